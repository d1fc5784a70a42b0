"""Which voices speak for a state, and which are no one person or body."""

from __future__ import annotations

import re
from functools import lru_cache

from crosswire.lexicon.actors import load_actors
from crosswire.lexicon.load import Entry, Lexicon
from crosswire.lexicon.match import find_phrases, fold

TITLE_REACH = 60  # characters: "the head of the provincial emergency committee"
_STOP = re.compile(r"[.;:,\n!?]")
_STATE = frozenset({"state", "force", "body"})
_GROUPS = frozenset({"group", "umbrella"})
_OFFICIAL = frozenset({"office", "force", "service"})


@lru_cache(maxsize=4096)
def is_official(voice: str, lexicon: Lexicon) -> bool:
    """True if a voice is a state, its force or body, or has an office by the words for it.

    A name alone is not: that a person holds an office must stand in the name of the voice.

    >>> from crosswire.lexicon.load import load_lexicon
    >>> words = load_lexicon()
    >>> [is_official(v, words) for v in ("provincial governor", "Abu Dhabi Police", "Ann Lee")]
    [True, True, False]
    >>> is_official("hospital officials", words)
    False
    """
    actor = load_actors(lexicon).find(voice)
    if actor is not None:
        return actor.kind in _STATE
    kinds = {match.entry.word("kind") for match in find_phrases(voice, lexicon, ("officials",))}
    return "none" not in kinds and bool(kinds & _OFFICIAL)


def holds_office(name: str, text: str, lexicon: Lexicon) -> bool:
    """True if a text gives a name an office right before it, or behind a comma.

    >>> from crosswire.lexicon.load import load_lexicon
    >>> words = load_lexicon()
    >>> holds_office("Ann Lee", "Interior minister Ann Lee said so.", words)
    True
    >>> holds_office("Ann Lee", "Ann Lee, the head of the district council, said so.", words)
    True
    >>> holds_office("Ann Lee", "The minister left. Ann Lee, a baker, said so.", words)
    False
    """
    at = text.find(name)
    if at < 0:
        return False
    before = _STOP.split(text[max(0, at - TITLE_REACH) : at])[-1]
    after = text[at + len(name) : at + len(name) + TITLE_REACH]
    aside = after[1:].split(",")[0].split(".")[0] if after.startswith(",") else ""
    return is_official(before, lexicon) or is_official(aside, lexicon)


def find_sides(voice: str, lexicon: Lexicon, text: str = "") -> frozenset[str]:
    """The states and armed groups that a voice speaks for: countries by code, groups by name.

    Where its own words name none, those of its title in a text count, right before the name.

    >>> from crosswire.lexicon.load import load_lexicon
    >>> words = load_lexicon()
    >>> sorted(find_sides("US Central Command", words)), sorted(find_sides("Hamas", words))
    (['US'], ['Hamas'])
    >>> find_sides("Ann Lee", words, "US Defence Secretary Ann Lee said so.")
    frozenset({'US'})
    """
    found = _sides_in(voice, lexicon)
    at = text.find(voice)
    if found or at < 0:
        return found
    return _sides_in(_STOP.split(text[max(0, at - TITLE_REACH) : at])[-1], lexicon)


@lru_cache(maxsize=4096)
def _sides_in(words: str, lexicon: Lexicon) -> frozenset[str]:
    return frozenset(
        side
        for match in find_phrases(words, lexicon, ("actors",))
        if (side := _side_of(match.entry)) is not None
    )


def _side_of(entry: Entry) -> str | None:
    """A state's code, or the name of a group; None for words for an attacker nobody names."""
    kind = entry.word("kind")
    if kind == "state" or entry.word("state") is not None:
        return entry.word("country") or entry.word("state")
    return entry.word("actor") if kind in _GROUPS else None


@lru_cache(maxsize=4096)
def is_named(voice: str, lexicon: Lexicon) -> bool:
    """True if a voice has a name, so that two who quote it have heard the same.

    >>> from crosswire.lexicon.load import load_lexicon
    >>> words = load_lexicon()
    >>> [is_named(v, words) for v in ("Ann Lee", "Pentagon", "Residents", "two officials")]
    [True, True, False, False]
    """
    if not any(word[:1].isupper() for word in voice.split()):
        return False
    whole = fold(voice)
    found = find_phrases(voice, lexicon, ("officials",))
    general = any(fold(match.span.quote(voice)) == whole for match in found)
    return not general or voice in _bodies(lexicon)


@lru_cache(maxsize=8)
def _bodies(lexicon: Lexicon) -> frozenset[str]:
    """The words for offices that are names: "White House", "CENTCOM"."""
    entries = lexicon.entries("officials")
    return frozenset(said for entry in entries for said in entry.says if not said[0].islower())
