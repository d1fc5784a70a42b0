"""What the benchmarks share: a bootstrap interval, rates from counts, a printed table."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from typing import NamedTuple, TypeVar

Row = TypeVar("Row")
Bounds = tuple[float, float]
SAMPLES = 1000  # resamples; the bounds move by less than half a point between seeds


def interval(
    rows: Sequence[Row], measure: Callable[[Sequence[Row]], float], seed: int = 0
) -> Bounds:
    """The bounds that hold 95 % of a measure over as many rows, drawn with replacement."""
    chance = random.Random(seed)  # noqa: S311 - a bootstrap, no secret
    drawn = sorted(measure(chance.choices(rows, k=len(rows))) for _ in range(SAMPLES))
    return drawn[int(0.025 * SAMPLES)], drawn[int(0.975 * SAMPLES)]


def f1(right: float, given: float, wanted: float) -> float:
    """The harmonic mean of right/given and right/wanted; 0 where nothing is right."""
    return 2 * right / (given + wanted) if right else 0.0


class Rates(NamedTuple):
    """How many of a kind are right, are given, and are wanted."""

    right: int
    given: int
    wanted: int

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return f1(self.right, self.given, self.wanted)

    def row(self) -> list[object]:
        """Precision, recall and F; no share of nothing."""
        precision = self.right / self.given if self.given else None
        recall = self.right / self.wanted if self.wanted else None
        return [precision, recall, self.f1 if self.wanted else None]

    def row_counted(self) -> list[object]:
        """The same, and the three counts."""
        return [*self.row(), *self]


def print_table(head: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """A plain table, the first column on the left, numbers as percentages with one digit."""
    cells = [[spell(cell) for cell in row] for row in rows]
    widths = [max(len(row[i]) for row in [list(head), *cells]) for i in range(len(head))]
    for row in [list(head), *cells]:
        first, *rest = row
        print(
            first.ljust(widths[0]),
            *(cell.rjust(width) for cell, width in zip(rest, widths[1:], strict=True)),
            sep="  ",
        )


def spell(cell: object) -> str:
    """A cell as printed.

    >>> spell(0.753), spell("date"), spell(12), spell(None)
    ('75.3', 'date', '12', '')
    """
    if isinstance(cell, float):
        return f"{100 * cell:.1f}"
    return "" if cell is None else str(cell)


def spell_bounds(bounds: Bounds | None) -> str | None:
    """An interval as printed.

    >>> spell_bounds((0.7, 0.753))
    '70.0 .. 75.3'
    """
    return None if bounds is None else f"{100 * bounds[0]:.1f} .. {100 * bounds[1]:.1f}"
