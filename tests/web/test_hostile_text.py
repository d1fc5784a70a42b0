"""Articles that want to run, to mislead or to flood: every page stands, and nothing runs."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

import crosswire
from crosswire.settings import Settings
from crosswire.web.app import make_app
from crosswire.web.pages import PAGES

HOSTILE = (
    "<script>window.ran = 1</script>",
    "<img src=x onerror=window.ran=1>",
    "\"'><svg/onload=window.ran=1>",
    "</textarea></title></style></script><script>window.ran=1</script>",
    "{{ 7*7 }}{% raw %}",
    "\u202egnp.exe\u202c \u2066hidden\u2069 zero\u200bwidth \u0000 \u009b31m",
    "javascript:alert(1)",
    "A" * 5_000,
)
STORY = (
    "{bad} base hit\n\n{bad} Plain, March 3, 2024\n\n"
    "BAGHDAD - At least three {bad} rockets hit the Ain al-Asad air base in western Iraq on "
    "Saturday, wounding seven soldiers, {bad} police said. A group calling itself {bad} Brigade "
    "said that it was responsible for the attack on the base. “{bad},” the minister said. It was "
    "not clear who had been in the building at the time, or what the soldiers were doing there. "
    "The police said that they would look into it, and that there would be more to say on Sunday."
)


def make_lines() -> Iterator[str]:
    """Articles whose text, headline, outlet and address are all hostile."""
    for number, bad in enumerate(HOSTILE):
        yield json.dumps(
            {
                "text": STORY.replace("{bad}", bad),
                "title": f"{bad} title",
                "outlet": f"{bad} outlet",
                "url": f"javascript:alert({number})",
                "published": "2024-03-03",
            }
        )


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """The pages of a ledger of hostile articles, one of them a line of 5 MB."""
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "bad.jsonl").write_text("\n".join(make_lines()), "utf-8")
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
