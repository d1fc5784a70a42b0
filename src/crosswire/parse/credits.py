"""Whom a text and its photos are credited to, and which outlet printed it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from crosswire.lexicon.load import Lexicon
from crosswire.lexicon.outlets import agency_pattern, find_agency, find_outlet
from crosswire.model.text import Article, Credit, Span, Zone
from crosswire.parse.blocks import make_block
from crosswire.parse.bylines import is_masthead
from crosswire.parse.headers import SEPARATOR, words_beside_date
from crosswire.parse.wording import Wording, compile_wording

_AGENCY = re.compile(agency_pattern())
# "The Associated Press reported" credits the text; "told AFP" and "contacted by AFP" do not.
_REPORTED = re.compile(
    rf"[,;]\s(?:the\s)?(?P<agency>{agency_pattern()})\s(?:has\s)?(?:reported|reports)\b",
    re.IGNORECASE,
)
_BESIDE_OUTLET = re.compile(
    rf"\s*/\s*{agency_pattern()}$|\s(?:Staff|Agencies|& Agencies|Staff & Agencies|Newsroom)$"
    r"|\s[A-Z]{4,}(?:\s[A-Z]{4,})?$|^(?i:by|more from|more)\s.*"
)
# The station or paper in "CLANDESTINE, 8 JAN 90 (RADIO VENCEREMOS) --"; a service has no name.
_CABLE_SOURCE = re.compile(r"(?:\d|DATE)\s\((?P<outlet>[^()\n]{2,40})\)\s*--")
_NAMELESS = re.compile(r"\bSERVICE\b")
# "NEWS" alone is a section; an outlet of one word must be in the list.
_WORDS_OF_AN_OUTLET = 2
_NOTICE = re.compile(r"©|\bcopyright\b", re.IGNORECASE)
_PRINTED_IN = (
    re.compile(r"\b[Pp]ublished in (?:the )?(?P<outlet>[A-Z][\w&'’.]*(?: [A-Z&][\w&'’.]*)*)"),
    re.compile(
        r"\bnewsletter (?:from|of) (?P<outlet>(?:The |the )?[A-Z][\w&'’]*(?: [A-Z&][\w&'’]*)*)"
    ),
    re.compile(r"\b[Aa]ll rights reserved,? (?P<outlet>[A-Z][\w&'’]*(?: [A-Z&][\w&'’]*)+)"),
)


def find_credits(text: str, zones: Sequence[Zone], lexicon: Lexicon) -> list[Credit]:
    """The agencies named as makers of the text or of a photo, in order.

    Captions credit photos; datelines, bylines and the foot of the story credit the text.
    """
    wording = compile_wording(lexicon)
    return [credit for zone in zones for credit in _find_in_zone(text, zone, wording)]


def find_outlet_name(article: Article, zones: Sequence[Zone], lexicon: Lexicon) -> str | None:
    """The outlet: as given, else as a notice, a masthead or a byline prints it."""
    if article.outlet:
        return article.outlet
    wording = compile_wording(lexicon)
    for zone in zones:
        if zone.kind in ("furniture", "byline"):
            name = _find_printed_outlet(article.text, zone, wording)
            if name:
                return find_outlet(name) or name
    return _find_cable_source(article.text, zones) or _find_own_agency(article.text, zones)


def _find_cable_source(text: str, zones: Sequence[Zone]) -> str | None:
    """The station or paper that a cable was taken from, as its dateline spells it."""
    for zone in zones:
        found = _CABLE_SOURCE.search(zone.span.quote(text)) if zone.kind == "dateline" else None
        if found and not (_NAMELESS.search(found["outlet"]) or _AGENCY.search(found["outlet"])):
            return find_outlet(found["outlet"]) or found["outlet"]
    return None


def _find_own_agency(text: str, zones: Sequence[Zone]) -> str | None:
    """The agency whose own page this is: "Anadolu Agency MIDDLE EAST" with no outlet beside it."""
    for zone in zones:
        found = _AGENCY.match(zone.span.quote(text)) if zone.kind == "byline" else None
        if found and found[0].endswith(("Agency", "News")):
            return found[0]
    return None


def _find_in_zone(text: str, zone: Zone, wording: Wording) -> Iterator[Credit]:
    """The credits of one zone."""
    words = zone.span.quote(text)
    if zone.kind == "caption":
        yield from _credit_all("photo", words, zone.span.start)
    elif zone.kind in ("dateline", "byline") or (
        zone.kind == "furniture" and _is_credit_line(words, wording)
    ):
        yield from _credit_all("text", words, zone.span.start)
    elif zone.kind == "body":
        for found in _REPORTED.finditer(words):
            yield from _credit_all("text", found["agency"], zone.span.start + found.start("agency"))


def _credit_all(of: str, words: str, offset: int) -> Iterator[Credit]:
    """A credit for each agency named in the words that supplies such things."""
    for found in _AGENCY.finditer(words):
        agency = find_agency(found[0])
        if agency and agency.kind in (of, "both"):
            span = Span(offset + found.start(), offset + found.end())
            yield Credit(agency.name, "photo" if of == "photo" else "text", span)


def _is_credit_line(words: str, wording: Wording) -> bool:
    """True for a header with a date, and for a short copyright notice."""
    if len(words.split()) > 30:
        return False
    return bool(_NOTICE.search(words)) or words_beside_date(words, wording) != words


def _find_printed_outlet(text: str, zone: Zone, wording: Wording) -> str | None:
    """The outlet that a line names: by a formula, or as one of its parts."""
    words = zone.span.quote(text)
    for pattern in _PRINTED_IN:
        found = pattern.search(words)
        if found:
            return found["outlet"].removeprefix("the ")
    if len(words) > 160:
        return None
    return next((part for part in _name_parts(words, wording) if part), None)


def _name_parts(words: str, wording: Wording) -> Iterator[str]:
    """The parts of a header line that are mastheads and no agency."""
    for part in SEPARATOR.split(words):
        name = _BESIDE_OUTLET.sub("", part.strip(" -–—|·,"))
        if name and ":" not in name and not _AGENCY.fullmatch(name):
            block = make_block(name, Span(0, len(name)))
            known = wording.whole(block) is not None or len(name.split()) < _WORDS_OF_AN_OUTLET
            if find_outlet(name) or (not known and is_masthead(block, wording)):
                yield name
