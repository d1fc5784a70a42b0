"""The page of actors: who is tied to incidents, under which names, and what they are to others."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from datetime import date

import msgspec

from crosswire.asking import LedgerReader
from crosswire.publish.words import say_type
from crosswire.relate.actors import ActorProfile, SeenTie
from crosswire.web.asked import Asked
from crosswire.web.cards import clip
from crosswire.web.cited import Cited, cite
from crosswire.web.keeping import Kept, count_articles

MOST = 200  # actors on the page, those of the most incidents
PROFILED = 1_500  # articles of a ledger whose actors are told in full: all of them are read for it
TIES, PARTS = 8, 40  # of one actor that are shown


class Part(msgspec.Struct, frozen=True):
    """An incident that an actor is tied to, and how."""

    incident: str
    title: str
    stances: tuple[str, ...]


class Tie(msgspec.Struct, frozen=True):
    """What an actor is said to be to another, and the words."""

    actor: str
    says: str
    other: str | None
    asserter: str | None
    cited: Cited


class Actor(msgspec.Struct, frozen=True):
    """Whoever is tied to incidents: names, how many incidents, and in which ways.

    `status` is "provisional" for a name that no list has, null where that was not looked up.
    """

    name: str
    status: str | None
    kind: str | None
    incidents: int
    stances: dict[str, int]
    names: tuple[str, ...] = ()
    first: date | None = None
    last: date | None = None
    parts: tuple[Part, ...] = ()
    ties: tuple[Tie, ...] = ()


class ActorsPage(msgspec.Struct, frozen=True):
    """The actors of the most incidents."""

    actors: tuple[Actor, ...]
    most: int = MOST


def build(ledger: LedgerReader, asked: Asked, key: str = "") -> ActorsPage:
    """The actors of the most incidents; in full, unless the ledger is large."""
    return list_actors(ledger)


def _list_actors(ledger: LedgerReader) -> ActorsPage:
    if count_articles(ledger) > PROFILED:
        return ActorsPage(tuple(_list_names(ledger)))
    profiles = [profile for profile in ledger.actors() if profile.has_part]
    ranked = sorted(profiles, key=lambda p: (-len({q.incident for q in p.parts}), p.name))[:MOST]
    titles = ledger.browse().titles({part.incident for p in ranked for part in p.parts})
    return ActorsPage(tuple(_tell_profile(profile, titles, ledger) for profile in ranked))


list_actors = Kept(_list_actors)


def _tell_profile(profile: ActorProfile, titles: Mapping[str, str], ledger: LedgerReader) -> Actor:
    stances: dict[str, list[str]] = {}
    for part in profile.parts:
        stances.setdefault(part.incident, []).append(part.stance)
    return Actor(
        clip(profile.name),
        profile.status,
        profile.kind,
        len(stances),
        dict(sorted(Counter(part.stance for part in profile.parts).items())),
        tuple(clip(written.name) for written in profile.names if written.name != profile.name),
        profile.first,
        profile.last,
        tuple(Part(key, clip(titles.get(key, key)), tuple(told)) for key, told in stances.items())[
            :PARTS
        ],
        tuple(_tell_tie(seen, ledger) for seen in profile.ties[:TIES]),
    )


def _tell_tie(seen: SeenTie, ledger: LedgerReader) -> Tie:
    tie = seen.tie
    document = ledger.documents_named([tie.article])[tie.article]
    return Tie(
        clip(tie.actor),
        say_type(tie.kind),
        tie.other and clip(tie.other),
        tie.asserter and clip(tie.asserter),
        cite(document, tie.span),
    )


def _list_names(ledger: LedgerReader) -> list[Actor]:
    """The names of the most incidents, each as most incidents spell it, and in which ways."""
    browser = ledger.browse()
    named = browser.names("actor", most=MOST)
    spelled: defaultdict[str, Counter[str]] = defaultdict(Counter)
    stances: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for part in browser.parts({name.term for name in named}):
        spelled[part.term][part.name] += part.count
        stances[part.term][part.stance] += part.count
    return [
        Actor(
            clip(_pick(spelled[name.term], name.term.strip())),
            None,
            None,
            name.count,
            dict(sorted(stances[name.term].items())),
        )
        for name in named
    ]


def _pick(spelled: Mapping[str, int], otherwise: str) -> str:
    """The spelling that is met most, the first in the alphabet of those."""
    return min(spelled, key=lambda name: (-spelled[name], name), default=otherwise)
