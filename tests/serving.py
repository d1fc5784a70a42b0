"""A server of the pages in a thread of its own, for tests."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread
from time import sleep

import uvicorn

from crosswire.settings import Settings
from crosswire.web.app import make_app

TOKEN = "a token for these tests alone"  # noqa: S105 - nothing is behind it


@contextmanager
def run_app(settings: Settings, token: str | None = None) -> Iterator[str]:
    """The address of a server that stops at the end."""
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        config = uvicorn.Config(make_app(settings, token=token), log_level="warning", ws="none")
        server = uvicorn.Server(config)
        thread = Thread(target=server.run, kwargs={"sockets": [door]}, daemon=True)
        thread.start()
        while not server.started:
            sleep(0.02)
        yield f"http://127.0.0.1:{door.getsockname()[1]}/"
        server.should_exit = True
        thread.join(10)
