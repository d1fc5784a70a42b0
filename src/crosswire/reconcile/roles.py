"""Who is tied to an incident, settled over all its sources."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from crosswire.lexicon.actors import load_actors
from crosswire.lexicon.load import load_lexicon
from crosswire.model.incident import Settled
from crosswire.model.mention import Responsibility
from crosswire.reconcile.reports import Report, Source, claims_of, count_origins, report

# A claim of one's own says most; a denial names somebody, but ties nobody to it.
RANK = {"claimed": 0, "stated": 1, "blamed": 2, "suspected": 3, "denied": 4}
Reports = Sequence[Report[Responsibility]]


def settle_responsibility(sources: Sequence[Source]) -> Settled | None:
    """The actor who is tied to it most firmly, and the one who is tied to it instead, if any.

    A claim is not a fact: the stance stays with the actor. Two claimants, or an accused who
    denies, are a conflict.
    """
    reports = [
        report(role, source, "responsibility")
        for source in sources
        for role in source.mention.responsibility
    ]
    if not reports:
        return None
    chosen = min(reports, key=lambda r: _rank(r, reports))
    rival = find_rival(chosen.value, [r.value for r in reports])
    claims = claims_of(reports)
    if rival is not None:
        rule = "the firmest tie stands first; another actor claims it, or the actor denies it"
        return Settled("responsibility", chosen.value, rival, "conflict", claims, rule)
    return _settle_firmest(chosen, reports)


def _settle_firmest(chosen: Report[Responsibility], reports: Reports) -> Settled:
    claims = claims_of(reports)
    same = [r for r in reports if same_actor(r.value.actor, chosen.value.actor)]
    if len(same) < len(reports):
        spread = next(r.value for r in reports if r not in same)
        rule = "a claim stands before a statement, blame and suspicion"
        return Settled("responsibility", chosen.value, spread, "refined", claims, rule)
    if count_origins(same) > 1:
        return Settled(
            "responsibility", chosen.value, None, "agreed", claims, "all sources name it"
        )
    return Settled("responsibility", chosen.value, None, "single", claims, "one source names it")


def _rank(one: Report[Responsibility], reports: Reports) -> tuple[int, int, str]:
    same = [r for r in reports if same_actor(r.value.actor, one.value.actor)]
    return RANK[one.value.stance], -count_origins(same), one.value.actor


def find_rival(chosen: Responsibility, roles: Sequence[Responsibility]) -> Responsibility | None:
    """Another claimant, or the denial of the actor itself; None if nobody stands against it."""
    for role in roles:
        same = same_actor(role.actor, chosen.actor)
        both_claim = chosen.stance == role.stance == "claimed"
        if both_claim and not are_one(role.actor, chosen.actor):
            return role
        if same and role.stance == "denied" != chosen.stance:
            return role
    return None


@lru_cache(maxsize=1 << 16)
def are_one(left: str, right: str) -> bool:
    """True for one actor, and for two of which one is a part of the other, or its mask.

    >>> are_one("Kataib Hezbollah", "Islamic Resistance in Iraq"), are_one("Hamas", "Hezbollah")
    (True, False)
    """
    tie = load_actors(load_lexicon()).tie(left, right)
    return same_actor(left, right) or tie in {"same", "part"}


@lru_cache(maxsize=1 << 16)
def same_actor(left: str, right: str) -> bool:
    """True if two names are one or one holds the other's words.

    >>> same_actor("Islamic State", "Islamic State (Daesh)"), same_actor("Hamas", "Hezbollah")
    (True, False)
    """
    one, other = (
        set(name.lower().replace("(", "").replace(")", "").split()) for name in (left, right)
    )
    return bool(one) and bool(other) and (one <= other or other <= one)
