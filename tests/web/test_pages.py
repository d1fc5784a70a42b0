"""The pages on a server: what they answer, refuse, and never let through."""

from __future__ import annotations

import json
import re
from pathlib import Path
from xml.etree import ElementTree

import msgspec
import pytest
from serving import TOKEN
from starlette.testclient import TestClient

from crosswire.asking import LedgerReader
from crosswire.errors import LedgerError
from crosswire.ledger import open_ledger
from crosswire.ledger.browse import Browser
from crosswire.ledger.former import Former
from crosswire.model.decision import Anchor
from crosswire.model.text import Span
from crosswire.settings import Settings
from crosswire.web.app import make_app
from crosswire.web.desk import Desk
from crosswire.web.feeds import FEEDS
from crosswire.web.guard import HEADERS, PLOT_STYLE
from crosswire.web.links import Links
from crosswire.web.pages import PAGES, front

LISTS = [page.name for page in PAGES if not page.of_one]
ATTACK = {"since": "2024-08-01", "place": "Asad"}


def find_attack(client: TestClient) -> str:
    """The id of the attack of 5 August 2024."""
    (row,) = client.get("/index.json", params=ATTACK).json()["rows"]
    return str(row["id"])


def list_addresses(client: TestClient) -> list[tuple[str, str]]:
    """An address of every kind of page, with the kind."""
    attack = find_attack(client)
    article = client.get(f"/incident/{attack}.json").json()["articles"][0]["article"]
    ones = {"incident": attack, "article": article}
    return [
        (f"{page.name}/{ones[page.name]}" if page.of_one else page.name, page.kind)
        for page in PAGES
    ]


def test_every_page_is_there_as_html_and_as_json_of_its_schema(client: TestClient) -> None:
    for address, kind in list_addresses(client):
        page = client.get(f"/{address}")
        assert (page.status_code, page.headers["content-type"]) == (200, "text/html; charset=utf-8")
        data = client.get(f"/{address or 'index'}.json")
        assert data.status_code == 200
        shows = next(page.shows for page in PAGES if page.kind == kind)
        assert msgspec.json.encode(msgspec.convert(data.json(), shows)) == data.content
        schema = client.get(f"/schema/{kind}.json").json()
        assert schema["$ref"].removeprefix("#/$defs/") == shows.__name__


def test_the_incident_page_has_what_was_said_and_how_it_moved(client: TestClient) -> None:
    page = client.get(f"/incident/{find_attack(client)}.json").json()
    injured = next(value for value in page["values"] if value["slot"] == "injured")
    assert (injured["value"], injured["status"], injured["spread"]) == (
        "7",
        "refined",
        "at least 3",
    )
    assert [point["text"] for point in page["charts"][0]["points"]] == ["3+", "7"]
    article = injured["claims"][0]["cited"]
    words = client.get(f"/article/{article['article']}.json").json()
    text = "".join(p["text"] for stretch in words["text"] for p in stretch["pieces"])
    assert text[article["start"] : article["end"]] == article["words"]


def test_a_past_moment_moves_every_page(client: TestClient) -> None:
    then = {"as_of": "2024-08-06T09:00Z"}
    (row,) = client.get("/index.json", params=ATTACK | then).json()["rows"]
    assert row["claimed"] == "no group has claimed it"
    assert "no group has claimed" in client.get(f"/incident/{row['id']}", params=then).text
    assert "prairie" not in client.get("/coverage", params=then).text
    link = re.search(r'href="(/actors[^"]*)"', client.get("/", params=then).text)
    assert link and link[1] == "/actors?as_of=2024-08-06T09%3A00Z"


@pytest.mark.parametrize("name", [*LISTS, "nowhere", "incident/none", "static/app.css"])
def test_every_answer_carries_the_policy(client: TestClient, name: str) -> None:
    answer = client.get(f"/{name}")
    assert {key: answer.headers[key] for key in HEADERS} == HEADERS
    policy = answer.headers["content-security-policy"]
    assert "unsafe" not in policy
    assert "script-src 'self';" in policy


def test_no_page_has_a_script_or_style_of_its_own(client: TestClient) -> None:
    for address, _ in list_addresses(client):
        html = client.get(f"/{address}").text
        assert not re.search(r"<script(?![^>]*\bsrc=)", html)
        assert not re.search(r"<style|\sstyle=|\son\w+=", html)
        assert not re.search(r"(src|href)=\"(https?:)?//", html)


def test_other_hosts_methods_and_long_addresses_are_refused(client: TestClient) -> None:
    assert client.get("/", headers={"host": "evil.example"}).status_code == 421
    assert client.get("/", headers={"host": "localhost.evil.example"}).status_code == 421
    for method in ("POST", "PUT", "DELETE", "PATCH", "OPTIONS"):
        assert client.request(method, "/").status_code == 405
    assert client.get("/", params={"words": "a" * 3_000}).status_code == 414
    assert client.get("/" + "a" * 400).status_code == 414
    assert client.get("/review").status_code == 404


@pytest.mark.parametrize(
    "asked",
    [
        {"since": "soon"},
        {"type": "party"},
        {"page": "0"},
        {"page": "99999999999"},
        {"page": "²"},
        {"as_of": "then"},
        {"as_of": "9999-12-31"},
        {"words": "a" * 201},
    ],
)
def test_what_cannot_be_asked_is_said(client: TestClient, asked: dict[str, str]) -> None:
    answer = client.get("/index.json", params=asked)
    assert answer.status_code == 400
    assert next(iter(asked)) in answer.json()["error"]
    assert client.get("/", params=asked).status_code == 400


def test_pages_are_packed_for_those_who_unpack(client: TestClient) -> None:
    packed = client.get("/", headers={"accept-encoding": "gzip"})
    assert packed.headers["content-encoding"] == "gzip"
    plain = client.get("/", headers={"accept-encoding": "identity"})
    assert "content-encoding" not in plain.headers
    assert packed.text == plain.text
    asset = client.get("/static/app.css")
    again = client.get("/static/app.css", headers={"if-none-match": asset.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_the_first_view_is_small(client: TestClient) -> None:
    names = ["app.css", "theme.js", "app.js", "front.js", "slider.js", "timeline.js", "map.js"]
    names += ["colours.js", "countries.json", "icon.svg"]
    names += [
        f"vendor/{name}"
        for name in (
            *("d3.min.js", "plot.umd.min.js", "htmx.min.js"),
            *("topojson-client.min.js", "countries-110m.json"),
        )
    ]
    addresses = ["/", *(f"/static/{name}" for name in names)]
    sizes = [int(client.get(address).headers["content-length"]) for address in addresses]
    assert sum(sizes) < 300_000


def test_feeds_are_well_formed(client: TestClient) -> None:
    feed = ElementTree.fromstring(client.get("/feed.atom").content)  # noqa: S314 - our own
    entries = feed.findall("{http://www.w3.org/2005/Atom}entry")
    assert entries
    items = client.get("/feed.json").json()
    assert items["version"] == "https://jsonfeed.org/version/1.1"
    assert len(items["items"]) == len(entries)
    assert any("injured: at least 3 → 7" in item["content_text"] for item in items["items"])


def test_feeds_are_made_once_for_each_name_of_the_server(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def write(ledger: LedgerReader, links: Links) -> tuple[bytes, str]:
        made.append(links.root)
        return links.root.encode(), "text/plain"

    made: list[str] = []
    monkeypatch.setitem(FEEDS, "feed.json", write)
    for _ in range(3):
        for host in ("127.0.0.1", "[::1]"):
            assert client.get("/feed.json", headers={"host": host}).text == f"http://{host}/"
    assert made == ["http://127.0.0.1/", "http://[::1]/"]


def test_the_vendored_libraries_are_listed(client: TestClient) -> None:
    listed = client.get("/static/vendor/VENDOR.md").text
    folder = Path(__file__).parents[2] / "src/crosswire/web/static/vendor"
    for file in folder.iterdir():
        assert file.name == "VENDOR.md" or f"`{file.name}`" in listed


def test_the_style_that_is_let_in_is_that_of_the_vendored_library() -> None:
    import base64
    import hashlib

    folder = Path(__file__).parents[2] / "src/crosswire/web/static/vendor"
    library = (folder / "plot.umd.min.js").read_text("utf-8")
    styles = [
        re.sub(r"\$\{[^}]*\}", "plot", found).replace("\\n", "\n")
        for found in re.findall(r"`(:where\(\.\$\{\w+\}\) \{.*?)`", library, re.DOTALL)
    ]
    hashes = {
        "sha256-" + base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
        for style in styles
    }
    assert PLOT_STYLE in hashes


def test_json_is_told_in_the_page(client: TestClient) -> None:
    html = client.get("/", params=ATTACK).text
    link = re.search(r'type="application/json" href="([^"]+)"', html)
    assert link
    rows = client.get(link[1].replace("&amp;", "&")).json()["rows"]
    assert [row["id"] for row in rows] == [find_attack(client)]
    assert json.dumps(rows)


@pytest.mark.parametrize("name", ["article/none", "incident/none"])
def test_what_is_missing_is_said_without_telling_where_the_ledger_is(
    client: TestClient, examples_path: Path, name: str
) -> None:
    for address in (f"/{name}", f"/{name}.json"):
        answer = client.get(address)
        assert answer.status_code == 404
        assert "none" in answer.text
        assert str(examples_path) not in answer.text
        assert "crosswire list" not in answer.text


def test_all_that_are_not_on_the_map_are_those_that_answer(
    own_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(front, "UNLOCATED", 0)
    app = make_app(Settings(ledger=str(own_path)))
    with TestClient(app, base_url="http://localhost") as client:
        page = client.get("/?since=2023-01-01").text
        count = re.search(r'<a href="/\?since=2023-01-01&amp;unlocated=1">All (\d+)</a>', page)
        assert count is not None
        shown = client.get("/index.json?since=2023-01-01&unlocated=1").json()
    assert shown["total"] == int(count[1])


def test_what_goes_wrong_in_the_ledger_is_said(
    examples_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(desk: Desk) -> None:
        raise LedgerError(f"{examples_path}: damaged.")

    app = make_app(Settings(ledger=str(examples_path)), token=TOKEN)
    with TestClient(app, base_url="http://localhost") as client:
        client.post("/review/enter", data={"token": TOKEN, "name": "N. Reader"})
        monkeypatch.setattr(Desk, "ledger", fail)
        monkeypatch.setattr(Desk, "progress", fail)
        for name in ("feed.json", "feed.atom", "review"):
            answer = client.get(f"/{name}")
            assert (answer.status_code, "this ledger: damaged." in answer.text) == (500, True)
            assert str(examples_path) not in answer.text


def test_a_database_that_does_not_answer_is_not_taken_for_a_page_that_is_not_there(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def ask_what_is_gone(browser: Browser, *_: object, **__: object) -> None:
        with browser._reading() as connection:
            connection.exec_driver_sql("SELECT 1 FROM gone")

    monkeypatch.setattr(Browser, "page", ask_what_is_gone)
    for name in ("?page=7", "index.json?page=7"):
        answer = client.get(f"/{name}")
        assert (answer.status_code, "no such table" in answer.text) == (500, True)
        assert ".db" not in answer.text
    assert client.get("/incident/i%00").status_code == 400


@pytest.mark.parametrize("moment", ["", "?as_of=2024-08-06T09:00Z"])
def test_what_is_not_there_does_not_tell_where_the_ledger_is(
    client: TestClient, examples_path: Path, moment: str
) -> None:
    for name in ("article/zzz", "article/zzz.json", "incident/zzz", "incident/zzz.json"):
        answer = client.get(f"/{name}{moment}")
        assert answer.status_code == 404
        assert not re.search(r"\.db|crosswire-|crosswire show|crosswire list", answer.text)
        assert str(examples_path.parent) not in answer.text


def test_an_id_that_leads_nowhere_does_not_tell_in_which_folder_its_article_was(
    own_path: Path,
) -> None:
    with open_ledger(own_path) as ledger:
        article = next(held.article for held in ledger.documents() if held.article.path)
        assert article.path is not None
        ledger.remember([Former("mzz", "izz", Anchor(article.id, Span(0, 0)), 0)])
    with TestClient(
        make_app(Settings(ledger=str(own_path))), base_url="http://localhost"
    ) as client:
        said = client.get("/incident/izz.json").json()["error"]
    assert said.endswith(f"at its words in {Path(article.path).name} ({article.id}).")
