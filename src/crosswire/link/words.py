"""How much the words of two passages are alike, rare words counting more."""

from __future__ import annotations

import math
import re
import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

import msgspec

from crosswire.model.incident import ArticleFacts
from crosswire.model.mention import Mention

# Shorter words are mostly grammar; two-digit numbers and up (ages, addresses) tell.
_WORD = re.compile(r"[^\W\d_]{4,}|\d{2,}")


class CommonWords(msgspec.Struct, frozen=True):
    """Words that too many places, or too many targets, have in their names."""

    place: frozenset[str]
    target: frozenset[str]


@cache
def load_common_words() -> CommonWords:
    """The words of common_words.toml, which stands beside this module."""
    text = files("crosswire.link").joinpath("common_words.toml").read_text("utf-8")
    return msgspec.convert(tomllib.loads(text), CommonWords)


def weigh_words(
    mentions: Sequence[Mention], articles: Mapping[str, ArticleFacts]
) -> dict[str, dict[str, float]]:
    """For each mention the telling words of its evidence, with weights of length 1 together.

    A word in every mention weighs nothing. Without the articles' texts there are no words.
    """
    found = {m.id: _words_of(m, articles.get(m.article)) for m in mentions}
    spread = Counter(word for words in found.values() for word in words)
    return {key: _normalise(words, spread, len(mentions)) for key, words in found.items()}


def _words_of(mention: Mention, article: ArticleFacts | None) -> set[str]:
    if article is None or not article.text:
        return set()
    passages = " ".join(span.quote(article.text) for span in mention.evidence)
    return {word.lower() for word in _WORD.findall(passages)}


def _normalise(words: set[str], spread: Counter[str], total: int) -> dict[str, float]:
    weights = {w: math.log((1 + total) / spread[w]) for w in sorted(words)}
    length = math.sqrt(sum(weight * weight for weight in weights.values()))
    return {word: weight / length for word, weight in weights.items()} if length else {}


def likeness(left: Mapping[str, float], right: Mapping[str, float]) -> float:
    """The cosine of two weighted sets of words: 0 nothing in common, 1 the same words.

    >>> likeness({"market": 1.0}, {"market": 0.6, "bridge": 0.8})
    0.6
    """
    small, large = sorted((left, right), key=len)
    return math.fsum(weight * large.get(word, 0.0) for word, weight in small.items())
