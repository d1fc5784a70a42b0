"""A ledger in an SQLite file: pragmas, who may write, the header's numbers, FTS5."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import (
    Connection,
    Engine,
    Integer,
    RowMapping,
    SelectBase,
    column,
    create_engine,
    event,
    text,
)
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry

from crosswire.errors import LedgerError
from crosswire.ledger.search import Phrase
from crosswire.ledger.store import Store
from crosswire.ledger.time_limit import is_late

# "CRWS", in every ledger's header, so that no other database is taken for one
APPLICATION = 0x43525753
# Steps of SQLite's machine between two looks at the clock, some 50 ms. A look takes Python's lock.
STEPS = 1_000_000

INDEX = text("INSERT INTO words (rowid, text) SELECT number, text FROM articles WHERE id = :id")
FORGET = text(
    "INSERT INTO words (words, rowid, text)"
    " SELECT 'delete', number, text FROM articles WHERE id = :id"
)
FIND = text(
    "SELECT articles.id, articles.outlet, articles.title, articles.text"
    " FROM words JOIN articles ON articles.number = words.rowid"
    " WHERE words MATCH :query ORDER BY bm25(words), articles.id"
)
HOLDING = text("SELECT rowid FROM words WHERE words MATCH :query").columns(column("rowid", Integer))


class SqliteStore(Store):
    """A ledger file, whose writers wait for one another."""

    kind = "sqlite"
    cut_off = "interrupted"
    troubles = {  # noqa: RUF012 - never changed
        "locked": "another program is writing to it. Wait until it has finished, then try again.",
        "not a database": "not a crosswire ledger. Give another file with --ledger.",
        "malformed": "damaged. Restore it from a backup, or add the articles to a new ledger.",
        "unable to open": "cannot be opened. Check that you may read it and write to its folder.",
        "readonly": "may not be written. Check its permissions, or give another file.",
        "interrupted": "the question took longer than it may. Nothing was changed by it.",
        "is full": "the disk is full. Nothing was changed by the step that failed.",
    }

    def __init__(self, path: Path, wait_s: float) -> None:
        self._path = path
        super().__init__(f"{path}", _make_engine(path, wait_s))

    def begin_reading(self, connection: Connection) -> Connection:
        """The connection: its first statement begins a transaction, which sees one state."""
        return connection

    @contextmanager
    def begin_writing(self, connection: Connection) -> Iterator[Connection]:
        """The connection as the only writer, until the transaction ends."""
        writer = connection.execution_options(writes=True)
        with writer.begin():
            yield writer

    def is_there(self) -> bool:
        """True if there is a file."""
        return self._path.exists()

    def check_place(self) -> None:
        """Refuse a folder, or a file in a folder that is missing."""
        path = self._path
        if path.is_dir():
            raise LedgerError(f"{path}: a folder, not a ledger. Give a file name inside it.")
        if not path.parent.is_dir():
            raise LedgerError(f"{path}: the folder {path.parent} does not exist. Create it first.")

    def form(self, connection: Connection) -> int:
        """The number in the file's header."""
        form = _pragma(connection, "user_version")
        tables = connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar_one()
        if (form or tables) and _pragma(connection, "application_id") != APPLICATION:
            raise self.foreign()
        return form

    def set_form(self, connection: Connection, form: int) -> None:
        """Write the number, and crosswire's own, into the file's header."""
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION}")
        connection.exec_driver_sql(f"PRAGMA user_version = {form}")

    def index_words(self, connection: Connection, article_id: str) -> None:
        """Enter an article's words into the FTS5 table."""
        connection.execute(INDEX, {"id": article_id})

    def forget_words(self, connection: Connection, article_id: str) -> None:
        """Take an article's words out of the FTS5 table, which keeps no text of its own."""
        connection.execute(FORGET, {"id": article_id})

    def find_words(self, connection: Connection, phrases: Sequence[Phrase]) -> Iterable[RowMapping]:
        """What FTS5 finds; its bm25() is lower for better matches."""
        return connection.execute(FIND, {"query": _say_query(phrases)}).mappings()

    @staticmethod
    def holding(count: int) -> SelectBase:
        """What FTS5 finds, which takes phrases as one, however many they are."""
        return HOLDING

    @staticmethod
    def bind_phrases(phrases: Sequence[Phrase]) -> dict[str, object]:
        """The phrases as FTS5 is asked for them."""
        return {"query": _say_query(phrases)}


def _say_query(phrases: Sequence[Phrase]) -> str:
    return " ".join(f'"{" ".join(phrase)}"' for phrase in phrases)


def _make_engine(path: Path, wait_s: float) -> Engine:
    engine = create_engine(f"sqlite:///{path}")

    @event.listens_for(engine, "connect")
    def prepare(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
        connection.isolation_level = None  # we say BEGIN ourselves: the driver begins too late
        connection.set_progress_handler(is_late, STEPS)
        cursor = connection.cursor()
        cursor.execute(f"PRAGMA busy_timeout = {round(wait_s * 1000)}")
        cursor.execute("PRAGMA journal_mode = WAL")
        cursor.execute("PRAGMA synchronous = NORMAL")
        cursor.execute("PRAGMA foreign_keys = ON")
        cursor.close()

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get("writes", False)
        # A writer that begins as a reader cannot wait for another writer: it fails at once.
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _pragma(connection: Connection, name: str) -> int:
    return int(connection.exec_driver_sql(f"PRAGMA {name}").scalar_one())
