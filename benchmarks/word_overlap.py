"""Reports grouped by the words they share: the answer that needs no reading.

TF-IDF as ../shared/data/README.md has it: the title twice and the text, 1 + log tf, log N/df, words
that stand in one document or in more than half of them dropped, cosine.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from itertools import combinations

Pairs = Mapping[tuple[int, int], float]
Vector = dict[str, float]


def compare_texts(texts: Sequence[str]) -> Pairs:
    """The cosine of every two texts that share a word, by their numbers, the lower first.

    >>> shared = compare_texts(["a fire here", "fire there here", "rain", "rain now", "sun"])
    >>> sorted(shared)
    [(0, 1), (2, 3)]
    """
    vectors = weigh_words(texts)
    postings: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
    for number, vector in enumerate(vectors):
        for word, weight in vector.items():
            postings[word].append((number, weight))
    cosines: defaultdict[tuple[int, int], float] = defaultdict(float)
    for posting in postings.values():
        for (left, mine), (right, theirs) in combinations(posting, 2):
            cosines[left, right] += mine * theirs
    return cosines


def weigh_words(texts: Sequence[str]) -> list[Vector]:
    """Each text as weights of its words, of length 1."""
    counts = [Counter(re.findall(r"\w+", text.lower())) for text in texts]
    spread = Counter(word for count in counts for word in count)
    kept = {w: math.log(len(texts) / n) for w, n in spread.items() if 1 < n <= len(texts) / 2}
    return [
        scale({w: (1 + math.log(n)) * kept[w] for w, n in c.items() if w in kept}) for c in counts
    ]


def scale(vector: Vector) -> Vector:
    """The vector at length 1; without words, as it is."""
    length = math.hypot(*vector.values())
    return {word: weight / length for word, weight in vector.items()} if length else vector


def group_single(
    size: int, cosines: Pairs, least: float, may_join: Callable[[int, int], bool]
) -> list[int]:
    """A cluster for each text: those that a chain of alike texts joins.

    >>> group_single(4, {(0, 1): 0.5, (1, 2): 0.4, (2, 3): 0.1}, 0.3, lambda left, right: True)
    [0, 0, 0, 3]
    """
    clusters = list(range(size))
    for (left, right), cosine in cosines.items():
        old, new = clusters[right], clusters[left]
        if cosine > least and old != new and may_join(left, right):
            clusters = [new if cluster == old else cluster for cluster in clusters]
    return clusters


def group_average(size: int, cosines: Pairs, least: float) -> list[int]:
    """A cluster for each text: the two that are most alike on average are joined, then the next.

    >>> group_average(4, {(0, 1): 0.5, (1, 2): 0.4, (2, 3): 0.1}, 0.3)
    [0, 0, 2, 3]
    """
    members = {number: [number] for number in range(size)}
    sums: dict[int, dict[int, float]] = {number: {} for number in range(size)}
    for (left, right), cosine in cosines.items():
        sums[left][right] = sums[right][left] = cosine
    while closest := find_closest(members, sums, least):
        join(members, sums, *closest)
    clusters = {number: name for name, group in members.items() for number in group}
    return [clusters[number] for number in range(size)]


def find_closest(
    members: Mapping[int, Sequence[int]], sums: Mapping[int, Mapping[int, float]], least: float
) -> tuple[int, int] | None:
    """The two clusters of the highest average cosine, if it is above the least."""
    best, pair = least, None
    for left, row in sums.items():
        bar = best * len(members[left])
        for right, total in row.items():
            if left < right and total > bar * len(members[right]):
                best, pair = total / len(members[left]) / len(members[right]), (left, right)
                bar = best * len(members[left])
    return pair


def join(
    members: dict[int, list[int]], sums: dict[int, dict[int, float]], kept: int, gone: int
) -> None:
    """Put one cluster into another."""
    members[kept] += members.pop(gone)
    for other, total in sums.pop(gone).items():
        del sums[other][gone]
        if other != kept:
            sums[kept][other] = sums[other][kept] = sums[kept].get(other, 0.0) + total
