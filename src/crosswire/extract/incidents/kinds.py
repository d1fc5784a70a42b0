"""Which type of incident the words and weapons of some frames speak of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence, Set
from typing import cast

from crosswire.extract.incidents.frames import Frame
from crosswire.extract.sentence.scan import Group
from crosswire.model.figure import Figure
from crosswire.model.mention import IncidentType

# What a weapon makes of an attack whose words leave the type open.
WEAPON_TYPES: dict[str, IncidentType] = {
    "rocket": "rocket_attack",
    "ballistic missile": "missile_attack",
    "cruise missile": "missile_attack",
    "missile": "missile_attack",
    "drone": "drone_attack",
    "mortar": "shelling",
    "artillery": "shelling",
    "tank": "shelling",
    "ied": "bombing",
    "bomb": "bombing",
    "car bomb": "bombing",
    "suicide vest": "bombing",
    "mine": "bombing",
    "airstrike": "airstrike",
    "gun": "shooting",
    "grenade": "shooting",
    "knife": "shooting",
}
# The weapon that the type alone says: "an air strike", "shots".
TYPE_WEAPONS = {"airstrike": "airstrike", "shooting": "gun"}
# A weapon told in general words, and those that say more of the same thing: bombs that warplanes
# drop are the air strike.
FINER_WEAPONS = {
    "missile": frozenset({"ballistic missile", "cruise missile"}),
    "ied": frozenset({"car bomb", "airstrike", "drone"}),  # "a drone packed with explosives"
    "fire": frozenset({"ied", "gun", "grenade", "drone", "rocket", "missile", "car bomb"}),
}
# Types that may be two accounts of one occurrence; "" agrees with all.
FAMILIES: dict[str, str] = {
    "rocket_attack": "projectile",
    "missile_attack": "projectile",
    "drone_attack": "projectile",
    "shelling": "projectile",
    "airstrike": "projectile",
    "projectile": "projectile",
    "interception_only": "projectile",
    "bombing": "bombing",
    "shooting": "armed",
    "raid_or_arrest": "arrest",
    "abduction": "abduction",
    "ship_attack": "ship",
}


def count_types(frames: Iterable[Frame], *, from_air: bool = False) -> Counter[str]:
    """How strongly each type is spoken of: explicit words weigh 3, weapons 2, weak words 1.

    The weights were set by looking at the labelled corpora: a weapon in the same clause is
    often the target's, so it weighs less than a word for the act itself. `from_air`: the article
    has named a doer whose strikes come from the air.
    """
    votes: Counter[str] = Counter()
    for frame in frames:
        air = _is_air(frame)
        for trigger in frame.triggers:
            votes.update(_trigger_votes(trigger, air, from_air=from_air))
        if frame.triggers and frame.scan.of("G", frame.span):
            votes.update({"ship_attack": SHIP_WEIGHT})
        for weapon in frame.weapons:
            votes.update(_weapon_votes(weapon, air))
        if any(toll.slot == "abducted" for toll in frame.tolls):
            votes.update({"abduction": ABDUCTION_WEIGHT})
    return votes


ABDUCTION_WEIGHT = 4  # people taken away weigh more than the shots that were fired as they were
SHIP_WEIGHT = 6  # a ship that is attacked makes it a ship attack, with whatever weapon


def _trigger_votes(trigger: Group, air: bool, *, from_air: bool) -> dict[str, int]:
    if trigger.entry is None:
        return {}
    kind = trigger.entry.word("type") or ""
    weight = 1 if trigger.entry.says_yes("weak") else 3
    if kind == "bombing" and air and not trigger.entry.word("weapon"):
        return {"airstrike": weight}
    if kind in {"strike", "raid"}:
        return {"airstrike": 2} if air or from_air else {}
    if trigger.entry.says_yes("actor_air") and not air:
        return {"bombing": 1}
    return {kind: weight} if kind in FAMILIES or kind == "assassination" else {}


def _weapon_votes(weapon: Group, air: bool) -> dict[str, int]:
    kind = WEAPON_TYPES.get(weapon_name(weapon) or "")
    if kind is None:
        return {}
    return {"airstrike": 2} if air and kind in {"missile_attack", "bombing"} else {kind: 2}


def weapon_name(weapon: Group) -> str | None:
    """The weapon's usual name."""
    return weapon.entry.word("weapon") if weapon.entry else None


def _is_air(frame: Frame) -> bool:
    """True if a doer in the sentence is a force whose strikes come from the air."""
    return any(agent.actor in frame.scan.air for agent in frame.agents)


def settle_type(frames: Sequence[Frame], *, from_air: bool = False) -> IncidentType:
    """The type with most votes, the first told of those that tie; `other_attack` if none."""
    if frames[0].seizes:
        return "raid_or_arrest"
    votes = count_types(frames, from_air=from_air)
    votes.pop("projectile", None)
    votes.pop("interception_only", None)
    if set(votes) == {"raid_or_arrest"} and _opens_attack(frames[0]):
        return "other_attack"
    if not votes:
        return "assassination" if _names_fatal(frames) else "other_attack"
    return cast(IncidentType, max(votes, key=lambda kind: votes[kind]))


def _opens_attack(frame: Frame) -> bool:
    """True for "a car ploughed into a crowd, killing two": the driver's arrest came later."""
    kinds = {
        t.entry.word("type")
        for t in frame.triggers
        if t.entry is not None and t.entry.word("form") == "verb"
    }
    hurt = any(toll.slot in {"killed", "injured"} and not toll.attackers for toll in frame.tolls)
    return hurt and bool(kinds & {"attack", "other_attack"}) and "raid_or_arrest" not in kinds


def settle_weapons(told: Set[str], kind: IncidentType) -> tuple[str, ...]:
    """The weapons of an incident in order, each told once, in its finest words.

    >>> settle_weapons({"missile", "cruise missile", "drone"}, "missile_attack")
    ('cruise missile', 'drone')
    >>> settle_weapons(set(), "shooting")
    ('gun',)
    """
    kept = {name for name in told if not FINER_WEAPONS.get(name, frozenset()) & told}
    implied = TYPE_WEAPONS.get(kind)
    return tuple(sorted(kept)) or ((implied,) if implied else ())


def _names_fatal(frames: Sequence[Frame]) -> bool:
    """True if one person of note was killed: a leader, a commander, somebody with a name."""
    return any(
        toll.slot == "killed" and toll.figure == Figure(1, 1) and toll.of in _NOTABLE
        for frame in frames
        for toll in frame.tolls
        if toll.victim is not None
    )


_NOTABLE = frozenset({"official", "militant", "named"})


def families_of(frames: Iterable[Frame]) -> frozenset[str]:
    """The families of types that some frames speak of."""
    return frozenset(FAMILIES[kind] for kind in count_types(frames) if kind in FAMILIES)
