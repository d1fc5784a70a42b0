"""Clock times: "9 p.m. local time", "0930 GMT", "8.05am"."""

from __future__ import annotations

import re

from crosswire.extract.times.patterns import Found
from crosswire.extract.times.values import Reading, Setting


def read_clock(found: Found, setting: Setting) -> Reading | None:
    """The hour as "HH:MM", and its zone if one is named; None for an hour that no clock shows."""
    hour, minute = _hour_and_minute(found.parts)
    half = setting.grammar.values.get(("meridiem", found.parts.get("meridiem", "").lower()))
    if half is not None:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half.word("half") == "pm" else 0)
    if hour > 23 or minute > 59:
        return None
    zone = _zone(found, setting)
    return Reading("clock", "clock", clock=f"{hour:02d}:{minute:02d}", zone=zone)


def _hour_and_minute(parts: dict[str, str]) -> tuple[int, int]:
    if "hhmm" in parts:
        return int(parts["hhmm"][:2]), int(parts["hhmm"][2:])
    if "hour" in parts:
        return int(parts["hour"]), 0
    hour, minute, *_ = re.split("[.:]", parts["clock"])
    return int(hour), int(minute)


def read_zone(found: Found, setting: Setting) -> Reading:
    """A zone named apart from the clock: "on Monday local time"."""
    return Reading("zone", "clock", zone=_zone(found, setting))


def _zone(found: Found, setting: Setting) -> str | None:
    named = setting.grammar.values.get(("zone", found.parts.get("zone", "").lower()))
    return named.word("zone") if named is not None else None
