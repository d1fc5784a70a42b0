"""A ledger's incidents page by page, counted and grouped: what a screen shows of many at once.

No answer is longer than a screen needs, however large the ledger is: the database counts and cuts.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime
from functools import lru_cache
from typing import TypeVarTuple

import msgspec
from sqlalchemy import (
    CompoundSelect,
    Connection,
    CursorResult,
    Select,
    Table,
    Text,
    bindparam,
    func,
    literal_column,
    select,
    union_all,
)
from sqlalchemy.sql.selectable import TypedReturnsRows

from crosswire.ledger import rows, tables
from crosswire.ledger.among import AT_ONCE, NAMES, Among, part_names
from crosswire.ledger.find import SHAPES, Asking, Question, Shape
from crosswire.ledger.linking import link_of, select_links
from crosswire.ledger.store import Store
from crosswire.ledger.survey import Survey, read_survey, select_survey
from crosswire.model.incident import Incident, Link, Rejection
from crosswire.model.related import Related, Tally

INCIDENTS = tables.incidents.c
_HOMES = (tables.membership.alias("left_home"), tables.membership.alias("right_home"))
# Incidents that are looked at in the time in which one that answers is gathered with all others
# (1.4 and 6 microseconds): what decides how a page of them is found sooner.
LOOKED_AT = 4
ASKED_TWICE = AT_ONCE // 2  # values given to both sides of a question
Columns = TypeVarTuple("Columns")
Reading = Callable[[], AbstractContextManager[Connection]]


class Named(msgspec.Struct, frozen=True):
    """A name that incidents are found by, folded as for searching, and how many are."""

    term: str
    count: int
    incident: str


class Part(msgspec.Struct, frozen=True):
    """How many incidents an actor is tied to in one way under one name; `term` is it folded."""

    term: str
    name: str
    stance: str
    count: int


class Bound(msgspec.Struct, frozen=True):
    """A link, and the incidents that its two ends are in."""

    link: Link
    left: str
    right: str


class Browser:
    """What is asked of many incidents at once. Made by `LedgerState.browse`."""

    def __init__(self, store: Store, reading: Reading) -> None:
        self._store = store
        self._reading = reading

    # ---- incidents ----------------------------------------------------------------------------

    def count(self, question: Question) -> int:
        """How many incidents answer."""
        with self._asking(_select_count, question) as found:
            return int(found.scalar_one())

    def page(
        self, question: Question, *, most: int, after: int = 0, broad: bool = False
    ) -> list[Incident]:
        """Some of the incidents that answer, the latest first, undated ones last.

        With `broad` they are found by going from one to the next, which is quick if many answer.
        """
        with self._asking(_select_page, question, broad=broad, most=most, after=after) as found:
            return [rows.decode(body, Incident) for body in found.scalars()]

    def survey(self, question: Question, *, most: int) -> Survey:
        """All that answer by their first day, and by place: so many, those with the most first."""
        with self._asking(select_survey, question, most=most) as found:
            return read_survey(found)

    def kinds(self, name: str) -> list[tuple[str, int]]:
        """How many incidents have each `type`, `grade` or `country`, the most frequent first."""
        column, count = tables.incidents.c[name], func.count().label("count")
        wanted = select(column, count).where(column.is_not(None)).group_by(column)
        with self._reading() as connection:
            found = connection.execute(wanted.order_by(count.desc(), column)).all()
        return [(str(value), int(number)) for value, number in found]

    def names(self, kind: str, *, most: int) -> list[Named]:
        """What the most incidents are found by: their `actor` or `place`, by how many."""
        terms = tables.terms.c
        count = func.count().label("count")
        wanted = (
            select(terms.term, count, func.min(terms.incident_id))
            .where(terms.kind == kind)
            .group_by(terms.term)
            .order_by(count.desc(), terms.term)
            .limit(most)
        )
        with self._reading() as connection:
            return [Named(*row) for row in connection.execute(wanted)]

    def parts(self, terms: Collection[str]) -> list[Part]:
        """In which ways the actors of some terms are tied to incidents, by term, name and way."""
        roles = tables.roles.c
        columns = (roles.term, roles.name, roles.stance)
        wanted = select(*columns, func.count()).group_by(*columns).order_by(*columns)
        with self._reading() as connection:
            return [
                Part(*row)
                for some in part_names(terms)
                for row in connection.execute(wanted.where(roles.term.in_(some)))
            ]

    # ---- around incidents ---------------------------------------------------------------------

    def moments(self) -> list[datetime]:
        """Since when anything could be known, each moment once, the earliest first."""
        stamp = func.substr(tables.imprints.c.rank, 1, 14).label("stamp")
        wanted = select(stamp).distinct().order_by("stamp")
        with self._reading() as connection:
            stamps = connection.execute(wanted).scalars().all()
        return [
            datetime.strptime(stamp, "%Y%m%d%H%M%S").replace(tzinfo=UTC)
            for stamp in stamps
            if not stamp.startswith("9999")  # of which nobody knows since when
        ]

    def count_articles(self) -> int:
        """How many articles are held."""
        wanted = select(func.count()).select_from(tables.articles)
        with self._reading() as connection:
            return int(connection.execute(wanted).scalar_one())

    def count_told(self, article_ids: Collection[str]) -> dict[str, tuple[int, int]]:
        """How many mentions and claims each of some articles has; those with none left out."""
        mentions, claims = tables.mentions.c, tables.claims.c
        among = func.count(mentions.id.distinct()), func.count(claims.id)
        wanted = (
            select(mentions.article_id, *among)
            .select_from(tables.mentions)
            .outerjoin(tables.claims, claims.mention_id == mentions.id)
            .group_by(mentions.article_id)
        )
        with self._reading() as connection:
            return {
                key: (int(told), int(said))
                for some in part_names(article_ids)
                for key, told, said in connection.execute(
                    wanted.where(mentions.article_id.in_(some))
                )
            }

    def articles(self, *, most: int, after: int = 0) -> list[str]:
        """The ids of some articles, those that could be known last first."""
        ranks = tables.imprints.c
        wanted = select(ranks.article_id).order_by(ranks.rank.desc()).limit(most).offset(after)
        with self._reading() as connection:
            return list(connection.execute(wanted).scalars())

    def tallies(self, kind: str, *, most: int) -> list[Tally]:
        """Running totals of one kind, by id."""
        tallies = tables.tallies.c
        wanted = select(tallies.body).where(tallies.kind == kind).order_by(tallies.id).limit(most)
        with self._reading() as connection:
            return [rows.decode(body, Tally) for body in connection.execute(wanted).scalars()]

    def rejected(self, article_id: str) -> list[Rejection]:
        """Why an article that is held could not be read."""
        with self._reading() as connection:
            return [Rejection(*row) for row in _REJECTED.rows(connection, [article_id])]

    def incidents_of(self, mention_ids: Collection[str]) -> dict[str, str]:
        """The incident of each of the mentions, by the mention's id; of those that have one."""
        with self._reading() as connection:
            return dict(map(tuple, _INCIDENTS_OF.rows(connection, mention_ids)))

    def incidents_in(self, article_ids: Collection[str]) -> dict[str, list[str]]:
        """The incidents that each of some articles tells of, in order; those of none left out."""
        mentions, held = tables.mentions.c, tables.membership.c
        wanted = (
            select(mentions.article_id, held.incident_id)
            .join(tables.membership, held.mention_id == mentions.id)
            .distinct()
            .order_by(mentions.article_id, held.incident_id)
        )
        found: dict[str, list[str]] = {}
        with self._reading() as connection:
            for some in part_names(article_ids):
                for article, incident in connection.execute(
                    wanted.where(mentions.article_id.in_(some))
                ):
                    found.setdefault(article, []).append(incident)
        return found

    def incidents(self, incident_ids: Collection[str]) -> dict[str, Incident]:
        """The incidents with some ids, by id; former ids are not followed."""
        with self._reading() as connection:
            found = _INCIDENTS.rows(connection, incident_ids)
            return {key: rows.decode(body, Incident) for key, body in found}

    def titles(self, incident_ids: Collection[str]) -> dict[str, str]:
        """The title of each of the incidents, by id."""
        return {key: incident.title for key, incident in self.incidents(incident_ids).items()}

    def links_of(self, mention_ids: Collection[str], *, most: int) -> list[Link]:
        """The links of some mentions, the surest first."""
        among = sorted(mention_ids)[:ASKED_TWICE]
        with self._reading() as connection:
            found = connection.execute(_LINKS, {NAMES.key: among, "most": most})
            return [link_of(row) for row in found]

    def doubtful(self, low: float, high: float) -> list[Bound]:
        """The links of a total between two bounds, and those between two incidents that were
        refused, outdone or unsure, by their ends.
        """
        links, left, right = tables.links.c, _HOMES[0].c, _HOMES[1].c
        refused = links.refused.is_not(None) | links.state.in_(("outdone", "unsure"))
        wanted = (
            select_links()
            .add_columns(left.incident_id, right.incident_id)
            .join(_HOMES[0], left.mention_id == links.left)
            .join(_HOMES[1], right.mention_id == links.right)
            .where(
                links.total.between(low, high) | (refused & (left.incident_id != right.incident_id))
            )
            .order_by(links.left, links.right)
        )
        with self._reading() as connection:
            return [Bound(link_of(row), row[6], row[7]) for row in connection.execute(wanted)]

    def sizes(self) -> dict[str, int]:
        """How many mentions each incident has."""
        held = tables.membership.c
        wanted = select(held.incident_id, func.count()).group_by(held.incident_id)
        with self._reading() as connection:
            return {key: int(count) for key, count in connection.execute(wanted)}

    def beside(self, article_ids: Collection[str]) -> Related:
        """What some articles say beside their mentions, each kind by id."""
        bodies: dict[str, list[str]] = {table.name: [] for table in tables.RELATED}
        with self._reading() as connection:
            for some in part_names(article_ids):
                for name, body in connection.execute(_SAID, {NAMES.key: some}):
                    bodies[name].append(body)
        return rows.decode(_join_bodies((name, sorted(b)) for name, b in bodies.items()), Related)

    @contextmanager
    def _asking(
        self,
        build: Callable[[Shape], TypedReturnsRows[*Columns]],
        question: Question,
        *,
        broad: bool = False,
        **given: int,
    ) -> Iterator[CursorResult[*Columns]]:
        """What answers a statement that is built for a shape of question."""
        with self._reading() as connection:
            asking = Asking(question, self._store, connection, broad=broad)
            yield connection.execute(build(asking.shape), asking.values | given)


def is_broad(wanted: int, answering: int, named: int, held: int) -> bool:
    """True if so many of the incidents that answer are found sooner by going from one to the next
    than by gathering all that have the name that is asked for.
    """
    return wanted * held < LOOKED_AT * answering * named


# ---- statements, each built once -----------------------------------------------------------------


@lru_cache(maxsize=SHAPES)
def _select_count(shape: Shape) -> Select[int]:
    return select(func.count()).select_from(tables.incidents).where(*shape.conditions())


@lru_cache(maxsize=SHAPES)
def _select_page(shape: Shape) -> Select[str]:
    # Found by an index alone, so that no more is read in full than is shown.
    latest = (INCIDENTS.start.is_(None), INCIDENTS.start.desc(), INCIDENTS.id)
    found = select(INCIDENTS.id).where(*shape.conditions()).order_by(*latest)
    shown = found.limit(bindparam("most")).offset(bindparam("after"))
    return select(INCIDENTS.body).where(INCIDENTS.id.in_(shown)).order_by(*latest)


def _select_links() -> Select[str, str, float, float, str, str]:
    """The question for the surest links that have one of some mentions at either end."""
    links = tables.links.c
    either = links.left.in_(NAMES) | links.right.in_(NAMES)
    ordered = select_links().where(either).order_by(links.total.desc(), links.left, links.right)
    return ordered.limit(bindparam("most"))


def _select_said(related: Sequence[Table]) -> CompoundSelect[str, str]:
    """The question for all that articles say beside their mentions: one for all the tables."""
    return union_all(
        *(
            select(literal_column(f"'{table.name}'", Text), table.c.body).where(
                table.c.article_id.in_(NAMES)
            )
            for table in related
        )
    )


_REJECTED = Among(
    select(*(tables.rejections.c[name] for name in ("path", "stage", "reason"))).order_by(
        tables.rejections.c.stage
    ),
    tables.rejections.c.article_id,
)
_INCIDENTS = Among(select(INCIDENTS.id, INCIDENTS.body), INCIDENTS.id)
_INCIDENTS_OF = Among(
    select(tables.membership.c.mention_id, tables.membership.c.incident_id),
    tables.membership.c.mention_id,
)
_LINKS = _select_links()
_SAID = _select_said(tables.RELATED)


def _join_bodies(bodies: Iterable[tuple[str, list[str]]]) -> str:
    """One JSON object of lists of objects that are JSON already."""
    return "{" + ",".join(f'"{name}":[{",".join(some)}]' for name, some in bodies) + "}"
