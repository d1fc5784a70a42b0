"""How quickly pages come while many people look: each kind of page, its median and 95th percentile.

    python benchmarks/pages.py [--incidents 100000] [--ledger FILE] [--clients 20]
                              [--requests 4000] [--workers COUNT]

A ledger is filled with made articles whose sentences carry claims (see `made_mentions`), five an
incident, and served by `crosswire serve` in a process of its own on loopback. So many clients ask
for pages drawn at random, most of which nobody asked for before. The server's memory is printed
before, in the middle and after. Give --ledger to keep the filled ledger, or to use one that was
kept.
"""

from __future__ import annotations

import argparse
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http.client import HTTPConnection
from itertools import islice, repeat
from pathlib import Path
from urllib.parse import urlsplit

import msgspec
from adding import fill, gather
from made_mentions import Made, make_mentions

from crosswire.ledger import open_ledger
from crosswire.model.incident import Reading
from crosswire.model.mention import Claim, Mention, Slot, Value
from crosswire.model.text import Document, Sentence, Span, Zone
from crosswire.publish.words import say_type, say_value

SEED = 3
MENTIONS_EACH = 5  # of an incident at most, as they are made: more than enough
LONGEST_IDLE = 2.0  # seconds
WORDS = ("Town", "Group", "strike", "killed")
KINDS = ("front", "filtered", "incident", "incident.json", "article", "changes", "coverage")
KINDS += ("places", "actors", "brief")
SHARES = (10, 25, 30, 8, 15, 3, 3, 2, 2, 2)  # of 100 requests


def tell(document: Document, reading: Reading) -> tuple[Document, Reading]:
    """A made article with a sentence for each mention, and claims on its words."""
    text, mentions, sentences = "", [], []
    for mention in reading.mentions:
        start = len(text)
        claims: list[Claim] = []
        for slot, value in list_values(mention):
            words = f"{say_value(value)}"
            begun = len(text) + len("It was ")
            text += f"It was {words}, "
            span = Span(begun, begun + len(words))
            key = f"c{mention.id[1:]}{len(claims)}"
            claims.append(Claim(key, slot, value, span, None, (), "asserted", None, "made"))
        text += "officials said. "
        sentences.append(Sentence(Span(start, len(text) - 1), "body", 0))
        evidence = (Span(start, len(text) - 1),)
        mentions.append(msgspec.structs.replace(mention, claims=tuple(claims), evidence=evidence))
    article = msgspec.structs.replace(document.article, text=text)
    zones = (Zone("body", Span(0, len(text.rstrip()))),)
    laid = msgspec.structs.replace(
        document, article=article, zones=zones, sentences=tuple(sentences)
    )
    return laid, msgspec.structs.replace(reading, mentions=tuple(mentions))


def list_values(mention: Mention) -> Iterator[tuple[Slot, Value]]:
    """What a made mention says, slot by slot."""
    yield "type", say_type(mention.type)
    if mention.date is not None:
        yield "date", mention.date
    if mention.place is not None:
        yield "place", mention.place
    if mention.killed is not None:
        yield "killed", mention.killed
    for role in mention.responsibility:
        yield "responsibility", role


def thin_out(made: Made, incidents: int) -> Made:
    """One mention of each of so many incidents, two of every fourth."""
    left = {key: 1 + (key % 4 == 0) for key in dict.fromkeys(made.incident_of.values())}
    left = dict(islice(left.items(), incidents))
    kept = []
    for mention in made.mentions:
        key = made.incident_of[mention.id]
        if left.get(key, 0):
            left[key] -= 1
            kept.append(mention)
    return Made(kept, made.articles, made.incident_of)


def fill_told(path: Path, incidents: int) -> None:
    """A ledger of so many incidents, in articles with words."""
    begun = time.perf_counter()
    made = thin_out(make_mentions(MENTIONS_EACH * incidents), incidents)
    held = [tell(document, reading) for document, reading in gather(made)]
    with open_ledger(path) as ledger:
        fill(ledger, held)
        print(ledger.count())
    print(f"filled and derived from: {time.perf_counter() - begun:,.0f} s")


@contextmanager
def serve(path: Path, workers: int | None) -> Iterator[tuple[str, int]]:
    """The address of a server on a ledger, and the number of its first process."""
    command = [sys.executable, "-m", "crosswire", "serve", "--ledger", str(path), "--port", "0"]
    command += ["--workers", str(workers)] if workers else []
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield (process.stdout.readline() if process.stdout else "").split()[1], process.pid
        finally:
            process.terminate()


def read_memory(process: int) -> float:
    """How much memory a process holds, in MB."""
    pages = int(Path(f"/proc/{process}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


class Reader:
    """Draws addresses at random, of pages that exist."""

    def __init__(self, address: str, seed: int) -> None:
        self._chance = random.Random(seed)  # noqa: S311
        # Of the standard library: a fuller client takes longer to ask than a page to be made.
        self._client = HTTPConnection(urlsplit(address).netloc, timeout=120)
        self._asked_at = 0.0
        self._incidents: list[str] = []
        self._articles: list[str] = []
        self._pages = max(1, self._read("index.json")["pages"])

    def fetch(self, name: str, accept: str = "gzip") -> tuple[int, bytes]:
        """The status and the body at an address below the front page."""
        # uvicorn ends a connection that is idle for 5 s, just when it might be used again.
        if time.monotonic() - self._asked_at > LONGEST_IDLE:
            self._client.close()
        self._client.request("GET", f"/{name}", headers={"accept-encoding": accept})
        answer = self._client.getresponse()
        body = answer.read()
        self._asked_at = time.monotonic()
        return answer.status, body

    def _read(self, name: str) -> dict[str, object]:
        return msgspec.json.decode(self.fetch(name, "identity")[1])

    def learn(self, pages: int) -> None:
        """Come to know incidents and articles from some pages of the lists."""
        for _ in range(pages):
            told = self._read(f"index.json?page={self._chance.randint(1, min(self._pages, 2000))}")
            self._incidents += [row["id"] for row in told["rows"]]
            some = self._read(f"coverage.json?page={self._chance.randint(1, 200)}")
            self._articles += [each["source"]["article"] for each in some["articles"]]

    def draw(self, kind: str) -> str:
        """The address of a page of a kind."""
        chance = self._chance
        match kind:
            case "front":
                return f"?page={chance.randint(1, min(self._pages, 2000))}"
            case "filtered":
                return self._draw_filter()
            case "incident" | "incident.json":
                ending = kind.removeprefix("incident")
                return f"incident/{chance.choice(self._incidents)}{ending}"
            case "article":
                return f"article/{chance.choice(self._articles)}"
            case "changes" | "coverage":
                return f"{kind}?page={chance.randint(1, 200)}"
            case "brief":
                return f"brief?page={chance.randint(2, 200)}"
            case _:
                return kind

    def _draw_filter(self) -> str:
        """A country, a province, a town, a group, some months, a kind of attack, or a word."""
        chance = self._chance
        country = f"{chance.choice('AB')}{chance.choice('ABCDEFGHIJKLMN')}"
        town = f"Town{country}{chance.choice('abc')}{chance.choice('abcdefgh')}"
        year, month = chance.randint(2015, 2021), chance.randint(1, 9)
        return chance.choice(
            (
                f"?place={country}&page=1",
                f"?place=Province{country}{chance.choice('abcdefgh')}&page=1",
                f"?place={town}&since={year}-01-01",
                f"?since={year}-0{month}-01&until={year}-12-31",
                f"?actor=Group+{chance.randint(0, 79)}&since={year}-01-01",
                f"?type=bombing&conflicts=1&since={year}-0{month}-01",
                f"?words={town}",
            )
        )

    def ask(self, tickets: Iterator[int]) -> list[tuple[str, float, int]]:
        """A page for each ticket: the kind, the milliseconds and the status of each."""
        found = []
        for _ in tickets:  # all readers draw from one heap, so that none of them is ready early
            (kind,) = self._chance.choices(KINDS, SHARES)
            address = self.draw(kind)
            begun = time.perf_counter()
            status, _ = self.fetch(address)
            found.append((kind, 1000 * (time.perf_counter() - begun), status))
        return found


def show(found: Sequence[tuple[str, float, int]]) -> None:
    """A line for each kind of page, and what was not answered."""
    taken: defaultdict[str, list[float]] = defaultdict(list)
    for kind, milliseconds, _ in found:
        taken[kind].append(milliseconds)
    for kind in KINDS:
        if times := sorted(taken[kind]):
            most = times[min(len(times) - 1, int(0.95 * len(times)))]
            middle = statistics.median(times)
            print(f"{kind:16} {len(times):6} median {middle:8.1f} ms   95% {most:8.1f} ms")
    wrong = [status for _, _, status in found if status >= 400]
    print(f"{len(found):,} requests, {len(wrong)} not answered: {sorted(set(wrong))}")


def run(path: Path, clients: int, requests: int, workers: int | None) -> None:
    """Serve the ledger, ask it, and print what it took."""
    with serve(path, workers) as (address, process):
        readers = [Reader(address, SEED + number) for number in range(clients)]
        readers[0].learn(20)
        for reader in readers[1:]:
            reader._incidents, reader._articles = readers[0]._incidents, readers[0]._articles
        print(f"memory {read_memory(process):,.0f} MB")
        for half in (1, 2):
            begun = time.perf_counter()
            with ThreadPoolExecutor(clients) as pool:
                heap = iter(range(requests // 2))
                each = pool.map(Reader.ask, readers, repeat(heap))
                found = [asked for some in each for asked in some]
            show(found)
            rate = len(found) / (time.perf_counter() - begun)
            held = read_memory(process)
            print(f"half {half}: {rate:,.0f} a second; memory {held:,.0f} MB")


def main() -> None:
    """Run the benchmark and print its table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--incidents", type=int, default=100_000)
    parser.add_argument("--ledger", type=Path)
    parser.add_argument("--clients", type=int, default=20)
    parser.add_argument("--requests", type=int, default=4_000)
    parser.add_argument("--workers", type=int)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = options.ledger or Path(folder) / "made.db"
        if not path.exists():
            fill_told(path, options.incidents)
        run(path, options.clients, options.requests, options.workers)


if __name__ == "__main__":
    main()
