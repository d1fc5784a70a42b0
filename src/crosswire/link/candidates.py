"""Which pairs of mentions are worth comparing, without looking at every pair."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from crosswire.link.blocks import LEADERS, Key, find_blocks
from crosswire.link.facts import Side

Pair = tuple[int, int]  # two sides by their numbers, the smaller first
_CHUNK = 1 << 14  # first sides whose pairs are sorted at a time, to save memory


def find_candidates(sides: Sequence[Side]) -> Iterator[Pair]:
    """Pairs of sides of different articles that could be of one incident, each once, in order.

    The sides are given by rank. The work grows with their number, not its square.
    """
    leaders = find_leaders(sides)
    found = [array("q") for _ in range(0, len(sides), _CHUNK)]
    for number, side in enumerate(sides):
        for other in _find_met(side, leaders):
            if sides[other].mention.article != side.mention.article:
                first, second = order_pair(number, other)
                found[first // _CHUNK].append(first << 32 | second)
    leaders.clear()
    for coded in found:
        yield from ((code >> 32, code & 0xFFFFFFFF) for code in sorted(set(coded)))


def _find_met(side: Side, leaders: Mapping[Key, Sequence[int]]) -> set[int]:
    """The leaders of the blocks that a side looks into."""
    looks = find_blocks(side).looks
    return {other for block in looks for other in leaders.get(block, ())}


def find_leaders(sides: Sequence[Side]) -> dict[Key, list[int]]:
    """The leaders of each block: the first by rank of those that stand in it."""
    leaders: defaultdict[Key, list[int]] = defaultdict(list)
    for number, side in enumerate(sides):
        for block in find_blocks(side).stands:
            held = leaders[block]
            if len(held) < LEADERS:
                held.append(number)
    return dict(leaders)


def order_pair(left: int, right: int) -> Pair:
    """The pair with the smaller number first."""
    return (left, right) if left < right else (right, left)
