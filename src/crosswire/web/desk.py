"""The ledger behind the pages: one store for all requests, and the moments lately asked for."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import partial
from pathlib import Path
from threading import Lock

from crosswire.api import Ledger
from crosswire.ledger import open_ledger
from crosswire.lexicon.load import load_lexicon
from crosswire.past import Past
from crosswire.settings import Settings

MOMENTS = 8  # ledgers as of some moment that are kept: each is a file of its own


class Desk:
    """Hands out the ledger to one request at a time, now or as of a moment."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._store = open_ledger(settings.ledger, must_exist=True, wait_s=settings.wait_s)
        self._load = partial(load_lexicon, *map(Path, settings.lexicons))
        self._pasts: OrderedDict[tuple[datetime, int], Past] = OrderedDict()
        self._lock = Lock()

    def close(self) -> None:
        """Let go of the ledger, and of the moments."""
        with self._lock:
            for past in self._pasts.values():
                past.close()
            self._pasts.clear()
        self._store.close()

    def revision(self) -> int:
        """How often something has been stored: pages made before that are out of date."""
        return self._store.revision()

    @contextmanager
    def ledger(self, as_of: datetime | None = None) -> Iterator[Ledger]:
        """The ledger at one moment, or as it could be known at one."""
        self._derive()
        past = self._past(as_of) if as_of is not None else None
        ledger = Ledger(self._store, self._settings, past)
        with ledger.at_one_moment():
            yield ledger

    def writing(self) -> Ledger:
        """The ledger to record decisions in. It need not be closed."""
        return Ledger(self._store, self._settings)

    def _derive(self) -> None:
        """Have the incidents derived by one request alone if something was stored."""
        if self._store.is_stale():
            with self._lock:
                Ledger(self._store, self._settings).records()

    def _past(self, moment: datetime) -> Past:
        key = (moment, self._store.revision())
        with self._lock:
            past = self._pasts.pop(key, None) or Past(self._store, moment, self._load)
            self._pasts[key] = past
            while len(self._pasts) > MOMENTS:
                self._pasts.popitem(last=False)  # its file goes with the last request that reads it
        return past
