"""The page of places: where incidents happened."""

from __future__ import annotations

import msgspec

from crosswire.asking import LedgerReader
from crosswire.ledger.find import Question
from crosswire.ledger.survey import Spot
from crosswire.web.asked import Asked
from crosswire.web.keeping import Kept

MOST = 200  # names on one page, those of the most incidents


class PlacesPage(msgspec.Struct, frozen=True):
    """The places of the most incidents, and how many have none."""

    places: tuple[Spot, ...]
    unlocated: int
    most: int = MOST


def build(ledger: LedgerReader, asked: Asked, key: str = "") -> PlacesPage:
    """The places of the most incidents."""
    return list_places(ledger)


def _list_places(ledger: LedgerReader) -> PlacesPage:
    browser = ledger.browse()
    unlocated = browser.count(Question(located=False))
    return PlacesPage(tuple(browser.survey(Question(), most=MOST).spots), unlocated)


list_places = Kept(_list_places)  # all incidents are counted for it
