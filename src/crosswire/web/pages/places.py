"""The page of places: where incidents happened."""

from __future__ import annotations

import msgspec

from crosswire.asking import LedgerReader
from crosswire.ledger.find import Question
from crosswire.ledger.survey import Spot
from crosswire.web.asked import Asked

MOST = 200  # names on one page, those of the most incidents


class PlacesPage(msgspec.Struct, frozen=True):
    """The places of the most incidents, and how many have none."""

    places: tuple[Spot, ...]
    unlocated: int
    most: int = MOST


def build(ledger: LedgerReader, asked: Asked, key: str = "") -> PlacesPage:
    """The places of the most incidents."""
    browser = ledger.browse()
    unlocated = browser.count(Question(located=False))
    return PlacesPage(tuple(browser.survey(Question(), most=MOST).spots), unlocated)
