"""Which links tie two mentions together: those that pass the bar and have no rival.

A link is outdone by a surer one of either end that rules it out. Of those left, a mention that fits
two others equally well, which cannot be one, stays apart from both. So a vague mention never makes
a chain of incidents that have nothing else in common, and a cell stays as small as a story.
"""

from __future__ import annotations

import math
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import accumulate, compress, count

from crosswire.link.comparer import Comparer
from crosswire.link.near import NearLinks
from crosswire.link.weights import load_weights

Mask = bytearray  # a byte for each link, 1 for those that are meant: there may be millions
Partner = tuple[float, int]  # what speaks for a link, below 0 so that the surest come first


class Circle:
    """The partners of one side, those with whom it passes the bar: who is a rival of whom.

    Partners of one day and place exclude the same others, so they are asked for together.
    """

    def __init__(self, partners: Iterable[Partner], comparer: Comparer) -> None:
        self._comparer = comparer
        self._surest: dict[int, Partner] = {}  # of each day and place
        self._articles: defaultdict[int, list[Partner]] = defaultdict(list)
        self._bars: dict[int, float] = {}
        for partner in sorted(partners):
            self._surest.setdefault(comparer.settings[partner[1]], partner)
            self._articles[comparer.articles[partner[1]]].append(partner)

    def has_rival(self, second: int, bar: float) -> bool:
        """True if a partner at least as sure as the bar cannot be one incident with a side."""
        setting = self._comparer.settings[second]
        least = self._bars.get(setting)
        if least is None:
            least = self._bars[setting] = self._find_bar(second)
        if least <= bar:
            return True
        alike = self._articles[self._comparer.articles[second]]
        return len(alike) > 1 and any(t <= bar and other != second for t, other in alike)

    def _find_bar(self, second: int) -> float:
        """How sure the surest partner is whose day or place excludes those of a side."""
        for total, other in self._surest.values():
            if self._comparer.exclude(other, second):
                return total
        return math.inf


class LinkPartners:
    """With whom each side passes the bar, the surest first."""

    def __init__(self, links: NearLinks, passing: Mask, comparer: Comparer) -> None:
        self._links = links
        self._comparer = comparer
        self._margin = load_weights().bars.margin
        count = len(comparer.settings)
        sizes = array("i", bytes(4 * (count + 1)))
        for number in list_numbers(passing):
            sizes[links.left[number] + 1] += 1
            sizes[links.right[number] + 1] += 1
        self._starts = array("i", accumulate(sizes))
        self._numbers, self._others = self._place(passing)

    def _place(self, passing: Mask) -> tuple[array[int], array[int]]:
        """The numbers of the links of each side, side after side, and their other ends."""
        free = array("i", self._starts)
        placed = array("i", bytes(4 * self._starts[-1]))
        others = array("i", placed)
        left, right = self._links.left, self._links.right
        for number in list_numbers(passing):
            for side, other in ((left[number], right[number]), (right[number], left[number])):
                at = free[side]
                placed[at], others[at] = number, other
                free[side] = at + 1
        return placed, others

    def find_outdone(self, asked: Mask) -> Mask:
        """Of some links those that a surer one rules out."""
        return self._find_rivals(asked, bytearray(len(asked)), -self._margin)

    def find_unsure(self, asked: Mask, outdone: Mask) -> Mask:
        """Of some links those that have a rival by a link that is not outdone."""
        return self._find_rivals(asked, outdone, self._margin)

    def _find_rivals(self, asked: Mask, but: Mask, slack: float) -> Mask:
        """Those with a partner of one of the two whom the other excludes."""
        found = bytearray(len(asked))
        totals = self._links.total
        for side in self._find_contested():
            links, others = self.numbers(side), self._partners(side)
            own = [(n, o) for n, o in zip(links, others, strict=True) if asked[n] and not found[n]]
            if own:
                kept = ((-totals[n], o) for n, o in zip(links, others, strict=True) if not but[n])
                circle = Circle(kept, self._comparer)
                for number, other in own:
                    found[number] = circle.has_rival(other, slack - totals[number])
        return found

    def _find_contested(self) -> Iterator[int]:
        """The sides whose partners are not all of one day and place, or share an article."""
        settings, articles = self._comparer.settings, self._comparer.articles
        for side in range(len(self._starts) - 1):
            others = self._partners(side)
            if len(others) > 1:
                alike = len({settings[other] for other in others}) == 1
                if not alike or len({articles[other] for other in others}) < len(others):
                    yield side

    def _partners(self, side: int) -> array[int]:
        return self._others[self._starts[side] : self._starts[side + 1]]

    def numbers(self, side: int) -> array[int]:
        """The numbers of the links by which a side passes the bar."""
        return self._numbers[self._starts[side] : self._starts[side + 1]]


def list_numbers(mask: Mask) -> Iterator[int]:
    """The numbers that are meant, in order.

    >>> list(list_numbers(bytearray([0, 1, 0, 1])))
    [1, 3]
    """
    return compress(count(), mask)


def mark(numbers: Iterable[int], size: int) -> Mask:
    """The mask of some numbers.

    >>> list(mark([1, 3], 4))
    [0, 1, 0, 1]
    """
    mask = bytearray(size)
    for number in numbers:
        mask[number] = 1
    return mask


def leave_out(mask: Mask, *others: Mask) -> Mask:
    """What is meant by a mask and by none of the others.

    >>> list(leave_out(bytearray([1, 1, 0]), bytearray([0, 1, 0])))
    [1, 0, 0]
    """
    left = int.from_bytes(mask, "big")
    for other in others:
        left &= ~int.from_bytes(other, "big")
    return bytearray(left.to_bytes(len(mask), "big"))
