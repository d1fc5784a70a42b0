"""What the commands do: a server on this machine, or a folder of files."""

from __future__ import annotations

import secrets
import socket
from collections.abc import Iterable
from pathlib import Path

import uvicorn

from crosswire.errors import SetupError
from crosswire.settings import Settings
from crosswire.web.app import LOCAL, make_app
from crosswire.web.site import publish_site

DONE = 0
SHORTEST_TOKEN = 16  # letters


def serve(
    settings: Settings,
    host: str,
    port: int,
    names: Iterable[str],
    *,
    review: bool = False,
    token: str | None = None,
) -> int:
    """Serve the pages until somebody stops it.

    Raises:
        LedgerError: there is no ledger.
        SetupError: the port is taken, or may not be used; the token is too short.
    """
    word = choose_token(token) if review else None
    app = make_app(settings, hosts=(*LOCAL, host, *names), token=word)
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as door:
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            door.bind((host, port))
        except OSError as error:
            raise SetupError(f"{host}:{port}: {error.strerror}. Give another --port.") from error
        door.listen()  # so that whoever reads the address below may come at once
        shown = f"[{host}]" if ":" in host else host
        print(f"crosswire: http://{shown}:{door.getsockname()[1]}/  (Ctrl-C stops it)", flush=True)
        if word is not None and token is None:
            print(f"crosswire: the token for /review is {word}", flush=True)
        config = uvicorn.Config(app, log_level="warning", server_header=False)
        uvicorn.Server(config).run(sockets=[door])
    return DONE


def choose_token(given: str | None) -> str:
    """The token that is given, else a new one that nobody can guess.

    Raises:
        SetupError: the given one is too short.
    """
    if given is not None and len(given) < SHORTEST_TOKEN:
        raise SetupError(f"the token is shorter than {SHORTEST_TOKEN} letters. Give a longer one.")
    return given or secrets.token_urlsafe(24)


def publish(settings: Settings, folder: str, address: str) -> int:
    """Write the pages as files, and say how many.

    Raises:
        LedgerError: there is no ledger.
        SetupError: the folder holds something else.
    """
    count = publish_site(settings, Path(folder), address)
    print(f"crosswire: {count:,} files in {folder}. Put them on any web host.")
    return DONE
