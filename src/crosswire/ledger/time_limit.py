"""Until when somebody's questions have to be answered; every store keeps to it.

It belongs to whoever asks, not to a connection: each thread has its own, and a connection on which
a question was cut off serves the next one. Without a limit, as in all commands, nothing is cut off.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from time import monotonic

from crosswire.errors import LedgerError

LATE = "this takes longer than it may, and was stopped"
_until: ContextVar[float | None] = ContextVar("until", default=None)


class LateError(LedgerError):
    """What was asked takes longer than it may; the ledger is as it was."""


@contextmanager
def answer_within(seconds: float) -> Iterator[None]:
    """Within it, whatever this thread asks of any ledger has to be answered in so many seconds."""
    before = _until.set(monotonic() + seconds)
    try:
        yield
    finally:
        _until.reset(before)


def seconds_left() -> float | None:
    """How long a question may still take, 0 or less if the time is over; None for ever.

    >>> seconds_left() is None
    True
    """
    until = _until.get()
    return None if until is None else until - monotonic()


def is_late() -> bool:
    """True if there is a limit and it has passed.

    >>> with answer_within(0):
    ...     is_late()
    True
    """
    until = _until.get()
    return until is not None and monotonic() >= until


def check_time() -> float | None:
    """The seconds that are left; None for ever.

    Raises:
        LateError: none are.
    """
    left = seconds_left()
    if left is not None and left <= 0:
        raise LateError(LATE)
    return left
