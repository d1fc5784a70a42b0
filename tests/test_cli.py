"""The commands as a person types them: what is printed where, and the exit codes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

import crosswire
from crosswire.cli import run

STORY = (
    "Base hit\n\nMorning Plain, March 3, 2024\n\nBAGHDAD - At least three rockets hit the "
    "Ain al-Asad air base in western Iraq on Saturday, wounding several soldiers, police said."
)
LATER = (
    "Seven wounded at Iraqi base\n\nEvening Plain, March 4, 2024\n\nERBIL - Seven soldiers were "
    "wounded when rockets struck Al-Asad airbase in Iraq on Saturday, the army said."
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("CROSSWIRE_LEDGER", raising=False)
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "one.txt").write_text(STORY, "utf-8")
    (tmp_path / "in" / "two.txt").write_text(LATER, "utf-8")
    return tmp_path


@pytest.fixture
def room(folder: Path, address: str, kind: str, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two articles, whose ledger is crosswire.db in it or, once more, elsewhere."""
    if kind != "sqlite":
        monkeypatch.setenv("CROSSWIRE_LEDGER", address)
    return folder


@pytest.fixture
def filled(room: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    assert run(["add", "in"]) == 0
    capsys.readouterr()
    return room


def test_adding_says_what_came_of_it(room: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["add", "in"]) == 0
    assert "2 articles read" in capsys.readouterr().out
    assert run(["add", "in/one.txt"]) == 0
    assert "1 known already" in capsys.readouterr().out


def test_the_ledger_is_named_by_flag_or_environment(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run(["add", "in", "--ledger", "flag.db"]) == 0
    monkeypatch.setenv("CROSSWIRE_LEDGER", "variable.db")
    assert run(["add", "in"]) == 0
    assert (folder / "flag.db").exists()
    assert (folder / "variable.db").exists()
    assert not (folder / "crosswire.db").exists()


def test_a_rejected_article_gives_exit_code_1_and_the_rest_is_read(
    room: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (room / "in" / "broken.txt").write_bytes(b"\x00\x01\x02\xff" * 200)
    assert run(["add", "in"]) == 1
    said = capsys.readouterr().out
    assert "2 articles read, 1 rejected" in said
    assert "broken.txt" in said
    run(["status"])
    assert "broken.txt" in capsys.readouterr().out


def test_incidents_are_listed_by_number_and_filtered(
    filled: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["list"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split()[:3] == ["No.", "Date", "Type"]
    assert "2 Mar 2024" in lines[1]
    assert run(["list", "--place", "asad", "--since", "2024-03-01", "--json"]) == 0
    (incident, *_) = json.loads(capsys.readouterr().out)
    assert incident["settled"]["date"]["value"]["start"] == "2024-03-02"
    assert run(["list", "--place", "Nowhere"]) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err == "crosswire: no incident answers.\n"


def test_an_incident_is_shown_by_number_and_by_first_letters_with_its_words(
    filled: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["show", "1"]) == 0
    by_number = capsys.readouterr().out
    assert "several soldiers" in by_number
    assert "Seven soldiers" in by_number
    assert "police" in by_number
    with crosswire.open() as ledger:
        name = next(ledger.incidents()).id
    assert run(["show", name[:8]]) == 0
    assert capsys.readouterr().out == by_number


def test_exports_go_to_the_screen_or_to_a_file(
    filled: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["export"]) == 0
    printed = capsys.readouterr().out
    assert json.loads(printed)["format"] == "crosswire-ledger/1"
    assert run(["export", "-o", "out.json"]) == 0
    assert (filled / "out.json").read_text("utf-8") == printed
    assert capsys.readouterr().out == ""
    assert run(["export", "--format", "csv", "-o", "out.csv"]) == 0
    assert (filled / "out.csv").read_bytes().startswith(b"id,title,type,")
    assert run(["brief"]) == 0
    assert capsys.readouterr().out.startswith("# Brief: ")


def test_rebuilding_changes_nothing(filled: Path) -> None:
    assert run(["export", "-o", "before.json"]) == 0
    assert run(["rebuild"]) == 0
    assert run(["export", "-o", "after.json"]) == 0
    assert (filled / "before.json").read_bytes() == (filled / "after.json").read_bytes()


def test_a_ledger_is_scored_against_labels(
    filled: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    row = {"incident": "x", "type": "rocket_attack", "date": "2024-03-02", "country": "IQ"}
    labels = {name: {"incidents": [row]} for name in ("one.txt", "two.txt")}
    (filled / "gold.json").write_text(json.dumps({"articles": labels, "incidents": {"x": {}}}))
    assert run(["score", "gold.json", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["found"]["recall"] == 1.0


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["lst"], "No such command 'lst'"),
        (["add"], "Missing argument 'SOURCE…'. See: crosswire add --help"),
        (["list"], "crosswire.db: no ledger here. Make one with: crosswire add ARTICLE…"),
        (["list", "--ledger", "no/where.db"], "no ledger here"),
        (["add", "in", "--ledger", "no/where.db"], "does not exist"),
        (["export", "--format", "xml"], "'xml' is not one of"),
        (["score", "missing.json"], "does not exist"),
    ],
)
def test_what_is_wrong_is_said_in_one_line(
    arguments: list[str], words: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(arguments) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith("crosswire: ")
    assert captured.err.count("\n") == 1
    assert words in captured.err


def test_a_wrong_day_or_incident_is_said_in_one_line(
    filled: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["list", "--since", "yesterday"]) == 2
    assert '"yesterday" is not a day' in capsys.readouterr().err
    assert run(["show", "999"]) == 2
    assert 'no incident "999"' in capsys.readouterr().err


def test_the_demonstration_reads_the_examples_and_says_what_to_type_next(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["demo"]) == 0
    said = capsys.readouterr().out
    assert (folder / "crosswire-demo.db").exists()
    assert "opened" in said
    assert "“" in said
    assert "crosswire show" in said
    assert max(map(len, said.splitlines())) <= 130


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "crosswire", *arguments]


def test_help_is_quick(folder: Path) -> None:
    took = []
    for _ in range(3):
        began = time.perf_counter()
        done = subprocess.run(command("--help"), capture_output=True, text=True, check=True)
        took.append(time.perf_counter() - began)
    assert "Exit codes" in done.stdout
    # 0.1 s on two cores; 1 s leaves folder for a machine under load.
    assert min(took) < 1.0


def test_help_imports_nothing_heavy(folder: Path) -> None:
    code = (
        "import sys; from crosswire.cli import run; run(['--help']);"
        "heavy = {'sqlalchemy', 'rich', 'trafilatura', 'msgspec', 'selectolax'} & set(sys.modules);"
        "sys.exit(repr(heavy) if heavy else 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_a_reader_that_goes_away_is_no_trouble(filled: Path) -> None:
    line = f"{sys.executable} -m crosswire export | head -c 20"
    done = subprocess.run(["bash", "-c", line], capture_output=True, text=True)
    assert done.stdout.startswith("{")
    assert done.stderr == ""


def test_output_that_is_not_a_terminal_carries_no_colours(filled: Path) -> None:
    environment = {**os.environ, "TERM": "xterm-256color"}
    done = subprocess.run(
        command("show", "1"), capture_output=True, text=True, env=environment, check=True
    )
    assert "\x1b" not in done.stdout


STILL_OPEN = (
    "Rockets at Erbil\n\nNoon Plain, June 4, 2024\n\nERBIL - Rockets hit a base near Erbil on "
    "Monday, wounding two guards. Base engineers are assessing the damage, officials said. A "
    "previously unknown group calling itself the Sons of the Gorge claimed the attack."
)


def test_follow_ups_and_actors_are_listed_and_shown(
    room: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (room / "in" / "three.txt").write_text(STILL_OPEN, "utf-8")
    assert run(["add", "in"]) == 0
    capsys.readouterr()
    assert run(["follow-ups", "--open"]) == 0
    assert "Base engineers" in capsys.readouterr().out
    assert run(["follow-ups", "--json"]) == 0
    (trace,) = json.loads(capsys.readouterr().out)
    assert (trace["kind"], trace["state"], trace["since"]) == (
        "damage_assessment",
        "open",
        "2024-06-04",
    )
    assert run(["show", trace["about"]]) == 0
    assert "damage assessment by Base engineers: open since 4 Jun 2024" in capsys.readouterr().out
    assert run(["actors"]) == 0
    assert "provisional" in capsys.readouterr().out
    assert run(["actors", "sons of"]) == 0
    assert "Sons of the Gorge is new" in capsys.readouterr().out
    assert run(["actors", "sons of", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["status"] == "provisional"
    assert run(["follow-ups", "--as-of", "2024-03-09"]) == 1
    assert run(["actors", "nobody"]) == 2
    assert 'nobody is called "nobody"' in capsys.readouterr().err
