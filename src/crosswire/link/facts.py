"""One fact for or against two mentions being of one incident."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

import msgspec

from crosswire.link.weights import load_weights
from crosswire.model.mention import Mention
from crosswire.model.moment import Moment


class Fact(msgspec.Struct, frozen=True):
    """A fact by its name in weights.toml, what it weighs and why.

    `forbids` if nothing else can outweigh it.
    """

    name: str
    weight: float
    reason: str
    forbids: bool = False

    def say(self) -> str:
        """The reason with its weight: "the same day (+2.5)"."""
        return f"{self.reason} ({'forbids' if self.forbids else f'{self.weight:+.1f}'})"


def make_fact(name: str, reason: str, *, times: float = 1.0, forbids: bool = False) -> Fact:
    """A fact with its weight, so many times over."""
    weight = load_weights().facts[name]
    return Fact(name, weight if times == 1.0 else round(weight * times, 2), reason, forbids)


class Side(msgspec.Struct, frozen=True):
    """One of two mentions, with what its article, its words and the names in it tell.

    It stands for the mention in linking, so the mention in it has neither claims nor passages.
    `known` is since when its article could be known. `words` holds the telling words of its
    evidence with their weights, of length 1 together; `states` and `groups` the doers named, states
    by country; `weapons` their heads ("missile"), `surnames` those of the victims, `aims` the
    telling words in which the target is named; `vouched` if the article says in which land the
    place lies. If the mention is what its article reports, `tale` holds the telling words of all of
    it, `named` the full names of people in it, `aged` those of whom it tells the age.
    """

    mention: Mention
    published: Moment | None
    known: datetime
    words: Mapping[str, float]
    states: frozenset[str]
    groups: frozenset[str]
    weapons: frozenset[str]
    surnames: frozenset[str]
    aims: frozenset[str]
    vouched: bool
    tale: Mapping[str, float]
    named: frozenset[str]
    aged: frozenset[str]

    @property
    def rank(self) -> str:
        """What sides are ordered by: what could be known first, an article's mentions together.

        It comes from content alone, so the order of arrival changes nothing. It ends in the id.
        """
        return f"{self.known:%Y%m%d%H%M%S} {self.mention.article} {self.mention.id}"
