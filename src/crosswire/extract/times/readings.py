"""Which function reads which kind of expression; the kinds are the `reads` of times.toml."""

from __future__ import annotations

from collections.abc import Callable

from crosswire.extract.times.clocks import read_clock, read_zone
from crosswire.extract.times.dates import read_date, read_dates, read_holiday, read_week_of
from crosswire.extract.times.days import (
    read_offset,
    read_overnight,
    read_that_weekday,
    read_weekday,
    read_weekend,
)
from crosswire.extract.times.offsets import (
    read_ago,
    read_duration,
    read_frequency,
    read_lookback,
    read_relative,
)
from crosswire.extract.times.patterns import Found
from crosswire.extract.times.periods import (
    read_month,
    read_period,
    read_season,
    read_year,
    read_years,
)
from crosswire.extract.times.values import Reading, Setting, interval

_READERS: dict[str, Callable[[Found, Setting], Reading | None]] = {
    "date": read_date,
    "dates": read_dates,
    "week_of": read_week_of,
    "holiday": read_holiday,
    "weekday": read_weekday,
    "that_weekday": read_that_weekday,
    "offset": read_offset,
    "overnight": read_overnight,
    "weekend": read_weekend,
    "month": read_month,
    "year": read_year,
    "years": read_years,
    "season": read_season,
    "period": read_period,
    "ago": read_ago,
    "relative": read_relative,
    "lookback": read_lookback,
    "duration": read_duration,
    "frequency": read_frequency,
    "clock": read_clock,
    "zone": read_zone,
    "part": lambda found, setting: Reading("part", "day"),
    "edge": lambda found, setting: Reading("edge", "day"),
    "nothing": lambda found, setting: None,
}


def read_expression(found: Found, setting: Setting) -> Reading | None:
    """The reading of an expression; None if it says no time, or there is no such day or hour.

    What lies before the first year of the calendar ("2,300 years ago") is a time without days.
    """
    try:
        return _READERS[found.reads](found, setting)
    except (ValueError, OverflowError):
        return interval(None, "range", "uncounted")
