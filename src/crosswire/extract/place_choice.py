"""Which of a name's places is meant, and whether it is a place at all."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from crosswire.extract.place_chains import Chain, lies_in
from crosswire.extract.place_nodes import Node
from crosswire.extract.place_survey import KNOWN_TOWN, PlaceContext, follows_person_word
from crosswire.extract.place_tokens import Token
from crosswire.extract.place_words import PlaceWords
from crosswire.lexicon.gazetteer import Gazetteer, Record

# How well known each kind is, on the scale of a town's log10(population + 100): a country wins
# over any town, a province over a small one only. Set on the articles in gold/.
_STANDING = {"country": 8.0, "sea": 7.5, "area": 6.2, "site": 4.5, "airport": 4.0, "admin1": 4.2}
_HAND_MADE = 2.5  # what a row of facilities.csv has over a town of its size
_AT_HOME = 4.0  # times the share of the article's country words that are this country's
_SPOKEN_OF = 1.0  # the country is spoken of at all
_AS_CALLED = 6.0  # "province" before a province
_LOOSE = 2.0
# Below, a town far from every country that the article speaks of is taken for a namesake.
_SMALL_TOWN = 20_000

_KINDS_OF_LEVEL: Mapping[str, frozenset[str]] = {
    "city": frozenset({"city"}),
    "suburb": frozenset({"city"}),
    "district": frozenset({"city", "area"}),
    "admin1": frozenset({"admin1", "area"}),
    "country": frozenset({"country"}),
    "terrain": frozenset({"area"}),
}


def choose(
    chain: Chain, context: PlaceContext, gazetteer: Gazetteer, local: Mapping[str, int]
) -> tuple[Record, ...]:
    """The place meant and those said to contain it, nearest first; empty if none fits.

    `local` counts the countries named in the sentence; they weigh as much as all the article's.
    """
    containers: list[Record] = []
    for node in reversed(chain.outer):
        found = best(node, containers, context, gazetteer, local)
        containers[:0] = [found] if found else []
    meant = best(chain.node, containers, context, gazetteer, local)
    return (meant, *containers) if meant else ()


def best(
    node: Node,
    containers: Sequence[Record],
    context: PlaceContext,
    gazetteer: Gazetteer,
    local: Mapping[str, int],
) -> Record | None:
    """The reading of a name that fits its containers and its article best."""
    records = node.records
    if node.is_capital:
        return gazetteer.capital(records[0].country or "")
    inside = [r for r in records if any(lies_in(r, outer) for outer in containers)]
    sense = context.senses.get(node.key)
    if not inside and sense in {record.id for record in records}:
        return gazetteer.record(sense)
    return max(inside or records, key=lambda r: rate(r, node, context, local), default=None)


def rate(record: Record, node: Node, context: PlaceContext, local: Mapping[str, int]) -> float:
    """How likely a reading is: how well known, how it is called, whose news it is."""
    known = _STANDING.get(record.kind) or math.log10(record.population + 100)
    if record.id.startswith("fac:") and record.kind == "city":
        known += _HAND_MADE
    if record.kind in _KINDS_OF_LEVEL.get(node.level, frozenset()):
        known += _AS_CALLED
    if node.site == "airport" and record.kind == "airport":
        known += _AS_CALLED
    return known + at_home(record, context.countries) + at_home(record, local) - node.loose * _LOOSE


def at_home(record: Record, countries: Mapping[str, int]) -> float:
    """How much of the text speaks of the place's country."""
    count = countries.get(record.country or "", 0)
    return _SPOKEN_OF + _AT_HOME * count / sum(countries.values()) if count else 0.0


def is_place(
    chain: Chain,
    meant: Record,
    context: PlaceContext,
    words: PlaceWords,
    relation: str,
) -> bool:
    """True if the name is a place here rather than a person, a paper or an ordinary word."""
    node = chain.node
    is_named_fully = meant.kind in {"site", "airport", "area"} and " " in node.key
    if is_named_fully or (meant.kind in {"country", "sea"} and node.key not in words.namesakes):
        return True
    if follows_person_word(context.tokens, node.core, words):
        return False
    if chain.outer or node.headed or node.unknown:
        return True
    if node.key in words.stops or node.key in words.given or node.key in words.titles:
        return False
    return is_placed(node, meant, context, words, relation)


def is_placed(
    node: Node, meant: Record, context: PlaceContext, words: PlaceWords, relation: str
) -> bool:
    """True if preposition, neighbours and the article's countries speak for a place."""
    at_home_here = meant.country is None or meant.country in context.countries
    if node.loose and not (relation and at_home_here):
        return False
    if node.key in context.persons and not (relation and meant.population > KNOWN_TOWN):
        return False
    if not relation and has_strange_neighbour(node, context.tokens, words):
        return False
    if node.key in words.namesakes and not relation:
        return meant.kind == "country"
    return at_home_here or is_well_known(node, meant, relation)


def is_well_known(node: Node, meant: Record, relation: str) -> bool:
    """True if a place may be named out of the blue."""
    if meant.kind in {"site", "airport", "area"}:
        return bool(relation) or len(node.key) > 8
    if meant.kind == "admin1":
        return bool(relation or node.level)
    return meant.population >= (_SMALL_TOWN if relation else KNOWN_TOWN)


def has_strange_neighbour(node: Node, tokens: Sequence[Token], words: PlaceWords) -> bool:
    """True if a capitalised word that is no part of the place stands right beside it."""
    before = tokens[node.first - 1] if node.first else None
    after = tokens[node.last] if node.last < len(tokens) else None
    if before and before.capital and not tokens[node.first].gap and not before.possessive:
        return before.key not in words.relations and before.key not in words.bearings
    if tokens[node.last - 1].possessive or after is None or after.gap not in ("", "-"):
        return False
    return after.capital and after.key not in words.events and after.key not in words.speech
