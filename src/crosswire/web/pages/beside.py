"""What articles say beside an incident: ties, words, talks, what is still open.

This is the place where what several articles say of one thing is brought together for pages.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

import msgspec

from crosswire.asking import LedgerReader
from crosswire.model.related import (
    Consultation,
    FollowUp,
    Relation,
    Statement,
)
from crosswire.model.text import Document
from crosswire.publish.cases import Case
from crosswire.publish.words import RELATIONS, say_moment, say_type
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
AFTER = {**RELATIONS, "precedes": "said to come after"}


class Tied(msgspec.Struct, frozen=True):
    """A tie to another incident or a running total, read from this incident's side."""

    id: str
    says: str
    other: str
    title: str | None
    asserter: str | None
    basis: str
    cited: Cited


class Stated(msgspec.Struct, frozen=True):
    """What somebody said of the incident."""

    id: str
    speaker: str
    role: str | None
    channel: str | None
    act: str
    anonymity: str | None
    cited: Cited


class Open(msgspec.Struct, frozen=True):
    """What is still to be found out or done, or is done."""

    id: str
    kind: str
    state: str
    owner: str | None
    date: str | None
    cited: Cited


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
    ties = [r for r in related.relations if own & {r.earlier, r.later}]
    titles = browser.titles({end for r in ties for end in (r.earlier, r.later)} - own)
    documents = case.documents
    return Beside(
        _tell((r for r in ties), lambda r: _tell_tie(r, own, titles, documents)),
        _tell((s for s in related.statements if s.about in own), lambda s: _state(s, documents)),
        _tell((f for f in related.follow_ups if f.about in own), lambda f: _open(f, documents)),
        _tell((c for c in related.consultations if c.about in own), lambda c: _talk(c, documents)),
    )


def _tell(found: Iterable[Kind], tell: Callable[[Kind], Told | None]) -> tuple[Told, ...]:
    return tuple(told for value in found if (told := tell(value)) is not None)


def _tell_tie(
    relation: Relation,
    own: set[str],
    titles: Mapping[str, str],
    documents: Mapping[str, Document],
) -> Tied | None:
    cited = cite_in(documents, relation.article, relation.span)
    is_earlier = relation.earlier in own
    other = relation.later if is_earlier else relation.earlier
    says = BEFORE[relation.kind] if is_earlier else AFTER[relation.kind]
    if cited is None or other in own:
        return None
    title = titles.get(other)
    return Tied(
        relation.id,
        says,
        other,
        clip(title) if title else None,
        relation.asserter,
        relation.basis,
        cited,
    )


def _state(statement: Statement, documents: Mapping[str, Document]) -> Stated | None:
    cited = cite_in(documents, statement.article, statement.span)
    if cited is None:
        return None
    return Stated(
        statement.id,
        clip(statement.speaker),
        statement.role and clip(statement.role),
        statement.channel and clip(statement.channel),
        statement.act,
        statement.anonymity,
        cited,
    )


def _open(follow_up: FollowUp, documents: Mapping[str, Document]) -> Open | None:
    cited = cite_in(documents, follow_up.article, follow_up.span)
    if cited is None:
        return None
    return Open(
        follow_up.id,
        say_type(follow_up.kind),
        follow_up.state,
        follow_up.owner and clip(follow_up.owner),
        say_moment(follow_up.date) if follow_up.date else None,
        cited,
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
