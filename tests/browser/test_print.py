"""On paper: dark ink, no menus, and what stands for pictures that cannot be printed."""

from __future__ import annotations

from playwright.sync_api import Page, expect

INK = "element => getComputedStyle(element).color"


def test_a_dark_page_is_printed_dark_on_white(page: Page, server: str) -> None:
    page.goto(server)
    for _ in range(2):
        page.get_by_role("button", name="Colours").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    page.emulate_media(media="print")
    assert page.locator("body").evaluate(INK) == "rgb(0, 0, 0)"
    assert page.locator("#incidents .under").first.evaluate(INK) == "rgb(68, 68, 68)"
    expect(page.locator("#filters")).to_be_hidden()
    expect(page.locator("#map")).to_be_hidden()
    expect(page.locator("#spots-table")).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    box = page.locator("#quoted .scroll")
    assert box.evaluate("box => box.scrollHeight <= box.clientHeight + 1")
