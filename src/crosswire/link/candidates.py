"""Which pairs of mentions are worth comparing, without looking at every pair."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from crosswire.link.blocks import LEADERS, Blocks, Key, find_blocks
from crosswire.model.incident import ArticleFacts
from crosswire.model.mention import Mention

Pair = tuple[str, str]


def find_candidates(
    mentions: Sequence[Mention], articles: Mapping[str, ArticleFacts]
) -> Iterator[Pair]:
    """Pairs of mentions of different articles that could be of one incident, each once.

    Each pair has the smaller id first. The work grows with the number of mentions, not its square.
    """
    blocks = {m.id: _blocks_of(m, articles) for m in mentions}
    article_of = {m.id: m.article for m in mentions}
    for left, right in _find_meetings(blocks):
        if article_of[left] != article_of[right]:
            yield order_pair(left, right)


def _find_meetings(blocks: Mapping[str, Blocks]) -> Iterator[Pair]:
    """Each mention with the leaders that it looks at; who look at each other come once."""
    leaders = find_leaders(blocks)
    for key in sorted(blocks):
        leads = {block for block in blocks[key].stands if key <= leaders[block][-1]}
        for other in {other for block in blocks[key].looks for other in leaders.get(block, ())}:
            # Of two that look at each other the larger id tells the pair.
            if other < key or leads.isdisjoint(blocks[other].looks):
                yield key, other


def _blocks_of(mention: Mention, articles: Mapping[str, ArticleFacts]) -> Blocks:
    article = articles.get(mention.article)
    return find_blocks(mention, article.published if article else None)


def find_leaders(blocks: Mapping[str, Blocks]) -> dict[Key, Sequence[str]]:
    """The leaders of each block: the smallest ids of those that stand in it."""
    leaders: defaultdict[Key, list[str]] = defaultdict(list)
    for key in sorted(blocks):
        for block in blocks[key].stands:
            held = leaders[block]
            if len(held) < LEADERS:
                held.append(key)
    return dict(leaders)


def order_pair(left: str, right: str) -> Pair:
    """The pair with the smaller id first."""
    return (left, right) if left < right else (right, left)
