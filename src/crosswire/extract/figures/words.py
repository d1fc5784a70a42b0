"""The words of numbers.toml, ready to be looked up word by word, and a text cut into words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from crosswire.lexicon.load import Entry, Lexicon
from crosswire.model.text import Span

Words = tuple[str, ...]

_TOKEN = re.compile(
    r"\d{1,3}(?:[,\u00a0\u202f ]\d{3})+(?!\d|,\d)|\d+(?:\.\d+)?|[^\W\d_]+|\n[ \t]*\n|[^\w\s]"
)
"""Numbers (with commas or thin spaces between thousands), words, blank lines, and marks."""


class Row(NamedTuple):
    """A stretch of text as words: as written, in small letters, and where each stands."""

    text: str
    marks: list[re.Match[str]]
    words: list[str]

    def written(self, index: int) -> str:
        """The word as the text has it; nothing beyond the ends."""
        return self.marks[index].group() if 0 <= index < len(self.marks) else ""

    def word(self, index: int) -> str:
        """The word in small letters; nothing beyond the ends."""
        return self.words[index] if 0 <= index < len(self.words) else ""

    def touches(self, index: int) -> bool:
        """True if nothing stands between this word and the one before it."""
        return 0 < index < len(self.marks) and (
            self.marks[index - 1].end() == self.marks[index].start()
        )

    def span(self, first: int, past: int) -> Span:
        """The stretch of text from a word up to, not with, another."""
        return Span(self.marks[first].start(), self.marks[past - 1].end())


def cut_words(text: str, span: Span) -> Row:
    """The words and marks of a stretch of text."""
    marks = list(_TOKEN.finditer(text, span.start, span.end))
    return Row(text, marks, [mark.group().lower() for mark in marks])


class Table:
    """Phrases by their words, to be found at a place in a row, the longest first."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._phrases: dict[Words, Entry] = {}
        self._has_cased = False
        self._lengths: dict[str, list[int]] = {}
        self._last_lengths: dict[str, list[int]] = {}
        for entry in entries:
            for phrase in entry.says:
                self._add(tuple(_TOKEN.findall(phrase)), entry)

    def _add(self, words: Words, entry: Entry) -> None:
        key = words if entry.case else tuple(word.lower() for word in words)
        self._phrases[key] = entry
        self._has_cased |= entry.case
        for lengths, word in ((self._lengths, key[0]), (self._last_lengths, key[-1])):
            known = lengths.setdefault(word.lower(), [])
            known.append(len(key))
            known.sort(reverse=True)

    @property
    def heads(self) -> frozenset[str]:
        """The first words of all phrases, in small letters."""
        return frozenset(self._lengths)

    def at(self, row: Row, index: int) -> tuple[Entry, int] | None:
        """The longest phrase that begins at a word, and the index after it."""
        for length in self._lengths.get(row.word(index), ()):
            entry = self._entry(row, index, index + length)
            if entry is not None:
                return entry, index + length
        return None

    def before(self, row: Row, index: int) -> tuple[Entry, int] | None:
        """The longest phrase that ends just before a word, and the index where it begins."""
        for length in self._last_lengths.get(row.word(index - 1), ()):
            entry = self._entry(row, index - length, index) if length <= index else None
            if entry is not None:
                return entry, index - length
        return None

    def _entry(self, row: Row, first: int, past: int) -> Entry | None:
        if past > len(row.words):
            return None
        entry = self._phrases.get(tuple(row.words[first:past]))
        if entry is None and self._has_cased:
            entry = self._phrases.get(tuple(mark.group() for mark in row.marks[first:past]))
        return entry


class Counting:
    """The numbers topic of a lexicon, sorted by what the words do."""

    def __init__(self, lexicon: Lexicon) -> None:
        entries = lexicon.entries("numbers")
        self.values = _by_word(entries, "value")
        self.scales = _by_word(entries, "scale")
        self.ordinals = _by_word(entries, "ordinal")
        self.vague = Table(_with(entries, "low"))
        self.bounds = Table(_with(entries, "bound"))
        self.afters = Table(_with(entries, "after"))
        self.times = Table(_with(entries, "times"))
        self.nothing = Table(_with(entries, "nothing"))
        self.kinds_before = Table(e for e in _with(entries, "kind") if e.word("where") == "before")
        self.kinds_after = Table(
            e for e in _with(entries, "kind") if e.word("where") in (None, "after")
        )
        self.compounds = Table(e for e in _with(entries, "kind") if e.word("where") == "compound")
        self.digits_rule = _with(entries, "digits")[0].rule
        words = {*self.values, *self.scales, *self.ordinals, "a", "an", "between"}
        self.heads = words | self.vague.heads | self.nothing.heads


def _with(entries: Sequence[Entry], key: str) -> list[Entry]:
    return [entry for entry in entries if key in entry.means]


def _by_word(entries: Sequence[Entry], key: str) -> dict[str, tuple[int, Entry]]:
    """Single words and the whole number that each means under a key."""
    known: dict[str, tuple[int, Entry]] = {}
    for entry in _with(entries, key):
        value = entry.means[key]
        for word in entry.says if isinstance(value, int) else ():
            known[word] = (value if isinstance(value, int) else 0, entry)
    return known


@lru_cache(maxsize=8)
def compile_counting(lexicon: Lexicon) -> Counting:
    """The numbers of a lexicon, sorted once."""
    return Counting(lexicon)
