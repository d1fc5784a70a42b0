"""What type, weapons, counts, tolls and names of two mentions say for and against."""

from __future__ import annotations

import re
from collections.abc import Set

from crosswire.link import weights as w
from crosswire.link.facts import Fact, Side
from crosswire.link.words import load_common_words
from crosswire.model.figure import Figure

# Types that reports of one incident mix up. A type may stand in several groups.
_ALIKE = (
    frozenset({"rocket_attack", "missile_attack", "drone_attack", "shelling"}),
    frozenset({"airstrike", "drone_attack", "missile_attack", "shelling"}),
    frozenset({"interception_only", "drone_attack", "missile_attack", "rocket_attack"}),
    frozenset({"shooting", "bombing"}),
    frozenset({"shooting", "abduction"}),
    frozenset({"assassination", "airstrike", "drone_attack"}),
    frozenset({"assassination", "shooting"}),
    frozenset({"assassination", "bombing"}),
    frozenset({"ship_attack", "missile_attack", "drone_attack", "interception_only"}),
    frozenset({"shooting", "raid_or_arrest"}),
)
# All of these are heard as a blast: weaker evidence against a pair than a blast and a shooting.
_BLASTS = frozenset({"rocket_attack", "missile_attack", "drone_attack", "shelling"}) | {
    "airstrike",
    "bombing",
    "interception_only",
}
_RARE = frozenset({"assassination", "abduction"})
_VAGUE = "other_attack"
_ARREST = "raid_or_arrest"
_WORD = re.compile(r"[^\W\d_]{4,}")
FAR = 4  # tolls of one incident seldom differ by more than this factor …
FAR_ABOVE = 10  # … once they are above a handful
LARGE = 5
DEADLY = 30


def compare_types(left: Side, right: Side) -> Fact:
    """The fact of the two types; an attack and an arrest are seldom one incident."""
    one, other = left.mention.type, right.mention.type
    if one == other:
        return Fact(_weigh_type(one), f"both {_say(one)}")
    pair = f"{_say(one)} and {_say(other)}"
    if any({one, other} <= group for group in _ALIKE):
        return Fact(w.VAGUE_TYPE if _ARREST in (one, other) else w.LIKE_TYPE, f"alike: {pair}")
    if _ARREST in (one, other):
        return Fact(w.ARREST_AND_ATTACK, f"unlike: {pair}")
    if _VAGUE in (one, other):
        return Fact(w.VAGUE_TYPE, pair)
    if {one, other} <= _BLASTS:
        return Fact(w.BLAST_TYPE, f"unlike, but both blasts: {pair}")
    return Fact(w.UNLIKE_TYPE, f"unlike: {pair}")


def _weigh_type(kind: str) -> float:
    if kind in _RARE:
        return w.SAME_RARE_TYPE
    return w.VAGUE_TYPE if kind == _VAGUE else w.SAME_TYPE


def _say(kind: str) -> str:
    return kind.replace("_", " ")


def compare_weapons(left: Side, right: Side) -> Fact | None:
    """The fact of the weapons; "missile" agrees with "ballistic missile"."""
    one, other = _kinds(left.mention.weapons), _kinds(right.mention.weapons)
    if not one or not other:
        return None
    shared = one & other
    if shared:
        return Fact(w.SHARED_WEAPON, f"the same weapon, {', '.join(sorted(shared))}")
    return Fact(w.OTHER_WEAPONS, "other weapons")


def _kinds(weapons: tuple[str, ...]) -> set[str]:
    return {weapon.split()[-1] for weapon in weapons if weapon}


def compare_munitions(left: Side, right: Side) -> Fact | None:
    """The fact of how many munitions were used."""
    one, other = left.mention.munitions, right.mention.munitions
    if one is None or other is None:
        return None
    if one.is_exact and one == other:
        return Fact(w.SAME_COUNT, f"the same count, {one.low}")
    if one.agrees_with(other):
        return Fact(w.COUNTS_AGREE, "counts that agree")
    return Fact(w.COUNTS_DIFFER, "counts that differ")


def compare_tolls(left: Side, right: Side) -> list[Fact]:
    """The facts of the killed and of the injured, a toll that rises with time being no surprise."""
    one, other = left.mention, right.mention
    found = [
        _compare_toll("killed", one.killed, other.killed, _order(left, right)),
        _compare_toll("injured", one.injured, other.injured, _order(left, right)),
    ]
    return [fact for fact in found if fact is not None]


def _order(left: Side, right: Side) -> int:
    """-1 if the left article is the earlier, 1 if the right one is, 0 if that is not known."""
    one, other = left.published, right.published
    if one is None or other is None or one.start is None or other.start is None:
        return 0
    return (one.start > other.start) - (one.start < other.start)


def _compare_toll(slot: str, one: Figure | None, other: Figure | None, order: int) -> Fact | None:
    if one is None or other is None:
        return None
    if one.is_exact and (one.low, one.high) == (other.low, other.high):
        return _same_toll(slot, one.low or 0)
    if one.agrees_with(other):
        return Fact(w.TOLLS_AGREE, f"numbers of {slot} that agree")
    if min(_size(one), _size(other)) >= DEADLY:
        return Fact(w.BOTH_DEADLY, f"many {slot} in both")
    if _is_far(one, other):
        return Fact(w.TOLLS_FAR_APART, f"numbers of {slot} far apart")
    return _compare_unlike(slot, one, other, order)


def _compare_unlike(slot: str, one: Figure, other: Figure, order: int) -> Fact:
    earlier, later = (one, other) if order <= 0 else (other, one)
    if order == 0 or _size(later) >= _size(earlier):
        return Fact(w.TOLL_ROSE, f"numbers of {slot} that may have risen")
    return Fact(w.TOLL_FELL, f"fewer {slot} in the later article")


def _same_toll(slot: str, number: int) -> Fact:
    if number == 0:
        return Fact(w.TOLLS_AGREE, f"both say none {slot}")
    weight = w.SAME_LARGE_TOLL if number >= LARGE else w.SAME_TOLL
    return Fact(weight, f"both say {number} {slot}")


def _size(figure: Figure) -> int:
    return figure.low if figure.low is not None else figure.high or 0


def _is_far(one: Figure, other: Figure) -> bool:
    small, large = sorted((_size(one), _size(other)))
    return large > FAR_ABOVE and large > FAR * small


def compare_victims(left: Side, right: Side) -> Fact | None:
    """The fact of the victims' names; killings of different people are different killings."""
    one, other = _surnames(left.mention.victims), _surnames(right.mention.victims)
    if not one or not other:
        return None
    shared = one & other
    if shared:
        return Fact(w.SHARED_VICTIM, f"the same victim, {', '.join(sorted(shared))}")
    killing = "assassination" in (left.mention.type, right.mention.type)
    return Fact(w.OTHER_VICTIMS, "other victims", forbids=killing)


def _surnames(names: tuple[str, ...]) -> set[str]:
    """The last words of names that begin with capitals: "a top commander" is nobody's name."""
    words = [name.split() for name in names]
    return {name[-1].lower() for name in words if name and name[0][:1].isupper()}


def compare_targets(left: Side, right: Side) -> Fact | None:
    """The fact of the words in which the target is named."""
    shared = _target_words(left) & _target_words(right)
    if not shared:
        return None
    return Fact(w.SHARED_TARGET_WORD, f"the same target, {', '.join(sorted(shared))}")


def _target_words(side: Side) -> Set[str]:
    return set(_WORD.findall((side.mention.target or "").lower())) - load_common_words().target


def compare_doers(left: Side, right: Side) -> Fact | None:
    """The fact of who is said to have done it, by the outlet or by themselves.

    Two different states contradict each other, as do a state and a group; two groups do not,
    since one may act under several names.
    """
    if left.states and right.states:
        if left.states & right.states:
            return Fact(w.SHARED_DOER, "the same state")
        return Fact(w.OTHER_STATE, "done by different states")
    if left.groups & right.groups:
        return Fact(w.SHARED_DOER, "the same group")
    if (left.states and right.groups) or (right.states and left.groups):
        return Fact(w.STATE_AND_GROUP, "done by a state, and by a group")
    return None
