"""A neutral name for an incident: type, place and date, no judgement and no actor."""

from __future__ import annotations

from collections.abc import Sequence

from crosswire.model.incident import Settled
from crosswire.model.mention import name_type
from crosswire.model.moment import MONTH_NAMES, Moment
from crosswire.model.place import Place


def name_incident(settled: Sequence[Settled]) -> str:
    """Type, place and date in words; what is not known is left out."""
    values = {value.slot: value.value for value in settled}
    kind, place, moment = values.get("type"), values.get("place"), values.get("date")
    title = say_type(kind) if isinstance(kind, str) else "Attack"
    if isinstance(place, Place):
        title += f" {'at' if place.precision == 'site' else 'in'} {place.name}"
    if isinstance(moment, Moment) and (day := say_days(moment)):
        title += f", {day}"
    return title


def say_type(kind: str) -> str:
    """A type of incident as a title begins.

    >>> say_type("drone_attack"), say_type("other_attack")
    ('Drone attack', 'Attack')
    """
    return name_type(kind).capitalize()


def say_days(moment: Moment) -> str:
    """A day, a month, a year, or the first and last day.

    >>> from datetime import date
    >>> say_days(Moment(date(2024, 1, 23), date(2024, 1, 23)))
    '23 January 2024'
    >>> say_days(Moment(date(2024, 1, 1), date(2024, 1, 31), "month"))
    'January 2024'
    """
    start, end = moment.start, moment.end
    if start is None or end is None:
        return ""
    month, year = f"{MONTH_NAMES[end.month - 1]} {end.year}", str(end.year)
    if start == end:
        return f"{end.day} {month}"
    if moment.precision in ("month", "year"):
        return month if moment.precision == "month" else year
    same = start.month == end.month and start.year == end.year
    first = f"{start.day}" if same else f"{start.day} {MONTH_NAMES[start.month - 1]} {start.year}"
    return f"{first} to {end.day} {month}"
