"""Mentions that could at all be of one incident, apart from all others: the cells of the ledger.

What falls into groups inside a cell depends on nothing outside it. So a new article touches the
cells of its own mentions and no more, and adding one by one gives what adding all at once gives.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from crosswire.link.candidates import Pair

Cell = tuple[int, ...]


def find_cells(keys: Iterable[int], pairs: Iterable[Pair]) -> list[Cell]:
    """The keys parted into cells, each sorted: two keys of a pair are of one cell.

    >>> find_cells([4, 1, 3, 2], [(1, 3), (3, 4)])
    [(1, 3, 4), (2,)]
    """
    root = {key: key for key in keys}
    for left, right in pairs:
        one, other = _find_root(root, left), _find_root(root, right)
        root[max(one, other)] = min(one, other)
    cells: defaultdict[int, list[int]] = defaultdict(list)
    for key in sorted(root):
        cells[_find_root(root, key)].append(key)
    return [tuple(members) for members in cells.values()]


def _find_root(root: dict[int, int], key: int) -> int:
    while root[key] != key:
        root[key] = root[root[key]]
        key = root[key]
    return key
