"""How much two mentions look like one incident: a sum of facts, each with its reason."""

from __future__ import annotations

import math
from collections.abc import Callable, Hashable
from typing import NamedTuple

import msgspec

from crosswire.link.facts import Fact, Side, make_fact
from crosswire.link.what import (
    compare_doers,
    compare_injured,
    compare_killed,
    compare_munitions,
    compare_targets,
    compare_types,
    compare_victims,
    compare_weapons,
    show_doers,
    show_toll,
    show_victims,
)
from crosswire.link.when import compare_clocks, compare_days, show_clock, show_day
from crosswire.link.where import compare_sites
from crosswire.link.words import likeness

Show = Callable[[Side], Hashable]


class Comparing(NamedTuple):
    """How two sides are compared by one thing, and what of a side that takes into account.

    Sides that show the same are compared alike, so no two values need to be compared twice. Who
    shows nothing (None) gives no fact.
    """

    compare: Callable[[Side, Side], Fact | None]
    show: Show


# The days and the places forbid most pairs, so they come first.
SETTING = 2
COMPARINGS: tuple[Comparing, ...] = (
    Comparing(compare_days, show_day),
    Comparing(compare_sites, lambda side: side.mention.place or "no place"),
    Comparing(compare_clocks, show_clock),
    Comparing(compare_types, lambda side: side.mention.type),
    Comparing(compare_weapons, lambda side: side.weapons or None),
    Comparing(compare_munitions, lambda side: side.mention.munitions),
    Comparing(compare_victims, show_victims),
    Comparing(compare_targets, lambda side: side.aims or None),
    Comparing(compare_doers, show_doers),
    Comparing(compare_killed, lambda side: show_toll(side, side.mention.killed)),
    Comparing(compare_injured, lambda side: show_toll(side, side.mention.injured)),
)


class Comparison(msgspec.Struct, frozen=True):
    """The sum of the facts, whether one of them forbids the pair, and the facts themselves."""

    total: float
    forbidden: bool
    facts: tuple[Fact, ...]

    @property
    def reasons(self) -> tuple[str, ...]:
        """The facts in words, the weightiest first, each with its weight."""
        ranked = sorted(self.facts, key=lambda fact: (-abs(fact.weight), fact.reason))
        return tuple(fact.say() for fact in ranked)


def compare_mentions(left: Side, right: Side) -> Comparison:
    """All facts about two mentions, weighed. The order of the two does not matter."""
    left, right = (left, right) if left.mention.id <= right.mention.id else (right, left)
    found = (comparing.compare(left, right) for comparing in COMPARINGS)
    facts = [fact for fact in found if fact is not None]
    alike = likeness(left.words, right.words)
    if alike > 0:
        facts.append(make_fact("shared_words", "words in common", times=alike))
    total = math.fsum(fact.weight for fact in facts)
    return Comparison(total, any(fact.forbids for fact in facts), tuple(facts))
