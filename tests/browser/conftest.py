"""A browser, a server and a site for the tests that do what a person does."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, sync_playwright
from serving import TOKEN, run_app

import crosswire
from crosswire.demo import example_articles
from crosswire.settings import Settings
from crosswire.web.site import publish_site

MISSING = "no Chromium: install it (apt-get install chromium), or set CROSSWIRE_TEST_CHROMIUM"
# Debian's Chromium has no sandbox for root, and a machine without a screen draws in software.
ARGUMENTS = ["--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"]


def find_chromium() -> str | None:
    """The browser that is named, else Debian's; None if there is none."""
    return os.environ.get("CROSSWIRE_TEST_CHROMIUM") or shutil.which("chromium")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Headless Chromium, started for these tests."""
    program = find_chromium()
    if program is None and os.environ.get("CI") == "true":
        pytest.fail(MISSING)
    if program is None:
        pytest.skip(MISSING)
    with sync_playwright() as playwright:
        held = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
        yield held
        held.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A fresh window; the test fails if a page complains, or breaks its own rules."""
    context = browser.new_context(
        viewport={"width": 1440, "height": 900}, timezone_id="Asia/Kathmandu"
    )
    complaints: list[str] = []

    def listen(message: ConsoleMessage) -> None:
        if message.type == "error":
            complaints.append(message.text)

    held = context.new_page()
    held.on("console", listen)
    held.on("pageerror", lambda error: complaints.append(str(error)))
    held.set_default_timeout(10_000)
    yield held
    context.close()
    assert not complaints


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
