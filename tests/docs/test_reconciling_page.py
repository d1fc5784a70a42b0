"""The page on reconciling names every word that the exports may hold."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

from crosswire.model.incident import Credibility, Finer, Standing, Status
from crosswire.publish.words import FINER, RULES, STATUSES, UCDP

PAGE = (Path(__file__).parents[2] / "docs" / "reference" / "reconciling.md").read_text("utf-8")


def test_every_status_standing_and_rule_is_explained() -> None:
    words = (*get_args(Status), *get_args(Finer), *get_args(Standing), *RULES, *UCDP)
    assert [word for word in words if f"`{word}`" not in PAGE] == []


def test_every_letter_and_number_of_the_scale_has_its_rule() -> None:
    rows = {line.split()[1] for line in PAGE.splitlines() if line.startswith("| ")}
    assert set("ABCDEF123456") <= rows
    assert Credibility() == Credibility(6, 6, 6, 6, 6)


def test_every_word_has_a_plain_one_for_the_screen() -> None:
    assert set(STATUSES) == set(get_args(Status))
    assert set(FINER) == set(get_args(Finer))
