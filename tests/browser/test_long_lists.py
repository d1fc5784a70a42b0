"""A long table of a site comes in portions, and the next one is a key away."""

from __future__ import annotations

import json

from playwright.sync_api import Page, Route, expect


def multiply(route: Route) -> None:
    """Answer with so many incidents that no screen holds them."""
    held = [each for each in route.fetch().json() if each["until"] is None]
    found = [held[n % len(held)] | {"id": f"i{n:04}"} for n in range(230)]
    route.fulfill(body=json.dumps(found), content_type="application/json")


def test_a_long_table_comes_in_portions(page: Page, site: str) -> None:
    page.route("**/data/incidents.json", multiply)
    page.goto(site)
    rows = page.locator("#incidents tbody tr")
    expect(rows).to_have_count(100)
    expect(page.locator("#total")).to_have_text("230")
    more = page.get_by_role("button", name="Show 100 more of 230")
    more.focus()
    more.press("Enter")
    expect(rows).to_have_count(200)
    assert rows.nth(100).get_by_role("link").evaluate("link => link === document.activeElement")
    page.get_by_role("button", name="Show 30 more of 230").click()
    expect(rows).to_have_count(230)
    expect(page.locator("#more")).to_have_count(0)
    page.get_by_label("Place", exact=True).fill("nowhere at all")
    page.get_by_label("Place", exact=True).press("Enter")
    expect(rows).to_have_text("No incident answers.")
