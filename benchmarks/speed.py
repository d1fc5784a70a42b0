"""How fast crosswire reads, beside spaCy's blank English tokenizer on the same texts.

    python benchmarks/speed.py [FOLDER] [--runs 5]

Without FOLDER three kinds of article are measured apart: those of gold/ that report an incident;
those of gold/ that report none but are full of the words of violence (courts, sport, films); and
the ordinary news of benchmarks/ordinary. With FOLDER its .txt articles are the one kind. One core,
one process. Printed: articles a second (median, lowest and highest of the runs) for parsing and
extracting mentions, and for the yardstick on the same articles; the ratio of time; the whole job
into a new ledger; peak memory before the yardstick is loaded; and the time of `crosswire --help`.
"""

from __future__ import annotations

import argparse
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import crosswire
from crosswire.extract import extract_mentions
from crosswire.lexicon.load import load_lexicon
from crosswire.model.text import Article
from crosswire.parse import parse_article
from crosswire.read import read_articles

ROOT = Path(__file__).parents[1]


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


def find_sets(folder: Path | None) -> dict[str, list[str]]:
    """The paths of the articles to measure, by the name of the kind they are."""
    if folder is not None:
        return {str(folder): sorted(str(path) for path in folder.rglob("*.txt"))}
    sets: dict[str, list[str]] = {"report an incident": [], "report none, with its words": []}
    for gold in sorted(ROOT.glob("gold/*/gold.jsonl")):
        for row in map(json.loads, gold.read_text("utf-8").splitlines()):
            kind = "report none, with its words" if row["distractor"] else "report an incident"
            sets[kind].append(str(gold.parent / "articles" / f"{row['id']}.txt"))
    sets["ordinary news"] = sorted(str(path) for path in ROOT.glob("benchmarks/ordinary/*.txt"))
    return sets


def spell(name: str, rates: Sequence[float]) -> str:
    """One row of the table."""
    middle = statistics.median(rates)
    return f"{name:40} {middle:9.0f} {min(rates):9.0f} {max(rates):9.0f}"


def read_all(paths: Sequence[str]) -> list[Article]:
    """The articles of some files."""
    found = read_articles(paths, read_on="2026-01-01")
    return [item for item in found if isinstance(item, Article)]


def extract_all(articles: Sequence[Article]) -> Callable[[], object]:
    """Parsing and extracting as a job."""
    lexicon = load_lexicon()
    return lambda: [extract_mentions(parse_article(a, lexicon), lexicon) for a in articles]


def print_sets(sets: Mapping[str, Sequence[str]], runs: int) -> None:
    """Measure and print every kind of article, first all of them, then the yardstick on each."""
    articles = {name: read_all(paths) for name, paths in sets.items()}
    for name, some in articles.items():
        size = sum(len(a.text) for a in some) // max(1, len(some))
        print(f"{len(some):4} articles: {name}; {size} characters each")
    print(f"\n{'articles a second, one core':40} {'median':>9} {'lowest':>9} {'highest':>9}")
    rates = {n: measure(extract_all(some), len(some), runs) for n, some in articles.items()}
    for name, own in rates.items():
        print(spell(f"crosswire: {name}", own))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    for name, some in articles.items():
        yardstick = tokenize_all(some)
        if yardstick is None:
            print("spaCy is not installed: no yardstick (pip install '.[bench]')")
            break
        peer = measure(yardstick, len(some), runs)
        ratio = statistics.median(peer) / statistics.median(rates[name])
        print(spell(f"spaCy blank: {name}", peer), f"  crosswire takes {ratio:.1f}x the time")
    print(f"peak memory: {peak:.0f} MB")


def main() -> None:
    """Run the benchmark and print its table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    print_sets(find_sets(options.folder), options.runs)
    whole = options.folder or ROOT / "gold"
    count = len(sorted(whole.rglob("*.txt")))
    rates = measure(lambda: add_all(whole), count, max(1, options.runs // 2))
    print(spell("crosswire: whole job into a ledger", rates))
    command = [sys.executable, "-m", "crosswire", "--help"]
    starts = measure(
        lambda: subprocess.run(command, check=True, capture_output=True), 1, options.runs
    )
    print(f"crosswire --help: {1000 / statistics.median(starts):.0f} ms")


if __name__ == "__main__":
    main()
