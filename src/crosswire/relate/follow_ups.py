"""What became of each follow-up of an incident: who opened it, who repeated it, who closed it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Literal

import msgspec

from crosswire.model.incident import ArticleFacts, Incident, Reading, known_since
from crosswire.model.related import FollowUp, FollowUpKind

Move = Literal["opened", "repeated", "closed", "reopened"]
_ARTICLES = frozenset({"the", "a", "an"})


class FollowUpStep(msgspec.Struct, frozen=True):
    """One article's word on a follow-up, what it changed, and since when it could be known."""

    move: Move
    at: datetime
    told: FollowUp


class FollowUpTrace(msgspec.Struct, frozen=True):
    """One follow-up of one incident over all articles that speak of it, the first known first.

    `state` is what the last word on it says. `since` is the day since which it is told to be open,
    `closed` the day on which it is first told to be closed; None where nobody says so. `owner` is
    the fullest name that anybody gives to whoever does it.
    """

    kind: FollowUpKind
    about: str | None
    owner: str | None
    state: Literal["open", "closed"]
    since: date | None
    closed: date | None
    steps: tuple[FollowUpStep, ...]

    @property
    def articles(self) -> tuple[str, ...]:
        """The articles that speak of it, each once, in the order in which they could be known."""
        return tuple(dict.fromkeys(step.told.article for step in self.steps))


def follow_ups_of(readings: Iterable[Reading], incident: Incident) -> list[FollowUp]:
    """What the articles of an incident say is to be done after it, about it instead of mentions."""
    return [
        msgspec.structs.replace(told, about=incident.id)
        for reading in readings
        for told in reading.follow_ups
        if told.about in incident.mentions
    ]


def trace_follow_ups(
    follow_ups: Iterable[FollowUp], facts: Mapping[str, ArticleFacts]
) -> list[FollowUpTrace]:
    """Each follow-up of each incident, by incident, kind and the time when it was first known.

    Words of one kind on one incident are of one follow-up if the owners can be the same: "police"
    and "Iraqi police", or nobody and somebody. It is closed only by words that came after those
    that opened it, and open again only by words that came after those. The order of what is given
    changes nothing. What is about no incident is left out.
    """
    alike: dict[tuple[str, FollowUpKind], list[FollowUp]] = {}
    for told in sorted(follow_ups, key=lambda f: _order(f, facts)):
        if told.about is not None:
            alike.setdefault((told.about, told.kind), []).append(told)
    return [trace for key in sorted(alike) for trace in _trace_kind(alike[key], facts)]


def _order(told: FollowUp, facts: Mapping[str, ArticleFacts]) -> tuple[object, ...]:
    return (known_since(facts.get(told.article)), told.article, told.span, told.id)


def _trace_kind(
    told: Sequence[FollowUp], facts: Mapping[str, ArticleFacts]
) -> Iterator[FollowUpTrace]:
    groups: list[list[FollowUp]] = []
    for follow_up in told:
        for group in _find_groups(follow_up, groups):
            group.append(follow_up)
    for group in groups:
        yield _make_trace(group, facts)


def _find_groups(told: FollowUp, groups: list[list[FollowUp]]) -> list[list[FollowUp]]:
    """The follow-ups that words are of; a new one if they can be of none.

    "The search was called off", by nobody in particular, closes all that are open.
    """
    fitting = [group for group in groups if all(_may_be_one(told, other) for other in group)]
    if not fitting:
        groups.append([])
        return groups[-1:]
    if told.owner is None and told.state == "closed":
        return fitting
    named = [group for group in fitting if any(f.owner is not None for f in group)]
    return (named or fitting)[:1]


def _may_be_one(left: FollowUp, right: FollowUp) -> bool:
    """True if the same may do both: one names nobody, or its words are among the other's."""
    if left.owner is None or right.owner is None:
        return True
    mine, theirs = _owner_words(left.owner), _owner_words(right.owner)
    return mine <= theirs or theirs <= mine


def _owner_words(owner: str) -> frozenset[str]:
    return frozenset(owner.lower().split()) - _ARTICLES


def _make_trace(told: Sequence[FollowUp], facts: Mapping[str, ArticleFacts]) -> FollowUpTrace:
    steps = tuple(_walk(told, facts))
    opened = [s.told for s in steps if s.told.state == "open"]
    closed = [s.told for s in steps if s.told.state == "closed"]
    owners = [f.owner for f in told if f.owner is not None]
    return FollowUpTrace(
        kind=told[0].kind,
        about=told[0].about,
        owner=max(owners, key=lambda o: len(_owner_words(o)), default=None),
        state=told[-1].state,
        since=_first_day(opened),
        closed=_first_day(closed) if told[-1].state == "closed" else None,
        steps=steps,
    )


def _walk(told: Sequence[FollowUp], facts: Mapping[str, ArticleFacts]) -> Iterator[FollowUpStep]:
    state: str | None = None
    for follow_up in told:
        move: Move = "closed" if follow_up.state == "closed" else "opened"
        if follow_up.state == state:
            move = "repeated"
        elif move == "opened" and state is not None:
            move = "reopened"
        state = follow_up.state
        yield FollowUpStep(move, known_since(facts.get(follow_up.article)), follow_up)


def _first_day(told: Sequence[FollowUp]) -> date | None:
    return next((f.date.start for f in told if f.date is not None and f.date.start), None)
