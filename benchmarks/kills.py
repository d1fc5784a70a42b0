"""Kill crosswire at random moments; nothing may be lost or doubled, and the ledger must open.

    python benchmarks/kills.py [FOLDER] [--kills 300] [--seed 1] [--ledger postgresql://…]

FOLDER holds articles (gold/mideast/articles unless given). A round starts `add` of a random part
of them, `decide` or `rebuild` in a process of its own and kills it after a random time. After each
kill the ledger is opened and its claims are read; after the last one all articles are added, and
the export must be the same bytes as that of a ledger never killed, with the same decisions.
Printed: the kills that struck a running process, by command, and whether all held.
"""

from __future__ import annotations

import argparse
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

import crosswire
from crosswire.model.decision import Decision

ROOT = Path(__file__).parents[1]
# How long a command is let run at most, as a share of what adding ten articles takes: so that kills
# strike early and late, whatever the machine.
LONGEST = {"add": 1.3, "decide": 0.6, "rebuild": 1.6}


def start(command: list[str], address: str) -> subprocess.Popen[bytes]:
    """The command in a process of its own."""
    words = [sys.executable, "-m", "crosswire", *command, "--ledger", address]
    return subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def choose_command(articles: list[str], held: list[str], chance: random.Random) -> list[str]:
    """One of the three commands, with what it needs."""
    kind = chance.choice(["add", "add", "decide", "rebuild"]) if len(held) > 1 else "add"
    if kind == "add":
        return ["add", *chance.sample(articles, chance.randrange(2, 12))]
    if kind == "decide":
        pair = chance.sample(held, 2)
        return ["decide", "unsure", *pair, "--by", "bench", "--why", f"round {chance.random()}"]
    return ["rebuild"]


def time_add(articles: list[str], folder: Path) -> float:
    """Seconds that adding ten articles takes in a process of its own."""
    begun = time.perf_counter()
    start(["add", *articles[:10]], str(folder / "timed.db")).wait()
    return time.perf_counter() - begun


def kill_once(command: list[str], address: str, chance: random.Random, whole: float) -> bool:
    """True if the process was still running when it was killed."""
    process = start(command, address)
    time.sleep(chance.uniform(0.05, whole * LONGEST[command[0]]))
    running = process.poll() is None
    process.send_signal(signal.SIGKILL)
    process.wait()
    return running


def read_all(address: str) -> list[str]:
    """The ids of all mentions; every claim's words are looked up on the way."""
    with crosswire.open(address) as ledger:
        texts = {article.id: article.text for article in ledger.articles()}
        incidents = list(ledger.incidents())
        found = [mention for incident in incidents for mention in ledger.mentions(incident)]
        for mention in found:
            for claim in mention.claims:
                if not claim.span.quote(texts[mention.article]):
                    raise SystemExit(f"{mention.id}: a claim without words")
        if len({mention.id for mention in found}) != len(found):
            raise SystemExit("a mention is doubled")
    return [mention.id for mention in found]


def export_whole(address: str, articles: list[str], decisions: list[Decision]) -> str:
    """The export of a ledger to which all articles and decisions were added."""
    with crosswire.open(address) as ledger:
        ledger.add(*articles)
        ledger.merge_decisions(decisions)
        return "".join(ledger.pieces("json"))


def main() -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path, nargs="?", default=ROOT / "gold/mideast/articles")
    parser.add_argument("--kills", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--ledger", help="an empty ledger, such as postgresql://…")
    options = parser.parse_args()
    articles = sorted(str(path) for path in options.folder.glob("*.txt"))
    chance = random.Random(options.seed)  # noqa: S311
    struck: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        address = options.ledger or str(Path(folder) / "killed.db")
        whole = time_add(articles, Path(folder))
        held: list[str] = []
        while struck.total() < options.kills:
            command = choose_command(articles, held, chance)
            struck[command[0]] += kill_once(command, address, chance, whole)
            held = read_all(address)
        with crosswire.open(address) as ledger:
            decisions = ledger.decisions()
        killed = export_whole(address, articles, decisions)
        clean = export_whole(str(Path(folder) / "clean.db"), articles, decisions)
    said = ", ".join(f"{count} of {name}" for name, count in sorted(struck.items()))
    print(f"{struck.total()} kills ({said}): ", end="")
    print("nothing lost, nothing doubled" if killed == clean else "THE EXPORTS DIFFER")
    sys.exit(killed != clean)


if __name__ == "__main__":
    main()
