"""Numbers that a ledger keeps about itself."""

from __future__ import annotations

from sqlalchemy import Connection, bindparam, select

from crosswire.ledger import tables


def read_fact(connection: Connection, name: str) -> int:
    """A number that the ledger keeps about itself; 0 until it is first written."""
    return int(connection.execute(_FACT, {"name": name}).scalar() or 0)


_FACT = select(tables.facts.c.value).where(tables.facts.c.name == bindparam("name"))
