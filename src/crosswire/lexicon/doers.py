"""The words by which a sentence tells who did something, by what they do."""

from __future__ import annotations

from functools import lru_cache

import msgspec

from crosswire.lexicon.classes import load_classes
from crosswire.lexicon.load import Lexicon


class DoerWords(msgspec.Struct, frozen=True):
    """The words of each class of `doers.toml`, whose head says what the classes are for.

    `states` are the usual names of all states, `capitals` the state that a capital's name in
    lower case stands for.
    """

    aux: frozenset[str]
    negation: frozenset[str]
    edge: frozenset[str]
    hang: frozenset[str]
    owner: frozenset[str]
    carrier: frozenset[str]
    force: frozenset[str]
    member: frozenset[str]
    group: frozenset[str]
    own: frozenset[str]
    describes: frozenset[str]
    personal: frozenset[str]
    bond: frozenset[str]
    calling: frozenset[str]
    creeds: frozenset[str]
    transitive: frozenset[str]
    ties: frozenset[str]
    states: frozenset[str]
    capitals: dict[str, str]


@lru_cache(maxsize=8)
def load_doer_words(lexicon: Lexicon) -> DoerWords:
    """The doer words of a lexicon, each class as a set.

    >>> from crosswire.lexicon.load import load_lexicon
    >>> "launched" in load_doer_words(load_lexicon()).carrier
    True
    """
    names = [name for name in DoerWords.__struct_fields__ if name not in {"states", "capitals"}]
    classes = load_classes(lexicon, "doers", names)
    states = [e for e in lexicon.entries("actors") if e.word("kind") == "state"]
    capitals = {m.lower(): e.word("actor") or "" for e in states for m in e.words("metonyms")}
    return DoerWords(
        **classes, states=frozenset(e.word("actor") or "" for e in states), capitals=capitals
    )
