"""British and American spellings of one word."""

from __future__ import annotations

import re
from functools import cache
from itertools import product

from crosswire.lexicon.load import load_lexicon

_WORD = re.compile(r"[A-Za-z]+")
# "organisation", "organized", "demobilising": what may follow the letter that differs.
_ISE = re.compile(r"(?<=[a-z]{2})i([sz])(?=(?:e|ed|es|er|ers|ing|ation|ations)$)")
_MOST = 4  # spellings of one phrase: two words of two spellings each


@cache
def _pairs() -> tuple[tuple[str, str], ...]:
    entries = load_lexicon().entries("spellings")
    halves = [phrase.partition("|") for entry in entries for phrase in entry.says if "|" in phrase]
    return tuple((british, american) for british, _, american in halves)


@cache
def _stems() -> re.Pattern[str]:
    """Any spelling of any pair, at the start of a word."""
    spelt = sorted({word for pair in _pairs() for word in pair}, key=len, reverse=True)
    return re.compile("|".join(spelt))


@cache
def _always_s() -> frozenset[str]:
    entries = load_lexicon().entries("spellings")
    return frozenset(w for entry in entries if entry.word("always") for w in entry.says)


def spell_both_ways(phrase: str) -> list[str]:
    """The phrase as given and as the other side of the ocean spells it.

    >>> spell_both_ways("Defence Organisation")[-1]
    'Defense Organization'
    >>> spell_both_ways("cruise missile")
    ['cruise missile']
    """
    words = [(found.span(), _other(found[0])) for found in _WORD.finditer(phrase)]
    changed = [(span, other) for span, other in words if other is not None]
    spelt = []
    for chosen in product((False, True), repeat=len(changed)):
        spelt.append(_replace(phrase, [c for c, take in zip(changed, chosen, strict=True) if take]))
    return spelt[:_MOST]


def _replace(phrase: str, changes: list[tuple[tuple[int, int], str]]) -> str:
    for (start, end), word in reversed(changes):
        phrase = phrase[:start] + word + phrase[end:]
    return phrase


def _other(word: str) -> str | None:
    """The word in its other spelling, its first letter as it was; None if there is but one."""
    small = word.lower()
    if word not in {small, small.capitalize()}:
        return None
    other = _other_stem(small) or _other_ise(small)
    return None if other is None else word[0] + other[1:]


def _other_stem(word: str) -> str | None:
    found = _stems().match(word)
    if found is None:
        return None
    stem = found[0]
    for british, american in _pairs():
        if stem in {british, american}:
            other = american if stem == british else british
            return _join(other, word[len(stem) :], stem)
    return None


def _join(stem: str, ending: str, was: str) -> str | None:
    """The other stem with the ending; None where a single consonant would not be doubled.

    "Travel" and "travels" have one spelling, "traveled" has two.
    """
    doubles = stem.startswith(was) and len(stem) == len(was) + 1 and stem[-1] == stem[-2]
    return None if doubles and ending[:1] not in {"e", "i", "o"} else stem + ending


def _other_ise(word: str) -> str | None:
    found = _ISE.search(word)
    base = word[: found.start()] + "ise" if found else ""
    if found is None or base in _always_s():
        return None
    return word[: found.start(1)] + ("z" if found[1] == "s" else "s") + word[found.end(1) :]
