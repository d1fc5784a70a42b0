"""How linking grows with the ledger: made mentions, ten times as many in each step.

    python benchmarks/scale.py [--most 100000] [--seed 1] [--only crosswire]

Sizes go from 1,000 up to --most, ten times each. On each, in the same run and each in a process of
its own: crosswire's linking; what most people do first, one incident for each place, day and type;
and splink on DuckDB, if it is installed (`pip install splink duckdb`), on two threads. Printed:
how well the groups fit the incidents that the mentions were made from (B-cubed), seconds,
microseconds a mention, the exponent of growth since the size before, the seconds as a share of
splink's, and the most memory, of which the mentions themselves take the part behind the slash.
"""

from __future__ import annotations

import argparse
import json
import math
import resource
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

import link_splink
from made_mentions import Made, make_mentions
from tables import f1, print_table

from crosswire.link import link_mentions
from crosswire.model.mention import Mention

Rates = tuple[float, float]
Answer = tuple[float, dict[str, Rates]]  # seconds, and the rates by what was asked
HEAD = ("linked by", "mentions", "P", "R", "F", "seconds", "us each", "growth", "x splink", "MB")
LEAST = 1000


def rate_groups(groups: Iterable[Sequence[str]], incident_of: Mapping[str, int]) -> Rates:
    """B-cubed precision and recall.

    >>> rate_groups([("a", "b"), ("c",)], {"a": 1, "b": 2, "c": 2})
    (0.6666666666666666, 0.6666666666666666)
    """
    alike: defaultdict[int, set[str]] = defaultdict(set)
    for key, incident in incident_of.items():
        alike[incident].add(key)
    precision = recall = 0.0
    for group in groups:
        members = set(group)
        for key in group:
            own = alike[incident_of[key]]
            shared = len(own & members)
            precision += shared / len(members)
            recall += shared / len(own)
    return precision / len(incident_of), recall / len(incident_of)


def group_by_key(mentions: Iterable[Mention]) -> list[list[str]]:
    """One group for each place, first day and type; a mention that lacks one stays alone."""
    groups: defaultdict[object, list[str]] = defaultdict(list)
    for mention in mentions:
        day = mention.date.start if mention.date else None
        whole = mention.place is not None and day is not None
        key = (mention.place and mention.place.id, day, mention.type) if whole else mention.id
        groups[key].append(mention.id)
    return list(groups.values())


def ask_crosswire(made: Made, seed: int) -> Answer:
    """Crosswire's own groups; nothing in it is left to chance."""
    begun = time.perf_counter()
    _, groups = link_mentions(made.mentions, made.articles)
    return time.perf_counter() - begun, {"crosswire": rate_groups(groups, made.incident_of)}


def ask_key(made: Made, seed: int) -> Answer:
    """The groups of one key."""
    begun = time.perf_counter()
    groups = group_by_key(made.mentions)
    seconds = time.perf_counter() - begun
    return seconds, {"place, day and type": rate_groups(groups, made.incident_of)}


def ask_splink(made: Made, seed: int) -> Answer:
    """Splink's clusters at its documentation's bar, and at the best one, the answer in hand."""
    linked = link_splink.link_by_splink(made.mentions, seed)
    rates = {bar: rate_groups(groups, made.incident_of) for bar, groups in linked.groups.items()}
    usual, *_ = rates
    best = max(rates, key=lambda bar: join_rates(rates[bar]))
    return linked.seconds, {f"splink at {bar}": rates[bar] for bar in dict.fromkeys((usual, best))}


CONTENDERS: dict[str, Callable[[Made, int], Answer]] = {
    "splink": ask_splink,
    "crosswire": ask_crosswire,
    "key": ask_key,
}


def join_rates(rates: Rates) -> float:
    """F from precision and recall."""
    return f1(rates[0] * rates[1], rates[0], rates[1])


def answer(name: str, size: int, seed: int) -> dict[str, object]:
    """What one contender makes of so many mentions, with the megabytes before and at most."""
    made = make_mentions(size, seed)
    before = measure_memory()
    seconds, rates = CONTENDERS[name](made, seed)
    megabytes = (measure_memory(), before)
    return {"size": len(made.mentions), "seconds": seconds, "rates": rates, "mb": megabytes}


def measure_memory() -> float:
    """The most megabytes that this process has held so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def ask_apart(name: str, size: int, seed: int) -> dict[str, object]:
    """The same in a process of its own."""
    command = [sys.executable, str(Path(__file__)), "--answer", name]
    command += ["--most", str(size), "--seed", str(seed)]
    return json.loads(subprocess.run(command, check=True, capture_output=True).stdout)


def make_rows(
    name: str, told: Mapping[str, object], before: Mapping[str, object] | None, yardstick: float
) -> list[list[object]]:
    """The rows of one contender; its first has the cost, whatever was asked."""
    size, seconds = told["size"], told["seconds"]
    growth = "" if before is None else math.log(seconds / before["seconds"], size / before["size"])
    most, made = told["mb"]
    cost = [f"{seconds:.2f}", f"{seconds / size * 1e6:.0f}", growth and f"n^{growth:.2f}"]
    cost += [f"{seconds / yardstick:.2g}" if yardstick else "", f"{most:.0f}/{made:.0f}"]
    return [
        [label, f"{size:,}", *map(float, rates), join_rates(rates), *(cost if not n else [""] * 5)]
        for n, (label, rates) in enumerate(told["rates"].items())
    ]


def main() -> None:
    """Run the benchmark and print its tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--most", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", choices=CONTENDERS, help="leave the others out")
    parser.add_argument("--answer", choices=CONTENDERS, help="answer one size as JSON, for itself")
    options = parser.parse_args()
    if options.answer:
        print(json.dumps(answer(options.answer, options.most, options.seed)))
        return
    names = [options.only] if options.only else list(CONTENDERS)
    if "splink" in names and not link_splink.is_here():
        print("splink is left out: it is not installed (pip install splink duckdb)")
        names.remove("splink")
    compare(names, options.most, options.seed)


def compare(names: Sequence[str], most: int, seed: int) -> None:
    """A table for each size, as soon as it is known."""
    size, before = LEAST, {}
    while size <= most:
        told = {name: ask_apart(name, size, seed) for name in names}
        yardstick = told["splink"]["seconds"] if "splink" in told else 0.0
        rows = [make_rows(n, told[n], before.get(n), yardstick) for n in names]
        print_table(HEAD, [row for some in rows for row in some])
        print(flush=True)
        size, before = size * 10, told


if __name__ == "__main__":
    main()
