"""Capitalised names that no list holds: persons, units, ships, unknown groups."""

from __future__ import annotations

from collections.abc import Sequence

from crosswire.extract.scan import Group, Token
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


def find_names(text: str, tokens: list[Token], taken: Sequence[Span]) -> list[Group]:
    """Runs of capitalised words that no other group has, as groups of their own.

    A lone capitalised word that opens a sentence is left out: it may be any word.
    """
    found: list[Group] = []
    run: list[Token] = []
    blocked = sorted(taken)
    at = 0
    for index, token in enumerate(tokens):
        while at < len(blocked) and blocked[at].end <= token.start:
            at += 1
        free = not (at < len(blocked) and blocked[at].start < token.end)
        if free and _continues(text, token, run):
            run.append(token)
            continue
        found += _close(text, run, tokens)
        run = [token] if free and _opens(text, token) and index >= 0 else []
    return found + _close(text, run, tokens)


def _opens(text: str, token: Token) -> bool:
    word = text[token.start : token.end]
    return (word[0].isupper() and word[0].isalpha()) or word.lower().startswith(("al-", "el-"))


def _continues(text: str, token: Token, run: list[Token]) -> bool:
    if not run:
        return False
    glued = text[run[-1].end : token.start]
    if glued not in {" ", ". ", "", "-"}:
        return False
    return _opens(text, token) or (token.word in _PARTICLES and token.word not in {"of", "the"})


def _close(text: str, run: list[Token], tokens: list[Token]) -> list[Group]:
    while run and run[-1].word in _PARTICLES:
        run = run[:-1]
    first = next((token for token in tokens if token.word[0].isalnum()), None)
    if not run or (len(run) == 1 and run[0] is first):
        return []
    if len(run) == 1 and len(run[0].word) < 3:
        return []
    span = Span(run[0].start, run[-1].end)
    return [Group("X", span, "extract/names", name=span.quote(text))]
