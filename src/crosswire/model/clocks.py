"""Three clocks: when something happened, when it was said, and when we read it.

A Moment tells when it happened. This module tells since when an article could be known.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from crosswire.model.moment import Moment

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_OFFSET = re.compile(r"([+-])(\d\d):?(\d\d)")


def find_known_since(published: Moment | None, read_on: str) -> datetime:
    """Since when an article could be known: the time it was published at, in UTC.

    A day without a clock counts from its end, an article without a day from the end of the day on
    which it was read: nobody may seem to have known it earlier than they could.

    >>> str(find_known_since(Moment(date(2024, 8, 6), date(2024, 8, 6), clock="08:36"), ""))
    '2024-08-06 08:36:00+00:00'
    >>> str(find_known_since(Moment(date(2024, 8, 6), date(2024, 8, 6)), ""))
    '2024-08-07 00:00:00+00:00'
    """
    if published is None or published.end is None:
        return _end_of(date.fromisoformat(read_on), UTC)
    zone = find_zone(published.zone)
    if published.clock is None:
        return _end_of(published.end, zone)
    clock = time.fromisoformat(published.clock.zfill(5))
    return datetime.combine(published.end, clock, zone).astimezone(UTC)


def parse_as_of(words: str) -> datetime:
    """The moment that somebody asks about: a time as 2024-08-06T09:00Z, or the end of a day.

    A time without a zone is in UTC.

    Raises:
        ValueError: it is neither.
    """
    if _DAY.fullmatch(words):
        return _end_of(date.fromisoformat(words), UTC)
    moment = datetime.fromisoformat(words)
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)


def parse_since(words: str) -> datetime:
    """The moment from which somebody asks on: a time, or the beginning of a day.

    >>> str(parse_since("2024-08-06"))
    '2024-08-06 00:00:00+00:00'

    Raises:
        ValueError: it is neither.
    """
    if _DAY.fullmatch(words):
        return datetime.combine(date.fromisoformat(words), time(), UTC)
    return parse_as_of(words)


def find_zone(name: str | None) -> tzinfo:
    """The zone with a name or an offset ("Asia/Baghdad", "+03:00"); UTC if it is not known."""
    offset = _OFFSET.fullmatch(name or "")
    if offset:
        apart = timedelta(hours=int(offset[2]), minutes=int(offset[3]))
        return timezone(-apart if offset[1] == "-" else apart)
    try:
        return ZoneInfo(name) if name else UTC
    except (ZoneInfoNotFoundError, ValueError):
        return UTC


def _end_of(day: date, zone: tzinfo) -> datetime:
    """The first moment after a day."""
    return datetime.combine(day + timedelta(days=1), time(), zone).astimezone(UTC)
