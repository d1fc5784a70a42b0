"""Place expressions joined to the place that contains them: "Owo, in Ondo State"."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from crosswire.extract.places.nodes import Node
from crosswire.extract.places.survey import contains
from crosswire.extract.places.tokens import Token
from crosswire.extract.places.words import PlaceWords, phrase_before
from crosswire.lexicon.gazetteer import Gazetteer, Record

_INSIDE = frozenset({"in", "of", "at", "inside", "on", "near", "outside"})
_ARTICLES = frozenset({"the", "a", "an"})
# Words of a building's or village's own name that may be in lower case.
_PARTICLES = frozenset({"al", "el", "e", "i", "de", "la", "del", "da", "ez", "ibn", "bin"})


_HOLDERS = frozenset({"admin1", "city", "area"})


class Chain(msgspec.Struct, frozen=True):
    """The most exact place of an expression, and the places said to contain it, nearest first."""

    node: Node
    outer: tuple[Node, ...]


def chain_nodes(tokens: Sequence[Token], nodes: Sequence[Node]) -> list[Chain]:
    """Join each node to the following one where the words say that it lies in it."""
    chains: list[Chain] = []
    for known in reversed(nodes):
        after = chains[0] if chains else None
        node = mean_namesake(tokens, known, after.node) if after else known
        if after and is_site_named(tokens, node, after.node):
            chains[0] = Chain(name_site(node, after.node), after.outer)
            continue
        if after and is_linked(tokens, node, after.node) and fits(node, after.node):
            whole = msgspec.structs.replace(node, last=after.node.last)
            chains[0] = Chain(whole, (after.node, *after.outer))
        elif after and is_owner(tokens, node, after.node):
            whole = msgspec.structs.replace(after.node, first=node.first)
            chains[0] = Chain(whole, (*after.outer, node))
        else:
            chains.insert(0, Chain(node, ()))
    return chains


def mean_namesake(tokens: Sequence[Token], node: Node, outer: Node) -> Node:
    """The node, or an unknown town of its name where the province told holds no known one.

    "Daman district, Kandahar province" is not the Daman of Gujarat.
    """
    beside = tokens[outer.first].gap == "," and node.last == outer.first
    told = beside and is_province(outer)
    if not told or node.site or fits(node, outer) or is_wide(node):
        return node
    words = tokens[node.core : node.core + len(node.key.split())]
    return msgspec.structs.replace(
        node, records=outer.records, unknown=" ".join(token.word for token in words), headed=True
    )


def is_province(node: Node) -> bool:
    """True for "Kandahar province", and for a state of the US without the word."""
    if node.level == "admin1":
        return True
    return all(record.kind == "admin1" and record.country == "US" for record in node.records)


def is_site_named(tokens: Sequence[Token], node: Node, outer: Node) -> bool:
    """True for "the Pearl hotel in Mogadishu", where the hotel is called like some other town."""
    town = any(record.kind == "city" for record in outer.records) and not outer.site
    return bool(node.site) and town and is_linked(tokens, node, outer) and not fits(node, outer)


def name_site(node: Node, outer: Node) -> Node:
    """The building of that name in the town told."""
    return msgspec.structs.replace(
        outer, first=node.first, site=node.site, site_name=node.site_name or node.key
    )


def is_wide(node: Node) -> bool:
    """True if the name is a country's or a province's own."""
    return any(record.kind in {"country", "admin1"} for record in node.records)


def is_linked(tokens: Sequence[Token], left: Node, right: Node) -> bool:
    """True for "A, B", "A in B", "A, in the B", "A of B"."""
    between = tokens[left.last : right.first]
    if tokens[left.last - 1].possessive:
        return False
    if not between:
        return tokens[right.first].gap in (",", "(")
    gaps = {token.gap for token in between[1:]} | {tokens[right.first].gap}
    keys = [token.key for token in between if token.key not in _ARTICLES]
    return gaps <= {""} and between[0].gap in ("", ",") and len(keys) == 1 and keys[0] in _INSIDE


def is_owner(tokens: Sequence[Token], left: Node, right: Node) -> bool:
    """True for "Iraq's Anbar" and "Saudi Arabia's southern Najran"."""
    return (
        left.last == right.first
        and tokens[left.last - 1].possessive
        and not left.site
        and not left.bearing
        and fits(right, left)
    )


def fits(inner: Node, outer: Node) -> bool:
    """True if some reading of one name lies in some reading of the other.

    An unknown name lies wherever the text says, in its own country.
    """
    if inner.unknown:
        country = inner.records[0].country
        return any(r.country == country and r.kind in _HOLDERS for r in outer.records)
    return any(lies_in(small, large) for small in inner.records for large in outer.records)


def lies_in(inner: Record, outer: Record) -> bool:
    """True if a place lies in another: by country, by province, or within its reach."""
    if contains(outer, inner):
        return True
    if outer.kind == "country" or inner.id == outer.id or inner.kind == "country":
        return False
    reach = {"city": 40, "site": 15, "airport": 15}.get(outer.kind, outer.radius_km)
    smaller = inner.kind in {"site", "airport", "city", "area"}
    return smaller and not is_far(inner, outer, reach)


def is_far(left: Record, right: Record, most_km: float) -> bool:
    """True if two places are farther apart than that; rough, and quick."""
    # 111 km to a degree; east-west degrees count in full, so that far places stay far.
    return max(abs(left.lat - right.lat), abs(left.lon - right.lon)) * 111 > most_km


def take_head(
    tokens: Sequence[Token], chain: Chain, words: PlaceWords, least: int, gazetteer: Gazetteer
) -> Chain:
    """Take what stands in the place: "a base in", "the Eidgah mosque in", "Kuriga, in"."""
    node = chain.node
    end = head_end(tokens, node, least)
    if node.site or end <= least:
        return chain
    site = phrase_before(tokens, end, words.sites)
    if least <= site < end:
        return take_site(tokens, chain, site, end, words, least)
    if end < node.first or tokens[node.first].gap == ",":
        return take_unknown(tokens, chain, end, words, least, gazetteer)
    return chain


def head_end(tokens: Sequence[Token], node: Node, least: int) -> int:
    """Where the words before "in", "at" or a comma end; the node's beginning if none is there."""
    first = node.first
    if tokens[first].gap == "," and first > least:
        return first
    while first > least and tokens[first - 1].key in _ARTICLES and not tokens[first].gap:
        first -= 1
    is_inside = first > least and tokens[first - 1].key in _INSIDE and not tokens[first].gap
    if is_inside:
        return first - 1 if tokens[first - 1].gap in ("", ",") else -1
    return node.first if node.near else -1


def take_site(
    tokens: Sequence[Token], chain: Chain, site: int, end: int, words: PlaceWords, least: int
) -> Chain:
    """Take a building before the place, and its own name."""
    kind = words.sites[" ".join(token.key for token in tokens[site:end])]
    name = name_before(tokens, site, least)
    if kind != "embassy" and all(token.key in words.creeds for token in tokens[name:site]):
        name = site
    if end == chain.node.first and not chain.node.near and name == site:
        return chain  # "... the base, Iraq": a comma alone joins only a building with a name
    first = name - 1 if name > least and tokens[name - 1].key in _ARTICLES else name
    node = msgspec.structs.replace(
        chain.node,
        first=first,
        site=kind,
        site_name=" ".join(token.key for token in tokens[name:site]),
        headed=True,
    )
    return Chain(node, chain.outer)


def name_before(tokens: Sequence[Token], end: int, least: int) -> int:
    """Where the capitalised name that ends there begins; `end` if there is none."""
    first = end
    while first > least and is_name_word(tokens, first - 1, end):
        first -= 1
    while first < end and not tokens[first].capital:
        first += 1
    # "The mosque", "In Kunduz": a sentence's first word is capitalised whatever it is.
    if first < end and tokens[first].key in (_ARTICLES | _INSIDE | {"another", "at"}):
        first += 1
    return first


def is_name_word(tokens: Sequence[Token], index: int, end: int) -> bool:
    """True if a word can belong to the name that is followed by the words at `end`."""
    token = tokens[index]
    after = tokens[index + 1].gap if index + 1 < len(tokens) and index + 1 <= end else ""
    owns = token.possessive and index + 1 < end  # "Pakistan's Dukki district" is Dukki
    return not owns and after in ("", "-", ".") and (token.capital or token.key in _PARTICLES)


def take_unknown(
    tokens: Sequence[Token],
    chain: Chain,
    end: int,
    words: PlaceWords,
    least: int,
    gazetteer: Gazetteer,
) -> Chain:
    """Take a village that the gazetteer lacks, where the text says what contains it."""
    name = name_before(tokens, end, least)
    if name == end or not is_settlement(tokens, name, end, words, gazetteer):
        return chain
    node = msgspec.structs.replace(
        chain.node,
        first=name,
        unknown=" ".join(token.word for token in tokens[name:end]),
        headed=True,
    )
    return Chain(node, chain.outer)


def is_settlement(
    tokens: Sequence[Token], name: int, end: int, words: PlaceWords, gazetteer: Gazetteer
) -> bool:
    """True if the words before a name speak of a place: "in", "at", "near", "village of"."""
    keys = [token.key for token in tokens[name:end]]
    if not name or set(keys) & (words.stops | words.titles | words.given) or len(keys) > 4:
        return False
    if gazetteer.demonym(keys[-1]) or tokens[end - 1].possessive or tokens[name].gap:
        return False
    before = tokens[name - 1].key
    if before == "of":
        return phrase_before(tokens, name - 1, words.levels) < name - 1
    return before in {"in", "at", "near", "outside", "around"}
