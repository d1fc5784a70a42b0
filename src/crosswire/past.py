"""A ledger as it could be known at a moment, made from what was published until then."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from crosswire import pipeline
from crosswire.errors import LedgerError
from crosswire.ledger import StoredLedger, open_ledger
from crosswire.lexicon.load import Lexicon
from crosswire.model.clocks import parse_as_of


class Past(NamedTuple):
    """A ledger of its own, the moment it is as of, what it was made from, and its folder."""

    store: StoredLedger
    moment: datetime
    path: str
    folder: TemporaryDirectory[str]


def open_past(store: StoredLedger, as_of: str | datetime, lexicon: Lexicon) -> Past:
    """The past of a ledger, which is closed; whoever closes the past removes its folder.

    Raises:
        LedgerError: the words name no moment.
    """
    with store:
        moment = _find_moment(as_of)
        folder = TemporaryDirectory(prefix="crosswire-")
        past = open_ledger(Path(folder.name) / "past.db")
        with store.at_one_moment() as state:
            pipeline.fill_as_of(past, state, moment, lexicon)
    return Past(past, moment, store.name, folder)


def _find_moment(given: str | datetime) -> datetime:
    if isinstance(given, datetime):
        return given if given.tzinfo else given.replace(tzinfo=UTC)
    try:
        return parse_as_of(given)
    except ValueError:
        raise LedgerError(
            f'"{given}" is no moment. Give it as 2024-08-06T09:00Z, or as a day.'
        ) from None
