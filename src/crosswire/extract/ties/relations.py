"""Ties that an article states between incidents: answered, followed, preceded, part of."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

from crosswire.extract.ties.aftermath_ties import join_aftermaths
from crosswire.extract.ties.answer_ties import join_answers, join_lapses
from crosswire.extract.ties.clause_ties import join_clauses
from crosswire.extract.ties.ends import Edge, Telling
from crosswire.extract.ties.order_ties import join_in_order
from crosswire.extract.ties.part_ties import join_numbered, join_sites, join_totals
from crosswire.model.ids import make_id
from crosswire.model.related import Relation

FINDERS = (
    join_clauses,
    join_answers,
    join_lapses,
    join_aftermaths,
    join_in_order,
    join_sites,
    join_numbered,
    join_totals,
)


def find_relations(telling: Telling) -> list[Relation]:
    """The relations between the mentions and tallies of an article, each with its sentence.

    Words state each of them: a connective, a word of order, an incident recalled as earlier.
    Only what stands behind a connective that belongs to something else is inferred from the days.
    What an answer or an aftermath ties is not said to come before as well.
    """
    edges = _keep_strongest(chain.from_iterable(find(telling) for find in FINDERS))
    return [_make_relation(telling, edge) for edge in edges]


def _keep_strongest(edges: Iterable[Edge]) -> list[Edge]:
    """The first of each kind between two ends; an order only where nothing more is said."""
    first: dict[tuple[str, str, str], Edge] = {}
    for edge in sorted(edges, key=lambda edge: edge.basis == "inferred"):
        if edge.earlier != edge.later:
            first.setdefault((edge.kind, edge.earlier, edge.later), edge)
    more = {frozenset(key[1:]) for key in first if key[0] != "precedes"}
    kept: dict[frozenset[str], Edge] = {}
    for edge in first.values():
        pair = frozenset((edge.earlier, edge.later))
        if edge.kind == "precedes" and pair not in more:
            kept.setdefault(pair, edge)
    return [e for e in first.values() if e.kind != "precedes" or e in kept.values()]


def _make_relation(telling: Telling, edge: Edge) -> Relation:
    article, frame = telling.document.article.id, edge.frame
    return Relation(
        id=make_id("r", article, edge.kind, edge.earlier, edge.later),
        kind=edge.kind,
        earlier=edge.earlier,
        later=edge.later,
        asserter=frame.speaker.name if frame.speaker else None,
        article=article,
        span=frame.scan.sentence.span,
        basis=edge.basis,
    )
