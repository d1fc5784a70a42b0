"""Fix the year of an undated article from a day of the month and a weekday that agree."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta

from crosswire.lexicon.calendar import (
    DAY_NUMBER_PATTERN,
    FULL_DAY,
    MONTH_PATTERN,
    WEEKDAY_PATTERN,
    YEAR_PATTERN,
    make_day,
    month_number,
    weekday_number,
    years_with,
)
from crosswire.lexicon.load import Lexicon
from crosswire.model.moment import Moment
from crosswire.model.text import Article, Published, Sentence
from crosswire.parse.reporting import Reporting, compile_reporting

_DAY_MONTH = re.compile(
    rf"\b(?:(?P<month>{MONTH_PATTERN})\s(?P<day>{DAY_NUMBER_PATTERN})"
    rf"|(?P<first>{DAY_NUMBER_PATTERN})\s(?:of\s)?(?P<second>{MONTH_PATTERN}))(?!,?\s?{YEAR_PATTERN})(?!\w)",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(rf"\b(?P<day>{WEEKDAY_PATTERN})(?!\w)", re.IGNORECASE)
_OTHER_WEEK = re.compile(
    r"\b(?:last|next|previous|following|every|each|the week|Good)\s$", re.IGNORECASE
)
_SINCE = re.compile(
    r"\b(?:since|until|till|before|from|starting|by)\s(?:the\s)?(?:[\w’'-]+\s){0,2}$", re.IGNORECASE
)
# News speaks of the last days: a year further back than this is history, not the report's own.
_YEARS_BACK = 30


# "2010-09-CA-005"; drafts leave the last part open, and word processors lengthen the hyphens.
_RELEASE = re.compile(
    r"\b(?P<year>(?:19|20)\d\d)[-–](?P<month>0[1-9]|1[0-2])[-–][A-Z]{1,2}[-–](?:\d+|X+)\b"
)


def read_release_day(text: str, headers: Sequence[str], body: Sequence[str]) -> date | None:
    """The day of a press release: a header's day of the month in the year of its number.

    >>> read_release_day("No. 2010-09-CA-005", ["KABUL, Afghanistan (Sept. 1) -"], [])
    datetime.date(2010, 9, 1)

    Without one, the only day that the story names; None where the number's month is neither the
    day's nor one beside it.
    """
    number = _RELEASE.search(text)
    if number is None:
        return None
    found = next((m for words in headers if (m := _DAY_MONTH.search(words))), None)
    days = {_month_and_day(found)} if found else {d for w in body for d in _find_event_days(w)}
    return _day_near(number, *days.pop()) if len(days) == 1 else None


def _day_near(number: re.Match[str], month: int, day: int) -> date | None:
    """The day of a month that is a release number's or one beside it, across the year's end."""
    gap = (month - int(number["month"]) + 6) % 12 - 6
    if abs(gap) > 1:
        return None
    years = (int(number["month"]) + gap - 1) // 12
    return make_day(str(int(number["year"]) + years), str(month), str(day))


def infer_publication(
    article: Article, sentences: Sequence[Sentence], lexicon: Lexicon, last_day: date
) -> Published | None:
    """The publication day of an undated article, where its own words fix the year.

    All days of the month in the story must be one, and all weekdays of events one; the year is the
    latest in which they coincide. The article came out on the last weekday that somebody "said" it
    on, within six days, else on the day itself. Declined wherever two readings are left.
    """
    body = [s.span.quote(article.text) for s in sentences if s.zone == "body"]
    days = {day for words in body for day in _find_event_days(words)}
    reporting = compile_reporting(lexicon)
    events, told = _sort_weekdays(body, reporting)
    if len(days) != 1 or len(set(events)) != 1:
        return None
    event = _latest_year(days.pop(), events[0], last_day)
    if event is None:
        return None
    later = [event + timedelta(days=(weekday - event.weekday()) % 7) for weekday in told]
    published = max([event, *later])
    if published > last_day:
        return None
    return Published(Moment(published, published, "day"), "inferred")


def read_day_month(words: str, settle: Callable[[int, int], date | None]) -> date | None:
    """The date for a day and month without a year, as the caller settles the year."""
    found = _DAY_MONTH.search(words)
    return settle(*_month_and_day(found)) if found else None


def _find_event_days(words: str) -> Iterator[tuple[int, int]]:
    """The days of the month on which something happened, not since when or a year before."""
    for found in _DAY_MONTH.finditer(words):
        if not _SINCE.search(_before(words, found)):
            yield _month_and_day(found)


def _month_and_day(found: re.Match[str]) -> tuple[int, int]:
    month = month_number(found["month"] or found["second"]) or 0
    return month, int(re.sub(r"\D", "", found["day"] or found["first"]))


def _sort_weekdays(body: Sequence[str], reporting: Reporting) -> tuple[list[int], list[int]]:
    """The weekdays of events, and those on which somebody said something."""
    events: list[int] = []
    told: list[int] = []
    for words in body:
        for found in _WEEKDAY.finditer(words):
            weekday = weekday_number(found["day"])
            if weekday is None or _is_elsewhere(words, found):
                continue
            (told if _is_told(words, found, reporting) else events).append(weekday)
    return events, told


NEAR = 60  # characters beside a weekday that can say whose it is: two long words and a preposition


def _before(words: str, found: re.Match[str]) -> str:
    return words[max(0, found.start() - NEAR) : found.start()]


def _is_elsewhere(words: str, found: re.Match[str]) -> bool:
    """True for a weekday of another week, or one that is part of a full date."""
    after = re.compile(r"[\s,]*(?:the\s)?").match(words, found.end())
    full = FULL_DAY.match(words, after.end() if after else found.end())
    return full is not None or _OTHER_WEEK.search(_before(words, found)) is not None


def _is_told(words: str, found: re.Match[str], reporting: Reporting) -> bool:
    """True for "said Tuesday", "told reporters on Friday" and "late Monday confirmed"."""
    before = re.sub(r"\b(?:on|late|early|earlier|later)\s*$", "", _before(words, found).rstrip())
    last = " ".join(before.split()[-2:])
    after = " ".join(words[found.end() : found.end() + NEAR].split()[:2])
    return bool(
        any(hit.end() >= len(last) - 12 for hit in reporting.verb.finditer(last))
        or reporting.verb.match(after)
    )


def _latest_year(day: tuple[int, int], weekday: int, last_day: date) -> date | None:
    """The latest date, not after the last day, on which day and weekday coincide."""
    years = years_with(weekday, *day, range(last_day.year - _YEARS_BACK, last_day.year + 1))
    dates = [date(year, *day) for year in years if date(year, *day) <= last_day]
    return max(dates, default=None)
