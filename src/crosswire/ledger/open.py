"""Which database an address means, and how a ledger in it is opened or made."""

from __future__ import annotations

from pathlib import Path

from crosswire.errors import CrosswireError, LedgerError
from crosswire.ledger.migrate import is_current, upgrade
from crosswire.ledger.sqlite import SqliteStore
from crosswire.ledger.store import Store
from crosswire.ledger.stored import StoredLedger

POSTGRES = ("postgresql", "postgres", "postgresql+psycopg")  # how an address on a server begins
WAIT_S = 5.0  # how long a writer waits for another before it gives up


def open_ledger(
    address: str | Path, *, must_exist: bool = False, wait_s: float = WAIT_S
) -> StoredLedger:
    """The ledger in a file or at postgresql://user@host/database, brought up to the present form.

    A new one is made unless it must exist.

    Raises:
        LedgerError: it is missing, locked, not a ledger, or from a newer crosswire.
        SetupError: PostgreSQL is asked for and psycopg is not installed.
    """
    store = open_store(address, wait_s)
    try:
        _make_ready(store, must_exist)
    except CrosswireError:
        store.engine.dispose()
        raise
    return StoredLedger(store)


def open_store(address: str | Path, wait_s: float) -> Store:
    """The database that an address means.

    Raises:
        LedgerError: it is none that crosswire keeps ledgers in.
        SetupError: PostgreSQL is asked for and psycopg is not installed.
    """
    scheme, mark, _ = str(address).partition("://")
    if not mark:
        return SqliteStore(Path(address), wait_s)
    if scheme in POSTGRES:
        # Imported when needed: SQLAlchemy's part for PostgreSQL takes 60 ms, on every command.
        from crosswire.ledger.postgres import PostgresStore

        return PostgresStore(str(address), wait_s)
    raise LedgerError(
        f"{scheme}://: no kind of ledger. Give a file name, or postgresql://user@host/database."
    )


def _make_ready(store: Store, must_exist: bool) -> None:
    if must_exist and not store.is_there():
        raise LedgerError(f"{store.name}: no ledger here. Make one with: crosswire add ARTICLE…")
    store.check_place()
    with store.reading() as connection:
        if is_current(store, connection):  # so that asking need not wait for a writer
            return
    with store.writing() as connection:
        upgrade(store, connection)
