"""Times ahead of publication: terms ("until Aug. 12") and plans ("will vote on Sunday")."""

from __future__ import annotations

from datetime import date, timedelta

from crosswire.extract.times.joins import Group
from crosswire.extract.times.patterns import Grammar
from crosswire.extract.times.periods import month_days
from crosswire.extract.times.tokens import Tokens
from crosswire.extract.times.values import Days, Reading
from crosswire.lexicon.calendar import make_day, nearest_past
from crosswire.lexicon.load import Entry

# Terms that news sets ("until March 1") are weeks away; a past one said so is rarely this near.
_TERM_AHEAD = timedelta(days=92)
_MONTHS_AHEAD = 6
_WORDS_BACK = 8  # as far as "will" stands before its time in one clause of the news


def looks_ahead(group: Group, tokens: Tokens, grammar: Grammar) -> bool:
    """True if the words before say that it is still to come, with no other clause between."""
    is_date = (group.reading.key or "").startswith("monthday:")
    for index in range(group.first - 1, max(group.first - 1 - _WORDS_BACK, -1), -1):
        sense = _sense_at(index, tokens, grammar)
        if sense is not None and (is_date or not sense.says_yes("dates_only")):
            return sense.says_yes("plans")
        if not tokens.written(index)[:1].isalnum():
            return False
    return False


def _sense_at(index: int, tokens: Tokens, grammar: Grammar) -> Entry | None:
    """The entry of a word, or of two, that tells whether what follows is planned."""
    pair = " ".join(tokens.words(index, index + 2))
    return grammar.values.get(("ahead", pair)) or grammar.values.get(
        ("ahead", tokens.written(index).lower())
    )


def look_ahead(reading: Reading, today: date | None, *, is_term: bool) -> Reading:
    """A day, month or weekday without a year moved to the coming one, if that is near.

    A weekday that ends a term stays: "fought until Friday" is past.
    """
    if today is None or reading.key is None or reading.mark:
        return reading
    name, _, value = reading.key.partition(":")
    days = _coming_days(name, value, today, is_term=is_term)
    return reading if days is None else reading._replace(days=days, mark="#future")


def _coming_days(name: str, value: str, today: date, *, is_term: bool) -> Days | None:
    if name == "monthday":
        day = next_day_of_year(value, today)
        return (day, day) if day is not None else None
    if name == "month" and value.isdecimal():
        return _coming_month(int(value), today)
    if name == "weekday" and value.isdecimal() and not is_term:
        day = nearest_past(int(value), today + timedelta(days=6))
        return day, day
    return None


def _coming_month(month: int, today: date) -> Days | None:
    """The coming month of that name if it begins within half a year."""
    away = (month - today.month) % 12
    if not 0 < away <= _MONTHS_AHEAD:
        return None
    return month_days(today.year + (month < today.month), month)


def next_day_of_year(month_day: str, today: date) -> date | None:
    """The coming day of the year ("08-12") if it is within three months; else None.

    >>> next_day_of_year("08-12", date(2024, 8, 7))
    datetime.date(2024, 8, 12)
    """
    month, day = month_day.split("-")
    for year in (today.year, today.year + 1):
        ahead = make_day(str(year), month, day) if month.isdecimal() else None
        if ahead is not None and timedelta(0) < ahead - today <= _TERM_AHEAD:
            return ahead
    return None
