"""Days counted from publication: weekdays, yesterday, overnight, the weekend."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from crosswire.extract.times.patterns import Found
from crosswire.extract.times.values import Reading, Setting, interval, one_day, whole
from crosswire.lexicon.calendar import nearest_past, weekday_number


def read_weekday(found: Found, setting: Setting) -> Reading | None:
    """A weekday: the nearest past one, or the one of a named week."""
    name = found.parts.get("weekday") or found.parts["wday_short"]
    weekday = weekday_number(name) or 0
    sense = found.entry.word("sense") or "past"
    weeks = f"@weeks:{whole(found.entry, 'weeks')}" if sense == "week" else ""
    key = f"weekday:{weekday}{weeks}"
    mark = "#future" if sense == "after" else ""
    if setting.today is None:
        return one_day(None, key, mark)
    day = _WEEKDAY_SENSES[sense](weekday, setting.today, whole(found.entry, "weeks"))
    return one_day(day, key, mark or ("#future" if day > setting.today else ""))


def _weekday_of_week(weekday: int, today: date, weeks: int) -> date:
    return nearest_past(0, today) + timedelta(days=weekday + 7 * weeks)


_WEEKDAY_SENSES: dict[str, Callable[[int, date, int], date]] = {
    "past": lambda weekday, today, _: nearest_past(weekday, today),
    "before": lambda weekday, today, _: nearest_past(weekday, today - timedelta(days=1)),
    "after": lambda weekday, today, _: nearest_past(weekday, today + timedelta(days=7)),
    "week": _weekday_of_week,
}


def read_that_weekday(found: Found, setting: Setting) -> Reading:
    """The weekday of another event: "that Friday" fixes no day by publication."""
    weekday = weekday_number(found.parts["weekday"]) or 0
    return Reading("day", "relative", key=f"weekday:{weekday}")


def read_offset(found: Found, setting: Setting) -> Reading:
    """Yesterday, today, tomorrow."""
    days = whole(found.entry, "days")
    day = setting.today + timedelta(days=days) if setting.today else None
    return one_day(day, f"offset:{days}", "#future" if days > 0 else "")


def read_overnight(found: Found, setting: Setting) -> Reading:
    """The night before publication: it began the day before."""
    today = setting.today
    days = (today - timedelta(days=1), today) if today else None
    return Reading("overnight", "interval", days, "range" if days else "unknown", "overnight")


def read_weekend(found: Found, setting: Setting) -> Reading:
    """The latest Saturday and Sunday that have begun."""
    if setting.today is None:
        return interval(None, "range", "weekend:-1")
    saturday = nearest_past(5, setting.today)
    last = min(saturday + timedelta(days=1), setting.today)
    return interval((saturday, last), "range", "weekend:-1")
