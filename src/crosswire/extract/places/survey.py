"""What a whole article tells about its places, before any sentence is read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

import msgspec

from crosswire.extract.places.hits import Hit, find_hits
from crosswire.extract.places.tokens import Token, read_tokens
from crosswire.extract.places.words import PlaceWords, sort_words
from crosswire.lexicon.gazetteer import Gazetteer, Record
from crosswire.lexicon.load import Lexicon
from crosswire.lexicon.ordinary import is_ordinary

# A town of this size needs no country to vouch for it; below, namesakes are too many.
KNOWN_TOWN = 100_000
SETTLEMENTS = frozenset(
    {
        "village",
        "town",
        "hamlet",
        "canton",
        "municipality",
        "township",
        "settlement",
        "suburb",
        "locality",
        "tehsil",
    }
    | {"neighborhood", "neighbourhood", "jurisdiction", "district", "quarter", "commune"}
)
# A smaller town does not speak for its country: it may be a namesake, or somebody's surname.
SPEAKING_TOWN = 20_000
# A city of this size speaks for its country even if smaller ones share its name.
WORLD_CITY = 1_000_000


class PlaceContext(msgspec.Struct, frozen=True):
    """The words and names of one text, the countries it speaks of, and who in it is a person.

    `senses` holds the place that a name stood for where its country or province was given beside
    it ("Lewiston, Maine"); `persons` the names that follow a title or a given name somewhere.
    """

    text: str
    tokens: tuple[Token, ...]
    hits: tuple[Hit, ...]
    countries: Mapping[str, int]
    provinces: frozenset[str]
    senses: Mapping[str, str]
    persons: frozenset[str]
    has_villages: bool


def survey_places(text: str, gazetteer: Gazetteer, lexicon: Lexicon) -> PlaceContext:
    """The names in a text and the countries it speaks of; made once for each article."""
    words = sort_words(lexicon)
    tokens = read_tokens(text)
    hits = find_hits(tokens, gazetteer, words)
    persons = find_persons(tokens, hits, words)
    senses = find_senses(tokens, hits, words)
    return PlaceContext(
        text=text,
        tokens=tuple(tokens),
        hits=tuple(hits),
        countries=count_countries(hits, persons, words, gazetteer),
        provinces=find_provinces(hits),
        senses=senses,
        persons=persons,
        has_villages=any(t.key in SETTLEMENTS or t.key in {"in", "capital"} for t in tokens),
    )


def find_persons(tokens: Sequence[Token], hits: Sequence[Hit], words: PlaceWords) -> frozenset[str]:
    """The keys of names that stand after a title, a given name or another unknown name."""
    before = {hit.last: hit for hit in hits}
    return frozenset(
        hit.key
        for hit in hits
        if follows_person_word(tokens, hit.first, words)
        or follows_unknown_name(tokens, hit, before.get(hit.first))
    )


def follows_unknown_name(tokens: Sequence[Token], hit: Hit, left: Hit | None) -> bool:
    """True for "Barillas" in "that Danilo Barillas": a capitalised word that is no place before it.

    `left` is the known name right before, if there is one. Not at the start of a sentence, where
    every word is capitalised, unless it says who that is ("Danilo Barillas, the mayor"), and of
    one-word names only.
    """
    first = hit.first
    if first < 2 or hit.last - first > 1 or tokens[first].gap or not tokens[first - 1].capital:
        return False
    before = tokens[first - 1]
    if before.possessive or before.word.isupper() or is_ordinary(before.key):
        return False
    if before.gap:
        return _is_described(tokens, hit.last)
    return left is None or is_namesake(left, hit)


def _is_described(tokens: Sequence[Token], last: int) -> bool:
    """True where an age or a description follows a name: "…, 57,", "…, the prosecutor"."""
    after = tokens[last] if last < len(tokens) else None
    return (
        after is not None and after.gap == "," and (after.key in _DESCRIBES or after.key.isdigit())
    )


_DESCRIBES = frozenset({"the", "a", "who", "whose"})


def is_namesake(left: Hit, right: Hit) -> bool:
    """True where two towns of different countries stand side by side: a person bears both names."""
    if left.demonym or any(r.kind != "city" for r in left.records):
        return False
    return not {r.country for r in left.records} & {r.country for r in right.records}


def follows_person_word(tokens: Sequence[Token], first: int, words: PlaceWords) -> bool:
    """True if a capitalised title or given name stands right before a word."""
    if not first or tokens[first].gap not in ("", "-", "."):
        return False
    before = tokens[first - 1]
    return before.capital and (before.key in words.given or before.key in words.titles)


def count_countries(
    hits: Sequence[Hit], persons: frozenset[str], words: PlaceWords, gazetteer: Gazetteer
) -> dict[str, int]:
    """How often each country is named, by its own name, its people's, its capital's or a city's."""
    counts: Counter[str] = Counter()
    for hit in hits:
        code = spoken_country(hit) or capital_country(hit, gazetteer)
        if code and not any(hit.key in known for known in (persons, words.stops, words.bearings)):
            counts[code] += 1
    return dict(counts)


def spoken_country(hit: Hit) -> str | None:
    """The country that a name speaks of beyond doubt."""
    if hit.demonym and not hit.records:
        return hit.demonym.country if hit.demonym.kind != "language" else None
    if hit.loose or not hit.records:
        return None
    first = max(hit.records, key=weight)
    codes = {record.country for record in hit.records}
    if first.kind in {"city", "admin1"} and first.population < WORLD_CITY:
        is_small = first.kind == "city" and first.population < SPEAKING_TOWN
        return first.country if len(codes) == 1 and not is_small else None
    if first.kind == "country" and any(r.kind == "admin1" and len(codes) > 1 for r in hit.records):
        return None  # Georgia is a state of another country, too
    return first.country


def capital_country(hit: Hit, gazetteer: Gazetteer) -> str | None:
    """The country whose capital a name is."""
    codes = [r.country for r in hit.records if r.country and r.kind == "city" and not hit.loose]
    return next((c for c in codes if gazetteer.capital(c) in hit.records), None)


def find_provinces(hits: Sequence[Hit]) -> frozenset[str]:
    """The ids of provinces that are named and cannot be towns."""
    return frozenset(
        hit.records[0].id
        for hit in hits
        if hit.records and hit.records[0].kind == "admin1" and len(hit.records) == 1
    )


def weight(record: Record) -> int:
    """How well known a place is: countries before provinces and sites before towns."""
    return {"country": 10**10, "sea": 10**9, "area": 10**9}.get(record.kind, record.population)


def find_senses(tokens: Sequence[Token], hits: Sequence[Hit], words: PlaceWords) -> dict[str, str]:
    """Which place a name stands for, where the place that contains it stands right after it."""
    senses: dict[str, str] = {}
    for left, right in pairwise(hits):
        if left.records and right.records and is_beside(tokens, left, right, words):
            inside = [r for r in left.records if any(contains(o, r) for o in right.records)]
            if inside:
                town = max(inside, key=lambda r: (r.kind != "admin1", r.population))
                senses.setdefault(left.key, town.id)
    return senses


def is_beside(tokens: Sequence[Token], left: Hit, right: Hit, words: PlaceWords) -> bool:
    """True for "Owo, Ondo", "Owo in Ondo" and "Owo, in the west of Ondo"."""
    between = [token.key for token in tokens[left.last : right.first]]
    if not between:
        return tokens[right.first].gap == ","
    # Six words: "town in the far north of"; more would reach into another clause.
    return (
        between[0] == "in"
        and len(between) < 6
        and all(key in {"in", "the", "of"} or key in words.bearings for key in between)
    )


@lru_cache(maxsize=65536)
def contains(outer: Record, inner: Record) -> bool:
    """True if one place lies in another, by country and province."""
    if outer.country != inner.country or outer.id == inner.id:
        return False
    if outer.kind == "country":
        return True
    return outer.kind == "admin1" and outer.id == inner.admin1
