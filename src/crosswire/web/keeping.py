"""What was made once and holds as long as the ledger does not change."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator
from concurrent.futures import CancelledError, Future
from contextlib import contextmanager
from threading import Lock
from typing import Concatenate, Generic, ParamSpec, TypeVar

from crosswire.asking import LedgerReader
from crosswire.ledger.state import State
from crosswire.ledger.time_limit import LATE, LateError, check_time

Made = TypeVar("Made")
Given = ParamSpec("Given")


class Kept(Generic[Given, Made]):
    """Keeps what a function makes of a ledger, for the states lately asked for.

    What is given to the function besides has to be hashable. One request makes a value; others that
    want the same wait for it, no longer than they may. If it cannot be made, only who tried is told
    why, and the next of those who wait tries.
    """

    def __init__(
        self, make: Callable[Concatenate[LedgerReader, Given], Made], most: int = 16
    ) -> None:
        self._make = make
        self._most = most
        self._held: OrderedDict[Hashable, Future[Made]] = OrderedDict()
        self._lock = Lock()

    def __call__(self, ledger: LedgerReader, *given: Given.args, **named: Given.kwargs) -> Made:
        """What the function makes of this state of the ledger.

        Raises:
            LateError: another request has not finished making it.
        """
        key = (ledger.version(), given, tuple(named.items()))
        while True:
            made, is_own = self._claim(key)
            if is_own:
                with self._filling(key, made):
                    made.set_result(self._make(ledger, *given, **named))
            try:
                return made.result(check_time())
            except CancelledError:
                continue  # whoever made it could not
            except TimeoutError as error:
                raise LateError(LATE) from error

    def _claim(self, key: Hashable) -> tuple[Future[Made], bool]:
        """Where a value is or will be, and whether it is for this request to make it."""
        with self._lock:
            is_own = key not in self._held
            made = self._held.setdefault(key, Future())
            self._held.move_to_end(key)
            while len(self._held) > self._most:
                self._held.popitem(last=False)
        return made, is_own

    @contextmanager
    def _filling(self, key: Hashable, made: Future[Made]) -> Iterator[None]:
        """Give up the place if nothing is made."""
        try:
            yield
        finally:
            if not made.done():
                with self._lock:
                    if self._held.get(key) is made:
                        del self._held[key]
                made.cancel()


def _count_held(ledger: LedgerReader) -> State:
    return ledger.status()


count_held = Kept(_count_held)  # counting all tables of a large ledger takes a while


def _count_articles(ledger: LedgerReader) -> int:
    return ledger.browse().count_articles()


count_articles = Kept(_count_articles)
