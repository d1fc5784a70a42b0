"""One fact for or against two mentions being of one incident."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from crosswire.model.incident import ArticleFacts
from crosswire.model.mention import Mention
from crosswire.model.moment import Moment


class Fact(msgspec.Struct, frozen=True):
    """What a fact weighs and why; `forbids` if nothing else can outweigh it."""

    weight: float
    reason: str
    forbids: bool = False


class Side(msgspec.Struct, frozen=True):
    """One of two mentions, with what its article, its words and the names in it tell.

    `words` holds the telling words of its evidence with their weights, of length 1 together;
    `states` and `groups` the doers named, states by country.
    """

    mention: Mention
    published: Moment | None
    words: Mapping[str, float]
    states: frozenset[str]
    groups: frozenset[str]


def describe_side(
    mention: Mention,
    articles: Mapping[str, ArticleFacts],
    words: Mapping[str, float],
    nations: Mapping[str, str],
) -> Side:
    """A mention made ready to be compared; an unknown article has no date."""
    article = articles.get(mention.article)
    doers = {r.actor for r in mention.responsibility if r.stance in ("claimed", "stated")}
    return Side(
        mention=mention,
        published=article.published if article else None,
        words=words,
        states=frozenset(nations[doer] for doer in doers if doer in nations),
        groups=frozenset(doer for doer in doers if doer not in nations),
    )
