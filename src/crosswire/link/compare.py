"""How much two mentions look like one incident: a sum of facts, each with its reason."""

from __future__ import annotations

import math
from collections.abc import Callable

import msgspec

from crosswire.link import weights as w
from crosswire.link.facts import Fact, Side
from crosswire.link.what import (
    compare_doers,
    compare_munitions,
    compare_targets,
    compare_tolls,
    compare_types,
    compare_victims,
    compare_weapons,
)
from crosswire.link.when import compare_clocks, compare_days
from crosswire.link.where import compare_sites
from crosswire.link.words import likeness

_COMPARISONS: tuple[Callable[[Side, Side], Fact | None], ...] = (
    compare_days,
    compare_clocks,
    compare_sites,
    compare_types,
    compare_weapons,
    compare_munitions,
    compare_victims,
    compare_targets,
    compare_doers,
)


class Comparison(msgspec.Struct, frozen=True):
    """The sum of the facts, whether one of them forbids the pair, and the facts themselves."""

    total: float
    forbidden: bool
    facts: tuple[Fact, ...]

    @property
    def joins(self) -> bool:
        """True if the pair passes the bar."""
        return not self.forbidden and self.total >= w.JOIN

    @property
    def score(self) -> float:
        """The sum as a number from 0 to 1; 0.5 is the bar, and a forbidden pair has 0."""
        if self.forbidden:
            return 0.0
        return round(1 / (1 + math.exp(w.JOIN - self.total)), 4)

    @property
    def reasons(self) -> tuple[str, ...]:
        """The facts in words, the weightiest first, each with its weight."""
        ranked = sorted(self.facts, key=lambda fact: (-abs(fact.weight), fact.reason))
        return tuple(f"{fact.reason} ({_say_weight(fact)})" for fact in ranked)


def _say_weight(fact: Fact) -> str:
    return "forbids" if fact.forbids else f"{fact.weight:+.1f}"


def compare_mentions(left: Side, right: Side) -> Comparison:
    """All facts about two mentions, weighed. The order of the two does not matter."""
    if left.mention.id > right.mention.id:
        left, right = right, left
    found = [comparison(left, right) for comparison in _COMPARISONS]
    facts = [fact for fact in found if fact is not None]
    facts += compare_tolls(left, right)
    alike = likeness(left.words, right.words)
    if alike > 0:
        facts.append(Fact(round(w.SHARED_WORDS * alike, 2), "words in common"))
    total = math.fsum(fact.weight for fact in facts)
    return Comparison(total, any(fact.forbids for fact in facts), tuple(facts))


def add_story(comparison: Comparison, shared: int) -> Comparison:
    """The comparison with the fact that both articles tell of so many other incidents."""
    fact = Fact(w.SHARED_STORY * min(shared, 2), f"both articles tell {shared} other incidents")
    return Comparison(
        comparison.total + fact.weight, comparison.forbidden, (*comparison.facts, fact)
    )
