"""Names that no list holds, in ordinary print and in capitals."""

from __future__ import annotations

from crosswire.extract.sentence.names import find_names
from crosswire.extract.sentence.scan import find_tokens
from crosswire.model.text import Span


def names(text: str) -> list[str]:
    whole = Span(0, len(text))
    return [group.name or "" for group in find_names(text, find_tokens(text, whole), ())]


def test_a_run_of_capitalised_words_is_a_name() -> None:
    assert names("Then the mayor, Juan Perez Soto, left the town.") == ["Juan Perez Soto"]


def test_in_capitals_the_words_that_are_not_ordinary_are_names() -> None:
    text = "THE MAYOR, RAMIRO DE LA OSSA, WAS SHOT DEAD BY ARMED SUBVERSIVES NEAR TULUMBA."
    assert names(text) == ["RAMIRO DE LA OSSA", "TULUMBA"]


def test_in_capitals_a_name_may_open_the_sentence() -> None:
    assert names("OSSA WAS NOT HURT.") == ["OSSA"]


def test_a_holiday_is_nobodys_name() -> None:
    assert names("Then the girl, home for the Thanksgiving holiday, left.") == []
