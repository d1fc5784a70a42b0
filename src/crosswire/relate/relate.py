"""The stage itself: relations and statements between incidents instead of mentions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from crosswire.model.incident import Reading, Relation, Statement, Tally
from crosswire.relate.ids import make_id
from crosswire.relate.tallies import merge_tallies


def relate_incidents(
    readings: Sequence[Reading], groups: Mapping[str, str]
) -> tuple[list[Relation], list[Tally], list[Statement]]:
    """Relations between incidents, tallies and statements, each by id.

    `groups` gives the incident of each mention. Every article that states a relation keeps one of
    its own, with its words as evidence; a relation of an incident to itself is dropped. The order
    of the readings changes nothing.
    """
    tallies, moved = merge_tallies(tally for reading in readings for tally in reading.tallies)
    known = {**groups, **moved}
    relations = _lift_relations((r for reading in readings for r in reading.relations), known)
    statements = _lift_statements((s for reading in readings for s in reading.statements), groups)
    return relations, tallies, statements


def _lift_relations(relations: Iterable[Relation], known: Mapping[str, str]) -> list[Relation]:
    """The first in its article of each relation between two incidents."""
    first: dict[str, Relation] = {}
    for relation in sorted(_lift(relations, known), key=lambda r: (r.span, r.asserter or "")):
        first.setdefault(relation.id, relation)
    return [first[key] for key in sorted(first)]


def _lift(relations: Iterable[Relation], known: Mapping[str, str]) -> Iterator[Relation]:
    for relation in relations:
        earlier, later = known.get(relation.earlier), known.get(relation.later)
        if earlier is None or later is None or earlier == later:
            continue
        key = make_id("r", relation.kind, earlier, later, relation.article)
        yield msgspec.structs.replace(relation, id=key, earlier=earlier, later=later)


def _lift_statements(statements: Iterable[Statement], groups: Mapping[str, str]) -> list[Statement]:
    """Statements about incidents; what is about a mention that is gone is about nothing."""
    lifted = {s.id: _lift_statement(s, groups) for s in statements}
    return [lifted[key] for key in sorted(lifted)]


def _lift_statement(statement: Statement, groups: Mapping[str, str]) -> Statement:
    about = groups.get(statement.about) if statement.about else None
    return msgspec.structs.replace(statement, about=about)
