"""How much two mentions look like one incident: a sum of facts, each with its reason."""

from __future__ import annotations

import math
from collections.abc import Callable, Hashable, Sequence
from typing import NamedTuple

import msgspec

from crosswire.link.facts import Fact, Side, make_fact
from crosswire.link.persons import compare_persons
from crosswire.link.tales import compare_tales
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
    Comparing(compare_sites, lambda side: (side.mention.place, side.vouched)),
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
    found = [comparing.compare(left, right) for comparing in COMPARINGS]
    setting = [fact for fact in found[:SETTING] if fact is not None]
    rest = [fact for fact in found[SETTING:] if fact is not None]
    facts = [*excuse(setting, left, right), *rest, *compare_wording(setting, left, right)]
    total = math.fsum(fact.weight for fact in facts)
    return Comparison(total, any(fact.forbids for fact in facts), tuple(facts))


def excuse(setting: Sequence[Fact], left: Side, right: Side) -> list[Fact]:
    """The facts of days and places, seen in the light of a person whom both articles name.

    Nobody is struck twice: of two articles that name one victim, a day or place that differs was
    misread, and a later one reports the charge or the funeral.
    """
    shared = compare_persons(left, right)
    if shared is None:
        return list(setting)
    kept = (msgspec.structs.replace(f, forbids=False) for f in setting if f.name != "not_fresh")
    return [*kept, shared]


_NO_SHARED_PLACE = frozenset({"no_place", "other_place_name", "apart_unsure"})


def compare_wording(setting: Sequence[Fact], left: Side, right: Side) -> list[Fact]:
    """The facts of the words in which the two are told, and of the two articles.

    Unlike articles speak against a pair only where a place is missing or unknown: short reports of
    one town may share no more than it.
    """
    facts = []
    if left.words and right.words and (alike := likeness(left.words, right.words)) > 0:
        facts.append(make_fact("shared_words", "words in common", times=alike))
    told = compare_tales(left, right)
    if told is not None:
        unknown = any(fact.name in _NO_SHARED_PLACE for fact in setting)
        facts += [told] if told.weight > 0 or unknown else []
    return facts
