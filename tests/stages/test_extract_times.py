"""What the grammar of times finds, and what it leaves alone."""

from __future__ import annotations

import json
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crosswire.extract.times.times import TimeGroup, find_times
from crosswire.lexicon.load import Entry, load_lexicon
from crosswire.model.moment import Moment
from crosswire.model.text import Span

CASES = Path(__file__).parents[1] / "cases" / "en" / "times.jsonl"
LEXICON = load_lexicon()
WEDNESDAY = "2024-08-07"  # the day on which the examples of times.toml are read


def find(text: str, published: str | None = WEDNESDAY) -> list[TimeGroup]:
    """The times of a whole text, published on a day or undated."""
    day = date.fromisoformat(published) if published else None
    moment = Moment(day, day) if day else None
    return find_times(text, Span(0, len(text)), moment, LEXICON)


def as_told(group: TimeGroup) -> dict[str, object]:
    """A group in the words of a case."""
    moment = group.moment
    return {
        "words": moment.words,
        "start": str(moment.start) if moment.start else None,
        "end": str(moment.end) if moment.end else None,
        "precision": moment.precision,
        "kind": group.kind,
        "key": group.key,
        "offset_days": list(group.offset_days) if group.offset_days else None,
        "clock": moment.clock,
        "zone": moment.zone,
        "rule": group.rule,
        "future": group.rule.endswith("#future"),
    }


def read_cases() -> list[Any]:
    """The cases, each named by its text."""
    cases = [json.loads(line) for line in CASES.read_text("utf-8").splitlines()]
    return [
        pytest.param(case, id=f"{case['text'][:60]} ({case['published'] or 'undated'})")
        for case in cases
    ]


@pytest.mark.parametrize("case", read_cases())
def test_every_case_is_read_as_told(case: dict[str, Any]) -> None:
    found = [as_told(group) for group in find(case["text"], case["published"])]
    assert [group["words"] for group in found] == [group["words"] for group in case["times"]]
    for group, told in zip(found, case["times"], strict=True):
        assert {key: group[key] for key in told} == told


@pytest.mark.parametrize("entry", LEXICON.entries("times"), ids=lambda entry: entry.id)
def test_every_example_of_the_lexicon_is_found(entry: Entry) -> None:
    for example in entry.examples:
        told = {key: value for key, value in example.finds.items() if key != "time"}
        if "time" not in example.finds:
            assert find(example.text) == []
            continue
        matching = [
            in_example(group)
            for group in find(example.text)
            if group.moment.words == example.finds["time"]
        ]
        assert any(told.items() <= found.items() for found in matching), example.text


def in_example(group: TimeGroup) -> dict[str, object]:
    """A group in the words of an example."""
    told = as_told(group)
    offset = group.offset_days
    return {
        "start": told["start"],
        "end": told["end"],
        "clock": told["clock"],
        "day": told["start"] if told["start"] == told["end"] else None,
        "offset": f"{offset[0]}..{offset[1]}" if offset else None,
    }


@pytest.mark.parametrize("entry", LEXICON.entries("times"), ids=lambda entry: entry.id)
def test_what_the_lexicon_refuses_is_not_found(entry: Entry) -> None:
    for text in entry.refutes:
        assert entry.rule not in [group.rule.split("#future")[0] for group in find(text)], text


def test_only_the_given_stretch_is_read() -> None:
    text = "It fell on Monday. It rose on Tuesday."
    groups = find_times(text, Span(0, 18), None, LEXICON)
    assert [group.span.quote(text) for group in groups] == ["on Monday"]


def test_a_publication_month_fixes_no_weekday() -> None:
    august = Moment(date(2024, 8, 1), date(2024, 8, 31), "month")
    group = find_times("It fell on Monday.", Span(0, 18), august, LEXICON)[0]
    assert group.moment.start is None
    assert group.key == "weekday:0"


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.integers(0, 6))
def test_a_bare_weekday_is_never_more_than_six_days_back(on: date, back: int) -> None:
    day = on - timedelta(days=back)
    group = find(f"It fell on {day:%A}.", on.isoformat())[0]
    assert group.moment.start == day


@given(st.text(alphabet=" .,-():/'’\n0123456789abMonday AuglastweekpmGMT", max_size=60))
def test_spans_lie_in_order_inside_any_text(text: str) -> None:
    groups = find(text)
    assert [text[g.span.start : g.span.end] for g in groups] == [g.moment.words for g in groups]
    assert all(left.span.end <= right.span.start for left, right in pairwise(groups))
