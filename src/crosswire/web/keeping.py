"""What was made once and holds as long as the ledger does not change."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Concatenate, Generic, ParamSpec, TypeVar

from crosswire.asking import LedgerReader
from crosswire.ledger.state import State

Made = TypeVar("Made")
Given = ParamSpec("Given")


class Kept(Generic[Given, Made]):
    """Keeps what a function makes of a ledger, for the states lately asked for.

    What is given to the function besides has to be hashable. Two requests at once may both make
    it: nobody waits for another.
    """

    def __init__(
        self, make: Callable[Concatenate[LedgerReader, Given], Made], most: int = 16
    ) -> None:
        self._make = make
        self._most = most
        self._held: OrderedDict[Hashable, Made] = OrderedDict()
        self._lock = Lock()

    def __call__(self, ledger: LedgerReader, *given: Given.args, **named: Given.kwargs) -> Made:
        """What the function makes of this state of the ledger."""
        key = (ledger.version(), given, tuple(named.items()))
        with self._lock:
            if key in self._held:
                self._held.move_to_end(key)
                return self._held[key]
        made = self._make(ledger, *given, **named)
        with self._lock:
            self._held[key] = made
            while len(self._held) > self._most:
                self._held.popitem(last=False)
        return made


def _count_held(ledger: LedgerReader) -> State:
    return ledger.status()


count_held = Kept(_count_held)  # counting all tables of a large ledger takes a while
