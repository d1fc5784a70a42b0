"""Which incidents answer a question, and which one a person means."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

import msgspec
from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Select,
    SelectBase,
    bindparam,
    func,
    select,
)

from crosswire.errors import LedgerError
from crosswire.ledger.among import AT_ONCE
from crosswire.ledger.former import trace_incidents
from crosswire.ledger.search import find_phrases
from crosswire.ledger.store import Store
from crosswire.ledger.tables import incidents, redirects, tellings, terms

SHOWN_AT_MOST = 4  # candidates named when an id's beginning is not unique
SHAPES = 64  # statements of each kind that are kept, for the shapes that were asked for last
ABBREVIATION = 2  # letters of a name that stands for itself and does not go on, as a country's code


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


class Asking:
    """A question as a statement asks it: its shape, and the values that the shape leaves open.

    Questions of one shape differ in values alone, so that a statement for each is built once.
    """

    def __init__(
        self, question: Question, store: Store, connection: Connection, *, broad: bool = False
    ) -> None:
        phrases = find_phrases(question.words or "")
        values = {
            "since": question.since and question.since.isoformat(),
            "until": question.until and question.until.isoformat(),
            "type": question.type,
            "grade": question.grade,
        }
        self.values: dict[str, object] = {k: v for k, v in values.items() if v is not None}
        for kind, name in (("place", question.place), ("actor", question.actor)):
            if name is not None:
                part = to_term(name, begins=len(name) > ABBREVIATION)
                named = [] if broad else store.names.holding(connection, kind, part)
                is_long = broad or len(named) > AT_ONCE
                self.values |= {f"{kind}_like": f"%{part}%"} if is_long else {kind: named}
        self.shape = Shape(
            tuple(self.values),
            question.conflicts,
            question.located,
            len(phrases),
            store.holding,
        )
        self.values |= store.bind_phrases(phrases) if phrases else {}


class Shape(NamedTuple):
    """Which values a question gives, and what else it asks for without a value.

    Incidents are found by the names that hold what is asked for. If these are many, or a question
    is broad, so that many incidents answer it, each incident is asked for its own names instead.
    """

    given: tuple[str, ...]
    conflicts: bool
    located: bool | None
    phrases: int
    holding: Callable[[int], SelectBase]

    def conditions(self) -> list[ColumnElement[bool]]:
        """What an incident has to be to answer a question of this shape."""
        asked = [_GIVEN[name] for name in self.given]
        if self.conflicts:
            asked.append(incidents.c.conflicts > 0)
        if self.located is not None:
            asked.append(incidents.c.lat.is_not(None) == self.located)
        return [*asked, _tells(self.holding(self.phrases))] if self.phrases else asked


@lru_cache(maxsize=SHAPES)
def ask(shape: Shape) -> Select[str]:
    """The bodies of the incidents that answer, by first day and id; undated ones last."""
    wanted = select(incidents.c.body).where(*shape.conditions())
    return wanted.order_by(incidents.c.start.is_(None), incidents.c.start, incidents.c.id)


def _tells(articles: SelectBase) -> ColumnElement[bool]:
    """An article among those given, by their numbers, tells of it."""
    told = select(tellings.c.incident_id).where(tellings.c.article.in_(articles))
    return incidents.c.id.in_(told)


def _is_named(kind: str) -> ColumnElement[bool]:
    """It is among those that have one of some names."""
    named = terms.c.term.in_(bindparam(kind, expanding=True))
    return incidents.c.id.in_(select(terms.c.incident_id).where(terms.c.kind == kind, named))


def _has_name(kind: str) -> ColumnElement[bool]:
    """One of its own names is like what is asked for."""
    own = select(terms.c.term).where(terms.c.incident_id == incidents.c.id, terms.c.kind == kind)
    return own.where(terms.c.term.like(bindparam(f"{kind}_like"))).exists()


_GIVEN = {
    "since": incidents.c.end >= bindparam("since"),
    "until": incidents.c.start <= bindparam("until"),
    "type": incidents.c.type == bindparam("type"),
    "grade": incidents.c.grade == bindparam("grade"),
    "place": _is_named("place"),
    "actor": _is_named("actor"),
    "place_like": _has_name("place"),  # of letters, digits and blanks: nothing needs an escape
    "actor_like": _has_name("actor"),
}


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
    for asked, given in ((_IS_NAMED, name), (_BEGINS, f"{_escape(name.lower())}%")):
        found = connection.execute(asked, {"name": given}).all()
        if found:
            return _read_only(connection, name, [row[0] for row in found], found[0][1])
    traced = trace_incidents(connection, name)
    return _read_only(connection, name, traced, len(traced))


def _escape(name: str) -> str:
    """A name whose letters mean themselves in a pattern."""
    return re.sub("[/%_]", r"/\g<0>", name)


def _select_meant(fits: Callable[[Column[str]], ColumnElement[bool]]) -> Select[str, int]:
    """The first incidents that have an id, of today or a former one, that fits, and how many do.

    One letter may fit a million: they are counted where they are.
    """
    now = select(incidents.c.id).where(fits(incidents.c.id))
    meant = now.union(select(redirects.c.incident_id).where(fits(redirects.c.old_id))).subquery()
    wanted = select(meant.c.id, func.count().over())
    return wanted.order_by(meant.c.id).limit(SHOWN_AT_MOST)


_IS_NAMED = _select_meant(lambda ids: ids == bindparam("name"))
# In small letters: LIKE looks at case on PostgreSQL and not on SQLite.
_BEGINS = _select_meant(lambda ids: func.lower(ids).like(bindparam("name"), escape="/"))
_BODY = select(incidents.c.body).where(incidents.c.id == bindparam("name"))


def _read_only(connection: Connection, name: str, meant: Sequence[str], count: int) -> str | None:
    """The body of the one incident that is meant; None for none. `count` is how many are."""
    if count > 1:
        shown = ", ".join(meant[:SHOWN_AT_MOST])
        raise LedgerError(f'"{name}" fits {count} incidents: {shown}. Give more letters.')
    return connection.execute(_BODY, {"name": meant[0]}).scalar() if meant else None
