"""Actors on the screen: a list, and one with its names, ties and parts in incidents."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from crosswire.publish.cases import quote_around
from crosswire.publish.words import say_count, say_day, say_type
from crosswire.views.tellers import say_teller

if TYPE_CHECKING:
    from datetime import date

    from crosswire.model.incident import Incident
    from crosswire.model.text import Document
    from crosswire.relate.actors import ActorProfile, Part, SeenTie
    from crosswire.screen import Screen

# How a tie reads between the two names.
TIES = {
    "alias": "is also called",
    "umbrella": "is an umbrella of",
    "front": "is a front for",
    "member": "is a part of",
    "splinter": "broke away from",
    "renamed": "was formerly called",
    "backed_by": "is backed by",
    "newcomer": "is new",
}
MODALITIES = {"asserted": "", "suspected": ", it is believed", "denied": ": denied"}
REFERENCES = {
    "member_of": "member of",
    "branch_of": "branch of",
    "wing_of": "armed wing of",
    "front_for": "front for",
    "split_from": "split from",
    "aligned": "aligned with",
    "speaks_for": "speaks for",
    "state": "of the state",
}


def show_actors(screen: Screen, actors: Iterable[ActorProfile]) -> None:
    """A row for each actor."""
    head = ["Actor", "Standing", "Kind", "Articles", "First", "Last", "Incidents", "Ties"]
    screen.table(head, [_row(actor) for actor in actors], wrap=True)


def _row(actor: ActorProfile) -> list[str]:
    return [
        actor.name,
        actor.status,
        actor.kind or "?",
        str(len(actor.articles)),
        _say(actor.first),
        _say(actor.last),
        str(len({part.incident for part in actor.parts})),
        str(len(actor.ties)),
    ]


def _say(day: date | None) -> str:
    return say_day(day) if day is not None else "?"


def show_actor(
    screen: Screen,
    actor: ActorProfile,
    documents: Mapping[str, Document],
    incidents: Mapping[str, tuple[int, Incident]],
) -> None:
    """One actor: its names, what is said of it, what it has a part in, and what we knew before."""
    screen.say(f"{actor.name} · {actor.status}{f', {actor.kind}' if actor.kind else ''}", "bold")
    screen.say(f"named in {say_count(len(actor.articles), 'article')}{_say_days(actor)}")
    for written in actor.names:
        screen.say(f"  {written.name} ×{written.count}")
    _show_ties(screen, actor, documents)
    _show_parts(screen, actor, incidents)
    _show_reference(screen, actor)


def _say_days(actor: ActorProfile) -> str:
    if actor.first is None:
        return ""
    until = f" to {_say(actor.last)}" if actor.last != actor.first else ""
    return f", {_say(actor.first)}{until}"


def _show_ties(screen: Screen, actor: ActorProfile, documents: Mapping[str, Document]) -> None:
    if actor.ties:
        screen.say()
        screen.say("said of it:", "bold")
    for seen in actor.ties:
        document = documents[seen.tie.article]
        teller = say_teller(document, seen.tie.asserter)
        screen.say(f"  {say_tie(seen)} — {teller}")
        screen.quote(quote_around(document, seen.tie.span), indent=4)


def say_tie(seen: SeenTie) -> str:
    """A tie in words: "X is a front for Y, it is believed"."""
    tie = seen.tie
    other = f" {tie.other}" if tie.other is not None else ""
    return f"{tie.actor} {TIES[tie.kind]}{other}{MODALITIES[tie.modality]}"


def _show_parts(
    screen: Screen, actor: ActorProfile, incidents: Mapping[str, tuple[int, Incident]]
) -> None:
    if actor.parts:
        screen.say()
        screen.say("incidents:", "bold")
    for part in actor.parts:
        number, incident = incidents.get(part.incident, (0, None))
        title = incident.title if incident is not None else part.incident
        screen.say(f"  {number} {title}: {say_type(part.stance)}{_say_voices(part)}")


def _say_voices(part: Part) -> str:
    named = [who for who in part.asserters if who is not None]
    return f" ({', '.join(named)})" if named else ""


def _show_reference(screen: Screen, actor: ActorProfile) -> None:
    """What the lexicon has, apart from what articles claim."""
    if actor.reference:
        screen.say()
        screen.say("reference, claimed by no article:", "bold")
    for known in actor.reference:
        screen.say(f"  {REFERENCES.get(known.kind, known.kind)} {known.other}")
