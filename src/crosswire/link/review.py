"""What a person should look at: pairs about which the program is unsure, or contradicted."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

import msgspec

from crosswire.link.explain import Explanation
from crosswire.link.weights import load_weights
from crosswire.model.decision import Decision
from crosswire.model.incident import Link

_REFUSED = {"outdone": "another mention fits better", "unsure": "another mention fits as well"}
SURE = 0.95  # a decision against so sure a link, or for one as unlikely, is worth a second look


class Doubt(msgspec.Struct, frozen=True):
    """A pair of mentions to look at, what the program did with them, and how much hangs on it.

    `score` goes from 0 to 1, 0.5 being the bar. `weight` is what a look would change: how unsure
    the pair is, times the mentions of the two incidents that would be joined or parted. `decided`
    names the decision that is contradicted, `refused` why a pair that passes the bar is not joined.
    """

    left: str
    right: str
    joined: bool
    score: float
    weight: float
    refused: str | None = None
    decided: str | None = None


def rank_doubts(
    links: Iterable[Link],
    groups: Sequence[Collection[str]],
    decided: Sequence[tuple[Decision, Explanation]],
) -> list[Doubt]:
    """The doubtful pairs, best first: those on which the most hangs; one for each two incidents.

    A decided pair comes up again only where strong evidence speaks against the decision.
    """
    group_of = {key: number for number, members in enumerate(groups) for key in members}
    settled = {(why.left, why.right) for _, why in decided}
    found = [*_find_contradicted(decided, group_of, groups)]
    found += _find_unsure((link for link in links if _ends(link) not in settled), group_of, groups)
    best: dict[tuple[int, int, bool], Doubt] = {}
    for doubt in found:
        one, other = sorted((group_of[doubt.left], group_of[doubt.right]))
        key = (one, other, doubt.decided is not None)
        best[key] = max(best.get(key, doubt), doubt, key=lambda held: held.weight)
    return sorted(best.values(), key=lambda d: (d.decided is None, -d.weight, d.left, d.right))


def _ends(link: Link) -> tuple[str, str]:
    return (link.left, link.right) if link.left < link.right else (link.right, link.left)


def _find_unsure(
    links: Iterable[Link], group_of: Mapping[str, int], groups: Sequence[Collection[str]]
) -> Iterator[Doubt]:
    """The links near the bar, and those of groups that were refused."""
    for link in links:
        left, right = _ends(link)
        if left not in group_of or right not in group_of:
            continue
        ends = {group_of[left], group_of[right]}
        score = score_total(link.total)
        unsure = 0.5 < score < SURE if len(ends) == 1 else abs(link.total - _bar()) <= _margin()
        refused = (_REFUSED.get(link.state) or link.refused) if len(ends) > 1 else None
        if unsure or refused:
            rate = max(1 - abs(2 * score - 1), 0.5 if refused else 0.0)
            weight = round(_count(ends, groups) * rate, 3)
            yield Doubt(left, right, len(ends) == 1, score, weight, refused)


def _find_contradicted(
    decided: Iterable[tuple[Decision, Explanation]],
    group_of: Mapping[str, int],
    groups: Sequence[Collection[str]],
) -> Iterator[Doubt]:
    """The decisions that strong evidence speaks against."""
    for decision, why in decided:
        score = 0.0 if why.forbidden else score_total(why.total)
        same, different = decision.verdict == "same", decision.verdict == "different"
        if (same and score <= 1 - SURE) or (different and score >= SURE):
            ends = {group_of[why.left], group_of[why.right]}
            weight = float(_count(ends, groups))
            yield Doubt(why.left, why.right, len(ends) == 1, score, weight, decided=decision.id)


def _count(ends: Iterable[int], groups: Sequence[Collection[str]]) -> int:
    return sum(len(groups[end]) for end in ends)


def score_total(total: float) -> float:
    """What speaks for a pair as a number from 0 to 1; 0.5 is the bar."""
    return round(1 / (1 + math.exp(_bar() - total)), 4)


def _bar() -> float:
    return load_weights().bars.join


def _margin() -> float:
    return load_weights().bars.margin
