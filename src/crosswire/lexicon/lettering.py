"""Which words of a text in capitals are names, acronyms, or words to be printed small."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from crosswire.lexicon.calendar import MONTHS, WEEKDAYS
from crosswire.lexicon.gazetteer import load_gazetteer
from crosswire.lexicon.gazetteer_keys import place_key
from crosswire.lexicon.insertions import teletype_words
from crosswire.lexicon.load import load_lexicon
from crosswire.lexicon.ordinary import is_listed, is_ordinary, is_plain
from crosswire.lexicon.written_names import known_acronyms

Sort = Literal["word", "name", "acronym"]
_LONGEST_PLACE = 5  # words
_ROMAN = re.compile(r"(?=..)x{0,3}(?:i[xv]|v?i{0,3})$")  # to 39: brigades, popes and centuries
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th|d|s)$")
_VOWEL = re.compile(r"[aeiouyà-þ]")
_ACRONYM = 5  # letters: longer unknown words are names that were spelt out
# People of a town whose name is made of ordinary words ("Cape Coast"); three times as many where
# the name is one word.
_KNOWN_CITY = 100_000
# Months that are words of other meaning, too, and their short forms: a number must stand beside.
_DATED = frozenset(month for month in MONTHS if len(month) < 5) | {"march"}
_CAUSES = 2  # "the revolutionary movement" is no name, "Popular Revolutionary Movement" is one
_MODEL = 3  # letters of a weapon's type


class Word(NamedTuple):
    """A word of a stretch in capitals: where it stands, and its folded form."""

    start: int
    end: int
    key: str


def sort_words(
    words: Sequence[Word], known: Mapping[int, int], shortened: Set[str], text: str
) -> list[Sort]:
    """What each word of a stretch is, by itself and by its neighbours.

    `known` holds where written names begin and end, `shortened` the short forms in brackets.
    """
    sorts = [_sort_word(word, known, shortened) for word in words]
    _name_places(words, sorts, text)
    _name_neighbours(words, sorts, text)
    _name_surnames(words, sorts, text)
    _name_bodies(words, sorts, text)
    return sorts


def _sort_word(word: Word, known: Mapping[int, int], shortened: Set[str]) -> Sort:
    """What a word is, before its neighbours are asked."""
    if word.start in known:
        return "name"
    return "acronym" if word.key in shortened else _sort_key(word.key)


@lru_cache(maxsize=20_000)
def _sort_key(key: str) -> Sort:
    """What a word is wherever it stands."""
    if key == "a":
        return "word"
    if "." in key or key == "i" or _is_acronym(key):
        return "acronym"
    if _ROMAN.match(key) and not is_ordinary(key):
        return "acronym"
    if any(map(str.isdigit, key)):
        return "word" if _ORDINAL.match(key) or key.isdigit() else "acronym"
    return "name" if _is_name(key.removesuffix("'s")) else "word"


def _is_name(key: str) -> bool:
    """True for days, peoples, countries, and what is no ordinary word."""
    if key in teletype_words("particle") or (key in _DATED and is_ordinary(key)):
        return False
    return not is_ordinary(key) or _is_always_capital(key) or _is_country(key)


def _is_always_capital(key: str) -> bool:
    """True for months, weekdays and peoples, ordinary words as they are."""
    people = load_gazetteer().demonyms.get(key) or load_gazetteer().demonyms.get(
        key.removesuffix("s")
    )
    is_day = key in WEEKDAYS and key.endswith("day")
    return key in MONTHS or is_day or (people is not None and people.kind != "abbreviation")


def _is_country(key: str) -> bool:
    """True for a country, and for a city that is ordinary by its ending alone, as "Beijing"."""
    places = load_gazetteer().lookup(place_key(key))
    if not places or places[0].kind == "country":
        return bool(places)
    return places[0].population >= _KNOWN_CITY * 3 and not is_listed(key)


def _is_acronym(key: str) -> bool:
    """True for letters that nobody can speak as a word, and for known short names."""
    if key in known_acronyms():
        return True
    bare = key.removesuffix("'s")
    unspoken = not _VOWEL.search(bare) and "y" not in bare[1:]
    return 1 < len(bare) <= _ACRONYM and unspoken and not is_ordinary(bare) and not _is_title(bare)


@cache
def _persons(role: str) -> frozenset[str]:
    """The titles, or the given names, of place_names.toml."""
    entries = load_lexicon().entries("place_names")
    return frozenset(w for e in entries if e.word("role") == role for w in e.says)


def _is_title(key: str) -> bool:
    return key in _persons("title")


def _name_places(words: Sequence[Word], sorts: list[Sort], text: str) -> None:
    """Make names of the ordinary words in places' names: "Guatemala City", "Cape Town"."""
    firsts, index = _first_words(), 0
    while index < len(words):
        if words[index].key not in firsts or _is_prosaic(words, sorts, index):
            index += 1
            continue
        last = _place_end(words, sorts, text, index)
        for at in range(index, last):
            if words[at].key not in teletype_words("particle") or at == index:
                sorts[at] = "name"
        index = max(last, index + 1)


def _is_prosaic(words: Sequence[Word], sorts: Sequence[Sort], index: int) -> bool:
    """True for two ordinary words that no preposition leads: they are no place's name."""
    is_led = index > 0 and words[index - 1].key in teletype_words("led")
    return not is_led and "name" not in sorts[index : index + 2]


def _place_end(words: Sequence[Word], sorts: Sequence[Sort], text: str, first: int) -> int:
    """Where the longest known place of two words or more ends that begins at a word."""
    last = first + 1
    while last < min(len(words), first + _LONGEST_PLACE) and _is_joined(words, text, last):
        last += 1
    for end in range(last, first + 1, -1):
        key = place_key(" ".join(word.key for word in words[first:end]))
        if load_gazetteer().has(key) and _is_meant(words, sorts, first, end, key):
            return end
    return first


@cache
def _first_words() -> frozenset[str]:
    """The words with which names of places begin that have several."""
    keys = load_gazetteer().keys()
    return frozenset(key.partition(" ")[0] for key in keys if " " in key)


def _is_meant(words: Sequence[Word], sorts: Sequence[Sort], first: int, end: int, key: str) -> bool:
    """True if the words are no ordinary ones, or a town so large that "in" is enough."""
    if "name" in sorts[first:end]:
        return True
    largest = max((r.population for r in load_gazetteer().lookup(key)), default=0)
    return first > 0 and words[first - 1].key in teletype_words("led") and largest >= _KNOWN_CITY


def _is_joined(words: Sequence[Word], text: str, index: int) -> bool:
    between = text[words[index - 1].end : words[index].start]
    return between in {" ", "\n", "-"}


def _name_neighbours(words: Sequence[Word], sorts: list[Sort], text: str) -> None:
    """Sort anew what only the words beside it show to be a name: titles, particles, "US", "May"."""
    asked = _neighbourly()
    for index in range(len(words) - 1, -1, -1):
        key = words[index].key
        if key not in asked and len(key) > _MODEL:
            continue
        if len(key) == 1:
            sorts[index] = _sort_letter(words, sorts, text, index)
        elif _is_model(words, text, index):
            sorts[index] = "acronym"
        elif key == "us":
            is_pronoun = index > 0 and words[index - 1].key in teletype_words("pronoun")
            sorts[index] = "word" if is_pronoun else "acronym"
        elif _is_dated(words, index) or _opens_name(words, sorts, text, index):
            sorts[index] = "name"


@cache
def _neighbourly() -> frozenset[str]:
    """The words that only their neighbours tell."""
    return _persons("title") | _DATED | teletype_words("particle") | {"us"}


def _name_surnames(words: Sequence[Word], sorts: list[Sort], text: str) -> None:
    """Make names of derived words behind a given name: "William Walker", not "Carlos said"."""
    given = _persons("given")
    for index in range(1, len(words)):
        key = words[index].key
        if sorts[index] == "word" and words[index - 1].key in given and not is_plain(key):
            is_name = len(key) > _MODEL and _is_joined(words, text, index)
            sorts[index] = "name" if is_name and not key.endswith(("ed", "ing", "ly")) else "word"


def _name_bodies(words: Sequence[Word], sorts: list[Sort], text: str) -> None:
    """Make a name of a body with two words for its cause: "National Liberation Front"."""
    causes, bodies, run = teletype_words("cause"), teletype_words("body"), 0
    for index, word in enumerate(words):
        joined = index > 0 and _is_joined(words, text, index)
        if run >= _CAUSES and joined and word.key.removesuffix("'s") in bodies:
            sorts[index - run : index + 1] = ["name"] * (run + 1)
        run = (run if joined else 0) + 1 if word.key in causes else 0


def _is_model(words: Sequence[Word], text: str, index: int) -> bool:
    """True for the letters of "AK-47"."""
    after = text[words[index].end : words[index].end + 2]
    return len(words[index].key) <= _MODEL and after[:1] == "-" and after[1:].isdigit()


def _sort_letter(words: Sequence[Word], sorts: Sequence[Sort], text: str, index: int) -> Sort:
    """A letter by itself: the article, the Spanish "and", or an initial."""
    is_initial = _follows(sorts, index) and text[words[index].end :][:1] == "."
    return "word" if words[index].key in {"a", "y", "e"} and not is_initial else "acronym"


def _precedes(words: Sequence[Word], sorts: Sequence[Sort], text: str, index: int) -> bool:
    """True if a name follows, with nothing between but a space or the stop of "Gen."."""
    if index + 1 == len(words) or sorts[index + 1] != "name":
        return False
    return text[words[index].end : words[index + 1].start].strip() in {"", "."}


def _opens_name(words: Sequence[Word], sorts: Sequence[Sort], text: str, index: int) -> bool:
    """True for a title before a name, and for the first particle of "La Vega"."""
    key = words[index].key
    particles = teletype_words("particle")
    inside = _follows(sorts, index) or (index > 0 and words[index - 1].key in particles)
    opens = _is_title(key) or (key in particles and not inside)
    return opens and _precedes(words, sorts, text, index)


def _follows(sorts: Sequence[Sort], index: int) -> bool:
    return index > 0 and sorts[index - 1] == "name"


def _is_dated(words: Sequence[Word], index: int) -> bool:
    """True for "3 May" and "May 3": a number stands beside a month that is also a verb."""
    if words[index].key not in _DATED:
        return False
    beside = [words[at].key for at in (index - 1, index + 1) if 0 <= at < len(words)]
    return any(key[0].isdigit() for key in beside)
