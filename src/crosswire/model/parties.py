"""Whether names and descriptions may be of one person or body, by their words alone."""

from __future__ import annotations

import re
from collections.abc import Iterable

_SMALL = frozenset({"the", "a", "an", "of", "for", "to", "in", "mr", "mrs", "ms", "dr", "s"})
_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*\.?")


def words_of_name(name: str) -> tuple[str, ...]:
    """The words of a name or description in small letters, the smallest left out.

    >>> words_of_name("The US ambassador to Iraq")
    ('us', 'ambassador', 'iraq')
    """
    found = (word.lower().replace("’", "'").removesuffix("'s") for word in _WORD.findall(name))
    bare = (word.replace(".", "") for word in found)
    return tuple(word for word in bare if word and word not in _SMALL)


def may_be_same(one: str, other: str) -> bool:
    """True if two names may be of one: the words of one stand in the other, and end alike.

    >>> may_be_same("Lloyd Austin", "Austin"), may_be_same("Ann Lee", "Bo Lee")
    (True, False)
    >>> may_be_same("the US defence officials", "US defence official")
    True
    """
    left, right = (tuple(map(_singular, words_of_name(name))) for name in (one, other))
    if not left or not right or left[-1] != right[-1]:
        return False
    return set(left) <= set(right) or set(right) <= set(left)


def _singular(word: str) -> str:
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 4 else word


def name_once(names: Iterable[str]) -> tuple[str, ...]:
    """The names in order, each once and in its fullest form.

    >>> name_once(["Lee", "Bo Ek", "Ann Lee"])
    ('Ann Lee', 'Bo Ek')
    """
    kept: list[str] = []
    for name in names:
        at = next((n for n, known in enumerate(kept) if may_be_same(known, name)), None)
        if at is None:
            kept.append(name)
        elif len(name) > len(kept[at]):
            kept[at] = name
    return tuple(kept)


def share_parties(one: Iterable[str], other: Iterable[str]) -> int:
    """How many parties the two lists have in common.

    >>> share_parties(["Ann Lee", "Bo Ek"], ["Lee", "Ek", "Al Day"])
    2
    """
    rest = list(other)
    return sum(any(may_be_same(name, known) for known in rest) for name in one)
