"""The closed words of a language by what they do in a sentence."""

from __future__ import annotations

from functools import lru_cache

import msgspec

from crosswire.lexicon.load import Lexicon


class ClosedWords(msgspec.Struct, frozen=True):
    """The words of each class of `grammar.toml`, whose head says what the classes are for."""

    determiners: frozenset[str]
    stops: frozenset[str]
    quotes: frozenset[str]
    passive: frozenset[str]
    not_doers: frozenset[str]
    turns: frozenset[str]
    locators: frozenset[str]
    parts: frozenset[str]
    hedges: frozenset[str]
    joints: frozenset[str]
    beyond: frozenset[str]
    habitual: frozenset[str]
    rises: frozenset[str]
    retells: frozenset[str]
    seats: frozenset[str]
    natives: frozenset[str]
    stores: frozenset[str]
    occasions: frozenset[str]
    pronouns: frozenset[str]
    bodies: frozenset[str]
    loners: frozenset[str]
    happens: frozenset[str]
    answers: frozenset[str]


@lru_cache(maxsize=8)
def load_closed_words(lexicon: Lexicon) -> ClosedWords:
    """The closed words of a lexicon, each class as a set.

    >>> from crosswire.lexicon.load import load_lexicon
    >>> "the" in load_closed_words(load_lexicon()).determiners
    True
    """
    entries = lexicon.entries("grammar")
    return ClosedWords(
        **{
            name: frozenset(w for e in entries if name in e.words("class") for w in e.says)
            for name in ClosedWords.__struct_fields__
        }
    )
