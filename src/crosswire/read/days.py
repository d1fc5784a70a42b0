"""Read publication times as metadata write them, with their clock and zone."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from email.utils import parsedate_to_datetime

from crosswire.lexicon.calendar import parse_day
from crosswire.lexicon.clock import parse_clock
from crosswire.model.moment import Moment

_MAIL = re.compile(r"(?:[A-Z][a-z]{2},\s?)?\d\d?\s[A-Z][a-z]{2}\s\d{4}\s\d\d:\d\d:\d\d\s")
_ISO = re.compile(r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d)?")


def read_moment(words: str) -> Moment | None:
    """The moment that the words name, in the zone that they give; None if they name none.

    >>> read_moment("2024-03-27T09:15:00Z").clock
    '09:15'
    >>> read_moment("Wed, 27 Mar 2024 09:15:00 +0300").zone
    '+03:00'
    """
    words = " ".join(words.split())
    stamp = _read_iso(words) or _read_mail(words)
    if stamp is not None:
        return _moment_of(stamp, words)
    day, clock = parse_day(words), parse_clock(words)
    if day is None:
        return None
    return Moment(
        day, day, "day", clock.time if clock else None, clock.zone if clock else None, words
    )


def is_possible(moment: Moment, read_on: str) -> bool:
    """True unless the day lies more than one day after the day of reading, as no zone explains."""
    if moment.start is None:
        return False
    return moment.start <= date.fromisoformat(read_on[:10]) + timedelta(days=1)


def _read_iso(words: str) -> datetime | None:
    """The time if the words are ISO 8601 from their first character."""
    if not _ISO.match(words):
        return None
    try:
        return datetime.fromisoformat(words)
    except ValueError:
        return None


def _read_mail(words: str) -> datetime | None:
    """The time if it is written as in a mail's or a feed's header."""
    if not _MAIL.match(words):
        return None
    try:
        return parsedate_to_datetime(words)
    except (ValueError, TypeError, IndexError):
        return None


def _moment_of(stamp: datetime, words: str) -> Moment:
    """The moment of a time; a bare date has no clock."""
    has_clock = re.search(r"\d:\d\d", words) is not None
    offset = stamp.strftime("%z") if has_clock else ""
    zone = f"{offset[:3]}:{offset[3:5]}" if offset else None
    day = stamp.date()
    clock = stamp.strftime("%H:%M") if has_clock else None
    return Moment(day, day, "day", clock, "UTC" if zone == "+00:00" else zone, words)
