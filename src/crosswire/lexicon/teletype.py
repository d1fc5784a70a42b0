"""Texts printed in capitals, as teletypes and many headlines are, in the letters of a newspaper.

Every word that reads a text afterwards may then trust its capitals, as in any other article.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from crosswire.lexicon.insertions import read_insertions, teletype_words
from crosswire.lexicon.lettering import Sort, Word, sort_words
from crosswire.lexicon.match import fold
from crosswire.lexicon.ordinary import is_ordinary
from crosswire.lexicon.written_names import find_written, written_forms

_LINE = re.compile(r"[^\n]+")
_WORD = re.compile(r"(?:[A-Z]\.){2,}|[^\W_]+(?:['’][^\W_]+)*")
_PART = re.compile(r"^\w+|(?<=\b\w['’])\w\w+")  # "O'Higgins", but not "Luis's"
_SMALL = 10  # a stray small letter among so many capitals: "McKENZIE", "2d"
_LEAST_WORDS, _LEAST_ORDINARY = 3, 2  # "BBC NEWS" and "READ MORE" stay; "SHELLS HIT TOWN" does not
# "[FMLN]" after a word: the short form of what was named before.
_BRACKETED = re.compile(r"(?<=\w)\s[\[(]([A-Z]{2,6})[\])]")


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
    words = [Word(m.start(), m.end(), folded[m.start() : m.end()]) for m in _WORD.finditer(text)]
    letters = list(_lower(text))
    known = find_written(folded)
    shortened = {found[1].lower() for found in _BRACKETED.finditer(text)}
    sorts = sort_words(words, known, shortened, text)
    for word, sort in zip(words, sorts, strict=True):
        if sort == "word":
            continue  # small letters already
        letters[word.start : word.end] = _print_word(text[word.start : word.end], sort)
    for start, end in known.items():
        spaced = zip(text[start:end], written_forms()[folded[start:end]], strict=True)
        letters[start:end] = [new if old.isalnum() else old for old, new in spaced]
    for found in _opening().finditer(text):
        letters[found.start(1)] = text[found.start(1)]
    return read_insertions("".join(letters))


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
