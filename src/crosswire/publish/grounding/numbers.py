"""Every number that words give, with its ends: digits, number words, ranges, bounds.

Written for checking, apart from what reads articles: only the lists of words are shared.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from crosswire.lexicon.load import Entry, Lexicon
from crosswire.lexicon.match import fold

_TOKEN = re.compile(r"\d+(?:,\d{3})+|\d+(?:\.\d+)?|[^\W\d_]+(?:'[^\W\d_]+)?|[^\w\s]")
_DIGITS = re.compile(r"\d[\d,]*(?:\.\d+)?")
_JOINTS = frozenset({"to", "or", "-"})
_FILLERS = frozenset({"a", "an", "the", "some", "estimated", "its"})
_NOBODY = frozenset({"nobody", "none", "no", "nil"})
REACH = 4  # words in which an approximator stands before its number


class Given(NamedTuple):
    """A number as words give it: its ends, None where open, and whether it is approximate."""

    low: int | None
    high: int | None
    about: bool = False

    def bears(self, said: Given) -> bool:
        """True if a sentence may say `said` where these words stand: no more exact, no other end.

        >>> Given(7, 7).bears(Given(7, None)), Given(7, None).bears(Given(7, 7))
        (True, False)
        """
        if said.low is not None and said.low == said.high:
            exact = self.low == said.low == self.high
            return exact and (said.about or not self.about)
        if said.high is None:
            return self.low == said.low and (self.high is None or self.high == self.low)
        if said.low is None:
            return self.high == said.high
        return (self.low, self.high) == (said.low, said.high)


class _Words(NamedTuple):
    """The number words of a lexicon by what they do."""

    values: dict[str, int]
    scales: dict[str, int]
    vague: dict[str, tuple[int | None, int | None]]
    before: dict[str, str]
    after: dict[str, str]


@lru_cache(maxsize=8)
def _load_words(lexicon: Lexicon) -> _Words:
    words = _Words({}, {}, {}, {}, {})
    for entry in lexicon.entries("numbers"):
        for phrase in map(fold, entry.says):
            _file(entry, phrase, words)
    return words


def _file(entry: Entry, phrase: str, words: _Words) -> None:
    means = entry.means
    value, scale = _whole(means.get("value")), _whole(means.get("scale"))
    if value is not None:
        words.values[phrase] = value
    elif scale is not None:
        words.scales[phrase] = scale
    elif "low" in means or "high" in means:
        words.vague[phrase] = (_whole(means.get("low")), _whole(means.get("high")))
    elif bound := entry.word("bound"):
        words.before[phrase] = bound
    elif after := entry.word("after"):
        words.after[phrase] = after


def _whole(value: object) -> int | None:
    return value if isinstance(value, int) else None


def read_given(text: str, lexicon: Lexicon, *, articles: bool = True) -> list[Given]:
    """Every number in a text, in order; one that may be read in two ways in both.

    With `articles`, "a" and "an" are numbers as well: "wounding an officer" is one. Vague words are
    none: "dozens" does not say 24.

    >>> from crosswire.lexicon.load import load_lexicon
    >>> read_given("At least seven of 2,500 people", load_lexicon())
    [Given(low=7, high=None, about=False), Given(low=2500, high=2500, about=False)]
    >>> read_given("several rockets; 2 to 7 hurt", load_lexicon())
    [Given(low=2, high=7, about=False)]
    """
    words = _load_words(lexicon)
    tokens = _TOKEN.findall(fold(text))
    found: list[Given] = []
    at = 0
    while at < len(tokens):
        given, past = _read_at(tokens, at, words)
        found += given if articles or tokens[at] not in {"a", "an"} or past > at + 1 else []
        at = max(past, at + 1)
    return found


def _read_at(tokens: Sequence[str], at: int, words: _Words) -> tuple[list[Given], int]:
    """The numbers that begin at a token, and the token behind them."""
    for size in (4, 3, 2, 1):
        ends = words.vague.get(" ".join(tokens[at : at + size]))
        if ends is not None:  # "several" bears no figure: it is quoted, not counted
            return ([Given(*ends)] if ends[0] == ends[1] else []), at + size
    if tokens[at] in _NOBODY:
        return [Given(0, 0)], at + 1
    value, past = _read_value(tokens, at, words)
    if value is None:
        return ([Given(1, 1)] if tokens[at] in {"a", "an"} else []), at + 1
    # "moved from 7 to 9" is no range, "from between 7 and 9 to 12" begins with one.
    moved = "from" in tokens[max(0, at - REACH) : at] and tokens[at - 1] != "between"
    other, end = (None, past) if moved else _read_range_end(tokens, past, words)
    if other is not None and other > value:
        return [*_bound(tokens, at, end, (value, other), words)], end
    return [*_bound(tokens, at, past, (value, value), words)], past


def _read_range_end(tokens: Sequence[str], at: int, words: _Words) -> tuple[int | None, int]:
    joint = tokens[at] if at < len(tokens) else ""
    if joint not in _JOINTS and joint != "and":
        return None, at
    value, past = _read_value(tokens, at + 1, words)
    between = joint == "and" and "between" in tokens[max(0, at - 4) : at]
    return (value, past) if joint != "and" or between else (None, at)


def _read_value(tokens: Sequence[str], at: int, words: _Words) -> tuple[int | None, int]:
    """The whole number written at a token, in digits or in words, and the token behind it."""
    total, part, past, seen = 0, 0.0, at, False
    while past < len(tokens):
        token = tokens[past]
        if _DIGITS.fullmatch(token) and not seen:
            part, seen = float(token.replace(",", "")), True
        elif token in words.values:
            part, seen = part + words.values[token], True
        elif token in words.scales and (seen or _is_article(tokens, past, at)):
            part, seen = (part or 1) * words.scales[token], True
            if words.scales[token] >= 1000:
                total, part = total + round(part), 0.0
        elif not _joins(tokens, past, at, words, seen=seen):
            break
        past += 1
    return (total + round(part), past) if seen else (None, at)


def _joins(tokens: Sequence[str], past: int, at: int, words: _Words, *, seen: bool) -> bool:
    """True for what holds a number together: "sixty-two", "a hundred and two", "a dozen"."""
    if tokens[past] in {"-", "and"}:
        return seen and _goes_on(tokens, past + 1, words)
    return tokens[past] in {"a", "an"} and past == at and _has_scale(tokens, past + 1, words)


def _is_article(tokens: Sequence[str], past: int, at: int) -> bool:
    return past == at or (past == at + 1 and tokens[at] in {"a", "an"})


def _goes_on(tokens: Sequence[str], at: int, words: _Words) -> bool:
    """True for the "two" of "sixty-two" and of "one hundred and two"."""
    value = words.values.get(tokens[at]) if at < len(tokens) else None
    before = tokens[at - 2] if at >= 2 else ""
    if value is None:
        return False
    if tokens[at - 1] == "-":
        return value < 10 and words.values.get(before, 0) >= 20
    return before in words.scales


def _has_scale(tokens: Sequence[str], at: int, words: _Words) -> bool:
    return at < len(tokens) and tokens[at] in words.scales


def _bound(
    tokens: Sequence[str], start: int, end: int, ends: tuple[int, int], words: _Words
) -> Iterator[Given]:
    """The number with what the words about it say of its ends."""
    kind, phrase = _find_bound(tokens, start, end, words)
    low, high = ends
    if kind == "low":
        yield Given(low, None)
        if phrase.startswith(("more", "over", "above", "upward", "north", "exceed")):
            yield Given(low + 1, None)
    elif kind == "high":
        yield Given(None, high)
        if phrase.startswith(("fewer", "less", "under", "below", "nearly", "almost", "close")):
            yield Given(None, high - 1)
    else:
        yield Given(low, high, kind == "about")


def _find_bound(tokens: Sequence[str], start: int, end: int, words: _Words) -> tuple[str, str]:
    while start > 0 and tokens[start - 1] in _FILLERS and tokens[start - 1] not in words.before:
        start -= 1
    for size in range(REACH, 0, -1):
        before = " ".join(tokens[max(0, start - size) : start])
        if before in words.before:
            return words.before[before], before
    for size in range(REACH, 0, -1):
        after = " ".join(tokens[end : end + size])
        if after in words.after:
            return words.after[after], after
    return "", ""
