"""Read HTML pages: the text by trafilatura, what is known about it by ourselves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from crosswire.model.incident import Rejection
from crosswire.model.text import Article
from crosswire.read.articles import Known, Origin, make_article
from crosswire.read.encodings import decode
from crosswire.read.metadata import PageFacts, read_facts

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser

_CAPTIONS = "figcaption, .caption, .wp-caption-text, .image-caption, .photo-caption"
_IS_MARKED = re.compile(
    r"^(?:photo|picture|image|file|pictured)\b|(?:photo|picture|image|credit):|[\])]$",
    re.IGNORECASE,
)
# A figure's caption is a sentence or two; more is a text box.
_LONGEST_CAPTION = 600
_HEADLINE_WITHIN = 12
# A page whose text is shorter holds a menu or a notice.
_FEWEST_WORDS = 8


def read_page(content: bytes, origin: Origin) -> Iterator[Article | Rejection]:
    """The article of a page."""
    markup = decode(content, is_page=True)
    if markup is None:
        yield Rejection(origin.path, "read", "binary, not a page. Save the page as HTML.")
        return
    page = read_markup(markup, origin)
    yield page if isinstance(page, Rejection) else make_article(content, *page, origin)


def read_markup(markup: str, origin: Origin) -> tuple[str, Known] | Rejection:
    """The page's text with its headline first, and what is known of the article."""
    from selectolax.lexbor import LexborHTMLParser

    page = LexborHTMLParser(markup)
    facts = read_facts(page, origin.read_on)
    story = _extract_story(markup, page)
    if len(story.split()) < _FEWEST_WORDS:
        reason = "no article text found in the page. Save the text alone as .txt."
        return Rejection(origin.path, "read", reason)
    return _lay_out(page, facts, story), facts.known


def _extract_story(markup: str, page: LexborHTMLParser) -> str:
    """The running text as trafilatura finds it, or the paragraphs that it found in one lump."""
    from trafilatura import extract

    found = extract(markup, fast=True, include_comments=False, include_tables=False) or ""
    paragraphs = _paragraphs(page)
    return "\n".join(paragraphs) if "\n" not in found and len(paragraphs) > 1 else found


def _paragraphs(page: LexborHTMLParser) -> list[str]:
    """The text of the page's paragraphs."""
    return [words for node in page.css("p") if (words := _squeeze(node.text()))]


def _lay_out(page: LexborHTMLParser, facts: PageFacts, story: str) -> str:
    """Headline, agency, captions and story, a paragraph each; nothing stands there twice."""
    captions = _find_captions(page)
    lines = _drop_navigation(page, story.split("\n"), facts.known.title)
    body = [line for line in lines if _squeeze(line) not in (facts.known.title, *captions)]
    head = [facts.known.title] if facts.known.title else []
    if facts.agency and f"By {facts.agency}" not in lines:
        head.append(f"By {facts.agency}")
    marked = [line if _IS_MARKED.search(line) else f"Photo: {line}" for line in captions]
    return "\n\n".join([*head, *marked, *body])


def _drop_navigation(page: LexborHTMLParser, lines: list[str], title: str | None) -> list[str]:
    """The lines without links that stand alone, marks, and what stands above the headline.

    Pages laid out with tables carry their navigation into the text.
    """
    links = {_squeeze(node.text()) for node in page.css("a")}
    squeezed = [_squeeze(line) for line in lines]
    if title in squeezed[:_HEADLINE_WITHIN]:
        lines = lines[squeezed.index(title) :]
    return [line for line in lines if re.search(r"\w", line) and _squeeze(line) not in links]


def _find_captions(page: LexborHTMLParser) -> list[str]:
    """The captions of the page's figures, each once."""
    found = (_squeeze(node.text()) for node in page.css(_CAPTIONS))
    return list(dict.fromkeys(line for line in found if 0 < len(line) <= _LONGEST_CAPTION))


def _squeeze(words: str) -> str:
    return " ".join(words.split())
