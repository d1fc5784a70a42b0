"""How a sentence speaks of a place: at it, near it, from it, or merely of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from crosswire.extract.places.chains import Chain
from crosswire.extract.places.tokens import Token
from crosswire.extract.places.words import PlaceWords, phrase_before
from crosswire.lexicon.gazetteer import Record

Relation = Literal["at", "near", "from", "of"]

_ADJECTIVES = frozenset(
    {"the", "a", "an", "its", "their", "neighbouring", "neighboring", "nearby", "occupied", "held"}
    | {"besieged", "capital", "southern", "northern", "eastern", "western", "port", "border"}
    | {"city", "town", "village", "remote", "restive", "troubled", "embattled", "strategic", "key"}
    | {"main", "former", "disputed", "northwestern", "northeastern", "southwestern", "central"}
    | {"southeastern", "annexed", "controlled", "torn", "war", "whole", "all", "entire"}
)
_FURTHEST = 5  # adjectives: "the besieged eastern port city Mariupol"
_ALTERNATIVES: dict[str, Relation] = {"at": "at", "near": "near", "from": "from"}


def spoken_relation(tokens: Sequence[Token], chain: Chain, words: PlaceWords) -> Relation | None:
    """What the preposition or verb before a place says; None if there is none."""
    if chain.node.near:
        return "near"
    first = skip_adjectives(tokens, chain.node.first)
    start = phrase_before(tokens, first, words.relations)
    if start == first:
        return None
    phrase = " ".join(token.key for token in tokens[start:first])
    if phrase == "of":
        return _relate_of(tokens, start, words)
    return _ALTERNATIVES[words.relations[phrase]]


def _relate_of(tokens: Sequence[Token], at: int, words: PlaceWords) -> Relation | None:
    if is_home(tokens, at, words):
        return "of"
    told = at and is_event(tokens[at - 1], words)
    return _ALTERNATIVES[words.relations["of"]] if told else None


def is_home(tokens: Sequence[Token], at: int, words: PlaceWords) -> bool:
    """True for "Ann Lee of Dallas", "a man, 47, of Dallas": who is named so lives there.

    Not for "the Free University of Dallas", whose last word says that it is none of a person.
    """
    if at < NAME_WORDS or tokens[at].gap not in ("", ","):
        return False
    last = tokens[at - 1]
    if tokens[at].gap == ",":
        return last.key.isdigit() or _ends_name(tokens, at, words)
    return (last.capital and last.key in _HOUSES) or _ends_name(tokens, at, words)


def _ends_name(tokens: Sequence[Token], at: int, words: PlaceWords) -> bool:
    """True if two capitalised words stand before, the last of them no word for a place or body."""
    first, last = tokens[at - 2 : at]
    if not (first.capital and last.capital) or last.gap not in ("", "."):
        return False
    parts = (words.sites, words.levels, words.bodies, words.titles, words.units, words.events)
    return not any(last.key in known for known in parts)


_HOUSES = frozenset({"department", "ministry", "secretary", "minister", "bureau"})
NAME_WORDS = 2  # a given name and a surname


def is_event(token: Token, words: PlaceWords) -> bool:
    """True for words such as "bombing" whose "of" says where."""
    return token.key in words.events


def skip_adjectives(tokens: Sequence[Token], first: int) -> int:
    """Where the adjectives and articles before a place begin."""
    least = max(0, first - _FURTHEST)
    while first > least and tokens[first - 1].key in _ADJECTIVES and tokens[first].gap in ("", "-"):
        first -= 1
    return first


def relate_chain(
    tokens: Sequence[Token],
    chain: Chain,
    meant: Record,
    words: PlaceWords,
    spoken: Relation | None,
) -> Relation:
    """How a place is spoken of, if need be by what stands after it.

    Without a preposition, a country acts and a town or site is acted on; what owns or says
    something acts.
    """
    node = chain.node
    if tokens[node.last - 1].possessive or is_attribute(tokens, node.last, meant, words):
        return "of"
    if spoken:
        return spoken
    is_land = meant.kind == "country" or (meant.kind == "area" and meant.country is not None)
    if is_land and node.site in ("", "government") and not node.bearing:
        return "of"
    after = tokens[node.last] if node.last < len(tokens) else None
    is_speaker = after is not None and not after.gap and after.key in words.speech
    return "of" if is_speaker and meant.kind not in {"site", "airport", "sea"} else "at"


def is_attribute(tokens: Sequence[Token], after: int, meant: Record, words: PlaceWords) -> bool:
    """True where a country's name only says whose army or government follows."""
    if meant.kind not in {"country", "city"} or after >= len(tokens) or tokens[after].gap:
        return False
    return tokens[after].key in words.bodies
