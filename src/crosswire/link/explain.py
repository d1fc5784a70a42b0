"""Why two mentions are one incident, or two, in words: the facts for, and the facts against."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import product

import msgspec

from crosswire.lexicon.load import Lexicon
from crosswire.link.candidates import Pair, order_pair
from crosswire.link.compare import compare_mentions
from crosswire.link.comparer import Comparer
from crosswire.link.facts import Side
from crosswire.link.sides import describe_side, name_nations
from crosswire.link.stories import count_stories, tell_stories
from crosswire.link.weights import load_weights
from crosswire.model.incident import ArticleFacts
from crosswire.model.mention import Mention


class Explanation(msgspec.Struct, frozen=True):
    """What speaks for two mentions being one incident and what against, the weightiest first.

    `total` is the sum of the weights and `bar` what it has to reach; `forbidden` if a fact rules
    the pair out whatever else speaks for it.
    """

    left: str
    right: str
    total: float
    bar: float
    forbidden: bool
    in_favour: tuple[str, ...]
    against: tuple[str, ...]

    @property
    def passes(self) -> bool:
        """True if the pair by itself passes the bar."""
        return not self.forbidden and self.total >= self.bar


def explain_pairs(
    left: Sequence[Mention],
    right: Sequence[Mention],
    articles: Mapping[str, ArticleFacts],
    *,
    beside: Sequence[Mention] = (),
    lexicon: Lexicon | None = None,
) -> list[Explanation]:
    """Every mention of one side with every mention of the other, the likeliest pair first.

    `beside` are the other mentions of the same articles: articles that share one incident are
    likely to share another.
    """
    nations = name_nations(lexicon)
    every = {m.id: m for m in (*beside, *left, *right)}
    sides = [describe_side(m, articles.get(m.article), nations) for m in every.values()]
    ranked = sorted(sides, key=lambda side: side.rank)
    number_of = {side.mention.id: number for number, side in enumerate(ranked)}
    asked = {
        order_pair(number_of[one.id], number_of[other.id])
        for one in left
        for other in right
        if one.id != other.id
    }
    stories = _find_stories(asked, ranked)
    found = [_explain(ranked[one], ranked[other], stories[one, other]) for one, other in asked]
    return sorted(found, key=lambda e: (e.forbidden, -e.total, e.left, e.right))


def _find_stories(asked: Iterable[Pair], sides: Sequence[Side]) -> dict[Pair, int]:
    """How many other incidents the articles of each pair seem to share."""
    of_article: defaultdict[str, list[int]] = defaultdict(list)
    for number, side in enumerate(sides):
        of_article[side.mention.article].append(number)
    comparer = Comparer(sides)
    counts: dict[Pair, int] = {}
    for pair in asked:
        if pair not in counts:
            one, other = (sides[key].mention.article for key in pair)
            between = {pair} | set(product(of_article[one], of_article[other]))
            weights = {each: comparer.weigh(*each) for each in between}
            alone = {each: w.total for each, w in weights.items() if not w.forbidden}
            counts |= dict.fromkeys(between, 0) | (count_stories(alone) if one != other else {})
    return counts


def _explain(left: Side, right: Side, stories: int) -> Explanation:
    found = compare_mentions(left, right)
    facts = [*found.facts, *([tell_stories(stories)] if stories else [])]
    ranked = sorted(facts, key=lambda fact: (-abs(fact.weight), fact.reason))
    same = left.mention.article == right.mention.article
    against = [fact.say() for fact in ranked if fact.weight < 0 or fact.forbids]
    first, second = sorted((left.mention.id, right.mention.id))
    return Explanation(
        first,
        second,
        total=round(math.fsum(fact.weight for fact in facts), 2),
        bar=load_weights().bars.join,
        forbidden=found.forbidden or same,
        in_favour=tuple(fact.say() for fact in ranked if fact.weight > 0 and not fact.forbids),
        against=(*(["one article tells of both (forbids)"] if same else []), *against),
    )
