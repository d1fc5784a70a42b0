"""Find quoted words: between straight, curly or angled marks, or left open at a paragraph's end."""

from __future__ import annotations

import re
from collections.abc import Iterator

from crosswire.model.text import Span

_PAIRS = {"“": "”", "«": "»", "„": "“", "‹": "›"}
# A single mark opens after white space or a bracket; anything else is an apostrophe.
_SINGLE_OPEN = re.compile(r"(?:(?<=[\s(\[—–/])|^)['‘](?=[^\s'’])")
_SINGLE_CLOSE = re.compile(r"(?<=[^\s])['’](?!\w)")
_DECADE = re.compile(r"['‘’]\d\ds\b")
_DOUBLE_OPEN = re.compile(r"[“«„‹\"]")
_STRAIGHT_CLOSE = re.compile(r"[\"”]")
_BEFORE_OPENING = " \n\t\xa0([—–/:-'‘"
# A phrase in single marks is short; a longer run is two apostrophes that do not belong together.
_LONGEST_SINGLE = 300


def find_quoted(text: str, paragraph: Span) -> list[Span]:
    """The quoted stretches of a paragraph in order; a quotation inside another is not listed.

    Marks without a partner open a quotation that runs to the end of the paragraph.

    >>> text = "He said: “It's ‘over’.” She \\"left"
    >>> [found.quote(text) for found in find_quoted(text, Span(0, len(text)))]
    ["It's ‘over’.", 'left']
    """
    words = paragraph.quote(text)
    doubles = list(_find_doubles(words))
    singles = [
        quoted
        for quoted in _find_singles(words)
        if not any(quoted.overlaps(outer) for outer in doubles)
    ]
    return [
        Span(span.start + paragraph.start, span.end + paragraph.start)
        for span in sorted(doubles + singles)
        if span.end > span.start
    ]


def _find_doubles(words: str) -> Iterator[Span]:
    """Stretches between double marks, from the left, none inside another."""
    place = 0
    while True:
        start = _find_opening(words, place)
        if start is None:
            return
        end = _find_closing(words, start)
        yield Span(start + 1, len(words) if end is None else end)
        if end is None:
            return
        place = end + 1


def _find_opening(words: str, place: int) -> int | None:
    """The next double mark that may open a quotation."""
    for found in _DOUBLE_OPEN.finditer(words, place):
        at = found.start()
        if found[0] != '"' or not at or words[at - 1] in _BEFORE_OPENING:
            return at
    return None


def _find_closing(words: str, start: int) -> int | None:
    """The mark that closes the quotation which opens at `start`."""
    mark = words[start]
    if mark == '"':
        return _find_straight_closing(words, start)
    depth = 0
    for at in range(start, len(words)):
        if words[at] == mark:
            depth += 1
        elif words[at] == _PAIRS[mark] or (mark == "“" and words[at] == '"'):
            depth -= 1
            if not depth:
                return at
    return None


def _find_straight_closing(words: str, start: int) -> int | None:
    """The next straight mark, or a curly closing one where the two kinds are mixed."""
    found = _STRAIGHT_CLOSE.search(words, start + 1)
    return found.start() if found else None


def _find_singles(words: str) -> Iterator[Span]:
    """Stretches between single marks; apostrophes and decades are none."""
    place = 0
    while opening := _SINGLE_OPEN.search(words, place):
        start = place = opening.end()
        if _DECADE.match(words, opening.start()):
            continue
        closing = _find_single_closing(words, start)
        if closing is not None:
            yield Span(start, closing)
            place = closing + 1


def _find_single_closing(words: str, start: int) -> int | None:
    """The single mark that closes; a plural's apostrophe gives way to a later, better one."""
    end = start + _LONGEST_SINGLE
    closings = [found.start() for found in _SINGLE_CLOSE.finditer(words, start, end)]
    if not closings:
        return None
    first = closings[0]
    is_plural = words[first - 1] == "s" and re.match(r"\s[a-z]", words[first + 1 : first + 3])
    later = [at for at in closings[1:] if words[at - 1] in ".,!?"]
    return later[0] if is_plural and later else first
