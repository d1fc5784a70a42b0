"""How well each part of an incident is attested, in the words of Airwars.

confirmed   the doer accepts it, or sources that do not depend on each other agree
fair        two or more independent sources, or a value made more exact or brought up to date
weak        one source, or suspicion alone
contested   sources contradict each other, or those accused deny it
unknown     nobody says
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from crosswire.model.incident import Grades, Settled, Sources, Status
from crosswire.model.mention import Claim, Mention, Responsibility
from crosswire.model.moment import Moment
from crosswire.model.place import Place
from crosswire.reconcile.roles import find_rival

_BY_STATUS: Mapping[Status, str] = {
    "agreed": "confirmed",
    "refined": "fair",
    "superseded": "fair",
    "conflict": "contested",
    "single": "weak",
}
_FIGURES = ("killed", "injured", "casualties")
MANY = 3  # so many independent sources confirm that something happened without the doer's word


def grade_incident(
    mentions: Sequence[Mention], settled: Sequence[Settled], sources: Sources
) -> Grades:
    """The five grades of an incident."""
    slots = {value.slot: value for value in settled}
    roles = [role for mention in mentions for role in mention.responsibility]
    return Grades(
        happened=_grade_happened(mentions, roles, sources),
        responsibility=_grade_responsibility(roles, sources),
        figures=_grade_figures(slots),
        place=_grade_place(slots.get("place")),
        date=_grade_date(slots.get("date")),
    )


def _grade_happened(
    mentions: Sequence[Mention], roles: Sequence[Responsibility], sources: Sources
) -> str:
    claims = [claim for mention in mentions for claim in mention.claims if claim.slot == "type"]
    if claims and all(_is_denied(claim) for claim in claims):
        return "contested"
    low, high = sources.independent.low or 1, sources.independent.high or 1
    if low >= MANY or (high > 1 and any(role.stance == "claimed" for role in roles)):
        return "confirmed"
    return "fair" if high > 1 else "weak"


def _is_denied(claim: Claim) -> bool:
    return claim.modality == "denied"


def _grade_responsibility(roles: Sequence[Responsibility], sources: Sources) -> str:
    """A claim of one's own that nobody contests confirms; blame and suspicion alone do not."""
    ties = [role for role in roles if role.stance != "denied"]
    if not ties:
        return "contested" if roles else "unknown"
    if any(find_rival(role, roles) for role in ties):
        return "contested"
    stances = {role.stance for role in ties}
    if "claimed" in stances:
        return "confirmed"
    several = (sources.independent.high or 1) > 1
    return "fair" if several and stances & {"stated", "blamed"} else "weak"


def _grade_figures(slots: Mapping[str, Settled]) -> str:
    """The worst grade of the tolls: a reader takes them together."""
    given = [_BY_STATUS[slots[name].status] for name in _FIGURES if name in slots]
    order = ("contested", "weak", "fair", "confirmed")
    return min(given, key=order.index) if given else "unknown"


def _grade_place(settled: Settled | None) -> str:
    if settled is None or not isinstance(settled.value, Place):
        return "unknown"
    if settled.value.precision == "country" and settled.status != "conflict":
        return "weak"
    return _BY_STATUS[settled.status]


def _grade_date(settled: Settled | None) -> str:
    if settled is None or not isinstance(settled.value, Moment):
        return "unknown"
    if settled.value.days != 1 and settled.status != "conflict":
        return "weak"
    return _BY_STATUS[settled.status]
