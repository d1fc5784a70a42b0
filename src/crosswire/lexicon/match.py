"""Find the phrases of a lexicon in a text: word-bounded, the longest first."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from crosswire.lexicon.load import Entry, Lexicon
from crosswire.lexicon.spellings import spell_both_ways
from crosswire.model.text import Span

# Typographic marks that stand for the plain ones; each is one code point for one.
_PLAIN = str.maketrans(
    {"’": "'", "‘": "'", "ʼ": "'", "–": "-", "‑": "-", "\u00a0": " ", "\n": " "}
    | {"\u2028": " ", "\u2029": " "}
)


class Match(NamedTuple):
    """An entry found in a text. A plain tuple: tens of thousands are made a second."""

    span: Span
    entry: Entry


def fold(text: str) -> str:
    """The text in lower case with plain marks, every character still at its place.

    >>> fold("Kata’ib Hezbollah")
    "kata'ib hezbollah"
    """
    if text.isascii():  # most texts; the line break is the only mark of ASCII that is changed
        return text.lower().replace("\n", " ")
    plain = text.translate(_PLAIN)
    lower = plain.lower()
    if len(lower) == len(plain):
        return lower
    # "İ".lower() is two code points: keep such letters, so that offsets hold.
    return "".join(low if len(low := char.lower()) == 1 else char for char in plain)


class Phrases:
    """The phrases of some topics, ready to be looked for."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        owners: dict[str, list[tuple[Entry, str]]] = {}
        for entry in sorted(entries, key=yields):
            for phrase in (*entry.says, *entry.words("adjective"), *entry.words("metonyms")):
                if "{" not in phrase:
                    for spelt in spell_both_ways(phrase):
                        owners.setdefault(fold(spelt), []).append((entry, spelt))
        self._owners = list(owners.values())
        self._automaton = AhoCorasick(list(owners)) if owners else None

    def find(self, text: str, folded: str, offset: int = 0) -> list[Match]:
        """The matches in a text whose folded form is given, longest first and never overlapping.

        `offset` is added to every span.
        """
        if self._automaton is None:
            return []
        hits = self._automaton.find_matches_as_indexes(folded, overlapping=True)
        bounded = [
            hit for hit in hits if is_bounded(folded, hit[1], hit[2]) and self._owner(text, hit)
        ]
        bounded.sort(key=lambda hit: (hit[1] - hit[2], hit[1]))
        kept: list[tuple[int, int, int]] = []
        taken = bytearray(len(folded))  # a mark for every character that a longer hit covers
        for hit in bounded:
            if not any(taken[hit[1] : hit[2]]):
                taken[hit[1] : hit[2]] = b"\1" * (hit[2] - hit[1])
                kept.append(hit)
        kept.sort(key=lambda hit: hit[1])
        return [self._match(text, hit, offset) for hit in kept]

    def _owner(self, text: str, hit: tuple[int, int, int]) -> Entry | None:
        words = text[hit[1] : hit[2]]
        for entry, phrase in self._owners[hit[0]]:
            if not entry.case or words == phrase:
                return entry
        return None

    def _match(self, text: str, hit: tuple[int, int, int], offset: int) -> Match:
        entry = self._owner(text, hit)
        assert entry is not None  # noqa: S101  (only owned hits are kept)
        return Match(Span(hit[1] + offset, hit[2] + offset), entry)


def yields(entry: Entry) -> bool:
    """True if an entry gives way to any other that claims the same phrase.

    "Gunmen" and "the army" name no particular actor; as people or places they say more.
    """
    return entry.word("kind") == "generic" or entry.says_yes("local")


def is_bounded(folded: str, start: int, end: int) -> bool:
    """True if the stretch begins and ends at the edge of a word."""
    before = folded[start - 1] if start else " "
    after = folded[end] if end < len(folded) else " "
    return not (before.isalnum() and folded[start].isalnum()) and not (
        after.isalnum() and folded[end - 1].isalnum()
    )


@lru_cache(maxsize=64)
def compile_phrases(lexicon: Lexicon, topics: tuple[str, ...]) -> Phrases:
    """The phrases of the given topics, compiled once for each lexicon."""
    return Phrases(entry for topic in topics for entry in lexicon.entries(topic))


def find_phrases(text: str, lexicon: Lexicon, topics: tuple[str, ...]) -> list[Match]:
    """The phrases of the given topics in a text, in order, never overlapping."""
    return compile_phrases(lexicon, topics).find(text, fold(text))
