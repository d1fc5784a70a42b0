"""Whose turn it is: so many requests are answered at once, none for longer than it may take."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TypeVar

from anyio import CapacityLimiter, fail_after, to_thread
from starlette.requests import Request
from starlette.responses import Response

from crosswire.errors import CrosswireError
from crosswire.ledger.time_limit import answer_within

# Pages that are made at the same time; the others wait for their turn. While one waits for SQLite
# another can be made; more take turns at Python's lock. On 100,000 incidents, two processes and 20
# clients, two made 183 pages a second and eight 174, but of the filtered ones the slowest twentieth
# took 0.3 s with two and 0.6 s with eight.
AT_ONCE = 2
PAST_AT_ONCE = 4  # pages of the past besides, which may have to wait until their moment is made
WAITING = 256  # requests that wait; more would wait longer than anybody does
LONGEST_S = 10.0  # a page takes a tenth of a second; whatever takes a hundred times that is refused
Made = TypeVar("Made")


class BusyError(CrosswireError):
    """So many ask at once that a request would wait too long for its turn."""


class Turns:
    """Lets requests be answered one after another, each within a limit of time.

    Those of the past have turns of their own, so that nobody else waits until a moment is made.
    """

    def __init__(
        self, longest_s: float = LONGEST_S, waiting: int = WAITING, at_once: int = AT_ONCE
    ) -> None:
        self.longest_s = longest_s
        self._waiting = waiting
        self._now = CapacityLimiter(at_once)
        self._past = CapacityLimiter(PAST_AT_ONCE)

    def answering(
        self, answer: Callable[[Request], Response]
    ) -> Callable[..., Awaitable[Response]]:
        """What answers requests, as what answers each of them in its turn."""

        async def answer_in_turn(request: Request) -> Response:
            is_past = bool(request.query_params.get("as_of"))
            return await self.give(lambda: answer(request), past=is_past)

        return answer_in_turn

    async def give(self, work: Callable[[], Made], *, past: bool = False) -> Made:
        """What comes of some work, which is done in a thread when its turn comes.

        Raises:
            BusyError: its turn did not come.
            LateError: it asked the ledger for something that takes too long.
        """
        limiter, turn = self._past if past else self._now, object()
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
