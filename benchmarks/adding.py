"""What it takes to use a large ledger: open it, add an article, ask for an incident then and now.

    python benchmarks/adding.py [--mentions 100000] [--ledger FILE] [--articles FOLDER]

A ledger is filled with made mentions (see `made_mentions`) and derived from once. Then, each in
milliseconds, the median and what the slowest tenth takes at least: opening it; adding made
articles, read already, drawn from among all; adding the labelled articles of FOLDER, with their
reading; an incident, and an incident as it was known at a moment. Give --ledger to keep the filled
ledger, or to use one that was kept: then the made articles are those that would come next, and
FOLDER should hold articles that it does not hold yet.
"""

from __future__ import annotations

import argparse
import random
import resource
import statistics
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from pathlib import Path

from made_mentions import Made, make_mentions
from sqlalchemy import Connection, insert

import crosswire
from crosswire.deriving import derive, derive_all
from crosswire.ledger import StoredLedger, open_ledger, rows, tables
from crosswire.lexicon.load import load_lexicon
from crosswire.model.incident import ArticleFacts, Incident, Reading
from crosswire.model.mention import Mention
from crosswire.model.moment import Moment
from crosswire.model.text import Article, Document, Published

LEXICON = load_lexicon()
SEED = 1
READ_ON = "2026-01-01"
AT_ONCE = 5000  # articles written at a time
GOLD = Path(__file__).parents[1] / "gold" / "mideast" / "articles"


def lay_out(facts: ArticleFacts) -> Document:
    """The article of some made mentions, without a text of its own."""
    text = f"A made article, {facts.id}."
    article = Article(facts.id, None, None, facts.outlet, None, "en", None, text, facts.id, READ_ON)
    published = Published(facts.published, "metadata") if facts.published else None
    return Document(article, published, facts.outlet, None, (), (), (), (), None)


def gather(made: Made) -> list[tuple[Document, Reading]]:
    """The made articles with their mentions."""
    of_article: defaultdict[str, list[Mention]] = defaultdict(list)
    for mention in made.mentions:
        of_article[mention.article].append(mention)
    return [
        (lay_out(made.articles[key]), Reading(key, tuple(held), (), (), ()))
        for key, held in of_article.items()
    ]


def fill(ledger: StoredLedger, held: Sequence[tuple[Document, Reading]]) -> None:
    """Store articles and mentions many at a time, and derive from them."""
    with ledger.revising() as revision:
        for start in range(0, len(held), AT_ONCE):
            _insert(revision.connection, held[start : start + AT_ONCE])
    derive_all(ledger, LEXICON)


def _insert(connection: Connection, held: Iterable[tuple[Document, Reading]]) -> None:
    some = list(held)
    articles = [
        rows.article_row(document.article)
        | {"layout": rows.layout_cell(document), "asides": rows.asides_cell(reading)}
        for document, reading in some
    ]
    mentions = [
        rows.mention_row(mention, position)
        for _, reading in some
        for position, mention in enumerate(reading.mentions)
    ]
    connection.execute(insert(tables.articles), articles)
    connection.execute(insert(tables.mentions), mentions)
    claims = [
        rows.claim_row(mention.id, claim, position)
        for _, reading in some
        for mention in reading.mentions
        for position, claim in enumerate(mention.claims)
    ]
    if claims:
        connection.execute(insert(tables.claims), claims)


def measure(name: str, steps: Iterable[Callable[[], object]]) -> None:
    """Print how long steps take: the median and the nine tenths."""
    taken = []
    for step in steps:
        begun = time.perf_counter()
        step()
        taken.append(1000 * (time.perf_counter() - begun))
    worst = sorted(taken)[-max(1, len(taken) // 10)]
    print(f"{name:48} median {statistics.median(taken):9.1f} ms   worst tenth from {worst:9.1f} ms")


def add_read(ledger: StoredLedger, document: Document, reading: Reading) -> None:
    """Store an article that is read already, and derive from it."""
    ledger.write_article(document, reading, over=None)
    derive(ledger, LEXICON)


def find_incidents(ledger: StoredLedger, mentions: Sequence[str]) -> list[str]:
    """The incidents of mentions, each once."""
    with ledger.at_one_moment() as moment:
        return sorted(set(moment.incidents_of(mentions).values()))


def ask_for(path: Path, incidents: Sequence[Incident]) -> None:
    """Print what it takes to be told an incident, now and as of the days after it began."""
    with crosswire.open(path) as opened:
        steps = [lambda i=i: opened.incident(i.id) for i in incidents]
        measure("an incident", steps)
    steps = [lambda i=i: ask_as_of(path, i) for i in incidents]
    measure("open as of the day after, and an incident of then", steps)


def ask_as_of(path: Path, incident: Incident) -> None:
    """An incident as it was known a day after its first day."""
    moments = [s.value for s in incident.settled if isinstance(s.value, Moment)]
    day = (moments[0].end if moments else None) or date(2024, 1, 1)
    with crosswire.open(path, as_of=f"{day + timedelta(days=4)}") as then:
        then.incident(incident.id)


def main() -> None:
    """Run the benchmark and print its table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--mentions", type=int, default=100_000)
    parser.add_argument("--ledger", type=Path)
    parser.add_argument("--articles", type=Path, default=GOLD)
    parser.add_argument("--times", type=int, default=100)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = options.ledger or Path(folder) / "made.db"
        run(path, options.mentions, options.articles, options.times)


def run(path: Path, count: int, articles: Path, times: int) -> None:
    """Fill the ledger unless it is there, then measure."""
    last = draw_newcomers(path, count, times)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{path.stat().st_size / 2**20:,.0f} MB on disk, peak memory {peak:,.0f} MB")
    measure("open", [lambda: crosswire.open(path).close()] * 20)
    measure("open, and count what it holds", [lambda: crosswire.open(path).status()] * 5)
    with open_ledger(path) as ledger:
        print(ledger.count())
        steps = [lambda d=d, r=r: add_read(ledger, d, r) for d, r in last]
        measure("add an article that is read already", steps)
        chosen = random.Random(SEED).sample([m.id for _, r in last for m in r.mentions], times // 2)  # noqa: S311
        incidents = [ledger.incident(key) for key in find_incidents(ledger, chosen)]
    ask_for(path, [incident for incident in incidents if incident])
    files = sorted(articles.iterdir())[:times]
    with crosswire.open(path) as opened:
        measure("read and add a labelled article", [lambda f=f: opened.add(f) for f in files])


def draw_newcomers(path: Path, count: int, times: int) -> list[tuple[Document, Reading]]:
    """Articles to add: some of those it is filled from, or the next for a ledger that was kept."""
    if not path.exists():
        held = gather(make_mentions(count))
        random.Random(SEED).shuffle(held)  # noqa: S311
        with open_ledger(path) as ledger:
            begun = time.perf_counter()
            fill(ledger, held[times:])
            print(f"filled and derived from: {time.perf_counter() - begun:,.0f} s")
        return held[:times]
    with open_ledger(path) as ledger:
        known = set(ledger.article_ids())
    more = gather(make_mentions(count + 10 * times))
    return [one for one in more if one[0].article.id not in known][:times]


if __name__ == "__main__":
    main()
