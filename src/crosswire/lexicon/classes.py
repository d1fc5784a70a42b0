"""Words by class: lists that belong to what the code does with them, one entry of a topic each."""

from __future__ import annotations

from collections.abc import Iterable

from crosswire.lexicon.load import Lexicon


def load_classes(lexicon: Lexicon, topic: str, names: Iterable[str]) -> dict[str, frozenset[str]]:
    """For each name the words of the entry of a topic with that id; none if there is no such entry.

    >>> from crosswire.lexicon.load import load_lexicon
    >>> "launched" in load_classes(load_lexicon(), "doers", ["carrier"])["carrier"]
    True
    """
    words = {entry.id: frozenset(entry.words("words")) for entry in lexicon.entries(topic)}
    return {name: words.get(name, frozenset()) for name in names}
