"""How actors are tied: members of umbrellas, branches, fronts, armed wings, the state behind."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Literal

import msgspec

from crosswire.lexicon.load import Entry, Lexicon

Tie = Literal["same", "part", "siblings", "aligned"]
# Ties by which a deed of the one may be told as a deed of the other.
UNNAMED = frozenset({None, "descriptor", "generic"})  # kinds of words for somebody unnamed
_WHOLES = ("member_of", "branch_of", "wing_of", "front_for")


class Actor(msgspec.Struct, frozen=True):
    """One actor: its usual name, its kind, and what it belongs to.

    `wholes` are the umbrellas, organisations and masks it is a part of, `aligned` the states and
    organisations behind it, `state` the country whose force or body it is.
    """

    name: str
    kind: str
    country: str | None
    state: str | None
    wholes: frozenset[str]
    aligned: frozenset[str]
    split_from: frozenset[str]


class Actors:
    """All actors of a lexicon by name, and how any two of them are tied."""

    def __init__(self, entries: tuple[Entry, ...]) -> None:
        self._actors: dict[str, Actor] = {}
        for entry in entries:
            name, kind = entry.word("actor"), entry.word("kind")
            if name is not None and kind not in UNNAMED:
                self._actors[name] = _merge(self._actors.get(name), _read(name, entry))

    def find(self, name: str) -> Actor | None:
        """The actor of a usual name; None for a description or a name that no list holds."""
        return self._actors.get(name)

    def wholes_of(self, name: str) -> frozenset[str]:
        """Everything an actor is a part of, however far up."""
        found: set[str] = set()
        open_names = [name]
        while open_names:
            actor = self._actors.get(open_names.pop())
            new = (actor.wholes if actor is not None else frozenset()) - found
            found |= new
            open_names += sorted(new)
        return frozenset(found)

    def tie(self, left: str, right: str) -> Tie | None:
        """How two actors are tied; None if nothing says that they are.

        "part": one belongs to the other or fronts for it, so that both may answer for one deed;
        "siblings": both belong to one umbrella; "aligned": one stands behind the other, or the
        same third stands behind both, which makes neither answer for the other's deeds.
        """
        if left == right:
            return "same"
        mine, theirs = self.wholes_of(left), self.wholes_of(right)
        if right in mine or left in theirs:
            return "part"
        if mine & theirs:
            return "siblings"
        behind, other = self.backers_of(left), self.backers_of(right)
        return "aligned" if right in behind or left in other or behind & other else None

    def backers_of(self, name: str) -> frozenset[str]:
        """The states and organisations behind an actor, or behind what it is a part of."""
        names = (name, *sorted(self.wholes_of(name)))
        return frozenset(
            backer
            for actor in (self._actors.get(each) for each in names)
            if actor is not None
            for backer in actor.aligned
        )

    def may_be_one(self, left: str, right: str) -> bool:
        """True if two names may stand for those who did one deed.

        >>> from crosswire.lexicon.load import load_lexicon
        >>> actors = load_actors(load_lexicon())
        >>> actors.may_be_one("Kataib Hezbollah", "Islamic Resistance in Iraq")
        True
        >>> actors.may_be_one("Kataib Hezbollah", "Iran")
        False
        """
        return self.tie(left, right) in {"same", "part"}


def is_name(entry: Entry) -> bool:
    """True for an entry that names one actor, not "gunmen", nor "the ministry" of any country."""
    return entry.word("kind") not in UNNAMED and not entry.says_yes("local")


def _read(name: str, entry: Entry) -> Actor:
    return Actor(
        name=name,
        kind=entry.word("kind") or "",
        country=entry.word("country"),
        state=entry.word("state"),
        wholes=frozenset(_targets(entry, _WHOLES)),
        aligned=frozenset(_targets(entry, ("aligned",))),
        split_from=frozenset(_targets(entry, ("split_from",))),
    )


def _targets(entry: Entry, keys: tuple[str, ...]) -> Iterator[str]:
    for key in keys:
        yield from entry.words(key)


def _merge(known: Actor | None, other: Actor) -> Actor:
    """One actor of two entries with the same name."""
    if known is None:
        return other
    return msgspec.structs.replace(
        known,
        country=known.country or other.country,
        state=known.state or other.state,
        wholes=known.wholes | other.wholes,
        aligned=known.aligned | other.aligned,
        split_from=known.split_from | other.split_from,
    )


@lru_cache(maxsize=8)
def load_actors(lexicon: Lexicon) -> Actors:
    """The actors of a lexicon and their ties, read once."""
    return Actors(lexicon.entries("actors"))
