"""Tellings of one thing, together: each beside those with which it may be one."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

T = TypeVar("T")


def group_alike(tellings: Iterable[T], is_one: Callable[[T, T], bool]) -> list[list[T]]:
    """The tellings in groups, in order: each joins the first group whose every member it fits.

    What comes first decides: let those that say most come first, or one that says nothing of where
    and when joins what others keep apart.

    >>> group_alike([1, 5, 2, 4], lambda one, other: abs(one - other) < 2)
    [[1, 2], [5, 4]]
    """
    groups: list[list[T]] = []
    for telling in tellings:
        fitting = (g for g in groups if all(is_one(telling, other) for other in g))
        group = next(fitting, None)
        if group is None:
            groups.append([telling])
        else:
            group.append(telling)
    return groups
