"""Printed dates and named days: "Aug. 5", "17 January 2022", "Aug. 2-4", "Christmas Day"."""

from __future__ import annotations

from datetime import date, timedelta

from crosswire.extract.times.patterns import Found
from crosswire.extract.times.values import Reading, Setting, interval, one_day, whole
from crosswire.lexicon.calendar import (
    easter,
    make_day,
    month_number,
    nearest_past,
    nearest_past_day,
    parse_day,
    weekday_number,
    years_with,
)
from crosswire.lexicon.load import Entry

# A printed date one day ahead is a time zone away, not a year ago.
_ZONES_AHEAD = timedelta(days=1)


def read_date(found: Found, setting: Setting) -> Reading | None:
    """A day of the month, with its year or without."""
    parts = found.parts
    if "fullday" in parts:
        day = parse_day(parts["fullday"])
        return one_day(day, f"date:{day}") if day is not None else None
    if "year" in parts:
        day = make_day(parts["year"], parts["month"], parts["day"])
        return one_day(day, f"date:{day}") if day is not None else None
    return _read_month_day(found, setting)


def _read_month_day(found: Found, setting: Setting) -> Reading | None:
    month = month_number(found.parts["month"]) or 0
    number = int("".join(filter(str.isdigit, found.parts["day"])))
    if make_day("2000", str(month), str(number)) is None:
        return None
    key = f"monthday:{month:02d}-{number:02d}"
    if setting.today is None:
        return one_day(None, key)
    if "years" in found.entry.means:
        year = setting.today.year + whole(found.entry, "years")
        return one_day(make_day(str(year), str(month), str(number)), key)
    return one_day(_likely_day(month, number, found.parts.get("wday"), setting.today), key)


def _likely_day(month: int, number: int, weekday: str | None, today: date) -> date | None:
    """The nearest past such day; if a weekday is named, the nearest past one that falls on it.

    A day of the last week whose weekday is one off is a slip: "Monday, Nov. 15" of a Tuesday.
    """
    named = weekday_number(weekday) if weekday else None
    nearest = nearest_past_day(month, number, today + _ZONES_AHEAD)
    if named is not None and not _is_slip(nearest, named, today):
        # Ten years back: every date has fallen on every weekday but for 29 February.
        years = years_with(named, month, number, range(today.year - 10, today.year + 1))
        known = [make_day(str(year), str(month), str(number)) for year in reversed(years)]
        for day in known:
            if day is not None and day <= today + _ZONES_AHEAD:
                return day
    return nearest


SLIP_DAYS = 7  # so long after a day its weekday is still known, and a slip likelier than old news


def _is_slip(day: date | None, weekday: int, today: date) -> bool:
    if day is None or (today - day).days > SLIP_DAYS:
        return False
    return (day.weekday() - weekday) % 7 in {1, 6}


def read_dates(found: Found, setting: Setting) -> Reading | None:
    """Two days of the month: "Aug. 2-4"."""
    start = _end_of_range(found, setting, "")
    end = _end_of_range(found, setting, "_to")
    if start is None or end is None:
        return None
    if start.days is None or end.days is None or end.days < start.days:
        return interval(None, "range", start.key)
    return Reading("day", "interval", (start.days[0], end.days[1]), "range", start.key)


def _end_of_range(found: Found, setting: Setting, suffix: str) -> Reading | None:
    """One end of a range, as if it were written out in full."""
    parts = {"month": found.parts["month"], "day": found.parts[f"day{suffix}"]}
    if f"month{suffix}" in found.parts:
        parts["month"] = found.parts[f"month{suffix}"]
    if "year" in found.parts:
        parts["year"] = found.parts["year"]
    return read_date(found._replace(parts=parts), setting)


def read_week_of(found: Found, setting: Setting) -> Reading | None:
    """The week that holds a day: "the week of Jan. 15"."""
    day = read_date(found, setting)
    if day is None or day.days is None:
        return day and interval(None, "week", day.key)
    monday = nearest_past(0, day.days[0])
    return interval((monday, monday + timedelta(days=6)), "week", day.key)


def read_holiday(found: Found, setting: Setting) -> Reading | None:
    """A named day: of one year only, of every year, or counted from Easter."""
    fixed = found.entry.word("fixed")
    if fixed:
        return one_day(date.fromisoformat(fixed), f"date:{fixed}")
    if "year" in found.parts:
        day = _holiday_in(found.entry, int(found.parts["year"]))
        return one_day(day, f"date:{day}")
    key = "monthday:" + (found.entry.word("date") or "easter")
    if setting.today is None:
        return one_day(None, key)
    candidates = [_holiday_in(found.entry, setting.today.year - back) for back in (0, 1)]
    return one_day(next(day for day in candidates if day <= setting.today), key)


def _holiday_in(entry: Entry, year: int) -> date:
    month_day = entry.word("date")
    if month_day:
        return date.fromisoformat(f"{year:04d}-{month_day}")
    return easter(year) + timedelta(days=whole(entry, "easter"))
