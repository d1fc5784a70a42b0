"""How incidents are related, as it is asked for and printed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import crosswire
from crosswire.cli import run

RAID = (
    "Raid on depot\n\nMorning Plain, March 6, 2024\n\nBAGHDAD - Warplanes bombed a depot near "
    "Mosul in Iraq on Tuesday in retaliation for a rocket attack on Erbil on Sunday, the army said."
)
AGAIN = (
    "Two dead\n\nEvening Plain, March 6, 2024\n\nMOSUL - Two guards were killed when warplanes "
    "bombed a depot near Mosul in Iraq on Tuesday. The bombing followed a rocket attack on Erbil "
    "on Sunday."
)


@pytest.fixture
def filled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("CROSSWIRE_LEDGER", raising=False)
    (tmp_path / "one.txt").write_text(RAID, "utf-8")
    (tmp_path / "two.txt").write_text(AGAIN, "utf-8")
    assert run(["add", "one.txt", "two.txt"]) == 0
    return tmp_path


def test_relations_are_asked_for_one_incident_or_all(filled: Path) -> None:
    with crosswire.open(filled / "crosswire.db") as ledger:
        edges = ledger.relations()
        assert [edge.kind for edge in edges] == ["response_to", "precedes"]
        assert edges[0].ends == edges[1].ends
        for incident in ledger.incidents():
            assert ledger.relations(incident) == ledger.relations(incident.id) == edges


def test_each_relation_is_printed_with_speaker_and_sentence(
    filled: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert run(["relations"]) == 0
    said = capsys.readouterr().out
    assert "answers" in said and "came before" in said
    assert "one.txt, 6 Mar 2024 · army" in said
    assert "in retaliation for a rocket attack on Erbil" in " ".join(said.split())


def test_relations_as_json_read_from_the_response_to_what_it_answers(
    filled: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert run(["relations", "1", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [row["kind"] for row in told] == ["response_to", "precedes"]
    assert (told[0]["from"], told[0]["to"]) == (told[1]["to"], told[1]["from"])
    assert told[0]["told"][0]["words"].endswith("the army said.")


def test_an_incident_is_shown_with_what_it_is_related_to(
    filled: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert run(["show", "1"]) == 0
    said = capsys.readouterr().out
    assert "was answered by" in said


def test_no_relation_gives_exit_code_1(filled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (filled / "three.txt").write_text("Bread prices rose on Monday.", "utf-8")
    run(["add", "three.txt", "--ledger", "other.db"])
    capsys.readouterr()
    assert run(["relations", "--ledger", "other.db"]) == 1
    assert "no article says" in capsys.readouterr().err
