"""Which links tie two mentions together: those that pass the bar and have no rival.

A link is outdone by a surer one of either end that rules it out. Of those left, a mention that fits
two others equally well, which cannot be one, stays apart from both. So a vague mention never makes
a chain of incidents that have nothing else in common, and a cell stays as small as a story.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, compress, count
from typing import NamedTuple

from crosswire.link.comparer import Comparer
from crosswire.link.near import NearLinks
from crosswire.link.weights import load_weights

Mask = bytearray  # a byte for each link, 1 for those that are meant: there may be millions
Partner = tuple[float, int]  # what speaks for a link, below 0 so that the surest come first


class Circle(NamedTuple):
    """The partners of one side, those with whom it passes the bar, the surest first.

    `settings` has the surest of each day and place; `articles` all, by the number of their article.
    """

    settings: Sequence[Partner]
    articles: Mapping[int, Sequence[Partner]]


def draw_circle(partners: Iterable[Partner], comparer: Comparer) -> Circle:
    """The circle of a side."""
    settings: dict[int, Partner] = {}
    articles: defaultdict[int, list[Partner]] = defaultdict(list)
    for partner in sorted(partners):
        settings.setdefault(comparer.settings[partner[1]], partner)
        articles[comparer.articles[partner[1]]].append(partner)
    return Circle(list(settings.values()), articles)


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
        self._numbers = self._place(passing)

    def _place(self, passing: Mask) -> array[int]:
        """The numbers of the links of each side, side after side."""
        free = array("i", self._starts)
        placed = array("i", bytes(4 * self._starts[-1]))
        for number in list_numbers(passing):
            for side in self._links.pair(number):
                placed[free[side]] = number
                free[side] += 1
        return placed

    def find_outdone(self, asked: Mask) -> Mask:
        """Of some links those that a surer one rules out."""
        return self._find_rivals(asked, bytearray(len(asked)), -self._margin)

    def find_unsure(self, asked: Mask, outdone: Mask) -> Mask:
        """Of some links those that have a rival by a link that is not outdone."""
        return self._find_rivals(asked, outdone, self._margin)

    def _find_rivals(self, asked: Mask, but: Mask, slack: float) -> Mask:
        """Those with a partner of one of the two whom the other excludes."""
        found = bytearray(len(asked))
        for side in self._find_contested():
            own = [n for n in self.numbers(side) if asked[n] and not found[n]]
            if own:
                circle = draw_circle(self._find_partners(side, but), self._comparer)
                for number in own:
                    found[number] = self._has_rival(circle, side, number, slack)
        return found

    def _find_contested(self) -> Iterator[int]:
        """The sides whose partners are not all of one day and place, or share an article."""
        settings, articles = self._comparer.settings, self._comparer.articles
        for side in range(len(self._starts) - 1):
            if self._starts[side + 1] - self._starts[side] > 1:
                others = [self._other_end(side, number) for number in self.numbers(side)]
                alike = len({settings[other] for other in others}) == 1
                if not alike or len({articles[other] for other in others}) < len(others):
                    yield side

    def _other_end(self, side: int, number: int) -> int:
        left, right = self._links.pair(number)
        return right if side == left else left

    def _has_rival(self, circle: Circle, side: int, number: int, slack: float) -> bool:
        second = self._other_end(side, number)
        bar = slack - self._links.total[number]
        for total, other in circle.articles[self._comparer.articles[second]]:
            if total <= bar and other != second:
                return True
        for total, other in circle.settings:
            if total > bar:
                return False
            if self._comparer.exclude(other, second):
                return True
        return False

    def numbers(self, side: int) -> array[int]:
        """The numbers of the links by which a side passes the bar."""
        return self._numbers[self._starts[side] : self._starts[side + 1]]

    def _find_partners(self, side: int, but: Mask) -> Iterator[Partner]:
        for number in self.numbers(side):
            if not but[number]:
                yield -self._links.total[number], self._other_end(side, number)


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
