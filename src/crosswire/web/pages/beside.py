"""What articles say beside an incident: ties, words, talks, what is still open.

This is the place where what several articles say of one thing is brought together for pages.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import TypeVar

import msgspec

from crosswire.asking import LedgerReader
from crosswire.model.related import Consultation
from crosswire.model.sayings import Piece, Saying, Wording
from crosswire.model.text import Document
from crosswire.publish.cases import Case
from crosswire.publish.words import RELATIONS, say_day, say_moment, say_type
from crosswire.relate.edges import Edge
from crosswire.relate.follow_ups import FollowUpTrace
from crosswire.web.cards import clip
from crosswire.web.cited import Cited, cite_in

Told = TypeVar("Told")
Kind = TypeVar("Kind")
BEFORE = {
    "response_to": "is said to have been answered by",
    "aftermath_of": "is said to have been followed by",
    "part_of": "is said to include",
    "precedes": "is said to come before",
    "same_operation": "is said to be one operation with",
}
AFTER = {kind: f"is {says}" for kind, says in RELATIONS.items()} | {
    "precedes": "is said to come after"
}


class TieWord(msgspec.Struct, frozen=True):
    """Who tells of a tie, and in which words."""

    asserter: str | None
    cited: Cited


class Tied(msgspec.Struct, frozen=True):
    """A tie to another incident or a running total, read from this incident's side.

    `disputed`: others put the two in the opposite order. `total` is what a running total counts.
    """

    says: str
    other: str
    title: str | None
    basis: str
    disputed: bool
    words: tuple[TieWord, ...]
    total: str | None = None


class Variant(msgspec.Struct, frozen=True):
    """Another wording of a statement, beside the fullest: what is the same, changed, or missing."""

    pieces: tuple[Piece, ...]
    cited: tuple[Cited, ...]


class Stated(msgspec.Struct, frozen=True):
    """What somebody said of the incident, and the other wordings in which it is printed."""

    id: str
    speaker: str
    role: str | None
    channel: str | None
    act: str
    anonymity: str | None
    differs: bool
    cited: Cited
    variants: tuple[Variant, ...]


class Word(msgspec.Struct, frozen=True):
    """One article's word on a follow-up, and what it changed."""

    move: str
    at: datetime
    cited: Cited


class Open(msgspec.Struct, frozen=True):
    """What is still to be found out or done, or is done, and every word on it in order."""

    kind: str
    state: str
    owner: str | None
    since: str | None
    closed: str | None
    words: tuple[Word, ...]


class Talked(msgspec.Struct, frozen=True):
    """A meeting, call or visit about the incident."""

    id: str
    kind: str
    parties: tuple[str, ...]
    date: str | None
    cited: Cited


class Beside(msgspec.Struct, frozen=True):
    """All that articles say beside an incident."""

    relations: tuple[Tied, ...] = ()
    statements: tuple[Stated, ...] = ()
    follow_ups: tuple[Open, ...] = ()
    consultations: tuple[Talked, ...] = ()


def tell_beside(ledger: LedgerReader, case: Case) -> Beside:
    """What the incident's articles say beside it."""
    browser = ledger.browse()
    related = browser.beside(case.documents.keys())
    own = {case.incident.id, *(mention.id for mention in case.mentions)}
    edges = ledger.relations(case.incident)
    titles = browser.titles({end for edge in edges for end in edge.ends} - own)
    documents = case.documents
    totals = {tally.id: tally.scope for tally in related.tallies}
    return Beside(
        _tell(edges, lambda edge: _tell_tie(edge, own, (titles, totals), documents)),
        _tell(ledger.statements(case.incident), lambda s: _state(s, documents)),
        _tell(ledger.follow_ups(case.incident), lambda f: _open(f, documents)),
        _tell((c for c in related.consultations if c.about in own), lambda c: _talk(c, documents)),
    )


def _tell(found: Iterable[Kind], tell: Callable[[Kind], Told | None]) -> tuple[Told, ...]:
    return tuple(told for value in found if (told := tell(value)) is not None)


def _tell_tie(
    edge: Edge,
    own: set[str],
    named: tuple[Mapping[str, str], Mapping[str, str]],
    documents: Mapping[str, Document],
) -> Tied | None:
    is_earlier = edge.earlier in own
    other = edge.later if is_earlier else edge.earlier
    if other in own:
        return None
    title, total = (names.get(other) for names in named)
    told = ((r.asserter, cite_in(documents, r.article, r.span)) for r in edge.told)
    return Tied(
        BEFORE[edge.kind] if is_earlier else AFTER[edge.kind],
        other,
        clip(title) if title else None,
        edge.basis,
        edge.disputed,
        tuple(TieWord(who and clip(who), cited) for who, cited in told if cited is not None),
        clip(total) if total else None,
    )


def _state(saying: Saying, documents: Mapping[str, Document]) -> Stated | None:
    statement = saying.statement
    cited = cite_in(documents, statement.article, statement.span)
    if cited is None:
        return None
    return Stated(
        statement.id,
        clip(statement.speaker),
        statement.role and clip(statement.role),
        statement.channel and clip(statement.channel),
        statement.act,
        statement.anonymity and clip(statement.anonymity),
        saying.differs,
        cited,
        tuple(_vary(wording, documents) for wording in saying.wordings if wording.pieces),
    )


def _vary(wording: Wording, documents: Mapping[str, Document]) -> Variant:
    found = (cite_in(documents, s.article, s.span) for s in wording.statements)
    return Variant(wording.pieces, tuple(cited for cited in found if cited is not None))


def _open(trace: FollowUpTrace, documents: Mapping[str, Document]) -> Open:
    told = ((step, cite_in(documents, step.told.article, step.told.span)) for step in trace.steps)
    return Open(
        say_type(trace.kind),
        trace.state,
        trace.owner and clip(trace.owner),
        say_day(trace.since) if trace.since else None,
        say_day(trace.closed) if trace.closed else None,
        tuple(Word(step.move, step.at, cited) for step, cited in told if cited is not None),
    )


def _talk(talk: Consultation, documents: Mapping[str, Document]) -> Talked | None:
    cited = cite_in(documents, talk.article, talk.spans[0])
    if cited is None:
        return None
    return Talked(
        talk.id,
        say_type(talk.kind),
        tuple(clip(party) for party in talk.parties),
        say_moment(talk.date) if talk.date else None,
        cited,
    )
