"""The scores on the project's own labelled articles may not fall below their floors.

`gold/floors.json` holds, for each set, the hash of its articles and labels and the least score of
each measure. A floor is raised when a score has risen; lowering one needs a reason in the commit.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import copies
import pytest
import relations
import statements
import tallies

import crosswire
from crosswire.model.promises import Records
from crosswire.score import load_gold, score_records

ROOT = Path(__file__).parents[2]
FLOORS = json.loads((ROOT / "gold" / "floors.json").read_text("utf-8"))


def hash_of(labels: Path, articles: Path) -> str:
    """The sha256 of the labels and of every article, in the order of their names."""
    digest = hashlib.sha256()
    names = ("gold.jsonl", "incidents.json", "copies.jsonl", "relations.jsonl")
    files = [labels] if labels.is_file() else [labels / name for name in names]
    texts = sorted(p for p in articles.iterdir() if p.suffix != ".json")
    for path in [*(file for file in files if file.exists()), *texts]:
        digest.update(path.read_bytes())
    return digest.hexdigest()


def measure_beside(labels: Path, records: Records) -> dict[str, float]:
    """What a set is labelled with besides incidents: relations, series, statements."""
    found = relations.rate_records(labels, records) if relations.is_labelled(labels) else {}
    if tallies.has_series(labels):
        found["series"] = tallies.rate_series(records, labels)
    return {**found, **statements.rate_records(records, labels)}


def measure(labels: Path, articles: Path, folder: Path) -> dict[str, float]:
    """The F1 of everything that is scored, by name."""
    with crosswire.open(str(folder / "l.db")) as ledger:
        ledger.add(str(articles))
        records = ledger.records()
        report = score_records(records, load_gold(labels))
        beside = measure_beside(labels, records)
    copied = {"copies": copies.rate_copies(labels).f1} if copies.is_labelled(labels) else {}
    return {
        "found": report.found.f1,
        "linked": report.linked.f1,
        "end_to_end": report.end_to_end.f1,
        **copied,
        **beside,
        **{slot: rate.f1 for slot, rate in report.slots.items()},
    }


def test_no_pair_that_shares_only_a_quotation_is_called_a_copy() -> None:
    labelled = copies.load_labelled(ROOT / "gold" / "mideast")
    found = copies.compare_all(labelled)
    told = {pair: found[pair].kind for pair in labelled.kinds if pair in found}
    assert {told.get(p) for p, k in labelled.kinds.items() if k == "quote_only"} <= {
        "quotation",
        None,
    }
    assert not [p for p, kind in labelled.kinds.items() if kind == "independent" and p in told]
    rates = copies.rate_copies(ROOT / "gold" / "mideast")
    assert rates.right >= 0.95 * rates.given and rates.right >= 0.85 * rates.wanted


@pytest.mark.parametrize("name", sorted(FLOORS))
def test_no_score_falls_below_its_floor(name: str, tmp_path: Path) -> None:
    floor = FLOORS[name]
    labels, articles = ROOT / floor["labels"], ROOT / floor["articles"]
    assert hash_of(labels, articles) == floor["sha256"], "the labelled articles have changed"
    scores = measure(labels, articles, tmp_path)
    fallen = {
        measure_name: (scores[measure_name], least)
        for measure_name, least in floor["f1"].items()
        if scores[measure_name] < least
    }
    assert not fallen
