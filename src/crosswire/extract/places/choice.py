"""Which of a name's places is meant, and whether it is a place at all."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from itertools import takewhile

from crosswire.extract.places.chains import Chain, lies_in
from crosswire.extract.places.hits import starts_name
from crosswire.extract.places.nodes import Node
from crosswire.extract.places.survey import KNOWN_TOWN, PlaceContext, follows_person_word
from crosswire.extract.places.tokens import Token
from crosswire.extract.places.words import PlaceWords
from crosswire.lexicon.gazetteer import Gazetteer, Record

# How well known each kind is, on the scale of a town's log10(population + 100): a country wins
# over any town, a province over a small one only. Set on the articles in gold/.
_STANDING = {"country": 8.0, "sea": 7.5, "area": 6.2, "site": 4.5, "airport": 4.0}
# A province counts for less than a town of its own size, which is most often its seat.
_PROVINCE, _LEAST_PROVINCE = -1.2, 4.2
_HAND_MADE = 2.5  # what a row of facilities.csv has over a town of its size
_AT_HOME = 4.0  # times the share of the article's country words that are this country's
_SPOKEN_OF = 1.0  # the country is spoken of at all
_AS_CALLED = 6.0  # "province" before a province
_AS_SAID = 5.0  # elsewhere the article says which of the namesakes it is
_LOOSE = 2.0
_NEIGHBOUR = 2.0  # the article names the town's province
# Below, a town far from every country that the article speaks of is taken for a namesake.
_SMALL_TOWN = 20_000

# A country with a smaller share of the countries named is mentioned, not reported from.
_FAIR_SHARE = 0.1
# Where towns bear English words and surnames: a bare name is not enough.
_ENGLISH_NAMES = frozenset({"US", "GB", "AU", "CA", "NZ", "IE", "ZA"})

_ENGLISH_TOWN = 300_000
_LARGE_PROVINCE = 2_000_000

_ARTICLES = frozenset({"al", "el", "ul"})
NAME_PARTICLES = frozenset({"de", "del", "da", "do", "dos", "das"})
_DAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})

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
    return max(inside or records, key=lambda r: rate(r, node, context, local), default=None)


def rate(record: Record, node: Node, context: PlaceContext, local: Mapping[str, int]) -> float:
    """How likely a reading is: how well known, how it is called, whose news it is."""
    known = _STANDING.get(record.kind) or math.log10(record.population + 100)
    if record.kind == "admin1":
        known = max(_LEAST_PROVINCE, known + _PROVINCE)
    if record.id.startswith("fac:") and record.kind == "city":
        known += _HAND_MADE
    if record.kind in _KINDS_OF_LEVEL.get(node.level, frozenset()):
        known += _AS_CALLED
    if node.site == "airport" and record.kind == "airport":
        known += _AS_CALLED
    known += _AS_SAID if context.senses.get(node.key) == record.id else 0.0
    known += _NEIGHBOUR if record.admin1 in context.provinces else 0.0
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
    if is_street(node, context.tokens, words) or is_half(node, context.tokens):
        return False
    if node.key in words.bearings and not is_spoken_of(meant, context):
        return False  # "900 South", "the North": Cameroon has provinces of these names
    is_named_fully = meant.kind in {"site", "airport", "area"} and " " in node.key
    if is_named_fully or (meant.kind in {"country", "sea"} and node.key not in words.namesakes):
        return True
    if follows_person_word(context.tokens, node.core, words):
        return False
    if chain.outer or node.headed or node.unknown:
        return True
    if is_ordinary(node.key, words):
        # "In Sofia" and "in Dallas" are cities; "in Reading" and "of March" are not.
        led = bool(relation) or is_scene(node.last, context.tokens, words)
        return led and meant.population >= _ENGLISH_TOWN
    return is_placed(node, meant, context, words, relation)


LONGEST_STREET = (
    3  # words of a street's name after the first: "Salt Works Road", "Big Horn Hill Drive"
)


def is_street(node: Node, tokens: Sequence[Token], words: PlaceWords) -> bool:
    """True for "Salt Works Road", "the 700 block of Tennessee": a street bears the name.

    A name that is found by its sound alone may have taken the street's own word: "Mill Lane".
    """
    before = [token.key for token in tokens[max(0, node.core - 2) : node.core]]
    if before in (["block", "of"], ["blocks", "of"]):
        return True
    if node.loose and tokens[node.last - 1].key in words.ways:
        return True
    run = tokens[node.last : node.last + LONGEST_STREET]
    named = takewhile(lambda token: token.capital and not token.gap, run)
    return any(t.key in words.ways or words.sites.get(t.key) == "street" for t in named)


def is_half(node: Node, tokens: Sequence[Token]) -> bool:
    """True for the "Dade" of "Miami-Dade": a double name is no place by its second half alone."""
    before = tokens[node.core - 1] if node.core else None
    joined = before is not None and before.capital and tokens[node.core].gap == "-"
    return joined and node.first == node.core


def is_scene(last: int, tokens: Sequence[Token], words: PlaceWords) -> bool:
    """True if an event follows that the name before it places: "Paris attacks"."""
    after = tokens[last] if last < len(tokens) else None
    return after is not None and not after.gap and after.key in words.events


def is_ordinary(key: str, words: PlaceWords) -> bool:
    """True for words that are hardly ever the place that some gazetteer knows by them."""
    return (
        key in words.stops
        or key in words.given
        or key in words.titles
        or key in words.sites
        or key in words.levels
    )


def is_placed(
    node: Node, meant: Record, context: PlaceContext, words: PlaceWords, relation: str
) -> bool:
    """True if preposition, neighbours and the article's countries speak for a place."""
    at_home_here = is_spoken_of(meant, context)
    if node.loose and not (relation and at_home_here):
        return False
    if node.key in context.persons and not (relation and meant.population > KNOWN_TOWN):
        return False
    if has_strange_neighbour(node, context.tokens, words, bool(relation)):
        return False
    if node.key in words.namesakes and not relation:
        return meant.kind == "country"
    is_plain = meant.kind == "admin1" or meant.country not in _ENGLISH_NAMES
    if at_home_here and (relation or is_plain):
        return True
    return is_well_known(node, meant, relation)


def is_spoken_of(meant: Record, context: PlaceContext) -> bool:
    """True if the article is, for a fair part, about the place's country."""
    count = context.countries.get(meant.country or "", 0)
    return meant.country is None or count >= _FAIR_SHARE * sum(context.countries.values()) > 0


def is_well_known(node: Node, meant: Record, relation: str) -> bool:
    """True if a place may be named out of the blue."""
    if meant.id.startswith("fac:") and meant.kind == "city":
        return bool(relation)  # a town that facilities.csv has by hand
    if meant.kind in {"site", "airport", "area"}:
        return bool(relation) or len(node.key) > 8
    if meant.kind == "admin1":
        return bool(relation or node.level) or meant.population > _LARGE_PROVINCE
    if meant.country in _ENGLISH_NAMES and not relation:
        return meant.population >= _ENGLISH_TOWN
    if relation and len(node.records) == 1 and " " in node.key and not node.loose:
        return True  # "in Majdal Shams": a namesake that nobody knows of is unlikely
    return meant.population >= (_SMALL_TOWN if relation else KNOWN_TOWN)


def has_strange_neighbour(
    node: Node, tokens: Sequence[Token], words: PlaceWords, is_led: bool
) -> bool:
    """True if a capitalised word that is no part of the place stands right beside it.

    After a preposition (`is_led`) only the word that follows can betray a person.
    """
    before = tokens[node.first - 1] if node.first and not is_led else None
    if before and before.capital and not tokens[node.first].gap and not before.possessive:
        return before.key not in words.relations and before.key not in words.bearings
    return not tokens[node.last - 1].possessive and is_name_going_on(node.last, tokens, words)


def is_led_on(last: int, tokens: Sequence[Token]) -> bool:
    """True for "San Luis de la Reina": small words lead to another part of the name."""
    end = last
    while end < len(tokens) and tokens[end].key in NAME_PARTICLES | {"la", "los", "las"}:
        end += 1
    return end < len(tokens) and tokens[end].capital and not tokens[end].gap


def is_name_going_on(last: int, tokens: Sequence[Token], words: PlaceWords) -> bool:
    """True if the name seems to go on: "Ariana Grande", "Basel al-Ghazawi"."""
    after = tokens[last] if last < len(tokens) else None
    if after is None or after.gap not in ("", "-"):
        return False
    if starts_name(tokens, last) and after.key in _ARTICLES:
        return True
    if after.key in NAME_PARTICLES:
        return is_led_on(last, tokens)
    is_known = after.key in words.events or after.key in words.speech or after.key in _DAYS
    return after.capital and not is_known
