"""Clock times with their zones, for whoever reads a time off a page."""

from __future__ import annotations

import re
from typing import NamedTuple

ZONE_OFFSETS: dict[str, str] = {
    "GMT": "UTC",
    "UTC": "UTC",
    "Z": "UTC",
    "BST": "+01:00",
    "CET": "+01:00",
    "CEST": "+02:00",
    "EET": "+02:00",
    "EEST": "+03:00",
    "MSK": "+03:00",
    "TRT": "+03:00",
    "GST": "+04:00",
    "PKT": "+05:00",
    "IST": "+05:30",
    "EAT": "+03:00",
    "WAT": "+01:00",
    "SGT": "+08:00",
    "HKT": "+08:00",
    "JST": "+09:00",
    "KST": "+09:00",
    "AEST": "+10:00",
    "AEDT": "+11:00",
    "EST": "-05:00",
    "EDT": "-04:00",
    "ET": "America/New_York",
    "CST": "-06:00",
    "CDT": "-05:00",
    "CT": "America/Chicago",
    "MST": "-07:00",
    "MDT": "-06:00",
    "PST": "-08:00",
    "PDT": "-07:00",
    "PT": "America/Los_Angeles",
}
"""Zone letters as newspapers print them; "IST" is India's, by far the commonest in print."""

_ZONE = "|".join(sorted(ZONE_OFFSETS, key=len, reverse=True))
CLOCK = re.compile(
    rf"""(?<![\d:.,/-])(?P<hour>[01]?\d|2[0-3])
      (?:[:.](?P<minute>[0-5]\d)(?::[0-5]\d(?:\.\d+)?)?)?
      \s*(?P<half>[ap]\.?\ ?m\b\.?)?
      \s*(?:(?P<zone>(?:{_ZONE})(?![A-Za-z]))|(?P<offset>[+-][01]\d:?[0-5]\d))?(?![\d:])""",
    re.IGNORECASE | re.VERBOSE,
)


class Clock(NamedTuple):
    """A time of day as "HH:MM", and its zone if one is printed."""

    time: str
    zone: str | None


def parse_clock(words: str) -> Clock | None:
    """The first clock time in the words: it has minutes, or "a.m." or "p.m.".

    >>> parse_clock("5:02 PM CST")
    Clock(time='17:02', zone='-06:00')
    >>> parse_clock("page 12") is None
    True
    """
    return next(
        (read_clock(found) for found in CLOCK.finditer(words) if found["minute"] or found["half"]),
        None,
    )


def read_clock(found: re.Match[str]) -> Clock:
    """The time that a match of `CLOCK` stands for."""
    hour = int(found["hour"])
    half = (found["half"] or "").lower()[:1]
    if half and hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    return Clock(f"{hour:02d}:{found['minute'] or '00'}", _read_zone(found))


def _read_zone(found: re.Match[str]) -> str | None:
    """The zone of a match: an offset as printed, or what the letters stand for."""
    if found["offset"]:
        digits = found["offset"].replace(":", "")
        return f"{digits[:3]}:{digits[3:]}"
    return ZONE_OFFSETS[found["zone"].upper()] if found["zone"] else None
