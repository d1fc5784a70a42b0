"""From articles to the screen: a toll corrected, a claim replaced and taken back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

import crosswire
from crosswire.cli import cli

FIRST = (
    "Rockets hit Ain al-Asad\n\nPublished March 3, 2024 08:00 GMT\n\nBAGHDAD - Nine people were "
    "killed when rockets hit the Ain al-Asad air base in western Iraq on Saturday, the governor of "
    "Anbar said. Kataib Hezbollah claimed responsibility for the attack on Telegram.\n"
)
SECOND = (
    "Toll of base attack falls\n\nPublished March 5, 2024 19:30 GMT\n\nRAMADI - The governor of "
    "Anbar on Monday lowered the number of people killed in Saturday's rocket attack on the Ain "
    "al-Asad air base to six. The Islamic Resistance in Iraq claimed responsibility for the attack "
    "on Monday.\n"
)
THIRD = (
    "Claim over base attack falls\n\nPublished March 8, 2024 10:00 GMT\n\nBAGHDAD - The Islamic "
    "Resistance in Iraq on Thursday withdrew its claim of responsibility for the rocket attack "
    "that hit the Ain al-Asad air base in western Iraq on Saturday, March 2, killing six people.\n"
)


@pytest.fixture
def path(tmp_path: Path) -> str:
    for name, text in (("a", FIRST), ("b", SECOND), ("c", THIRD)):
        (tmp_path / f"{name}.txt").write_text(text, "utf-8")
    ledger_path = str(tmp_path / "ledger.db")
    with crosswire.open(ledger_path) as ledger:
        ledger.add(*sorted(tmp_path.glob("*.txt")), read_on="2024-05-01")
    return ledger_path


def run(*words: str) -> str:
    result = CliRunner().invoke(cli, list(words), standalone_mode=False)
    assert result.exception is None, result.output
    return result.output


def test_the_toll_is_corrected_down_by_the_official_who_gave_it(path: str) -> None:
    with crosswire.open(path) as ledger:
        (incident,) = ledger.incidents()
        settled = {s.slot: s for s in incident.settled}
    killed = settled["killed"]
    assert (killed.value, killed.finer) == (crosswire.Figure(6, 6), "corrected_down")
    assert dict(killed.by_rule)["latest_official"] == crosswire.Figure(6, 6)
    assert killed.voices is not None and killed.voices.count == crosswire.Figure(2, 2)


def test_the_ledger_of_responsibility_follows_each_claim(path: str) -> None:
    told = {}
    for moment in ("2024-03-04", "2024-03-06", "2024-03-09"):
        with crosswire.open(path, as_of=moment) as then:
            (incident,) = then.incidents()
            told[moment] = [(c.actor, c.standing) for c in incident.claimants]
    group, umbrella = "Kataib Hezbollah", "Islamic Resistance in Iraq"
    assert told["2024-03-04"] == [(group, "claimed")]
    assert told["2024-03-06"] == [(group, "superseded"), (umbrella, "claimed")]
    assert told["2024-03-09"] == [(group, "claimed"), (umbrella, "withdrawn")]


def test_the_exports_carry_all_of_it(path: str) -> None:
    exported = json.loads(run("export", "--format", "json", "--ledger", path))
    (incident,) = exported["incidents"]
    killed = incident["settled"]["killed"]
    assert (killed["status"], killed["finer"]) == ("superseded", "corrected_down")
    assert killed["voices"]["why"] and killed["by_rule"]["ucdp_best"]["low"] == 6
    assert [entry["standing"] for entry in incident["claimants"]] == ["claimed", "withdrawn"]
    assert incident["credibility"]["happened"] in range(1, 7)
    chains = [c["chain"] for m in exported["mentions"] for c in m["claims"]]
    assert ["Kataib Hezbollah", "Telegram"] in chains
    assert "Islamic Resistance in Iraq: withdrawn" in run(
        "export", "--format", "csv", "--ledger", path
    )
    assert "Islamic Resistance in Iraq withdrew its claim" in run("brief", "--ledger", path)


def test_show_and_history_tell_the_moves(path: str) -> None:
    shown = " ".join(run("show", "1", "--ledger", path).split())
    assert "killed: 6 (corrected down; 2 independent voices)" in shown
    assert "Kataib Hezbollah → Telegram" in shown
    moved = " ".join(run("history", "1", "--ledger", path).split())
    assert "killed 9 → 6 (corrected down)" in moved


def test_outlets_have_a_record(path: str, tmp_path: Path) -> None:
    named = tmp_path / "named.txt"
    named.write_text(f"Hill Courier\n\n{FIRST}", "utf-8")
    with crosswire.open(path) as ledger:
        ledger.add(named, read_on="2024-05-01")
    (row,) = [line.split() for line in run("sources", "--ledger", path).splitlines()[1:]]
    assert (row[0], row[-1]) == ("Hill", "F")
