"""Questions for the rows that have some names.

Each is built once: to build one takes SQLAlchemy ten times as long as to ask it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Generic, TypeVarTuple

from sqlalchemy import BindParameter, ColumnElement, Connection, Row, RowMapping, Select, bindparam

AT_ONCE = 500  # values given to one question: SQLite's older builds take 999 variables
Columns = TypeVarTuple("Columns")

NAMES: BindParameter[Collection[str]] = bindparam("names", expanding=True)


class Among(Generic[*Columns]):
    """A question for the rows that have one of some names in a column.

    However many the names are: they are asked for so many at a time, in order. What the question
    orders is in order among those alone.
    """

    def __init__(self, wanted: Select[*Columns], column: ColumnElement[str]) -> None:
        self._wanted = wanted.where(column.in_(NAMES))

    def rows(
        self, connection: Connection, names: Collection[str], **given: float
    ) -> Iterator[Row[*Columns]]:
        """The rows that have one of the names; `given` is what the question leaves open besides."""
        for some in part_names(names):
            yield from connection.execute(self._wanted, {NAMES.key: some, **given}).all()

    def mappings(self, connection: Connection, names: Collection[str]) -> Iterator[RowMapping]:
        """The same rows by the names of their columns."""
        for some in part_names(names):
            yield from connection.execute(self._wanted, {NAMES.key: some}).mappings().all()


def part_names(names: Collection[str]) -> Iterator[list[str]]:
    """The names in order, so many at a time as one question takes."""
    ordered = sorted(names)
    for start in range(0, len(ordered), AT_ONCE):
        yield ordered[start : start + AT_ONCE]
