"""Numbers that a ledger keeps about itself."""

from __future__ import annotations

from sqlalchemy import Connection, select

from crosswire.ledger import tables


def read_fact(connection: Connection, name: str) -> int:
    """A number that the ledger keeps about itself; 0 until it is first written."""
    wanted = select(tables.facts.c.value).where(tables.facts.c.name == name)
    return int(connection.execute(wanted).scalar() or 0)
