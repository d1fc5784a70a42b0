"""Many comparisons among the same sides, no two values compared twice.

A ledger tells of few days, places, types and weapons beside its many mentions. So each value that
a comparison looks at gets a number, and what was found about two numbers is kept. The sums are
those of `compare_mentions`, whose reasons nobody wants to read for millions of pairs.
"""

from __future__ import annotations

import math
from array import array
from collections.abc import Hashable, Iterable, Sequence
from typing import NamedTuple

from crosswire.link.compare import COMPARINGS, SETTING, Comparing, compare_wording, excuse
from crosswire.link.facts import Fact, Side
from crosswire.link.persons import compare_persons

KEPT = 200_000  # findings of one comparison that are kept: about 30 MB


class Weight(NamedTuple):
    """What speaks for two mentions being one incident, and whether something rules it out."""

    total: float
    forbidden: bool


class Findings:
    """What one comparison found, by the numbers of the two values; 0 is nothing to compare."""

    def __init__(self, comparing: Comparing, sides: Sequence[Side]) -> None:
        self._compare = comparing.compare
        self._sides = sides
        self.numbers = _number_values(comparing.show(side) for side in sides)
        self.found: dict[tuple[int, int], Fact | None] = {}

    def compare(self, key: tuple[int, int], left: int, right: int) -> Fact | None:
        """The fact about two sides, found and kept under the numbers of their values."""
        if len(self.found) >= KEPT:
            self.found.clear()
        fact = self.found[key] = self._compare(self._sides[left], self._sides[right])
        return fact


class Comparer:
    """Compares sides by their numbers, in whichever order two are given."""

    def __init__(self, sides: Sequence[Side]) -> None:
        self._sides = sides
        self._findings = [Findings(comparing, sides) for comparing in COMPARINGS]
        self._rest = self._findings[SETTING:]
        # The days and the places together, and what is found about two of those.
        shown = zip(*(findings.numbers for findings in self._findings[:SETTING]), strict=True)
        self.settings = _number_values(shown)
        self.articles = _number_values(side.mention.article for side in sides)
        self._found: dict[tuple[int, int], tuple[Fact, ...]] = {}
        self._excluded: dict[tuple[int, int], bool] = {}

    def weigh(self, left: int, right: int) -> Weight:
        """The sum of all facts about two sides."""
        facts = self._list_facts(left, right)
        total = math.fsum([fact.weight for fact in facts])
        return Weight(total, any(fact.forbids for fact in facts))

    def weigh_open(self, left: int, right: int) -> float | None:
        """The same sum; None where a fact forbids, as for most pairs the day or the place does."""
        one, other = self._sides[left], self._sides[right]
        if self.exclude(left, right) and compare_persons(one, other) is None:
            return None
        facts = self._list_facts(left, right)
        if any(fact.forbids for fact in facts):
            return None
        return math.fsum([fact.weight for fact in facts])

    def _list_facts(self, left: int, right: int) -> list[Fact]:
        setting = self._compare_settings(left, right)
        one, other = self._sides[left], self._sides[right]
        facts = excuse(setting, one, other)
        facts += self._find(self._rest, left, right)
        facts += compare_wording(setting, one, other)
        return facts

    def exclude(self, left: int, right: int) -> bool:
        """True if the days or the places of two sides forbid that they are of one incident.

        A person whom both name may excuse that; whom a side has for rivals is a coarser question.
        """
        key = (self.settings[left], self.settings[right])
        excluded = self._excluded.get(key)
        if excluded is None:
            facts = self._compare_settings(left, right)
            excluded = self._excluded[key] = any(fact.forbids for fact in facts)
        return excluded

    def _compare_settings(self, left: int, right: int) -> tuple[Fact, ...]:
        """The facts of the days and the places."""
        key = (self.settings[left], self.settings[right])
        facts = self._found.get(key)
        if facts is None:
            if len(self._found) >= KEPT:
                self._found.clear()
                self._excluded.clear()
            facts = self._found[key] = tuple(self._find(self._findings[:SETTING], left, right))
        return facts

    def _find(self, findings: Sequence[Findings], left: int, right: int) -> list[Fact]:
        if left > right:
            left, right = right, left
        facts = []
        for each in findings:
            # Written out, since it runs for millions of pairs: most show nothing on either side.
            one = each.numbers[left]
            if one and (other := each.numbers[right]):
                fact = each.found.get((one, other), _UNKNOWN)
                if fact is _UNKNOWN:
                    fact = each.compare((one, other), left, right)
                if fact is not None:
                    facts.append(fact)
        return facts


_UNKNOWN = Fact("", 0.0, "")


def _number_values(values: Iterable[Hashable]) -> array[int]:
    """A number for each value, the same for the same one; 0 for None."""
    numbers: dict[Hashable, int] = {None: 0}
    return array("i", (numbers.setdefault(value, len(numbers)) for value in values))
