"""Articles that tell one incident in common are likely to tell another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from crosswire.link.candidates import Pair
from crosswire.link.facts import Fact, make_fact
from crosswire.link.weights import load_weights

STORIES = 2  # shared incidents beyond these add nothing


def count_stories(alone: Mapping[Pair, float]) -> dict[Pair, int]:
    """For each pair of mentions how many other incidents their two articles seem to share.

    `alone` has the pairs of two articles and what speaks for each by itself. Nothing else has a say
    in it: of the pairs that pass the bar the surest come first, and no mention counts twice.
    """
    bar = load_weights().bars.join
    passing = sorted((-total, pair) for pair, total in alone.items() if total >= bar)
    shared = match_surest(pair for _, pair in passing)
    return {pair: sum(set(pair).isdisjoint(other) for other in shared) for pair in alone}


def tell_stories(shared: int) -> Fact:
    """The fact that two articles tell of so many other incidents."""
    reason = f"both articles tell of {shared} other {'incident' if shared == 1 else 'incidents'}"
    return make_fact("shared_story", reason, times=min(shared, STORIES))


def add_stories(alone: Mapping[Pair, float]) -> dict[Pair, float]:
    """What speaks for each pair of two articles with the stories that they share."""
    if len(alone) == 1:
        return dict(alone)
    counts = count_stories(alone)
    return {
        pair: total + tell_stories(counts[pair]).weight if counts[pair] else total
        for pair, total in alone.items()
    }


def match_surest(ranked: Iterable[Pair]) -> list[Pair]:
    """The pairs of which none has a mention that one before it has.

    >>> match_surest([(1, 5), (1, 6), (2, 6)])
    [(1, 5), (2, 6)]
    """
    used: set[int] = set()
    matched = []
    for pair in ranked:
        if used.isdisjoint(pair):
            used.update(pair)
            matched.append(pair)
    return matched
