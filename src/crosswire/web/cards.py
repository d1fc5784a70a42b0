"""An incident in one row, as the table, the timeline and the map show it."""

from __future__ import annotations

from datetime import date
from pathlib import PurePath
from typing import TypeVar

import msgspec

from crosswire.model.figure import Figure, say_figure
from crosswire.model.incident import Claimant, Incident, Settled
from crosswire.model.moment import Moment
from crosswire.model.place import Place
from crosswire.publish.words import note_figure, say_moment, say_place, say_type, say_value

Kind = TypeVar("Kind", Moment, Place)
LONGEST = 160  # characters of a title in a row
TOLLS = ("killed", "injured", "casualties", "missing", "detained", "munitions")
UNCLAIMED = "no group has claimed it"


class Toll(msgspec.Struct, frozen=True):
    """A figure in a few letters, and whether sources differ on it."""

    slot: str
    label: str
    text: str
    status: str


class Row(msgspec.Struct, frozen=True):
    """An incident in short. What is unknown is null; `differs` names what sources differ on."""

    id: str
    title: str
    type: str
    type_label: str
    start: date | None
    end: date | None
    when: str
    where: str | None
    place: str | None
    place_id: str | None
    country: str | None
    precision: str | None
    lat: float | None
    lon: float | None
    tolls: tuple[Toll, ...]
    differs: tuple[str, ...]
    claimed: str | None
    articles: int
    outlets: int
    independent: str
    grade: str

    def toll(self, slot: str) -> Toll | None:
        """The figure of a slot; None if no article gives one."""
        return next((toll for toll in self.tolls if toll.slot == slot), None)


def make_row(incident: Incident) -> Row:
    """An incident as a row."""
    values = {settled.slot: settled for settled in incident.settled}
    when, place = _find_value(incident, Moment), _find_value(incident, Place)
    sources = incident.sources
    return Row(
        id=incident.id,
        title=clip(incident.title),
        type=incident.type,
        type_label=say_type(incident.type),
        start=when.start if when else None,
        end=when.end if when else None,
        when=say_moment(when) if when else "date unknown",
        where=clip(say_place(place, short=True)) if place else None,
        place=clip(place.name) if place else None,
        place_id=place.id if place else None,
        country=place.country if place else None,
        precision=place.precision if place else None,
        lat=place.lat if place else None,
        lon=place.lon if place else None,
        tolls=tuple(_make_toll(values[slot]) for slot in TOLLS if slot in values),
        differs=tuple(say_type(s.slot) for s in incident.settled if s.status == "conflict"),
        claimed=say_claimed(values.get("claim_status"), incident.claimants),
        articles=sources.articles,
        outlets=sources.outlets,
        independent=say_figure(sources.independent),
        grade=incident.grades.happened,
    )


def _find_value(incident: Incident, kind: type[Kind]) -> Kind | None:
    return next((s.value for s in incident.settled if isinstance(s.value, kind)), None)


def _make_toll(settled: Settled) -> Toll:
    value = settled.value
    text = note_figure(value) if isinstance(value, Figure) else say_value(value)
    return Toll(settled.slot, say_type(settled.slot), text, settled.status)


def say_claimed(status: Settled | None, claimants: tuple[Claimant, ...]) -> str | None:
    """Who claimed a deed, or that nobody had; None if no article says anything of it."""
    said = [f"{entry.actor} ({say_type(entry.standing)})" for entry in claimants]
    if said:
        return "; ".join(said)
    return UNCLAIMED if status is not None and status.value == "none_yet" else None


def clip(text: str, longest: int = LONGEST) -> str:
    """A text on one line, cut with … where it is too long.

    >>> clip("one  two three", 7)
    'one tw…'
    """
    line = " ".join(text[: longest * 4].split())
    return line if len(line) <= longest else line[: longest - 1] + "…"


def name_file(path: str) -> str:
    """The name of a file without its folders, which tell of the machine that read it.

    >>> name_file("/home/reader/in/one.txt")
    'one.txt'
    """
    return clip(PurePath(path).name or path)
