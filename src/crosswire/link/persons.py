"""Whom an article names: those told with their age, and all others.

News gives the age of those who were struck and of suspects, hardly ever that of officials, doctors
and witnesses, whose names stand in the reports of many incidents.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

import msgspec

from crosswire.lexicon.ordinary import is_ordinary
from crosswire.link.facts import Fact, Side, make_fact
from crosswire.model.incident import ArticleFacts

_NAME = r"[A-Z][a-z]*['’]?[A-Z]?[a-z]+(?:-[A-Z][a-z]+)?"
_RUN = re.compile(rf"{_NAME}(?: (?:{_NAME}|[A-Z]\.))+")
# "Ann Lee, 17,", "Ann Lee, a 17-year-old", "Ann Lee (17)", "Ann Lee, who was 17"
_AGE_AFTER = re.compile(
    r"(?:,? (?:Jr|Sr)\.?)?(?:,| was| is| \()(?: ?\b(?:an?|who|was|just|only|age|aged)\b)* ?"
    r"\d{1,2}(?=\W)(?![%.,:]\d)"
)
# "17-year-old Ann Lee", "the 17-year-old student Ann Lee"
_AGE_BEFORE = re.compile(r"\b\d{1,2}[- ](?:year|month)s?[- ]old,? (?:[a-z]+ ){0,3}$")
# "the shooting death of Ann Lee", "identified the girl as Ann Lee", "shot his friend, Ann Lee"
_STRUCK_BEFORE = re.compile(
    r"(?:\b(?:death|killing|slaying|murder|shooting) of|\bidentified (?:[\w’']+ ){0,8}as"
    r"|\b(?:shot|killed|wounded)) (?:(?:his|her|their) )?(?:[a-z0-9-]+,? ){0,3}$"
)
# "Ann Lee was fatally shot", "Ann Lee died"
_STRUCK_AFTER = re.compile(
    r"(?:,[^,.;]{1,40},)? (?:(?:was|were|had been) (?:[a-z]+ly )?"
    r"(?:shot|killed|stabbed|wounded|struck|found dead|pronounced dead)"
    r"|died|shot (?:him|her)self)\b"
)
AGE_REACH = 50  # characters before a name: an age and three words
_SHORTEST = 3  # letters: "Al", "De", "Jr" are parts of names


class Persons(msgspec.Struct, frozen=True):
    """The full names of an article, as "ann lee": all, those told with their age, those struck."""

    named: frozenset[str] = frozenset()
    aged: frozenset[str] = frozenset()
    struck: frozenset[str] = frozenset()


@lru_cache(maxsize=64)  # the mentions of one article come one after the other
def find_persons(article: ArticleFacts) -> Persons:
    """Who is named in the story of an article; page furniture names nobody."""
    story = "\n".join(span.quote(article.text) for span in article.body)
    named: set[str] = set()
    aged: set[str] = set()
    struck: set[str] = set()
    for run in _RUN.finditer(story):
        pairs = list(pair_names(run.group()))
        named.update(key for _, key in pairs)
        aged.update(key for ends, key in pairs if _tells_age(story, run, ends))
        struck.update(key for ends, key in pairs if _is_struck(story, run, ends))
    return Persons(frozenset(named), frozenset(aged), frozenset(struck))


def _is_struck(story: str, run: re.Match[str], ends: tuple[bool, bool]) -> bool:
    """True if the words before or after a name say that somebody of that name was hurt."""
    opens, closes = ends
    if closes and _STRUCK_AFTER.match(story, run.end()):
        return True
    before = story[max(0, run.start() - STRUCK_REACH) : run.start()]
    return opens and bool(_STRUCK_BEFORE.search(before))


STRUCK_REACH = 100  # characters before a name: "identified the girl to reporters of the station as"


def _tells_age(story: str, run: re.Match[str], ends: tuple[bool, bool]) -> bool:
    """True if an age stands before a run of capitals that a name opens, or after one it closes."""
    opens, closes = ends
    if closes and _AGE_AFTER.match(story, run.end()):
        return True
    return opens and bool(_AGE_BEFORE.search(story[max(0, run.start() - AGE_REACH) : run.start()]))


def pair_names(run: str) -> Iterator[tuple[tuple[bool, bool], str]]:
    """The names that a run of capitals may hold, and whether each opens and closes it.

    >>> [name for _, name in pair_names("Mayor Ronke B. Adeyemi")]
    ['ronke adeyemi']
    """
    words = [word for word in map(_strip_owner, run.split()) if len(word) >= _SHORTEST]
    for at, first in enumerate(words):
        for end, last in enumerate(words[at + 1 : at + 3], at + 1):
            if key := _key(first, last):
                yield (at == 0, end == len(words) - 1), key


def _strip_owner(word: str) -> str:
    """The word without "'s": "Ann Lee's home" is of Ann Lee."""
    return word.removesuffix("'s").removesuffix("’s")


def name_victims(victims: Iterable[str]) -> frozenset[str]:
    """The full names that victims may have: "a guard" has none.

    >>> name_victims(["Ronke B. Adeyemi", "a guard"])
    frozenset({'ronke adeyemi'})
    """
    return frozenset(key for victim in victims for _, key in pair_names(victim))


def _key(first: str, last: str) -> str:
    """Both names in small letters; "" if an ordinary word shows that it is nobody's name."""
    names = first.lower(), last.lower()
    known = any(len(name) < _SHORTEST or is_ordinary(name) for name in names)
    return "" if known else " ".join(names)


def compare_persons(left: Side, right: Side) -> Fact | None:
    """The fact that one article tells the age of somebody whom the other names, too."""
    if not (left.aged or right.aged):
        return None
    shared = (left.aged & right.named) | (right.aged & left.named)
    if not shared:
        return None
    return make_fact("shared_person", f"both name {', '.join(sorted(shared)).title()}")
