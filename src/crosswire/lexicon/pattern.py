"""Patterns over symbols: words in lower case, and groups written as a letter and a number.

A sentence such as "At least 12 people were killed in Kunduz" becomes
" N0=people were killed in P1": crowds, weapons and events keep their head word.
A pattern is written as it reads: "{people} (was|were) (reportedly)? killed". In it

    {people}      one group of a kind (see SLOTS); {people:2} a second one
    {..4}         up to four symbols, as few as possible, never across a semicolon, nor, in a
                  pattern with {actor}, {who}, {people} or {victim}, across another one, "but" or
                  "another"
    {..4!}        the same, but across anything but a semicolon
    (a|b c)       one of these; (a|b)? perhaps one of these
    anything else the word itself
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Set
from functools import lru_cache
from typing import NamedTuple

from crosswire.errors import SetupError
from crosswire.lexicon.load import Entry, Lexicon

SLOTS = {
    "time": "T",
    "figure": "F",
    "age": "M",
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
# A pattern is cut into slots and gaps, choices, and words; prose.py cuts the same way.
TOKEN = re.compile(r"\{[^}]+\}|\([^)]*\)\??|\S+")


class Pattern(NamedTuple):
    """A compiled pattern, the entry it belongs to, and what a sentence needs for it to match.

    One of the `anchors` must be present and one word of each of the `others`; in full, all words
    of one choice of each of the `needs` so many times, and so many groups with one of the letters
    of each of the `slots`.
    """

    entry: Entry
    regex: re.Pattern[str]
    anchors: frozenset[str]
    others: tuple[frozenset[str], ...]
    needs: tuple[tuple[tuple[frozenset[str], ...], int], ...]
    slots: tuple[tuple[str, int], ...]


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
    gap = rf"(?!;|but |while |another |[{barred}]\d)" if barred else "(?!;)"
    tokens = TOKEN.findall(says)
    for token in tokens:
        parts.append(_part(entry, token, gap))
        anchors = choose_anchors(anchors, words_of(token))
    regex = re.compile("".join(parts) + r"(?= |$)")
    needs = Counter(filter(None, map(_choices, tokens)))
    owned = entry.word("crowd_says")
    if owned:  # what the words of a group must hold
        needs[(frozenset(owned.split()),)] += 1
    slots = Counter(filter(None, map(_letters, tokens)))
    others = tuple(words for words in map(words_of, tokens) if words and words != anchors)
    return Pattern(entry, regex, anchors, others, tuple(needs.items()), tuple(slots.items()))


def _choices(token: str) -> tuple[frozenset[str], ...]:
    """The sets of words of which one must be there whole; none if the token can do without."""
    if not words_of(token):
        return ()
    choices = token[1:-1].split("|") if token.startswith("(") else (token,)
    return tuple(frozenset(literals(choice)) for choice in choices)


def _letters(token: str) -> str:
    """The letters of the groups of which a slot needs one; "" for a word or a gap."""
    return SLOTS.get(token[1:-1].partition(":")[0], "") if token.startswith("{") else ""


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


def words_of(token: str) -> frozenset[str]:
    """Words of which one must be present for the token to match; none if it can match without.

    Of a choice of several words the longest: "to blame" rules out more sentences by "blame".

    >>> sorted(words_of("(is to blame|accused)")), sorted(words_of("(late)?"))
    (['accused', 'blame'], [])
    """
    if token.startswith("{") or token.endswith("?"):
        return frozenset()
    choices = token[1:-1].split("|") if token.startswith("(") else (token,)
    longest = [max(literals(choice), key=len, default="") for choice in choices]
    return frozenset(longest) if all(longest) else frozenset()


def literals(choice: str) -> list[str]:
    """The words of a choice that stand in it as they are, in small letters."""
    return [word for word in choice.lower().split() if not word.startswith("{")]


def choose_anchors(left: frozenset[str], right: frozenset[str]) -> frozenset[str]:
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

    def find(self, symbols: str, words: frozenset[str]) -> Iterator[Hit]:
        """Every hit in a symbol string (each symbol after one space) that has the given words."""
        # In order: a set of words has another order in every run of the program.
        for word in sorted(words & self._anchored.keys()):
            for pattern in self._anchored[word]:
                if any(map(words.isdisjoint, pattern.others)):
                    continue
                for match in pattern.regex.finditer(symbols):
                    yield Hit(
                        pattern.entry,
                        {k: int(v[1:]) for k, v in match.groupdict().items() if v},
                        match.start(),
                        match.end(),
                    )

    @property
    def anchors(self) -> Set[str]:
        """Words of which a sentence without one has no hit."""
        return self._anchored.keys()

    def may_find(self, words: Mapping[str, int], groups: Mapping[str, int]) -> bool:
        """False if no pattern can match with so many of these words, and of groups by letter.

        More words and groups than the sentence turns out to have do no harm.
        """
        return any(
            _may_match(pattern, words, groups)
            for word in words.keys() & self._anchored.keys()
            for pattern in self._anchored[word]
        )


def _may_match(pattern: Pattern, words: Mapping[str, int], groups: Mapping[str, int]) -> bool:
    """True if a sentence has the words of a pattern and enough groups for its slots."""
    known = words.keys()
    if any(map(known.isdisjoint, pattern.others)):
        return False
    for need, least in pattern.needs:
        if not any(all(words.get(word, 0) >= least for word in choice) for choice in need):
            return False
    return all(
        sum(groups.get(letter, 0) for letter in slot) >= least for slot, least in pattern.slots
    )


@lru_cache(maxsize=64)
def compile_patterns(lexicon: Lexicon, topic: str) -> Patterns:
    """The patterns of a topic, compiled once for each lexicon."""
    return Patterns(lexicon.entries(topic))
