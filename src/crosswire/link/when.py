"""What the days and clock times of two mentions say for and against."""

from __future__ import annotations

import re
from datetime import date, timedelta

from crosswire.link.facts import Fact, Side, make_fact
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


def show_day(side: Side) -> tuple[Moment | None, Moment | None, str]:
    """What `compare_days` takes into account: a day that is fixed stands for itself."""
    fixed = _fixed(side)
    return (fixed, None, "") if fixed else (None, side.published, side.mention.role)


def _fixed(side: Side) -> Moment | None:
    """The mention's date if it fixes at least an interval of days."""
    moment = side.mention.date
    return moment if moment and moment.start else None


def _compare_fixed(one: Moment, other: Moment) -> Fact:
    if one.meets(other):
        return _compare_meeting(one, other)
    if one.meets(other, slack_days=1):
        if _is_loose(one) or _is_loose(other):
            return make_fact(
                "next_day_at_night", "the days are next to each other, by night or zone"
            )
        return make_fact("next_day", "the days are next to each other")
    return make_fact("other_day", "the days differ", forbids=True)


def _compare_meeting(one: Moment, other: Moment) -> Fact:
    wide = max(one.days or 0, other.days or 0)
    narrow = min(one.days or 0, other.days or 0)
    if wide == 1:
        return make_fact("same_day", "the same day")
    if narrow > RANGE_DAYS:
        return make_fact(_name_loose(wide), "the same time, loosely")
    return make_fact(_name_width(wide), f"a day within {wide} days")


def _name_loose(days: int) -> str:
    return "same_range" if days <= MONTH_DAYS else "day_in_year"


def _name_width(days: int) -> str:
    if days <= RANGE_DAYS:
        return "day_in_range"
    if days <= WEEK_DAYS:
        return "day_in_week"
    return "day_in_month" if days <= MONTH_DAYS else "day_in_year"


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
        return make_fact("no_day", "no day given")
    age = (published - moment.start).days
    if age < -1:
        return make_fact("other_day", "it happened after the other was published", forbids=True)
    if undated.mention.role == "main":
        name = "fresh" if age <= FRESH_DAYS else "not_fresh"
        return make_fact(name, f"the news of an article {_say_age(age)}")
    name = "no_day_recent" if age <= RECENT_DAYS else "no_day"
    return make_fact(name, f"no day given, {_say_age(age)}")


def _say_age(days: int) -> str:
    return f"published {days} {'day' if days == 1 else 'days'} after it"


def _compare_publications(left: Side, right: Side) -> Fact:
    """Neither has a day: what is the news of two articles on different days is not one thing."""
    one, other = _first_day(left.published), _first_day(right.published)
    if one is None or other is None:
        return make_fact("no_day", "no day given")
    gap = abs((one - other).days)
    roles = {left.mention.role, right.mention.role}
    if gap <= FRESH_DAYS:
        name = "no_day_recent" if roles == {"background"} else "fresh"
        return make_fact(name, f"no day given, published {gap} days from each other")
    name = "not_fresh" if roles == {"main"} else "no_day"
    return make_fact(name, f"no day given, published {gap} days from each other")


def _first_day(moment: Moment | None) -> date | None:
    return moment.start if moment else None


def compare_clocks(left: Side, right: Side) -> Fact | None:
    """The fact of two clock times of one zone; None if either is missing or the zones differ."""
    one, other = left.mention.date, right.mention.date
    if one is None or other is None or not _share_zone(one, other):
        return None
    apart = abs(_minutes(one) - _minutes(other))
    if apart <= CLOCK_SLACK_MINUTES:
        return make_fact("same_clock", f"the same time of day, {one.clock} and {other.clock}")
    if apart <= ZONE_MINUTES:
        return make_fact(
            "unlike_clock", f"hardly the same time of day, {one.clock} and {other.clock}"
        )
    return make_fact("other_clock", f"different times of day, {one.clock} and {other.clock}")


def show_clock(side: Side) -> Moment | None:
    """What `compare_clocks` takes into account."""
    moment = side.mention.date
    return moment if moment and moment.clock else None


def _share_zone(one: Moment, other: Moment) -> bool:
    """True if both have a clock time, and no two zones keep them from being compared."""
    zones = {moment.zone for moment in (one, other) if moment.zone}
    return bool(one.clock and other.clock) and len(zones) < 2


def _minutes(moment: Moment) -> int:
    """Minutes since the start of the year 1, so that two nights' clocks stay apart."""
    hour, minute = (moment.clock or "0:0").split(":")[:2]
    start = moment.start or date.min
    return ((start - date.min) // timedelta(minutes=1)) + int(hour) * 60 + int(minute)
