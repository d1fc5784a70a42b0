"""The scorer: what counts as found, and the figures of the measuring program beside the repo."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest
from made import make_article, make_mention

from crosswire.errors import SetupError
from crosswire.ledger import StoredLedger
from crosswire.model.figure import Figure
from crosswire.publish import export_ledger
from crosswire.score import Gold, load_gold, score_records
from crosswire.score.agreement import date_right, place_right
from crosswire.score.gold import Fact, Reference

JUDGE = Path(__file__).parents[2] / "shared" / "eval" / "score_incidents.py"
TOWER = {
    "incident": "T",
    "role": "main",
    "type": "missile_attack",
    "type_alt": "rocket_attack",
    "date": "2031-03-01",
    "place": "Grey Tower",
    "country": "IQ",
    "weapons": ["rocket", "mortar"],
    "killed": None,
    "injured": {"low": 7, "high": 7},
    "perpetrator_claimed": ["Brigade of the Plain"],
    "evidence": "rockets hit Gray Tower",
}
LABELS: dict[str, object] = {
    "articles": {
        "a1.txt": {
            "incidents": [
                TOWER,
                {"incident": "X", "role": "background", "type": "shooting", "date": "2030"},
            ]
        },
        "a2.txt": {"incidents": [TOWER]},
        "a3.txt": {"incidents": []},
    },
    "incidents": {"T": {"place": "Grey Tower", "lat": 33.5, "lon": 42.5}, "X": {}},
}


@pytest.fixture
def ledger(filled_ledger: StoredLedger) -> StoredLedger:
    return filled_ledger


@pytest.fixture
def gold(tmp_path: Path) -> Gold:
    (tmp_path / "gold.json").write_text(json.dumps(LABELS))
    return load_gold(tmp_path / "gold.json")


def test_missed_and_spurious_mentions_count(ledger: StoredLedger, gold: Gold) -> None:
    scores = score_records(ledger, gold)
    assert (scores.found.precision, scores.found.recall) == (0.6667, 0.6667)
    assert scores.found_recall_by_role == {"main": 1.0, "background": 0.0}
    assert scores.linked.f1 == 1.0
    assert scores.slots["injured"].recall == 0.5
    assert scores.slots["weapons"].recall == 0.5
    assert scores.slots["type"].f1 == 1.0
    assert [miss.split()[0] for miss in scores.misses] == ["missed", "spurious"]


def test_an_optional_reference_neither_counts_nor_harms(ledger: StoredLedger, gold: Gold) -> None:
    rows = gold.articles["a2.txt"].incidents
    optional = tuple(msgspec.structs.replace(row, optional=True) for row in rows)
    articles = {
        **gold.articles,
        "a2.txt": msgspec.structs.replace(gold.articles["a2.txt"], incidents=optional),
    }
    scores = score_records(ledger, msgspec.structs.replace(gold, articles=articles))
    assert (scores.found.n, scores.found.precision) == (2, 0.5)


def test_the_figures_are_those_of_the_measuring_program(
    ledger: StoredLedger, gold: Gold, tmp_path: Path
) -> None:
    if not JUDGE.exists():
        pytest.skip(f"{JUDGE.name} does not stand beside the repository")
    exported = tmp_path / "x.json"
    exported.write_text("".join(export_ledger(ledger, "json")), "utf-8")
    judged = subprocess.run(
        [sys.executable, JUDGE, tmp_path / "gold.json", exported, "--json"],
        capture_output=True,
        check=True,
    )
    own = msgspec.to_builtins(score_records(ledger, gold))
    own.pop("misses")
    assert own == json.loads(judged.stdout)


def test_dates_meet_within_what_the_label_allows() -> None:
    mention = make_mention(make_article("a1"))
    for label, right in {
        "2031-03-01": True,
        "2031-03": True,
        "2031": True,
        "2031-02-27/2031-03-02": True,
        "2031-03-02": False,
    }.items():
        assert date_right(Reference("T", "bombing", date=label), mention) is right
    assert date_right(Reference("T", "bombing"), mention) is None


def test_places_are_near_or_named_alike_or_contradict() -> None:
    mention = make_mention(make_article("a1"))
    reference = Reference("T", "bombing", place="the tower", country="IQ")
    assert place_right(reference, Fact(lat=33.6, lon=42.4), mention) is True
    assert place_right(reference, Fact(lat=36.6, lon=42.4), mention) is False
    assert place_right(reference, Fact(), mention) is True
    abroad = msgspec.structs.replace(reference, country="SY")
    assert place_right(abroad, Fact(), mention) is False


def test_labels_that_cannot_be_read_are_named(tmp_path: Path) -> None:
    with pytest.raises(SetupError, match=r"gold\.jsonl: the labels cannot be read"):
        load_gold(tmp_path)
    (tmp_path / "gold.json").write_text('{"articles": 3}')
    with pytest.raises(SetupError, match=r"gold\.json: not labels"):
        load_gold(tmp_path / "gold.json")


def test_a_number_is_right_only_with_the_label_s_bounds() -> None:
    from crosswire.score.agreement import figure_right
    from crosswire.score.gold import Bounds

    assert figure_right(Bounds(12, None), (), Figure(12, None))
    assert not figure_right(Bounds(12, None), (), Figure(12, 12))
    assert figure_right(Bounds(12, None), (Bounds(12, 12),), Figure(12, 12))
