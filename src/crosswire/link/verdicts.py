"""What people decided about pairs of mentions."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from crosswire.link.candidates import Pair, order_pair
from crosswire.link.facts import Side
from crosswire.model.decision import Decision, Verdict, order_decisions

Verdicts = Mapping[Pair, Verdict]


def find_verdicts(
    decisions: Sequence[Decision], sides: Sequence[Side], fallen: Collection[str]
) -> dict[Pair, Verdict]:
    """The last word on each pair of sides, by their numbers; none on mentions that have fallen."""
    if not decisions:
        return {}
    number_of = {
        side.mention.id: number
        for number, side in enumerate(sides)
        if side.mention.id not in fallen
    }
    return {
        order_pair(number_of[d.left], number_of[d.right]): d.verdict
        for d in order_decisions(decisions)
        if d.verdict and d.left in number_of and d.right in number_of
    }


def find_same(decisions: Iterable[Decision], mentions: Collection[str]) -> set[str]:
    """What people said is of one incident with any of some mentions, these among them."""
    same = ({d.left, d.right} for d in decisions if d.verdict == "same")
    return {key for pair in same if not pair.isdisjoint(mentions) for key in pair if key}


def pick_pairs(verdicts: Verdicts, verdict: Verdict) -> list[Pair]:
    """The pairs that were decided so, in order."""
    return sorted(pair for pair, said in verdicts.items() if said == verdict)
