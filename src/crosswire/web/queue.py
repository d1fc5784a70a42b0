"""The review queue: found anew after each decision, while the next question is answered already.

What follows from a decision on large incidents takes seconds to derive. Whoever decides is not kept
waiting for it: until then the queue is as it was before, without the pairs that were decided.
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future
from concurrent.futures import wait as wait_shortly
from threading import Lock

import msgspec

from crosswire.api import Ledger
from crosswire.asking import LedgerReader
from crosswire.ledger.aside import do_aside, wait_for
from crosswire.ledger.facts import Progress
from crosswire.link.review import Doubt
from crosswire.model.decision import Decision
from crosswire.web.desk import Desk

PATIENCE_S = 0.15  # for the queue as it is now; then the one before does


class Found(msgspec.Struct, frozen=True):
    """The queue of a state of the ledger, and the decisions that it knows of."""

    progress: Progress
    decisions: frozenset[str]
    doubts: Sequence[Doubt]


class Queue:
    """Keeps the queue of the state that was derived last."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._found: Found | None = None
        self._work: Future[Found] | None = None
        self._lock = Lock()

    def refresh(self) -> None:
        """Have the queue found anew if anything was stored, and give that a moment.

        Raises:
            LateError: it is found for the first time, and takes longer than it may.
        """
        now = self._desk.progress()
        if self._found is None:
            self.wait()
        elif self._found.progress != now or now.pending:
            wait_shortly([self._begin()], PATIENCE_S)

    def wait(self) -> None:
        """Have the queue found anew, however long it takes.

        Raises:
            LateError: it takes longer than it may.
        """
        wait_for(self._begin())

    def see(self, ledger: LedgerReader) -> tuple[Sequence[Doubt], bool] | None:
        """What is to be decided in a state of the ledger, and whether all is worked in.

        None if the queue that is kept cannot be told for it: more came in than verdicts.
        """
        found = self._found
        if found is None:
            return None
        now = ledger.progress()
        if now == found.progress:
            return found.doubts, not now.pending
        fresh = [d for d in ledger.decisions() if d.id not in found.decisions]
        if len(fresh) != now.stored - found.progress.stored or not all(d.verdict for d in fresh):
            return None
        return _leave_out(found.doubts, fresh), False

    def _begin(self) -> Future[Found]:
        with self._lock:
            if self._work is None or self._work.done():
                self._work = do_aside(self._find)
            return self._work

    def _find(self) -> Found:
        ledger = self._desk.writing()
        with ledger.at_one_moment():
            self._found = find_queue(ledger)
        return self._found


def find_queue(ledger: Ledger) -> Found:
    """The queue of a ledger at one moment."""
    decisions = frozenset(decision.id for decision in ledger.decisions())
    return Found(ledger.progress(), decisions, ledger.review())


def _leave_out(doubts: Sequence[Doubt], fresh: Sequence[Decision]) -> list[Doubt]:
    """The doubts that were not decided by now."""
    decided = {frozenset((decision.left, decision.right)) for decision in fresh}
    return [doubt for doubt in doubts if frozenset((doubt.left, doubt.right)) not in decided]
