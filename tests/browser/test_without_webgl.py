"""A browser without WebGL, or one that takes it away, still shows where incidents happened."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from browsing import open_page, run_browser
from playwright.sync_api import Browser, Page, Playwright, expect

WITHOUT = "--disable-3d-apis"
# Takes WebGL from the library alone: what asks whether it is there is told that it is.
LOSING = """
const open = HTMLCanvasElement.prototype.getContext;
HTMLCanvasElement.prototype.getContext = function (kind, ...rest) {
  return kind.startsWith("webgl") && this.isConnected ? null : open.call(this, kind, ...rest);
};
"""


@pytest.fixture(scope="module")
def plain_browser(playwright: Playwright) -> Iterator[Browser]:
    """A browser that has no WebGL."""
    with run_browser(playwright, WITHOUT) as held:
        yield held


@pytest.fixture
def plain_page(plain_browser: Browser, zone: str) -> Iterator[Page]:
    """A window of it; in the end nothing may have complained."""
    with open_page(plain_browser, zone) as held:
        yield held


def look_at_map(page: Page, address: str) -> None:
    """The map is drawn flat, and the table below it says the same."""
    page.goto(address)
    page.locator("#map").scroll_into_view_if_needed()
    expect(page.locator("#map")).to_have_attribute("data-drawn", "flat")
    picture = page.get_by_role("img", name="Map of the incidents; the table below says the same")
    expect(picture).to_be_visible()
    assert picture.locator("circle").count() > 3
    page.get_by_text("The map as a table").click()
    expect(page.locator("#spots-table")).to_contain_text("Ain al-Asad Air Base")


def test_without_webgl_the_map_is_drawn_flat(plain_page: Page, address: str) -> None:
    look_at_map(plain_page, address)
    assert plain_page.evaluate("document.createElement('canvas').getContext('webgl2')") is None


def test_where_webgl_is_taken_away_the_map_is_drawn_flat(page: Page, address: str) -> None:
    page.add_init_script(LOSING)
    look_at_map(page, address)


def test_without_outlines_the_table_is_told_of(page: Page, address: str) -> None:
    page.route("**/countries-110m.json", lambda route: route.fulfill(body="not an outline"))
    page.goto(address)
    page.locator("#map").scroll_into_view_if_needed()
    expect(page.locator("#map")).to_contain_text("The table below says the same")
    expect(page.locator("#timeline svg").first).to_be_visible()
