"""Nothing that an article brings along runs in a browser, and no page breaks its own policy."""

from __future__ import annotations

from collections.abc import Iterator

import httpx2
import pytest
from hostile import write_hostile
from playwright.sync_api import Page
from serving import run_app

import crosswire
from crosswire.settings import Settings


@pytest.fixture(scope="module")
def hostile_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The pages of hostile articles."""
    folder = tmp_path_factory.mktemp("hostile")
    with crosswire.open(folder / "hostile.db") as ledger:
        ledger.add(write_hostile(folder / "bad.jsonl"), read_on="2024-03-04")
    with run_app(Settings(ledger=str(folder / "hostile.db"))) as address:
        yield address


def test_nothing_runs(page: Page, hostile_server: str) -> None:
    asked: list[str] = []
    page.on("dialog", lambda dialog: asked.append(dialog.message))
    page.on("request", lambda request: asked.append(request.url))
    rows = httpx2.get(f"{hostile_server}index.json").json()["rows"]
    articles = httpx2.get(f"{hostile_server}coverage.json").json()["articles"]
    names = ["", "actors", "places", "changes", "brief", "coverage"]
    names += [f"incident/{row['id']}" for row in rows]
    names += [f"article/{each['source']['article']}" for each in articles]
    for name in names:
        page.goto(hostile_server + name)
        page.wait_for_load_state("networkidle")
        assert page.evaluate("window.ran") is None, name
    page.goto(hostile_server + f"incident/{rows[0]['id']}")
    page.locator(".to-words").first.click()
    page.locator("mark.lit").first.wait_for()
    assert page.evaluate("window.ran") is None
    assert all(url.startswith((hostile_server, "data:", "blob:")) for url in asked), asked
