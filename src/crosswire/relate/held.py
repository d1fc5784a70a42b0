"""What the ledger itself holds for the countries and days of a total: shown beside, never added."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TypeVar

import msgspec

from crosswire.model.figure import Figure, span_figures
from crosswire.model.incident import Incident
from crosswire.model.mention import Responsibility, Value
from crosswire.model.moment import Moment
from crosswire.model.place import Place
from crosswire.model.related import Tally

Kind = TypeVar("Kind", Moment, Place, Figure, Responsibility)
NO_ATTACKS = frozenset({"raid_or_arrest"})
SLOTS = {"cumulative_killed": "killed", "cumulative_injured": "injured"}
NOT_HELD = {
    "deployment": "forces are no incidents",
    "foiled_tally": "what was foiled is no incident",
}


class Held(msgspec.Struct, frozen=True):
    """Our own count for the same scope, or in `why_not` why there is none.

    `figure` is how many attacks, or the sum of the lowest and of the highest figures of those
    killed or injured in them; `incidents` are the ids of all of them.
    """

    figure: Figure | None
    incidents: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    why_not: str | None = None


def hold_beside(
    tally: Tally, since: date | None, until: date | None, incidents: Sequence[Incident]
) -> Held:
    """The attacks that the ledger holds in a tally's countries from its first day to its last.

    An attack counts whose first day is told and lies within. Those of whoever the tally says is
    attacked are not counted: strikes of the target's own forces are no attacks on it.
    """
    why_not = _refuse(tally, since, until)
    if why_not or since is None or until is None:
        return Held(None, why_not=why_not)
    held = [i for i in incidents if _is_within(i, tally, since, until)]
    slot = SLOTS.get(tally.kind)
    figure = _sum(held, slot) if slot else Figure(len(held), len(held))
    return Held(figure, tuple(sorted(incident.id for incident in held)), since, until)


def _refuse(tally: Tally, since: date | None, until: date | None) -> str | None:
    if tally.kind in NOT_HELD:
        return NOT_HELD[tally.kind]
    if tally.kind == "cumulative_abducted":
        return "people taken are not counted by incident"
    if not tally.countries:
        return "no country is told"
    if since is None:
        return "no first day is told"
    return None if until is not None else "the article's day is not known"


def _is_within(incident: Incident, tally: Tally, since: date, until: date) -> bool:
    place, when = find_value(incident, "place", Place), find_value(incident, "date", Moment)
    if place is None or place.country not in tally.countries or incident.type in NO_ATTACKS:
        return False
    day = when.start if when else None
    doer = find_value(incident, "responsibility", Responsibility)
    own = doer is not None and doer.actor in tally.targets
    return day is not None and since <= day <= until and not own


def find_value(incident: Incident, slot: str, kind: type[Kind]) -> Kind | None:
    """The settled value of a slot; None if the incident has none."""
    return next((v for v in _values(incident, slot) if isinstance(v, kind)), None)


def _values(incident: Incident, slot: str) -> Iterator[Value]:
    return (settled.value for settled in incident.settled if settled.slot == slot)


def _sum(incidents: Sequence[Incident], slot: str) -> Figure:
    """From the sum of the lowest figures to that of the highest; open if one of them is."""
    told = [_figures(incident, slot) for incident in incidents]
    ranges = [span_figures(figures) for figures in told if figures]
    low = sum(figure.low or 0 for figure in ranges)
    highs = [figure.high for figure in ranges if figure.high is not None]
    return Figure(low, max(low, sum(highs)) if len(highs) == len(ranges) else None)


def _figures(incident: Incident, slot: str) -> list[Figure]:
    """The settled figure of an incident and its spread; nothing where nobody gives one."""
    return [
        figure
        for settled in incident.settled
        if settled.slot == slot
        for figure in (settled.value, settled.spread)
        if isinstance(figure, Figure)
    ]
