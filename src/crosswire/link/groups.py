"""Pairs into groups: the surest first, and nothing joined through a chain that contradicts."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence

from crosswire.link import weights as w
from crosswire.link.candidates import Pair
from crosswire.link.compare import Comparison, add_story, compare_mentions
from crosswire.link.facts import Side
from crosswire.model.incident import Decision, Verdict

# How many mentions speak for a group when it is compared with another one.
SPEAKERS = 6
Members = tuple[str, ...]


class Grouping:
    """Mentions on their way into groups.

    Two laws: a decision by a person outranks every comparison, and mentions of one article are
    of different incidents unless a person says otherwise.
    """

    def __init__(self, sides: Mapping[str, Side], decisions: Sequence[Decision]) -> None:
        self._sides = sides
        self._known: dict[Pair, Comparison] = {}
        self._group_of = {key: key for key in sides}
        self._members: dict[str, Members] = {key: (key,) for key in sides}
        self._articles = {key: {side.mention.article} for key, side in sides.items()}
        self._verdicts = _latest(decisions, sides)
        self._apart = self._decided("different")
        self._rivals: dict[str, list[str]] = {}
        for left, right in self._decided("same"):
            self._merge(left, right)

    def compare(self, pair: Pair) -> Comparison:
        """The comparison of two mentions, made once."""
        if pair not in self._known:
            self._known[pair] = compare_mentions(self._sides[pair[0]], self._sides[pair[1]])
        return self._known[pair]

    def join_best(self, pairs: Sequence[Pair]) -> dict[Pair, str]:
        """Join what passes the bar, the surest pair first; the reasons why some were not joined.

        Then once more: articles that tell one incident in common are likely to tell another.
        """
        self._join_pass(pairs)
        self._add_stories(pairs)
        return self._join_pass(pairs)

    def _join_pass(self, pairs: Sequence[Pair]) -> dict[Pair, str]:
        ranked = sorted(
            (pair for pair in pairs if self._may_ask(pair) and self.compare(pair).joins),
            key=lambda pair: (-self.compare(pair).total, pair),
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

    def _add_stories(self, pairs: Sequence[Pair]) -> None:
        """Add to each pair how many other incidents its two articles share by now."""
        told: defaultdict[str, set[str]] = defaultdict(set)
        for key, group in self._group_of.items():
            told[self._article(key)].add(group)
        for pair in pairs:
            own = {self._group_of[pair[0]], self._group_of[pair[1]]}
            shared = (told[self._article(pair[0])] & told[self._article(pair[1])]) - own
            if shared:
                self._known[pair] = add_story(self.compare(pair), len(shared))

    def _article(self, key: str) -> str:
        return self._sides[key].mention.article

    def groups(self) -> list[Members]:
        """The groups, each sorted, in order."""
        return sorted(self._members.values())

    def verdict(self, pair: Pair) -> Verdict | None:
        """What a person decided about a pair, in words."""
        return self._verdicts.get(pair)

    def _decided(self, verdict: Verdict) -> list[Pair]:
        return sorted(pair for pair, said in self._verdicts.items() if said == verdict)

    def _may_ask(self, pair: Pair) -> bool:
        """False if a person could not tell: then the program does not try to."""
        return self._verdicts.get(pair) != "unsure"

    def _refuse(self, pair: Pair) -> str | None:
        """Why the groups of a pair must stay apart; None if they may be joined."""
        left, right = self._group_of[pair[0]], self._group_of[pair[1]]
        if left == right:
            return None
        if not self._may_join(left, right):
            return "their groups contradict each other"
        if self._mean(left, right) < w.JOIN_MEAN:
            return "their groups taken together are less alike"
        rival = self._find_rival(pair) or self._find_rival((pair[1], pair[0]))
        return f"unsure: {rival} fits as well" if rival else None

    def _find_rival(self, pair: Pair) -> str | None:
        """Another mention that the first of the pair fits as well, which the second excludes."""
        first, second = pair
        bar = self.compare(_sorted(first, second)).total - w.MARGIN
        mine, theirs = self._group_of[first], self._group_of[second]
        for other in self._rivals[first]:
            group = self._group_of[other]
            if group in (mine, theirs) or self.compare(_sorted(first, other)).total < bar:
                continue
            if self._may_join(mine, group) and not self._may_join(theirs, group):
                return other
        return None

    def _may_join(self, left: str, right: str) -> bool:
        """True if nothing forbids two groups to be one."""
        if self._articles[left] & self._articles[right] or self._are_held_apart(left, right):
            return False
        return not any(self.compare(pair).forbidden for pair in self._spoken(left, right))

    def _mean(self, left: str, right: str) -> float:
        totals = [self.compare(pair).total for pair in self._spoken(left, right)]
        return math.fsum(totals) / len(totals)

    def _spoken(self, left: str, right: str) -> list[Pair]:
        """The pairs of those who speak for two groups."""
        return [
            _sorted(a, b)
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


def _latest(decisions: Sequence[Decision], sides: Mapping[str, Side]) -> dict[Pair, Verdict]:
    """The last word on each pair of mentions that are still there."""
    ordered = sorted(decisions, key=lambda d: (d.at, d.by, d.verdict, d.left, d.right))
    return {
        _sorted(d.left, d.right): d.verdict
        for d in ordered
        if d.left in sides and d.right in sides and d.left != d.right
    }


def _partners(pairs: Sequence[Pair]) -> dict[str, list[str]]:
    """For each mention those it passes the bar with, the surest first."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for left, right in pairs:
        found[left].append(right)
        found[right].append(left)
    return dict(found)


def _sorted(left: str, right: str) -> Pair:
    return (left, right) if left < right else (right, left)
