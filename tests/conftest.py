"""Where tests keep ledgers: in an SQLite file, and once more in a schema on PostgreSQL."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from itertools import count

import pytest
from made import open_filled
from postgres_server import find_programs, has_driver, make_schema, run_server

from crosswire.ledger import StoredLedger

MISSING = (
    "no PostgreSQL: install it (apt-get install postgresql; pip install 'psycopg[binary]'), "
    "or set CROSSWIRE_TEST_POSTGRES=postgresql://user@host/database"
)
NewAddress = Callable[[], str]


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The address of a server: the one that is given, or one started for these tests."""
    programs = find_programs() if has_driver() else None
    if given := os.environ.get("CROSSWIRE_TEST_POSTGRES"):
        yield given
    elif programs:
        with run_server(programs) as address:
            yield address
    elif os.environ.get("CI") == "true":
        pytest.fail(MISSING)
    else:
        pytest.skip(MISSING)


@pytest.fixture
def postgres_schema(postgres: str) -> Iterator[str]:
    """The address of an empty schema on the server."""
    with make_schema(postgres) as address:
        yield address


@pytest.fixture(params=["sqlite", "postgres"])
def kind(request: pytest.FixtureRequest) -> str:
    """The kind of database; whoever asks for it is run once on each."""
    return str(request.param)


@pytest.fixture
def new_address(
    kind: str, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[NewAddress]:
    """Gives the address of another empty ledger at each call."""
    if kind == "postgres":
        with ExitStack() as stack:
            server = request.getfixturevalue("postgres")
            yield lambda: stack.enter_context(make_schema(server))
    else:
        folder, numbers = tmp_path_factory.mktemp("ledgers"), count(1)
        yield lambda: str(folder / f"{next(numbers)}.db")


@pytest.fixture
def address(new_address: NewAddress) -> str:
    """The address of an empty ledger."""
    return new_address()


@pytest.fixture
def filled_ledger(address: str) -> Iterator[StoredLedger]:
    """A ledger that holds the invented articles, and one rejection."""
    with open_filled(address) as ledger:
        yield ledger
