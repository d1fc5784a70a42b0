"""The ledger as a table: CSV as RFC 4180 has it, a row an incident."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

import msgspec

from crosswire.model.figure import Figure
from crosswire.model.incident import Incident
from crosswire.model.promises import Records
from crosswire.publish.cases import Case, open_cases
from crosswire.publish.codes import code_incident

Cell = str | int | float | None
RISKY = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet runs a cell that begins so as a formula
FIGURES = ("munitions", "intercepted", "impacted", "killed", "injured", "casualties")
COLUMNS = (
    *("id", "title", "type"),
    *("date_start", "date_end", "date_precision", "clock", "zone"),
    *("place", "country", "admin1", "lat", "lon", "place_precision"),
    "weapons",
    *(f"{slot}_{end}" for slot in FIGURES for end in ("low", "high")),
    *("claimed_by", "blamed", "suspected", "stated", "denied_by"),
    *("in_conflict", "articles", "outlets", "independent_low", "independent_high"),
    *("happened", "responsibility", "figures", "place_grade", "date_grade"),
    *("happened_credibility", "responsibility_credibility", "figures_credibility"),
    *("place_credibility", "date_credibility", "claim_status", "claimants"),
    *("acled_disorder_type", "acled_event_type", "acled_sub_event_type"),
    *("plover_event", "plover_mode"),
    *("gtd_attacktype", "gtd_attacktype_txt", "gtd_weaptype", "gtd_weaptype_txt"),
)


def csv_pieces(records: Records) -> Iterator[str]:
    """A head, then a row for each incident. What is unknown is an empty cell."""
    yield write_row(COLUMNS)
    for case in open_cases(records):
        yield write_row(incident_row(case))


def write_row(cells: Iterable[Cell]) -> str:
    r"""One line of CSV; a text that a spreadsheet would run as a formula stands behind a '.

    >>> write_row(["=1+1", -5, "a, b", None]).strip()
    '\'=1+1,-5,"a, b",'
    """
    line = io.StringIO()
    csv.writer(line, lineterminator="\r\n").writerow([guard_cell(cell) for cell in cells])
    return line.getvalue()


def guard_cell(cell: Cell) -> Cell:
    """The cell, behind a ' if a spreadsheet would take its text for a formula.

    >>> guard_cell("@SUM(A1)"), guard_cell("Erbil"), guard_cell(-3.5)
    ("'@SUM(A1)", 'Erbil', -3.5)
    """
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(RISKY) else cell


def incident_row(case: Case) -> list[Cell]:
    """The cells of one incident, in the order of COLUMNS."""
    incident = case.incident
    return [
        *(incident.id, incident.title, incident.type),
        *_date_cells(case),
        *_place_cells(case),
        "; ".join(case.weapons),
        *(bound for slot in FIGURES for bound in _bounds(incident, slot)),
        *("; ".join(case.named(s)) for s in ("claimed", "blamed", "suspected", "stated", "denied")),
        "; ".join(line.label for line in case.lines if line.settled.status == "conflict"),
        *_source_cells(incident),
        *msgspec.structs.astuple(incident.credibility),
        next((str(s.value) for s in incident.settled if s.slot == "claim_status"), None),
        "; ".join(f"{entry.actor}: {entry.standing}" for entry in incident.claimants),
        *_code_cells(case),
    ]


def _date_cells(case: Case) -> list[Cell]:
    when = case.when
    if when is None or when.start is None or when.end is None:
        return [None] * 5
    return [when.start.isoformat(), when.end.isoformat(), when.precision, when.clock, when.zone]


def _place_cells(case: Case) -> list[Cell]:
    where = case.where
    if where is None:
        return [None] * 6
    return [where.name, where.country, where.admin1, where.lat, where.lon, where.precision]


def _bounds(incident: Incident, slot: str) -> tuple[Cell, Cell]:
    for settled in incident.settled:
        if settled.slot == slot and isinstance(settled.value, Figure):
            return settled.value.low, settled.value.high
    return None, None


def _source_cells(incident: Incident) -> list[Cell]:
    sources, grades = incident.sources, incident.grades
    return [
        *(sources.articles, sources.outlets),
        *(sources.independent.low, sources.independent.high),
        *(grades.happened, grades.responsibility, grades.figures, grades.place, grades.date),
    ]


def _code_cells(case: Case) -> list[Cell]:
    codes = code_incident(case.incident.type, case.mentions)
    return [
        *msgspec.structs.astuple(codes.acled),
        *msgspec.structs.astuple(codes.plover),
        *msgspec.structs.astuple(codes.gtd),
    ]
