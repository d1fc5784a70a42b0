"""How much the words of two passages are alike, rare words counting more."""

from __future__ import annotations

import csv
import math
import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import msgspec

from crosswire.model.decoding import convert_plain
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
    return convert_plain(tomllib.loads(text), CommonWords)


class Counts(msgspec.Struct, frozen=True):
    """In how many of so many mentions, or articles, a word stands; rare words are left out."""

    total: int
    of_word: Mapping[str, int]


@cache
def load_counts(table: str = "word_counts.csv") -> Counts:
    """The counts of a table that scripts/count_words.py writes."""
    text = files("crosswire.link").joinpath(table).read_text("utf-8")
    rows = {word: int(count) for word, count in csv.reader(text.splitlines())}
    return Counts(rows.pop(""), rows)


def weigh_words(mention: Mention, text: str) -> dict[str, float]:
    """The telling words of a mention's evidence, with weights of length 1 together.

    A word weighs the more the fewer of the counted mentions have it.
    """
    counts = load_counts()
    words = sorted(find_words(mention, text))
    weights = {w: math.log((1 + counts.total) / counts.of_word.get(w, 1)) for w in words}
    length = math.sqrt(math.fsum(weight * weight for weight in weights.values()))
    return {word: weight / length for word, weight in weights.items()} if length else {}


def find_words(mention: Mention, text: str) -> set[str]:
    """The words of the passages that a mention is founded on; none without the article's text."""
    passages = " ".join(span.quote(text) for span in mention.evidence)
    return {word.lower() for word in _WORD.findall(passages)}


def likeness(left: Mapping[str, float], right: Mapping[str, float]) -> float:
    """The cosine of two weighted sets of words: 0 nothing in common, 1 the same words.

    >>> likeness({"market": 1.0}, {"market": 0.6, "bridge": 0.8})
    0.6
    """
    shared = left.keys() & right.keys()
    return math.fsum([left[word] * right[word] for word in shared])
