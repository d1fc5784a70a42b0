"""Texts printed in capitals, as teletypes and many headlines are, in the letters of a newspaper.

Every word that reads a text afterwards may then trust its capitals, as in any other article.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from ahocorasick_rs import AhoCorasick

from crosswire.lexicon.calendar import MONTHS, WEEKDAYS
from crosswire.lexicon.gazetteer import load_gazetteer
from crosswire.lexicon.gazetteer_keys import place_key
from crosswire.lexicon.insertions import read_insertions, teletype_words
from crosswire.lexicon.load import load_lexicon
from crosswire.lexicon.match import fold, is_bounded
from crosswire.lexicon.ordinary import is_listed, is_ordinary
from crosswire.lexicon.outlets import load_agencies, load_outlets

_LINE = re.compile(r"[^\n]+")
_WORD = re.compile(r"(?:[A-Z]\.){2,}|[^\W_]+(?:['’][^\W_]+)*")
_PART = re.compile(r"^\w+|(?<=\b\w['’])\w\w+")  # "O'Higgins", but not "Luis's"
_SMALL = 10  # a stray small letter among so many capitals: "McKENZIE", "2d"
_LEAST_WORDS, _LEAST_ORDINARY = 3, 2  # "BBC NEWS" and "READ MORE" stay; "SHELLS HIT TOWN" does not
_LONGEST_PLACE = 5  # words
_ROMAN = re.compile(r"(?=..)x{0,3}(?:i[xv]|v?i{0,3})$")  # to 39: brigades, popes and centuries
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th|d|s)$")
_VOWEL = re.compile(r"[aeiouyà-þ]")
_ACRONYM = 5  # letters: longer unknown words are names that were spelt out
_KNOWN_CITY = 100_000  # people of a town whose name is made of ordinary words: "Cape Coast"


# Months that are words of other meaning, too, and their short forms: a number must stand beside.
_DATED = frozenset(month for month in MONTHS if len(month) < 5) | {"march"}
_MODEL = 3  # letters of a weapon's type
Sort = Literal["word", "name", "acronym"]
# "[FMLN]" after a word: the short form of what was named before.
_BRACKETED = re.compile(r"(?<=\w)\s[\[(]([A-Z]{2,6})[\])]")


class _Word(NamedTuple):
    """A word of a stretch in capitals and its folded form."""

    start: int
    end: int
    key: str


@lru_cache(maxsize=4)
def restore_case(text: str) -> str:
    """The text with the stretches that stand in capitals as a newspaper would print them.

    Every character keeps its place; a text in ordinary letters comes back as it is.

    >>> restore_case("THREE SOLDIERS WERE KILLED IN SAN MIGUEL BY THE FMLN, GENERAL ORTIZ SAID.")
    'Three soldiers were killed in San Miguel by the FMLN, General Ortiz said.'
    >>> restore_case("NATO said so.")
    'NATO said so.'
    """
    pieces: list[str] = []
    at = 0
    for start, end in find_capitals(text):
        pieces += [text[at:start], _print_small(text[start:end])]
        at = end
    return "".join([*pieces, text[at:]]) if pieces else text


def find_capitals(text: str) -> Iterator[tuple[int, int]]:
    """The stretches of whole lines in capitals that are prose: most of their words are ordinary.

    >>> list(find_capitals("BBC NEWS\\n\\nROCKETS HIT BASE\\n\\nTwo rockets hit a base."))
    [(10, 26)]
    """
    run: tuple[int, int] | None = None
    for line in _LINE.finditer(text):
        if line[0].isspace():
            continue
        if run and _goes_on(text, run[1], line):
            run = (run[0], line.end())
            continue
        if run and _is_prose(text[slice(*run)]):
            yield run
        run = line.span() if _is_in_capitals(line[0]) else None
    if run and _is_prose(text[slice(*run)]):
        yield run


def _goes_on(text: str, end: int, line: re.Match[str]) -> bool:
    """True if a line belongs to the paragraph in capitals that ended before it."""
    is_beside = text.count("\n", end, line.start()) < 2
    return is_beside and (_is_in_capitals(line[0]) or not any(map(str.isalpha, line[0])))


def _is_in_capitals(line: str) -> bool:
    if line.isupper():
        return True
    large = sum(map(str.isupper, line))
    return large > _SMALL and sum(map(str.islower, line)) * _SMALL < large


def _is_prose(words: str) -> bool:
    keys = _WORD.findall(words)
    known = sum(len(key) > 2 and is_ordinary(key.lower()) for key in keys)
    return len(keys) >= _LEAST_WORDS and known >= _LEAST_ORDINARY and known * 3 >= len(keys)


def _print_small(text: str) -> str:
    """A stretch in capitals, printed in small letters but for names, acronyms and openings."""
    folded = fold(text)
    words = [_Word(m.start(), m.end(), folded[m.start() : m.end()]) for m in _WORD.finditer(text)]
    letters = list(_lower(text))
    known = _find_written(folded)
    shortened = {found[1].lower() for found in _BRACKETED.finditer(text)}
    sorts = [_sort_word(word, known, shortened) for word in words]
    _name_places(words, sorts, text)
    _name_neighbours(words, sorts, text)
    for word, sort in zip(words, sorts, strict=True):
        if sort == "word":
            continue  # small letters already
        letters[word.start : word.end] = _print_word(text[word.start : word.end], sort)
    for start, end in known.items():
        spaced = zip(text[start:end], _written_forms()[folded[start:end]], strict=True)
        letters[start:end] = [new if old.isalnum() else old for old, new in spaced]
    for found in _opening().finditer(text):
        letters[found.start(1)] = text[found.start(1)]
    return read_insertions("".join(letters))


# --- what a word is ------------------------------------------------------------------------------


def _sort_word(word: _Word, known: dict[int, int], shortened: set[str]) -> Sort:
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
    peoples = load_gazetteer().demonyms
    is_day = key in WEEKDAYS and key.endswith("day")
    return key in MONTHS or is_day or key in peoples or key[:-1] in peoples


def _is_country(key: str) -> bool:
    """True for a country, and for a town that is ordinary by its ending alone, as "Beijing"."""
    places = load_gazetteer().lookup(place_key(key))
    is_first = bool(places) and places[0].kind == "country"
    return is_first or bool(places and not is_listed(key))


def _is_acronym(key: str) -> bool:
    """True for letters that nobody can speak as a word, and for known short names."""
    if key in _known_acronyms():
        return True
    bare = key.removesuffix("'s")
    unspoken = not _VOWEL.search(bare) and "y" not in bare[1:]
    return 1 < len(bare) <= _ACRONYM and unspoken and not is_ordinary(bare) and not _is_title(bare)


@cache
def _opening() -> re.Pattern[str]:
    """Where a sentence opens: at the start, after an end mark or brackets that head a paragraph."""
    headings = "|".join(teletype_words("heading"))
    return re.compile(
        rf"(?:(?:^|\n\s*\n)[^\w\[]*(?:\[[^\[\]\n]*\]\s*)?"
        rf"|(?:(?<!\b[A-Z])[.!?]['\"”’)\]]*\s|--|:\s|\[(?:{headings})\])|\]\s*(?=[\"“]))"
        r"(?=\W*(\w))",
        re.IGNORECASE,
    )


@cache
def _titles() -> frozenset[str]:
    entries = load_lexicon().entries("place_names")
    return frozenset(w for e in entries if e.word("role") == "title" for w in e.says)


def _is_title(key: str) -> bool:
    return key in _titles()


# --- names that are written down ------------------------------------------------------------------


@cache
def _written_forms() -> dict[str, str]:
    """Names of actors, agencies and outlets by their folded form, as they are written."""
    names = [phrase for entry in load_lexicon().entries("actors") for phrase in entry.says]
    papers = [a for agency in load_agencies() for a in agency.aliases]
    papers += [a for outlet in load_outlets() for a in outlet.aliases if " " in a]
    names += [name for name in papers if not _is_common(name)]
    return {fold(name): name for name in reversed(names) if _is_telling(name)}


def _is_common(name: str) -> bool:
    """True for "A News" and "The Times", whose words are as often no name."""
    return all(len(word) < 2 or is_ordinary(word) for word in fold(name).split())


def _is_telling(name: str) -> bool:
    """True for a name with capitals that is not, read in small letters, an ordinary word."""
    return name != name.lower() and "{" not in name and not is_ordinary(fold(name))


@cache
def _known_acronyms() -> frozenset[str]:
    return frozenset(key for key, name in _written_forms().items() if name.isupper())


@cache
def _automaton() -> AhoCorasick:
    return AhoCorasick(list(_written_forms()))


def _find_written(folded: str) -> dict[int, int]:
    """Where each written name begins and ends, the longest first and none overlapping."""
    hits = _automaton().find_matches_as_indexes(folded, overlapping=True)
    hits.sort(key=lambda hit: (hit[1] - hit[2], hit[1]))
    taken = bytearray(len(folded))
    kept: dict[int, int] = {}
    for _, start, end in hits:
        if not any(taken[start:end]) and is_bounded(folded, start, end):
            taken[start:end] = b"\1" * (end - start)
            kept[start] = end
    return kept


# --- what the neighbours tell ---------------------------------------------------------------------


def _name_places(words: Sequence[_Word], sorts: list[Sort], text: str) -> None:
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


def _is_prosaic(words: Sequence[_Word], sorts: Sequence[Sort], index: int) -> bool:
    """True for two ordinary words that no preposition leads: they are no place's name."""
    is_led = index > 0 and words[index - 1].key in teletype_words("led")
    return not is_led and "name" not in sorts[index : index + 2]


def _place_end(words: Sequence[_Word], sorts: Sequence[Sort], text: str, first: int) -> int:
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


def _is_meant(
    words: Sequence[_Word], sorts: Sequence[Sort], first: int, end: int, key: str
) -> bool:
    """True if the words are no ordinary ones, or a town so large that "in" is enough."""
    if "name" in sorts[first:end]:
        return True
    largest = max((r.population for r in load_gazetteer().lookup(key)), default=0)
    return first > 0 and words[first - 1].key in teletype_words("led") and largest >= _KNOWN_CITY


def _is_joined(words: Sequence[_Word], text: str, index: int) -> bool:
    between = text[words[index - 1].end : words[index].start]
    return between in {" ", "\n", "-"}


def _name_neighbours(words: Sequence[_Word], sorts: list[Sort], text: str) -> None:
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
    return _titles() | _DATED | teletype_words("particle") | {"us"}


def _is_model(words: Sequence[_Word], text: str, index: int) -> bool:
    """True for the letters of "AK-47"."""
    after = text[words[index].end : words[index].end + 2]
    return len(words[index].key) <= _MODEL and after[:1] == "-" and after[1:].isdigit()


def _sort_letter(words: Sequence[_Word], sorts: Sequence[Sort], text: str, index: int) -> Sort:
    """A letter by itself: the article, the Spanish "and", or an initial."""
    is_initial = _follows(sorts, index) and text[words[index].end :][:1] == "."
    return "word" if words[index].key in {"a", "y", "e"} and not is_initial else "acronym"


def _precedes(words: Sequence[_Word], sorts: Sequence[Sort], text: str, index: int) -> bool:
    """True if a name follows, with nothing between but a space or the stop of "Gen."."""
    if index + 1 == len(words) or sorts[index + 1] != "name":
        return False
    return text[words[index].end : words[index + 1].start].strip() in {"", "."}


def _opens_name(words: Sequence[_Word], sorts: Sequence[Sort], text: str, index: int) -> bool:
    """True for a title before a name, and for the first particle of "La Vega"."""
    key = words[index].key
    particles = teletype_words("particle")
    inside = _follows(sorts, index) or (index > 0 and words[index - 1].key in particles)
    opens = _is_title(key) or (key in particles and not inside)
    return opens and _precedes(words, sorts, text, index)


def _follows(sorts: Sequence[Sort], index: int) -> bool:
    return index > 0 and sorts[index - 1] == "name"


def _is_dated(words: Sequence[_Word], index: int) -> bool:
    """True for "3 May" and "May 3": a number stands beside a month that is also a verb."""
    if words[index].key not in _DATED:
        return False
    beside = [words[at].key for at in (index - 1, index + 1) if 0 <= at < len(words)]
    return any(key[0].isdigit() for key in beside)


def _lower(text: str) -> str:
    """The text in small letters, every character at its place ("İ" is two when small)."""
    small = text.lower()
    return small if len(small) == len(text) else text


def _print_word(word: str, sort: Sort) -> str:
    """A name or acronym in capitals as its sort is printed.

    >>> [_print_word(w, s) for w, s in (("O'HARA'S", "name"), ("ELN'S", "acronym"))]
    ["O'Hara's", "ELN's"]
    """
    if sort == "acronym":
        return word[:-2] + word[-2:].lower() if word.endswith(("'S", "’S")) else word
    small = _lower(word)
    # The first letter is the printed one: what is its own capital stays so ("ß").
    return _PART.sub(lambda part: word[part.start()] + part[0][1:], small)
