"""Weeks, months, seasons and years, whole or in part."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from crosswire.extract.times.patterns import Found
from crosswire.extract.times.values import Days, Reading, Setting, interval, whole
from crosswire.lexicon.calendar import month_number, nearest_past
from crosswire.model.moment import Precision


def read_month(found: Found, setting: Setting) -> Reading | None:
    """A month, or the early, middle or late part of it; without a year the nearest past one."""
    month = month_number(found.parts["month" if "month" in found.parts else "monthname"]) or 0
    key = f"month:{month:02d}"
    year = _year_of_month(found, month, setting.today)
    if year is None:
        return interval(None, "month", key)
    if "year" in found.parts:
        key = f"month:{year}-{month:02d}"
    edge = found.entry.word("edge")
    return interval(month_days(year, month, edge), "range" if edge else "month", key)


def _year_of_month(found: Found, month: int, today: date | None) -> int | None:
    if "year" in found.parts:
        return int(found.parts["year"])
    if today is None:
        return None
    if "years" in found.entry.means:
        return today.year + whole(found.entry, "years")
    return today.year if month <= today.month else today.year - 1


def month_days(year: int, month: int, edge: str | None = None) -> Days:
    """First and last day of a month, or of its early, middle or late third.

    >>> month_days(2024, 2, "late")
    (datetime.date(2024, 2, 21), datetime.date(2024, 2, 29))
    """
    ends = {"early": (1, 10), "mid": (11, 20), "late": (21, 31)}
    first, last = ends[edge] if edge else (1, 31)
    return date(year, month, first), date(year, month, min(last, monthrange(year, month)[1]))


def year_days(year: int, edge: str | None = None) -> Days:
    """First and last day of a year, or of its early, middle or late part.

    >>> year_days(2018, "late")
    (datetime.date(2018, 10, 1), datetime.date(2018, 12, 31))
    """
    ends = {"early": (1, 3), "mid": (5, 8), "late": (10, 12)}
    first, last = ends[edge] if edge else (1, 12)
    return date(year, first, 1), month_days(year, last)[1]


def read_year(found: Found, setting: Setting) -> Reading:
    year = int(found.parts["year"])
    edge = found.entry.word("edge")
    return interval(year_days(year, edge), "range" if edge else "year", f"year:{year}")


def read_years(found: Found, setting: Setting) -> Reading | None:
    """From one year to another."""
    first, last = int(found.parts["year"]), int(found.parts["year_to"])
    if last < first:
        return None
    return interval((date(first, 1, 1), date(last, 12, 31)), "range", f"year:{first}")


def read_season(found: Found, setting: Setting) -> Reading:
    """A season of a year; "last summer" is the latest that has ended."""
    season = setting.grammar.values["season", found.parts["season"].lower()]
    first = int((season.word("from") or "01")[:2])
    if "year" in found.parts:
        return interval(_season_days(int(found.parts["year"]), first), "range", None)
    if setting.today is None:
        return interval(None, "range", None)
    candidates = (_season_days(setting.today.year - back, first) for back in (0, 1, 2))
    return interval(next(days for days in candidates if days[0] <= setting.today), "range", None)


def _season_days(year: int, first_month: int) -> Days:
    """Three months; winter begins in December of the year before it ends."""
    if first_month == 12:
        return date(year - 1, 12, 1), month_days(year, 2)[1]
    return date(year, first_month, 1), month_days(year, first_month + 2)[1]


def read_period(found: Found, setting: Setting) -> Reading:
    """This, last or next week, month or year; what has begun ends with the day of publication."""
    unit, shift = found.entry.word("unit") or "week", whole(found.entry, "shift")
    mark = "#future" if shift > 0 else ""
    key = f"{unit}s:{shift}"
    if setting.today is None:
        return interval(None, "range", key, mark)
    edge = found.entry.word("edge")
    first, last = shifted_period(setting.today, unit, shift, edge)
    if shift == 0:
        last = max(first, min(last, setting.today))
    precision: Precision = "range" if edge else _PRECISION[unit]
    return interval((first, last), precision, key, mark)


_PRECISION: dict[str, Precision] = {"week": "week", "month": "month", "year": "year"}


def shifted_period(today: date, unit: str, shift: int, edge: str | None = None) -> Days:
    """The week, month or year so many before or after the one that holds a day.

    >>> shifted_period(date(2024, 1, 7), "week", -1)
    (datetime.date(2023, 12, 25), datetime.date(2023, 12, 31))
    """
    if unit == "week":
        monday = nearest_past(0, today) + timedelta(days=7 * shift)
        return monday, monday + timedelta(days=6)
    if unit == "month":
        years, month = divmod(today.month - 1 + shift, 12)
        return month_days(today.year + years, month + 1, edge)
    return year_days(today.year + shift, edge)
