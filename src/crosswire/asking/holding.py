"""A ledger that is held open: at each question, at one moment, or as of one."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar, cast

from crosswire.closing import Closing
from crosswire.deriving import derive
from crosswire.ledger import LedgerState, StoredLedger
from crosswire.ledger.facts import Progress
from crosswire.lexicon.load import Lexicon, load_lexicon
from crosswire.model.promises import Records
from crosswire.past import Past
from crosswire.settings import Settings

Answer = TypeVar("Answer")
REMEMBERED = 8  # answers within one moment: whatever one incident is asked for, not those of many


class HeldLedger(Closing):
    """The ledger that questions go to, its incidents up to date."""

    def __init__(
        self,
        store: StoredLedger,
        settings: Settings,
        past: Past | None = None,
        moment: LedgerState | None = None,
    ) -> None:
        self._store = store
        self._held: LedgerState = moment or store  # one moment of it, or whatever it is by now
        self._settings = settings
        self._past = past
        self._told: dict[Hashable, object] = {}  # within one moment, what was asked before

    def close(self) -> None:
        """Let go of the database. A `with` statement does it."""
        if self._past is not None:
            self._past.close()
        self._store.close()

    def version(self) -> tuple[str, Progress]:
        """What tells this state of the ledger from every other: what was made from it still holds
        as long as this is the same.
        """
        state = self._fresh()
        return state.name, self._once(("progress", state.name), state.progress)

    def progress(self) -> Progress:
        """How far the ledger is, whatever moment is asked about: no incident is derived for it."""
        return self._once(("progress", self._held.name), self._held.progress)

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
            self._told = {}
            try:
                yield
            finally:
                self._held, self._told = before, {}

    @property
    def _asked(self) -> LedgerState:
        return self._past.whole if self._past else self._held

    def _once(self, what: Hashable, ask: Callable[[], Answer]) -> Answer:
        """The answer to a question, which is asked once within one moment."""
        if self._held is self._store:  # others may write between one question and the next
            return ask()
        if what not in self._told:
            answer = ask()
            if len(self._told) >= REMEMBERED:
                del self._told[next(iter(self._told))]
            self._told[what] = answer
        return cast("Answer", self._told[what])

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
