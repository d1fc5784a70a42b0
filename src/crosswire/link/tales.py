"""How much two whole articles are alike: the names, numbers and rare words that few others have."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache

from crosswire.lexicon.ordinary import is_ordinary
from crosswire.link.facts import Fact, Side, make_fact
from crosswire.link.words import likeness, load_counts
from crosswire.model.incident import ArticleFacts

_WORD = re.compile(r"[^\W\d_]{3,}|(?<!\d)(?!(?:19|20)\d\d(?!\d))\d{2,}")  # years are left out
TOLD = 60  # words of an article that are kept; of the labelled ones more tell nothing further
ORDINARY = 0.3  # what an ordinary word weighs beside a name or a number that is as rare
SHORT = 600  # characters of a story that leaves to its headline what a longer one repeats
CHANCE = 0.12  # so much alike are articles of two incidents in one country
CLOSE = 0.45  # more tells nothing further
OTHER_TYPE = 0.5  # of the weight: one base is hit by drones one day and by missiles the next


def compare_tales(left: Side, right: Side) -> Fact | None:
    """The fact of how many names and rare words two articles share, for what both open with."""
    if not left.tale or not right.tale:
        return None
    alike = likeness(left.tale, right.tale)
    if alike < CHANCE:
        return make_fact(
            "unlike_tale", "articles without names in common", times=1 - alike / CHANCE
        )
    share = (min(alike, CLOSE) - CHANCE) / (CLOSE - CHANCE)
    if left.mention.type != right.mention.type:
        share *= OTHER_TYPE
    return make_fact("alike_tale", "articles alike in names and rare words", times=share)


@lru_cache(maxsize=64)  # the mentions of one article come one after the other
def weigh_tale(article: ArticleFacts) -> Mapping[str, float]:
    """The most telling words of a headline and its story, with weights of length 1 together.

    A word weighs the more the fewer of the counted articles have it and the more often it stands
    here. Names and numbers count in full, years not at all: all articles of one day share those.
    """
    story = "\n".join(span.quote(article.text) for span in article.body)
    head = find_headline(article.title)
    story = story if len(story) > SHORT or head in story else f"{head}\n{story}"
    found = Counter(find_tale_words(story))
    weights = {word: (1 + math.log(times)) * _rate(word) for word, times in found.items()}
    kept = sorted(weights, key=lambda word: (-weights[word], word))[:TOLD]
    length = math.sqrt(math.fsum(weights[word] ** 2 for word in kept))
    return {word: round(weights[word] / length, 4) for word in kept} if length else {}


_OUTLET = re.compile(r"\s+[-–—|]\s+")


def find_headline(title: str) -> str:
    """The title without the outlet's name that pages hang on to it.

    >>> find_headline("Man shot in Dallas - Dallas, Texas News, Weather | The Star")
    'Man shot in Dallas'
    """
    return _OUTLET.split(title)[0].strip()


def find_tale_words(text: str) -> list[str]:
    """The words of a text in small letters, as often as they stand there; no years.

    >>> find_tale_words("Ann Lee, 17, of Oak Street, in 2016")
    ['ann', 'lee', '17', 'oak', 'street']
    """
    return _WORD.findall(text.lower())


@lru_cache(maxsize=65536)
def _rate(word: str) -> float:
    counts = load_counts("article_counts.csv")
    rarity = math.log((1 + counts.total) / counts.of_word.get(word, 1))
    return rarity * (ORDINARY if is_ordinary(word) else 1)
