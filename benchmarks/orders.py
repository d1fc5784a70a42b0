"""Add one set of articles in many orders and batchings; every export must be the same bytes.

    python benchmarks/orders.py [FOLDER] [--runs 200] [--seed 1]

FOLDER holds articles (gold/mideast/articles unless given). Each run shuffles them, cuts them into
batches of random sizes, closes and opens the ledger between batches, adds a few articles a second
time, and exports. Printed: how many runs, how many different exports, and how many batches in all.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import tempfile
from pathlib import Path

import crosswire

ROOT = Path(__file__).parents[1]


def export_after(batches: list[list[str]]) -> str:
    """The sha256 of the export after adding the batches, the ledger opened anew for each."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "l.db"
        for batch in batches:
            with crosswire.open(path) as ledger:
                ledger.add(*batch, read_on="2024-12-31")
        with crosswire.open(path) as ledger:
            digest = hashlib.sha256()
            for piece in ledger.pieces("json"):
                digest.update(piece.encode())
    return digest.hexdigest()


def cut_batches(articles: list[str], chance: random.Random) -> list[list[str]]:
    """The articles in a random order and in batches, some of them given twice."""
    order = chance.sample(articles, len(articles))
    edges = sorted(chance.sample(range(1, len(order)), chance.randrange(6)))
    batches = [order[i:j] for i, j in zip([0, *edges], [*edges, len(order)], strict=True)]
    return [[*batch, *chance.sample(order, 2)] for batch in batches]


def main() -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path, nargs="?", default=ROOT / "gold/mideast/articles")
    parser.add_argument("--runs", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    articles = sorted(str(path) for path in options.folder.glob("*.txt"))
    chance = random.Random(options.seed)  # noqa: S311
    exports = {export_after([articles])}
    count = 0
    for _ in range(options.runs):
        batches = cut_batches(articles, chance)
        count += len(batches)
        exports.add(export_after(batches))
    print(f"{options.runs} orders of {len(articles)} articles in {count} batches: ", end="")
    print(f"{len(exports)} different exports")


if __name__ == "__main__":
    main()
