"""How a sentence speaks of a place: at it, near it, from it, or merely of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from crosswire.extract.place_chains import Chain
from crosswire.extract.place_tokens import Token
from crosswire.extract.place_words import PlaceWords, phrase_before
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
    if phrase == "of" and not (start and is_event(tokens[start - 1], words)):
        return None
    return _ALTERNATIVES[words.relations[phrase]]


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
