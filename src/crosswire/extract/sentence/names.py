"""Capitalised names that no list holds: persons, units, ships, unknown groups."""

from __future__ import annotations

from collections.abc import Sequence, Set

from crosswire.extract.sentence.scan import Group, Token
from crosswire.lexicon.ordinary import is_ordinary
from crosswire.model.text import Span

_PARTICLES = frozenset(
    [
        "al",
        "el",
        "ul",
        "bin",
        "ibn",
        "abu",
        "de",
        "da",
        "del",
        "von",
        "van",
        "der",
        "la",
        "of",
        "the",
    ]
)


def find_names(
    text: str, tokens: list[Token], taken: Sequence[Span], surnames: Set[str] = frozenset()
) -> list[Group]:
    """Runs of capitalised words that no other group has, as groups of their own.

    A lone capitalised word that opens a sentence is left out, as it may be any word, unless it
    is one of the surnames that the article gives with a first name. In a sentence printed in
    capitals, where they tell nothing, a name is made of words that are not ordinary.
    """
    capitals = is_in_capitals(text, tokens)
    found: list[Group] = []
    run: list[Token] = []
    blocked = sorted(taken)
    at = 0
    for token in tokens:
        while at < len(blocked) and blocked[at].end <= token.start:
            at += 1
        free = not (at < len(blocked) and blocked[at].start < token.end)
        if free and _continues(text, token, run, capitals):
            run.append(token)
            continue
        if run:
            found += _close(text, run, _may_stand_alone(text, run, tokens, surnames, capitals))
        run = [token] if free and _opens(text, token, capitals) else []
    return found + _close(text, run, _may_stand_alone(text, run, tokens, surnames, capitals))


def _may_stand_alone(
    text: str, run: list[Token], tokens: list[Token], surnames: Set[str], capitals: bool
) -> bool:
    """True if the first word of a run is a name even without a second one.

    "The Thanksgiving holiday" has the name of a day.
    """
    if run and _names_day(run, tokens):
        return False
    first = next((token for token in tokens if token.word[0].isalnum()), None)
    if capitals or not run or run[0] is not first:
        return True
    return text[run[0].start : run[0].end] in surnames


def _names_day(run: list[Token], tokens: list[Token]) -> bool:
    after = next((token.word for token in tokens if token.start >= run[-1].end), "")
    return after in {"holiday", "holidays", "weekend"}


def is_in_capitals(text: str, tokens: Sequence[Token]) -> bool:
    """True if a sentence is printed in capitals from end to end.

    >>> is_in_capitals("TROOPS FLED.", [Token(0, 6, "troops"), Token(7, 11, "fled")])
    True
    """
    if not tokens:
        return False
    return text[tokens[0].start : tokens[-1].end].isupper()


def _opens(text: str, token: Token, capitals: bool) -> bool:
    word = text[token.start : token.end]
    if capitals and (len(word) == 1 or word[0].isdigit() or is_ordinary(token.word)):
        return False
    return (word[0].isupper() and word[0].isalpha()) or word.lower().startswith(("al-", "el-"))


def _continues(text: str, token: Token, run: list[Token], capitals: bool) -> bool:
    if not run:
        return False
    glued = text[run[-1].end : token.start]
    if glued not in {" ", ". ", "", "-"}:
        return False
    particle = token.word in _PARTICLES and token.word not in {"of", "the"}
    return particle or _opens(text, token, capitals)


def _close(text: str, run: list[Token], alone: bool) -> list[Group]:
    while run and run[-1].word in _PARTICLES:
        run = run[:-1]
    if not run or (len(run) == 1 and not alone):
        return []
    if len(run) == 1 and len(run[0].word) < 3:
        return []
    span = Span(run[0].start, run[-1].end)
    return [Group("X", span, "extract/names", name=span.quote(text))]


_CURT = 3  # letters of a name too short for a surname
LONGEST_ACRONYM = 6  # letters: ETA, FARC, M-19


def is_acronym(word: str, capitals: bool) -> bool:
    """True for the short form of an organisation's name; in capitals, for a word as short.

    >>> is_acronym("FARC", False), is_acronym("Lima", False), is_acronym("M-19", True)
    (True, False, True)
    """
    letters = [c for c in word if c.isalpha()]
    short = 2 <= len(word) <= LONGEST_ACRONYM and word.isupper()
    if not capitals or any(c.isdigit() for c in word):
        return short
    return short and (len(letters) <= _CURT or not set(letters) & set("AEIOU"))


def join_bodies(text: str, groups: Sequence[Group], bodies: Set[str]) -> list[Group]:
    """The groups with the names of armed bodies that no list holds made whole.

    "Brigades of the Dawn" and "Sindh Revenge Army" are one name each.
    """
    kept: list[Group] = []
    for group in groups:
        last = kept[-1] if kept else None
        if last is not None and last.letter == "X" and _is_one_body(text, last, group, bodies):
            span = Span(last.span.start, group.span.end)
            kept[-1] = last._replace(span=span, name=span.quote(text))
        else:
            kept.append(group)
    return kept


_LINKS = frozenset(
    {("of",), ("of", "the"), ("for",), ("for", "the"), ("for", "the", "liberation", "of")}
)


def _is_one_body(text: str, left: Group, right: Group, bodies: Set[str]) -> bool:
    between = tuple(text[left.span.end : right.span.start].lower().split())
    if not between and right.letter == "A":
        local = right.entry is not None and right.entry.says_yes("local")
        return local and right.span.quote(text)[:1].isupper()
    opens = (left.name or "").lower().split()
    return right.letter == "X" and between in _LINKS and bool(opens) and opens[-1] in bodies
