"""Places named in a sentence: bases, towns, provinces, seas, and "20 km south of Kirkuk"."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import msgspec

from crosswire.extract.places.chains import Chain, chain_nodes, take_head
from crosswire.extract.places.choice import choose, is_place
from crosswire.extract.places.hits import Hit, is_compound
from crosswire.extract.places.make import make_place
from crosswire.extract.places.nodes import Node, dress
from crosswire.extract.places.relation import Relation, relate_chain, spoken_relation
from crosswire.extract.places.survey import PlaceContext, spoken_country, survey_places
from crosswire.extract.places.tokens import Token
from crosswire.extract.places.villages import find_villages
from crosswire.extract.places.words import PlaceWords, sort_words
from crosswire.lexicon.gazetteer import Gazetteer
from crosswire.lexicon.load import Lexicon
from crosswire.model.place import Place
from crosswire.model.text import Span

__all__ = ["PlaceContext", "PlaceGroup", "find_places", "survey_places"]


class PlaceGroup(msgspec.Struct, frozen=True):
    """A place expression: its words, the place, and how the sentence speaks of it.

    `at` and `near`: something is there; `from`: something comes from there; `of`: it is named in
    another way ("Iran said", "Iraq's army"), and a caller may leave it aside.
    """

    span: Span
    place: Place
    relation: Relation
    rule: str


def find_places(
    text: str,
    span: Span,
    gazetteer: Gazetteer,
    lexicon: Lexicon,
    context: PlaceContext,
    masked: Sequence[Span] = (),
    *,
    is_dateline: bool = False,
) -> list[PlaceGroup]:
    """The places that a stretch of a text names, one group for each expression, in order.

    `context` is `survey_places` of the very same text. Names inside `masked` spans (those of
    organisations) are left out. A dateline's name is a place without a preposition.

    >>> from crosswire.lexicon.gazetteer import load_gazetteer
    >>> from crosswire.lexicon.load import load_lexicon
    >>> text = "Rockets hit the Ain al-Asad air base in western Iraq."
    >>> gazetteer, lexicon = load_gazetteer(), load_lexicon()
    >>> context = survey_places(text, gazetteer, lexicon)
    >>> for group in find_places(text, Span(0, len(text)), gazetteer, lexicon, context):
    ...     print(group.span.quote(text), "|", group.place.id, group.relation)
    Ain al-Asad air base in western Iraq | air:ORAA at
    """
    if context.text != text:
        context = survey_places(text, gazetteer, lexicon)
    hits = hits_in(context, span, masked)
    if not hits and not context.has_villages:
        return []
    scene = Scene(context, sort_words(lexicon), gazetteer, count_local(hits))
    return find_groups(scene, find_chains(scene, hits, span), "at" if is_dateline else None)


class Scene(NamedTuple):
    """What deciding about a name needs: the article, the words, the gazetteer, the sentence."""

    context: PlaceContext
    words: PlaceWords
    gazetteer: Gazetteer
    local: Mapping[str, int]


def hits_in(context: PlaceContext, span: Span, masked: Sequence[Span]) -> list[Hit]:
    """The names inside a span and outside the masked ones."""
    starts = bisect_left(context.hits, span.start, key=lambda h: context.tokens[h.first].start)
    found: list[Hit] = []
    for hit in context.hits[starts:]:
        words = Span(context.tokens[hit.first].start, context.tokens[hit.last - 1].end)
        if words.end > span.end:
            break
        if not any(words.overlaps(other) for other in masked):
            found.append(hit)
    return found


def count_local(hits: Sequence[Hit]) -> dict[str, int]:
    """How often the names of a sentence speak of each country."""
    return dict(Counter(code for code in map(spoken_country, hits) if code))


def find_chains(scene: Scene, hits: Sequence[Hit], span: Span) -> list[Chain]:
    """The place expressions of a sentence with the buildings and villages that they locate."""
    tokens, words = scene.context.tokens, scene.words
    least = bisect_left(tokens, span.start, key=lambda token: token.start)
    last = bisect_left(tokens, span.end, key=lambda token: token.start)
    nodes: list[Node] = []
    for hit in hits:
        node = read_hit(scene, hit, nodes[-1].last if nodes else least)
        if node:
            nodes.append(node)
    if scene.context.has_villages:
        villages = find_villages(scene.context, hits, least, last, words, scene.gazetteer)
        longest = sorted([*villages, *nodes], key=lambda node: node.first - node.last)
        nodes = sorted(keep_apart(longest), key=lambda node: node.first)
    chains: list[Chain] = []
    for chain in chain_nodes(tokens, nodes):
        headed = take_head(tokens, chain, words, least, scene.gazetteer)
        chains.append(share_site(tokens, chains, headed))
        least = chain.node.last
    return chains


def keep_apart(nodes: Sequence[Node]) -> list[Node]:
    """The nodes that share no word with an earlier one of the list."""
    kept: list[Node] = []
    for node in nodes:
        if all(node.last <= other.first or other.last <= node.first for other in kept):
            kept.append(node)
    return kept


def read_hit(scene: Scene, hit: Hit, least: int) -> Node | None:
    """The place that a name may be: dressed, or a country behind "the Somali capital".

    `least` is where the place before ends, and its words are its own.
    """
    tokens = scene.context.tokens
    if hit.first < least or is_compound(tokens, hit.last) or is_river(tokens, hit.last):
        return None
    if hit.records:
        node = dress(tokens, hit, scene.words, least)
        return None if is_own_name(node, scene.context) else node
    country = scene.gazetteer.country(hit.demonym.country) if hit.demonym else None
    if country is None:
        return None
    after = tokens[hit.last] if hit.last < len(tokens) else None
    if after and after.key == "capital" and not after.gap:
        return Node(hit.first, hit.last + 1, hit.first, hit.key, (country,), is_capital=True)
    if hit.demonym and hit.demonym.kind == "abbreviation" and (after is None or is_free(after)):
        return dress(tokens, hit._replace(records=(country,)), scene.words, least)
    return None


def is_own_name(node: Node, context: PlaceContext) -> bool:
    """True if the name is the building's ("Eidgah mosque"), and only like that of a far town."""
    is_foreign = all(r.kind == "city" and r.country not in context.countries for r in node.records)
    return bool(node.site) and (node.loose or is_foreign)


def is_river(tokens: Sequence[Token], last: int) -> bool:
    """True if the name is a river's or a lake's, which lies where its whole valley does.

    A street is named after places and people that are elsewhere, too.
    """
    return last < len(tokens) and tokens[last].key in _WATERS and not tokens[last].gap


_WATERS = frozenset(
    {"river", "lake", "delta", "street", "streets", "avenue", "ave", "avenues", "boulevard"}
)
_AFTER_COUNTRY = frozenset({"and", "or", "on", "in", "after", "before", "since", "for", "as"})


def is_free(after: Token) -> bool:
    """True if "the US" stands for the country: no noun follows that it would be said of."""
    return bool(after.gap) or after.key in _AFTER_COUNTRY


def share_site(tokens: Sequence[Token], before: Sequence[Chain], chain: Chain) -> Chain:
    """The building goes with both towns in "the airports of Damascus and Aleppo"."""
    if not before or chain.node.site or not is_coordinated(tokens, before[-1], chain):
        return chain
    left = before[-1].node
    plural = any(token.key.endswith("s") for token in tokens[left.first : left.core])
    if not (left.site and plural):
        return chain
    return Chain(msgspec.structs.replace(chain.node, site=left.site), chain.outer)


def is_coordinated(tokens: Sequence[Token], left: Chain, right: Chain) -> bool:
    """True for "A and B" and "A, B"."""
    between = [token.key for token in tokens[left.node.last : right.node.first]]
    return between in (["and"], ["or"]) or (not between and tokens[right.node.first].gap == ",")


def find_groups(
    scene: Scene, chains: Sequence[Chain], unsaid: Relation | None = None
) -> list[PlaceGroup]:
    """The expressions that are places, each decided and related; `unsaid` stands for no words."""
    groups: list[PlaceGroup] = []
    tokens = scene.context.tokens
    spoken: Relation | None = None
    for index, chain in enumerate(share_back(tokens, chains)):
        own = spoken_relation(tokens, chain, scene.words)
        if own is None and index and is_coordinated(tokens, chains[index - 1], chain):
            own = spoken
        spoken = own
        group = read_chain(scene, chain, own or unsaid)
        if group:
            groups.append(group)
    return groups


def share_back(tokens: Sequence[Token], chains: Sequence[Chain]) -> list[Chain]:
    """The building goes with both towns in "Damascus and Aleppo airports"."""
    shared = list(chains)
    for index in range(len(shared) - 1, 0, -1):
        left, right = shared[index - 1], shared[index]
        plural = right.node.site and tokens[right.node.last - 1].key.endswith("s")
        if plural and not left.node.site and is_coordinated(tokens, left, right):
            node = msgspec.structs.replace(left.node, site=right.node.site)
            shared[index - 1] = Chain(node, left.outer)
    return shared


def read_chain(scene: Scene, chain: Chain, spoken: Relation | None) -> PlaceGroup | None:
    """The group of an expression; None if its name is no place here."""
    context, tokens = scene.context, scene.context.tokens
    chosen = choose(chain, context, scene.gazetteer, scene.local)
    if not chosen or not is_place(chain, chosen[0], context, scene.words, spoken or ""):
        return None
    node = chain.node
    span = Span(tokens[node.first].start, tokens[node.last - 1].end)
    place = make_place(node, chosen, span.quote(context.text), scene.gazetteer)
    relation = relate_chain(tokens, chain, chosen[0], scene.words, spoken)
    return PlaceGroup(span, place, relation, f"en/places#{chosen[0].id}")
