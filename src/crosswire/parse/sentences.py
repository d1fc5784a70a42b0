"""Cut zones into sentences, mending what a general splitter gets wrong in news prose."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from sentencex import segment  # type: ignore[import-untyped]

from crosswire.lexicon.calendar import MONTH_PATTERN, WEEKDAY_PATTERN
from crosswire.lexicon.clock import ZONE_OFFSETS
from crosswire.lexicon.load import Lexicon
from crosswire.model.text import Sentence, Span
from crosswire.parse.blocks import BREAK, trim
from crosswire.parse.reporting import Reporting, compile_reporting
from crosswire.parse.zones import Placed

_CLOCK_END = re.compile(r"\b[ap]\.?m\.\s*$", re.IGNORECASE)
_AFTER_CLOCK = re.compile(
    rf"(?i:{WEEKDAY_PATTERN}|{MONTH_PATTERN})\b|(?:{'|'.join(ZONE_OFFSETS)})\b"
    r"|[a-z(]|[A-Z]\w+ time\b"
)
_ASKED_END = re.compile(r"[?!…,]\s?[\"”’»]\s*$")
_CLOSERS_ONLY = re.compile(r"[\s\"”’»)\].,;:!?–—-]*$")
_ABBREVIATED_END = re.compile(r"\bvs?\.\s*$")
# The splitter may leave an opening mark behind at the end of the sentence before.
_OPENER_END = re.compile(r"(?<=\s)[“«‘(\[]\s*$")
# "(He left.) She stayed": a bracketed sentence ends as others do.
_BRACKET_END = re.compile(r"[.!?]\)\s+(?=[A-Z“\"])")


def find_sentences(text: str, placed: Iterable[Placed], lexicon: Lexicon) -> list[Sentence]:
    """The sentences of every zone in order; together they hold all of it but white space.

    A quotation and the "he said" after it are one sentence; a zone's end always ends one.
    """
    reporting = compile_reporting(lexicon)
    return [
        Sentence(span, zone.kind, paragraph)
        for zone, paragraph in placed
        for span in split_sentences(text, zone.span, reporting)
    ]


def split_sentences(text: str, zone: Span, reporting: Reporting) -> list[Span]:
    """The spans of the sentences within a stretch."""
    joined: list[Span] = []
    for piece in _cut(text, zone):
        if joined and _belong_together(joined[-1].quote(text), piece.quote(text), reporting):
            joined[-1] = Span(joined[-1].start, piece.end)
        else:
            joined.append(piece)
    return joined


def _cut(text: str, zone: Span) -> Iterator[Span]:
    """The general splitter's pieces, without the white space between them."""
    words = BREAK.sub(" ", zone.quote(text))
    edges, end = [0], 0
    for piece in segment("en", words):
        edges += (end + found.end() for found in _BRACKET_END.finditer(piece))
        end += len(piece)
        stray = _OPENER_END.search(piece)
        edges.append(end - len(stray[0]) if stray else end)
    edges.append(len(words))
    for left, right in pairwise(edges):
        span = trim(text, zone.start + left, zone.start + right)
        if span.end > span.start:
            yield span


def _belong_together(before: str, after: str, reporting: Reporting) -> bool:
    """True if the splitter cut one sentence in two."""
    if _CLOSERS_ONLY.match(after) or _CLOSERS_ONLY.match(before):
        return True
    if _ABBREVIATED_END.search(before):
        return True
    if _CLOCK_END.search(before) and _AFTER_CLOCK.match(after):
        return True
    return bool(_ASKED_END.search(before)) and reporting.is_tag(after)
