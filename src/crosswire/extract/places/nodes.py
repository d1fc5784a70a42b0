"""A known name together with the words around it that say where the place lies from it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from crosswire.extract.places.hits import Hit
from crosswire.extract.places.tokens import Token
from crosswire.extract.places.words import PlaceWords, phrase_after, phrase_before
from crosswire.lexicon.gazetteer import Record


class Node(msgspec.Struct, frozen=True):
    """A place expression in the making: words `first` to `last`, the name's own from `core`.

    `level` is the kind of settlement or division that the text calls it ("province of"); `bearing`
    with `near` lies outside ("south of"), without it inside ("southern"); `km` how far outside;
    `site` the kind of building that stands there and `site_name` the building's own name.
    """

    first: int
    last: int
    core: int
    key: str
    records: tuple[Record, ...]
    loose: bool = False
    level: str = ""
    bearing: str = ""
    near: bool = False
    km: float = 0.0
    site: str = ""
    site_name: str = ""
    unknown: str = ""
    is_capital: bool = False
    headed: bool = False


def dress(tokens: Sequence[Token], hit: Hit, words: PlaceWords, least: int = 0) -> Node:
    """The name with the words before and after it that belong to the place expression.

    Words before `least` are another place's.
    """
    node = Node(hit.first, hit.last, hit.first, hit.key, hit.records, hit.loose)
    for take in (take_kind, take_level, take_bearing, take_near):
        taken = take(tokens, node, words)
        node = taken if taken.first >= least else node
    return node


def take_kind(tokens: Sequence[Token], node: Node, words: PlaceWords) -> Node:
    """Take what follows: "province", "air base", or after a possessive "northeast"."""
    if tokens[node.last - 1].possessive:
        return take_possessed(tokens, node, words)
    if node.last >= len(tokens) or tokens[node.last].gap not in ("", "-"):
        return node
    last = phrase_after(tokens, node.last, words.sites)
    if last > node.last and not is_ministry(tokens, last, words):
        kind = words.sites[" ".join(t.key for t in tokens[node.last : last])]
        return msgspec.structs.replace(node, last=last, site=kind)
    last = phrase_after(tokens, node.last, words.levels)
    if last == node.last:
        return node
    level = words.levels[" ".join(t.key for t in tokens[node.last : last])]
    return msgspec.structs.replace(node, last=last, level=level)


def is_ministry(tokens: Sequence[Token], last: int, words: PlaceWords) -> bool:
    """True where the words name a body of a state rather than a building: "Iraq ministry said"."""
    return tokens[last - 1].key in words.bodies and (
        last < len(tokens) and tokens[last].key in words.speech
    )


def take_possessed(tokens: Sequence[Token], node: Node, words: PlaceWords) -> Node:
    """Take what a place possesses: "Lebanon's northeast", "Syria's capital", "Kabul's airport"."""
    after = node.last
    if after >= len(tokens) or tokens[after].gap:
        return node
    token = tokens[after]
    if token.key in words.bearings and not token.key.endswith("ern"):
        return msgspec.structs.replace(node, last=after + 1, bearing=words.bearings[token.key])
    if token.key == "capital":
        return msgspec.structs.replace(node, last=after + 1, is_capital=True)
    return take_possessed_site(tokens, node, words)


def take_possessed_site(tokens: Sequence[Token], node: Node, words: PlaceWords) -> Node:
    """Take a building after a possessive, with its own name: "Mogadishu's Elite Hotel"."""
    start = node.last
    while start < min(len(tokens), node.last + 4) and tokens[start].gap in ("", "-"):
        last = phrase_after(tokens, start, words.sites)
        if last > start:
            name = " ".join(t.key for t in tokens[node.last : start])
            kind = words.sites[" ".join(t.key for t in tokens[start:last])]
            return msgspec.structs.replace(node, last=last, site=kind, site_name=name)
        if not tokens[start].capital:
            break
        start += 1
    return node


def take_level(tokens: Sequence[Token], node: Node, words: PlaceWords) -> Node:
    """Take "the city of" or "province of" before the name."""
    first = skip_back(tokens, node.first, "the")
    if first < 2 or tokens[first - 1].key != "of" or tokens[first].gap:
        return node
    start = phrase_before(tokens, first - 1, words.levels)
    if start == first - 1:
        return node
    level = words.levels[" ".join(t.key for t in tokens[start : first - 1])]
    if level == "terrain":
        return msgspec.structs.replace(node, first=start, level=level)
    return msgspec.structs.replace(node, first=start, level=level, headed=True)


def take_bearing(tokens: Sequence[Token], node: Node, words: PlaceWords) -> Node:
    """Take "western" or "southern and central" right before the name."""
    first = node.first
    if node.headed or node.bearing or not first or tokens[first].gap:
        return node
    bearing = words.bearings.get(tokens[first - 1].key, "+")
    start = first - 1
    if bearing == "+" and first > 1:  # "north-western": two words
        pair = f"{tokens[first - 2].key} {tokens[first - 1].key}"
        bearing, start = words.bearings.get(pair, "+"), first - 2
    if bearing == "+":
        return node
    return msgspec.structs.replace(node, first=start, bearing=bearing)


def take_near(tokens: Sequence[Token], node: Node, words: PlaceWords) -> Node:
    """Take "near", "close to" or "20 km south of" before the name."""
    first = skip_back(tokens, node.first, "the")
    if not first or (node.first < len(tokens) and tokens[node.first].gap):
        return node
    start = phrase_before(tokens, first, words.relations)
    if start < first and relation_of(tokens, start, first, words.relations) == "near":
        return msgspec.structs.replace(node, first=start, near=True)
    return take_side(tokens, node, first, words)


def relation_of(
    tokens: Sequence[Token], first: int, last: int, relations: Mapping[str, str]
) -> str:
    """What a run of words says of the place after it."""
    return relations.get(" ".join(token.key for token in tokens[first:last]), "")


def take_side(tokens: Sequence[Token], node: Node, first: int, words: PlaceWords) -> Node:
    """Take "south of", outside the place, or "the south of", inside it."""
    if first < 2 or tokens[first - 1].key != "of" or node.bearing:
        return node
    side = phrase_before(tokens, first - 1, words.bearings)
    if side == first - 1:
        return node
    bearing = words.bearings[" ".join(t.key for t in tokens[side : first - 1])]
    if side and tokens[side - 1].key == "the":
        return msgspec.structs.replace(node, first=side - 1, bearing=bearing)
    unit = phrase_before(tokens, side, words.units)
    node = msgspec.structs.replace(node, first=side, bearing=bearing, near=True)
    return take_distance(tokens, node, unit, side, words) if unit < side else node


def take_distance(
    tokens: Sequence[Token], node: Node, unit: int, side: int, words: PlaceWords
) -> Node:
    """Take the number before "km south of"."""
    if not unit or not tokens[unit - 1].key.isdecimal():
        return node
    factor = float(words.units[" ".join(t.key for t in tokens[unit:side])])
    return msgspec.structs.replace(node, first=unit - 1, km=int(tokens[unit - 1].key) * factor)


def skip_back(tokens: Sequence[Token], index: int, word: str) -> int:
    """The index, or the one before it if that word stands there."""
    return index - 1 if index and tokens[index - 1].key == word and not tokens[index].gap else index
