"""Patterns over symbols: words in lower case, and groups written as a letter and a number.

A sentence such as "At least 12 people were killed in Kunduz" becomes
" N0=people were killed in P1": crowds, weapons and events keep their head word.
A pattern is written as it reads: "{people} (was|were) (reportedly)? killed". In it

    {people}      one group of a kind (see SLOTS); {people:2} a second one
    {..4}         up to four symbols, as few as possible, never across a semicolon, nor, in a
                  pattern with {actor}, {who}, {people} or {victim}, across another one or "but"
    {..4!}        the same, but across anything but a semicolon
    (a|b c)       one of these; (a|b)? perhaps one of these
    anything else the word itself
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set
from functools import lru_cache
from typing import NamedTuple

from crosswire.errors import SetupError
from crosswire.lexicon.load import Entry, Lexicon

SLOTS = {
    "time": "T",
    "figure": "F",
    "ordinal": "O",
    "people": "NF",
    "crowd": "N",
    "weapon": "W",
    "place": "P",
    "actor": "A",
    "name": "X",
    "event": "E",
    "who": "AXN",
    "someone": "XN",
    "victim": "XNF",
    "where": "PX",
    "any": "TFONWPAXE",
}
# What a gap may not cross in a pattern with such a slot: the verb belongs to the nearest one.
BARRED = {"actor": "AN", "who": "AXN", "people": "NXF", "victim": "NXF"}
_TOKEN = re.compile(r"\{[^}]+\}|\([^)]*\)\??|\S+")


class Pattern(NamedTuple):
    """A compiled pattern, the entry it belongs to, and words one of which must be present."""

    entry: Entry
    regex: re.Pattern[str]
    anchors: frozenset[str]


class Hit(NamedTuple):
    """A pattern found: its entry, the groups by slot, and the stretch of symbols it covers."""

    entry: Entry
    groups: dict[str, int]
    start: int
    end: int


def compile_pattern(entry: Entry, says: str) -> Pattern:
    """One pattern of an entry, ready to be matched."""
    anchors: frozenset[str] = frozenset()
    parts = []
    barred = "".join(letters for slot, letters in BARRED.items() if f"{{{slot}" in says)
    gap = rf"(?!;|but |while |[{barred}]\d)" if barred else "(?!;)"
    for token in _TOKEN.findall(says):
        parts.append(_part(entry, token, gap))
        anchors = _better(anchors, _words(token))
    return Pattern(entry, re.compile("".join(parts) + r"(?= |$)"), anchors)


def _part(entry: Entry, token: str, gap: str) -> str:
    if token.startswith("{.."):
        free = token.endswith("!}")
        number = int(token[3:-1].rstrip("!"))
        return rf"(?: {'(?!;)' if free else gap}\S+){{0,{number}}}?"
    if token.startswith("{"):
        return _slot(entry, token[1:-1])
    if token.startswith("("):
        body = token.strip("?")[1:-1]
        choices = "|".join(
            "".join(_part(entry, t, gap) for t in c.split()) for c in body.split("|")
        )
        return f"(?:{choices})" + ("?" if token.endswith("?") else "")
    return r" (?:[ENWG]\d+=)?" + re.escape(token.lower())


def _slot(entry: Entry, name: str) -> str:
    kind, _, number = name.partition(":")
    if kind not in SLOTS:
        raise SetupError(
            f"{entry.rule}: no such slot {{{kind}}}; there are {', '.join(sorted(SLOTS))}"
        )
    return f" (?P<{kind}{number}>[{SLOTS[kind]}]\\d+)(?:=[^ ]+)?"


def _words(token: str) -> frozenset[str]:
    """Words of which one must be present for the token to match; none if it can match without."""
    if token.startswith("{") or token.endswith("?"):
        return frozenset()
    if token.startswith("("):
        heads = [choice.split()[0] for choice in token[1:-1].split("|")]
        return frozenset() if any(h.startswith("{") for h in heads) else frozenset(heads)
    return frozenset((token.lower(),))


def _better(left: frozenset[str], right: frozenset[str]) -> frozenset[str]:
    """The anchors that rule out more sentences: those whose shortest word is longer."""
    if not left or not right:
        return left or right
    return max(left, right, key=lambda words: min(map(len, words)))


class Patterns:
    """All patterns of a topic, indexed by the words without which they cannot match."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._anchored: dict[str, list[Pattern]] = {}
        for entry in entries:
            for says in entry.says:
                pattern = compile_pattern(entry, says)
                if not pattern.anchors:
                    raise SetupError(f"{entry.rule}: the pattern {says!r} has no word of its own")
                for word in pattern.anchors:
                    self._anchored.setdefault(word, []).append(pattern)

    def find(self, symbols: str, words: Set[str]) -> Iterator[Hit]:
        """Every hit in a symbol string (each symbol after one space) that has the given words."""
        for word in words & self._anchored.keys():
            for pattern in self._anchored[word]:
                for match in pattern.regex.finditer(symbols):
                    yield Hit(
                        pattern.entry,
                        {k: int(v[1:]) for k, v in match.groupdict().items() if v},
                        match.start(),
                        match.end(),
                    )


@lru_cache(maxsize=64)
def compile_patterns(lexicon: Lexicon, topic: str) -> Patterns:
    """The patterns of a topic, compiled once for each lexicon."""
    return Patterns(lexicon.entries(topic))
