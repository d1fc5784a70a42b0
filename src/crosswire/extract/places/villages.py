"""Villages that no gazetteer has, where the text itself says that they are villages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crosswire.extract.places.chains import name_before
from crosswire.extract.places.choice import is_spoken_of
from crosswire.extract.places.hits import Hit
from crosswire.extract.places.nodes import Node
from crosswire.extract.places.survey import KNOWN_TOWN, SETTLEMENTS, PlaceContext
from crosswire.extract.places.tokens import Token, is_joined
from crosswire.extract.places.words import PlaceWords, phrase_before
from crosswire.lexicon.gazetteer import Gazetteer, Record
from crosswire.lexicon.ordinary import is_ordinary

# A country with half of the article's mentions of countries is where its villages lie.
_MAIN_SHARE = 0.5


def find_villages(
    context: PlaceContext,
    hits: Sequence[Hit],
    first: int,
    last: int,
    words: PlaceWords,
    gazetteer: Gazetteer,
) -> list[Node]:
    """The unknown villages between two words, placed in the article's main country.

    Names that the gazetteer knows are left to it, and so are villages of articles without a main
    country.
    """
    country = main_country(context)
    record = gazetteer.country(country) if country else None
    if record is None:
        return []
    tokens = context.tokens
    near = [hit for hit in hits if is_near(hit, context)]
    capitals = [
        Node(start, end, start, "capital", (record,), is_capital=True)
        for start, end in capital_words(tokens, first, last, near)
    ]
    villages = [
        make_village(tokens, found, record)
        for found in village_names(tokens, first, last, words)
        if not any(_is_known(hit, found[2], found[3]) for hit in near)
    ]
    return [*capitals, *villages]


def make_village(
    tokens: Sequence[Token], found: tuple[int, int, int, int], country: Record
) -> Node:
    """The node of an unknown name: where its expression begins and ends, and the name in it."""
    start, end, name, stop = found
    words = tokens[name:stop]
    return Node(
        start,
        end,
        start,
        " ".join(token.key for token in words),
        (country,),
        unknown=" ".join(token.word for token in words),
        headed=True,
    )


def _is_known(hit: Hit, name: int, stop: int) -> bool:
    """True if a known name is more than a part of an unknown one: "Lakki" in "Lakki Marwat"."""
    apart = hit.last <= name or stop <= hit.first
    inside = name <= hit.first and hit.last <= stop and hit.last - hit.first < stop - name
    return not (apart or inside)


def is_near(hit: Hit, context: PlaceContext) -> bool:
    """True if a known name has a place in a country that the article speaks of, or a large town."""
    return not hit.records or any(
        is_spoken_of(r, context) or r.population >= KNOWN_TOWN for r in hit.records
    )


def capital_words(
    tokens: Sequence[Token], first: int, last: int, near: Sequence[Hit]
) -> Iterator[tuple[int, int]]:
    """Where "the capital" and "this capital city" stand without a name before or after them."""
    for index in range(max(first, 1), last):
        if tokens[index].key == "capital" and tokens[index - 1].key in {"the", "this"}:
            end = capital_end(tokens, index, last)
            if not tokens[index].gap and not names_capital(tokens, end, near):
                yield index - 1, end


def capital_end(tokens: Sequence[Token], index: int, last: int) -> int:
    """Where "capital" or "capital city" ends."""
    after = index + 1
    is_city = after < last and tokens[after].key == "city" and not tokens[after].gap
    return after + 1 if is_city else after


def names_capital(tokens: Sequence[Token], end: int, near: Sequence[Hit]) -> bool:
    """True where its name or its country follows: "the capital, Kabul", "the capital of Chad"."""
    is_of = end < len(tokens) and tokens[end].key == "of"
    return is_of or any(hit.first == end for hit in near)


def main_country(context: PlaceContext) -> str | None:
    """The country that an article speaks of most, if it is most of what it speaks of."""
    if not context.countries:
        return None
    code = max(context.countries, key=lambda c: (context.countries[c], c))
    share = context.countries[code] / sum(context.countries.values())
    return code if share >= _MAIN_SHARE else None


def village_names(
    tokens: Sequence[Token], first: int, last: int, words: PlaceWords
) -> Iterator[tuple[int, int, int, int]]:
    """Where an expression begins and ends, and where the name in it does."""
    for index in range(first, last):
        token = tokens[index]
        found = None
        if token.key in LEADS:
            found = bare_village(tokens, index + 1, last)
        elif token.key in SETTLEMENTS and not token.capital:
            found = headed_village(tokens, index, first, last, words)
        if found is not None:
            yield found


def headed_village(
    tokens: Sequence[Token], index: int, first: int, last: int, words: PlaceWords
) -> tuple[int, int, int, int] | None:
    """The name beside a word for a settlement: "the village of X", "X village"."""
    after = index + 1
    if after < last and tokens[after].key == "of":
        stop = name_end(tokens, after + 1, last)
        start = phrase_before(tokens, after, words.levels)
        return (start, stop, after + 1, stop) if stop > after + 1 else None
    name = name_before(tokens, index, first)
    if name >= index or tokens[index].gap or tokens[index - 1].possessive:
        return None  # "Dillon's neighbourhood" is whoever Dillon is
    return name, after, name, index


def bare_village(
    tokens: Sequence[Token], first: int, last: int
) -> tuple[int, int, int, int] | None:
    """The unknown name behind "in" that can only be a place: "in Lakki Marwat on Tuesday"."""
    stop = name_end(tokens, first, last)
    return (first, stop, first, stop) if is_bare_village(tokens, first, stop) else None


# Words that go on with the story behind "in Lakki Marwat": no name, title or body goes on so.
_GOES_ON = frozenset(
    [
        "on", "late", "early", "overnight", "killing", "wounding", "injuring", "when", "where",
        "after", "in", "by", "and", "as", "during", "at", "with", "while", "from", "since",
        "before",
    ]
)  # fmt: skip

_ENDS = frozenset(",.;:)–—¶")  # marks behind a name that has ended; behind a hyphen it goes on
LEADS = frozenset(["in", "near", "outside", "at"])


def is_bare_village(tokens: Sequence[Token], first: int, stop: int) -> bool:
    """True if an unknown name behind "in" can only be a place: "in Lakki Marwat on Tuesday".

    An ordinary word in capitals ("in Parliament on Tuesday") is none, nor is a name that goes on.
    """
    if stop <= first or tokens[stop - 1].possessive:
        return False
    if any(is_ordinary(token.key) for token in tokens[first:stop]):
        return False
    after = tokens[stop] if stop < len(tokens) else None
    return after is None or after.gap[:1] in _ENDS or (not after.gap and after.key in _GOES_ON)


def name_end(tokens: Sequence[Token], first: int, last: int) -> int:
    """Where the capitalised name that begins there ends."""
    end = first
    while end < last and tokens[end].capital and (end == first or is_joined(tokens, end)):
        end += 1
    return end if end == first or not tokens[first].gap else first
