"""Names in a text that the gazetteer knows, longest first, before anything is decided."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from crosswire.extract.places.tokens import Token, is_joined, key_between
from crosswire.extract.places.words import PlaceWords
from crosswire.lexicon.gazetteer import Demonym, Gazetteer, Record

_LONGEST = 6  # words: "Mission Support Site Green Village"; longer names are found by a shorter one
_ARTICLES = frozenset({"al", "el", "as", "ash", "ad", "ar", "at", "an", "az", "ez", "es", "ed"})
# Four letters: "SWAT", "NATO", "LIMA"; longer words in capitals are datelines ("BAGHDAD").
_ACRONYM = 4
# Five letters: of shorter words too many sound like some village.
_SOUND = 5


_LEADS = frozenset({"to", "the", "and", "city", "town", "village", "district", "region"})


class Hit(NamedTuple):
    """A run of words that names a place or a people, and what it may be."""

    first: int
    last: int
    key: str
    records: tuple[Record, ...]
    demonym: Demonym | None
    loose: bool


def find_hits(tokens: Sequence[Token], gazetteer: Gazetteer, words: PlaceWords) -> list[Hit]:
    """The known names in order, none overlapping another."""
    hits: list[Hit] = []
    index = 0
    while index < len(tokens):
        token = tokens[index]
        hit = None
        if (token.capital and token.key != "the") or (
            token.key in _ARTICLES and starts_name(tokens, index)
        ):
            hit = match_at(tokens, index, gazetteer, words)
        if hit:
            hits.append(hit)
        index = hit.last if hit else index + 1
    return hits


def starts_name(tokens: Sequence[Token], index: int) -> bool:
    """True for the lower-case article of "al-Tanf"."""
    after = index + 1
    return after < len(tokens) and tokens[after].gap == "-" and tokens[after].capital


def match_at(
    tokens: Sequence[Token], first: int, gazetteer: Gazetteer, words: PlaceWords
) -> Hit | None:
    """The longest known name that begins at a word; else one that sounds like a known one."""
    ends = list(name_ends(tokens, first, words))
    for last in ends:
        hit = match_exactly(tokens, first, last, gazetteer)
        if hit:
            return hit
    return match_by_sound(tokens, first, ends, gazetteer) if is_led(tokens, first, words) else None


def is_led(tokens: Sequence[Token], first: int, words: PlaceWords) -> bool:
    """True if the word before lets a place follow; only then is a misspelt one looked for."""
    if not first or tokens[first].gap or tokens[first].word.isupper():
        return False
    before = tokens[first - 1].key
    if before == "of":
        return first > 1 and tokens[first - 2].key in words.levels
    return before in words.relations or before in _LEADS or before in words.bearings


def match_by_sound(
    tokens: Sequence[Token], first: int, ends: Sequence[int], gazetteer: Gazetteer
) -> Hit | None:
    """The longest name that sounds like a known one."""
    for last in ends:
        key = key_between(tokens, first, last)
        records = gazetteer.sounds_like(key) if len(key) >= _SOUND else ()
        if records and tokens[last - 1].capital and not is_compound(tokens, last):
            return Hit(first, last, key, records, None, True)
    return None


def is_compound(tokens: Sequence[Token], last: int) -> bool:
    """True if a hyphen and a lower-case word follow: "Iran-backed", "Gozar-e-Sayed"."""
    return last < len(tokens) and tokens[last].gap == "-" and not tokens[last].capital


def name_ends(tokens: Sequence[Token], first: int, words: PlaceWords) -> Iterator[int]:
    """Where a name that begins at a word may end, the longest first."""
    last = first + 1
    while last < min(len(tokens), first + _LONGEST) and is_joined(tokens, last):
        last += 1
    for end in range(last, first, -1):
        token = tokens[end - 1]
        # A name's last word is capitalised, a number, or a kind of place in lower case.
        if token.capital or token.key in words.last_words or token.key.isdecimal():
            yield end


def match_exactly(
    tokens: Sequence[Token], first: int, last: int, gazetteer: Gazetteer
) -> Hit | None:
    """The name from one word to another, if the gazetteer has that very key."""
    key = key_between(tokens, first, last)
    demonym = gazetteer.demonym(key)
    if demonym and demonym.kind != "metonym":
        if demonym.kind == "abbreviation" and not tokens[first].word.isupper():
            return None
        return Hit(first, last, key, (), demonym, False)
    if is_acronym(tokens, first, last):
        return match_state(tokens, first, key, gazetteer)
    whole = gazetteer.has(key)
    named = Hit(first, last, key, with_seat(key, gazetteer), demonym, False) if whole else None
    if is_shortened(tokens, first, last):
        return match_state(tokens, first, key, gazetteer) or named
    return named


def is_shortened(tokens: Sequence[Token], first: int, last: int) -> bool:
    """True for one capitalised word behind a comma that a full stop cuts short: ", Ky."."""
    token = tokens[first]
    if last - first > 1 or token.gap != "," or not token.capital:
        return False
    return len(token.word) <= _ACRONYM and is_stopped(tokens, last)


def is_stopped(tokens: Sequence[Token], last: int) -> bool:
    """True if a full stop or nothing stands before a token."""
    return last >= len(tokens) or tokens[last].gap.startswith(".")


def with_seat(key: str, gazetteer: Gazetteer) -> tuple[Record, ...]:
    """The places of a key; a province's own town, too, where the two are spelt differently."""
    records = gazetteer.lookup(key)
    if any(record.kind != "admin1" for record in records):
        return records
    codes = {record.country for record in records}
    towns = gazetteer.sounds_like(key)
    return (*records, *(r for r in towns if r.kind == "city" and r.country in codes))


def match_state(tokens: Sequence[Token], first: int, key: str, gazetteer: Gazetteer) -> Hit | None:
    """The state in "Long Beach, CA"."""
    states = tuple(r for r in gazetteer.lookup(f"us {key}") if r.kind == "admin1")
    is_after_town = first > 0 and tokens[first].gap == "," and tokens[first - 1].capital
    return Hit(first, first + 1, key, states, None, False) if states and is_after_town else None


def is_acronym(tokens: Sequence[Token], first: int, last: int) -> bool:
    """True for one short word all in capitals."""
    word = tokens[first].word
    return last - first == 1 and len(word) <= _ACRONYM and word.isupper()
