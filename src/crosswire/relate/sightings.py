"""Where articles name actors: by a name that the lexicon lists, or by a new one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from crosswire.lexicon.actors import is_name, load_actors
from crosswire.lexicon.classes import load_classes
from crosswire.lexicon.load import Entry, Lexicon
from crosswire.lexicon.match import find_phrases
from crosswire.model.incident import ArticleFacts, Reading
from crosswire.model.text import Span

_SMALL = frozenset({"of", "the", "for", "and", "in", "de", "del", "la", "el", "al", "wa"})


class Sighting(NamedTuple):
    """One place where an article names an actor, and the name as it is written there."""

    actor: str
    written: str
    article: str


class NewNames:
    """The names that no list has and that readings give to armed groups.

    A name is an armed group's if a tie is said of it, if it claims an incident, or if it is tied to
    one and a word in it is an armed group's. The name of a person who is suspected is none.
    """

    def __init__(self, readings: Sequence[Reading], lexicon: Lexicon) -> None:
        self._listed = load_actors(lexicon)
        self._armed = load_classes(lexicon, "actor_tie_words", ["armed"])["armed"]
        self.names = frozenset(self._gather(readings))

    def _gather(self, readings: Sequence[Reading]) -> Iterator[str]:
        for reading in readings:
            for tie in reading.actor_ties:
                if self._may_be_new(tie.actor):
                    yield tie.actor
            roles = (role for mention in reading.mentions for role in mention.responsibility)
            for role in roles:
                claims = role.stance == "claimed" or self._sounds_armed(role.actor)
                if claims and self._may_be_new(role.actor):
                    yield role.actor

    def _sounds_armed(self, name: str) -> bool:
        return bool(self._armed & set(name.lower().split()))

    def _may_be_new(self, name: str) -> bool:
        """True for a proper name that is not listed: "Sons of the Gorge", not "armed men"."""
        words = [word for word in name.split() if word.lower() not in _SMALL]
        proper = all(word.lstrip("\"“'‘(")[:1].isupper() or "-" in word[:4] for word in words)
        compound = any(_COMPOUND.search(word) for word in words)
        return bool(words) and proper and not compound and self._listed.find(name) is None

    def is_actor(self, name: str) -> bool:
        """True for a name that is listed under its own form, and for a new one."""
        return name in self.names or (self._listed.find(name) is not None and not name.islower())

    @cached_property
    def pattern(self) -> re.Pattern[str] | None:
        """Any of the new names as it is written, the longest first; None without any."""
        longest = sorted(self.names, key=lambda name: (-len(name), name))
        choices = "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in longest)
        return re.compile(rf"(?<!\w)(?:{choices})(?!\w)") if choices else None


_COMPOUND = re.compile(r"-(?:[a-z]+ed|led|based)$")


def find_sightings(article: ArticleFacts, new: NewNames, lexicon: Lexicon) -> Iterator[Sighting]:
    """Where the story of an article names an actor.

    A listed name inside a new one is none: "Hezbollah Vanguard" is not Hezbollah.
    """
    taken: list[Span] = []
    for match in new.pattern.finditer(article.text) if new.pattern is not None else ():
        span = Span(*match.span())
        if _is_told(span, article):
            taken.append(span)
            written = " ".join(match.group().split())
            yield Sighting(written, written, article.id)
    for listed in find_phrases(article.text, lexicon, ("actors",)):
        name, span = listed.entry.word("actor"), listed.span
        inside = any(span.overlaps(other) for other in taken)
        if name is not None and _is_proper(listed.entry) and not inside and _is_told(span, article):
            yield Sighting(name, " ".join(span.quote(article.text).split()), article.id)


def _is_told(span: Span, article: ArticleFacts) -> bool:
    return any(zone.holds(span) for zone in article.body)


def _is_proper(entry: Entry) -> bool:
    """True for an entry whose actor has a name of its own, written with capitals."""
    return is_name(entry) and not (entry.word("actor") or "").islower()
