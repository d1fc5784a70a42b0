"""How well each part of an incident is attested, in the words of Airwars.

confirmed   the doer accepts it, or sources that do not depend on each other agree
fair        two or more independent sources, or a value made more exact or brought up to date
weak        one source, or suspicion alone
contested   sources contradict each other, or those accused deny it
discounted  everybody who claimed it took the claim back (responsibility), or all that is said of it
            is that it did not happen (happened)
unknown     nobody says
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from crosswire.model.incident import Claimant, Grades, Settled, Sources, Status
from crosswire.model.mention import Claim, Mention, Responsibility
from crosswire.model.moment import Moment
from crosswire.model.place import Place
from crosswire.reconcile.roles import RANK, find_rival

_BY_STATUS: Mapping[Status, str] = {
    "agreed": "confirmed",
    "refined": "fair",
    "superseded": "fair",
    "conflict": "contested",
    "single": "weak",
}
FIGURES = ("killed", "injured", "casualties")
MANY = 3  # so many independent sources confirm that something happened without the doer's word


def grade_incident(
    mentions: Sequence[Mention],
    settled: Sequence[Settled],
    sources: Sources,
    claimants: Sequence[Claimant],
) -> Grades:
    """The five grades of an incident."""
    slots = {value.slot: value for value in settled}
    roles = [role for mention in mentions for role in mention.responsibility]
    return Grades(
        happened=_grade_happened(mentions, roles, sources),
        responsibility=_grade_responsibility(roles, sources, claimants),
        figures=_grade_figures(slots),
        place=_grade_place(slots.get("place")),
        date=_grade_date(slots.get("date")),
    )


def _grade_happened(
    mentions: Sequence[Mention], roles: Sequence[Responsibility], sources: Sources
) -> str:
    if is_denied([claim for mention in mentions for claim in mention.claims]):
        return "discounted"
    low, several = sources.independent.low or 1, _are_several(sources)
    claimed = any(role.stance == "claimed" for role in roles)
    if low >= MANY or (several and claimed):
        return "confirmed"
    return "fair" if several else "weak"


_STANDING = frozenset({"claimed", "co_claimed", "competing"})


def is_denied(claims: Sequence[Claim]) -> bool:
    """True if all that is said of the occurrence is that it did not happen."""
    modalities = {claim.modality for claim in claims if claim.slot == "type"}
    return modalities == {"denied"}


def _are_several(sources: Sources) -> bool:
    return (sources.independent.high or 1) > 1


def _grade_responsibility(
    roles: Sequence[Responsibility], sources: Sources, claimants: Sequence[Claimant]
) -> str:
    """A claim of one's own that nobody contests confirms; blame and suspicion alone do not."""
    if not roles:
        return "unknown"
    standings = {entry.standing for entry in claimants}
    if "withdrawn" in standings and not standings & _STANDING:
        return "discounted"
    stances = {role.stance for role in roles}
    firmest = [role for role in roles if RANK[role.stance] == min(RANK[s] for s in stances)]
    if stances == {"denied"} or any(find_rival(role, roles) for role in firmest):
        return "contested"
    if "claimed" in stances:
        return "confirmed"
    return "fair" if _are_several(sources) and stances & {"stated", "blamed"} else "weak"


def _grade_figures(slots: Mapping[str, Settled]) -> str:
    """The worst grade of the tolls: a reader takes them together."""
    given = [_BY_STATUS[slots[name].status] for name in FIGURES if name in slots]
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
