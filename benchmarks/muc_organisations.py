"""The organisations of an incident as MUC-3/4 writes them: those with a name, in the text's words.

A state is none there, nor are "guerrillas" or "gunmen"; "the army" and "the police" are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from crosswire.lexicon.load import Entry, load_lexicon
from crosswire.lexicon.match import Match, find_phrases
from crosswire.model.mention import Mention
from crosswire.model.text import Document

_SHORT_FORM = re.compile(r"\(([^()]+)\)$")
# What makes an organisation of a name in small letters.
_BODIES = re.compile(r"\b(?:army|armed forces|air force|navy|military|police|government|cartel)\b")
_NO_NAMES = frozenset({"state", "generic", "descriptor", "alliance"})
_FACT = "stated"


def name_organisations(document: Document, mention: Mention) -> Iterator[tuple[str, str]]:
    """Each organisation once, with how it is tied to the incident; claims before mere doing."""
    text = document.article.text
    known = {match.entry.word("actor") or "": match for match in _find_actors(text)}
    given: set[str] = set()
    for name, stance in _actors_of(mention):
        entry = _entry_of(name, known)
        actor = (entry.word("actor") if entry else None) or name
        written = write_name(actor, entry, known, text)
        if written and actor.lower() not in given:
            given.add(actor.lower())
            yield written, stance


def write_name(
    actor: str, entry: Entry | None, known: Mapping[str, Match], text: str
) -> str | None:
    """The short form of a name if the text has it, else its words there; None for no name."""
    if entry is not None and entry.word("kind") in _NO_NAMES:
        return None
    if actor == actor.lower() and not _BODIES.search(actor):
        return None
    short = _SHORT_FORM.search(actor)
    if short and re.search(rf"\b{re.escape(short[1])}\b", text):
        return short[1]
    return known[actor].span.quote(text) if actor in known else actor


def _actors_of(mention: Mention) -> Iterator[tuple[str, str]]:
    """The actors of the mention's claims, then the organisations of those who did it."""
    for tie in mention.responsibility:
        yield tie.actor, tie.stance
    for party in mention.parties:
        if party.part == "doer" and party.organisation:
            yield party.organisation, _FACT


def _find_actors(text: str) -> list[Match]:
    """The actors that a text names; of the words for one, those told first come last."""
    return find_phrases(text, load_lexicon(), ("actors",))[::-1]


def _entry_of(name: str, known: Mapping[str, Match]) -> Entry | None:
    """The lexicon's entry for a name, whether it is the usual one or the text's."""
    if name in known:
        return known[name].entry
    found = _find_actors(name)
    return (
        found[0].entry if found and found[0].span.end - found[0].span.start == len(name) else None
    )
