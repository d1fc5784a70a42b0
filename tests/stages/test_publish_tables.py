"""The CSV export: a row an incident, and no cell that a spreadsheet would run."""

from __future__ import annotations

import csv
import io

import pytest
from made import open_filled

from crosswire.publish import export_ledger
from crosswire.publish.tables import COLUMNS, guard_cell, write_row


def export(address: str) -> str:
    with open_filled(address) as ledger:
        return "".join(export_ledger(ledger, "csv"))


def test_there_is_a_row_for_each_incident_and_unknown_is_empty(address: str) -> None:
    rows = list(csv.DictReader(io.StringIO(export(address), newline="")))
    assert [row["id"] for row in rows] == ["ia1", "ia3"]
    tower, ship = rows
    assert (tower["date_start"], tower["place"], tower["injured_low"]) == (
        "2031-03-01",
        "Grey Tower",
        "7",
    )
    assert (ship["date_start"], ship["lat"], ship["injured_low"]) == ("", "", "")


def test_a_row_ends_with_the_codes_of_the_field(address: str) -> None:
    tower, ship = csv.DictReader(io.StringIO(export(address), newline=""))
    assert list(tower)[-9:] == [
        *("acled_disorder_type", "acled_event_type", "acled_sub_event_type"),
        *("plover_event", "plover_mode"),
        *("gtd_attacktype", "gtd_attacktype_txt", "gtd_weaptype", "gtd_weaptype_txt"),
    ]
    assert (tower["plover_mode"], tower["gtd_attacktype"]) == ("heavy-weapons", "3")
    assert (ship["acled_disorder_type"], ship["acled_event_type"]) == ("Political violence", "")


def test_lines_end_as_the_rfc_says_and_all_have_the_same_cells(address: str) -> None:
    text = export(address)
    assert text.count("\r\n") == 3
    assert "\n" not in text.replace("\r\n", "")
    assert {len(row) for row in csv.reader(io.StringIO(text, newline=""))} == {len(COLUMNS)}


def test_an_actor_named_like_a_formula_is_made_harmless(address: str) -> None:
    rows = list(csv.DictReader(io.StringIO(export(address), newline="")))
    assert rows[0]["claimed_by"] == "'=Brigade of the +Plain"


@pytest.mark.parametrize("begin", ["=", "+", "-", "@", "\t", "\r"])
def test_a_text_that_begins_like_a_formula_stands_behind_an_apostrophe(begin: str) -> None:
    assert guard_cell(f"{begin}1+1") == f"'{begin}1+1"


def test_a_negative_number_stays_a_number() -> None:
    assert write_row([-3.5, -2, "a-b"]) == "-3.5,-2,a-b\r\n"


def test_quotes_commas_and_line_breaks_survive() -> None:
    cells = ['say "so"', "a,b", "one\ntwo"]
    assert next(csv.reader(io.StringIO(write_row(cells), newline=""))) == cells
