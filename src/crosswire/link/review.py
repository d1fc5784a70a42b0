"""What a person should look at: pairs about which the program is unsure, or contradicted."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

import msgspec

from crosswire.link.explain import Explanation
from crosswire.link.weights import load_weights
from crosswire.model.decision import Decision
from crosswire.model.incident import Link

_REFUSED = {"outdone": "another mention fits better", "unsure": "another mention fits as well"}
SURE = 0.95  # a decision against so sure a link, or for one as unlikely, is worth a second look
ROUNDED = 0.01  # of a total: a score is told with four digits


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


class Groups(msgspec.Struct, frozen=True):
    """The incident that each mention is in, and how many mentions each incident has."""

    of: Mapping[str, str]
    sizes: Mapping[str, int]

    def count(self, ends: Iterable[str]) -> int:
        """How many mentions some incidents have together."""
        return sum(self.sizes[end] for end in ends)


def bound_doubt() -> tuple[float, float]:
    """The lowest and highest total of a link that can be doubtful without having been refused."""
    return _bar() - _margin() - ROUNDED, _bar() + math.log(SURE / (1 - SURE)) + ROUNDED


def rank_doubts(
    links: Iterable[Link],
    groups: Groups,
    decided: Sequence[tuple[Decision, Explanation]],
) -> list[Doubt]:
    """The doubtful pairs, best first: those on which the most hangs; one for each two incidents.

    A decided pair comes up again only where strong evidence speaks against the decision. Pairs
    of which one is in no incident are left out.
    """
    group_of = groups.of
    settled = {(why.left, why.right) for _, why in decided}
    found = [*_find_contradicted(decided, groups)]
    found += _find_unsure((link for link in links if _ends(link) not in settled), groups)
    best: dict[tuple[str, str, bool], Doubt] = {}
    for doubt in found:
        one, other = sorted((group_of[doubt.left], group_of[doubt.right]))
        key = (one, other, doubt.decided is not None)
        best[key] = max(best.get(key, doubt), doubt, key=lambda held: held.weight)
    return sorted(best.values(), key=lambda d: (d.decided is None, -d.weight, d.left, d.right))


def _ends(link: Link) -> tuple[str, str]:
    return (link.left, link.right) if link.left < link.right else (link.right, link.left)


def _find_unsure(links: Iterable[Link], groups: Groups) -> Iterator[Doubt]:
    """The links near the bar, and those of groups that were refused."""
    near, margin, of = _bar(), _margin(), groups.of
    for link in links:
        left, right = _ends(link)
        if left not in of or right not in of:
            continue
        ends = {of[left], of[right]}
        score = score_total(link.total)
        unsure = 0.5 < score < SURE if len(ends) == 1 else abs(link.total - near) <= margin
        refused = (_REFUSED.get(link.state) or link.refused) if len(ends) > 1 else None
        if unsure or refused:
            rate = max(1 - abs(2 * score - 1), 0.5 if refused else 0.0)
            weight = round(groups.count(ends) * rate, 3)
            yield Doubt(left, right, len(ends) == 1, score, weight, refused)


def _find_contradicted(
    decided: Iterable[tuple[Decision, Explanation]], groups: Groups
) -> Iterator[Doubt]:
    """The decisions that strong evidence speaks against."""
    for decision, why in decided:
        if why.left not in groups.of or why.right not in groups.of:
            continue  # read meanwhile, and nothing was derived from it yet
        score = 0.0 if why.forbidden else score_total(why.total)
        same, different = decision.verdict == "same", decision.verdict == "different"
        if (same and score <= 1 - SURE) or (different and score >= SURE):
            ends = {groups.of[why.left], groups.of[why.right]}
            weight = float(groups.count(ends))
            yield Doubt(why.left, why.right, len(ends) == 1, score, weight, decided=decision.id)


@lru_cache(4096)
def score_total(total: float) -> float:
    """What speaks for a pair as a number from 0 to 1; 0.5 is the bar."""
    return round(1 / (1 + math.exp(_bar() - total)), 4)


def _bar() -> float:
    return load_weights().bars.join


def _margin() -> float:
    return load_weights().bars.margin
