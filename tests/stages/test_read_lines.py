"""One article a line."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from crosswire.model.incident import Rejection
from crosswire.model.text import Article
from crosswire.read import read_articles

STORY = "Two shells fell on the market of Harrow on Tuesday, the governor said. Nobody was hurt."


def read(tmp_path: Path, *lines: str) -> Sequence[Article | Rejection]:
    path = tmp_path / "news.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    return list(read_articles([str(path)], read_on="2031-05-05"))


def line(**keys: str) -> str:
    return json.dumps(keys)


def test_a_line_gives_text_and_what_is_known_of_it(tmp_path: Path) -> None:
    (article,) = read(
        tmp_path,
        line(
            text=STORY, url="https://a.example/1", outlet="Post", published="2031-05-03", title="T"
        ),
    )
    assert isinstance(article, Article) and article.published
    assert (article.url, article.outlet, article.title) == ("https://a.example/1", "Post", "T")
    assert article.published.moment.start == date(2031, 5, 3)
    assert article.published.origin == "given"
    assert article.path and article.path.endswith("news.jsonl:1")


def test_a_bad_line_is_named_and_the_next_is_read(tmp_path: Path) -> None:
    found = read(
        tmp_path, line(text=STORY), "{not json", "[1]", line(url="x"), line(text=STORY + "!")
    )
    assert [isinstance(item, Article) for item in found] == [True, False, False, False, True]
    assert [str(item.path).rsplit(":")[-1] for item in found] == ["1", "2", "3", "4", "5"]


def test_html_in_a_line_is_read_as_a_page(tmp_path: Path) -> None:
    page = f"<html><head><title>Shells</title></head><body><p>{STORY}</p><p>{STORY} Yes.</p></body>"
    (article,) = read(tmp_path, line(html=page, outlet="Post"))
    assert isinstance(article, Article)
    assert (article.title, article.outlet) == ("Shells", "Post")


@pytest.mark.parametrize("words", ["soon", "2041-05-03"])
def test_a_date_that_is_none_is_a_rejection(tmp_path: Path, words: str) -> None:
    (found,) = read(tmp_path, line(text=STORY, published=words))
    assert isinstance(found, Rejection) and words in found.reason


def test_empty_lines_are_no_articles_and_the_same_line_counts_once(tmp_path: Path) -> None:
    assert len(read(tmp_path, "", line(text=STORY), "  ", line(text=STORY))) == 1
