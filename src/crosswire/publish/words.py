"""Values in plain English, the same on the screen and in the brief. Neutral: no value is judged."""

from __future__ import annotations

import unicodedata
from datetime import date, timedelta

from crosswire.model.figure import Figure, say_figure
from crosswire.model.incident import Settled, Voices
from crosswire.model.mention import Responsibility, Value
from crosswire.model.moment import MONTH_NAMES, Moment
from crosswire.model.place import Place

STANCES = {
    "claimed": "{actor} (claimed by itself)",
    "blamed": "{actor} (blamed)",
    "suspected": "{actor} (suspected)",
    "stated": "{actor} (stated as fact)",
    "denied": "{actor} (denies it)",
}
STATUSES = {
    "agreed": "agreed",
    "refined": "became more exact",
    "superseded": "took the place of an earlier word",
    "conflict": "sources differ",
    "single": "one source",
}
FINER = {
    "corrected_down": "corrected down",
    "different_scope": "others count only some of them, or other people",
}
RULES = {
    "latest_official": "latest official",
    "lowest": "lowest",
    "median_independent": "median of independent texts",
    "highest": "highest",
    "latest": "latest",
}
UCDP = {"ucdp_low": "low", "ucdp_best": "best", "ucdp_high": "high"}
MONTHS = tuple(name[:3] for name in MONTH_NAMES)


def clean(text: str) -> str:
    """The text on one line, without characters that steer a terminal or turn its direction round.

    >>> clean("a\\x1b[31mb\\nc")
    'a [31mb c'
    """
    return "".join(" " if unicodedata.category(c) in ("Cc", "Cf") else c for c in text)


def note_figure(figure: Figure) -> str:
    """A number in a few letters, for tables.

    >>> [note_figure(f) for f in (Figure(12, None), Figure(None, 9), Figure(2, 7), Figure(0, 0))]
    ['12+', '≤9', '2–7', '0']
    """
    about = "~" if figure.approximate else ""
    if figure.is_exact:
        return f"{about}{figure.low:,}"
    if figure.high is None:
        return "?" if figure.low is None else f"{about}{figure.low:,}+"
    return (
        f"{about}≤{figure.high:,}"
        if figure.low is None
        else f"{about}{figure.low:,}–{figure.high:,}"
    )


def say_moment(moment: Moment) -> str:
    """A date as one would say it, with the clock time and its zone if they are told.

    >>> say_moment(Moment(date(2024, 1, 20), date(2024, 1, 20), clock="18:30", zone="local"))
    '20 Jan 2024, 18:30 local time'
    >>> say_moment(Moment(date(2024, 7, 29), date(2024, 8, 4), "week"))
    '29 Jul to 4 Aug 2024'
    >>> say_moment(Moment(date(2024, 2, 1), date(2024, 2, 29), "month"))
    'Feb 2024'
    >>> say_moment(Moment(None, None, "unknown", words="Saturday"))
    '“Saturday”, day not fixed'
    """
    if moment.start is None or moment.end is None:
        return f"“{moment.words}”, day not fixed" if moment.words else "unknown"
    clock = f", {moment.clock}" if moment.clock else ""
    zone = say_zone(moment.zone) if moment.clock and moment.zone else ""
    return f"{_say_days(moment.start, moment.end)}{clock} {zone}".rstrip()


def say_zone(zone: str) -> str:
    """A zone of time as one would say it after the clock.

    >>> [say_zone(zone) for zone in ("local", "UTC", "+00:00", "+05:45", "America/New_York")]
    ['local time', 'UTC', 'UTC', 'UTC+05:45', 'New York time']
    """
    if zone in ("UTC", "Z") or zone[1:] in ("00:00", "0000"):
        return "UTC"
    if zone.startswith(("+", "-")):
        return f"UTC{zone}"
    return f"{zone.rpartition('/')[2].replace('_', ' ')} time"


def say_day(day: date) -> str:
    """A day as one would say it.

    >>> say_day(date(2024, 1, 20))
    '20 Jan 2024'
    """
    return _say_days(day, day)


def _say_days(start: date, end: date) -> str:
    """The days in as few words as say the same: a year, a month, a day, or from one to another."""
    if start.day == 1 and (end + timedelta(days=1)).day == 1 and start.year == end.year:
        if start.month == end.month:
            return f"{MONTHS[start.month - 1]} {start.year}"
        if (start.month, end.month) == (1, 12):
            return f"{start.year}"
    last = f"{end.day} {MONTHS[end.month - 1]} {end.year}"
    if start == end:
        return last
    year = f" {start.year}" if start.year != end.year else ""
    month = f" {MONTHS[start.month - 1]}" if year or start.month != end.month else ""
    return f"{start.day}{month}{year} to {last}"


def say_place(place: Place, *, short: bool = False) -> str:
    """A place with its province and country; with `short`, with its country alone.

    >>> say_place(Place("p", "Erbil", "Irbil", "IQ", "Erbil", None, None, "city"))
    'Erbil, IQ'
    """
    admin1 = None if short else place.admin1
    around = (admin1, place.country) if place.precision != "country" else ()
    return ", ".join([place.name, *(part for part in around if part and part != place.name)])


def say_type(kind: str) -> str:
    """A type of incident, or any other code, in words.

    >>> say_type("raid_or_arrest")
    'raid or arrest'
    """
    return kind.replace("_", " ")


def say_value(value: Value) -> str:
    """Any value a claim may hold."""
    match value:
        case Figure():
            return say_figure(value)
        case Moment():
            return say_moment(value)
        case Place():
            return say_place(value)
        case Responsibility():
            return STANCES[value.stance].format(actor=value.actor)
        case _:
            return say_type(value)


def say_status(settled: Settled) -> str:
    """Whether the voices agree on a value, in words.

    >>> say_status(Settled("killed", Figure(9, 9), Figure(4, 9), "superseded", (), ""))
    'replaced by a later figure'
    """
    if settled.finer is not None:
        apart = f"{STATUSES['conflict']}; " if settled.status == "conflict" else ""
        return apart + FINER[settled.finer]
    if settled.status == "superseded" and isinstance(settled.value, Figure):
        return "replaced by a later figure"
    return STATUSES[settled.status]


def say_voices(voices: Voices) -> str:
    """How many independent voices stand behind a value.

    >>> say_voices(Voices(Figure(1, 3), ())), say_voices(Voices(Figure(1, 1), ()))
    ('1 to 3 independent voices', '1 voice')
    """
    if voices.count.high in (0, 1):
        return "1 voice" if voices.count.high else "no article gives it"
    return f"{say_figure(voices.count)} independent voices"


def say_estimates(settled: Settled) -> str:
    """What other rules would print for a figure, each with its name; "" if there are none.

    >>> rules = (("latest", Figure(7, 7)), ("ucdp_low", Figure(5, 5)), ("ucdp_best", Figure(7, 7)))
    >>> say_estimates(Settled("killed", Figure(7, 7), None, "conflict", (), "", rules))
    'latest 7; UCDP low 5, best 7'
    """
    told = [f"{RULES[r]} {say_figure(figure)}" for r, figure in settled.by_rule if r in RULES]
    ucdp = [f"{UCDP[r]} {say_figure(figure)}" for r, figure in settled.by_rule if r in UCDP]
    return "; ".join([", ".join(told), *([f"UCDP {', '.join(ucdp)}"] if ucdp else [])])


def say_count(number: int, noun: str, plural: str | None = None) -> str:
    """A number with its noun.

    >>> say_count(1, "article"), say_count(2, "tally", "tallies")
    ('1 article', '2 tallies')
    """
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


RELATIONS = {
    "response_to": "said to respond to",
    "aftermath_of": "said to follow from",
    "part_of": "said to be part of",
    "precedes": "said to come before",
    "same_operation": "said to be one operation with",
}
