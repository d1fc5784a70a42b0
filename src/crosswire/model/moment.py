"""When something happened, as far as the words say."""

from __future__ import annotations

from datetime import date
from typing import Literal

import msgspec

Precision = Literal["day", "week", "month", "year", "range", "unknown"]
MONTH_NAMES = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


class Moment(msgspec.Struct, frozen=True, tag="moment"):
    """An interval of days, both ends included, with the clock time and zone if the text gives them.

    `start` and `end` are None when the words ("Saturday" in an undated article) fix no day.
    `clock` is "HH:MM"; `zone` is an IANA name, "UTC", an offset like "+03:00", or "local".

    >>> a_week = Moment(date(2024, 7, 29), date(2024, 8, 4), "week", words="last week")
    >>> a_week.meets(Moment(date(2024, 7, 31), date(2024, 7, 31), "day"))
    True
    """

    start: date | None
    end: date | None
    precision: Precision = "day"
    clock: str | None = None
    zone: str | None = None
    words: str = ""

    def __post_init__(self) -> None:
        if (self.start is None) != (self.end is None):
            raise ValueError("a moment has both ends or neither")
        if self.start is not None and self.end is not None and self.end < self.start:
            raise ValueError(f"a moment ends before it starts: {self.start}..{self.end}")

    @property
    def days(self) -> int | None:
        """How many days the interval covers; None when no day is fixed."""
        if self.start is None or self.end is None:
            return None
        return (self.end - self.start).days + 1

    def meets(self, other: Moment, slack_days: int = 0) -> bool:
        """True if both could be one day, give or take `slack_days`. Unknown meets nothing."""
        if self.start is None or self.end is None or other.start is None or other.end is None:
            return False
        return (self.start - other.end).days <= slack_days and (
            other.start - self.end
        ).days <= slack_days
