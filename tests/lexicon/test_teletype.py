"""Texts printed in capitals, read as a newspaper would print them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crosswire.lexicon.teletype import find_capitals, restore_case


@pytest.mark.parametrize(
    "printed",
    [
        "A bomb went off in Guatemala City on 12 May, and nobody may say why.",
        "The U.S. embassy in La Paz was hit by two rockets, General Luis A. Ortiz said.",
        "The ELN's men fled from Santa Rosa de Osos on 3 March.",
        "US troops told us of the attack near Cape Town.",
        "O'Higgins and D'Alema left the base on Monday.",
        "The 3d brigade seized an M-16 rifle from the ship. Two men drowned.",
    ],
)
def test_a_sentence_in_capitals_is_printed_as_a_newspaper_prints_it(printed: str) -> None:
    assert restore_case(printed.upper()) == printed


def test_a_headline_in_capitals_is_read_and_the_article_left_alone() -> None:
    text = "SHELLS HIT THE HARBOUR OF ODESSA\n\nNATO and the EU said so."
    assert restore_case(text) == "Shells hit the harbour of Odessa\n\nNATO and the EU said so."


@pytest.mark.parametrize("text", ["BBC NEWS", "READ MORE", "KABUL, Oct 22 — Two men fled.", ""])
def test_what_is_no_prose_in_capitals_stays(text: str) -> None:
    assert restore_case(text) == text


def test_capitals_wrapped_into_lines_are_one_stretch() -> None:
    text = "TWO MEN WERE\nSHOT IN THE\nTOWN."
    assert list(find_capitals(text)) == [(0, len(text))]


@given(st.text(alphabet="ABÉİßŉ ǅ.\n[]'19-", max_size=80))
def test_every_character_keeps_its_place(text: str) -> None:
    prose = f"THE MEN WERE SHOT {text} IN THE TOWN."
    assert len(restore_case(prose)) == len(prose)
