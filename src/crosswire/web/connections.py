"""How long a connection may take to ask and to take what it is sent, before it is ended.

uvicorn ends connections that are idle between two requests. Those that begin a request and do not
finish it, or do not take their answer, it keeps for ever.
"""

from __future__ import annotations

import asyncio
from typing import Protocol, cast

from uvicorn.protocols.http.auto import AutoHTTPProtocol

from crosswire.web.guard import LONGEST_HEAD, LONGEST_QUERY

PATIENCE_S = 10.0  # between two looks at a connection; longer than it may be idle (uvicorn: 5 s)
LEAST_TAKEN = 10_000  # bytes that have to be taken between two looks: a page in a minute
LONGEST_START = LONGEST_HEAD + 4 * LONGEST_QUERY  # bytes of a request until it can be read
TOO_LONG = (
    b"HTTP/1.1 431 Request Header Fields Too Large\r\nconnection: close\r\n"
    b"content-length: 0\r\n\r\n"
)


class Exchange(Protocol):
    """A request that uvicorn has read as far as its body, and its answer."""

    response_complete: bool


class Server(Protocol):
    """What is known of uvicorn's end of a connection."""

    cycle: Exchange | None


class PatientProtocol(asyncio.Protocol):
    """Hands a connection on to uvicorn, and looks at it from time to time."""

    patience_s = PATIENCE_S

    def __init__(self, **given: object) -> None:
        self._inner = AutoHTTPProtocol(**given)
        self._transport: asyncio.Transport | None = None
        self._look: asyncio.TimerHandle | None = None
        self._seen: Exchange | None = None
        self._unsent = 0
        self._begun = 0  # bytes of a request that cannot be read yet

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Somebody is there."""
        self._transport = cast(asyncio.Transport, transport)
        self._inner.connection_made(transport)
        self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        """They are gone."""
        if self._look is not None:
            self._look.cancel()
        self._inner.connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """They ask. A request that does not end is refused before it fills the memory."""
        before = self._exchange
        self._inner.data_received(data)
        is_begun = self._exchange is before and self._is_idle
        self._begun = self._begun + len(data) if is_begun else 0
        transport = self._transport
        if self._begun > LONGEST_START and transport is not None and not transport.is_closing():
            transport.write(TOO_LONG)
            transport.close()

    def eof_received(self) -> bool | None:
        """They ask nothing more."""
        return self._inner.eof_received()

    def pause_writing(self) -> None:
        """More is to be sent than they have taken."""
        self._inner.pause_writing()

    def resume_writing(self) -> None:
        """They have taken it."""
        self._inner.resume_writing()

    @property
    def _exchange(self) -> Exchange | None:
        return cast(Server, self._inner).cycle

    @property
    def _is_idle(self) -> bool:
        """True if no request is being answered."""
        return self._exchange is None or self._exchange.response_complete

    def _wait(self) -> None:
        self._look = asyncio.get_running_loop().call_later(self.patience_s, self._check)

    def _check(self) -> None:
        """End the connection if nothing has moved since the last look."""
        transport = self._transport
        if transport is None:
            return
        unsent = transport.get_write_buffer_size()
        takes_none = unsent > 0 and self._unsent - unsent < LEAST_TAKEN and self._unsent > 0
        asks_nothing = not unsent and self._is_idle
        if self._exchange is self._seen and (takes_none or asks_nothing):
            transport.abort()
            return
        self._unsent, self._seen = unsent, self._exchange
        self._wait()
