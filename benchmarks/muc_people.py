"""The people who were struck, as MUC-3/4 writes them: name, title or role, how many.

Its rules: the fullest version of a name that the text has, without titles; the title or role of
whoever is named, and a description only for those who are not; one entry for each.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from crosswire.extract.doers.parties import head_of
from crosswire.lexicon.load import load_lexicon
from crosswire.lexicon.match import find_phrases
from crosswire.lexicon.ordinary import is_ordinary
from crosswire.model.figure import Figure
from crosswire.model.mention import Effect, Party
from crosswire.model.text import Span

_HONORIFICS = frozenset(
    {"MR", "MRS", "MS", "MISS", "DR", "MSGR", "MONSIGNOR", "FATHER", "SISTER", "BROTHER", "BISHOP"}
    | {"ARCHBISHOP", "FR", "REV", "REVEREND", "SR", "DON", "DONA", "GEN", "GENERAL", "COL"}
    | {"COLONEL", "LT", "LIEUTENANT", "MAJ", "MAJOR", "CAPT", "CAPTAIN", "SGT", "SERGEANT"}
    | {"CORPORAL", "BRIGADIER", "ADMIRAL", "COMMANDER", "PRESIDENT", "SENATOR", "JUDGE"}
    | {"PROFESSOR", "ENGINEER", "COMRADE", "AMBASSADOR", "MINISTER", "MAYOR", "GOVERNOR", "DEPUTY"}
    | {"CONGRESSMAN", "RETIRED"}
)
_PARTICLES = frozenset({"DE", "DEL", "LA", "LAS", "LOS", "DI", "DA", "VON", "Y"})
_LONGEST_NAME = 4  # words that a name may grow to
_GROWTH = 3  # words that may be found before or behind the words known
# A bare number describes nobody.
_EMPTY = re.compile(r"^\d+$")
_TITLE = 60  # letters of a title before a name, or of a role behind it
_ROLE_END = re.compile(r"[,.;:()\[\]]|--| (?:WHO|WHICH|WAS|WERE|HAS|HAD|IS|AND) ")
_ARTICLE = re.compile(r"^(?:THE|A|AN|HIS|HER|THEIR|AND|FORMERLY)\s+")


class Struck(NamedTuple):
    """One entry for people: what slots 18, 19, 21 and 23 say of it."""

    name: str
    description: str
    figure: Figure | None
    effect: Effect

    @property
    def label(self) -> str:
        """The words by which the other slots point at it."""
        return self.name or self.description


def list_struck(text: str, parties: Sequence[Party]) -> list[Struck]:
    """Those who were struck, each once, as the slots want them."""
    named = [make_named(text, p) for p in parties if p.part == "victim" and p.name]
    titles = {word for one in named for word in one.description.split()}
    found: list[Struck] = []
    for one in named:
        if not any(one.name == other.name for other in found):
            found.append(one)
    for party in parties:
        if party.part == "victim" and not party.name and _describes(party):
            one = make_unnamed(party)
            if not (one.figure == Figure(1, 1) and head_of(party).upper() in titles):
                found.append(one)
    return found


def _describes(party: Party) -> bool:
    return bool(party.description) and not _EMPTY.match(party.description or "")


def make_unnamed(party: Party) -> Struck:
    """The entry for people without a name; a word for one person counts one."""
    figure = party.figure
    if figure is None and head_of(party) in _singular_words():
        figure = Figure(1, 1)
    return Struck("", _caps(party.description or ""), figure, party.effect)


def make_named(text: str, party: Party) -> Struck:
    """The entry for a named person: the fullest name, and the title or role."""
    name = find_full_name(text, _caps(party.name or ""))
    said = _caps(party.description or "") or find_title(text, name)
    figure = Figure(1, 1) if party.figure is None else party.figure
    return Struck(name, said, figure, party.effect)


def find_full_name(text: str, name: str) -> str:
    """The longest form of a name in the text, without titles.

    >>> find_full_name("MR JUAN PAZ SPOKE. PAZ DIED.", "PAZ")
    'JUAN PAZ'
    """
    bare = _strip_titles(name.split())
    known = " ".join(bare)
    if not bare or len(bare) >= _LONGEST_NAME:
        return known
    forms = {known: 0}
    for found in re.finditer(rf"(?<![A-Z]){re.escape(known)}(?![A-Z])", text):
        before = _name_words(text[: found.start()], forward=False)
        behind = _name_words(text[found.end() :], forward=True)
        forms[" ".join([*before, *bare, *behind])] = 0
    return max(forms, key=len)


def _strip_titles(words: list[str]) -> list[str]:
    while len(words) > 1 and words[0].strip(".") in _HONORIFICS:
        words = words[1:]
    return words


def _name_words(text: str, *, forward: bool) -> list[str]:
    """The words of a name that stand at the end, or the beginning, of a text."""
    pattern = r"(?:\s+[A-Z']+){1,3}" if forward else r"(?:[A-Z']+\s+){1,3}$"
    piece = text[:60] if forward else text[-60:]
    found = re.match(pattern, piece) if forward else re.search(pattern, piece)
    words = found[0].split() if found else []
    kept: list[str] = []
    for word in words if forward else reversed(words):
        if not _may_name(word):
            break
        kept.append(word)
    while kept and kept[-1] in _PARTICLES:
        kept.pop()
    return kept if forward else kept[::-1]


def _may_name(word: str) -> bool:
    return word in _PARTICLES or (
        len(word) > 2 and word not in _HONORIFICS and not is_ordinary(word.lower())
    )


def find_title(text: str, name: str) -> str:
    """The title before a name, or the role behind it; "" if the text gives none."""
    for found in re.finditer(rf"(?<![A-Z]){re.escape(name)}(?![A-Z])", text):
        title = _title_before(text[: found.start()]) or _role_behind(text[found.end() :])
        if title:
            return title
    return ""


def _title_before(text: str) -> str:
    piece = " ".join(text[-_TITLE:].split())
    last = re.split(r"[.;:()\[\]\"]|--|, ", piece)[-1]
    heads = [m for m in _people_in(last) if m.end >= len(last.rstrip(" ,"))]
    return _caps(last[heads[0].start :]).rstrip(" ,") if heads else _honorific(last)


def _honorific(words: str) -> str:
    last = words.split()[-1:] or [""]
    return last[0] if last[0] in _HONORIFICS else ""


def _role_behind(text: str) -> str:
    found = re.match(r"\s*,\s+(.{3,90})", text, re.DOTALL)
    if found is None:
        return ""
    words = _ARTICLE.sub("", _ROLE_END.split(_caps(found[1]))[0].strip())
    before_of = re.split(r" (?:OF|FOR|IN|AT|FROM) ", words)[0]
    heads = [m for m in _people_in(before_of) if m.end == len(before_of)]
    return words if heads else ""


def _people_in(words: str) -> Iterator[Span]:
    for match in find_phrases(words, load_lexicon(), ("persons",)):
        yield match.span


@lru_cache(maxsize=1)
def _singular_words() -> frozenset[str]:
    """The words that stand for one person."""
    entries = load_lexicon().entries("persons")
    return frozenset(word.lower() for entry in entries for word in entry.words("singular"))


def _caps(words: str) -> str:
    return " ".join(words.upper().replace('"', "").split())
