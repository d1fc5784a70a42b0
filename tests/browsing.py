"""A browser and its windows, for tests that do what a person does."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Playwright

MISSING = "no Chromium: install it (apt-get install chromium), or set CROSSWIRE_TEST_CHROMIUM"
# A machine without a screen draws in software.
SOFTWARE = ("--use-angle=swiftshader", "--enable-unsafe-swiftshader")


def find_chromium() -> str | None:
    """The browser that is named, else Debian's; None if there is none."""
    return os.environ.get("CROSSWIRE_TEST_CHROMIUM") or shutil.which("chromium")


@contextmanager
def run_browser(playwright: Playwright, *arguments: str) -> Iterator[Browser]:
    """Headless Chromium, started as the arguments say; the test is skipped where there is none."""
    program = find_chromium()
    if program is None and os.environ.get("CI") == "true":
        pytest.fail(MISSING)
    if program is None:
        pytest.skip(MISSING)
    # Debian's Chromium has no sandbox for root.
    held = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", *arguments])
    yield held
    held.close()


@contextmanager
def open_page(browser: Browser, zone: str, width: int = 1440, height: int = 900) -> Iterator[Page]:
    """A fresh window in a zone of time; in the end no page may have complained."""
    size = {"width": width, "height": height}
    context = browser.new_context(viewport=size, timezone_id=zone)
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
