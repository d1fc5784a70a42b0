"""What the days and clock times of two mentions say for and against."""

from __future__ import annotations

import re
from datetime import date, timedelta

from crosswire.link import weights as w
from crosswire.link.facts import Fact, Side
from crosswire.model.moment import Moment

_NIGHT = re.compile(r"night|late|midnight|evening|early|dawn|before sunrise|pre-dawn", re.I)
RANGE_DAYS, WEEK_DAYS, MONTH_DAYS = 4, 10, 45  # how wide an interval of each kind may be
FRESH_DAYS = 4  # a main mention without a date is of the last few days before its publication
RECENT_DAYS = 14
CLOCK_SLACK_MINUTES = 150  # two outlets' times of one attack differ by up to two hours or so

ZONE_MINUTES = 480  # a time whose zone is not said may be another capital's: up to eight hours


def compare_days(left: Side, right: Side) -> Fact:
    """The fact of the two days, or of the days of publication where there are none."""
    one, other = _fixed(left), _fixed(right)
    if one and other:
        return _compare_fixed(one, other)
    if one:
        return _compare_undated(right, one)
    return _compare_undated(left, other) if other else _compare_publications(left, right)


def _fixed(side: Side) -> Moment | None:
    """The mention's date if it fixes at least an interval of days."""
    moment = side.mention.date
    return moment if moment and moment.start else None


def _compare_fixed(one: Moment, other: Moment) -> Fact:
    if one.meets(other):
        return _compare_meeting(one, other)
    if one.meets(other, slack_days=1):
        if _is_loose(one) or _is_loose(other):
            return Fact(w.NEXT_DAY_AT_NIGHT, "the days are next to each other, by night or zone")
        return Fact(w.NEXT_DAY, "the days are next to each other")
    return Fact(w.NEXT_DAY, "the days differ", forbids=True)


def _compare_meeting(one: Moment, other: Moment) -> Fact:
    wide = max(one.days or 0, other.days or 0)
    narrow = min(one.days or 0, other.days or 0)
    if wide == 1:
        return Fact(w.SAME_DAY, "the same day")
    if narrow > RANGE_DAYS:
        return Fact(min(w.SAME_RANGE, _weigh_width(wide)), "the same time, loosely")
    return Fact(_weigh_width(wide), f"a day within {wide} days")


def _weigh_width(days: int) -> float:
    if days <= RANGE_DAYS:
        return w.DAY_IN_RANGE
    if days <= WEEK_DAYS:
        return w.DAY_IN_WEEK
    return w.DAY_IN_MONTH if days <= MONTH_DAYS else w.DAY_IN_YEAR


def _is_loose(moment: Moment) -> bool:
    """True if the day may be another's day before or after: by night, by zone, or a range."""
    if moment.days != 1 or moment.precision != "day" or _NIGHT.search(moment.words):
        return True
    hour = int(moment.clock[:2]) if moment.clock else 12
    return hour < 6 or hour >= 20


def _compare_undated(undated: Side, moment: Moment) -> Fact:
    """A mention without a day cannot be of a day after its article; main, it is of a late one."""
    published = _first_day(undated.published)
    if published is None or moment.start is None:
        return Fact(w.NO_DAY, "no day given")
    age = (published - moment.start).days
    if age < -1:
        return Fact(w.NEXT_DAY, "it happened after the other was published", forbids=True)
    if undated.mention.role == "main":
        weight = w.FRESH if age <= FRESH_DAYS else w.NOT_FRESH
        return Fact(weight, f"the news of an article published {age} days after it")
    weight = w.NO_DAY_RECENT if age <= RECENT_DAYS else w.NO_DAY
    return Fact(weight, f"no day given, published {age} days after it")


def _compare_publications(left: Side, right: Side) -> Fact:
    """Neither has a day: what is the news of two articles on different days is not one thing."""
    one, other = _first_day(left.published), _first_day(right.published)
    if one is None or other is None:
        return Fact(w.NO_DAY, "no day given")
    gap = abs((one - other).days)
    roles = {left.mention.role, right.mention.role}
    if gap <= FRESH_DAYS:
        weight = w.NO_DAY_RECENT if roles == {"background"} else w.FRESH
        return Fact(weight, f"no day given, published {gap} days from each other")
    weight = w.NOT_FRESH if roles == {"main"} else w.NO_DAY
    return Fact(weight, f"no day given, published {gap} days from each other")


def _first_day(moment: Moment | None) -> date | None:
    return moment.start if moment else None


def compare_clocks(left: Side, right: Side) -> Fact | None:
    """The fact of two clock times of one zone; None if either is missing or the zones differ."""
    one, other = left.mention.date, right.mention.date
    if one is None or other is None or not _share_zone(one, other):
        return None
    apart = abs(_minutes(one) - _minutes(other))
    if apart <= CLOCK_SLACK_MINUTES:
        return Fact(w.SAME_CLOCK, f"the same time of day, {one.clock} and {other.clock}")
    if apart <= ZONE_MINUTES:
        return Fact(w.UNLIKE_CLOCK, f"hardly the same time of day, {one.clock} and {other.clock}")
    return Fact(w.OTHER_CLOCK, f"different times of day, {one.clock} and {other.clock}")


def _share_zone(one: Moment, other: Moment) -> bool:
    """True if both have a clock time, and no two zones keep them from being compared."""
    zones = {moment.zone for moment in (one, other) if moment.zone}
    return bool(one.clock and other.clock) and len(zones) < 2


def _minutes(moment: Moment) -> int:
    """Minutes since the start of the year 1, so that two nights' clocks stay apart."""
    hour, minute = (moment.clock or "0:0").split(":")[:2]
    start = moment.start or date.min
    return ((start - date.min) // timedelta(minutes=1)) + int(hour) * 60 + int(minute)
