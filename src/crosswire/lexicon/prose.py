"""Patterns over plain words, for what is said of saying: no groups, no symbols, just prose.

A pattern is written as it reads: "(speaking|spoke) on condition of anonymity (because|as) {rest}".
In it

    {..3}         up to three words, as few as possible, within a clause
    (a|b c)       one of these; (a|b)? perhaps one of these
    {rest}        the words up to the end of the clause; {rest?} if there are any
    {name}        a name: words in capitals in a row
    anything else the word itself, in any case
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from crosswire.lexicon.load import Entry, Lexicon
from crosswire.lexicon.match import fold
from crosswire.lexicon.pattern import TOKEN, choose_anchors, words_of
from crosswire.model.text import Span

_WORD = re.compile(r"[\w'’-]+")
# A clause ends at a mark; quotation marks and what masks quoted words end it, too. The dots of
# "U.S.", of "p.m." and within a number end none.
_REST = r"(?P<rest>(?:[^.;:“”\"\ufffc()\n—]|(?<=\b[A-Za-z])\.(?!\s*$)|\.(?=\w)|:(?=\d)){2,300})"
_NAME = r"(?P<name>(?-i:[A-Z][\w.'’-]*(?:\s(?:of\s|the\s)?[A-Z][\w.'’-]*){0,5}))"


_SLOTS = {
    "{rest}": rf"\s*,?\s*{_REST}",
    "{rest?}": rf"(?:\s*,?\s*{_REST})?",
    "{name}": rf"\s+{_NAME}",
}
COMMA = ","


class Prose(NamedTuple):
    """A compiled pattern, the entry it belongs to, and a word without which it cannot match."""

    entry: Entry
    regex: re.Pattern[str]
    anchors: frozenset[str]


class Told(NamedTuple):
    """A pattern found: its entry, where it stands, and its {rest} or {name} if it has one."""

    entry: Entry
    span: Span
    rest: Span | None


def compile_prose(entry: Entry, says: str) -> Prose:
    """One pattern of an entry, ready to be matched."""
    parts: list[str] = []
    anchors: frozenset[str] = frozenset()
    for number, token in enumerate(TOKEN.findall(says)):
        parts.append(_part(token, leads=not number))
        if token != COMMA:
            anchors = choose_anchors(anchors, words_of(token))
    body = re.compile(rf"(?<![\w-]){''.join(parts)}(?![\w-])", re.IGNORECASE)
    return Prose(entry, body, anchors)


def _part(token: str, *, leads: bool = False) -> str:
    """The regular expression of a token, with the space before it unless it leads."""
    space = "" if leads else r"\s+"
    if token.startswith("{.."):
        return rf"(?:\s+[\w'’.-]+){{0,{int(token[3:-1])}}}?"
    if token in _SLOTS:
        return _SLOTS[token].removeprefix(r"\s+" if leads else "")
    if token.startswith("("):
        return _choice(token, leads=leads)
    return "," if token == COMMA else space + re.escape(token).replace("'", "['’]")


def _choice(token: str, *, leads: bool) -> str:
    """The regular expression of (a|b c), or of (a|b)?."""
    choices = [choice.split() for choice in token.strip("?")[1:-1].split("|")]
    body = "|".join(
        "".join(_part(w, leads=leads and not n) for n, w in enumerate(words)) for words in choices
    )
    return f"(?:{body})" + ("?" if token.endswith("?") else "")


class ProsePatterns:
    """All patterns of a topic, by the words without which they cannot match."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._anchored: dict[str, list[Prose]] = {}
        for entry in entries:
            for prose in (compile_prose(entry, says) for says in entry.says):
                for word in prose.anchors:
                    self._anchored.setdefault(word, []).append(prose)

    def find(self, text: str, offset: int = 0, *, apart: str = "") -> list[Told]:
        """What the patterns find in a text, in order; of two that overlap the one that opens first.

        With `apart` those overlap freely that do not mean the same under that key: "in a letter" is
        a channel, "a letter to the council" an audience. `offset` is added to every span.
        """
        words = {word.strip("'") for word in _WORD.findall(fold(text))}
        told = sorted(self._find(text, words), key=lambda t: (t.span.start, -t.span.end))
        ends: dict[str | None, int] = {}
        kept: list[Told] = []
        for one in told:
            kind = one.entry.word(apart)
            if one.span.start >= ends.get(kind, 0):
                ends[kind] = one.span.end
                kept.append(_shift(one, offset))
        return kept

    def _find(self, text: str, words: set[str]) -> Iterator[Told]:
        # In order: a set of words has another order in every run of the program.
        for word in sorted(words & self._anchored.keys()):
            for prose in self._anchored[word]:
                for match in prose.regex.finditer(text):
                    groups = match.groupdict()
                    named = next((k for k in ("name", "rest") if groups.get(k)), None)
                    rest = Span(*match.span(named)) if named else None
                    end = rest.start if rest and named == "rest" else match.end()
                    yield Told(prose.entry, Span(match.start(), end), rest)


def _shift(told: Told, offset: int) -> Told:
    span, rest = told.span, told.rest
    moved = Span(rest.start + offset, rest.end + offset) if rest else None
    return Told(told.entry, Span(span.start + offset, span.end + offset), moved)


@lru_cache(maxsize=64)
def compile_prose_patterns(lexicon: Lexicon, topic: str) -> ProsePatterns:
    """The prose patterns of a topic, compiled once for each lexicon."""
    return ProsePatterns(lexicon.entries(topic))
