"""Pages that list what incidents have in common: actors and places."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import msgspec

from crosswire.asking import LedgerReader
from crosswire.ledger.browse import Spot
from crosswire.ledger.find import Question, to_term
from crosswire.web.asked import Asked
from crosswire.web.cards import clip

MOST = 200  # names on one page, those of the most incidents


class Actor(msgspec.Struct, frozen=True):
    """Whoever is tied to incidents, how many, and in which ways by how many mentions."""

    name: str
    incidents: int
    stances: dict[str, int]


class ActorsPage(msgspec.Struct, frozen=True):
    """The actors of the most incidents."""

    actors: tuple[Actor, ...]
    most: int = MOST


class PlacesPage(msgspec.Struct, frozen=True):
    """The places of the most incidents, and how many have none."""

    places: tuple[Spot, ...]
    unlocated: int
    most: int = MOST


def build_actors(ledger: LedgerReader, asked: Asked, key: str = "") -> ActorsPage:
    """The actors of the most incidents, as articles spell them."""
    browser = ledger.browse()
    named = browser.names("actor", most=MOST)
    mentions = [m for name in named for m in ledger.mentions(name.incident)]
    stances: dict[str, Counter[str]] = {}
    spelled: dict[str, Counter[str]] = {}
    for mention in {m.id: m for m in mentions}.values():
        for role in mention.responsibility:
            term = to_term(role.actor)
            spelled.setdefault(term, Counter())[role.actor] += 1
            stances.setdefault(term, Counter())[role.stance] += 1
    return ActorsPage(
        tuple(
            Actor(
                clip(_pick(spelled.get(name.term, {}), name.term.strip())),
                name.count,
                dict(sorted(stances.get(name.term, Counter()).items())),
            )
            for name in named
        )
    )


def _pick(spelled: Mapping[str, int], otherwise: str) -> str:
    """The spelling that is met most, the first in the alphabet of those."""
    return min(spelled, key=lambda name: (-spelled[name], name), default=otherwise)


def build_places(ledger: LedgerReader, asked: Asked, key: str = "") -> PlacesPage:
    """The places of the most incidents."""
    browser = ledger.browse()
    unlocated = browser.count(Question(located=False))
    return PlacesPage(tuple(browser.spots(Question(), most=MOST)), unlocated)
