"""How fast crosswire reads, beside spaCy's blank English tokenizer on the same texts.

    python benchmarks/speed.py [FOLDER] [--runs 5]

FOLDER (gold/ if left out) is searched for .txt articles. One core, one process. Printed: articles
a second (median, lowest and highest of the runs) for parsing and extracting mentions, for the whole
job into a new ledger, and for the yardstick; the ratio; peak memory; and the time of
`crosswire --help`.
"""

from __future__ import annotations

import argparse
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import crosswire
from crosswire.extract import extract_mentions
from crosswire.lexicon.load import load_lexicon
from crosswire.model.text import Article
from crosswire.parse import parse_article
from crosswire.read import read_articles


def measure(job: Callable[[], object], count: int, runs: int) -> list[float]:
    """Articles a second in each of the runs, after one run that is not counted."""
    job()
    rates = []
    for _ in range(runs):
        start = time.perf_counter()
        job()
        rates.append(count / (time.perf_counter() - start))
    return rates


def tokenize_all(articles: Sequence[Article]) -> Callable[[], object] | None:
    """The yardstick as a job; None where spaCy is not installed (pip install '.[bench]')."""
    try:
        import spacy
    except ImportError:
        return None
    blank = spacy.blank("en")
    return lambda: [blank(article.text) for article in articles]


def add_all(folder: Path) -> object:
    """The whole job: read, parse, extract, link, reconcile, into a new ledger."""
    with (
        tempfile.TemporaryDirectory() as place,
        crosswire.open(str(Path(place) / "l.db")) as ledger,
    ):
        return ledger.add(str(folder))


def spell(name: str, rates: Sequence[float]) -> str:
    """One row of the table."""
    middle = statistics.median(rates)
    return f"{name:34} {middle:9.0f} {min(rates):9.0f} {max(rates):9.0f}"


def main() -> None:
    """Run the benchmark and print its table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path, nargs="?", default=Path("gold"))
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    paths = sorted(str(path) for path in options.folder.rglob("*.txt"))
    found = read_articles(paths, read_on="2026-01-01")
    articles = [item for item in found if isinstance(item, Article)]
    lexicon = load_lexicon()
    count = len(articles)
    read = measure(
        lambda: [extract_mentions(parse_article(a, lexicon), lexicon) for a in articles],
        count,
        options.runs,
    )
    whole = measure(lambda: add_all(options.folder), count, max(1, options.runs // 2))
    yardstick = tokenize_all(articles)
    print(
        f"{count} articles, {sum(len(a.text) for a in articles) // max(1, count)} characters each"
    )
    print(f"{'articles a second, one core':34} {'median':>9} {'lowest':>9} {'highest':>9}")
    print(spell("crosswire: parse and extract", read))
    print(spell("crosswire: whole job into a ledger", whole))
    if yardstick is None:
        print("spaCy is not installed: no yardstick (pip install '.[bench]')")
    else:
        peer = measure(yardstick, count, options.runs)
        print(spell("spaCy blank English tokenizer", peer))
        ratio = statistics.median(peer) / statistics.median(read)
        print(f"time against the yardstick: {ratio:.1f}x")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory: {peak:.0f} MB (the yardstick included)")
    command = [sys.executable, "-m", "crosswire", "--help"]
    starts = measure(
        lambda: subprocess.run(command, check=True, capture_output=True), 1, options.runs
    )
    print(f"crosswire --help: {1000 / statistics.median(starts):.0f} ms")


if __name__ == "__main__":
    main()
