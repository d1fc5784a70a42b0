"""Times that count from another time: "two days later", "a day after gunmen struck"."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

import msgspec

from crosswire.extract.sentence.scan import Group, Scan
from crosswire.model.moment import Moment


def anchor_times(scan: Scan, times: Sequence[Group]) -> tuple[Group, ...]:
    """The times, each relative one counted from the last day given before it in the sentence.

    "On Saturday, a day after gunmen struck" dates the strike on Friday: the day that is counted
    from is somebody else's and is left out. Without such a day the time stays relative.
    """
    found: list[Group] = []
    for time in times:
        base = _day_before(scan, time)
        if time.time_kind != "relative" or time.offset_days is None or base is None:
            found.append(time)
            continue
        found = [t for t in found if t.span != base.span or not _points_back(time)]
        found.append(_shift(time, base))
    return tuple(found)


def _day_before(scan: Scan, time: Group) -> Group | None:
    days = [
        g
        for g in scan.of("T")
        if g.span.end <= time.span.start and g.time_kind == "day" and g.moment is not None
    ]
    return days[-1] if days else None


def _points_back(time: Group) -> bool:
    """True for "a day after …": what follows happened before the day it counts from."""
    return time.moment is not None and time.moment.words.lower().endswith(" after")


def anchor_time(time: Group, base: Group | None) -> Group:
    """A relative time counted from the day of a base; unchanged where there is none to count."""
    known = base is not None and base.moment is not None and base.moment.start is not None
    if base is None or not known or time.time_kind != "relative" or time.offset_days is None:
        return time
    return _shift(time, base)


def _shift(time: Group, base: Group) -> Group:
    offset = whole_days(time)
    moment = move_moment(time.moment, base.moment, offset)
    key = _move_key(base.time_key, offset)
    return time._replace(moment=moment, time_kind="day", time_key=key, offset_days=None)


def whole_days(time: Group) -> tuple[int, int]:
    """How many days a time lies from the day it counts from; hours are mostly the same day.

    "A day after gunmen struck" dates the gunmen: a day before.
    """
    if time.moment is not None and "hour" in time.moment.words.lower():
        return (0, 0)
    first, last = time.offset_days or (0, 0)
    return (-last, -first) if _points_back(time) else (first, last)


def is_same_day(time: Group) -> bool:
    """True for "the same day": it says no more than that another occurrence was told."""
    return time.rule.endswith("#relative.same")


def lend_day(times: Sequence[Group], last: Group | None) -> tuple[Group, ...]:
    """The times, those without a day of their own dated by the last day told before.

    These are clock times that stand alone, and "that night".
    """
    if last is None or last.moment is None:
        return tuple(times)
    alone = all(t.time_kind == "clock" or points_back(t) for t in times)
    return tuple(_date_clock(time, last) for time in times) if alone else tuple(times)


def points_back(time: Group) -> bool:
    """True for "that Friday night": a day that was told before."""
    return time.moment is not None and time.moment.words.lower().startswith("that ")


def _date_clock(clock: Group, day: Group) -> Group:
    if clock.moment is None or day.moment is None:
        return clock
    moment = msgspec.structs.replace(
        day.moment, clock=clock.moment.clock, zone=clock.moment.zone, words=clock.moment.words
    )
    return clock._replace(moment=moment, time_kind="day", time_key=day.time_key)


def find_last_day(scan: Scan) -> Group | None:
    """The last single day that a sentence gives; None if it gives none."""
    days = [
        t
        for t in scan.of("T")
        if t.time_kind == "day" and t.moment is not None and not t.rule.endswith("#future")
    ]
    return days[-1] if days else None


def move_moment(time: Moment | None, base: Moment | None, offset: tuple[int, int]) -> Moment | None:
    """The interval that lies so many days from a base; null ends where the base has none."""
    if time is None or base is None or base.start is None or base.end is None:
        return time
    start, end = base.start + timedelta(days=offset[0]), base.end + timedelta(days=offset[1])
    precision = "day" if start == end else "range"
    return msgspec.structs.replace(time, start=start, end=end, precision=precision)


def _move_key(key: str | None, offset: tuple[int, int]) -> str | None:
    """A weekday's key moved by days: a day after "weekday:5" is "weekday:6"."""
    if key is None or not key.startswith("weekday:") or offset[0] != offset[1] or "@" in key:
        return None
    return f"weekday:{(int(key.partition(':')[2]) + offset[0]) % 7}"
