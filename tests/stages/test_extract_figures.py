"""What the grammar of numbers finds: bounds, kinds, and what is no count."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crosswire.extract.figures.figures import FigureGroup, find_figures
from crosswire.lexicon.load import Entry, load_lexicon
from crosswire.model.figure import Figure
from crosswire.model.text import Span

CASES = Path(__file__).parents[1] / "cases" / "en" / "figures.jsonl"
LEXICON = load_lexicon()
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
UNITS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def find(text: str, taken: tuple[Span, ...] = ()) -> list[FigureGroup]:
    """The figures of a whole text."""
    return find_figures(text, Span(0, len(text)), taken, LEXICON)


def as_written(figure: Figure) -> str:
    """A figure as cases write it: "12", "12+", "..20", "22-29", "~30"."""
    if figure.high is None:
        return f"{figure.low}+"
    if figure.low is None:
        return f"..{figure.high}"
    numbers = str(figure.low) if figure.is_exact else f"{figure.low}-{figure.high}"
    return ("~" if figure.approximate else "") + numbers


def read_cases() -> list[Any]:
    """The cases, each named by its text."""
    cases = [json.loads(line) for line in CASES.read_text("utf-8").splitlines()]
    return [pytest.param(case, id=case["text"][:60]) for case in cases]


@pytest.mark.parametrize("case", read_cases())
def test_every_case_is_read_as_told(case: dict[str, Any]) -> None:
    taken = tuple(Span(start, end) for start, end in case["taken"])
    found = [
        {
            "words": group.span.quote(case["text"]),
            "figure": as_written(group.figure),
            "kind": group.kind,
        }
        for group in find(case["text"], taken)
    ]
    assert found == case["figures"]


@pytest.mark.parametrize("entry", LEXICON.entries("numbers"), ids=lambda entry: entry.id)
def test_every_example_of_the_lexicon_is_found(entry: Entry) -> None:
    for example in entry.examples:
        found = [(group.kind, as_written(group.figure)) for group in find(example.text)]
        told = [
            (kind, f"..{value[1:]}" if value.startswith("-") else value)
            for kind, value in example.finds.items()
            if isinstance(value, str)
        ]
        assert set(told) <= set(found), example.text
        assert told or not found, example.text


@pytest.mark.parametrize("entry", LEXICON.entries("numbers"), ids=lambda entry: entry.id)
def test_what_the_lexicon_refuses_is_not_found(entry: Entry) -> None:
    for text in entry.refutes:
        assert entry.rule not in [group.rule for group in find(text)], text


def test_a_part_of_an_adjective_is_marked() -> None:
    assert find("A 12-rocket salvo fell.")[0].rule.endswith("#compound")


def test_many_is_marked_by_its_rule() -> None:
    assert find("Many fled.")[0].rule.endswith("#many")


def test_only_the_given_stretch_is_read() -> None:
    text = "Two fell. Three rose."
    groups = find_figures(text, Span(0, 9), (), LEXICON)
    assert [group.span.quote(text) for group in groups] == ["Two"]


@given(st.integers(21, 99))
def test_tens_in_words_are_read(number: int) -> None:
    tens = TENS[number // 10 - 2]
    words = f"{tens}-{UNITS[number % 10 - 1]}" if number % 10 else tens
    assert find(f"They saw {words} boats.")[0].figure == Figure(number, number)


@given(st.integers(1, 999_999))
def test_digits_with_commas_are_read(number: int) -> None:
    figure = find(f"They saw {number:,} boats.")[0].figure
    assert figure == Figure(number, number)


@given(st.text(alphabet=" .,-/$%()'’\n0123456789atwoton hundredandbetweendozensm", max_size=60))
def test_spans_lie_in_order_inside_any_text(text: str) -> None:
    groups = find(text)
    assert all(0 <= g.span.start < g.span.end <= len(text) for g in groups)
    assert all(left.span.end <= right.span.start for left, right in pairwise(groups))


def test_how_often_is_marked() -> None:
    assert find("It was hit three times.")[0].rule.endswith("#times")
