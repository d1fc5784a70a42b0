"""The links: pairs of mentions that look like one incident, or nearly so."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import groupby

from crosswire.link.candidates import Pair
from crosswire.link.comparer import Comparer
from crosswire.link.stories import add_stories
from crosswire.link.weights import load_weights


class NearLinks:
    """Links between sides by their numbers, a column for each thing: there may be millions.

    `alone` is what speaks for a link by its two mentions, `total` that with the stories which
    their articles share.
    """

    def __init__(self) -> None:
        self.left, self.right = array("i"), array("i")
        self.alone, self.total = array("d"), array("d")

    def __len__(self) -> int:
        return len(self.left)

    def add(self, pair: Pair, alone: float, total: float) -> None:
        """Put a link at the end."""
        self.left.append(pair[0])
        self.right.append(pair[1])
        self.alone.append(alone)
        self.total.append(total)

    def pair(self, number: int) -> Pair:
        """The two sides of a link."""
        return (self.left[number], self.right[number])


def find_near(pairs: Iterable[Pair], comparer: Comparer) -> NearLinks:
    """The links among pairs that are given in order: those that pass the bar or might with stories.

    The law of a link: it depends on the mentions of its two articles and on nothing else.
    """
    links = NearLinks()
    for alone in _part_by_articles(pairs, comparer):
        totals = add_stories(alone)
        for pair in sorted(alone):
            links.add(pair, alone[pair], totals[pair])
    return links


def _part_by_articles(pairs: Iterable[Pair], comparer: Comparer) -> Iterator[dict[Pair, float]]:
    """What speaks for each near pair, the pairs of two articles together."""
    bar = find_bar()
    for _, held in groupby(pairs, key=lambda pair: comparer.articles[pair[0]]):
        parts: defaultdict[int, dict[Pair, float]] = defaultdict(dict)
        for left, right in held:
            total = comparer.weigh_open(left, right)
            if total is not None and total >= bar:
                parts[comparer.articles[right]][left, right] = total
        yield from parts.values()


def find_bar() -> float:
    """What has to speak for a pair by itself: it passes the bar, or could with shared stories."""
    bars = load_weights().bars
    return bars.join - bars.kept
