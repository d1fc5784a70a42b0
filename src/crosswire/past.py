"""A ledger as it could be known at a moment, from what was published until then."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory

from crosswire import pipeline
from crosswire.errors import LedgerError
from crosswire.ledger import StoredLedger, open_ledger
from crosswire.lexicon.load import Lexicon
from crosswire.model.clocks import parse_as_of
from crosswire.model.incident import Incident
from crosswire.recalling import Recalling


class Past:
    """A ledger at a moment of the past: one incident at once, the whole when it is asked for."""

    def __init__(
        self,
        store: StoredLedger,
        moment: datetime,
        load: Callable[[], Lexicon],
        *,
        as_decided: bool = False,
    ) -> None:
        self.moment = moment
        self._as_decided = as_decided  # whether later decisions do not hold yet
        self._store = store
        self._load = load  # the lexicon, which takes a while and is seldom needed
        self._folder: TemporaryDirectory[str] | None = None

    def incident(self, name: str) -> Incident | None:
        """The incident that a name means, as it could be known; None if it could not be."""
        with self._store.at_one_moment() as state:
            found = Recalling(state, self.moment).incident(name)
        return found or self.whole.incident(name)

    @cached_property
    def whole(self) -> StoredLedger:
        """All that could be known, as a ledger of its own."""
        self._folder = TemporaryDirectory(prefix="crosswire-")
        past = open_ledger(Path(self._folder.name) / "past.db")
        with self._store.at_one_moment() as state:
            pipeline.fill_as_of(past, state, self.moment, self._load(), as_decided=self._as_decided)
        return past

    def close(self) -> None:
        """Let go of the ledger that was made, and remove it."""
        if self._folder is not None:
            self.whole.close()
            self._folder.cleanup()


def find_moment(given: str | datetime) -> datetime:
    """The moment that somebody asks about; without a zone it is in UTC.

    Raises:
        LedgerError: the words name no moment.
    """
    if isinstance(given, datetime):
        return given if given.tzinfo else given.replace(tzinfo=UTC)
    try:
        return parse_as_of(given)
    except ValueError:
        raise LedgerError(
            f'"{given}" is no moment. Give it as 2024-08-06T09:00Z, or as a day.'
        ) from None
