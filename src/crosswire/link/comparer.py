"""Many comparisons among the same sides, no two values compared twice.

A ledger tells of few days, places, types and weapons beside its many mentions. So each value that
a comparison looks at gets a number, and what was found about two numbers is kept. The sums are
those of `compare_mentions`, whose reasons nobody wants to read for millions of pairs.
"""

from __future__ import annotations

import math
from array import array
from collections.abc import Hashable, Sequence
from typing import NamedTuple

from crosswire.link.compare import COMPARINGS, Show
from crosswire.link.facts import Fact, Side, make_fact
from crosswire.link.words import likeness

SETTING = 2  # the comparisons of day and place come first
KEPT = 1_000_000  # findings of one comparison that are kept: about 150 MB


class Weight(NamedTuple):
    """What speaks for two mentions being one incident, and whether something rules it out."""

    total: float
    forbidden: bool


class Comparer:
    """Compares sides by their numbers."""

    def __init__(self, sides: Sequence[Side]) -> None:
        self._sides = sides
        self._shown = [_number_values(sides, show) for _, show in COMPARINGS]
        self._excluded: dict[tuple[tuple[int, int], tuple[int, int]], bool] = {}
        self._found: list[dict[tuple[int, int], Fact | None]] = [{} for _ in COMPARINGS]

    def weigh(self, left: int, right: int) -> Weight:
        """The sum of all facts about two sides, in whichever order they are given."""
        left, right = self._order(left, right)
        return self._complete(self._find(range(SETTING), left, right), left, right)

    def weigh_open(self, left: int, right: int) -> Weight | None:
        """The same; None where the days or the places alone forbid, as they do for most pairs."""
        left, right = self._order(left, right)
        setting = self._find(range(SETTING), left, right)
        return None if _forbid(setting) else self._complete(setting, left, right)

    def setting(self, side: int) -> tuple[int, int]:
        """The day and the place of a side, by their numbers."""
        return (self._shown[0][side], self._shown[1][side])

    def exclude(self, left: int, right: int) -> bool:
        """True if the days or the places of two sides forbid that they are of one incident."""
        key = (self.setting(left), self.setting(right))
        if key not in self._excluded:
            if len(self._excluded) >= KEPT:
                self._excluded.clear()
            left, right = self._order(left, right)
            self._excluded[key] = _forbid(self._find(range(SETTING), left, right))
        return self._excluded[key]

    def _order(self, left: int, right: int) -> tuple[int, int]:
        in_order = self._sides[left].mention.id <= self._sides[right].mention.id
        return (left, right) if in_order else (right, left)

    def _complete(self, setting: Sequence[Fact], left: int, right: int) -> Weight:
        facts = [*setting, *self._find(range(SETTING, len(COMPARINGS)), left, right)]
        weights = [fact.weight for fact in facts]
        alike = likeness(self._sides[left].words, self._sides[right].words)
        if alike > 0:
            weights.append(make_fact("shared_words", "", times=alike).weight)
        return Weight(math.fsum(weights), _forbid(facts))

    def _find(self, which: range, left: int, right: int) -> list[Fact]:
        facts = []
        for number in which:
            shown, found = self._shown[number], self._found[number]
            key = (shown[left], shown[right])
            if key not in found:
                if len(found) >= KEPT:
                    found.clear()
                found[key] = COMPARINGS[number].compare(self._sides[left], self._sides[right])
            fact = found[key]
            if fact is not None:
                facts.append(fact)
        return facts


def _forbid(facts: Sequence[Fact]) -> bool:
    return any(fact.forbids for fact in facts)


def _number_values(sides: Sequence[Side], show: Show) -> array[int]:
    numbers: dict[Hashable, int] = {}
    return array("i", (numbers.setdefault(show(side), len(numbers)) for side in sides))
