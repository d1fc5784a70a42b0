"""Why two mentions are one incident, or two, in words: the facts for, and the facts against."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from crosswire.lexicon.load import Lexicon
from crosswire.link.candidates import Pair, order_pair
from crosswire.link.compare import Comparison, compare_mentions
from crosswire.link.facts import Side
from crosswire.link.sides import describe_side, name_nations
from crosswire.link.stories import add_stories
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
    sides = {key: describe_side(m, articles.get(m.article), nations) for key, m in every.items()}
    asked = {order_pair(one.id, other.id) for one in left for other in right if one.id != other.id}
    told = add_stories(_compare_all(sides), sides)
    found = [
        _explain(pair, told[pair], of_one_article=every[pair[0]].article == every[pair[1]].article)
        for pair in sorted(asked)
    ]
    return sorted(found, key=lambda e: (e.forbidden, -e.total, e.left, e.right))


def _compare_all(sides: Mapping[str, Side]) -> dict[Pair, Comparison]:
    keys = sorted(sides)
    return {
        (left, right): compare_mentions(sides[left], sides[right])
        for number, left in enumerate(keys)
        for right in keys[number + 1 :]
    }


def _explain(pair: Pair, found: Comparison, *, of_one_article: bool) -> Explanation:
    ranked = sorted(found.facts, key=lambda fact: (-abs(fact.weight), fact.reason))
    against = [fact.say() for fact in ranked if fact.weight < 0 or fact.forbids]
    return Explanation(
        *pair,
        total=round(found.total, 2),
        bar=load_weights().bars.join,
        forbidden=found.forbidden or of_one_article,
        in_favour=tuple(fact.say() for fact in ranked if fact.weight > 0 and not fact.forbids),
        against=(*(["one article tells of both (forbids)"] if of_one_article else []), *against),
    )
