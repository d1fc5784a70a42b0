"""Months, weekdays and full printed dates, for whoever reads a date off a page.

In: words. Out: dates. Refuses: dates that need a publication day to be understood, except through
`nearest_past`, which is handed that day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from crosswire.model.text import Span

_MONTH_NAMES = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_WEEKDAY_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

MONTHS: dict[str, int] = {
    **{name: number for number, name in enumerate(_MONTH_NAMES, start=1)},
    **{name[:3]: number for number, name in enumerate(_MONTH_NAMES, start=1)},
    "sept": 9,
}
WEEKDAYS: dict[str, int] = {
    **{name: number for number, name in enumerate(_WEEKDAY_NAMES)},
    **{name[:3]: number for number, name in enumerate(_WEEKDAY_NAMES)},
    "tues": 1,
    "weds": 2,
    "thur": 3,
    "thurs": 3,
}


def _alternatives(words: dict[str, int]) -> str:
    """A pattern for any of the words, longest first; a short form may carry its full stop."""
    longest_first = sorted(words, key=len, reverse=True)
    return rf"(?:{'|'.join(longest_first)})\b\.?"


MONTH_PATTERN = _alternatives(MONTHS)
WEEKDAY_PATTERN = _alternatives(WEEKDAYS)
DAY_NUMBER_PATTERN = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
YEAR_PATTERN = r"(?:19|20)\d\d"
FULL_DAY = re.compile(
    rf"""(?<![\w/.-])(?:
      (?P<iso_year>{YEAR_PATTERN})(?P<mark>[-/.])(?P<iso_month>\d\d?)(?P=mark)(?P<iso_day>\d\d?)
    | (?P<first>\d\d?)(?P<slash>[-/.])(?P<second>\d\d?)(?P=slash)(?P<slash_year>{YEAR_PATTERN})
    | (?P<us_month>{MONTH_PATTERN})\s*,?\s*(?P<us_day>{DAY_NUMBER_PATTERN})(?:\s*[,،.]\s*|\s+)
      (?P<us_year>{YEAR_PATTERN})
    | (?:the\s+)?(?P<uk_day>{DAY_NUMBER_PATTERN})(?:\s+|[-/]|(?<=[a-z])\s+)(?:of\s+)?
      (?P<uk_month>{MONTH_PATTERN})(?:\s*[,،]\s*|\s+|[-/])(?P<uk_year>{YEAR_PATTERN})
    )(?!\d)(?![-/.]\d)""",
    re.IGNORECASE | re.VERBOSE,
)
"""A day with its year, as printed: "Jan. 22nd, 2024", "24 January 2024", "2024-01-10"."""


def month_number(word: str) -> int | None:
    """1 to 12 for a month's name or short form, in any case, with or without its full stop.

    >>> month_number("Sept.")
    9
    """
    return MONTHS.get(word.rstrip(".").lower())


def weekday_number(word: str) -> int | None:
    """0 (Monday) to 6 (Sunday) for a weekday's name or short form.

    >>> weekday_number("Sat.")
    5
    """
    return WEEKDAYS.get(word.rstrip(".").lower())


def parse_day(words: str) -> date | None:
    """The first full date in the words; None if there is none, or if it can be read two ways.

    Numbers alone are read as day-month or month-day only where one of them exceeds 12.

    >>> parse_day("Monday, January 22nd, 2024")
    datetime.date(2024, 1, 22)
    >>> parse_day("01/24/2024"), parse_day("01/02/2024")
    (datetime.date(2024, 1, 24), None)
    """
    return next((day for _, day in find_days(words)), None)


def find_days(text: str) -> Iterator[tuple[Span, date]]:
    """Every full date in the text that can be read in one way only, in order, and where it stands.

    >>> [text_span.start for text_span, _ in find_days("Posted 2024-01-10, 8 p.m.")]
    [7]
    """
    for found in FULL_DAY.finditer(text):
        day = read_full_day(found)
        if day is not None:
            yield Span(found.start(), found.end()), day


def read_full_day(found: re.Match[str]) -> date | None:
    """The date that a match of `FULL_DAY` stands for; None for Feb. 30 or for 01/02/2024."""
    if found["iso_year"]:
        return make_day(found["iso_year"], found["iso_month"], found["iso_day"])
    if found["first"]:
        return _read_numbers(int(found["first"]), int(found["second"]), int(found["slash_year"]))
    if found["us_month"]:
        return make_day(found["us_year"], found["us_month"], found["us_day"])
    return make_day(found["uk_year"], found["uk_month"], found["uk_day"])


def _read_numbers(first: int, second: int, year: int) -> date | None:
    """Day and month in whichever order is the only possible one."""
    if second > 12:
        return _real_day(year, first, second)
    if first > 12 or first == second:
        return _real_day(year, second, first)
    return None


def make_day(year: str, month: str, day: str) -> date | None:
    """The date for printed parts ("2024", "Jan.", "22nd"); None if there is no such day.

    >>> make_day("2024", "Feb.", "30") is None
    True
    """
    number = month_number(month) or (int(month) if month.isdecimal() else 0)
    return _real_day(int(year), number, int(re.sub(r"\D", "", day)))


def _real_day(year: int, month: int, day: int) -> date | None:
    """The date, or None if the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def nearest_past(weekday: int, on: date) -> date:
    """The last such weekday up to a day, that day included (Monday is 0).

    >>> nearest_past(5, date(2024, 8, 5))
    datetime.date(2024, 8, 3)
    """
    return on - timedelta(days=(on.weekday() - weekday) % 7)


def nearest_past_day(month: int, day: int, on: date) -> date | None:
    """The last such day of the year up to a day, that day included; None if there is no such day.

    >>> nearest_past_day(10, 7, date(2024, 1, 22))
    datetime.date(2023, 10, 7)
    """
    # Eight years back: the longest wait for a 29 February (1896 to 1904).
    candidates = (_real_day(year, month, day) for year in range(on.year, on.year - 9, -1))
    return next((known for known in candidates if known is not None and known <= on), None)


def years_with(weekday: int, month: int, day: int, years: range) -> list[int]:
    """Those of the years in which the day of the month falls on the weekday.

    >>> years_with(0, 8, 5, range(2020, 2026))
    [2024]
    """
    known = ((year, _real_day(year, month, day)) for year in years)
    return [year for year, found in known if found is not None and found.weekday() == weekday]


def easter(year: int) -> date:
    """Easter Sunday of the western churches.

    >>> easter(2019)
    datetime.date(2019, 4, 21)
    """
    # The anonymous Gregorian reckoning, as printed in Meeus, "Astronomical Algorithms", ch. 8.
    century, of_century = divmod(year, 100)
    leaps, rest = divmod(century, 4)
    moon_shift = (century - (century + 8) // 25 + 1) // 3
    moon = (19 * (year % 19) + century - leaps - moon_shift + 15) % 30
    sunday = (32 + 2 * rest + 2 * (of_century // 4) - moon - of_century % 4) % 7
    late = (year % 19 + 11 * moon + 22 * sunday) // 451
    month, day = divmod(moon + sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)
