"""Write word_counts.csv and article_counts.csv of src/crosswire/link/: how common each word is.

    python scripts/count_words.py [FOLDER...]

Each FOLDER holds articles; without one those of gold/ are read. The first table says in how many
mentions a word stands, the second in how many articles. Rare words tell that two passages are of
one incident; to know which words are rare, a ledger's own articles will not do: the counts
would change with every article, and with them what was linked before.
"""

from __future__ import annotations

import csv
import sys
import tempfile
from collections import Counter
from collections.abc import Collection, Sequence
from pathlib import Path

import crosswire
from crosswire.link.tales import find_tale_words
from crosswire.link.words import find_words

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "src" / "crosswire" / "link"
LEAST = 3  # mentions or articles; a word in fewer is rare


def main() -> None:
    """Read the articles into a ledger, count their words and those of the mentions, write."""
    folders = sys.argv[1:] or [str(p) for p in sorted(ROOT.glob("gold/*/articles"))]
    with (
        tempfile.TemporaryDirectory() as place,
        crosswire.open(str(Path(place) / "l.db")) as ledger,
    ):
        ledger.add(*folders)
        articles = [document.article for document in ledger.records().documents()]
        texts = {article.id: article.text for article in articles}
        mentions = [m for reading in ledger.records().readings() for m in reading.mentions]
        write_counts("word_counts.csv", [find_words(m, texts[m.article]) for m in mentions])
        write_counts("article_counts.csv", [find_tale_words(text) for text in texts.values()])


def write_counts(table: str, found: Sequence[Collection[str]]) -> None:
    """Write in how many of the sets each common word stands."""
    counts = Counter(word for words in found for word in set(words))
    common = sorted((word, count) for word, count in counts.items() if count >= LEAST)
    with (FOLDER / table).open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([("", len(found)), *common])
    print(f"{table}: {len(common)} words of {len(found)} texts")


if __name__ == "__main__":
    main()
