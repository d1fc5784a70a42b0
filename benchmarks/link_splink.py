"""Mentions linked by splink on DuckDB, set up as its documentation recommends.

A table with a row for each mention: day, month, place, province, type, weapon, toll, doer; what a
mention does not say is null. Rules of blocking that each catch mentions which another misses;
u by random sampling, m by expectation maximisation in three passes that between them leave no
comparison out; connected pairs are a cluster. `pip install splink duckdb`.
"""

from __future__ import annotations

import csv
import importlib.util
import logging
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from crosswire.model.mention import Mention

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection
    from splink import Linker, SettingsCreator
    from splink.comparison_library import CustomComparison

THREADS = 2
MEMORY = "8GB"  # more is written to disk
SAMPLED = 1e7  # pairs for u: what its documentation calls often adequate
THRESHOLDS = (0.95, 0.5, 0.8, 0.9, 0.99, 0.999, 0.9999)  # the first is that of its first example
COLUMNS = {
    "unique_id": "VARCHAR",
    "day": "DATE",
    "month": "VARCHAR",
    "place": "VARCHAR",
    "province": "VARCHAR",
    "type": "VARCHAR",
    "weapon": "VARCHAR",
    "low": "INTEGER",
    "high": "INTEGER",
    "doer": "VARCHAR",
}
Groups = list[list[str]]


class Linked(NamedTuple):
    """The groups at each threshold, and the seconds until those at the first were there."""

    seconds: float
    groups: dict[float, Groups]


def is_here() -> bool:
    """True if splink and DuckDB are installed."""
    return all(importlib.util.find_spec(name) for name in ("splink", "duckdb"))


def link_by_splink(mentions: Sequence[Mention], seed: int) -> Linked:
    """The clusters of the mentions' ids; the time to write the table is not counted."""
    import duckdb
    from splink import DuckDBAPI, Linker

    logging.getLogger("splink").setLevel(logging.ERROR)
    with tempfile.TemporaryDirectory() as folder:
        limits = {"threads": THREADS, "memory_limit": MEMORY, "temp_directory": folder}
        connection = duckdb.connect(config=limits)
        fill_table(connection, mentions, Path(folder) / "mentions.csv")
        begun = time.perf_counter()
        table = DuckDBAPI(connection).register(connection.table("mentions"))
        linker = Linker(table, make_settings(), log_level=logging.ERROR)
        train(linker, seed)
        pairs = linker.inference.predict(threshold_match_probability=min(THRESHOLDS))
        first, *others = THRESHOLDS
        groups = {first: cluster(linker, pairs, first)}
        seconds = time.perf_counter() - begun
        return Linked(seconds, groups | {bar: cluster(linker, pairs, bar) for bar in others})


def fill_table(connection: DuckDBPyConnection, mentions: Iterable[Mention], path: Path) -> None:
    """The table `mentions`, by way of a file: row by row DuckDB takes minutes."""
    with path.open("w", newline="") as file:
        csv.writer(file).writerows(describe_mention(mention) for mention in mentions)
    connection.read_csv(str(path), header=False, columns=COLUMNS).create("mentions")


def describe_mention(mention: Mention) -> tuple[object, ...]:
    """A mention as a row of the table; an empty field is null."""
    moment, place, killed = mention.date, mention.place, mention.killed
    first = moment.start if moment else None
    return (
        mention.id,
        first if moment and moment.precision != "month" else None,
        f"{first:%Y-%m}" if first else None,
        place.id if place and place.is_point else None,
        place.within[0] if place and place.is_point else place and place.id,
        None if mention.type == "other_attack" else mention.type,
        next(iter(mention.weapons), None),
        killed and killed.low,
        killed and killed.high,
        next((tie.actor for tie in mention.responsibility), None),
    )


def make_settings() -> SettingsCreator:
    """Blocking and comparisons; a doer or place that is rare counts more than a common one."""
    import splink.comparison_library as compare
    from splink import SettingsCreator, block_on

    return SettingsCreator(
        link_type="dedupe_only",
        blocking_rules_to_generate_predictions=[
            block_on("place", "day"),
            block_on("type", "day"),
            block_on("province", "day"),
            block_on("doer", "day"),
            block_on("place", "month"),
        ],
        comparisons=[
            compare_days(),
            compare_places(),
            compare.ExactMatch("type"),
            compare.ExactMatch("weapon"),
            compare_tolls(),
            compare.ExactMatch("doer").configure(term_frequency_adjustments=True),
        ],
        retain_matching_columns=False,
    )


def compare_days() -> CustomComparison:
    """The same day, the next, one of three, another; or the month alone."""
    import splink.comparison_level_library as levels
    from splink.comparison_library import CustomComparison

    return CustomComparison(
        output_column_name="day",
        comparison_levels=[
            levels.NullLevel("month"),
            levels.ExactMatchLevel("day"),
            levels.CustomLevel("abs(date_diff('day', day_l, day_r)) <= 1", "next day"),
            levels.CustomLevel("abs(date_diff('day', day_l, day_r)) <= 3", "three days"),
            levels.CustomLevel(
                "(day_l is null or day_r is null) and month_l = month_r", "month alone"
            ),
            levels.ElseLevel(),
        ],
    )


def compare_places() -> CustomComparison:
    """The same town, the province where no more is said, another town there, elsewhere."""
    import splink.comparison_level_library as levels
    from splink.comparison_library import CustomComparison

    return CustomComparison(
        output_column_name="place",
        comparison_levels=[
            levels.NullLevel("province"),
            levels.ExactMatchLevel("place", term_frequency_adjustments=True),
            levels.CustomLevel(
                "(place_l is null or place_r is null) and province_l = province_r", "province alone"
            ),
            levels.ExactMatchLevel("province"),
            levels.ElseLevel(),
        ],
    )


def compare_tolls() -> CustomComparison:
    """The same count, counts that may be one, counts no further apart than three, others."""
    import splink.comparison_level_library as levels
    from splink.comparison_library import CustomComparison

    meet = "greatest(low_l, low_r) <= least(coalesce(high_l, 100000), coalesce(high_r, 100000))"
    return CustomComparison(
        output_column_name="killed",
        comparison_levels=[
            levels.NullLevel("low"),
            levels.CustomLevel("low_l > 0 and low_l = high_r and low_r = high_l", "same count"),
            levels.CustomLevel("low_l = high_r and low_r = high_l", "nobody"),
            levels.CustomLevel(meet, "may be one"),
            levels.CustomLevel("abs(low_l - low_r) <= 3", "near"),
            levels.ElseLevel(),
        ],
    )


def train(linker: Linker, seed: int) -> None:
    """Estimate how likely two mentions are one, and what each comparison tells of it."""
    from splink import block_on

    training = linker.training
    training.estimate_probability_two_random_records_match(
        [block_on("place", "day", "type")], recall=0.6
    )
    training.estimate_u_using_random_sampling(max_pairs=SAMPLED, seed=seed)
    for rule in (("place", "day"), ("type", "day"), ("place", "doer")):
        training.estimate_parameters_using_expectation_maximisation(block_on(*rule))


def cluster(linker: Linker, pairs: object, bar: float) -> Groups:
    """What pairs at or above the bar connect."""
    table = linker.clustering.cluster_pairwise_predictions_at_threshold(pairs, bar)
    return list(read_clusters(table.as_duckdbpyrelation()))


def read_clusters(table: object) -> Iterator[list[str]]:
    """The ids of each cluster."""
    groups: dict[str, list[str]] = {}
    for name, key in table.project("cluster_id, unique_id").fetchall():
        groups.setdefault(name, []).append(key)
    yield from groups.values()
