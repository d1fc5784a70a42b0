"""Which incidents answer a question, and which one a person means."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from datetime import date

import msgspec
from sqlalchemy import CTE, ColumnElement, Connection, Select, func, select, union_all

from crosswire.errors import LedgerError
from crosswire.ledger.former import trace_incidents
from crosswire.ledger.search import find_phrases
from crosswire.ledger.store import Store
from crosswire.ledger.tables import incidents, membership, mentions, redirects, terms

SHOWN_AT_MOST = 4  # candidates named when an id's beginning is not unique


class Question(msgspec.Struct, frozen=True):
    """What to ask the ledger for; None asks for anything.

    Days are inclusive; an incident answers if any day it may have happened on lies between them.
    `place` and `actor` match the beginning of any word of any name that an article gives; a name
    of two letters, such as a country's code, matches whole words only. `grade` is how well it is
    attested that it happened; `conflicts` asks for those on which sources differ; `words` for
    those of which an article tells that holds all of them; `located` for those with a place on the
    map, or without.
    """

    since: date | None = None
    until: date | None = None
    place: str | None = None
    type: str | None = None
    actor: str | None = None
    grade: str | None = None
    conflicts: bool = False
    words: str | None = None
    located: bool | None = None


def make_question(
    since: str | date | None,
    until: str | date | None,
    place: str | None,
    type_: str | None,
    actor: str | None,
) -> Question:
    """The question, its days as dates or as text.

    Raises:
        LedgerError: a text is no day.
    """
    return Question(_day(since), _day(until), place, type_, actor)


def _day(given: str | date | None) -> date | None:
    if given is None or isinstance(given, date):
        return given
    try:
        return date.fromisoformat(given)
    except ValueError:
        raise LedgerError(f'"{given}" is not a day. Give it as 2024-01-20.') from None


def ask(question: Question, store: Store) -> Select[str]:
    """The bodies of the incidents that answer, by first day and id; undated ones last."""
    wanted = select(incidents.c.body).where(*list_conditions(question, store))
    return wanted.order_by(incidents.c.start.is_(None), incidents.c.start, incidents.c.id)


def list_conditions(question: Question, store: Store) -> list[ColumnElement[bool]]:
    """What an incident has to be to answer a question."""
    phrases = find_phrases(question.words or "")
    told = [_tells(store.holding(phrases))] if phrases else []
    return [*_ask_values(question), *_ask_standing(question), *told]


def _ask_standing(question: Question) -> list[ColumnElement[bool]]:
    asked: list[ColumnElement[bool]] = []
    if question.grade is not None:
        asked.append(incidents.c.grade == question.grade)
    if question.conflicts:
        asked.append(incidents.c.conflicts > 0)
    if question.located is not None:
        asked.append(incidents.c.lat.is_not(None) == question.located)
    return asked


def _tells(articles: Select[str]) -> ColumnElement[bool]:
    """An article among those given tells of it."""
    told = (
        select(membership.c.incident_id)
        .join(mentions, mentions.c.id == membership.c.mention_id)
        .where(mentions.c.article_id.in_(articles))
    )
    return incidents.c.id.in_(told)


def _ask_values(question: Question) -> list[ColumnElement[bool]]:
    asked: list[ColumnElement[bool]] = []
    if question.since is not None:
        asked.append(incidents.c.end >= question.since.isoformat())
    if question.until is not None:
        asked.append(incidents.c.start <= question.until.isoformat())
    if question.type is not None:
        asked.append(incidents.c.type == question.type)
    named = {"place": question.place, "actor": question.actor}
    return asked + [_is_named(kind, name) for kind, name in named.items() if name is not None]


def _is_named(kind: str, name: str) -> ColumnElement[bool]:
    names = _walk_names(kind)
    begins = names.c.term.contains(to_term(name, begins=len(name) > 2), autoescape=True)
    named = terms.c.term.in_(select(names.c.term).where(begins))
    return incidents.c.id.in_(select(terms.c.incident_id).where(terms.c.kind == kind, named))


def _walk_names(kind: str) -> CTE:
    """Each name of a kind once, the index leading from one to the next.

    There are far fewer names than incidents that have them: these need not all be looked at.
    """
    first = select(func.min(terms.c.term).label("term")).where(terms.c.kind == kind)
    names = first.cte(f"{kind}_names", recursive=True)
    later = select(func.min(terms.c.term)).where(terms.c.kind == kind, terms.c.term > names.c.term)
    following = select(later.scalar_subquery()).where(names.c.term.is_not(None))
    return names.union_all(following)


def to_term(name: str, *, begins: bool = False) -> str:
    """A name as words between blanks, without case, accents and hyphens.

    With `begins`, the last word may go on.

    >>> to_term("Al-Asad Airbase")
    ' al asad airbase '
    >>> to_term("Bagh", begins=True) in to_term("Baghdad")
    True
    """
    plain = unicodedata.normalize("NFKD", name.casefold())
    words = re.findall(r"[^\W_]+", "".join(c for c in plain if not unicodedata.combining(c)))
    return " ".join(["", *words]) + ("" if begins else " ")


def resolve(connection: Connection, name: str) -> str | None:
    """The body of the incident that a name means: its id, a former id, or the start of either.

    An id of today comes before one that only former rules gave.

    Raises:
        LedgerError: the beginning fits several incidents, or one that is no longer read.
    """
    ids = select(incidents.c.id.label("name"), incidents.c.id.label("incident"))
    former = select(redirects.c.old_id, redirects.c.incident_id)
    names = union_all(ids, former).subquery()
    # In small letters: LIKE looks at case on PostgreSQL and not on SQLite.
    begins = func.lower(names.c.name).startswith(name.lower(), autoescape=True)
    for fits in (names.c.name == name, begins):
        meant = connection.execute(select(names.c.incident).where(fits).distinct()).scalars().all()
        if meant:
            return _read_only(connection, name, meant)
    return _read_only(connection, name, trace_incidents(connection, name))


def _read_only(connection: Connection, name: str, meant: Sequence[str]) -> str | None:
    """The body of the one incident that is meant; None for none."""
    if len(meant) > 1:
        shown = ", ".join(sorted(meant)[:SHOWN_AT_MOST])
        raise LedgerError(f'"{name}" fits {len(meant)} incidents: {shown}. Give more letters.')
    wanted = select(incidents.c.body).where(incidents.c.id.in_(meant))
    return connection.execute(wanted).scalar()
