"""What people decided about pairs of mentions."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from crosswire.link.candidates import Pair, order_pair
from crosswire.model.decision import Decision, Verdict, order_decisions


def find_verdicts(decisions: Sequence[Decision], keys: Collection[str]) -> dict[Pair, Verdict]:
    """The last word on each pair of the given mentions."""
    return {
        order_pair(d.left, d.right): d.verdict
        for d in order_decisions(decisions)
        if d.verdict and d.left in keys and d.right in keys and d.left and d.right
    }


def pick_pairs(verdicts: Mapping[Pair, Verdict], verdict: Verdict) -> list[Pair]:
    """The pairs that were decided so, in order."""
    return sorted(pair for pair, said in verdicts.items() if said == verdict)
