"""What the commands do: a server on this machine, or a folder of files."""

from __future__ import annotations

import socket
from collections.abc import Iterable

import uvicorn

from crosswire.errors import SetupError
from crosswire.settings import Settings
from crosswire.web.app import LOCAL, make_app

DONE = 0


def serve(settings: Settings, host: str, port: int, names: Iterable[str]) -> int:
    """Serve the pages until somebody stops it.

    Raises:
        LedgerError: there is no ledger.
        SetupError: the port is taken, or may not be used.
    """
    app = make_app(settings, hosts=(*LOCAL, host, *names))
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
        config = uvicorn.Config(app, log_level="warning", server_header=False)
        uvicorn.Server(config).run(sockets=[door])
    return DONE
