"""The paragraphs of a text: its lines, or runs of lines where the text was wrapped by hand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from crosswire.lexicon.match import fold
from crosswire.model.text import Span

# Pages that pass through word processors part their lines with Unicode's separators.
BREAK = re.compile(r"[\n\v\f\u2028\u2029]")
_LINE = re.compile(r"[^\n\v\f\u2028\u2029]+")
# Feeds that export a page as one text put the crawl's date before the first words.
_CRAWL_DATE = re.compile(r"date \d{4}-\d\d-\d\d(?=\s|$)")
_ENDS_SENTENCE = re.compile(r"[.!?…:][\"”’»')\]]*\s*$")
# Hand-wrapped text has lines of 50 to 85 characters; a headline is shorter, a paragraph longer.
_WRAPPED_FROM, _WRAPPED_TO = 50, 85
_WRAPPED_LINES = 6
_WRAPPED_SHARE = 0.6
# A teletype's copy begins "LIMA, 9 MAY 89 (EFE) --" and is wrapped however short it is.
_CABLE = re.compile(
    r"\s*[A-Z][A-Z .,'’()/-]{2,60},\s(?:\d\d?\s[A-Z]{3,9}(?:\s\d\d)?|NO DATE)\b"
    r"[^\n]{0,60}\n?[^\n]{0,60}--"
)


class Block(NamedTuple):
    """A paragraph: where it stands, its text, the same in lower case with plain marks, its words.

    The words are what stands between white space.
    """

    span: Span
    text: str
    folded: str
    words: list[str]


def find_blocks(text: str) -> list[Block]:
    """The paragraphs in order, white space around them left out.

    >>> [block.text for block in find_blocks(" date 2031-05-03 Ferry sinks\\n\\nNobody drowned.")]
    ['date 2031-05-03', 'Ferry sinks', 'Nobody drowned.']
    """
    lines = list(_find_lines(text))
    if _is_wrapped(text, lines):
        lines = _join_wrapped(text, lines)
    return [make_block(text, span) for line in lines for span in _split_crawl_date(text, line)]


def make_block(text: str, span: Span) -> Block:
    """The paragraph that stands at a span."""
    words = span.quote(text)
    return Block(span, words, fold(words), words.split())


def trim(text: str, start: int, end: int) -> Span:
    """The stretch without the white space at its ends."""
    piece = text[start:end]
    return (
        Span(end - len(piece.lstrip()), start + len(piece.rstrip()))
        if piece.strip()
        else (Span(start, start))
    )


def _find_lines(text: str) -> Iterator[Span]:
    """The lines that hold more than white space, trimmed."""
    for found in _LINE.finditer(text):
        span = trim(text, found.start(), found.end())
        if span.end > span.start:
            yield span


def _is_wrapped(text: str, lines: list[Span]) -> bool:
    """True for a cable, or if most lines are as long as a typewriter's and end in mid-sentence."""
    if opens_cable(text):
        return True
    followed = [line for line, after in pairwise(lines) if after.start - line.end < 5]
    if len(followed) < _WRAPPED_LINES:
        return False
    broken = [
        line
        for line in followed
        if _WRAPPED_FROM <= line.end - line.start <= _WRAPPED_TO
        and not _ENDS_SENTENCE.search(line.quote(text))
    ]
    return len(broken) >= _WRAPPED_SHARE * len(lines)


def opens_cable(text: str) -> bool:
    """True if a text begins as a teletype's copy does.

    >>> opens_cable("LIMA, 9 MAY 89 (EFE) -- [TEXT] TWO MEN FLED.")
    True
    """
    return _CABLE.match(text) is not None


def _join_wrapped(text: str, lines: list[Span]) -> list[Span]:
    """The paragraphs of wrapped text: lines with neither an empty line nor an indent between."""
    joined = lines[:1]
    for line in lines[1:]:
        gap = text[joined[-1].end : line.start]
        if len(BREAK.findall(gap)) == 1 and not gap.endswith(("  ", "\t")):
            joined[-1] = Span(joined[-1].start, line.end)
        else:
            joined.append(line)
    return joined


def _split_crawl_date(text: str, line: Span) -> Iterator[Span]:
    """A line, or the crawl's date and the rest of the line."""
    found = _CRAWL_DATE.match(text, line.start)
    if not found:
        yield line
        return
    yield Span(line.start, found.end())
    rest = trim(text, found.end(), line.end)
    if rest.end > rest.start:
        yield rest
