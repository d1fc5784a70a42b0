"""What a ledger answers: the stored values, and the incidents that follow from them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from itertools import groupby
from typing import TypeVarTuple

import msgspec
from sqlalchemy import Connection, CursorResult, Select, Table, func, select

from crosswire.ledger import rows, tables
from crosswire.ledger.among import Among, part_names
from crosswire.ledger.browse import Browser
from crosswire.ledger.facts import Progress, read_fact, read_progress
from crosswire.ledger.find import Asking, Question, ask, resolve
from crosswire.ledger.former import Former, read_former, trace_mention
from crosswire.ledger.linking import link_of, select_links
from crosswire.ledger.mentions import every_mention, mentions_in, mentions_with
from crosswire.ledger.search import Hit, find_phrases, make_hit
from crosswire.ledger.store import Store
from crosswire.model.decision import Decision, order_decisions
from crosswire.model.incident import (
    ArticleFacts,
    Copy,
    Incident,
    Link,
    Reading,
    Rejection,
    describe_article,
)
from crosswire.model.mention import Mention
from crosswire.model.related import (
    ActorTie,
    Consultation,
    FollowUp,
    Phase,
    Relation,
    Statement,
    Tally,
)
from crosswire.model.text import Article, Document

Columns = TypeVarTuple("Columns")


class State(msgspec.Struct, frozen=True):
    """How much a ledger holds. `is_current` is False if an interrupted run left work undone."""

    path: str
    articles: int
    mentions: int
    incidents: int
    claims: int
    tallies: int
    statements: int
    decisions: int
    rejections: int
    is_current: bool


class LedgerState:
    """What a ledger holds: at each question, or as it was at one moment.

    Given a connection, every answer comes from the state that the connection sees.
    """

    def __init__(self, store: Store, moment: Connection | None = None) -> None:
        self._store = store
        self._moment = moment

    @property
    def name(self) -> str:
        """Where the ledger is: its file, or its address without the password."""
        return self._store.name

    # ---- what is stored -----------------------------------------------------------------------

    def revision(self) -> int:
        """How often something has been stored. What is derived is stamped with it."""
        with self._reading() as connection:
            return read_fact(connection, "stored")

    def progress(self) -> Progress:
        """How far it is: what was made of another state of it is out of date."""
        with self._reading() as connection:
            return read_progress(connection)

    def is_stale(self) -> bool:
        """True if something was stored from which nothing was derived yet."""
        with self._reading() as connection:
            return connection.execute(_ANY_PENDING).first() is not None

    def pending(self) -> list[str]:
        """The articles and decisions from which nothing was derived yet, by their ids."""
        with self._reading() as connection:
            wanted = select(tables.pending.c.name).order_by(tables.pending.c.name)
            return list(connection.execute(wanted).scalars())

    def count_added(self) -> int:
        """How many articles were ever stored: known at once, however many there are."""
        with self._reading() as connection:
            return int(connection.execute(select(func.max(tables.articles.c.number))).scalar() or 0)

    def count_incidents(self) -> int:
        """How many incidents are held."""
        with self._reading() as connection:
            wanted = select(func.count()).select_from(tables.incidents)
            return int(connection.execute(wanted).scalar_one())

    def count(self) -> dict[str, int]:
        """How many rows each table holds, by the table's name."""
        with self._reading() as connection:
            return {
                name: connection.execute(select(func.count()).select_from(table)).scalar_one()
                for name, table in sorted(tables.metadata.tables.items())
            }

    def status(self) -> State:
        """How much it holds, and whether its incidents are up to date."""
        counts = self.count()
        held = {name: counts[name] for name in State.__struct_fields__ if name in counts}
        return State(**held, path=self.name, is_current=not self.is_stale())

    def article(self, article_id: str) -> Article | None:
        """The article with an id; None if there is none."""
        with self._reading() as connection:
            return find_article(connection, article_id)

    def article_ids(self) -> list[str]:
        """The ids of all articles, in order."""
        with self._reading() as connection:
            return list(connection.execute(select(tables.articles.c.id).order_by("id")).scalars())

    def is_read(self, article_id: str) -> bool:
        """True if the article is held and could be parsed."""
        layout = select(tables.articles.c.layout).where(tables.articles.c.id == article_id)
        with self._reading() as connection:
            return connection.execute(layout).scalar() is not None

    def documents(self) -> Iterator[Document]:
        """Every article with its layout, by id; without zones if it could not be parsed."""
        wanted = select(tables.articles).order_by(tables.articles.c.id)
        with self._reading() as connection, _rows(connection, wanted) as found:
            yield from map(rows.document_of, found.mappings())

    def documents_of(self, ids: Collection[str]) -> list[Document]:
        """The articles with the given ids, with their layouts, by id."""
        with self._reading() as connection:
            return [rows.document_of(row) for row in _ARTICLES.mappings(connection, ids)]

    def sketches_of(self, ids: Collection[str]) -> list[Document]:
        """The same without sentences and dateline, which take long to read."""
        with self._reading() as connection:
            return [rows.sketch_of(row) for row in _ARTICLES.mappings(connection, ids)]

    def facts_of(self, ids: Collection[str]) -> dict[str, ArticleFacts]:
        """What linking and reconciling need to know of the given articles, by their ids."""
        return {d.article.id: describe_article(d) for d in self.sketches_of(ids)}

    def readings(self) -> Iterator[Reading]:
        """What each article yields, by article id."""
        articles = tables.articles
        wanted = select(articles.c.id, articles.c.asides).order_by(articles.c.id)
        with (
            self._reading() as connection,
            closing(every_mention(connection)) as every,
            _rows(connection, wanted) as listed,
        ):
            mentions = groupby(every, lambda mention: mention.article)
            waiting = next(mentions, None)
            for article_id, asides in listed:
                found: tuple[Mention, ...] = ()
                if waiting and waiting[0] == article_id:
                    found, waiting = tuple(waiting[1]), next(mentions, None)
                if asides is not None:
                    yield rows.reading_of(asides, found)

    def readings_of(self, ids: Collection[str]) -> list[Reading]:
        """What the given articles say beside their mentions, and not these, by article id."""
        with self._reading() as connection:
            found = _ASIDES.rows(connection, ids)
            return [rows.reading_of(asides, ()) for (asides,) in found if asides is not None]

    def mentions(self, incident: Incident) -> list[Mention]:
        """The mentions of an incident, by article and place in the article."""
        return self.mentions_by_id(incident.mentions)

    def mention(self, name: str) -> Mention | None:
        """The mention with an id, or the one that stands now where a former one stood.

        Raises:
            LedgerError: it was read there once, and nothing is any more.
        """
        mentions = tables.mentions.c
        with self._reading() as connection:
            held = connection.execute(select(mentions.id).where(mentions.id == name)).scalar()
            meant = held or trace_mention(connection, name)
        return next(iter(self.mentions_by_id([meant])), None) if meant else None

    def mentions_by_id(self, ids: Collection[str]) -> list[Mention]:
        """The mentions with the given ids, by article and place in the article."""
        with self._reading() as connection:
            return mentions_with(connection, ids)

    def mentions_named(self, ids: Collection[str]) -> dict[str, Mention]:
        """The mentions that are stored under ids; those that are not left out."""
        return {mention.id: mention for mention in self.mentions_by_id(ids)}

    def mentions_decided(self, decisions: Iterable[Decision]) -> dict[str, Mention]:
        """The mentions that decisions may be about: those named, and those at the same words."""
        ids: set[str] = set()
        articles: set[str] = set()
        for decision in decisions:
            ids |= {key for key in (decision.left, decision.right) if key}
            articles |= {at.article for at in (decision.left_at, decision.right_at) if at}
        near = {mention.id: mention for mention in self.mentions_in(articles)} if articles else {}
        return near | self.mentions_named(ids)

    def mentions_in(self, article_ids: Collection[str]) -> list[Mention]:
        """The mentions of the given articles, by article and place in the article."""
        with self._reading() as connection:
            return mentions_in(connection, article_ids)

    def incidents_of(self, mention_ids: Collection[str]) -> dict[str, str]:
        """The incident of each of the mentions, by the mention's id; of those that have one."""
        return self.browse().incidents_of(mention_ids)

    def former(self, article_ids: Collection[str]) -> list[Former]:
        """The mentions of the given articles that are no longer read, by their ids."""
        within = (tables.former.c.article_id.in_(some) for some in part_names(article_ids))
        with self._reading() as connection:
            return [former for some in within for former in read_former(connection, some)]

    def decisions(self) -> Iterator[Decision]:
        """What people decided, the oldest first, also what was taken back."""
        with self._reading() as connection:
            bodies = connection.execute(_DECISIONS).scalars()
            found = [rows.decode(body, Decision) for body in bodies]
        yield from order_decisions(found)

    def rejections(self) -> Iterator[Rejection]:
        """What could not be read, by path."""
        columns = tables.rejections.c
        ordered = select(columns.path, columns.stage, columns.reason)
        with self._reading() as connection:
            found = connection.execute(ordered.order_by(columns.path, columns.stage))
            yield from (Rejection(*row) for row in found)

    def search(self, words: str) -> list[Hit]:
        """The articles that hold all of the words, the best match first."""
        asked = find_phrases(words)
        if not asked:
            return []
        with self._reading() as connection:
            return [make_hit(row, asked) for row in self._store.find_words(connection, asked)]

    # ---- what follows -------------------------------------------------------------------------

    def incidents(self, question: Question | None = None) -> Iterator[Incident]:
        """The incidents that answer a question, by their first day and id; undated ones last."""
        with self._reading() as connection:
            asking = Asking(question or Question(), self._store, connection)
        return self._bodies(ask(asking.shape), Incident, asking.values)

    def browse(self) -> Browser:
        """Its incidents page by page, counted and grouped."""
        return Browser(self._store, self._reading)

    def incident(self, name: str) -> Incident | None:
        """The incident with an id, a former id, or the only one whose id begins so.

        Raises:
            LedgerError: several ids begin so, or it is no longer read.
        """
        with self._reading() as connection:
            body = resolve(connection, name)
            return rows.decode(body, Incident) if body is not None else None

    def links(self) -> Iterator[Link]:
        """How much pairs of mentions look like one incident, by their ids."""
        ordered = select_links().order_by(tables.links.c.left, tables.links.c.right)
        with self._reading() as connection, _rows(connection, ordered) as found:
            yield from map(link_of, found)

    def relations(self) -> Iterator[Relation]:
        """Ties between incidents, by id."""
        return self._bodies(_in_order(tables.relations), Relation)

    def relations_in(self, article_ids: Collection[str]) -> list[Relation]:
        """The ties that the given articles tell, by article."""
        return self._told_in(_RELATIONS, Relation, article_ids)

    def tallies(self) -> Iterator[Tally]:
        """Running totals, by id."""
        return self._bodies(_in_order(tables.tallies), Tally)

    def statements(self) -> Iterator[Statement]:
        """What somebody said or is quoted with, by id."""
        return self._bodies(_in_order(tables.statements), Statement)

    def statements_in(self, article_ids: Collection[str]) -> list[Statement]:
        """What is said in the given articles."""
        return self._told_in(_STATEMENTS, Statement, article_ids)

    def consultations(self) -> Iterator[Consultation]:
        """Meetings, calls and visits, by id."""
        return self._bodies(_in_order(tables.consultations), Consultation)

    def follow_ups(self) -> Iterator[FollowUp]:
        """What is still to be found out or done, or is done, by id."""
        return self._bodies(_in_order(tables.follow_ups), FollowUp)

    def actor_ties(self) -> Iterator[ActorTie]:
        """What actors are said to be to each other, by id."""
        return self._bodies(_in_order(tables.actor_ties), ActorTie)

    def phases(self) -> Iterator[Phase]:
        """How runs of attacks are said to go, by id."""
        return self._bodies(_in_order(tables.phases), Phase)

    def copies(self) -> Iterator[Copy]:
        """Pairs of articles that share runs of words, by their ids."""
        copies = tables.copies.c
        ordered = select(copies.body).order_by(copies.left, copies.right, copies.kind)
        return self._bodies(ordered, Copy)

    def copies_among(self, articles: Collection[str]) -> list[Copy]:
        """What articles share with one another, by their ids."""
        among = set(articles)
        with self._reading() as connection:
            found = _COPIES.rows(connection, among)
            return [rows.decode(body, Copy) for right, body in found if right in among]

    def _told_in(
        self, asked: Among[str], kind: type[rows.Kind], article_ids: Collection[str]
    ) -> list[rows.Kind]:
        with self._reading() as connection:
            return [rows.decode(body, kind) for (body,) in asked.rows(connection, article_ids)]

    def _bodies(
        self, wanted: Select[str], kind: type[rows.Kind], given: Mapping[str, object] | None = None
    ) -> Iterator[rows.Kind]:
        with self._reading() as connection, _rows(connection, wanted, given) as found:
            for body in found.scalars():
                yield rows.decode(body, kind)

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        if self._moment is not None:
            yield self._moment
        else:
            with self._store.reading() as connection:
                yield connection


def find_article(connection: Connection, article_id: str) -> Article | None:
    """The article with an id; None if there is none."""
    wanted = select(tables.articles).where(tables.articles.c.id == article_id)
    row = connection.execute(wanted).mappings().first()
    return rows.article_of(row) if row else None


def _rows(
    connection: Connection, wanted: Select[*Columns], given: Mapping[str, object] | None = None
) -> CursorResult[*Columns]:
    """The rows as they are asked for. To be closed: whoever asks may not want all."""
    return connection.execute(wanted, given, execution_options={"yield_per": rows.BATCH})


def _in_order(table: Table) -> Select[str]:
    return select(table.c.body).order_by(table.c.id, table.c.body)


_ANY_PENDING = select(tables.pending.c.name).limit(1)
_DECISIONS = select(tables.decisions.c.body)
_ARTICLES = Among(select(tables.articles).order_by(tables.articles.c.id), tables.articles.c.id)
_ASIDES = Among(
    select(tables.articles.c.asides).order_by(tables.articles.c.id), tables.articles.c.id
)
_RELATIONS = Among(_in_order(tables.relations), tables.relations.c.article_id)
_STATEMENTS = Among(_in_order(tables.statements), tables.statements.c.article_id)
_COPIES = Among(
    select(tables.copies.c.right, tables.copies.c.body).order_by(
        tables.copies.c.left, tables.copies.c.right, tables.copies.c.kind
    ),
    tables.copies.c.left,
)
