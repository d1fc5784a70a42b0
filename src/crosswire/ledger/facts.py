"""Numbers that a ledger keeps about itself."""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import Connection, bindparam, func, select

from crosswire.ledger import tables


class Progress(NamedTuple):
    """How often something was stored, from how much of it nothing was derived yet, and how often
    something was rejected. What was made of a ledger holds as long as none of these changes.
    """

    stored: int
    pending: int
    rejected: int


def read_fact(connection: Connection, name: str) -> int:
    """A number that the ledger keeps about itself; 0 until it is first written."""
    return int(connection.execute(_FACT, {"name": name}).scalar() or 0)


def read_progress(connection: Connection) -> Progress:
    """How far the ledger is."""
    return Progress(*(int(number or 0) for number in connection.execute(_PROGRESS).one()))


_FACTS = tables.facts.c
_FACT = select(_FACTS.value).where(_FACTS.name == bindparam("name"))
_PROGRESS = select(
    select(_FACTS.value).where(_FACTS.name == "stored").scalar_subquery(),
    select(func.count()).select_from(tables.pending).scalar_subquery(),
    select(_FACTS.value).where(_FACTS.name == "rejected").scalar_subquery(),
)
