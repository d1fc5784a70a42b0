"""What type, weapons, counts, tolls and names of two mentions say for and against."""

from __future__ import annotations

from datetime import date

from crosswire.link.facts import Fact, Side, make_fact
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
FAR = 4  # tolls of one incident seldom differ by more than this factor …
FAR_ABOVE = 10  # … once they are above a handful
LARGE = 5
DEADLY = 30


def compare_types(left: Side, right: Side) -> Fact:
    """The fact of the two types; an attack and an arrest are seldom one incident."""
    one, other = left.mention.type, right.mention.type
    if one == other:
        return make_fact(_name_type(one), f"both {_say(one)}")
    pair = f"{_say(one)} and {_say(other)}"
    if any({one, other} <= group for group in _ALIKE):
        return make_fact("vague_type" if _ARREST in (one, other) else "like_type", f"alike: {pair}")
    if _ARREST in (one, other):
        return make_fact("arrest_and_attack", f"unlike: {pair}")
    if _VAGUE in (one, other):
        return make_fact("vague_type", pair)
    if {one, other} <= _BLASTS:
        return make_fact("blast_type", f"unlike, but both blasts: {pair}")
    return make_fact("unlike_type", f"unlike: {pair}")


def _name_type(kind: str) -> str:
    if kind in _RARE:
        return "same_rare_type"
    return "vague_type" if kind == _VAGUE else "same_type"


def _say(kind: str) -> str:
    return kind.replace("_", " ")


def compare_weapons(left: Side, right: Side) -> Fact | None:
    """The fact of the weapons; "missile" agrees with "ballistic missile"."""
    one, other = left.weapons, right.weapons
    if not one or not other:
        return None
    shared = one & other
    if shared:
        return make_fact("shared_weapon", f"the same weapon, {', '.join(sorted(shared))}")
    return make_fact("other_weapons", "other weapons")


def compare_munitions(left: Side, right: Side) -> Fact | None:
    """The fact of how many munitions were used."""
    one, other = left.mention.munitions, right.mention.munitions
    if one is None or other is None:
        return None
    if one.is_exact and one == other:
        return make_fact("same_count", f"the same count, {one.low}")
    if one.agrees_with(other):
        return make_fact("counts_agree", "counts that agree")
    return make_fact("counts_differ", "counts that differ")


def compare_killed(left: Side, right: Side) -> Fact | None:
    """The fact of the killed, a toll that rises with time being no surprise."""
    return _compare_toll("killed", left.mention.killed, right.mention.killed, _order(left, right))


def compare_injured(left: Side, right: Side) -> Fact | None:
    """The fact of the injured, likewise."""
    one, other = left.mention.injured, right.mention.injured
    return _compare_toll("injured", one, other, _order(left, right))


def show_toll(side: Side, toll: Figure | None) -> tuple[Figure, date | None] | None:
    """What a comparison of tolls takes into account: the figure, and when it was published."""
    published = side.published
    return (toll, published.start if published else None) if toll is not None else None


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
        return make_fact("tolls_agree", f"numbers of {slot} that agree")
    if min(_size(one), _size(other)) >= DEADLY:
        return make_fact("both_deadly", f"many {slot} in both")
    if _is_far(one, other):
        return make_fact("tolls_far_apart", f"numbers of {slot} far apart")
    return _compare_unlike(slot, one, other, order)


def _compare_unlike(slot: str, one: Figure, other: Figure, order: int) -> Fact:
    earlier, later = (one, other) if order <= 0 else (other, one)
    if order == 0 or _size(later) >= _size(earlier):
        return make_fact("toll_rose", f"numbers of {slot} that may have risen")
    return make_fact("toll_fell", f"fewer {slot} in the later article")


def _same_toll(slot: str, number: int) -> Fact:
    if number == 0:
        return make_fact("tolls_agree", f"both say none {slot}")
    name = "same_large_toll" if number >= LARGE else "same_toll"
    return make_fact(name, f"both say {number} {slot}")


def _size(figure: Figure) -> int:
    return figure.low if figure.low is not None else figure.high or 0


def _is_far(one: Figure, other: Figure) -> bool:
    small, large = sorted((_size(one), _size(other)))
    return large > FAR_ABOVE and large > FAR * small


def compare_victims(left: Side, right: Side) -> Fact | None:
    """The fact of the victims' names; killings of different people are different killings."""
    one, other = left.surnames, right.surnames
    if not one or not other:
        return None
    shared = one & other
    if shared:
        return make_fact("shared_victim", f"the same victim, {', '.join(sorted(shared))}")
    killing = "assassination" in (left.mention.type, right.mention.type)
    return make_fact("other_victims", "other victims", forbids=killing)


def show_victims(side: Side) -> tuple[frozenset[str], str] | None:
    """What `compare_victims` takes into account."""
    return (side.surnames, side.mention.type) if side.surnames else None


def compare_targets(left: Side, right: Side) -> Fact | None:
    """The fact of the words in which the target is named."""
    shared = left.aims & right.aims
    if not shared:
        return None
    return make_fact("shared_target_word", f"the same target, {', '.join(sorted(shared))}")


def compare_doers(left: Side, right: Side) -> Fact | None:
    """The fact of who is said to have done it, by the outlet or by themselves.

    Two different states contradict each other, as do a state and a group; two groups do not,
    since one may act under several names.
    """
    if left.states and right.states:
        if left.states & right.states:
            return make_fact("shared_doer", "the same state")
        return make_fact("other_state", "done by different states")
    if left.groups & right.groups:
        return make_fact("shared_doer", "the same group")
    if (left.states and right.groups) or (right.states and left.groups):
        return make_fact("state_and_group", "done by a state, and by a group")
    return None


def show_doers(side: Side) -> tuple[frozenset[str], frozenset[str]] | None:
    """What `compare_doers` takes into account."""
    return (side.states, side.groups) if side.states or side.groups else None
