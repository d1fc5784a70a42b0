"""Progress on the terminal, for work that takes longer than a moment."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

from crosswire.closing import Closing

if TYPE_CHECKING:
    from rich.status import Status

QUIET_S = 1.0  # shorter work needs no progress line


class Meter(Closing):
    """Counts what was read on standard error, if that is a terminal and it takes a while."""

    def __init__(self) -> None:
        self._count = 0
        self._began = time.monotonic()
        self._status: Status | None = None

    def close(self) -> None:
        """Take the line away."""
        if self._status:
            self._status.stop()

    def __call__(self, name: str) -> None:
        """One more was read."""
        self._count += 1
        if self._status:
            self._status.update(self._line(name))
        elif sys.stderr.isatty() and time.monotonic() - self._began > QUIET_S:
            self._start(name)

    def _start(self, name: str) -> None:
        from rich.console import Console
        from rich.status import Status

        self._status = Status(self._line(name), console=Console(stderr=True))
        self._status.start()

    def _line(self, name: str) -> str:
        from rich.markup import escape

        return f"{self._count:,} read · {escape(name[-60:])}"  # 60: fits beside the count
