"""The ledger behind the pages: one store for all requests, and the moments lately asked for."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from datetime import datetime
from functools import partial
from pathlib import Path
from threading import Lock

from crosswire.api import Ledger
from crosswire.ledger import LedgerState, open_ledger
from crosswire.ledger.aside import do_aside, wait_for
from crosswire.ledger.facts import Progress
from crosswire.ledger.former import GoneError
from crosswire.lexicon.load import load_lexicon
from crosswire.past import Past
from crosswire.settings import Settings
from crosswire.web.cards import name_file
from crosswire.web.keeping import Kept

COMMAND = re.compile(r" See (?:them|what they find) with: crosswire .*")
MOMENTS = 8  # ledgers as of some moment that are kept: each is a file of its own
Key = tuple[datetime, int]  # a moment, and how often something was stored


class Lease:
    """A ledger as of a moment, how many requests read it, and whether it goes with the last."""

    def __init__(self, past: Past) -> None:
        self.past = past
        self.readers = 0
        self.is_over = False


class Desk:
    """Hands out the ledger to one request at a time, now or as of a moment."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._store = open_ledger(settings.ledger, must_exist=True, wait_s=settings.wait_s)
        self._load = partial(load_lexicon, *map(Path, settings.lexicons))
        self._leases: OrderedDict[Key, Lease] = OrderedDict()
        self._moments = Kept(Ledger.moments)
        self._deriving: Future[object] | None = None
        self._lock = Lock()

    def close(self) -> None:
        """Let go of the ledger, and of the moments."""
        with self._lock:
            for lease in self._leases.values():
                lease.past.close()
            self._leases.clear()
        self._store.close()

    def say(self, error: Exception) -> str:
        """What could not be found or done, for readers elsewhere.

        Neither where the ledger and its articles are kept nor which command would help is any use
        to them.
        """
        said = COMMAND.sub("", str(error)).replace(self._store.name, "this ledger")
        path = error.path if isinstance(error, GoneError) else None
        return said.replace(path, name_file(path)) if path else said

    def progress(self) -> Progress:
        """How far the ledger is: what was made of another state of it is out of date."""
        return self._store.progress()

    @contextmanager
    def ledger(self, as_of: datetime | None = None) -> Iterator[Ledger]:
        """The ledger at one moment, or as it could be known at one."""
        with self._open_moment() as moment:
            now = Ledger(self._store, self._settings, moment=moment)
            if as_of is None:
                yield now
                return
            with self._lend(self._find_last(now, as_of), now.progress().stored) as past:
                yield Ledger(self._store, self._settings, past, moment)

    @contextmanager
    def glance(self) -> Iterator[Ledger]:
        """The ledger at one moment as it was derived last, though more may be pending."""
        ledger = self.writing()
        with ledger.at_one_moment(as_derived=True):
            yield ledger

    def writing(self) -> Ledger:
        """The ledger to record decisions in. It need not be closed."""
        return Ledger(self._store, self._settings)

    @contextmanager
    def _open_moment(self) -> Iterator[LedgerState]:
        """One moment of the ledger, its incidents up to date."""
        with self._store.at_one_moment() as moment:
            if not moment.is_stale():
                yield moment
                return
        self._derive()
        with self._store.at_one_moment() as moment:
            yield moment

    def _derive(self) -> None:
        """Have the incidents derived once, whoever asks at once."""
        with self._lock:
            if self._deriving is None or self._deriving.done():
                self._deriving = do_aside(self.writing().records)
            deriving = self._deriving
        wait_for(deriving)

    def _find_last(self, now: Ledger, as_of: datetime) -> datetime:
        """The last moment until then at which anything became known: nothing changed since."""
        moments = self._moments(now)
        at = bisect_right(moments, as_of)
        return moments[at - 1] if at else as_of

    @contextmanager
    def _lend(self, moment: datetime, stored: int) -> Iterator[Past]:
        """A ledger as of a moment, which stays while it is read even if others take its place."""
        key = (moment, stored)
        with self._lock:
            lease = self._leases.pop(key, None) or Lease(Past(self._store, moment, self._load))
            self._leases[key] = lease
            lease.readers += 1
            while len(self._leases) > MOMENTS:
                _, old = self._leases.popitem(last=False)
                _end(old)
        try:
            yield lease.past
        finally:
            with self._lock:
                lease.readers -= 1
                if lease.is_over and not lease.readers:
                    lease.past.close()


def _end(lease: Lease) -> None:
    """Close a ledger of some moment, or have its last reader do it."""
    lease.is_over = True
    if not lease.readers:
        lease.past.close()
