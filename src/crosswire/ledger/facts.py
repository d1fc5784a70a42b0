"""Numbers that a ledger keeps about itself."""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import Connection, bindparam, func, select

from crosswire.ledger import tables


class Progress(NamedTuple):
    """How often something was stored, and of how much of it nothing was derived yet.

    What was made of a ledger holds as long as neither changes.
    """

    stored: int
    pending: int


def read_fact(connection: Connection, name: str) -> int:
    """A number that the ledger keeps about itself; 0 until it is first written."""
    return int(connection.execute(_FACT, {"name": name}).scalar() or 0)


def read_progress(connection: Connection) -> Progress:
    """How far the ledger is."""
    stored, pending = connection.execute(_PROGRESS, {"name": "stored"}).one()
    return Progress(int(stored or 0), int(pending))


_FACT = select(tables.facts.c.value).where(tables.facts.c.name == bindparam("name"))
_PENDING = select(func.count()).select_from(tables.pending)
_PROGRESS = select(_FACT.scalar_subquery(), _PENDING.scalar_subquery())
