"""What a screen shows of all incidents that answer a question: how many, when and where."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import (
    CTE,
    CompoundSelect,
    Float,
    Row,
    Select,
    Text,
    bindparam,
    cast,
    func,
    literal,
    null,
    select,
    union_all,
)

from crosswire.ledger import tables
from crosswire.ledger.find import SHAPES, Shape

DAY, MONTH, YEAR = 10, 7, 4  # letters of a date that make a period
INCIDENTS = tables.incidents.c


class Extent(msgspec.Struct, frozen=True):
    """How many incidents there are, how many with coordinates, their first and last first day."""

    count: int
    located: int
    days: tuple[date, date] | None


class Period(msgspec.Struct, frozen=True):
    """How many incidents of a grade began in a day, month or year, as 2024-08-05, 2024-08, 2024."""

    start: str
    grade: str
    count: int


class Spot(msgspec.Struct, frozen=True):
    """A place and how many incidents happened there; `incident` is one of them."""

    id: str
    name: str
    country: str | None
    precision: str
    lat: float | None
    lon: float | None
    count: int
    incident: str
    first: str | None
    last: str | None


class Day(msgspec.Struct, frozen=True):
    """How many incidents of a grade began on a day, None for undated ones, and how many of them
    have coordinates.
    """

    start: str | None
    grade: str
    count: int
    located: int


class Survey(NamedTuple):
    """All incidents that answer, by the day and by the place."""

    days: Sequence[Day]
    spots: Sequence[Spot]

    @property
    def extent(self) -> Extent:
        """How many they are, and from when to when."""
        starts = [day.start for day in self.days if day.start is not None]
        ends = (min(starts), max(starts)) if starts else None
        return Extent(
            sum(day.count for day in self.days),
            sum(day.located for day in self.days),
            (date.fromisoformat(ends[0]), date.fromisoformat(ends[1])) if ends else None,
        )

    def periods(self, letters: int) -> list[Period]:
        """How many began in each period, by period and grade."""
        counts: Counter[tuple[str, str]] = Counter()
        for day in self.days:
            if day.start is not None:
                counts[day.start[:letters], day.grade] += day.count
        return [Period(start, grade, count) for (start, grade), count in sorted(counts.items())]


def read_survey(found: Iterable[Row[*tuple[Any, ...]]]) -> Survey:
    """The survey in the rows that `select_survey` asks for."""
    days: list[Day] = []
    spots: list[Spot] = []
    for is_day, key, name, country, precision, lat, lon, count, located, incident, *ends in found:
        if is_day:
            days.append(Day(key, name, count, located))
        else:
            spots.append(Spot(key, name, country, precision, lat, lon, count, incident, *ends))
    return Survey(days, sorted(spots, key=lambda s: (-s.count, s.id, s.precision, s.lat or 0.0)))


@lru_cache(maxsize=SHAPES)
def select_survey(shape: Shape) -> CompoundSelect[*tuple[Any, ...]]:
    """The question for a survey: what answers is found once, and grouped twice."""
    names = ("id", "start", "end", "grade", "place_id", "place", "country")
    wanted = (INCIDENTS[name] for name in (*names, "precision", "lat", "lon"))
    found = select(*wanted).where(*shape.conditions()).cte("found")
    spots = _select_spots(found).subquery()
    return union_all(_select_days(found), select(*spots.c))


def _select_days(found: CTE) -> Select[*tuple[Any, ...]]:
    at = found.c
    empty, nowhere = cast(null(), Text), cast(null(), Float)
    counts = (func.count().label("count"), func.count(at.lat).label("located"))
    return select(
        *(literal(1), at.start, at.grade, empty, empty, nowhere, nowhere),
        *(*counts, empty, empty, empty),
    ).group_by(at.start, at.grade)


def _select_spots(found: CTE) -> Select[*tuple[Any, ...]]:
    at = found.c
    place = (at.place_id, at.precision, at.lat, at.lon)
    count = func.count().label("count")
    return (
        select(
            *(literal(0).label("is_day"), at.place_id),
            *(func.min(at.place).label("name"), func.min(at.country).label("nation")),
            *(at.precision, at.lat, at.lon, count, func.count(at.lat).label("located")),
            *(func.min(at.id).label("incident"), func.min(at.start).label("first")),
            func.max(at.end).label("last"),
        )
        .where(at.place_id.is_not(None))
        .group_by(*place)
        .order_by(count.desc(), *place)
        .limit(bindparam("most"))
    )
