"""The pages as files: whole, with links that lead somewhere, and tidy when written again."""

from __future__ import annotations

import json
import re
from html import unescape
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

import crosswire
from crosswire.errors import SetupError
from crosswire.settings import Settings
from crosswire.web.site import publish_site

EMPTY = {
    "index": "crosswire add FOLDER",
    "actors": "No article names anybody.",
    "places": "No article names a place.",
    "changes": "No article was read yet.",
    "brief": "No article was read yet.",
    "coverage": "No article was read yet.",
}


@pytest.fixture(scope="module")
def folder(examples_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of the example articles."""
    place = tmp_path_factory.mktemp("site") / "site"
    publish_site(Settings(ledger=str(examples_path)), place, "https://site.example/here")
    return place


def test_every_link_leads_to_a_file(folder: Path) -> None:
    missing = set()
    for page in folder.rglob("*.html"):
        for found in re.findall(r'(?:href|src)="([^"]*)"', page.read_text("utf-8")):
            parts = urlsplit(unescape(found))
            if parts.scheme or not parts.path:
                continue
            assert not parts.path.startswith("/")
            target = (page.parent / unquote(parts.path)).resolve()
            if not target.is_file():
                missing.add((page.name, found))
    assert not missing


def test_pages_of_a_site_carry_the_policy(folder: Path) -> None:
    html = (folder / "index.html").read_text("utf-8")
    assert 'http-equiv="Content-Security-Policy"' in html
    assert "hx-get" not in html


def test_versions_follow_one_another(folder: Path) -> None:
    versions = json.loads((folder / "data/incidents.json").read_text("utf-8"))
    by_incident: dict[str, list[tuple[str, str | None]]] = {}
    for version in versions:
        by_incident.setdefault(version["id"], []).append((version["since"], version["until"]))
    for spans in by_incident.values():
        ordered = sorted(spans)
        for (_, until), (since, _) in pairwise(ordered):
            assert until is not None
            assert until <= since
    present = json.loads((folder / "index.json").read_text("utf-8"))
    standing = {version["id"] for version in versions if version["until"] is None}
    assert standing == {row["id"] for row in present["rows"]}


def test_feeds_have_whole_addresses_if_the_site_has_one(folder: Path) -> None:
    feed = json.loads((folder / "feed.json").read_text("utf-8"))
    assert feed["items"][0]["url"].startswith("https://site.example/here/article/")


def test_writing_again_removes_what_is_gone_and_nothing_else(
    folder: Path, examples_path: Path
) -> None:
    listed = json.loads((folder / "crosswire-site.json").read_text("utf-8"))
    (folder / "mine.txt").write_text("kept", "utf-8")
    (folder / "incident/gone.html").write_text("gone", "utf-8")
    (folder / "crosswire-site.json").write_text(
        json.dumps([*listed, "incident/gone.html"]), "utf-8"
    )
    publish_site(Settings(ledger=str(examples_path)), folder)
    assert (folder / "mine.txt").exists()
    assert not (folder / "incident/gone.html").exists()


def test_a_folder_of_something_else_is_left_alone(tmp_path: Path, examples_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("dear", "utf-8")
    with pytest.raises(SetupError, match="not empty"):
        publish_site(Settings(ledger=str(examples_path)), tmp_path)
    assert [item.name for item in tmp_path.iterdir()] == ["letter.txt"]


def test_lists_go_on_over_as_many_files_as_it_takes(
    tmp_path: Path, examples_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("crosswire.web.pages.changes.ARTICLES", 5)
    monkeypatch.setattr("crosswire.web.pages.coverage.ARTICLES", 5)
    publish_site(Settings(ledger=str(examples_path)), tmp_path / "site")
    held = len(list((tmp_path / "site/article").glob("*.json")))
    for name, rows in (("coverage", "articles"), ("changes", "changes")):
        turns = [tmp_path / "site" / f"{name}{turn}.json" for turn in ("", "-2", "-3")]
        told = [row["source"]["article"] for t in turns for row in json.loads(t.read_text())[rows]]
        assert len(set(told)) == len(told) == held
        first = (tmp_path / "site" / f"{name}.html").read_text("utf-8")
        assert f'rel="next" href="{name}-2.html"' in first
        last = (tmp_path / "site" / f"{name}-3.html").read_text("utf-8")
        assert f'rel="prev" href="{name}-2.html"' in last
        assert 'rel="next"' not in last
        assert f'type="application/json" href="{name}-3.json"' in last


def test_a_site_of_an_empty_ledger_says_what_to_do(tmp_path: Path) -> None:
    with crosswire.open(tmp_path / "empty.db") as ledger:
        assert not list(ledger.incidents())
    publish_site(Settings(ledger=str(tmp_path / "empty.db")), tmp_path / "site")
    told = {name: (tmp_path / "site" / f"{name}.html").read_text("utf-8") for name in EMPTY}
    assert {name: words in told[name] for name, words in EMPTY.items()} == dict.fromkeys(
        EMPTY, True
    )
