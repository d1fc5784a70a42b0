"""Days and times are the same wherever a reader is, and say which zone they are in."""

from __future__ import annotations

import httpx2
import pytest
from playwright.sync_api import Page, expect

ZONES = ("America/Bogota", "Asia/Kathmandu")
pytestmark = pytest.mark.parametrize("zone", ZONES)


def list_whens(address: str) -> list[str]:
    """The days in the table, as they are told where no browser's zone can play a part."""
    rows = httpx2.get(f"{address}index.json").json()["rows"]
    return [row["when"] for row in rows]


def test_days_do_not_shift(page: Page, address: str) -> None:
    page.goto(address)
    expect(page.locator("#incidents tbody tr").first).to_be_visible()
    assert page.locator("#incidents .when").all_inner_texts() == list_whens(address)
    page.get_by_label("From", exact=True).fill("2024-08-05")
    page.get_by_label("To", exact=True).fill("2024-08-05")
    expect(page.locator("#incidents tbody tr")).to_have_count(1)
    expect(page.locator("#incidents .when")).to_contain_text("5 Aug 2024")
    page.get_by_text("The timeline as a table").click()
    expect(page.locator("#timeline-table tbody th")).to_have_text("2024-08-05")


def test_the_slider_says_utc(page: Page, address: str) -> None:
    page.goto(address)
    slider = page.get_by_role("slider")
    slider.focus()
    slider.press("Home")
    expect(page.locator("#known")).to_have_text("21 Jan 2024, 07:42 UTC")
    expect(slider).to_have_attribute("aria-valuetext", "21 Jan 2024, 07:42 UTC")
    expect(page.locator(".asof")).to_contain_text("21 Jan 2024, 07:42 UTC")
    expect(page.get_by_label("As of")).to_have_value("2024-01-21T07:42Z")


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ("2024-08-06T09:00", "6 Aug 2024, 09:00 UTC"),
        ("2024-08-06 09:00Z", "6 Aug 2024, 09:00 UTC"),
        ("2024-08-06T09:00+03:00", "6 Aug 2024, 06:00 UTC"),
        ("2024-08-06", "7 Aug 2024, 00:00 UTC"),
    ],
)
def test_a_moment_without_a_zone_is_in_utc_and_a_day_is_its_end(
    page: Page, address: str, asked: str, shown: str
) -> None:
    page.goto(address)
    page.get_by_label("As of").fill(asked)
    page.get_by_label("As of").press("Enter")
    expect(page.locator(".asof")).to_contain_text(shown)
    expect(page.locator("#known")).to_have_text(shown)


def test_what_is_no_moment_is_said_and_nothing_is_lost(page: Page, address: str) -> None:
    page.goto(address)
    rows = page.locator("#incidents tbody tr")
    expect(rows.first).to_be_visible()
    held = rows.count()
    field = page.get_by_label("As of")
    field.fill("yesterday")
    field.press("Tab")
    assert "2024-08-06T09:00Z" in str(field.evaluate("field => field.validationMessage"))
    page.wait_for_timeout(600)
    expect(rows).to_have_count(held)
    field.fill("2024-08-06")
    field.press("Enter")
    expect(page.locator(".asof")).to_contain_text("7 Aug 2024, 00:00 UTC")


def test_a_clock_says_its_zone(page: Page, address: str) -> None:
    page.goto(address)
    page.locator("#incidents tbody tr", has_text="Rocket attack").get_by_role("link").first.click()
    expect(page.locator(".eyebrow")).to_have_text("5 Aug 2024, 21:00 Baghdad time")
    for told in page.locator("#moves time").all_inner_texts():
        assert told.endswith("UTC")
    expect(page.locator("body > footer")).to_contain_text("in UTC")
