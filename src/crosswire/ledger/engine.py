"""Open the database file, and say in plain words what is wrong when it cannot be used."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DatabaseError
from sqlalchemy.pool import ConnectionPoolEntry

from crosswire.errors import LedgerError

# What SQLite says, and what it means to the person at the keyboard.
TROUBLES = {
    "locked": "another program is writing to it. Wait until it has finished, then try again.",
    "not a database": "not a crosswire ledger. Give another file with --ledger.",
    "malformed": "damaged. Restore it from a backup, or add the articles to a new ledger.",
    "unable to open": "cannot be opened. Check that you may read it and write to its folder.",
    "readonly": "may not be written. Check its permissions, or give another file with --ledger.",
    "is full": "the disk is full. Nothing was changed by the step that failed.",
}


def open_engine(path: Path, wait_s: float) -> Engine:
    """An engine for one ledger file, whose writers wait for one another.

    Raises:
        LedgerError: the folder is missing, or the path is a folder.
    """
    if path.is_dir():
        raise LedgerError(f"{path}: a folder, not a ledger. Give a file name inside it.")
    if not path.parent.is_dir():
        raise LedgerError(f"{path}: the folder {path.parent} does not exist. Create it first.")
    engine = create_engine(f"sqlite:///{path}")

    @event.listens_for(engine, "connect")
    def prepare(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
        connection.isolation_level = None  # we say BEGIN ourselves: the driver begins too late
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


@contextmanager
def reading(engine: Engine, path: Path) -> Iterator[Connection]:
    """A connection that sees one unchanging state of the ledger."""
    with in_plain_words(path), engine.connect() as connection:
        yield connection


@contextmanager
def writing(engine: Engine, path: Path) -> Iterator[Connection]:
    """A connection whose changes are all kept at the end, or none if anything is raised."""
    with in_plain_words(path), engine.connect() as connection:
        connection = connection.execution_options(writes=True)
        with connection.begin():
            yield connection


@contextmanager
def in_plain_words(path: Path) -> Iterator[None]:
    """Turn what the database says is wrong into a LedgerError that tells what to do."""
    try:
        yield
    except DatabaseError as error:
        said = str(error.orig)
        meant = next((words for sign, words in TROUBLES.items() if sign in said), said)
        raise LedgerError(f"{path}: {meant}") from error
