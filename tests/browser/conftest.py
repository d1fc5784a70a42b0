"""A browser, a server and a site for the tests that do what a person does."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from browsing import SOFTWARE, open_page, run_browser
from playwright.sync_api import Browser, Page, Playwright, sync_playwright
from serving import TOKEN, run_app

import crosswire
from crosswire.demo import example_articles
from crosswire.settings import Settings
from crosswire.web.site import publish_site


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """What starts browsers."""
    with sync_playwright() as held:
        yield held


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """Headless Chromium, started for these tests."""
    with run_browser(playwright, *SOFTWARE) as held:
        yield held


@pytest.fixture
def zone() -> str:
    """Where the reader is: not in UTC, and not a whole number of hours away."""
    return "Asia/Kathmandu"


@pytest.fixture
def page(browser: Browser, zone: str) -> Iterator[Page]:
    """A fresh window; the test fails if a page complains, or breaks its own rules."""
    with open_page(browser, zone) as held:
        yield held


@pytest.fixture(scope="session")
def examples_ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of the example articles."""
    path = tmp_path_factory.mktemp("examples") / "examples.db"
    with crosswire.open(path) as ledger:
        ledger.add(*example_articles(), read_on="2024-08-09")
    return path


@pytest.fixture(scope="session")
def server(examples_ledger: Path) -> Iterator[str]:
    """The address of the pages on a server."""
    with run_app(Settings(ledger=str(examples_ledger))) as address:
        yield address


@pytest.fixture
def review_server(examples_ledger: Path, tmp_path: Path) -> Iterator[str]:
    """The address of a server at which people may decide, on a ledger of its own."""
    own = tmp_path / "own.db"
    shutil.copy(examples_ledger, own)
    with run_app(Settings(ledger=str(own)), token=TOKEN) as address:
        yield address


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        """Say nothing."""


@pytest.fixture(scope="session")
def site(examples_ledger: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the same pages as files, in a sub-folder of a plain web host."""
    root = tmp_path_factory.mktemp("host")
    publish_site(Settings(ledger=str(examples_ledger)), root / "some" / "where")
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(root))) as host:
        Thread(target=host.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{host.server_port}/some/where/"
        host.shutdown()


@pytest.fixture(params=["server", "site"])
def address(request: pytest.FixtureRequest) -> str:
    """The front page: from a server, and once more from files without one."""
    return str(request.getfixturevalue(request.param))
