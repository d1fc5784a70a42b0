"""The benchmark of totals: what it counts as right."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import tallies

from crosswire.model.figure import Figure
from crosswire.model.related import Tally
from crosswire.model.text import Span

TEXT = """5 June 2024

A bomb wounded a guard in Gao in Mali on Tuesday.

There have been more than 60 attacks on posts since March.

About 400 French troops are based in Mali.

The war has killed 900 people.
"""
SERIES = [
    {
        "count_low": 60,
        "since": "2024-03",
        "kind": "attack_tally",
        "evidence": "more than 60 attacks",
    },
    {"count_low": 500, "count_high": 500, "kind": "deployment", "evidence": "400 French troops"},
]
INCIDENT = {"incident": "g", "type": "bombing", "date": "2024-06-04", "evidence": "A bomb wounded"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "g001.txt").write_text(TEXT, "utf-8")
    row = {"id": "g001", "incidents": [INCIDENT], "series": SERIES}
    (tmp_path / "gold.jsonl").write_text(json.dumps(row), "utf-8")
    (tmp_path / "incidents.json").write_text("{}", "utf-8")
    return tmp_path


def tally(low: int | None, high: int | None) -> Tally:
    return Tally("t", "attack_tally", Figure(low, high), None, "", None, "a", (Span(0, 5),))


def test_a_series_is_answered_by_a_tally_of_its_words_and_bounds(folder: Path) -> None:
    (answer,) = tallies.answer_set(folder)
    assert answer.counts == (1, 3, 2) and answer.mistyped == []
    assert tallies.starts_right(answer.pairs) == (1, 1)
    lines = list(tallies.tell_errors(answer))
    assert [line.split()[0] for line in lines] == ["missed", "spurious", "spurious"]
    assert tallies.rate([answer.counts])[2] == pytest.approx(2 / 5)
    assert tallies.has_series(folder) and not tallies.has_series(folder / "articles")


def test_a_run_that_nobody_counts_is_open_at_the_top() -> None:
    uncounted = tallies.Series("w", 3, None)
    assert tallies.agree(uncounted, tally(2, None))
    assert not tallies.agree(uncounted, tally(3, 3))
    assert not tallies.agree(uncounted, tally(24, None))
    assert not tallies.agree(tallies.Series("w", 3, None, kind="deployment"), tally(2, None))


def test_a_figure_that_the_scope_gives_beside_is_not_held_against() -> None:
    series = tallies.Series("w", 3, None, scope="air strikes, 1,146 killed")
    assert tallies.agree(series, tally(1146, 1146))


def test_articles_are_parted_by_their_number(folder: Path) -> None:
    assert tallies.answer_set(folder, "even") == []
    assert len(tallies.answer_set(folder, "odd")) == 1
