"""axe-core finds nothing on any page, in light and dark, wide and narrow."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import httpx2
import pytest
from playwright.sync_api import Browser, Page

AXE = Path(__file__).parent / "vendor" / "axe.min.js"
PAGES = ("", "actors", "places", "changes", "brief", "coverage", "nowhere")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def find_violations(page: Page) -> list[str]:
    """What axe-core has to say, a line for each rule and place."""
    page.add_script_tag(path=str(AXE))
    found = page.evaluate(
        "rules => axe.run(document, {runOnly: {type: 'tag', values: rules}})", RULES
    )
    return [
        f"{each['id']}: {node['target']} {node['failureSummary']}"
        for each in found["violations"]
        for node in each["nodes"][:3]
    ]


def list_pages(server: str) -> list[str]:
    """Every kind of page, by its address."""
    rows = httpx2.get(f"{server}index.json").json()["rows"]
    most = max(rows, key=lambda row: row["articles"])["id"]
    article = httpx2.get(f"{server}incident/{most}.json").json()["articles"][0]["article"]
    return [*PAGES, f"incident/{most}", f"article/{article}", f"incident/{most}?as_of=2024-01-23"]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 390])
def test_every_page_is_accessible(
    browser: Browser, server: str, theme: Literal["light", "dark"], width: int
) -> None:
    # The tool itself is a script from elsewhere, so the policy is off for it alone.
    context = browser.new_context(
        color_scheme=theme, viewport={"width": width, "height": 900}, bypass_csp=True
    )
    page = context.new_page()
    found = {}
    for name in list_pages(server):
        page.goto(server + name)
        page.wait_for_load_state("networkidle")
        if violations := find_violations(page):
            found[name] = violations
    context.close()
    assert not found
