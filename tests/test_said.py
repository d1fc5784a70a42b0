"""What people say and whom they meet, as a person asks for it: commands, Python, JSON."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import crosswire
from crosswire.cli import run

ONE = (
    "Shells hit Kherson market\n\nMorning Plain, June 5, 2024\n\nKHERSON - Two shells hit a market "
    "in Kherson on Monday and killed three people, police said.\n\nA readout of a call between "
    "Defence Minister Ann Lee and General Bo Ek said the two “agreed that today’s shelling of the "
    "market in Kherson marked a dangerous escalation of the war.”\n\nThe Free Valley Army vowed to "
    "strike again."
)
OTHER = (
    "Three die in shelling\n\nEvening Plain, June 5, 2024\n\nODESA - Three people died when shells "
    "struck a market in Kherson on Monday, the governor said.\n\nDefence Minister Ann Lee later "
    "spoke with her counterpart, General Bo Ek. “We agreed that the shelling of the market in "
    "Kherson marked a dangerous escalation,” Lee said in a statement on Tuesday."
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("CROSSWIRE_LEDGER", raising=False)
    (tmp_path / "one.txt").write_text(ONE, "utf-8")
    (tmp_path / "two.txt").write_text(OTHER, "utf-8")
    assert run(["add", "one.txt", "two.txt"]) == 0
    return tmp_path


def typed(capsys: pytest.CaptureFixture[str], *words: str, code: int = 0) -> str:
    capsys.readouterr()
    assert run(list(words)) == code
    return capsys.readouterr().out


def test_statements_are_shown_once_with_their_wordings(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shown = " ".join(typed(capsys, "statements").split())
    assert "≠" in shown and "in other words" in shown
    assert "{today’s → the}" in shown or "{the → today’s}" in shown


def test_statements_are_chosen_by_incident_speaker_and_act(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    everything = json.loads(typed(capsys, "statements", "--json"))
    of_one = json.loads(typed(capsys, "statements", "1", "--json"))
    vows = json.loads(typed(capsys, "statements", "--act", "vows", "--json"))
    lee = json.loads(typed(capsys, "statements", "--by", "minister lee", "--json"))
    assert {s["id"] for s in of_one} <= {s["id"] for s in everything}
    assert [(s["speaker"], s["quoted"], s["plover"]) for s in vows] == [
        ("The Free Valley Army", False, "THREATEN")
    ]
    assert len(lee) == 1 and lee[0]["differs"] and len(lee[0]["articles"]) == 2
    typed(capsys, "statements", "--by", "nobody", code=1)


def test_show_lists_what_is_said_of_its_incident(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "statements: " in typed(capsys, "show", "1")


def test_meetings_are_shown_once_whoever_tells_of_them(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "phone call" in typed(capsys, "meetings")
    (call,) = json.loads(typed(capsys, "meetings", "--json"))
    assert (call["plover"], call["kind"], len(call["articles"])) == ("CONSULT", "phone_call", 2)
    assert call["date"]["start"] == call["date"]["end"] == "2024-06-03"


def test_a_ledger_without_any_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("CROSSWIRE_LEDGER", raising=False)
    (tmp_path / "one.txt").write_text("It rained all day in Ely, and nobody was out.", "utf-8")
    assert run(["add", "one.txt"]) == 0
    typed(capsys, "statements", code=1)
    typed(capsys, "meetings", code=1)


def test_what_was_not_yet_published_was_not_yet_said(folder: Path) -> None:
    with crosswire.open("crosswire.db", as_of="2024-06-01") as ledger:
        assert ledger.statements() == [] and ledger.meetings() == []


def test_every_key_of_a_statement_is_in_the_export(folder: Path) -> None:
    with crosswire.open("crosswire.db") as ledger:
        ledger.export("json", "out.json")
        told = list(ledger.records().statements())
    exported = json.loads(Path("out.json").read_text("utf-8"))
    assert len(exported["statements"]) == len(told)
    assert {"voice", "source", "plover", "date_basis", "act", "quoted"} <= set(
        exported["statements"][0]
    )
    assert len(exported["consultations"]) == 2
