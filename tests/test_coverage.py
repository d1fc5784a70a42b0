"""The coverage statement: what was read, rejected, passed over, and why."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import crosswire
from crosswire.cli import run
from crosswire.model.incident import AbstainReason

TEXTS = {
    "hit.txt": (
        "Base hit\n\nMorning Plain, March 3, 2024\n\nBAGHDAD - Rockets hit the Ain al-Asad air "
        "base in western Iraq on Saturday, wounding several soldiers, police said. There have been "
        "more than 140 attacks on such bases since October.\n"
    ),
    "calm.txt": (
        "Bridge opens\n\nMorning Plain, March 3, 2024\n\nThe minister opened a bridge over the "
        "river. Hundreds came to see it, and a band played.\n"
    ),
    "drill.txt": (
        "Navy exercise\n\nMorning Plain, March 3, 2024\n\nThe exercise plays through a missile "
        "attack on an air base in Iraq on Saturday.\n"
    ),
    "undated.txt": "The minister said on Friday that the harvest had been good.\n",
    "broken.pdf": "%PDF",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    for name, text in TEXTS.items():
        (tmp_path / "in" / name).write_text(text, "utf-8")
    return tmp_path / "in"


def test_every_article_is_read_or_rejected_with_its_reason(address: str, folder: Path) -> None:
    with crosswire.open(address) as ledger:
        report = ledger.add(folder, folder / "broken.pdf", read_on="2024-05-01")
        told = report.coverage
    assert told.articles == len(report.added) == 4
    assert told.telling + sum(told.silent.values()) == told.articles
    assert sum(told.rejected.values()) == len(report.rejected)
    assert told.silent == {"ordinary": 2, "declined": 1}
    assert told.undated == 1
    assert told.mentions == report.mentions == 1


def test_a_sentence_that_is_passed_over_says_why(address: str, folder: Path) -> None:
    with crosswire.open(address) as ledger:
        ledger.add(folder, read_on="2024-05-01")
        reasons: dict[str, AbstainReason] = {}
        for reading in ledger.records().readings():
            text = ledger.article(reading.article).text
            reasons |= {a.span.quote(text): a.reason for a in reading.abstained}
    assert {reason for words, reason in reasons.items() if "140 attacks" in words} == {"total"}
    assert {reason for words, reason in reasons.items() if "exercise plays" in words} == {"drill"}
    assert not any("Rockets hit" in words for words in reasons)


def test_the_ledger_says_the_same_as_adding_did(address: str, folder: Path) -> None:
    with crosswire.open(address) as ledger:
        report = ledger.add(folder, read_on="2024-05-01")
        assert ledger.coverage() == report.coverage
        ledger.rebuild()
        assert ledger.coverage() == report.coverage


def test_the_command_prints_it_in_words_and_as_json(
    address: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["add", str(folder), "--ledger", address]) in (0, 1)
    added = capsys.readouterr().out
    assert "passed over" in added and "no sentence speaks of violence" in added
    assert run(["coverage", "-n", "1", "--ledger", address]) == 0
    shown = " ".join(capsys.readouterr().out.split())
    assert "1 a running total, kept as one" in shown
    assert "more than 140 attacks" in shown
    assert run(["coverage", "--json", "--ledger", address]) == 0
    assert json.loads(capsys.readouterr().out)["abstained"]["total"] == 1
