"""Whether names and descriptions may be of one person or body, by their words alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

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


def is_description(name: str) -> bool:
    """True for somebody without a name: a word written small ends what they are called.

    >>> [is_description(n) for n in ("US envoy", "Ann Lee", "head of the Council", "Ali al-Said")]
    [True, False, True, False]
    """
    head = re.split(r"\s(?:of|for|to|in|from)\s", name)[0]
    return bool(re.search(r"(?:^|\s)[a-z]{3,}$", head))


def match_parties(one: Sequence[str], other: Sequence[str]) -> bool:
    """True if each party of the shorter list is one of the longer, and one of them has a name.

    Somebody described without a name may be anybody whom the other list names and this does not.

    >>> match_parties(["Ann Lee", "US envoy"], ["Ann Lee", "Bo Ek"])
    True
    >>> match_parties(["Ann Lee", "Al Day"], ["Ann Lee", "Bo Ek"])
    False
    """
    shorter, longer = sorted((one, other), key=len)
    known, rest = _part(shorter, longer)
    _, free = _part(longer, known)
    loose = all(map(is_description, rest)) or all(map(is_description, free))
    return not all(map(is_description, known)) and loose and len(rest) <= len(free)


def _part(names: Sequence[str], others: Sequence[str]) -> tuple[list[str], list[str]]:
    """The names that others may be, and the rest."""
    known = [name for name in names if any(may_be_same(name, other) for other in others)]
    return known, [name for name in names if name not in known]


def join_parties(*lists: Sequence[str]) -> tuple[str, ...]:
    """Everybody who took part, by name; who is only described stays where no name is known.

    >>> join_parties(["Ann Lee", "US envoy"], ["Lee", "Bo Ek"])
    ('Ann Lee', 'Bo Ek')
    """
    longest = max(map(len, lists))
    everybody = name_once(name for names in lists for name in names)
    named = [name for name in everybody if not is_description(name)]
    others = [name for name in everybody if is_description(name)]
    return (*named, *others[: max(0, longest - len(named))])
