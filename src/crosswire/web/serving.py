"""What the commands do: a server on this machine, or a folder of files."""

from __future__ import annotations

import os
import secrets
import signal
import socket
import sys
from collections.abc import Iterable
from pathlib import Path
from types import FrameType

import msgspec
import uvicorn
from starlette.applications import Starlette

from crosswire.errors import SetupError
from crosswire.settings import Settings, load_settings
from crosswire.web.app import LOCAL, make_app
from crosswire.web.connections import PatientProtocol
from crosswire.web.site import publish_site
from crosswire.web.turns import LONGEST_S

DONE = 0
BACKLOG = 2048  # connections that may wait, as uvicorn has it
CONNECTIONS = 512  # open at once: below the 1,024 files that a process may have open
LAST_WORDS_S = 10  # for what is being answered when the server is told to stop
SHORTEST_TOKEN = 16  # letters
MOST_WORKERS = 4  # unless more are asked for: each keeps pages of its own


class Door(msgspec.Struct, frozen=True):
    """Where to serve, under which names, in how many processes, who may decide, and how long a page
    may take in seconds. `workers` is None for as many as suit the machine.
    """

    host: str
    port: int
    names: tuple[str, ...] = ()
    workers: int | None = None
    review: bool = False
    token: str | None = None
    longest: float = LONGEST_S


def serve(ledger: str | None, door: Door) -> int:
    """Serve the pages until somebody stops it.

    Raises:
        LedgerError: there is no ledger.
        SetupError: the port is taken, or may not be used; the token is too short; or several
            processes are to keep sessions of review, which each would keep for itself.
    """
    settings = load_settings(ledger=ledger)
    word = choose_token(door.token) if door.review else None
    workers = count_workers(door)
    make_app(settings).state.desk.close()  # what is wrong with the ledger is said before
    bound, *others = bind_all(door, workers)
    announce(door, bound, word)
    if workers > 1:
        signal.signal(signal.SIGTERM, _leave)  # by itself it would end us and not the children
    children = [_fork(settings, door, own, {bound, *others} - {own}) for own in others]
    for each in others:
        each.close()  # of a process that ends nobody holds the door open
    try:
        with bound:
            _run(settings, door, bound, word)
    finally:
        for child in children:
            os.kill(child, signal.SIGTERM)
        for child in children:
            os.waitpid(child, 0)
    return DONE


def count_workers(door: Door) -> int:
    """How many processes answer: as asked for, else one for each processor, up to a few.

    Raises:
        SetupError: several are to keep sessions of review.
    """
    if door.review and (door.workers or 1) > 1:
        raise SetupError("--review works in one process. Leave --workers out.")
    if door.workers is not None:
        return door.workers
    return 1 if door.review or not hasattr(os, "fork") else min(MOST_WORKERS, os.cpu_count() or 1)


def bind_all(door: Door, workers: int) -> list[socket.socket]:
    """A socket for each process, all at one address: on Linux each has its share of who comes.

    Elsewhere all listen at one socket, and whoever is quickest takes whoever waits.

    Raises:
        SetupError: the port is taken, or may not be used.
    """
    only = bind(door.host, door.port)
    if workers == 1 or sys.platform != "linux":
        return [only, *(only.dup() for _ in range(workers - 1))]
    # It is free: a shared one would be given although another server has it.
    with only:
        port = only.getsockname()[1]
    return [bind(door.host, port, shared=True) for _ in range(workers)]


def bind(host: str, port: int, *, shared: bool = False) -> socket.socket:
    """A socket that listens at an address, alone or with others of the same user.

    Raises:
        SetupError: the port is taken, or may not be used.
    """
    bound = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
    bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    if shared:
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
    try:
        bound.bind((host, port))
    except OSError as error:
        bound.close()
        raise SetupError(f"{host}:{port}: {error.strerror}. Give another --port.") from error
    bound.listen(BACKLOG)  # so that whoever reads the address may come at once
    return bound


def announce(door: Door, bound: socket.socket, word: str | None) -> None:
    """Say where the pages are, and the token if it was made."""
    shown = f"[{door.host}]" if ":" in door.host else door.host
    print(f"crosswire: http://{shown}:{bound.getsockname()[1]}/  (Ctrl-C stops it)", flush=True)
    if word is not None and door.token is None:
        print(f"crosswire: the token for /review is {word}", flush=True)


def _fork(
    settings: Settings, door: Door, own: socket.socket, others: Iterable[socket.socket]
) -> int:
    """Another process that serves at the same address, with a socket of its own; its number."""
    child = os.fork()
    if child == 0:
        for each in others:
            each.close()
        _run(settings, door, own, None)
        os._exit(DONE)
    return child


def _leave(number: int, _: FrameType | None) -> None:
    """End as a program that was told to, so that what is left to do is done."""
    sys.exit(128 + number)


def _run(settings: Settings, door: Door, bound: socket.socket, word: str | None) -> None:
    # Made in the process that uses it: connections to a database cannot be shared.
    hosts = (*LOCAL, door.host, *door.names)
    app = make_app(settings, hosts=hosts, token=word, longest_s=door.longest)
    uvicorn.Server(configure(app)).run(sockets=[bound])


def configure(app: Starlette) -> uvicorn.Config:
    """How the application is served: no more connections than it can hold, and none for ever."""
    return uvicorn.Config(
        app,
        log_level="warning",
        server_header=False,
        ws="none",
        http=PatientProtocol,
        limit_concurrency=CONNECTIONS,
        timeout_graceful_shutdown=LAST_WORDS_S,
    )


def choose_token(given: str | None) -> str:
    """The token that is given, else a new one that nobody can guess.

    Raises:
        SetupError: the given one is too short.
    """
    if given is not None and len(given) < SHORTEST_TOKEN:
        raise SetupError(f"the token is shorter than {SHORTEST_TOKEN} letters. Give a longer one.")
    return given or secrets.token_urlsafe(24)


def publish(ledger: str | None, folder: str, address: str) -> int:
    """Write the pages as files, and say how many.

    Raises:
        LedgerError: there is no ledger.
        SetupError: the folder holds something else.
    """
    count = publish_site(load_settings(ledger=ledger), Path(folder), address)
    print(f"crosswire: {count:,} files in {folder}. Put them on any web host.")
    return DONE
