"""The front page: incidents in time and space, in a table, narrowed down as the address says."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import msgspec

from crosswire.asking import LedgerReader
from crosswire.ledger.browse import DAY, MONTH, YEAR, Browser, Period, Spot
from crosswire.ledger.find import Question
from crosswire.web.asked import GRADES, ROWS, Asked
from crosswire.web.cards import Row, make_row
from crosswire.web.quoted import Quoted, list_quoted

SPOTS = 2_000  # places on the map, those with the most incidents
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


def build(ledger: LedgerReader, asked: Asked, key: str = "") -> FrontPage:
    """The front page as it is asked for."""
    browser, question = ledger.browse(), asked.question
    total = browser.count(question)
    nowhere = msgspec.structs.replace(question, located=False)
    grades = dict(browser.kinds("grade"))
    return FrontPage(
        asked=asked,
        total=total,
        held=browser.count(Question()) if asked.is_filtered else total,
        rows=_list_rows(browser, question, ROWS, (asked.page - 1) * ROWS),
        page=asked.page,
        pages=max(1, -(-total // ROWS)),
        timeline=_draw_timeline(ledger, question),
        spots=tuple(browser.spots(question, most=SPOTS)),
        unlocated=_list_rows(browser, nowhere, UNLOCATED, 0),
        unlocated_count=browser.count(nowhere),
        types=tuple(Facet(value, count) for value, count in browser.kinds("type")),
        grades=tuple(Facet(grade, grades[grade]) for grade in GRADES if grade in grades),
        moments=thin_out(ledger.moments(), STOPS),
    )


def _list_rows(browser: Browser, question: Question, most: int, after: int) -> tuple[Row, ...]:
    return tuple(make_row(incident) for incident in browser.page(question, most=most, after=after))


def _draw_timeline(ledger: LedgerReader, question: Question) -> Timeline:
    """Days, months or years: the finest of which a screen can show as many."""
    browser = ledger.browse()
    days = browser.days(question)
    length = (days[1] - days[0]).days + 1 if days else 0
    months = length // 30
    letters = DAY if length <= PERIODS else MONTH if months <= PERIODS else YEAR
    unit = {DAY: "day", MONTH: "month", YEAR: "year"}[letters]
    periods = tuple(browser.periods(question, letters))
    return Timeline(unit, periods, list_quoted(ledger))


def thin_out(moments: Sequence[datetime], most: int) -> tuple[datetime, ...]:
    """So many of the moments at most, evenly among them, the last one always.

    >>> [moment.day for moment in thin_out([datetime(2024, 1, day) for day in range(1, 10)], 3)]
    [3, 6, 9]
    """
    if len(moments) <= most:
        return tuple(moments)
    step = len(moments) / most
    return tuple(moments[round((number + 1) * step) - 1] for number in range(most))
