"""What a person should look at: pairs about which the program is unsure, or contradicted."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

import msgspec

from crosswire.link.candidates import Pair, order_pair
from crosswire.model.decision import Decision
from crosswire.model.incident import Link

SURE = 0.95  # a decision against so sure a link, or for one as unlikely, is worth a second look


class Doubt(msgspec.Struct, frozen=True):
    """A pair of mentions to look at, what the program did with them, and how much hangs on it.

    `weight` is what a look would change: how unsure the pair is, times the mentions of the two
    incidents that would be joined or parted. `decided` names the decision that is contradicted.
    """

    left: str
    right: str
    joined: bool
    score: float
    weight: float
    reasons: tuple[str, ...]
    decided: str | None = None


def rank_doubts(
    links: Iterable[Link],
    groups: Sequence[Collection[str]],
    decisions: Sequence[Decision],
) -> list[Doubt]:
    """The doubtful pairs, best first: those on which the most hangs; one for each two incidents.

    A decided pair comes up again only where strong evidence speaks against the decision.
    """
    group_of = {key: number for number, members in enumerate(groups) for key in members}
    said = {order_pair(d.left, d.right): d for d in decisions if d.verdict and d.left and d.right}
    best: dict[tuple[int, int, bool], Doubt] = {}
    for link in links:
        doubt = _find_doubt(link, group_of, groups, said)
        if doubt is not None:
            one, other = sorted((group_of[link.left], group_of[link.right]))
            key = (one, other, doubt.decided is not None)
            best[key] = max(best.get(key, doubt), doubt, key=lambda held: held.weight)
    return sorted(best.values(), key=lambda d: (d.decided is None, -d.weight, d.left, d.right))


def _find_doubt(
    link: Link,
    group_of: Mapping[str, int],
    groups: Sequence[Collection[str]],
    said: Mapping[Pair, Decision],
) -> Doubt | None:
    """The doubt of a link; None where nothing is in doubt."""
    decision = said.get((link.left, link.right))
    if decision is not None and not _contradicts(decision, link.score):
        return None
    ends = {group_of[link.left], group_of[link.right]}
    joined = len(ends) == 1
    if decision is None and joined and link.score >= SURE:
        return None
    size = sum(len(groups[end]) for end in ends)
    weight = size * (1.0 if decision else _rate_doubt(link))
    decided = decision.id if decision else None
    return Doubt(link.left, link.right, joined, link.score, round(weight, 3), link.reasons, decided)


def _rate_doubt(link: Link) -> float:
    """How unsure a link is, from 0 to 1; one that was refused for its groups' sake is half so."""
    refused = any(reason.startswith("not joined") for reason in link.reasons)
    return max(1 - abs(2 * link.score - 1), 0.5 if refused else 0.0)


def _contradicts(decision: Decision, score: float) -> bool:
    if decision.verdict == "same":
        return score <= 1 - SURE
    return decision.verdict == "different" and score >= SURE
