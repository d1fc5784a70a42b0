"""The ledger, whatever database holds it: how it is filled, a transaction at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager

from sqlalchemy import Connection, delete, insert, select, update

from crosswire.closing import Closing
from crosswire.ledger import rows, tables
from crosswire.ledger.derived import Derived, write_derived
from crosswire.ledger.facts import read_fact
from crosswire.ledger.former import Former, keep_former, write_former
from crosswire.ledger.outbox import drop_parcel, keep_parcel, read_parcels
from crosswire.ledger.revision import Revision, Workings
from crosswire.ledger.state import LedgerState, find_article
from crosswire.model.decision import Decision
from crosswire.model.delivery import Parcel
from crosswire.model.incident import Reading, Rejection
from crosswire.model.mention import Mention
from crosswire.model.text import Article, Document


class StoredLedger(LedgerState, Closing):
    """Articles, what was read in them, what people decided, and what follows from it.

    Every method that writes is one transaction: all of it is kept, or none. Whatever is stored
    is pending until it was derived from, all at once (`write_derived`) or by itself (`revising`).
    Several programs may write at once: each write waits for the one before, and those that depend
    on what was read before say on what.
    """

    def close(self) -> None:
        """Let go of the database."""
        self._store.engine.dispose()

    @contextmanager
    def at_one_moment(self) -> Iterator[Workings]:
        """The ledger as it is at the first question, whatever others write meanwhile."""
        with self._store.reading() as connection:
            yield Workings(self._store, connection)

    def write_article(
        self,
        document: Document,
        reading: Reading,
        rejection: Rejection | None = None,
        *,
        over: Article | None,
    ) -> bool:
        """Store an article and all that was read in it, in the place of what was there of it.

        `over` is the article that the caller found there, None for none. If another program has
        stored something else meanwhile, nothing is changed and False comes back. With a rejection
        the article is kept without layout, so that a rebuild can try again. The ids of mentions
        that are no longer read are kept, too.
        """
        article_id = document.article.id
        with self._store.writing() as connection:
            if find_article(connection, article_id) != over:
                return False
            keep_former(connection, article_id, reading.mentions)
            self._store.forget_words(connection, article_id)
            number = _remove_article(connection, article_id)
            _insert_article(connection, document, reading, rejection, number)
            self._store.index_words(connection, article_id)
            _note_pending(connection, article_id)
        return True

    def remember(self, former: Iterable[Former]) -> None:
        """Keep ids that another ledger of the same articles gave to mentions by former rules."""
        with self._store.writing() as connection:
            write_former(connection, former)

    def reject(self, rejection: Rejection) -> None:
        """Record what could not be read, in the place of an older rejection at the same stage."""
        with self._store.writing() as connection:
            _insert_rejection(connection, rejection, None)
            _count(connection, "rejected")

    def decide(self, decision: Decision) -> None:
        """Store a person's decision, once. It is never derived and never removed."""
        held = select(tables.decisions.c.id).where(tables.decisions.c.id == decision.id)
        with self._store.writing() as connection:
            if connection.execute(held).first() is None:
                row = {"id": decision.id, "body": rows.encode(decision)}
                connection.execute(insert(tables.decisions), [row])
                _note_pending(connection, decision.id)

    def keep_parcel(self, parcel: Parcel) -> None:
        """Keep what is to be sent to a webhook until it is taken."""
        with self._store.writing() as connection:
            keep_parcel(connection, parcel)

    def parcels(self) -> list[Parcel]:
        """What a webhook has not taken yet, the oldest first."""
        with self._store.reading() as connection:
            return read_parcels(connection)

    def drop_parcel(self, parcel: Parcel) -> None:
        """Forget what was taken."""
        with self._store.writing() as connection:
            drop_parcel(connection, parcel)

    def write_derived(
        self, derived: Derived, mentions: Mapping[str, Mention], revision: int
    ) -> None:
        """Put what follows from the readings in the place of what followed before.

        `revision` is that of the state it follows from. What somebody else derived from a later
        state stays; what was stored since then stays pending.
        """
        with self._store.writing() as connection:
            if read_fact(connection, "derived") > revision:
                return
            write_derived(connection, derived, mentions)
            done = tables.pending.c.revision <= revision
            connection.execute(delete(tables.pending).where(done))
            _write_fact(connection, "derived", revision)

    @contextmanager
    def revising(self) -> Iterator[Revision]:
        """The ledger, to change what follows from it: all of the changes are kept, or none."""
        with self._store.writing() as connection:
            yield Revision(self._store, connection)
            _write_fact(connection, "derived", read_fact(connection, "stored"))


def _forget_rejections(connection: Connection, article: Article) -> None:
    """Remove what was said against an article that can be read now."""
    names = [name for name in (article.path, article.url, article.id) if name]
    connection.execute(delete(tables.rejections).where(tables.rejections.c.path.in_(names)))


def _remove_article(connection: Connection, article_id: str) -> int | None:
    """Remove an article; its number, by which incidents are tied to it. None if there was none."""
    held = tables.articles.c
    number = connection.execute(select(held.number).where(held.id == article_id)).scalar()
    connection.execute(delete(tables.articles).where(held.id == article_id))
    return number


def _insert_article(
    connection: Connection,
    document: Document,
    reading: Reading,
    rejection: Rejection | None,
    number: int | None,
) -> None:
    """Insert an article and what was read in it, under a new number if it has none."""
    article = document.article
    _forget_rejections(connection, article)
    layout = None if rejection else rows.layout_cell(document)
    row = rows.article_row(article) | {"layout": layout, "asides": rows.asides_cell(reading)}
    row |= {"number": number} if number is not None else {}
    connection.execute(insert(tables.articles), [row])
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


def _note_pending(connection: Connection, name: str) -> None:
    """Note that an article or a decision was stored, from which nothing was derived yet."""
    revision = _count(connection, "stored")
    connection.execute(delete(tables.pending).where(tables.pending.c.name == name))
    connection.execute(insert(tables.pending), [{"name": name, "revision": revision}])


def _count(connection: Connection, name: str) -> int:
    """How often something was done, this time too."""
    times = read_fact(connection, name) + 1
    _write_fact(connection, name, times)
    return times


def _write_fact(connection: Connection, name: str, value: int) -> None:
    said = {"value": str(value)}
    known = connection.execute(update(tables.facts).where(tables.facts.c.name == name), said)
    if known.rowcount == 0:
        connection.execute(insert(tables.facts), [{"name": name, **said}])
