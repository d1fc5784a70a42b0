"""What takes longer than an asker may wait is done aside, and goes on when nobody waits for it."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from threading import Thread
from typing import TypeVar

from crosswire.errors import CrosswireError
from crosswire.ledger.time_limit import LATE, LateError, check_time, seconds_left

Done = TypeVar("Done")


def do_aside(work: Callable[[], Done]) -> Future[Done]:
    """The outcome of some work, to be waited for: in a thread of its own, which has no limit.

    For whoever has all the time it is done at once, as commands want it.

    >>> do_aside(lambda: 2).result()
    2
    """
    outcome: Future[Done] = Future()
    if seconds_left() is None:
        _do(work, outcome)
    else:
        # A daemon, so that a server that is told to stop does not wait for it.
        Thread(target=_do, args=(work, outcome), daemon=True).start()
    return outcome


def _do(work: Callable[[], Done], outcome: Future[Done]) -> None:
    if not outcome.set_running_or_notify_cancel():
        return
    try:
        outcome.set_result(work())
    except CrosswireError as error:
        outcome.set_exception(error)
    finally:
        if not outcome.done():
            outcome.set_exception(CrosswireError("It was not finished. See what went wrong above."))


def wait_for(outcome: Future[Done]) -> Done:
    """What came of it; it goes on if there is no time to wait for it.

    Raises:
        LateError: it is not done yet.
        CrosswireError: it failed.
    """
    try:
        return outcome.result(check_time())
    except TimeoutError as error:
        raise LateError(LATE) from error


def has_failed(outcome: Future[Done]) -> bool:
    """True if nothing comes of it any more.

    >>> has_failed(Future())
    False
    """
    return outcome.done() and (outcome.cancelled() or outcome.exception() is not None)
