"""Mentions that could at all be of one incident, apart from all others: the cells of the ledger.

What falls into groups inside a cell depends on nothing outside it. So a new article touches the
cells of its own mentions and no more, and adding one by one gives what adding all at once gives.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from crosswire.link.candidates import Pair

Cell = tuple[str, ...]


def find_cells(keys: Iterable[str], pairs: Iterable[Pair]) -> list[Cell]:
    """The keys parted into cells, each sorted: two keys of a pair are of one cell.

    >>> find_cells(["d", "a", "c", "b"], [("a", "c"), ("c", "d")])
    [('a', 'c', 'd'), ('b',)]
    """
    root = {key: key for key in keys}
    for left, right in pairs:
        one, other = _find_root(root, left), _find_root(root, right)
        root[max(one, other)] = min(one, other)
    cells: defaultdict[str, list[str]] = defaultdict(list)
    for key in sorted(root):
        cells[_find_root(root, key)].append(key)
    return [tuple(members) for members in cells.values()]


def _find_root(root: dict[str, str], key: str) -> str:
    while root[key] != key:
        root[key] = root[root[key]]
        key = root[key]
    return key


def share_out(cells: Sequence[Cell], pairs: Iterable[Pair]) -> Iterator[tuple[Cell, list[Pair]]]:
    """The cells, each with its pairs: a pair between two cells goes with its first key."""
    cell_of = {key: number for number, cell in enumerate(cells) for key in cell}
    own: defaultdict[int, list[Pair]] = defaultdict(list)
    for pair in pairs:
        own[cell_of[pair[0]]].append(pair)
    for number, cell in enumerate(cells):
        yield cell, own[number]
