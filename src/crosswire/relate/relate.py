"""The stage itself: what articles say beside incidents, tied to incidents instead of mentions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

import msgspec

from crosswire.model.ids import make_id
from crosswire.model.incident import Reading
from crosswire.model.related import Beside, Consultation, FollowUp, Related, Relation, Statement
from crosswire.relate.tallies import merge_tallies

Kind = TypeVar("Kind", bound=Beside)
About = TypeVar("About", Statement, Consultation, FollowUp)


def relate_incidents(readings: Sequence[Reading], groups: Mapping[str, str]) -> Related:
    """What the articles say beside their mentions, each kind by id.

    `groups` gives the incident of each mention. Every article that states a relation keeps one of
    its own, with its words as evidence; a relation of an incident to itself is dropped. What is
    about a mention that is gone is about nothing. The order of the readings changes nothing.
    """
    tallies, moved = merge_tallies(tally for reading in readings for tally in reading.tallies)
    return Related(
        relations=_lift_relations(_gather(readings, lambda r: r.relations), {**groups, **moved}),
        tallies=tallies,
        statements=_lift(_gather(readings, lambda r: r.statements), groups),
        consultations=_lift(_gather(readings, lambda r: r.consultations), groups),
        follow_ups=_lift(_gather(readings, lambda r: r.follow_ups), groups),
        actor_ties=_order(_gather(readings, lambda r: r.actor_ties)),
        phases=_order(_gather(readings, lambda r: r.phases)),
    )


def _gather(
    readings: Sequence[Reading], told: Callable[[Reading], tuple[Kind, ...]]
) -> Iterator[Kind]:
    return (value for reading in readings for value in told(reading))


def _order(values: Iterable[Kind]) -> list[Kind]:
    """The values by id, each once."""
    known = {value.id: value for value in values}
    return [known[key] for key in sorted(known)]


def _lift(values: Iterable[About], groups: Mapping[str, str]) -> list[About]:
    """The values by id, about incidents."""
    return _order(
        msgspec.structs.replace(value, about=groups.get(value.about) if value.about else None)
        for value in values
    )


def _lift_relations(relations: Iterable[Relation], known: Mapping[str, str]) -> list[Relation]:
    """The first in its article of each relation between two incidents."""
    first: dict[str, Relation] = {}
    for relation in sorted(_join_ends(relations, known), key=lambda r: (r.span, r.asserter or "")):
        first.setdefault(relation.id, relation)
    return [first[key] for key in sorted(first)]


def _join_ends(relations: Iterable[Relation], known: Mapping[str, str]) -> Iterator[Relation]:
    for relation in relations:
        earlier, later = known.get(relation.earlier), known.get(relation.later)
        if earlier is None or later is None or earlier == later:
            continue
        key = make_id("r", relation.kind, earlier, later, relation.article)
        yield msgspec.structs.replace(relation, id=key, earlier=earlier, later=later)
