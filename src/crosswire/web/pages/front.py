"""The front page: incidents in time and space, in a table, narrowed down as the address says."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import msgspec

from crosswire.asking import LedgerReader
from crosswire.ledger.browse import Browser, is_broad
from crosswire.ledger.find import Question
from crosswire.ledger.survey import DAY, MONTH, YEAR, Extent, Period, Spot
from crosswire.web.asked import GRADES, ROWS, Asked
from crosswire.web.cards import Row, make_row
from crosswire.web.keeping import Kept
from crosswire.web.quoted import Quoted, list_quoted

SPOTS = 500  # places on the map, those with the most incidents
UNLOCATED = 12  # incidents without a place that are listed beside the map
STOPS = 300  # stops of the slider: more cannot be told apart with a finger
PERIODS = 200  # bars of the timeline


class Facet(msgspec.Struct, frozen=True):
    """A value to filter by, and how many incidents have it."""

    value: str
    count: int


class Timeline(msgspec.Struct, frozen=True):
    """How many incidents began in each period, and the totals that people quoted."""

    unit: str
    periods: tuple[Period, ...]
    quoted: tuple[Quoted, ...]


class FrontPage(msgspec.Struct, frozen=True):
    """The incidents that answer, a page of them in full, all of them counted."""

    asked: Asked
    total: int
    held: int
    rows: tuple[Row, ...]
    page: int
    pages: int
    timeline: Timeline
    spots: tuple[Spot, ...]
    unlocated: tuple[Row, ...]
    unlocated_count: int
    types: tuple[Facet, ...]
    grades: tuple[Facet, ...]
    moments: tuple[datetime, ...]


class _Whole(msgspec.Struct, frozen=True):
    """What the front page shows of the whole ledger, whatever is asked for."""

    held: int
    types: tuple[Facet, ...]
    grades: tuple[Facet, ...]
    moments: tuple[datetime, ...]
    quoted: tuple[Quoted, ...]


def _survey(ledger: LedgerReader) -> _Whole:
    browser = ledger.browse()
    grades = dict(browser.kinds("grade"))
    return _Whole(
        browser.count(Question()),
        tuple(Facet(value, count) for value, count in browser.kinds("type")),
        tuple(Facet(grade, grades[grade]) for grade in GRADES if grade in grades),
        thin_out(ledger.moments(), STOPS),
        list_quoted(ledger),
    )


survey = Kept(_survey)


class _Counted(msgspec.Struct, frozen=True):
    """What the front page shows of all incidents that answer, whichever of them stand on it."""

    extent: Extent
    unit: str
    periods: tuple[Period, ...]
    spots: tuple[Spot, ...]
    unlocated: tuple[Row, ...]


def _count(ledger: LedgerReader, question: Question) -> _Counted:
    browser = ledger.browse()
    found = browser.survey(question, most=SPOTS)
    extent = found.extent
    unit, letters = _pick_unit(extent)
    nowhere = msgspec.structs.replace(question, located=False)
    missing = extent.count - extent.located
    broad = is_broad(UNLOCATED, missing, extent.count, survey(ledger).held)
    return _Counted(
        extent,
        unit,
        tuple(found.periods(letters)),
        tuple(found.spots),
        _list_rows(browser, nowhere, UNLOCATED, broad=broad) if missing else (),
    )


count = Kept(_count, most=64)  # readers turn pages, and ask for the same days and places


def build(ledger: LedgerReader, asked: Asked, key: str = "") -> FrontPage:
    """The front page as it is asked for."""
    browser, question, whole = ledger.browse(), asked.question, survey(ledger)
    counted = count(ledger, question)
    extent = counted.extent
    after = (asked.page - 1) * ROWS
    broad = is_broad(after + ROWS, extent.count, extent.count, whole.held)
    return FrontPage(
        asked=asked,
        total=extent.count,
        held=whole.held,
        rows=_list_rows(browser, question, ROWS, after, broad=broad),
        page=asked.page,
        pages=max(1, -(-extent.count // ROWS)),
        timeline=Timeline(counted.unit, counted.periods, whole.quoted),
        spots=counted.spots,
        unlocated=counted.unlocated,
        unlocated_count=extent.count - extent.located,
        types=whole.types,
        grades=whole.grades,
        moments=whole.moments,
    )


def _list_rows(
    browser: Browser, question: Question, most: int, after: int = 0, *, broad: bool = False
) -> tuple[Row, ...]:
    found = browser.page(question, most=most, after=after, broad=broad)
    return tuple(make_row(incident) for incident in found)


def _pick_unit(extent: Extent) -> tuple[str, int]:
    """Days, months or years: the finest of which a screen can show as many."""
    length = (extent.days[1] - extent.days[0]).days + 1 if extent.days else 0
    months = length // 30
    letters = DAY if length <= PERIODS else MONTH if months <= PERIODS else YEAR
    return {DAY: "day", MONTH: "month", YEAR: "year"}[letters], letters


def thin_out(moments: Sequence[datetime], most: int) -> tuple[datetime, ...]:
    """So many of the moments at most, evenly among them, the last one always.

    >>> [moment.day for moment in thin_out([datetime(2024, 1, day) for day in range(1, 10)], 3)]
    [3, 6, 9]
    """
    if len(moments) <= most:
        return tuple(moments)
    step = len(moments) / most
    return tuple(moments[round((number + 1) * step) - 1] for number in range(most))
