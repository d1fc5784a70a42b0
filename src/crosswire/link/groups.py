"""Pairs into groups: the surest first, and nothing joined through a chain that contradicts."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence

from crosswire.link.candidates import Pair, order_pair
from crosswire.link.comparer import Comparer, Weight
from crosswire.link.facts import Side
from crosswire.link.verdicts import Verdicts, pick_pairs
from crosswire.link.weights import load_weights

# How many mentions speak for a group when it is compared with another one.
SPEAKERS = 6
Members = tuple[int, ...]


class Grouping:
    """The sides of a cell on their way into groups.

    Two laws: a decision by a person outranks every comparison, and mentions of one article are
    of different incidents unless a person says otherwise.
    """

    def __init__(
        self, cell: Sequence[int], sides: Sequence[Side], comparer: Comparer, verdicts: Verdicts
    ) -> None:
        self._sides = sides
        self._comparer = comparer
        self._known: dict[Pair, Weight] = {}
        self._mean_bar = load_weights().bars.join_mean
        self._bar = load_weights().bars.join
        self._group_of = {key: key for key in cell}
        self._members: dict[int, Members] = {key: (key,) for key in cell}
        self._articles = {key: {sides[key].mention.article} for key in cell}
        held = self._group_of
        own = {p: said for p, said in verdicts.items() if p[0] in held and p[1] in held}
        self._apart = pick_pairs(own, "different")
        self._may: dict[tuple[int, int, int, int], bool] = {}
        for left, right in pick_pairs(own, "same"):
            self._merge(left, right)
        # What people tied together, by each of those tied.
        self._ties = {key: self._members[group] for key, group in self._group_of.items()}

    def compare(self, pair: Pair) -> Weight:
        """What speaks for two mentions, found once."""
        if pair not in self._known:
            self._known[pair] = self._comparer.weigh(*pair)
        return self._known[pair]

    def join_best(self, totals: Mapping[Pair, float], tied: Iterable[Pair]) -> dict[Pair, str]:
        """Join tied pairs that pass the bar, the surest first; the reasons why some were not.

        `totals` has what speaks for each link. A second call with the stories added joins more:
        what is joined stays joined.
        """
        self._known.update((pair, Weight(total, False)) for pair, total in totals.items())
        passing = [pair for pair in tied if totals[pair] >= self._bar]
        refused: dict[Pair, str] = {}
        for pair in sorted(passing, key=lambda pair: (-totals[pair], pair)):
            reason = self._refuse(pair)
            if reason is None:
                self._merge(*pair)
            else:
                refused[pair] = reason
        return refused

    def groups(self) -> list[Members]:
        """The groups, each sorted, in order."""
        return sorted(tuple(sorted(members)) for members in self._members.values())

    def _refuse(self, pair: Pair) -> str | None:
        """Why the groups of a pair must stay apart; None if they may be joined."""
        left, right = self._group_of[pair[0]], self._group_of[pair[1]]
        if left == right:
            return None
        if not self._may_join(left, right):
            return "their groups contradict each other"
        if self._mean(left, right) < self._mean_bar:
            return "their groups taken together are less alike"
        return None

    def _may_join(self, left: int, right: int) -> bool:
        """True if nothing forbids two groups to be one."""
        # Groups only grow, so a name and a size say which members a group has.
        ends = (left, len(self._members[left]), right, len(self._members[right]))
        if ends not in self._may:
            self._may[ends] = self._nothing_forbids(left, right)
        return self._may[ends]

    def _nothing_forbids(self, left: int, right: int) -> bool:
        if self._articles[left] & self._articles[right] or self._are_held_apart(left, right):
            return False
        return not any(self._best(pair).forbidden for pair in self._spoken(left, right))

    def _mean(self, left: int, right: int) -> float:
        totals = [self._best(pair).total for pair in self._spoken(left, right)]
        return math.fsum(totals) / len(totals)

    def _best(self, pair: Pair) -> Weight:
        """What speaks for two mentions, or the best of those that a person tied to them.

        Who joins two mentions that contradict each other means that each may join the other's.
        """
        tied = [(a, b) for a in self._tied_to(pair[0]) for b in self._tied_to(pair[1])]
        if len(tied) == 1:
            return self.compare(pair)
        found = [self.compare(order_pair(a, b)) for a, b in tied if a != b]
        return max(found, key=lambda weight: (not weight.forbidden, weight.total))

    def _tied_to(self, key: int) -> Members:
        return self._ties[key]

    def _spoken(self, left: int, right: int) -> list[Pair]:
        """The pairs of those who speak for two groups."""
        return [
            order_pair(a, b)
            for a in self._members[left][:SPEAKERS]
            for b in self._members[right][:SPEAKERS]
        ]

    def _are_held_apart(self, left: int, right: int) -> bool:
        """True if a person keeps a mention of one group from one of the other."""
        ends = {left, right}
        return any({self._group_of[a], self._group_of[b]} == ends for a, b in self._apart)

    def _merge(self, left: int, right: int) -> None:
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

    def _vagueness(self, key: int) -> tuple[int, bool, int]:
        mention = self._sides[key].mention
        days = mention.date.days if mention.date else None
        return (days or 10_000, mention.place is None, key)  # 10,000: after every known interval
