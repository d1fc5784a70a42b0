"""The words around places, sorted by what they do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from crosswire.extract.places.tokens import Token, key_between
from crosswire.lexicon.gazetteer_keys import place_key
from crosswire.lexicon.load import Lexicon

_LONGEST = 4  # words in the longest phrase of place_words.toml ("on the outskirts of")


class PlaceWords(NamedTuple):
    """Phrases by key: what kind of site, level, direction, relation or role each one means."""

    sites: Mapping[str, str]
    levels: Mapping[str, str]
    bearings: Mapping[str, str]
    relations: Mapping[str, str]
    units: Mapping[str, str]
    speech: frozenset[str]
    events: frozenset[str]
    bodies: frozenset[str]
    titles: frozenset[str]
    given: frozenset[str]
    namesakes: frozenset[str]
    stops: frozenset[str]
    creeds: frozenset[str]
    ways: frozenset[str]
    last_words: frozenset[str]


@lru_cache(maxsize=8)
def sort_words(lexicon: Lexicon) -> PlaceWords:
    """The words of the topics place_words and place_names, sorted once for each lexicon."""
    tables: dict[str, dict[str, str]] = {}
    for entry in (*lexicon.entries("place_words"), *lexicon.entries("place_names")):
        for meaning in entry.means:
            table = tables.setdefault(meaning, {})
            for phrase in entry.says:
                table[place_key(phrase)] = entry.word(meaning) or ""
    roles = tables["role"]
    named = {role: frozenset(k for k, v in roles.items() if v == role) for role in roles.values()}
    return PlaceWords(
        sites=tables["site"],
        levels=tables["level"],
        bearings=tables["bearing"],
        relations=tables["relation"],
        units=tables["unit"],
        speech=named["speech"],
        events=named["event"] | _event_nouns(lexicon),
        bodies=named["body"],
        titles=named["title"],
        given=named["given"],
        namesakes=named["namesake"],
        stops=named["stop"],
        creeds=named["creed"],
        ways=named["way"],
        last_words=frozenset(key.split()[-1] for key in (*tables["site"], *tables["level"])),
    )


def _event_nouns(lexicon: Lexicon) -> frozenset[str]:
    """The last words of every event noun: "of" behind one says where, as "in" does."""
    return frozenset(
        place_key(phrase.split()[-1])
        for entry in lexicon.entries("events")
        if entry.word("form") == "noun"
        for phrase in entry.says
    )


def phrase_before(tokens: Sequence[Token], end: int, table: Mapping[str, str]) -> int:
    """Where the longest phrase of a table that ends before `end` begins; `end` if there is none."""
    for first in range(max(0, end - _LONGEST), end):
        if key_between(tokens, first, end) in table and is_unbroken(tokens, first, end):
            return first
    return end


def phrase_after(tokens: Sequence[Token], start: int, table: Mapping[str, str]) -> int:
    """Where the longest phrase of a table that begins at `start` ends; `start` if there is none."""
    for last in range(min(len(tokens), start + _LONGEST), start, -1):
        if key_between(tokens, start, last) in table and is_unbroken(tokens, start, last):
            return last
    return start


def is_unbroken(tokens: Sequence[Token], first: int, last: int) -> bool:
    """True if no mark but a hyphen stands between the words."""
    return all(token.gap in ("", "-") for token in tokens[first + 1 : last])
