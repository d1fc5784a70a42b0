"""Villages that no gazetteer has, where the text itself says that they are villages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crosswire.extract.place_chains import name_before
from crosswire.extract.place_hits import Hit
from crosswire.extract.place_nodes import Node
from crosswire.extract.place_survey import SETTLEMENTS, PlaceContext
from crosswire.extract.place_tokens import Token, is_joined
from crosswire.extract.place_words import PlaceWords, phrase_before
from crosswire.lexicon.gazetteer import Gazetteer
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
    return [
        Node(
            start,
            end,
            start,
            " ".join(token.key for token in context.tokens[name:stop]),
            (record,),
            unknown=" ".join(token.word for token in context.tokens[name:stop]),
            headed=True,
        )
        for start, end, name, stop in village_names(context.tokens, first, last, words)
        if not any(_is_known(hit, name, stop) for hit in hits)
    ]


def _is_known(hit: Hit, name: int, stop: int) -> bool:
    """True if a known name is more than a part of an unknown one: "Lakki" in "Lakki Marwat"."""
    apart = hit.last <= name or stop <= hit.first
    inside = name <= hit.first and hit.last <= stop and hit.last - hit.first < stop - name
    return not (apart or inside)


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
        if token.key == "in":
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
    return (name, after, name, index) if name < index and not tokens[index].gap else None


def bare_village(
    tokens: Sequence[Token], first: int, last: int
) -> tuple[int, int, int, int] | None:
    """The unknown name behind "in" that can only be a place: "in Lakki Marwat on Tuesday"."""
    stop = name_end(tokens, first, last)
    return (first, stop, first, stop) if is_bare_village(tokens, first, stop) else None


# Words that go on with the story behind "in Lakki Marwat": no name, title or body goes on so.
_GOES_ON = frozenset(
    [
        "on",
        "late",
        "early",
        "overnight",
        "killing",
        "wounding",
        "injuring",
        "when",
        "where",
        "after",
    ]
)


def is_bare_village(tokens: Sequence[Token], first: int, stop: int) -> bool:
    """True if an unknown name behind "in" can only be a place: "in Lakki Marwat on Tuesday".

    An ordinary word in capitals ("in Parliament on Tuesday") is none, nor is a name that goes on.
    """
    if stop <= first or tokens[stop - 1].possessive:
        return False
    if any(is_ordinary(token.key) for token in tokens[first:stop]):
        return False
    after = tokens[stop] if stop < len(tokens) else None
    return after is not None and not after.gap and after.key in _GOES_ON


def name_end(tokens: Sequence[Token], first: int, last: int) -> int:
    """Where the capitalised name that begins there ends."""
    end = first
    while end < last and tokens[end].capital and (end == first or is_joined(tokens, end)):
        end += 1
    return end if end == first or not tokens[first].gap else first
