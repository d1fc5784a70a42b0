"""How well crosswire reads labelled articles into a ledger.

    python benchmarks/labels.py FOLDER [FOLDER ...]

Each FOLDER is a labelled set: `articles/`, `gold.jsonl` and `incidents.json`, or one `gold.json`
with the texts beside it. Its articles go into a temporary ledger, `crosswire.score` compares. For
each set, printed: mentions found, with a 95 % interval over articles; the incidents they were put
in (B-cubed), with one over labelled incidents and beside it the answer "every mention alone"; end
to end; and every slot. Articles that are labelled as ordinary news (`distractor`) also make the
rows "incident articles only" and the number of false incidents read out of them.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from tables import Bounds, f1, interval, print_table, spell_bounds

import crosswire
from crosswire.score import load_gold
from crosswire.score.gold import Fact
from crosswire.score.scores import (
    Answers,
    Counts,
    Scores,
    answer_article,
    find_by_stem,
    rate_answers,
    slot_counts,
)

SLOTS = ("date", "place", "type", "weapons", "killed", "injured", "claimed", "blamed")
HEAD = ("", "articles", "found P", "R", "F1", "95 %", "linked B3", "95 %", "alone", "end to end")
NOTHING: Counts = (0, 0, 0)


class LabelledSet(NamedTuple):
    """The answers to one set's articles, the facts of its incidents, and its ordinary articles."""

    name: str
    answers: tuple[Answers, ...]
    facts: dict[str, Fact]
    ordinary: frozenset[str]


class Shares(NamedTuple):
    """B-cubed sums over the found mentions of one labelled incident."""

    precision: float
    recall: float
    alone: float
    mentions: int


def answer_set(folder: Path) -> LabelledSet:
    """The set read into a ledger of its own, and compared with its labels."""
    labels = folder / "gold.json" if (folder / "gold.json").exists() else folder
    gold = load_gold(labels)
    with (
        tempfile.TemporaryDirectory() as place,
        crosswire.open(Path(place) / "labels.db") as ledger,
    ):
        ledger.add(*list_articles(folder))
        held = find_by_stem(ledger.records())
    answers = tuple(
        answer_article(stem, references, held.get(stem, []), gold.incidents)
        for stem, references in gold.references().items()
    )
    return LabelledSet(folder.name, answers, gold.incidents, find_ordinary(labels))


def list_articles(folder: Path) -> list[Path]:
    """The files of `articles/`; without that folder the texts of the set's own."""
    inner = folder / "articles"
    return [inner] if inner.is_dir() else sorted(folder.glob("*.txt"))


def find_ordinary(labels: Path) -> frozenset[str]:
    """The stems of the articles that are labelled as ordinary news: they report no new incident."""
    if not labels.is_dir():
        return frozenset()
    rows = map(json.loads, (labels / "gold.jsonl").read_text("utf-8").splitlines())
    return frozenset(row["id"] for row in rows if row.get("distractor"))


def count_found(answer: Answers) -> Counts:
    """How many mentions of an article are right, given and wanted."""
    return len(answer.right), len(answer.counted), len(answer.required)


def count_slots(answer: Answers, facts: Mapping[str, Fact]) -> dict[str, Counts]:
    """How many values of an article's found mentions are right, given and wanted, by slot."""
    sums: dict[str, Counts] = {}
    for reference, found in answer.right:
        fact = facts.get(reference.incident, Fact())
        for slot, counts in slot_counts(reference, fact, found.mention).items():
            sums[slot] = add_counts([sums.get(slot, NOTHING), counts])
    return sums


def add_counts(rows: Sequence[Counts]) -> Counts:
    """The sums of some counts.

    >>> add_counts([(1, 2, 3), (0, 1, 1)])
    (1, 3, 4)
    """
    right, given, wanted = (sum(column) for column in zip(*rows, strict=True))
    return right, given, wanted


def rate_counts(rows: Sequence[Counts]) -> float:
    """F1 of the sums of some counts."""
    return f1(*add_counts(rows)) if rows else 0.0


def share_links(answers: Sequence[Answers]) -> list[Shares]:
    """What each labelled incident adds to B-cubed."""
    rows = [(gold.incident, own.incident) for answer in answers for gold, own in answer.right]
    labelled, own = Counter(gold for gold, _ in rows), Counter(mine for _, mine in rows)
    both = Counter(rows)
    sums: defaultdict[str, Shares] = defaultdict(lambda: Shares(0, 0, 0, 0))
    for gold, mine in rows:
        precision, recall, alone, mentions = sums[gold]
        sums[gold] = Shares(
            precision + both[gold, mine] / own[mine],
            recall + both[gold, mine] / labelled[gold],
            alone + 1 / labelled[gold],
            mentions + 1,
        )
    return list(sums.values())


def rate_links(incidents: Sequence[Shares]) -> float:
    """B-cubed F of the incidents that mentions were put in."""
    mentions = sum(row.mentions for row in incidents)
    precision, recall = (sum(row[side] for row in incidents) for side in (0, 1))
    return 2 * precision * recall / (precision + recall) / mentions if mentions else 0.0


def rate_alone(incidents: Sequence[Shares]) -> float:
    """B-cubed F of the same mentions, every one an incident of its own."""
    mentions = sum(row.mentions for row in incidents)
    recall = sum(row.alone for row in incidents) / mentions if mentions else 0.0
    return 2 * recall / (1 + recall)


def bound(rows: Sequence[Counts]) -> Bounds | None:
    """A 95 % interval over articles; None where nothing is wanted."""
    return interval(rows, rate_counts) if any(row[2] for row in rows) else None


def tell_row(name: str, labelled: LabelledSet, answers: Sequence[Answers]) -> list[object]:
    """The row of the first table for some articles of a set."""
    scores: Scores = rate_answers(answers, labelled.facts)
    found, incidents = scores.found, share_links(answers)
    linked = interval(incidents, rate_links) if incidents else None
    return [
        name,
        len(answers),
        found.precision,
        found.recall,
        found.f1,
        spell_bounds(bound([count_found(answer) for answer in answers])),
        scores.linked.f1,
        spell_bounds(linked),
        rate_alone(incidents),
        scores.end_to_end.f1,
    ]


def tell_slots(labelled: LabelledSet) -> list[list[object]]:
    """The rows of the second table: F1 of each slot, the interval, and how many are wanted."""
    counted = [count_slots(answer, labelled.facts) for answer in labelled.answers]
    values: list[object] = [labelled.name]
    bounds: list[object] = ["  95 %"]
    sizes: list[object] = ["  wanted"]
    for slot in SLOTS:
        rows = [counts.get(slot, NOTHING) for counts in counted]
        values.append(rate_counts(rows))
        bounds.append(spell_bounds(bound(rows)))
        sizes.append(int(add_counts(rows)[2]))
    return [values, bounds, sizes]


def tell_ordinary(labelled: LabelledSet) -> str:
    """How many incidents were read out of the ordinary articles that they do not even recall."""
    told = [answer for answer in labelled.answers if answer.stem in labelled.ordinary]
    false = [sum(incident is None for _, incident in answer.counted) for answer in told]
    return (
        f"{labelled.name}: {sum(false)} false incidents in {len(told)} ordinary articles, "
        f"in {sum(map(bool, false))} of them"
    )


def print_sets(sets: Sequence[LabelledSet]) -> None:
    """Both tables, and a line for each set that has ordinary articles."""
    rows: list[list[object]] = []
    for labelled in sets:
        rows.append(tell_row(labelled.name, labelled, labelled.answers))
        if labelled.ordinary:
            told = [a for a in labelled.answers if a.stem not in labelled.ordinary]
            rows.append(tell_row("  incident articles only", labelled, told))
    print_table(HEAD, rows)
    for labelled in sets:
        if labelled.ordinary:
            print(tell_ordinary(labelled))
    print()
    print_table(("F1 of found mentions", *SLOTS), [row for s in sets for row in tell_slots(s)])
    print("an empty ledger has 0 everywhere; no published figure")


def main() -> None:
    """Run the benchmark and print its tables."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folders", type=Path, nargs="+", metavar="FOLDER")
    print_sets([answer_set(folder) for folder in parser.parse_args().folders])


if __name__ == "__main__":
    main()
