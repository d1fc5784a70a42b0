"""axe-core finds nothing on any page, in light and dark, wide and narrow."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Literal

import httpx2
import pytest
from playwright.sync_api import Browser, Page, Route

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


def list_files(site: str) -> list[str]:
    """Every kind of page of a site, by its file: of each kind the longest."""
    names: list[str] = httpx2.get(f"{site}crosswire-site.json").json()
    pages = {name: httpx2.get(site + name).text for name in names if name.endswith(".html")}
    kinds = {name: find_kind(name, html) for name, html in pages.items()}
    ranked = sorted(pages, key=lambda name: len(pages[name]))
    return list({kinds[name]: name for name in ranked}.values())


def find_kind(name: str, html: str) -> str:
    """The kind of a page of a site; pages of the past and those that lead on are kinds, too.

    A list that goes on over several files is of one kind.
    """
    if 'http-equiv="refresh"' in html:
        return "moved"
    kind = re.sub(r"-\d+(?=\.html$)", "", name.split("/")[0])
    return kind + (" as of a moment" if 'class="asof"' in html else "")


def stay(route: Route) -> None:
    """Answer with the page, but without what would lead on to another."""
    html = route.fetch().text()
    route.fulfill(
        body=re.sub('<meta http-equiv="refresh"[^>]*>', "", html), content_type="text/html"
    )


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 390])
def test_every_page_is_accessible(
    browser: Browser, address: str, theme: Literal["light", "dark"], width: int
) -> None:
    # The tool itself is a script from elsewhere, so the policy is off for it alone.
    context = browser.new_context(
        color_scheme=theme, viewport={"width": width, "height": 900}, bypass_csp=True
    )
    page = context.new_page()
    page.route("**/incident/*.html", stay)
    found = {}
    is_site = httpx2.get(f"{address}crosswire-site.json").is_success
    for name in list_files(address) if is_site else list_pages(address):
        page.goto(address + name)
        page.wait_for_load_state("networkidle")
        if violations := find_violations(page):
            found[name] = violations
    context.close()
    assert not found


def test_a_site_has_every_kind_of_page(site: str) -> None:
    kinds = {"index.html", "incident", "incident as of a moment", "article", "moved"}
    kinds |= {f"{name}.html" for name in ("actors", "places", "changes", "brief", "coverage")}
    assert {find_kind(name, httpx2.get(site + name).text) for name in list_files(site)} == kinds
