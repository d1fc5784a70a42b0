"""A ledger that is held open: at each question, at one moment, or as of one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from crosswire.deriving import derive
from crosswire.ledger import LedgerState, StoredLedger
from crosswire.ledger.closing import Closing
from crosswire.lexicon.load import Lexicon, load_lexicon
from crosswire.model.promises import Records
from crosswire.past import Past
from crosswire.publish.cases import Case
from crosswire.settings import Settings


class HeldLedger(Closing):
    """The ledger that questions go to, its incidents up to date."""

    def __init__(self, store: StoredLedger, settings: Settings, past: Past | None = None) -> None:
        self._store = store
        self._held: LedgerState = store  # or one moment of it
        self._settings = settings
        self._past = past
        # Within one moment, what is asked for repeatedly: the case opened last, and the version.
        self._opened: Case | None = None
        self._version: tuple[str, int] | None = None

    def close(self) -> None:
        """Let go of the database. A `with` statement does it."""
        if self._past is not None:
            self._past.close()
        self._store.close()

    def version(self) -> tuple[str, int]:
        """What tells this state of the ledger from every other: what was made from it still holds
        as long as this is the same.
        """
        if self._version is not None:
            return self._version
        state = self._fresh()
        version = (state.name, state.revision())
        if self._held is not self._store:
            self._version = version
        return version

    def records(self) -> Records:
        """The ledger as exporters and scorers see it, its incidents up to date."""
        return self._fresh()

    @contextmanager
    def at_one_moment(self, *, as_derived: bool = False) -> Iterator[None]:
        """Within it every answer is of one moment, whatever other programs add meanwhile.

        With `as_derived`, incidents are as they were derived last, though more may be pending.

        with ledger.at_one_moment():
            incidents, articles = list(ledger.incidents()), list(ledger.articles())
        """
        if not as_derived:
            self._refresh()
        before = self._held
        with self._store.at_one_moment() as moment:
            self._held = moment if before is self._store else before
            self._opened = self._version = None
            try:
                yield
            finally:
                self._held, self._opened, self._version = before, None, None

    @property
    def _asked(self) -> LedgerState:
        return self._past.whole if self._past else self._held

    def _fresh(self) -> LedgerState:
        self._refresh()
        return self._asked

    def _refresh(self) -> None:
        """Derive the incidents if an interrupted run left that undone.

        Once: other programs may add faster than incidents can be derived.
        """
        if self._held is self._store and self._store.is_stale():
            derive(self._store, self._lexicon())

    def _lexicon(self) -> Lexicon:
        return load_lexicon(*map(Path, self._settings.lexicons))
