"""Whose turn it is: so many requests are answered at once, none for longer than it may take."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TypeVar

from anyio import CapacityLimiter, fail_after, to_thread
from starlette.requests import Request
from starlette.responses import Response

from crosswire.errors import CrosswireError
from crosswire.ledger.time_limit import answer_within

AT_ONCE = 8  # pages that are made at the same time; the others wait for their turn
WAITING = 256  # requests that wait; more would wait longer than anybody does
LONGEST_S = 10.0  # a page takes a tenth of a second; whatever takes a hundred times that is refused
Made = TypeVar("Made")


class BusyError(CrosswireError):
    """So many ask at once that a request would wait too long for its turn."""


class Turns:
    """Lets requests be answered one after another, each within a limit of time."""

    def __init__(self, longest_s: float = LONGEST_S, waiting: int = WAITING) -> None:
        self.longest_s = longest_s
        self._waiting = waiting

    def answering(
        self, answer: Callable[[Request], Response]
    ) -> Callable[..., Awaitable[Response]]:
        """What answers requests, as what answers each of them in its turn."""

        async def answer_in_turn(request: Request) -> Response:
            return await self.give(lambda: answer(request))

        return answer_in_turn

    async def give(self, work: Callable[[], Made]) -> Made:
        """What comes of some work, which is done in a thread when its turn comes.

        Raises:
            BusyError: its turn did not come.
            LateError: it asked the ledger for something that takes too long.
        """
        limiter, turn = to_thread.current_default_thread_limiter(), object()
        if limiter.statistics().tasks_waiting >= self._waiting:
            raise BusyError("Too many wait already.")
        try:
            with fail_after(self.longest_s):
                await limiter.acquire_on_behalf_of(turn)
        except TimeoutError as error:
            raise BusyError("Its turn did not come.") from error
        try:
            # With the turn held, the thread needs no other.
            return await to_thread.run_sync(self._limit, work, limiter=CapacityLimiter(1))
        finally:
            limiter.release_on_behalf_of(turn)

    def _limit(self, work: Callable[[], Made]) -> Made:
        with answer_within(self.longest_s):
            return work()


def set_turns() -> None:
    """Have so many requests answered at once, and not one more."""
    # The first come are served first: many at once would each take as long as all of them.
    to_thread.current_default_thread_limiter().total_tokens = AT_ONCE
