"""How linking grows with the ledger: made mentions, ten times as many in each step.

    python benchmarks/scale.py [--most 100000] [--seed 1]

Sizes go from 1,000 up to --most, ten times each. Printed for each: seconds, microseconds a mention,
the exponent of growth since the size before, the groups found and how well they fit the incidents
that the mentions were made from (B-cubed), and peak memory. Beside it, in the same run, what most
people do first: one incident for each place, day and type.
"""

from __future__ import annotations

import argparse
import math
import resource
import time
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from made_mentions import make_mentions

from crosswire.link import link_mentions
from crosswire.model.mention import Mention


def rate_groups(groups: Iterable[Sequence[str]], incident_of: Mapping[str, int]) -> str:
    """B-cubed precision, recall and F1 in per cent."""
    alike: defaultdict[int, set[str]] = defaultdict(set)
    for key, incident in incident_of.items():
        alike[incident].add(key)
    precision = recall = 0.0
    for group in groups:
        members = set(group)
        for key in group:
            own = alike[incident_of[key]]
            shared = len(own & members)
            precision += shared / len(members) / len(incident_of)
            recall += shared / len(own) / len(incident_of)
    both = 2 * precision * recall / (precision + recall)
    return f"P {100 * precision:5.1f}  R {100 * recall:5.1f}  F {100 * both:5.1f}"


def group_by_key(mentions: Iterable[Mention]) -> list[list[str]]:
    """One group for each place, first day and type; a mention that lacks one stays alone."""
    groups: defaultdict[object, list[str]] = defaultdict(list)
    for mention in mentions:
        day = mention.date.start if mention.date else None
        whole = mention.place is not None and day is not None
        key = (mention.place and mention.place.id, day, mention.type) if whole else mention.id
        groups[key].append(mention.id)
    return list(groups.values())


def main() -> None:
    """Run the benchmark and print its table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--most", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    count, before = 1000, None
    while count <= options.most:
        made = make_mentions(count, options.seed)
        begun = time.perf_counter()
        _, groups = link_mentions(made.mentions, made.articles)
        seconds = time.perf_counter() - begun
        size = len(made.mentions)
        growth = (
            "" if before is None else f"n^{math.log(seconds / before[1], size / before[0]):.2f}"
        )
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(
            f"{size:9,} mentions  {seconds:8.1f} s  {seconds / size * 1e6:6.0f} us each  "
            f"{growth:7}  {rate_groups(groups, made.incident_of)}  peak {peak:,.0f} MB"
        )
        by_key = rate_groups(group_by_key(made.mentions), made.incident_of)
        print(f"{'':9} place, day and type as the key: {'':20}  {by_key}")
        count, before = count * 10, (size, seconds)


if __name__ == "__main__":
    main()
