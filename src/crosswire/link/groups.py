"""Pairs into groups: the surest first, and nothing joined through a chain that contradicts."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence

from crosswire.link.candidates import Pair, order_pair
from crosswire.link.compare import Comparison, compare_mentions
from crosswire.link.facts import Side
from crosswire.link.verdicts import pick_pairs
from crosswire.link.weights import load_weights
from crosswire.model.decision import Verdict

# How many mentions speak for a group when it is compared with another one.
SPEAKERS = 6
Members = tuple[str, ...]


class Grouping:
    """The mentions of a cell on their way into groups.

    Two laws: a decision by a person outranks every comparison, and mentions of one article are
    of different incidents unless a person says otherwise.
    """

    def __init__(self, sides: Mapping[str, Side], verdicts: Mapping[Pair, Verdict]) -> None:
        self._sides = sides
        self._known: dict[Pair, Comparison] = {}
        self._bars = load_weights().bars
        self._group_of = {key: key for key in sides}
        self._members: dict[str, Members] = {key: (key,) for key in sides}
        self._articles = {key: {side.mention.article} for key, side in sides.items()}
        own = {p: said for p, said in verdicts.items() if p[0] in sides and p[1] in sides}
        self._apart = pick_pairs(own, "different")
        self._rivals: dict[str, list[str]] = {}
        self._may: dict[tuple[str, int, str, int], bool] = {}
        for left, right in pick_pairs(own, "same"):
            self._merge(left, right)
        # What people tied together, by each of those tied.
        self._ties = {key: self._members[group] for key, group in self._group_of.items()}

    def compare(self, pair: Pair) -> Comparison:
        """The comparison of two mentions, made once."""
        if pair not in self._known:
            self._known[pair] = compare_mentions(self._sides[pair[0]], self._sides[pair[1]])
        return self._known[pair]

    def join_best(self, known: Mapping[Pair, Comparison]) -> dict[Pair, str]:
        """Join what passes the bar, the surest pair first; the reasons why some were not joined.

        A second call with the stories added joins more: what is joined stays joined.
        """
        self._known.update(known)
        ranked = sorted(
            (pair for pair, comparison in known.items() if comparison.joins),
            key=lambda pair: (-known[pair].total, pair),
        )
        self._rivals = _partners(ranked)
        refused: dict[Pair, str] = {}
        for pair in ranked:
            reason = self._refuse(pair)
            if reason is None:
                self._merge(*pair)
            else:
                refused[pair] = reason
        return refused

    def groups(self) -> list[Members]:
        """The groups, each sorted, in order."""
        return sorted(self._members.values())

    def _refuse(self, pair: Pair) -> str | None:
        """Why the groups of a pair must stay apart; None if they may be joined."""
        left, right = self._group_of[pair[0]], self._group_of[pair[1]]
        if left == right:
            return None
        if not self._may_join(left, right):
            return "their groups contradict each other"
        if self._mean(left, right) < self._bars.join_mean:
            return "their groups taken together are less alike"
        rival = self._find_rival(pair) or self._find_rival((pair[1], pair[0]))
        return f"unsure: {rival} fits as well" if rival else None

    def _find_rival(self, pair: Pair) -> str | None:
        """Another mention that the first of the pair fits as well, which the second excludes."""
        first, second = pair
        bar = self.compare(order_pair(first, second)).total - self._bars.margin
        mine, theirs = self._group_of[first], self._group_of[second]
        for other in self._rivals[first]:
            group = self._group_of[other]
            if group in (mine, theirs) or self.compare(order_pair(first, other)).total < bar:
                continue
            if self._may_join(mine, group) and not self._may_join(theirs, group):
                return other
        return None

    def _may_join(self, left: str, right: str) -> bool:
        """True if nothing forbids two groups to be one."""
        # Groups only grow, so a name and a size say which members a group has.
        ends = (left, len(self._members[left]), right, len(self._members[right]))
        if ends not in self._may:
            self._may[ends] = self._nothing_forbids(left, right)
        return self._may[ends]

    def _nothing_forbids(self, left: str, right: str) -> bool:
        if self._articles[left] & self._articles[right] or self._are_held_apart(left, right):
            return False
        return not any(self._best(pair).forbidden for pair in self._spoken(left, right))

    def _mean(self, left: str, right: str) -> float:
        totals = [self._best(pair).total for pair in self._spoken(left, right)]
        return math.fsum(totals) / len(totals)

    def _best(self, pair: Pair) -> Comparison:
        """The comparison of two mentions, or the best one of those that a person tied to them.

        Who joins two mentions that contradict each other means that each may join the other's.
        """
        tied = [(a, b) for a in self._tied_to(pair[0]) for b in self._tied_to(pair[1])]
        if len(tied) == 1:
            return self.compare(pair)
        found = [self.compare(order_pair(a, b)) for a, b in tied if a != b]
        return max(found, key=lambda comparison: (not comparison.forbidden, comparison.total))

    def _tied_to(self, key: str) -> tuple[str, ...]:
        return self._ties[key]

    def _spoken(self, left: str, right: str) -> list[Pair]:
        """The pairs of those who speak for two groups."""
        return [
            order_pair(a, b)
            for a in self._members[left][:SPEAKERS]
            for b in self._members[right][:SPEAKERS]
        ]

    def _are_held_apart(self, left: str, right: str) -> bool:
        """True if a person keeps a mention of one group from one of the other."""
        ends = {left, right}
        return any({self._group_of[a], self._group_of[b]} == ends for a, b in self._apart)

    def _merge(self, left: str, right: str) -> None:
        """Put two mentions' groups together; the most exact mentions speak first."""
        one, other = self._group_of[left], self._group_of[right]
        if one == other:
            return
        members = (*self._members.pop(one), *self._members.pop(other))
        ranked = tuple(sorted(members, key=self._vagueness))
        name = min(one, other)
        self._members[name] = ranked
        self._articles[name] = self._articles.pop(one) | self._articles.pop(other)
        for member in ranked:
            self._group_of[member] = name

    def _vagueness(self, key: str) -> tuple[int, bool, str]:
        mention = self._sides[key].mention
        days = mention.date.days if mention.date else None
        return (days or 10_000, mention.place is None, key)  # 10,000: after every known interval


def _partners(pairs: Sequence[Pair]) -> dict[str, list[str]]:
    """For each mention those it passes the bar with, the surest first."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for left, right in pairs:
        found[left].append(right)
        found[right].append(left)
    return dict(found)
