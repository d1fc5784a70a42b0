"""The benchmark of copies: what it counts as right."""

from __future__ import annotations

import json
from pathlib import Path

import copies
import pytest

STORY = (
    "A lorry loaded with explosives went off at the gate of the northern depot before dawn, and "
    "the blast tore down the wall of the yard, a guard who had just come off duty said."
)
QUOTE = "“We shall find those who sent it and bring every one of them before a judge,” he said."
OTHER = "Nobody at the harbour had seen the boat leave, and its owner could not be reached."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    texts = {
        "a": f"{STORY} {QUOTE}",
        "b": f"Night shift hit. {STORY}",
        "c": f"{OTHER} {QUOTE}",
        "d": f"Rain fell. {OTHER}",
    }
    (tmp_path / "articles").mkdir()
    for name, text in texts.items():
        (tmp_path / "articles" / f"{name}.txt").write_text(f"Depot {name}\n\n{text}\n")
    rows = [("b", "a", "copy"), ("c", "a", "quote_only"), ("b", "c", "independent")]
    lines = [json.dumps({"a": a, "b": b, "kind": kind}) for a, b, kind in rows]
    (tmp_path / "copies.jsonl").write_text("\n".join(lines))
    return tmp_path


def test_a_pair_that_is_not_listed_is_no_copy(folder: Path) -> None:
    rates = copies.rate_copies(folder)
    assert rates == (1, 2, 1)
    assert rates.row() == [0.5, 1.0, pytest.approx(2 / 3)]


def test_the_tables_tell_quotations_apart_and_list_what_is_wrong(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copies.print_set(folder, show=True)
    lines = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert ["quote_only", "0", "0", "1", "0"] in lines
    assert ["spurious", "c", "d"] in lines
    assert ["any", "eight", "words", "in", "common", "3", "33.3", "100.0", "50.0"] in lines
