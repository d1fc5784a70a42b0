"""Ordinary words: what tells names where a text is printed in capitals."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from crosswire.lexicon.load import load_lexicon

# Endings that English puts on ordinary words and hardly ever on names.
_TELLING = re.compile(
    r"(?:ings?|tions?|sions?|ments?|ness|nesses|ly|ity|ities|isms?|ists?|able|ible|ous|ful|less"
    r"|ences?|ances?|ships?|i[zs]ed?|i[zs]es|ical|ional|ated|ives?|atory|itary|ology|acy|ency|ancy"
    r"|istics?|atic|ators?|ental|inary|uous|proof|worthy|hood|ward|metric|graphic|(?<=...[^m])ed)$"
)
_SHORTEST = 6  # letters of a word that its ending may tell: "Lady", "Ming", "Louis" are too short
# What may stand on a known word, and what its plain form then ends in.
_INFLECTED = (
    ("'s", ("",)),
    ("s", ("",)),
    ("ses", ("s",)),
    ("xes", ("x",)),
    ("zes", ("z",)),
    ("hes", ("h",)),
    ("oes", ("o",)),
    ("ies", ("y",)),
    ("ed", ("", "e")),
    ("ied", ("y",)),
    ("er", ("", "e")),
    ("ers", ("", "e")),
    ("or", ("", "e")),
    ("ors", ("", "e")),
    ("est", ("", "e")),
    ("ier", ("y",)),
    ("iest", ("y",)),
    ("ing", ("", "e")),
    ("d", ("",)),
    ("ive", ("", "e")),
    ("al", ("", "e")),
)
# American spellings of what the list, too, may have in British, and the other way round.
_SPELT = tuple(
    (re.compile(other), listed)
    for other, listed in (
        ("our", "or"),
        ("(?<=[^aeiou])or", "our"),
        ("is(?=e|i|a)", "iz"),
        ("iz(?=e|i|a)", "is"),
        ("yz(?=e|i)", "ys"),
        ("tre$", "ter"),
        ("ll(?=e|i)", "l"),
        ("(?<=[aeiou])p(?=e|i)", "pp"),
        ("ence$", "ense"),
        ("ense", "ence"),
        ("ogue", "og"),
    )
)
_PREFIXES = ("un", "re", "non", "anti", "counter", "mis", "over", "dis", "inter", "sub", "self")
_SHORT = 4  # letters that must be left when a prefix is taken off


@cache
def _plain_words() -> frozenset[str]:
    return frozenset(w for entry in load_lexicon().entries("ordinary_words") for w in entry.says)


@lru_cache(maxsize=20_000)
def is_ordinary(word: str) -> bool:
    """True if a word in lower case is one of the language's ordinary words.

    >>> [is_ordinary(word) for word in ("kidnapped", "subversives", "soyapango", "ortega")]
    [True, True, False, False]
    """
    if "-" in word:
        return all(is_ordinary(part) for part in word.split("-") if part)
    return _is_known(word) or any(
        word.startswith(prefix)
        and len(word) - len(prefix) >= _SHORT
        and _is_known(word[len(prefix) :])
        for prefix in _PREFIXES
    )


def _is_known(word: str) -> bool:
    return bool(len(word) >= _SHORTEST and _TELLING.search(word)) or is_listed(word)


def is_plain(word: str) -> bool:
    """True if a word stands in the list as it is: "walk", not "walker"."""
    return word in _plain_words()


def is_listed(word: str) -> bool:
    """True if a word in lower case, or what it is inflected from, stands in the list itself.

    >>> [is_listed(word) for word in ("rivers", "beijing")]
    [True, False]
    """
    return _is_inflected(word) or any(
        _is_inflected(other.sub(listed, word)) for other, listed in _SPELT if other.search(word)
    )


def _is_inflected(word: str) -> bool:
    known = _plain_words()
    return word in known or any(
        word.endswith(ending) and _has_stem(word[: -len(ending)], stems, known)
        for ending, stems in _INFLECTED
    )


def _has_stem(rest: str, stems: tuple[str, ...], known: frozenset[str]) -> bool:
    if len(rest) == 1:
        return False  # "Ming" is not "me" and "ing"
    doubled = len(rest) > _SHORT and rest[-1] == rest[-2] and rest[:-1] in known
    return doubled or any(rest + stem in known for stem in stems)
