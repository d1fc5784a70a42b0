"""Briefs over random windows and moments: is every sentence grounded, and are wrong ones caught?

    python benchmarks/briefs.py [--briefs 500] [--moments 10] [--seed 1] [ARTICLES …]

Reads the labelled articles of gold/mideast and gold/world (or the folders that are given), makes
the ledger as it could be known at some moments, and writes many briefs at each. Every brief goes
through its JSON to the check of `crosswire verify`. Exit code 1 if a sentence is not grounded.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from wrong_sentences import KINDS, Spoiler

import crosswire
from crosswire.briefing import Desk, Window
from crosswire.lexicon.load import Lexicon, load_lexicon
from crosswire.model.brief import Brief, Told
from crosswire.model.incident import describe_article, known_since
from crosswire.publish.brief_pages import brief_json, read_brief
from crosswire.publish.grounding import Shelf, check_sentence

GOLD = Path(__file__).parents[1] / "gold"
FOLDERS = [GOLD / "mideast" / "articles", GOLD / "world" / "articles"]
UNDATED = 9000  # a year beyond which a moment only says that it is not known


class Count:
    """What was counted over all briefs. A sentence that comes again is checked once a moment."""

    def __init__(self) -> None:
        self.briefs = self.sentences = self.withheld = 0
        self.ungrounded: list[str] = []
        self.different: set[Told] = set()
        self.made: Counter[str] = Counter()
        self.caught: Counter[str] = Counter()

    def take(self, brief: Brief, shelf: Shelf, lexicon: Lexicon, known: dict[Told, bool]) -> None:
        """Count a brief, and check each of its sentences anew."""
        self.briefs += 1
        self.withheld += len(brief.withheld)
        for told in (t for s in brief.sections for item in s.items for t in item.told):
            self.sentences += 1
            self.different.add(told)
            if told not in known:
                known[told] = not check_sentence(told, shelf, lexicon)
            self.ungrounded += [] if known[told] else [told.text]

    def spoil(self, brief: Brief, shelf: Shelf, lexicon: Lexicon, seed: int) -> None:
        """Make every sentence of a brief wrong in every way, and count those that are caught."""
        spoiler = Spoiler(brief, list(shelf.documents.values()), seed)
        for kind in KINDS:
            for wrong in spoiler.spoil(kind):
                self.made[kind] += 1
                self.caught[kind] += bool(check_sentence(wrong, shelf, lexicon))


def pick_moments(path: Path, number: int, chance: random.Random) -> list[datetime]:
    """Moments at which something of the ledger could be known, the last one among them."""
    with crosswire.open(path) as ledger:
        since = sorted(known_since(describe_article(d)) for d in ledger.documents())
    since = [moment for moment in since if moment.year < UNDATED]
    return sorted({*chance.sample(since[len(since) // 4 :], number - 1), since[-1]})


def pick_windows(moment: datetime, number: int, chance: random.Random) -> Iterator[Window]:
    """Windows that end at a moment or before it: a day, a week, some years, or open."""
    yield Window()
    for _ in range(number - 1):
        until = moment - timedelta(days=chance.choice((0, 0, 1, 7, 30, 365)))
        since = until - timedelta(days=chance.choice((1, 3, 7, 30, 90, 400, 2000)))
        yield Window(since, until)


def write_all(path: Path, options: argparse.Namespace, lexicon: Lexicon) -> Count:
    """All briefs, each written, put into JSON, read again and checked."""
    chance, count = random.Random(options.seed), Count()  # noqa: S311 - the same each time
    moments = pick_moments(path, options.moments, chance)
    each = -(-options.briefs // len(moments))
    for moment in moments:
        with crosswire.open(path, as_of=moment) as ledger:
            records = ledger.records()
            desk, shelf, known = Desk(records, lexicon), Shelf(records), {}
            for window in pick_windows(moment, each, chance):
                brief = desk.write(window, moment)
                again = read_brief("".join(brief_json(brief)).encode())
                count.take(again, shelf, lexicon, known)
            if moment in moments[-1:]:
                count.spoil(desk.write(Window(), moment), shelf, lexicon, options.seed)
    return count


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folders", nargs="*", default=[str(folder) for folder in FOLDERS])
    parser.add_argument("--briefs", type=int, default=500)
    parser.add_argument("--moments", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    started = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "briefs.db"
        with crosswire.open(path) as ledger:
            ledger.add(*options.folders, read_on="2026-11-01")
        count = write_all(path, options, load_lexicon())
    show(count, time.monotonic() - started)
    return 1 if count.ungrounded else 0


def show(count: Count, seconds: float) -> None:
    """The figures, a line each."""
    print(f"{count.briefs:,} briefs, {count.sentences:,} sentences", end="")
    print(f" ({len(count.different):,} different), {count.withheld:,} withheld")
    print(f"{len(count.ungrounded):,} ungrounded, {seconds:.0f} seconds")
    for text in sorted(set(count.ungrounded)):
        print(f"  {text}")
    print("sentences made wrong on purpose: caught of made")
    for kind in KINDS:
        made, caught = count.made[kind], count.caught[kind]
        print(f"  {kind:<21} {caught:>5} of {made:<5} {caught / max(1, made):.3f}")


if __name__ == "__main__":
    sys.exit(main())
