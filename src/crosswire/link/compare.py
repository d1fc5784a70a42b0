"""How much two mentions look like one incident: a sum of facts, each with its reason."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

import msgspec

from crosswire.link.facts import Fact, Side, make_fact
from crosswire.link.persons import compare_persons
from crosswire.link.tales import compare_tales
from crosswire.link.weights import load_weights
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

Comparing = Callable[[Side, Side], Fact | None]
_SETTING: tuple[Comparing, ...] = (compare_days, compare_sites)
_REST: tuple[Comparing, ...] = (
    compare_clocks,
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
        return not self.forbidden and self.total >= load_weights().bars.join

    @property
    def is_near(self) -> bool:
        """True if shared stories could still lift the pair over the bar."""
        bars = load_weights().bars
        return not self.forbidden and self.total >= bars.join - bars.kept

    @property
    def is_doubtful(self) -> bool:
        """True if the pair lies so near the bar, on either side, that a person should look."""
        bars = load_weights().bars
        return not self.forbidden and abs(self.total - bars.join) <= bars.margin

    @property
    def score(self) -> float:
        """The sum as a number from 0 to 1; 0.5 is the bar, and a forbidden pair has 0."""
        if self.forbidden:
            return 0.0
        return round(1 / (1 + math.exp(load_weights().bars.join - self.total)), 4)

    @property
    def reasons(self) -> tuple[str, ...]:
        """The facts in words, the weightiest first, each with its weight."""
        ranked = sorted(self.facts, key=lambda fact: (-abs(fact.weight), fact.reason))
        return tuple(fact.say() for fact in ranked)


def compare_open(left: Side, right: Side) -> Comparison | None:
    """The comparison; None where the days or the places alone forbid, as they do for most pairs."""
    left, right = _order(left, right)
    setting = _compare_setting(left, right)
    return None if any(fact.forbids for fact in setting) else _complete(setting, left, right)


def compare_mentions(left: Side, right: Side) -> Comparison:
    """All facts about two mentions, weighed. The order of the two does not matter."""
    left, right = _order(left, right)
    return _complete(_compare_setting(left, right), left, right)


def _order(left: Side, right: Side) -> tuple[Side, Side]:
    return (left, right) if left.mention.id <= right.mention.id else (right, left)


def _compare_setting(left: Side, right: Side) -> list[Fact]:
    """The facts of days, places and persons.

    Nobody is struck twice: of two articles that name one victim, a day or place that differs was
    misread, and a later one reports the charge or the funeral.
    """
    setting = _compare_by(_SETTING, left, right)
    shared = compare_persons(left, right)
    if shared is None:
        return setting
    kept = (msgspec.structs.replace(f, forbids=False) for f in setting if f.name != "not_fresh")
    return [*kept, shared]


def _compare_by(how: Sequence[Comparing], left: Side, right: Side) -> list[Fact]:
    found = (compare(left, right) for compare in how)
    return [fact for fact in found if fact is not None]


def _complete(setting: Sequence[Fact], left: Side, right: Side) -> Comparison:
    """The comparison of two mentions whose days and places are compared already."""
    facts = [*setting, *_compare_by(_REST, left, right), *compare_tolls(left, right)]
    alike = likeness(left.words, right.words)
    if alike > 0:
        facts.append(make_fact("shared_words", "words in common", times=alike))
    told = compare_tales(left, right)
    if told is not None and (told.weight > 0 or not _share_place(setting)):
        facts.append(told)
    total = math.fsum(fact.weight for fact in facts)
    return Comparison(total, any(fact.forbids for fact in facts), tuple(facts))


_NO_SHARED_PLACE = frozenset({"no_place", "other_place_name", "apart_unsure"})


def _share_place(setting: Sequence[Fact]) -> bool:
    """True unless a place is missing or unknown: short reports of one town may share no more."""
    return not any(fact.name in _NO_SHARED_PLACE for fact in setting)


STORIES = 2  # shared incidents beyond these add nothing


def add_story(comparison: Comparison, shared: int) -> Comparison:
    """The comparison with the fact that both articles tell of so many other incidents."""
    fact = make_fact(
        "shared_story", f"both articles tell {shared} other incidents", times=min(shared, STORIES)
    )
    return Comparison(
        comparison.total + fact.weight, comparison.forbidden, (*comparison.facts, fact)
    )
