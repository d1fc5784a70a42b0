"""So long ago, so long before or after, for so long: a number and a unit."""

from __future__ import annotations

import re
from datetime import date, timedelta

from crosswire.extract.times.patterns import Found
from crosswire.extract.times.periods import shifted_period
from crosswire.extract.times.values import Days, Reading, Setting, interval, one_day, whole
from crosswire.lexicon.load import Entry
from crosswire.model.moment import Precision

_HOURS_OF_DAY = 24


def read_ago(found: Found, setting: Setting) -> Reading:
    """So many units before publication; weeks and longer are as wide as their unit."""
    unit = _unit(found, setting)
    low, high = _amount(found, setting)
    name = unit.word("unit") or "day"
    if name == "day":
        back = _days_back(unit, low, found), _days_back(unit, high, found)
        if back[0] == back[1]:
            day = setting.today - timedelta(days=back[0]) if setting.today else None
            return one_day(day, f"offset:{-back[0]}")
        return interval(_days_between(setting.today, back), "range", f"offset:{-back[0]}")
    key = f"{name}s:{-low}"
    if setting.today is None:
        return interval(None, "range", key)
    if low != high or whole(unit, "days") > 366:
        length = whole(unit, "days") if "number" in found.parts else 1
        return interval(_days_between(setting.today, (low * length, high * length)), "range", key)
    return interval(_unit_ago(setting.today, name, low), _WIDTHS[name], key)


def _days_back(unit: Entry, amount: int, found: Found) -> int:
    """Whole days in so many days or hours."""
    if whole(unit, "days"):
        return amount * whole(unit, "days") if "number" in found.parts else amount
    return amount // _HOURS_OF_DAY if "hour" in unit.id else 0


def _unit_ago(today: date, name: str, count: int) -> Days:
    """The seven days about a day so many weeks ago; the month or year so many ago."""
    if name == "week":
        day = today - timedelta(days=7 * count)
        return day - timedelta(days=3), day + timedelta(days=3)
    return shifted_period(today, name, -count)


def _days_between(today: date | None, back: tuple[int, int]) -> Days | None:
    if today is None:
        return None
    return today - timedelta(days=max(back)), today - timedelta(days=min(back))


def read_relative(found: Found, setting: Setting) -> Reading:
    """So long before or after another event: an offset in days, and no day of its own."""
    if "from" in found.entry.means:
        offsets = whole(found.entry, "from"), whole(found.entry, "to")
    else:
        offsets = _offset_by_unit(found, setting)
    key = f"relative:{offsets[0]}..{offsets[1]}"
    return Reading("day", "relative", key=key, offset_days=offsets)


def _offset_by_unit(found: Found, setting: Setting) -> tuple[int, int]:
    unit = _unit(found, setting)
    low, high = _amount(found, setting)
    length, slack = whole(unit, "days"), whole(unit, "slack")
    if "number" not in found.parts:
        near, far = low, high
    elif length == 0:
        least = 0 if _says_below(found, setting) else low
        near, far = least // _HOURS_OF_DAY * slack, -(-high // _HOURS_OF_DAY) * slack
    else:
        near, far = max(low * length - slack, 0), high * length + slack
    sign = whole(found.entry, "sign", 1)
    return (near, far) if sign > 0 else (-far, -near)


def _says_below(found: Found, setting: Setting) -> bool:
    """True for "less than 48 hours"."""
    bound = setting.grammar.values.get(("about", found.parts.get("about", "").lower()))
    return bound is not None and bound.says_yes("below")


def read_lookback(found: Found, setting: Setting) -> Reading:
    """The days up to publication: "in the past three days"; without a day known, how long only."""
    unit = _unit(found, setting)
    high = _amount(found, setting)[1]
    days = whole(unit, "days")
    if "number" in found.parts:
        back = high * days if days else -(-high // _HOURS_OF_DAY)
    else:
        back = days if days in (1, 7, 30, 365) and _is_one(found) else 0
    if not back or setting.today is None:
        return read_duration(found, setting)
    return interval((setting.today - timedelta(days=back), setting.today), "range", f"past:{back}")


def _is_one(found: Found) -> bool:
    """True for "the past week", false for "the past weeks"."""
    return not found.parts["unit"].lower().endswith("s")


def read_duration(found: Found, setting: Setting) -> Reading:
    """How long, without a beginning or an end."""
    return Reading("period", "duration")


def read_frequency(found: Found, setting: Setting) -> Reading:
    """How often."""
    return Reading("period", "frequency")


def _unit(found: Found, setting: Setting) -> Entry:
    words = found.parts["unit"] if "unit" in found.parts else found.parts["units"]
    return setting.grammar.values["unit", words.lower()]


def _amount(found: Found, setting: Setting) -> tuple[int, int]:
    """How many units, at least and at most; for a bare plural in days as the unit says."""
    if "number" not in found.parts:
        unit = _unit(found, setting)
        return whole(unit, "many_from"), whole(unit, "many_to")
    low, high = _read_number(found.parts["number"], setting)
    if "number_to" in found.parts:
        high = max(high, _read_number(found.parts["number_to"], setting)[1])
    return low, high


def _read_number(words: str, setting: Setting) -> tuple[int, int]:
    """A number in digits or words, or what a vague word stands for."""
    vague = setting.grammar.values.get(("number", words.lower()))
    if vague is not None:
        return whole(vague, "low"), whole(vague, "high")
    digits = words.replace(",", "").split(".")[0]
    if digits.isdecimal():
        return int(digits), int(digits)
    known = [setting.grammar.numbers.get(word, 0) for word in re.findall(r"[a-z]+", words.lower())]
    return sum(known), sum(known)


_WIDTHS: dict[str, Precision] = {"week": "week", "month": "month", "year": "year"}
