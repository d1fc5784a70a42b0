"""How well crosswire tells who copied whom.

    python benchmarks/copies.py [FOLDER ...] [--show]

Each FOLDER (gold/mideast if none is given) has `articles/` and `copies.jsonl`: pairs {a, b, kind}
of article names, `copy`, `quote_only` or `independent`. Every pair that is not labelled a copy
counts as none, whether it is listed or not. Printed, over all pairs of the set: precision and
recall of the pairs called copies, and of those said to share prose (copies and passages), beside
the answers that need no reading: any eight words in common, and TF-IDF at the bar that fits these
labels best; then what is said of each kind of pair; then what comparing costs, and how many pairs
share a print, which is how a ledger finds whom to compare. --show lists pairs missed and spurious.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

import word_overlap
from tables import Rates, print_table

from crosswire.lexicon.load import load_lexicon
from crosswire.model.incident import ArticleFacts, Copy, describe_article
from crosswire.model.text import Article
from crosswire.parse import parse_article
from crosswire.read import read_articles
from crosswire.reconcile.lineage import RUN_WORDS, compare_texts, find_copies, find_prints

ROOT = Path(__file__).parents[1]
KINDS = ("copy", "quote_only", "independent", "not listed")
Pair = tuple[str, str]


class Labelled(NamedTuple):
    """The articles of a set by name, and the kind of each pair that is labelled."""

    articles: dict[str, ArticleFacts]
    kinds: dict[Pair, str]

    @property
    def copies(self) -> set[Pair]:
        """The pairs that are labelled copies."""
        return {pair for pair, kind in self.kinds.items() if kind == "copy"}


def is_labelled(folder: Path) -> bool:
    """True if the folder says which of its articles are copies."""
    return (folder / "copies.jsonl").is_file()


def load_labelled(folder: Path) -> Labelled:
    """A labelled set as the program reads it."""
    lexicon = load_lexicon()
    found = read_articles([str(folder / "articles")], read_on="2026-01-01")
    articles = {
        Path(article.path or "").stem: describe_article(parse_article(article, lexicon))
        for article in found
        if isinstance(article, Article)
    }
    rows = map(json.loads, (folder / "copies.jsonl").read_text("utf-8").splitlines())
    return Labelled(articles, {order(row["a"], row["b"]): row["kind"] for row in rows})


def order(left: str, right: str) -> Pair:
    """The two names in order."""
    return (left, right) if left < right else (right, left)


def compare_all(labelled: Labelled) -> dict[Pair, Copy]:
    """What is found, by the names of the articles."""
    names = {article.id: name for name, article in labelled.articles.items()}
    found = find_copies(labelled.articles.values())
    return {order(names[copy.left], names[copy.right]): copy for copy in found}


def rate_pairs(called: Collection[Pair], copies: Collection[Pair]) -> Rates:
    """The pairs called copies against those that are."""
    return Rates(len(set(called) & set(copies)), len(called), len(copies))


def rate_copies(folder: Path) -> Rates:
    """The rates of the pairs that are called copies in a labelled set."""
    labelled = load_labelled(folder)
    return rate_pairs(pick(compare_all(labelled), "copy"), labelled.copies)


def pick(found: Mapping[Pair, Copy], *kinds: str) -> list[Pair]:
    """The pairs of which one of these kinds is found."""
    return [pair for pair, copy in found.items() if copy.kind in kinds]


def share_words(labelled: Labelled) -> list[Pair]:
    """The pairs whose texts share any eight words in a row, page furniture and quotations too."""
    runs = {}
    for name, article in labelled.articles.items():
        words = article.text.lower().split()
        runs[name] = {tuple(words[n : n + RUN_WORDS]) for n in range(len(words) - RUN_WORDS + 1)}
    pairs = combinations(sorted(runs), 2)
    return [(one, other) for one, other in pairs if runs[one] & runs[other]]


def find_alike(labelled: Labelled) -> list[Pair]:
    """The pairs above the cosine of TF-IDF that fits the labels best."""
    names = sorted(labelled.articles)
    cosines = word_overlap.compare_texts([labelled.articles[name].text for name in names])
    ranked = sorted(cosines, key=lambda pair: -cosines[pair])
    pairs = [(names[one], names[other]) for one, other in ranked]
    copies = labelled.copies
    best = max(range(1, len(pairs) + 1), key=lambda n: rate_pairs(pairs[:n], copies).f1)
    return pairs[:best]


def print_set(folder: Path, *, show: bool) -> None:
    """All tables of one set."""
    labelled = load_labelled(folder)
    found = compare_all(labelled)
    count = len(labelled.articles)
    print(f"{folder.name}: {count} articles, {count * (count - 1) // 2} pairs")
    print_rates(labelled, found)
    print_kinds(labelled, found)
    print_cost(list(labelled.articles.values()), found.values())
    if show:
        print_misses(labelled, found)


def print_rates(labelled: Labelled, found: Mapping[Pair, Copy]) -> None:
    """Precision and recall, beside the answers that need no reading."""
    answers = {
        "called copies": pick(found, "copy"),
        "said to share prose": pick(found, "copy", "passage"),
        "any eight words in common": share_words(labelled),
        "TF-IDF at its best bar": find_alike(labelled),
    }
    rows = [
        [name, len(called), *rate_pairs(called, labelled.copies).row()]
        for name, called in answers.items()
    ]
    print_table(("", "pairs", "P", "R", "F1"), rows)


def print_kinds(labelled: Labelled, found: Mapping[Pair, Copy]) -> None:
    """What is found of the pairs of each labelled kind, and of the others."""
    said = Counter(
        (labelled.kinds.get(pair, "not listed"), found[pair].kind if pair in found else "nothing")
        for pair in combinations(sorted(labelled.articles), 2)
    )
    head = ("copy", "passage", "quotation", "nothing")
    print_table(("", *head), [[kind, *(said[kind, word] for word in head)] for kind in KINDS])


def print_cost(articles: Sequence[ArticleFacts], copies: Iterable[Copy]) -> None:
    """The milliseconds of a comparison, and what the prints find."""
    pairs = list(combinations(articles, 2))
    begun = time.perf_counter()
    for left, right in pairs:
        compare_texts(left, right)
    each = (time.perf_counter() - begun) / len(pairs) * 1000
    prints = {article.id: set(find_prints(article)) for article in articles}
    shared = {order(a.id, b.id) for a, b in pairs if prints[a.id] & prints[b.id]}
    told = {order(copy.left, copy.right) for copy in copies}
    words = sum(len(zone.quote(a.text).split()) for a in articles for zone in a.body)
    print(
        f"comparing two: {each:.2f} ms; {sum(map(len, prints.values())) / words * 500:.0f} prints"
        f" in 500 words; {len(shared)} pairs share one, among them {len(told & shared)} of"
        f" the {len(told)} that share text"
    )


def print_misses(labelled: Labelled, found: Mapping[Pair, Copy]) -> None:
    """The pairs on which labels and answers differ, with the words that they share."""
    called = set(pick(found, "copy"))
    for pair in sorted(called ^ labelled.copies):
        print("spurious" if pair in called else "missed", *pair, labelled.kinds.get(pair, ""))
        for runs in found[pair].runs if pair in found else ():
            texts = {labelled.articles[name].id: labelled.articles[name].text for name in pair}
            print("   ", " ".join(runs[0].quote(texts[found[pair].left]).split()))


def main() -> None:
    """Run the benchmark and print its tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folders", nargs="*", type=Path, default=[ROOT / "gold" / "mideast"])
    parser.add_argument("--show", action="store_true", help="list pairs missed and spurious")
    options = parser.parse_args()
    for folder in options.folders:
        print_set(folder, show=options.show)


if __name__ == "__main__":
    main()
