"""A PostgreSQL server that lives as long as the tests: in a temporary folder, on loopback only."""

from __future__ import annotations

import importlib.util
import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from uuid import uuid4

from sqlalchemy import NullPool, create_engine, make_url

# A server that may lose everything need not wait for its disk.
QUICK = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")
LOOPBACK = ("listen_addresses=127.0.0.1", "unix_socket_directories=")
# Not in the order of code points, so that a query that forgets to ask for that order fails here.
SORTING = ("--locale=C.UTF-8", "--locale-provider=icu", "--icu-locale=en-US")
LOCKED_OUT = "crosswire_locked_out"  # a user who needs a password; the others need none


def has_driver() -> bool:
    """True if psycopg is installed."""
    return importlib.util.find_spec("psycopg") is not None


def find_programs() -> Path | None:
    """The folder of the newest `initdb` and `postgres`: Debian keeps them off the search path."""
    packaged = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=_version)
    on_path = shutil.which("initdb")
    found = [*([Path(on_path).resolve()] if on_path else []), *packaged]
    return found[-1].parent if found else None


def _version(program: Path) -> int:
    name = program.parts[-3]
    return int(name) if name.isdecimal() else 0


@contextmanager
def run_server(programs: Path) -> Iterator[str]:
    """The address of a new server, which is stopped and removed at the end."""
    folder = Path(tempfile.mkdtemp(prefix="crosswire-postgres-"))
    user = _server_user()
    if user:
        shutil.chown(folder, user)
    data, port = folder / "data", _free_port()
    try:
        initdb = [programs / "initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8"]
        _run([*map(str, initdb), "--no-sync", *SORTING], user, folder)
        rules = data / "pg_hba.conf"
        rules.write_text(f"host all {LOCKED_OUT} 127.0.0.1/32 scram-sha-256\n{rules.read_text()}")
        control = [str(programs / "pg_ctl"), "-D", str(data), "-w"]
        options = " ".join(f"-c {setting}" for setting in (f"port={port}", *LOOPBACK, *QUICK))
        _run([*control, "-l", str(folder / "log"), "-o", options, "start"], user, folder)
        try:
            address = f"postgresql://postgres@127.0.0.1:{port}/postgres"
            ask(address, f"CREATE USER {LOCKED_OUT} PASSWORD 'the right one'")
            yield address
        finally:
            _run([*control, "-m", "immediate", "stop"], user, folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def make_schema(server: str) -> Iterator[str]:
    """The address of an empty schema, which is removed at the end."""
    name = f"test_{uuid4().hex}"
    ask(server, f"CREATE SCHEMA {name}")
    try:
        mark = "&" if "?" in server else "?"
        yield f"{server}{mark}options=-csearch_path%3D{name}"
    finally:
        ask(server, f"DROP SCHEMA {name} CASCADE")


def ask(address: str, statement: str) -> list[tuple[object, ...]]:
    """What a server answers to one statement."""
    url = make_url(address).set(drivername="postgresql+psycopg")
    engine = create_engine(url, poolclass=NullPool, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        answer = connection.exec_driver_sql(statement)
        return [tuple(row) for row in answer] if answer.returns_rows else []


def _server_user() -> str | None:
    """Whom to run the server as: PostgreSQL refuses to be run by root."""
    if os.geteuid() != 0:
        return None
    known = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in known else "nobody"


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _run(command: Sequence[str], user: str | None, folder: Path) -> None:
    # Into a file: the server inherits the output, and a pipe would never end.
    said = folder / "said"
    with said.open("ab") as output:
        done = subprocess.run(
            command, stdout=output, stderr=output, user=user, cwd=folder, check=False
        )
    if done.returncode:
        logs = [
            path.read_text(errors="replace") for path in (said, folder / "log") if path.exists()
        ]
        raise RuntimeError(f"{command[0]} failed: {' '.join(logs)}")


def main() -> None:
    """Run a server until the keyboard says stop, for `just postgres`."""
    programs = find_programs()
    if programs is None:
        sys.exit("no PostgreSQL here. Install it with: apt-get install postgresql")
    with run_server(programs) as address, suppress(KeyboardInterrupt):
        print(f"export CROSSWIRE_LEDGER={address}", flush=True)
        signal.pause()


if __name__ == "__main__":
    main()
