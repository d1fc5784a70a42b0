"""A ledger in one SQLite file."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from itertools import groupby
from pathlib import Path
from types import TracebackType

from sqlalchemy import Connection, Engine, Select, Table, delete, func, insert, select, update

from crosswire.errors import LedgerError
from crosswire.ledger import rows, tables
from crosswire.ledger.derived import Derived, write_derived
from crosswire.ledger.engine import open_engine, reading, writing
from crosswire.ledger.find import Question, ask, resolve
from crosswire.ledger.migrate import upgrade
from crosswire.ledger.search import FORGET, INDEX, Hit, find_articles
from crosswire.model.decision import Decision
from crosswire.model.incident import (
    Copy,
    Incident,
    Link,
    Reading,
    Rejection,
    Relation,
    Statement,
    Tally,
)
from crosswire.model.mention import Mention
from crosswire.model.text import Article, Document

WAIT_S = 5.0  # how long a writer waits for another before it gives up


def open_ledger(path: Path, *, must_exist: bool = False, wait_s: float = WAIT_S) -> SqliteLedger:
    """The ledger in a file, brought up to the present form; a new one unless it must exist.

    Raises:
        LedgerError: it is missing, locked, not a ledger, or from a newer crosswire.
    """
    if must_exist and not path.exists():
        raise LedgerError(f"{path}: no ledger here. Make one with: crosswire add ARTICLE…")
    engine = open_engine(path, wait_s)
    try:
        with writing(engine, path) as connection:
            upgrade(connection, str(path))
    except LedgerError:
        engine.dispose()
        raise
    return SqliteLedger(path, engine)


class SqliteLedger:
    """Articles, what was read in them, what people decided, and what follows from it.

    Every method that writes is one transaction: all of it is kept, or none. Whatever is written
    marks the derived values as stale until `write_derived`.
    """

    def __init__(self, path: Path, engine: Engine) -> None:
        self.path = path
        self._engine = engine

    def __enter__(self) -> SqliteLedger:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    # ---- writing ------------------------------------------------------------------------------

    def write_article(
        self, document: Document, reading: Reading, rejection: Rejection | None = None
    ) -> None:
        """Store an article and all that was read in it, in the place of what was there of it.

        With a rejection the article is kept without layout, so that a rebuild can try again.
        """
        with writing(self._engine, self.path) as connection:
            _remove_article(connection, document.article.id)
            _insert_article(connection, document, reading, rejection)
            _set_stale(connection, True)

    def reject(self, rejection: Rejection) -> None:
        """Record what could not be read, in the place of an older rejection at the same stage."""
        with writing(self._engine, self.path) as connection:
            _insert_rejection(connection, rejection, None)

    def decide(self, decision: Decision) -> None:
        """Store a person's decision, once. It is never derived and never removed."""
        held = select(tables.decisions.c.id).where(tables.decisions.c.id == decision.id)
        with writing(self._engine, self.path) as connection:
            if connection.execute(held).first() is None:
                row = {"id": decision.id, "body": rows.encode(decision)}
                connection.execute(insert(tables.decisions), [row])
                _set_stale(connection, True)

    def write_derived(self, derived: Derived, mentions: Mapping[str, Mention]) -> None:
        """Put what follows from the readings in the place of what followed before."""
        with writing(self._engine, self.path) as connection:
            write_derived(connection, derived, mentions)
            _set_stale(connection, False)

    # ---- what is stored -----------------------------------------------------------------------

    def is_stale(self) -> bool:
        """True if something was stored since incidents were last derived."""
        with reading(self._engine, self.path) as connection:
            stale = select(tables.facts.c.value).where(tables.facts.c.name == "stale")
            return connection.execute(stale).scalar() == "yes"

    def count(self) -> dict[str, int]:
        """How many rows each table holds, by the table's name."""
        with reading(self._engine, self.path) as connection:
            return {
                name: connection.execute(select(func.count()).select_from(table)).scalar_one()
                for name, table in sorted(tables.metadata.tables.items())
            }

    def article(self, article_id: str) -> Article | None:
        """The article with an id; None if there is none."""
        wanted = select(tables.articles).where(tables.articles.c.id == article_id)
        with reading(self._engine, self.path) as connection:
            row = connection.execute(wanted).mappings().first()
            return rows.article_of(row) if row else None

    def article_ids(self) -> list[str]:
        """The ids of all articles, in order."""
        with reading(self._engine, self.path) as connection:
            return list(connection.execute(select(tables.articles.c.id).order_by("id")).scalars())

    def is_read(self, article_id: str) -> bool:
        """True if the article is held and could be parsed."""
        layout = select(tables.articles.c.layout).where(tables.articles.c.id == article_id)
        with reading(self._engine, self.path) as connection:
            return connection.execute(layout).scalar() is not None

    def documents(self) -> Iterator[Document]:
        """Every article with its layout, by id; without zones if it could not be parsed."""
        wanted = select(tables.articles).order_by(tables.articles.c.id)
        with reading(self._engine, self.path) as connection:
            for row in connection.execute(wanted).mappings():
                yield rows.document_of(row)

    def documents_of(self, ids: Collection[str]) -> list[Document]:
        """The articles with the given ids, with their layouts, by id."""
        articles = tables.articles
        wanted = select(articles).where(articles.c.id.in_(ids)).order_by(articles.c.id)
        with reading(self._engine, self.path) as connection:
            return [rows.document_of(row) for row in connection.execute(wanted).mappings()]

    def readings(self) -> Iterator[Reading]:
        """What each article yields, by article id."""
        articles = tables.articles
        wanted = select(articles.c.id, articles.c.asides).order_by(articles.c.id)
        with reading(self._engine, self.path) as connection:
            mentions = groupby(_mentions(connection, None), lambda mention: mention.article)
            waiting = next(mentions, None)
            for article_id, asides in connection.execute(wanted):
                found: tuple[Mention, ...] = ()
                if waiting and waiting[0] == article_id:
                    found, waiting = tuple(waiting[1]), next(mentions, None)
                if asides is not None:
                    yield rows.reading_of(asides, found)

    def mentions(self, incident: Incident) -> list[Mention]:
        """The mentions of an incident, by article and place in the article."""
        with reading(self._engine, self.path) as connection:
            return list(_mentions(connection, incident.mentions))

    def mentions_by_id(self, ids: Collection[str]) -> list[Mention]:
        """The mentions with the given ids, by article and place in the article."""
        with reading(self._engine, self.path) as connection:
            return list(_mentions(connection, tuple(ids)))

    def mentions_in(self, article_ids: Collection[str]) -> list[Mention]:
        """The mentions of the given articles, by article and place in the article."""
        mentions = tables.mentions.c
        wanted = select(mentions.id).where(mentions.article_id.in_(article_ids))
        with reading(self._engine, self.path) as connection:
            ids = tuple(connection.execute(wanted).scalars())
            return list(_mentions(connection, ids))

    def decisions(self) -> Iterator[Decision]:
        """What people decided, the oldest first, also what was taken back."""
        with reading(self._engine, self.path) as connection:
            bodies = connection.execute(select(tables.decisions.c.body)).scalars()
            found = [rows.decode(body, Decision) for body in bodies]
        yield from sorted(found, key=lambda decision: (decision.at, decision.id))

    def rejections(self) -> Iterator[Rejection]:
        """What could not be read, by path."""
        columns = tables.rejections.c
        ordered = select(columns.path, columns.stage, columns.reason)
        with reading(self._engine, self.path) as connection:
            for row in connection.execute(ordered.order_by(columns.path, columns.stage)):
                yield Rejection(*row)

    def search(self, words: str) -> list[Hit]:
        """The articles that hold all of the words, the best match first."""
        with reading(self._engine, self.path) as connection:
            return list(find_articles(connection, words))

    # ---- what follows -------------------------------------------------------------------------

    def incidents(self, question: Question | None = None) -> Iterator[Incident]:
        """The incidents that answer a question, by their first day and id; undated ones last."""
        return self._bodies(ask(question or Question()), Incident)

    def incident(self, name: str) -> Incident | None:
        """The incident with an id, a former id, or the only one whose id begins so.

        Raises:
            LedgerError: several ids begin so.
        """
        with reading(self._engine, self.path) as connection:
            body = resolve(connection, name)
            return rows.decode(body, Incident) if body is not None else None

    def links(self) -> Iterator[Link]:
        """How much pairs of mentions look like one incident, and why."""
        ordered = select(tables.links).order_by(tables.links.c.left, tables.links.c.right)
        with reading(self._engine, self.path) as connection:
            for left, right, score, reasons in connection.execute(ordered):
                yield Link(left, right, score, rows.decode(reasons, tuple[str, ...]))

    def relations(self) -> Iterator[Relation]:
        """Ties between incidents, by id."""
        return self._bodies(_in_order(tables.relations), Relation)

    def tallies(self) -> Iterator[Tally]:
        """Running totals, by id."""
        return self._bodies(_in_order(tables.tallies), Tally)

    def statements(self) -> Iterator[Statement]:
        """Words that somebody is quoted with, by id."""
        return self._bodies(_in_order(tables.statements), Statement)

    def copies(self) -> Iterator[Copy]:
        """Pairs of articles that share runs of words, by their ids."""
        copies = tables.copies.c
        ordered = select(copies.body).order_by(copies.left, copies.right, copies.kind)
        return self._bodies(ordered, Copy)

    def _bodies(self, wanted: Select[str], kind: type[rows.Kind]) -> Iterator[rows.Kind]:
        with reading(self._engine, self.path) as connection:
            for body in connection.execute(wanted).scalars():
                yield rows.decode(body, kind)


def _in_order(table: Table) -> Select[str]:
    return select(table.c.body).order_by(table.c.id, table.c.body)


def _mentions(connection: Connection, ids: tuple[str, ...] | None) -> Iterator[Mention]:
    """All mentions, or those with the given ids, by article and place in the article."""
    mentions, claims = tables.mentions, tables.claims
    wanted = select(mentions.c.id.label("mention"), mentions.c.body, *claims.c).outerjoin(
        claims, claims.c.mention_id == mentions.c.id
    )
    if ids is not None:
        wanted = wanted.where(mentions.c.id.in_(ids))
    ordered = wanted.order_by(mentions.c.article_id, mentions.c.position, claims.c.position)
    found = connection.execute(ordered).mappings()
    for _, group in groupby(found, lambda row: str(row["mention"])):
        held = list(group)
        yield rows.mention_of(
            held[0]["body"], [rows.claim_of(row) for row in held if row["id"] is not None]
        )


def _remove_article(connection: Connection, article_id: str) -> None:
    connection.execute(FORGET, {"id": article_id})
    connection.execute(delete(tables.articles).where(tables.articles.c.id == article_id))


def _forget_rejections(connection: Connection, article: Article) -> None:
    """Remove what was said against an article that can be read now."""
    names = [name for name in (article.path, article.url, article.id) if name]
    connection.execute(delete(tables.rejections).where(tables.rejections.c.path.in_(names)))


def _insert_article(
    connection: Connection, document: Document, reading: Reading, rejection: Rejection | None
) -> None:
    article = document.article
    _forget_rejections(connection, article)
    layout = None if rejection else rows.layout_cell(document)
    row = rows.article_row(article) | {"layout": layout, "asides": rows.asides_cell(reading)}
    connection.execute(insert(tables.articles), [row])
    connection.execute(INDEX, {"id": article.id})
    for position, mention in enumerate(reading.mentions):
        connection.execute(insert(tables.mentions), [rows.mention_row(mention, position)])
        claims = [rows.claim_row(mention.id, c, n) for n, c in enumerate(mention.claims)]
        if claims:
            connection.execute(insert(tables.claims), claims)
    if rejection:
        _insert_rejection(connection, rejection, article.id)


def _insert_rejection(connection: Connection, rejection: Rejection, article_id: str | None) -> None:
    columns = tables.rejections.c
    same = (columns.path == rejection.path) & (columns.stage == rejection.stage)
    connection.execute(delete(tables.rejections).where(same))
    row = _fields(rejection) | {"article_id": article_id}
    connection.execute(insert(tables.rejections), [row])


def _fields(value: Rejection) -> rows.Row:
    return {name: getattr(value, name) for name in value.__struct_fields__}


def _set_stale(connection: Connection, is_stale: bool) -> None:
    said = {"value": "yes" if is_stale else "no"}
    known = connection.execute(update(tables.facts).where(tables.facts.c.name == "stale"), said)
    if known.rowcount == 0:
        connection.execute(insert(tables.facts), [{"name": "stale", **said}])
