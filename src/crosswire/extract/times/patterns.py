"""The patterns of the times lexicon, compiled: what expression begins at a token, and its parts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from crosswire.extract.times import tokens as shapes
from crosswire.extract.times.tokens import Tokens, Vocabulary, split_words
from crosswire.lexicon.load import Entry, Lexicon

_NAMED = re.compile(r"\(\?P<\w+>")


class Piece(NamedTuple):
    """One element of a pattern: its regular expression and the letters it can begin with."""

    regex: str
    firsts: frozenset[str]
    may_miss: bool


class Pattern(NamedTuple):
    """One way of saying an entry."""

    entry: Entry
    regex: re.Pattern[str]
    firsts: frozenset[str]


class Found(NamedTuple):
    """An expression found in a row of tokens: first token, the one after the last, its parts."""

    entry: Entry
    first: int
    past: int
    parts: dict[str, str]

    @property
    def reads(self) -> str:
        """How the expression is to be read."""
        return self.entry.word("reads") or "nothing"


class Grammar:
    """The patterns and slot values of a lexicon, ready to be looked for."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.vocabulary = Vocabulary()
        entries = lexicon.entries("times")
        _learn_all(self.vocabulary, entries)
        self._slots = _make_slots(self.vocabulary, lexicon)
        self.values = dict(_slot_values(entries))
        self.numbers = dict(_number_words(lexicon))
        self._by_first: dict[str, list[Pattern]] = {}
        for entry in entries:
            if "reads" in entry.means:
                self._add(entry)
        self._any = {first: _any_pattern(known) for first, known in self._by_first.items()}
        self._starts = re.compile(f"[{re.escape(''.join(self._by_first))}]")

    def _add(self, entry: Entry) -> None:
        for phrase in entry.says:
            pattern = _compile(phrase, entry, self._slots, self.vocabulary)
            for first in pattern.firsts:
                self._by_first.setdefault(first, []).append(pattern)

    def find(self, tokens: Tokens) -> list[Found]:
        """The longest expression at each place, from left to right, never overlapping."""
        found: list[Found] = []
        floor = 0
        for start in self._starts.finditer(tokens.codes):
            position = start.start()
            best = self._longest_at(tokens, position) if position >= floor else None
            if best is not None:
                found.append(best)
                floor = best.past
        return found

    def _longest_at(self, tokens: Tokens, position: int) -> Found | None:
        codes = tokens.codes
        if not self._any[codes[position]].match(codes, position):
            return None
        best: tuple[int, Pattern, re.Match[str]] | None = None
        for pattern in self._by_first[codes[position]]:
            match = pattern.regex.match(codes, position)
            if match is None or (best is not None and match.end() <= best[0]):
                continue
            if _fits(pattern.entry, tokens, position, match.end()):
                best = (match.end(), pattern, match)
        if best is None:
            return None
        return Found(best[1].entry, position, best[0], _parts(best[2], tokens))


@lru_cache(maxsize=8)
def compile_grammar(lexicon: Lexicon) -> Grammar:
    """The grammar of a lexicon, compiled once."""
    return Grammar(lexicon)


def _any_pattern(patterns: Iterable[Pattern]) -> re.Pattern[str]:
    """Any of the patterns, without its parts: one look tells whether to try them one by one."""
    return re.compile("|".join(_NAMED.sub("(?:", p.regex.pattern) for p in patterns))


def _fits(entry: Entry, tokens: Tokens, first: int, past: int) -> bool:
    """False if the words around forbid the reading.

    `after` and `not_after` name the word before, `not_before` the word behind; `closed` wants no
    unknown small word behind, as a noun would be: "on Aug. 4 and 12 people".
    """
    before = tokens.written(first - 1).lower()
    needed = entry.words("after")
    if before in entry.words("not_after") or (needed and before not in needed):
        return False
    follower = tokens.written(past)
    if follower in entry.words("not_before"):
        return False
    is_noun = follower.islower() and tokens.codes[past] == shapes.UNKNOWN
    return not (is_noun and entry.says_yes("closed"))


def _parts(match: re.Match[str], tokens: Tokens) -> dict[str, str]:
    """The words that fill each named slot of a match."""
    parts: dict[str, str] = {}
    for name in match.re.groupindex:
        start, end = match.span(name)
        if start < end:
            words = " ".join(mark.group() for mark in tokens.marks[start:end])
            parts[name] = words.replace(" .", ".")
    return parts


def _learn_all(vocabulary: Vocabulary, entries: Iterable[Entry]) -> None:
    """Give every word a letter before any pattern is built: a pattern needs all twins of a word."""
    for name in (*shapes.LONG_MONTHS, *shapes.SHORT_MONTHS):
        vocabulary.learn_name(name)
    for name in (*shapes.LONG_WEEKDAYS, *shapes.SHORT_WEEKDAYS):
        vocabulary.learn_name(name)
    for entry in entries:
        for phrase in entry.says:
            for word in _plain_words(phrase):
                vocabulary.learn(word, case=entry.case)


def _plain_words(phrase: str) -> Iterator[str]:
    """The words of a phrase that are neither slots nor marks of the pattern language."""
    for element in phrase.split():
        bare = element.lstrip("!") if len(element) > 1 else element
        if not bare.startswith("{"):
            for choice in _choices(bare):
                yield from split_words(choice)


def _choices(element: str) -> list[str]:
    """The alternatives of one element, without the mark that it may be missing."""
    return (element[:-1] if _may_miss(element) else element).split("|")


def _may_miss(element: str) -> bool:
    return len(element) > 1 and element.endswith("?")


def _compile(
    phrase: str, entry: Entry, slots: Mapping[str, Piece], vocabulary: Vocabulary
) -> Pattern:
    """One phrase as a regular expression over letters."""
    pieces = [_piece(element, entry, slots, vocabulary) for element in phrase.split()]
    firsts: set[str] = set()
    for piece in pieces:
        firsts |= piece.firsts
        if not piece.may_miss:
            break
    return Pattern(entry, re.compile("".join(piece.regex for piece in pieces)), frozenset(firsts))


def _piece(element: str, entry: Entry, slots: Mapping[str, Piece], vocabulary: Vocabulary) -> Piece:
    """One element: "{slot}", "word", "one|other", each with "?" if it may be missing.

    "!" stands before what must not follow.
    """
    if element.startswith("!") and len(element) > 1:
        return _refusal(element[1:], entry, slots, vocabulary)
    if element.startswith("{"):
        return _slot_piece(element.strip("{}"), slots)
    sequences = [
        [vocabulary.spellings(word, case=entry.case) for word in split_words(choice)]
        for choice in _choices(element)
    ]
    piece = _any_of(sequences)
    if not _may_miss(element):
        return piece
    return Piece(f"{piece.regex}?", piece.firsts, may_miss=True)


def _refusal(
    element: str, entry: Entry, slots: Mapping[str, Piece], vocabulary: Vocabulary
) -> Piece:
    """What must not follow: takes up no token and gives no part."""
    refused = (
        slots[element.strip("{}")]
        if element.startswith("{")
        else _piece(element, entry, slots, vocabulary)
    )
    return Piece(f"(?!{refused.regex})", frozenset(), may_miss=True)


def _slot_piece(name: str, slots: Mapping[str, Piece]) -> Piece:
    """A slot as a named group; "{day_to}" is a second {day}."""
    bare = name.rstrip("?")
    slot = slots[bare.removesuffix("_to")]
    optional = "?" if name.endswith("?") else ""
    return Piece(f"(?P<{bare}>{slot.regex}){optional}", slot.firsts, may_miss=bool(optional))


def _any_of(sequences: Iterable[Sequence[str]]) -> Piece:
    """Any of some rows of tokens, each token given by the letters it may be; longest first."""
    longest_first = sorted(sequences, key=len, reverse=True)
    regexes = ["".join(f"[{letters}]" for letters in row) for row in longest_first]
    firsts = frozenset(letter for row in longest_first for letter in row[0])
    return Piece(f"(?:{'|'.join(regexes)})", firsts, may_miss=False)


def _make_slots(vocabulary: Vocabulary, lexicon: Lexicon) -> dict[str, Piece]:
    """The slots that code reads, and those that the lexicon fills."""
    slots = dict(_calendar_slots(vocabulary))
    rows: dict[str, list[list[str]]] = {}
    for entry in lexicon.entries("times"):
        for slot, phrase in _fillings(entry):
            rows.setdefault(slot, []).append(
                [vocabulary.spellings(word, case=entry.case) for word in split_words(phrase)]
            )
    units = "".join(vocabulary.learn(word) for word, _ in _number_words(lexicon))
    hyphen = vocabulary.learn("-")
    digits = shapes.NUMBER_CODES + vocabulary.spelled_numbers()
    rows["number"] += [[units, hyphen, units], [units], [digits]]
    return slots | {name: _any_of(filled) for name, filled in rows.items()}


def _fillings(entry: Entry) -> Iterator[tuple[str, str]]:
    """The slots that an entry fills and with what; plural units fill {units} too."""
    slot = entry.word("slot")
    for phrase in entry.says if slot else ():
        yield slot or "", phrase
        if slot == "unit" and phrase.endswith("s"):
            yield "units", phrase


def _calendar_slots(vocabulary: Vocabulary) -> Iterator[tuple[str, Piece]]:
    """Months and weekdays, and the shapes of numbers."""
    stop = vocabulary.learn(".")
    months = _letters(vocabulary, shapes.LONG_MONTHS)
    short_months = _letters(vocabulary, shapes.SHORT_MONTHS)
    plain = [name for name in shapes.LONG_MONTHS if name not in shapes.EVERYDAY_MONTHS]
    weekdays = _letters(vocabulary, shapes.LONG_WEEKDAYS)
    short_weekdays = _letters(vocabulary, shapes.SHORT_WEEKDAYS)
    yield "month", _any_of([[short_months, stop], [months + short_months]])
    yield "monthname", _any_of([[short_months, stop], [_letters(vocabulary, plain)]])
    yield "weekday", _any_of([[weekdays]])
    yield "wday", _any_of([[short_weekdays, stop], [weekdays + short_weekdays]])
    yield "wday_short", _any_of([[short_weekdays, stop]])
    spelled = vocabulary.spelled_numbers()
    yield "day", _any_of([[shapes.DAY_CODES + spelled]])
    yield "year", _any_of([[shapes.YEAR_CODE]])
    yield "fullday", _any_of([[shapes.FULL_CODE]])
    yield "clock", _any_of([[shapes.CLOCK_CODE]])
    yield "hour", _any_of([[shapes.HOUR_CODE + spelled]])
    yield "hhmm", _any_of([[shapes.HHMM_CODES]])


def _letters(vocabulary: Vocabulary, names: Iterable[str]) -> str:
    return "".join(vocabulary.learn_name(name) for name in names)


def _slot_values(entries: Iterable[Entry]) -> Iterator[tuple[tuple[str, str], Entry]]:
    """What each word in a slot means: ("unit", "weeks") → the entry of weeks."""
    for entry in entries:
        slot = entry.word("slot")
        for phrase in entry.says if slot else ():
            yield (slot or "", " ".join(split_words(phrase)).lower()), entry


def _number_words(lexicon: Lexicon) -> Iterator[tuple[str, int]]:
    """The number words of one token: ("three", 3)."""
    for entry in lexicon.entries("numbers"):
        value = entry.means.get("value")
        for word in entry.says if isinstance(value, int) else ():
            yield word, int(value) if isinstance(value, int) else 0
