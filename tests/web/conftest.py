"""Pages asked for without a browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from serving import TOKEN
from starlette.testclient import TestClient

import crosswire
from crosswire.demo import example_articles
from crosswire.settings import Settings
from crosswire.web.app import make_app


@pytest.fixture(scope="session")
def examples_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of the example articles."""
    path = tmp_path_factory.mktemp("pages") / "examples.db"
    with crosswire.open(path) as ledger:
        ledger.add(*example_articles(), read_on="2024-08-09")
    return path


@pytest.fixture(scope="session")
def client(examples_path: Path) -> Iterator[TestClient]:
    """The read-only pages of the example articles."""
    app = make_app(Settings(ledger=str(examples_path)))
    with TestClient(app, base_url="http://localhost", follow_redirects=False) as held:
        yield held


@pytest.fixture
def own_path(tmp_path: Path, examples_path: Path) -> Path:
    """A ledger of the example articles that a test may change."""
    own = tmp_path / "own.db"
    own.write_bytes(examples_path.read_bytes())
    return own


@pytest.fixture
def reviewer(own_path: Path) -> Iterator[TestClient]:
    """The pages with review, on a ledger of their own."""
    app = make_app(Settings(ledger=str(own_path)), token=TOKEN)
    with TestClient(app, base_url="http://localhost", follow_redirects=False) as held:
        yield held
