"""Words as single characters, so that patterns of words are plain regular expressions.

Every word that the grammar knows has a letter of its own (from Unicode's private area), every shape
of number has one ("d" for a day's number, "y" for a year), and everything else is "x".
"""

from __future__ import annotations

import re
from typing import NamedTuple

from crosswire.lexicon.calendar import MONTHS, WEEKDAYS
from crosswire.model.text import Span

_TOKEN = re.compile(
    r"""
      (?P<full>\d{4}-\d\d?-\d\d?(?!\d)|\d\d?([/.])\d\d?\2\d{4}(?!\d))
    | (?P<clock>\d\d?[.:]\d\d(?=\s?[aApP]\.?[mM]\b)|\d\d?:\d\d(?::\d\d)?(?![\d:]))
    | (?P<ordinal>\d\d?(?:st|nd|rd|th)\b)
    | (?P<number>\d+(?:,\d{3})+(?!\w)|\d+(?:\.\d+)?(?=[aApP][mM]\b|(?!\w)))
    | (?P<word>[ap]\.m\.?|[AP]\.M\.?|[^\W\d_]+(?:'clock|’clock)?|['’]s\b)
    | (?P<other>\n[ \t]*\n|\w+|[^\w\s])
    """,
    re.VERBOSE,
)
_FIRST_OWN_LETTER = 0xE000  # the private use area: no text uses these to say anything
_HYPHENS = str.maketrans({"–": "-", "‑": "-", "’": "'"})
_DAY, _ORDINAL, _YEAR, _HHMM, _CLOCK, _FULL, _NUMBER, UNKNOWN = "doyhcfnx"


class Tokens(NamedTuple):
    """A stretch of text as tokens: where each stands, and the letters of all in one string."""

    marks: list[re.Match[str]]
    codes: str

    def written(self, index: int) -> str:
        """A token as the text has it; nothing beyond the ends."""
        return self.marks[index].group() if 0 <= index < len(self.marks) else ""

    def words(self, first: int, past: int) -> tuple[str, ...]:
        """The tokens from one up to, not with, another, in small letters."""
        return tuple(mark.group().lower() for mark in self.marks[max(first, 0) : past])

    def span(self, first: int, past: int) -> Span:
        """The stretch of text from one token up to, not with, another."""
        return Span(self.marks[first].start(), self.marks[past - 1].end())


class Vocabulary:
    """The words that a grammar knows, each with its letter.

    Words with a capital are kept apart from their small twins: "May" is not "may".
    """

    def __init__(self) -> None:
        self._exact: dict[str, str] = {}
        self._folded: dict[str, str] = {}
        self._twins: dict[str, set[str]] = {}

    def learn(self, word: str, *, case: bool = False) -> str:
        """The word's letter; a new one for a new word."""
        plain = word.translate(_HYPHENS)
        if not case or plain == plain.lower():
            return self._folded.setdefault(plain.lower(), self._next_letter())
        letter = self._exact.setdefault(plain, self._next_letter())
        self._twins.setdefault(plain.lower(), set()).add(letter)
        return letter

    def learn_name(self, name: str) -> str:
        """The letter of a month or weekday: known as "May" and "MAY", not as "may"."""
        letter = self._exact.setdefault(name.title(), self._next_letter())
        return self._exact.setdefault(name.upper(), letter)

    def spellings(self, word: str, *, case: bool) -> str:
        """All letters that stand for a word of a pattern: capitals too unless `case`."""
        own = self.learn(word, case=case)
        return own if case else own + "".join(sorted(self._twins.get(word.lower(), ())))

    def spelled_numbers(self) -> str:
        """The letters of numbers that the lexicon spells out, as "11" in "Sept. 11 attacks"."""
        return "".join(letter for word, letter in self._folded.items() if word.isdecimal())

    def letter(self, word: str) -> str:
        """The letter of a word in a text, "x" if the grammar does not know it."""
        known = self._exact.get(word) or self._folded.get(word.lower(), UNKNOWN)
        if known == UNKNOWN and "’" in word:
            return self.letter(word.translate(_HYPHENS))
        return known

    def _next_letter(self) -> str:
        return chr(_FIRST_OWN_LETTER + len(self._exact) + len(self._folded))


def read_tokens(text: str, span: Span, vocabulary: Vocabulary) -> Tokens:
    """The tokens of a stretch of text, in order; spaces are left out."""
    marks = list(_TOKEN.finditer(text, span.start, span.end))
    letter = vocabulary.letter
    codes = [
        letter(mark.group()) if mark.lastgroup == "word" else _shape(mark, vocabulary)
        for mark in marks
    ]
    return Tokens(marks, "".join(codes))


def _shape(mark: re.Match[str], vocabulary: Vocabulary) -> str:
    """The letter for a number by its shape, or for a mark."""
    words, kind = mark.group(), mark.lastgroup
    if kind == "number":
        spelled = vocabulary.letter(words)
        return _number_shape(words) if spelled == UNKNOWN else spelled
    if kind == "other":
        return vocabulary.letter(words.translate(_HYPHENS))
    if kind == "ordinal":
        return _ORDINAL if 1 <= int(words[:-2]) <= 31 else _NUMBER
    return _CLOCK if kind == "clock" else _FULL


def _number_shape(words: str) -> str:
    """A day of the month, a year, four digits that may be a clock, or just a number."""
    if not words.isdecimal():
        return _NUMBER
    if len(words) <= 2:
        return _DAY if 1 <= int(words) <= 31 else _NUMBER
    if len(words) != 4:
        return _NUMBER
    return _YEAR if words[:2] in ("19", "20") else _HHMM


def split_words(phrase: str) -> list[str]:
    """The tokens of a phrase of the lexicon, cut as a text would be.

    >>> split_words("pre-dawn hours")
    ['pre', '-', 'dawn', 'hours']
    """
    return [found.group() for found in _TOKEN.finditer(phrase)]


LONG_MONTHS = tuple(name for name in MONTHS if len(name) > 4 or name in ("may", "june", "july"))
SHORT_MONTHS = tuple(name for name in MONTHS if name not in LONG_MONTHS)
LONG_WEEKDAYS = tuple(name for name in WEEKDAYS if name.endswith("day"))
SHORT_WEEKDAYS = tuple(name for name in WEEKDAYS if name not in LONG_WEEKDAYS)
EVERYDAY_MONTHS = ("march", "may", "april", "june")
"""Months whose name alone may be a verb, a walk or a person."""
NUMBER_CODES = _DAY + _YEAR + _HHMM + _NUMBER
DAY_CODES = _DAY + _ORDINAL
YEAR_CODE, CLOCK_CODE, FULL_CODE, HOUR_CODE = _YEAR, _CLOCK, _FULL, _DAY
HHMM_CODES = _HHMM + _YEAR
