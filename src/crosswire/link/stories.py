"""Articles that tell one incident in common are likely to tell another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from crosswire.link.candidates import Pair
from crosswire.link.compare import Comparison, add_story
from crosswire.link.facts import Side

ArticlePair = tuple[str, str]


def add_stories(
    known: Mapping[Pair, Comparison], sides: Mapping[str, Side]
) -> dict[Pair, Comparison]:
    """The comparisons, each with how many other incidents its two articles seem to share.

    That depends on the two articles alone, not on how anything is grouped: the pairs of them that
    pass the bar, the surest first, no mention in two.
    """
    passing: defaultdict[ArticlePair, list[Pair]] = defaultdict(list)
    ranked = sorted(
        (pair for pair, comparison in known.items() if comparison.joins),
        key=lambda pair: (-known[pair].total, pair),
    )
    for pair in ranked:
        passing[_articles_of(pair, sides)].append(pair)
    shared = {articles: match_surest(pairs) for articles, pairs in passing.items()}
    return {
        pair: _add_to(comparison, pair, shared.get(_articles_of(pair, sides), ()))
        for pair, comparison in known.items()
    }


def _add_to(comparison: Comparison, pair: Pair, shared: Iterable[Pair]) -> Comparison:
    others = sum(set(other).isdisjoint(pair) for other in shared)
    return add_story(comparison, others) if others else comparison


def match_surest(ranked: Iterable[Pair]) -> list[Pair]:
    """The pairs of which none has a mention that one before it has.

    >>> match_surest([("a1", "b1"), ("a1", "b2"), ("a2", "b2")])
    [('a1', 'b1'), ('a2', 'b2')]
    """
    used: set[str] = set()
    matched = []
    for pair in ranked:
        if used.isdisjoint(pair):
            used.update(pair)
            matched.append(pair)
    return matched


def _articles_of(pair: Pair, sides: Mapping[str, Side]) -> ArticlePair:
    one, other = (sides[key].mention.article for key in pair)
    return (one, other) if one < other else (other, one)
