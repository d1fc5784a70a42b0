"""Whether all that is told comes from one who took part: from those who struck, or those struck."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from crosswire.lexicon.load import load_lexicon
from crosswire.lexicon.officials import find_sides
from crosswire.model.mention import Mention
from crosswire.reconcile.roles import same_actor

_DOERS = frozenset({"claimed", "stated", "blamed", "suspected"})


class Belligerent(NamedTuple):
    """One who took part, by the name that the articles give, and the sides that the name is of."""

    name: str
    sides: frozenset[str]


class Heard(NamedTuple):
    """A voice, and the text it is heard in; None for the text's own voice."""

    voice: str | None
    text: str


def find_belligerents(mentions: Sequence[Mention]) -> list[Belligerent]:
    """Those who are tied to the deed, then those whose people were struck, each once, by name."""
    doers = {r.actor for m in mentions for r in m.responsibility if r.stance in _DOERS}
    struck = {
        words
        for mention in mentions
        for party in mention.parties
        for words in (party.organisation, party.description)
        if party.part == "victim" and words and find_sides(words, load_lexicon())
    }
    named = [*sorted(doers), *sorted(struck - doers)]
    return [Belligerent(name, find_sides(name, load_lexicon())) for name in named]


def find_only_side(heard: Iterable[Heard], belligerents: Iterable[Belligerent]) -> str | None:
    """The belligerent whose people all voices are; None if one is another's, or a text's own."""
    told = dict.fromkeys(heard)
    named = [(one.voice, _sides_of(one)) for one in told if one.voice is not None]
    if not named or len(named) < len(told):
        return None
    for name, sides in belligerents:
        if all(same_actor(voice, name) or own & sides for voice, own in named):
            return name
    return None


def _sides_of(heard: Heard) -> frozenset[str]:
    return find_sides(heard.voice or "", load_lexicon(), heard.text)
