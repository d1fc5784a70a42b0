"""Every actor that a ledger names: what it is called, what is said of it, what it has a part in."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Literal

import msgspec

from crosswire.lexicon.actors import load_actors
from crosswire.lexicon.load import Lexicon
from crosswire.lexicon.match import fold
from crosswire.model.incident import ArticleFacts, Reading
from crosswire.model.mention import Stance
from crosswire.model.moment import Moment
from crosswire.model.related import ActorTie, ActorTieKind
from crosswire.relate.sightings import NewNames, Sighting, find_sightings

# Ties whose `other` is an actor, too: an umbrella's is only words for those whom it covers.
BETWEEN: frozenset[ActorTieKind] = frozenset(
    {"front", "member", "splinter", "renamed", "backed_by"}
)
# What the lexicon knows of an actor, by the key of its entry.
REFERENCE = (
    "member_of",
    "branch_of",
    "wing_of",
    "front_for",
    "split_from",
    "aligned",
    "speaks_for",
    "state",
)


class SeenTie(msgspec.Struct, frozen=True):
    """A tie that an article tells, with the day on which the article came out."""

    tie: ActorTie
    published: Moment | None


class Part(msgspec.Struct, frozen=True):
    """How an actor is tied to an incident, and who says so (None: an outlet in its own voice)."""

    incident: str
    stance: Stance
    asserters: tuple[str | None, ...]
    articles: tuple[str, ...]


class WrittenName(msgspec.Struct, frozen=True):
    """A name as articles write it, and how often they do."""

    name: str
    count: int


class Reference(msgspec.Struct, frozen=True):
    """What the lexicon has on an actor beside the news: no article claims it."""

    kind: str
    other: str


class ActorProfile(msgspec.Struct, frozen=True):
    """One actor over all articles. `status` is "provisional" for a name that no list has.

    `first` and `last` are the days of the articles that first and last name it.
    """

    name: str
    status: Literal["known", "provisional"]
    kind: str | None
    names: tuple[WrittenName, ...]
    articles: tuple[str, ...]
    first: date | None
    last: date | None
    ties: tuple[SeenTie, ...] = ()
    parts: tuple[Part, ...] = ()
    reference: tuple[Reference, ...] = ()

    @property
    def has_part(self) -> bool:
        """True if anybody ties it to an incident or to another actor."""
        return bool(self.parts or self.ties)

    @property
    def is_armed(self) -> bool:
        """True for groups, umbrellas and new names; false for states, forces and bodies."""
        return self.kind in {None, "group", "umbrella"}


def profile_actors(
    articles: Iterable[ArticleFacts],
    readings: Sequence[Reading],
    incidents: Mapping[str, str],
    lexicon: Lexicon,
) -> list[ActorProfile]:
    """A profile of every actor that the articles name, by name.

    `incidents` gives the incident of each mention. An actor is what the lexicon lists as one, under
    all of its names; a name that no list has is an actor of its own, provisional, under that very
    name: neither a shared word nor a tie makes two actors one; an umbrella's members stay apart.
    The order of what is given changes nothing.
    """
    new = NewNames(readings, lexicon)
    seen: defaultdict[str, list[Sighting]] = defaultdict(list)
    published: dict[str, Moment | None] = {}
    for article in articles:
        published[article.id] = article.published
        for sighting in find_sightings(article, new, lexicon):
            seen[sighting.actor].append(sighting)
    parts = _gather_parts(readings, incidents)
    ties = _gather_ties(readings, published)
    names = {*seen, *(name for name in (*parts, *ties) if new.is_actor(name))}
    return [
        _make_profile(name, seen[name], published, ties.get(name, []), parts.get(name, []), lexicon)
        for name in sorted(names)
    ]


def _gather_ties(
    readings: Sequence[Reading], published: Mapping[str, Moment | None]
) -> dict[str, list[SeenTie]]:
    """The ties of each actor, those of which it is the other end included."""
    found: defaultdict[str, list[SeenTie]] = defaultdict(list)
    for tie in (tie for reading in readings for tie in reading.actor_ties):
        told = SeenTie(tie, published.get(tie.article))
        found[tie.actor].append(told)
        if tie.other is not None and tie.kind in BETWEEN:
            found[tie.other].append(told)
    return dict(found)


def _gather_parts(
    readings: Sequence[Reading], incidents: Mapping[str, str]
) -> dict[str, list[Part]]:
    """What each actor has to do with which incident, each stance once."""
    said: defaultdict[tuple[str, str, Stance], list[tuple[str, str | None]]] = defaultdict(list)
    for mention in (mention for reading in readings for mention in reading.mentions):
        incident = incidents.get(mention.id)
        for role in mention.responsibility if incident is not None else ():
            said[role.actor, str(incident), role.stance].append((mention.article, role.asserter))
    found: defaultdict[str, list[Part]] = defaultdict(list)
    for (actor, incident, stance), told in sorted(said.items()):
        asserters = sorted({who for _, who in told}, key=lambda who: who or "")
        articles = sorted({article for article, _ in told})
        found[actor].append(Part(incident, stance, tuple(asserters), tuple(articles)))
    return dict(found)


def _make_profile(
    name: str,
    seen: Sequence[Sighting],
    published: Mapping[str, Moment | None],
    ties: Sequence[SeenTie],
    parts: Sequence[Part],
    lexicon: Lexicon,
) -> ActorProfile:
    listed = load_actors(lexicon).find(name)
    told = {s.article for s in seen} | {t.tie.article for t in ties}
    told |= {article for part in parts for article in part.articles}
    days = [when for when in (published.get(article) for article in sorted(told)) if when]
    written = Counter(sighting.written for sighting in seen)
    return ActorProfile(
        name=name,
        status="known" if listed is not None else "provisional",
        kind=listed.kind if listed is not None else None,
        names=tuple(WrittenName(n, c) for n, c in sorted(written.items(), key=_by_count)),
        articles=tuple(sorted(told)),
        first=min((d.start for d in days if d.start), default=None),
        last=max((d.end for d in days if d.end), default=None),
        ties=tuple(sorted(ties, key=lambda t: (_day(t), t.tie.article, t.tie.span, t.tie.id))),
        parts=tuple(parts),
        reference=_read_reference(name, lexicon),
    )


def _by_count(written: tuple[str, int]) -> tuple[int, str]:
    return (-written[1], written[0])


def _day(told: SeenTie) -> date:
    start = told.published.start if told.published is not None else None
    return start or date.max


def _read_reference(name: str, lexicon: Lexicon) -> tuple[Reference, ...]:
    """What the entries of an actor say of it."""
    entries = [e for e in lexicon.entries("actors") if e.word("actor") == name]
    facts = ((key, other) for e in entries for key in REFERENCE for other in e.words(key))
    return tuple(Reference(key, other) for key, other in dict.fromkeys(facts))


def find_actors(profiles: Sequence[ActorProfile], name: str) -> list[ActorProfile]:
    """The actors that a name means: the one called so, else those with a name that begins so.

    Case and marks do not matter; a name begins at the beginning of any of its words.
    """
    asked = fold(name)
    exact = [p for p in profiles if asked in {fold(p.name), *_fold_names(p)}]
    if exact:
        return [p for p in exact if fold(p.name) == asked] or exact
    return [
        p for p in profiles if any(f" {asked}" in f" {n}" for n in (fold(p.name), *_fold_names(p)))
    ]


def _fold_names(profile: ActorProfile) -> list[str]:
    return [fold(written.name) for written in profile.names]
