"""Write src/crosswire/link/word_counts.csv: in how many mentions each common word stands.

    python scripts/count_words.py [FOLDER...]

Each FOLDER holds articles; without one those of gold/ are read. Rare words tell that two passages
are of one incident; to know which words are rare, a ledger's own articles will not do: the counts
would change with every article, and with them what was linked before.
"""

from __future__ import annotations

import csv
import sys
import tempfile
from collections import Counter
from pathlib import Path

import crosswire
from crosswire.link.words import find_words

ROOT = Path(__file__).parents[1]
TABLE = ROOT / "src" / "crosswire" / "link" / "word_counts.csv"
LEAST = 3  # mentions; a word in fewer is rare


def main() -> None:
    """Read the articles into a ledger, count the words of every mention's evidence, write."""
    folders = sys.argv[1:] or [str(p) for p in sorted(ROOT.glob("gold/*/articles"))]
    counts: Counter[str] = Counter()
    total = 0
    with (
        tempfile.TemporaryDirectory() as place,
        crosswire.open(str(Path(place) / "l.db")) as ledger,
    ):
        ledger.add(*folders)
        for incident in ledger.incidents():
            for mention in ledger.mentions(incident):
                counts.update(find_words(mention, ledger.article(mention.article).text))
                total += 1
    common = sorted((word, count) for word, count in counts.items() if count >= LEAST)
    with TABLE.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([("", total), *common])
    print(f"{len(common)} words of {total} mentions")


if __name__ == "__main__":
    main()
