"""Articles that want to run, to mislead or to flood: every page stands, and nothing runs."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from hostile import HOSTILE, write_hostile
from starlette.testclient import TestClient

import crosswire
from crosswire.settings import Settings
from crosswire.web.app import make_app
from crosswire.web.pages import PAGES


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """The pages of a ledger of hostile articles, one of them a line of 5 MB."""
    folder = tmp_path_factory.mktemp("hostile")
    write_hostile(folder / "bad.jsonl")
    long = "Rockets hit Ain al-Asad air base on March 2, 2024, killing nine. " + "x" * 5_000_000
    (folder / "long.txt").write_text(f"Long Plain\n\nMarch 3, 2024\n\n{long}", "utf-8")
    with crosswire.open(folder / "hostile.db") as ledger:
        ledger.add(folder / "bad.jsonl", folder / "long.txt", read_on="2024-03-04")
    app = make_app(Settings(ledger=str(folder / "hostile.db")))
    with TestClient(app, base_url="http://localhost") as client:
        yield client


def list_every_address(client: TestClient) -> list[str]:
    """Every page of the ledger."""
    rows = client.get("/index.json").json()["rows"]
    incidents = [f"incident/{row['id']}" for row in rows]
    articles = {
        f"article/{each['source']['article']}"
        for each in client.get("/coverage.json").json()["articles"]
    }
    assert len(articles) >= len(HOSTILE)
    lists = [page.name for page in PAGES if not page.of_one]
    return [*lists, *incidents, *sorted(articles), "feed.atom", "feed.json"]


def test_every_page_stands_and_nothing_of_an_article_is_markup(hostile: TestClient) -> None:
    for address in list_every_address(hostile):
        answer = hostile.get(f"/{address}")
        assert answer.status_code == 200, address
        if "feed" in address:
            continue
        html = answer.text
        assert not re.search(r"<script(?![^>]*\bsrc=\"/static/)", html), address
        assert not re.search(r"<(img|svg/|textarea)", html), address
        assert not re.search(r"href=\"\s*javascript:", html, re.IGNORECASE), address
        assert "49" not in re.findall(r"\{\{.{0,9}", html)
        assert not re.search("[\u202a-\u202e\u2066-\u2069\u0000\u200b]", html), address


def test_the_long_line_is_shown_whole(hostile: TestClient) -> None:
    articles = hostile.get("/coverage.json").json()["articles"]
    long = next(a["source"]["article"] for a in articles if "long" in a["source"]["outlet"].lower())
    page = hostile.get(f"/article/{long}.json").json()
    text = "".join(p["text"] for stretch in page["text"] for p in stretch["pieces"])
    assert len(text) == page["letters"] > 5_000_000


def test_what_is_searched_for_cannot_break_out(hostile: TestClient) -> None:
    for bad in HOSTILE:
        for name in ("words", "place", "actor"):
            answer = hostile.get("/", params={name: bad[:150]})
            assert answer.status_code == 200
            assert "<script>window" not in answer.text
            assert "<img" not in answer.text
