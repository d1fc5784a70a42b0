"""The page on the requirements has every row, names tests and commands that exist."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from crosswire.cli import cli

TESTS = Path(__file__).parents[1]
PAGE = TESTS.parent / "docs" / "reference" / "coverage.md"
ROWS = [
    [cell.strip() for cell in line.strip("|").split(" | ")]
    for line in PAGE.read_text("utf-8").splitlines()
    if re.match(r"\| S\d", line)
]
NAMES = frozenset(
    name
    for path in TESTS.rglob("test_*.py")
    for name in re.findall(r"^def (test_\w+)", path.read_text("utf-8"), re.MULTILINE)
)


def test_the_page_has_every_row_in_order_once() -> None:
    assert [row[0] for row in ROWS] == [f"S{number}" for number in range(1, 46)]


@pytest.mark.parametrize("row", ROWS, ids=[row[0] for row in ROWS])
def test_each_test_that_a_row_names_exists_and_bears_its_number(row: list[str]) -> None:
    number, named = int(row[0][1:]), re.findall(r"`(\w+)`", row[3])
    for name in named:
        assert name in NAMES, f"{row[0]} names a test that does not exist: {name}"
        borne = re.findall(r"s(\d+)(?=_)", name)
        assert number in map(int, borne), f"{name} does not bear the number {row[0]}"


@pytest.mark.parametrize("row", ROWS, ids=[row[0] for row in ROWS])
def test_each_command_that_a_row_names_can_be_typed(row: list[str]) -> None:
    program, name, *rest = shlex.split(row[4].strip("`"))
    assert program == "crosswire" and name in cli.commands
    command = cli.commands[name]
    command.make_context(name, rest)  # complains of an option or argument it does not know
