"""What an expression of time can be read as, and what the reading depends on."""

from __future__ import annotations

from datetime import date
from typing import Literal, NamedTuple

from crosswire.extract.times.patterns import Grammar
from crosswire.lexicon.load import Entry
from crosswire.model.moment import Precision

TimeKind = Literal["day", "interval", "since", "clock", "relative", "duration", "frequency"]
Part = Literal["day", "period", "clock", "part", "edge", "overnight", "zone", "nothing"]
Days = tuple[date, date]


class Reading(NamedTuple):
    """An expression understood: the part it can play in a group, and what it says."""

    part: Part
    kind: TimeKind
    days: Days | None = None
    precision: Precision = "unknown"
    key: str | None = None
    offset_days: tuple[int, int] | None = None
    clock: str | None = None
    zone: str | None = None
    mark: str = ""


class Setting(NamedTuple):
    """What a reading depends on: the grammar, and the day of publication if it is known."""

    grammar: Grammar
    today: date | None


def whole(entry: Entry, key: str, default: int = 0) -> int:
    """A whole number that an entry means."""
    value = entry.means.get(key, default)
    return value if isinstance(value, int) else default


def one_day(day: date | None, key: str | None, mark: str = "") -> Reading:
    """A reading as one day; as a day not known if none is given."""
    days = (day, day) if day is not None else None
    return Reading("day", "day", days, "day" if days else "unknown", key, mark=mark)


def interval(days: Days | None, precision: Precision, key: str | None, mark: str = "") -> Reading:
    """A reading as a run of days; as days not known if none are given."""
    return Reading("period", "interval", days, precision if days else "unknown", key, mark=mark)
