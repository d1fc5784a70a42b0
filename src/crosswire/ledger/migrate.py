"""Bring a ledger up to the present form, step by numbered step."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from sqlalchemy import Connection

from crosswire.errors import LedgerError
from crosswire.ledger.derived import fill_roles
from crosswire.ledger.store import Store

ROLES = 10  # the step that is filled here, so that nothing need be derived again for it


@cache
def load_steps(kind: str) -> tuple[str, ...]:
    """The SQL of every step on one kind of database, the first first.

    A step is a file such as 0001_first.sql; what one database alone needs stands beside it, in
    0001_first.sqlite.sql. The count of steps is the form of the newest ledger.
    """
    folder = files("crosswire.ledger.migrations")
    found = sorted(item.name for item in folder.iterdir() if item.name.endswith(".sql"))
    shared = [name.removesuffix(".sql") for name in found if name.count(".") == 1]
    ours = [(f"{name}.sql", f"{name}.{kind}.sql") for name in shared]
    return tuple(
        "".join(folder.joinpath(part).read_text("utf-8") for part in parts if part in found)
        for parts in ours
    )


def is_current(store: Store, connection: Connection) -> bool:
    """True if the ledger lacks no step.

    Raises:
        LedgerError: it is another program's database, or a newer crosswire wrote it.
    """
    form, newest = store.form(connection), len(load_steps(store.kind))
    if form > newest:
        raise LedgerError(
            f"{store.name}: written by a newer crosswire (form {form}; this one knows {newest}). "
            "Upgrade crosswire, or give another ledger."
        )
    return form == newest


def upgrade(store: Store, connection: Connection) -> None:
    """Apply the steps a ledger still lacks, inside the caller's transaction."""
    if is_current(store, connection):  # another program may have been here while we waited
        return
    steps = load_steps(store.kind)
    for number in range(store.form(connection), len(steps)):
        for statement in _statements(steps[number]):
            connection.exec_driver_sql(store.in_dialect(statement))
        if number + 1 == ROLES:
            fill_roles(connection)
    store.set_form(connection, len(steps))


def _statements(sql: str) -> Iterator[str]:
    """The statements of a step; each ends with a semicolon at the end of a line."""
    for piece in sql.split(";\n"):
        if piece.strip():
            yield piece
