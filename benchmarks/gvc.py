"""How well crosswire tells which reports are of one gun incident, and what happened in it.

    python benchmarks/gvc.py FOLDER [--parts train dev] [--scorer ../shared/eval/score_links.py]

FOLDER holds `train.json` and `dev.json` as ../shared/data/README.md describes. All reports, in a
shuffled order, go into one temporary ledger; a report belongs to the incident of its lead event, or
stands alone if it has none. `score_links.py` (run with --python, which needs numpy and scipy)
compares the groups with the registry's. Printed: its measures, with 95 % intervals over incidents,
beside the groups that the shared words alone make in the same run; then the facts of the incidents.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import tempfile
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import NamedTuple

from gvc_facts import FACTS, Answer, Fact, count_kept, pair_incidents, rate
from tables import f1, interval, print_table, spell_bounds
from word_overlap import compare_texts, group_average, group_single

import crosswire
from crosswire.model.incident import Incident, Reading
from crosswire.model.promises import Records

Clusters = dict[str, str]
SEED = 0
NEAR_DAYS = 14
PARTS = ("train", "dev")
READ_ON = "2026-01-01"
HEAD = (
    "",
    "pairs P",
    "R",
    "F",
    "95 %",
    "B3",
    "95 %",
    "MUC",
    "CEAF-e",
    "LEA",
    "CoNLL",
    "over-merged",
)
REFERENCES = (
    "as first measured on both parts, pairwise F / B3 / CoNLL / over-merged:",
    "  TF-IDF, average link > 0.20: 92.8 / 97.0 / 95.6 / 4.7",
    "  TF-IDF, single link > 0.25: 86.3 / 94.6 / 92.0 / 7.1",
    "on thousands, not in the folder: TF-IDF, single link > 0.30 in 14 days, B3 87.4, F 57.8",
)


class Report(NamedTuple):
    """One report, and the registry's incident that it is of."""

    name: str
    incident: str
    title: str
    text: str
    day: date


class Links(NamedTuple):
    """What the reports of one incident add to pairwise F and to B-cubed."""

    right: float
    given: float
    wanted: float
    precision: float
    recall: float
    reports: float


def load_reports(folder: Path, parts: Sequence[str]) -> tuple[list[Report], dict[str, Fact]]:
    """The reports of some parts, shuffled, and the registry's facts by incident."""
    wholes = [json.loads((folder / f"{part}.json").read_text("utf-8")) for part in parts]
    reports = [
        Report(d["id"], d["gold_incident"], d["title"], d["text"], date.fromisoformat(d["dct"]))
        for whole in wholes
        for d in whole["docs"]
    ]
    random.Random(SEED).shuffle(reports)  # noqa: S311 - an order, no secret
    rows = {name: row for whole in wholes for name, row in whole["incidents"].items()}
    return reports, {name: tell_registry(row) for name, row in rows.items()}


def tell_registry(row: Mapping[str, str | int]) -> Fact:
    """The registry's entry of an incident.

    >>> tell_registry({"date": "July 3, 2031", "state": "Ohio", "city_or_county": "Gray",
    ...     "num_killed": 1, "num_injured": 0})
    Fact(day=datetime.date(2031, 7, 3), state='Ohio', town='Gray', killed=1, injured=0)
    """
    day = datetime.strptime(str(row["date"]), "%B %d, %Y").date()
    town, state = str(row["city_or_county"]), str(row["state"])
    return Fact(day, state, town, int(row["num_killed"]), int(row["num_injured"]))


def write_lines(reports: Sequence[Report], path: Path) -> Path:
    """The reports as a file that crosswire reads, one a line."""
    rows = [
        {"id": r.name, "title": r.title, "text": r.text, "published": str(r.day)} for r in reports
    ]
    path.write_text("\n".join(map(json.dumps, rows)), "utf-8")
    return path


def find_leads(records: Records, reports: Sequence[Report]) -> dict[str, str]:
    """The mention that leads each report; a report without any is left out."""
    lines = {d.article.id: line_of(d.article.path or "") for d in records.documents()}
    told = ((reports[lines[r.article] - 1], choose_lead(r)) for r in records.readings())
    return {report.name: lead for report, lead in told if lead is not None}


def line_of(path: str) -> int:
    """The number of the line that an article was read from.

    >>> line_of("reports.jsonl:12")
    12
    """
    return int(path.rpartition(":")[2])


def choose_lead(reading: Reading) -> str | None:
    """The first incident that the report is about, else the first that it recalls.

    An arrest is what followed from a gun incident, and counts where nothing else is told.
    """
    ranked = sorted(reading.mentions, key=lambda m: (m.type == "raid_or_arrest", m.role != "main"))
    return ranked[0].id if ranked else None


def group_reports(
    reports: Sequence[Report], leads: Mapping[str, str], incidents: Sequence[Incident]
) -> Clusters:
    """The incident of each report's lead; the report's own name where it has none."""
    belongs = {mention: incident.id for incident in incidents for mention in incident.mentions}
    return {r.name: belongs[leads[r.name]] if r.name in leads else r.name for r in reports}


def group_words(reports: Sequence[Report]) -> dict[str, Clusters]:
    """The groups that shared words make, by how they are joined."""
    cosines = compare_texts([f"{r.title} {r.title} {r.text}" for r in reports])
    size = len(reports)

    def are_near(left: int, right: int) -> bool:
        return abs((reports[left].day - reports[right].day).days) <= NEAR_DAYS

    made = {
        "every report alone": list(range(size)),
        "TF-IDF, average link > 0.20": group_average(size, cosines, 0.20),
        "TF-IDF, single link > 0.25 in 14 days": group_single(size, cosines, 0.25, are_near),
    }
    return {
        name: {r.name: str(cluster) for r, cluster in zip(reports, clusters, strict=True)}
        for name, clusters in made.items()
    }


def score_clusters(
    gold: Clusters, system: Clusters, options: argparse.Namespace
) -> dict[str, dict[str, float]]:
    """The scorer's figures; its plain numbers stand under "" by name."""
    with tempfile.TemporaryDirectory() as place:
        paths = [Path(place) / name for name in ("gold.json", "system.json")]
        for path, clusters in zip(paths, (gold, system), strict=True):
            path.write_text(json.dumps(clusters), "utf-8")
        command = [options.python, str(options.scorer), *map(str, paths), "--json"]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
    told: dict[str, float | dict[str, float]] = json.loads(done.stdout)
    plain = {name: value for name, value in told.items() if isinstance(value, int | float)}
    return {"": plain} | {name: v for name, v in told.items() if isinstance(v, dict)}


def share_links(gold: Clusters, system: Clusters) -> list[Links]:
    """What each labelled incident adds, so that intervals over incidents can be drawn.

    >>> one_cluster = dict.fromkeys("abcd", "1")
    >>> share_links({"a": "X", "b": "X", "c": "Y", "d": "Z"}, one_cluster)[0]
    Links(right=1.0, given=3.0, wanted=1.0, precision=1.0, recall=2.0, reports=2)
    """
    own, sizes = Counter(system.values()), Counter(gold.values())
    both = Counter((incident, system[report]) for report, incident in gold.items())
    sums = {incident: Links(0, 0, 0, 0, 0, 0) for incident in sizes}
    for report, incident in gold.items():
        shared, mine, size = both[incident, system[report]], own[system[report]], sizes[incident]
        added = (shared - 1) / 2, (mine - 1) / 2, (size - 1) / 2, shared / mine, shared / size, 1
        sums[incident] = Links(*(a + b for a, b in zip(sums[incident], added, strict=True)))
    return list(sums.values())


def rate_pairs(rows: Sequence[Links]) -> float:
    """F over pairs of reports."""
    return f1(*(sum(row[side] for row in rows) for side in (0, 1, 2)))


def rate_b_cubed(rows: Sequence[Links]) -> float:
    """B-cubed F."""
    precision, recall = (sum(row[side] for row in rows) for side in (3, 4))
    return 2 * precision * recall / (precision + recall) / sum(row.reports for row in rows)


def answer_facts(
    reports: Sequence[Report],
    facts: Mapping[str, Fact],
    system: Clusters,
    ledger: crosswire.Ledger,
) -> list[Answer]:
    """Every incident of the registry with the ledger's that holds most of its reports."""
    pairs = pair_incidents({r.name: r.incident for r in reports}, system)
    known = {incident.id: incident for incident in ledger.incidents()}
    first = {name: min(r.day for r in reports if r.incident == name) for name in facts}
    answers = []
    for name, fact in facts.items():
        own = known.get(pairs[name])
        mentions = tuple(ledger.mentions(own)) if own is not None else ()
        answers.append(Answer(fact, own, mentions, first[name]))
    return answers


def tell_links(
    name: str, gold: Clusters, system: Clusters, options: argparse.Namespace
) -> list[object]:
    """The row of one answer: the scorer's measures, and intervals over incidents."""
    figures, links = score_clusters(gold, system, options), share_links(gold, system)
    pairs, b_cubed = figures["pairwise"], figures["b3"]
    return [
        name,
        pairs["precision"],
        pairs["recall"],
        pairs["f"],
        spell_bounds(interval(links, rate_pairs)),
        b_cubed["f"],
        spell_bounds(interval(links, rate_b_cubed)),
        *(figures[measure]["f"] for measure in ("muc", "ceaf_e", "lea")),
        figures[""]["conll"],
        figures[""]["over_merged"],
    ]


def print_links(reports: Sequence[Report], system: Clusters, options: argparse.Namespace) -> None:
    """The table of groups: crosswire's, and those that words make."""
    gold = {r.name: r.incident for r in reports}
    made = {"crosswire": system} | group_words(reports)
    print_table(HEAD, [tell_links(name, gold, own, options) for name, own in made.items()])
    for line in REFERENCES:
        print(line)


def print_facts(answers: Sequence[Answer]) -> None:
    """The table of facts, each beside the same answer for all."""
    rows: list[list[object]] = []
    for name, (test, trivial, plain) in FACTS.items():
        bounds = interval(answers, partial(rate, test))
        rows.append(
            [name, rate(test, answers), spell_bounds(bounds), rate(plain, answers), trivial]
        )
    print_table((f"{len(answers)} incidents", "crosswire", "95 %", "trivial", "which is"), rows)
    for slot in ("killed", "injured"):
        print(f"different figures kept, {slot}: {count_kept(answers, slot):.2f} on average")


def main() -> None:
    """Run the benchmark and print its tables."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--parts", nargs="+", choices=PARTS, default=list(PARTS))
    parser.add_argument("--scorer", type=Path, default=Path("../shared/eval/score_links.py"))
    parser.add_argument("--python", default="python3", help="runs the scorer: numpy and scipy")
    options = parser.parse_args()
    reports, facts = load_reports(options.folder, options.parts)
    with (
        tempfile.TemporaryDirectory() as place,
        crosswire.open(Path(place) / "gvc.db") as ledger,
    ):
        added = ledger.add(write_lines(reports, Path(place) / "reports.jsonl"), read_on=READ_ON)
        leads = find_leads(ledger.records(), reports)
        system = group_reports(reports, leads, list(ledger.incidents()))
        answers = answer_facts(reports, facts, system, ledger)
    print(
        f"{len(reports)} reports of {len(facts)} incidents: {len(added.rejected)} declined, "
        f"{len(reports) - len(leads)} without an incident"
    )
    print_links(reports, system, options)
    print()
    print_facts(answers)


if __name__ == "__main__":
    main()
