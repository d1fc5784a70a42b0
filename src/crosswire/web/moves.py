"""How an incident's values moved: as a table, and its figures as small charts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

import msgspec

from crosswire.model.figure import Figure
from crosswire.model.incident import Settled, Step
from crosswire.publish.cases import Case, name_source
from crosswire.publish.words import note_figure, say_status, say_type, say_value
from crosswire.web.cards import clip

CHARTED = ("killed", "injured", "casualties", "missing", "detained", "munitions")
WIDTH, HEIGHT, MARGIN = 320, 84, 20  # of a chart, in its own units
LAST = 24  # units on the right for the last value to go on


class Move(msgspec.Struct, frozen=True):
    """One move of a value: since when, who moved it, from what to what, and how."""

    at: datetime
    by: tuple[str, ...]
    articles: tuple[str, ...]
    slot: str
    label: str
    before: str | None
    after: str | None
    how: str
    why: str | None

    @property
    def is_kept(self) -> bool:
        """True if the value stays and only its standing moved."""
        return self.before == self.after


class Point(msgspec.Struct, frozen=True):
    """A figure since a moment, and where it stands on the chart."""

    at: datetime
    text: str
    low: int | None
    high: int | None
    x: float
    y: float
    y_low: float


class Chart(msgspec.Struct, frozen=True):
    """How one figure moved. `path` draws it as steps; `band` between its bounds."""

    slot: str
    label: str
    points: tuple[Point, ...]
    path: str
    width: int = WIDTH
    height: int = HEIGHT


def list_moves(steps: Sequence[Step], case: Case) -> Iterator[Move]:
    """Every move, in the order in which it could be known."""
    for step in steps:
        decision = step.decision
        articles = () if decision is not None else step.articles
        named = (clip(name_source(case.documents[a])) for a in articles)
        yield Move(
            step.at,
            (decision.by,) if decision is not None else tuple(dict.fromkeys(named)),
            articles,
            step.slot,
            say_type(step.slot),
            _say(step.before),
            _say(step.after),
            say_status(step.after) if step.after is not None else "withdrawn",
            decision.why if decision is not None else None,
        )


def _say(settled: Settled | None) -> str | None:
    return clip(say_value(settled.value), 200) if settled is not None else None


def draw_chart(steps: Sequence[Step]) -> Iterator[Chart]:
    """A chart for each figure that moved at least once."""
    for slot in CHARTED:
        told = [
            (step.at, step.after.value)
            for step in steps
            if step.slot == slot and step.after and isinstance(step.after.value, Figure)
        ]
        if len({figure for _, figure in told}) > 1:
            points = _place_points(told)
            yield Chart(slot, say_type(slot), points, _draw_steps(points))


def _place_points(told: Sequence[tuple[datetime, Figure]]) -> tuple[Point, ...]:
    """The figures left to right by time, bottom to top by number; one open at an end has no cap."""
    first, last = told[0][0].timestamp(), told[-1][0].timestamp()
    most = max((end for _, figure in told for end in (figure.low, figure.high) if end), default=1)
    width, height = WIDTH - 2 * MARGIN - LAST, HEIGHT - 2 * MARGIN
    points = []
    for at, figure in told:
        low, high = figure.low or 0, figure.high if figure.high is not None else figure.low or 0
        x = MARGIN + width * ((at.timestamp() - first) / ((last - first) or 1))
        y, y_low = (round(MARGIN + height * (1 - end / most), 1) for end in (high, low))
        points.append(
            Point(at, note_figure(figure), figure.low, figure.high, round(x, 1), y, y_low)
        )
    return tuple(points)


def _draw_steps(points: Sequence[Point]) -> str:
    path = f"M{points[0].x} {points[0].y}"
    for point in points[1:]:
        path += f"H{point.x}V{point.y}"
    return f"{path}h{LAST}"
