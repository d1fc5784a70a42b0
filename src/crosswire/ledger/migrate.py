"""Bring a ledger up to the present form, step by numbered step."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from sqlalchemy import Connection

from crosswire.errors import LedgerError

APPLICATION = (
    0x43525753  # "CRWS", in every ledger's header, so that no other database is taken for one
)


@cache
def steps() -> tuple[str, ...]:
    """The SQL of every step, the first first. Their count is the version of the newest ledger."""
    folder = files("crosswire.ledger.migrations")
    found = sorted(item.name for item in folder.iterdir() if item.name.endswith(".sql"))
    return tuple(folder.joinpath(name).read_text("utf-8") for name in found)


def upgrade(connection: Connection, path: str) -> None:
    """Apply the steps a ledger still lacks, inside the caller's transaction.

    Raises:
        LedgerError: it is another program's database, or a newer crosswire wrote it.
    """
    version = _pragma(connection, "user_version")
    _check_owner(connection, path, version)
    if version > len(steps()):
        raise LedgerError(
            f"{path}: written by a newer crosswire (form {version}; this one knows "
            f"{len(steps())}). Upgrade crosswire, or give another file."
        )
    for step in steps()[version:]:
        for statement in _statements(step):
            connection.exec_driver_sql(statement)
    if version < len(steps()):
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION}")
        connection.exec_driver_sql(f"PRAGMA user_version = {len(steps())}")


def _check_owner(connection: Connection, path: str, version: int) -> None:
    tables = connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar_one()
    is_empty = version == 0 and tables == 0
    if not is_empty and _pragma(connection, "application_id") != APPLICATION:
        raise LedgerError(
            f"{path}: a database of another program, not a crosswire ledger. Give another file."
        )


def _pragma(connection: Connection, name: str) -> int:
    return int(connection.exec_driver_sql(f"PRAGMA {name}").scalar_one())


def _statements(sql: str) -> Iterator[str]:
    """The statements of a step; each ends with a semicolon at the end of a line."""
    for piece in sql.split(";\n"):
        if piece.strip():
            yield piece
