"""What a page says about its article: JSON-LD, meta tags, time elements, canonical link."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from crosswire.lexicon.outlets import find_agency, find_outlet_by_host
from crosswire.model.text import Published
from crosswire.read.articles import Known
from crosswire.read.days import is_possible, read_moment

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser

Json = dict[str, "Json"] | list["Json"] | str | int | float | bool | None

_ARTICLE_TYPES = re.compile(r"Article|Report|BlogPosting|WebPage|LiveBlog")
_PUBLISHED_METAS = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publication_date",
    "publish_date",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date",
    "dc.date.issued",
    "dcterms.created",
    "dcterms.date",
    "dcterms.issued",
    "article.published",
    "cxenseparse:recs:publishtime",
    "timestamp",
)
_TRAILING_COMMA = re.compile(r",\s*([}\]])")


class DateCandidate(NamedTuple):
    """A publication date, where on the page it stands, and its words."""

    place: str
    words: str


class PageFacts(NamedTuple):
    """What is known of the page, and the agency that its metadata name as author."""

    known: Known
    agency: str | None


def read_facts(page: LexborHTMLParser, read_on: str) -> PageFacts:
    """Title, address, outlet, date, language and agency of a page; None where it does not say."""
    metas = read_metas(page)
    objects = [item for item in read_json_ld(page) if _is_article(item)]
    url = _find_url(page, metas, objects)
    outlet = (
        _first_text(objects, "publisher", "name")
        or metas.get("og:site_name")
        or metas.get("application-name")
        or (find_outlet_by_host(urlsplit(url).hostname or "") if url else None)
    )
    known = Known(
        title=_find_title(page, metas, objects, outlet),
        url=url,
        outlet=outlet,
        published=choose_published(find_dates(page, metas, objects), read_on),
        language=_find_language(page, objects),
    )
    return PageFacts(known, _find_agency(metas, objects))


def read_metas(page: LexborHTMLParser) -> dict[str, str]:
    """The page's meta tags by lower-case name, property or itemprop; the first of each."""
    metas: dict[str, str] = {}
    for node in page.css("meta[content]"):
        attributes = node.attributes
        name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop")
        content = (attributes.get("content") or "").strip()
        if name and content:
            metas.setdefault(name.lower(), content)
    return metas


def read_json_ld(page: LexborHTMLParser) -> Iterator[dict[str, Json]]:
    """Every object in the page's JSON-LD, lists and @graph spelled out; broken JSON is skipped."""
    for node in page.css('script[type="application/ld+json"]'):
        yield from _walk_objects(_parse_json(node.text()))


def find_dates(
    page: LexborHTMLParser, metas: dict[str, str], objects: list[dict[str, Json]]
) -> Iterator[DateCandidate]:
    """The dates that may be the publication's, the most trusted first, updates last."""
    yield from _dates_in(objects, "datePublished")
    yield from (DateCandidate(f"meta {m}", metas[m]) for m in _PUBLISHED_METAS if m in metas)
    yield from _dates_in_elements(page)
    yield from _dates_in(objects, "dateModified")
    if "article:modified_time" in metas:
        yield DateCandidate("meta article:modified_time", metas["article:modified_time"])


def _dates_in(objects: list[dict[str, Json]], key: str) -> Iterator[DateCandidate]:
    """The dates that JSON-LD objects have under a key."""
    for item in objects:
        if words := _text_at(item, key):
            yield DateCandidate(f"json-ld {key}", words)


def _dates_in_elements(page: LexborHTMLParser) -> Iterator[DateCandidate]:
    """The first time element of each kind."""
    for selector in ("time[pubdate]", "[itemprop=datePublished][datetime]", "time[datetime]"):
        node = page.css_first(selector)
        words = node.attributes.get("datetime") if node is not None else None
        if words:
            yield DateCandidate(selector, words)


def choose_published(candidates: Iterator[DateCandidate], read_on: str) -> Published | None:
    """The first candidate that is a date and does not lie ahead of the day of reading.

    A later candidate for the same day adds the clock time if the first has none.
    """
    moments = (read_moment(found.words) for found in candidates)
    possible = [moment for moment in moments if moment and is_possible(moment, read_on)]
    if not possible:
        return None
    first = possible[0]
    clocked = (m for m in possible if m.start == first.start and m.clock)
    return Published(next(clocked, first), "metadata")


def _find_title(
    page: LexborHTMLParser,
    metas: dict[str, str],
    objects: list[dict[str, Json]],
    outlet: str | None,
) -> str | None:
    """The headline: from JSON-LD, the page's first heading, or its title without the outlet."""
    heading = page.css_first("h1")
    printed = _squeeze(heading.text()) if heading is not None else None
    title = page.css_first("title")
    named = metas.get("og:title") or (_squeeze(title.text()) if title is not None else None)
    found = _first_text(objects, "headline") or printed or named
    if found and outlet and found.endswith(outlet):
        found = re.sub(r"\s*[|–—·-]\s*$", "", found.removesuffix(outlet))
    return _squeeze(found) if found else None


def _find_url(
    page: LexborHTMLParser, metas: dict[str, str], objects: list[dict[str, Json]]
) -> str | None:
    """The article's own address: canonical link, og:url or JSON-LD."""
    link = page.css_first("link[rel=canonical]")
    canonical = link.attributes.get("href") if link is not None else None
    found = canonical or metas.get("og:url") or _first_text(objects, "url")
    return found if found and found.startswith("http") else None


def _find_language(page: LexborHTMLParser, objects: list[dict[str, Json]]) -> str | None:
    """The declared language, "en" for "en-GB"."""
    root = page.css_first("html")
    declared = root.attributes.get("lang") if root is not None else None
    found = declared or _first_text(objects, "inLanguage")
    return re.split(r"[-_]", found)[0].lower() if found else None


def _find_agency(metas: dict[str, str], objects: list[dict[str, Json]]) -> str | None:
    """The news agency that the metadata name as author."""
    named = (_first_text(objects, "author", "name"), metas.get("author"), metas.get("byline"))
    return next((name for name in named if name and find_agency(name)), None)


def _is_article(item: dict[str, Json]) -> bool:
    """True for an object that speaks of a page or an article."""
    kind = item.get("@type")
    kinds = kind if isinstance(kind, list) else [kind]
    return any(isinstance(name, str) and _ARTICLE_TYPES.search(name) for name in kinds)


def _parse_json(words: str) -> Json:
    """The JSON in a script; None if it cannot be read even with its stray commas removed."""
    bare = re.sub(r"^\s*(?:<!--|//<!\[CDATA\[)|(?:-->|//\]\]>)\s*$", "", words.strip())
    for attempt in (bare, _TRAILING_COMMA.sub(r"\1", bare)):
        try:
            parsed: Json = json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
        return parsed
    return None


def _walk_objects(value: Json, depth: int = 0) -> Iterator[dict[str, Json]]:
    """The objects in a list, in @graph, or as mainEntity; no deeper than pages nest them."""
    if depth > 4:
        return
    if isinstance(value, list):
        for item in value:
            yield from _walk_objects(item, depth + 1)
    elif isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity"):
            if isinstance(value.get(key), dict | list):
                yield from _walk_objects(value[key], depth + 1)


def _text_at(item: Json, *keys: str) -> str | None:
    """The words under a path of keys; of a list its first member counts."""
    for key in keys:
        item = item[0] if isinstance(item, list) and item else item
        item = item.get(key) if isinstance(item, dict) else (item if key == "name" else None)
    item = item[0] if isinstance(item, list) and item else item
    return _squeeze(item) or None if isinstance(item, str) else None


def _first_text(objects: list[dict[str, Json]], *keys: str) -> str | None:
    """The first words that any object has under a path of keys."""
    return next((words for item in objects if (words := _text_at(item, *keys))), None)


def _squeeze(words: str) -> str:
    return " ".join(words.split())
