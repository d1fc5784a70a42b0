"""HTML pages: text and what the page says about itself."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from crosswire.model.incident import Rejection
from crosswire.model.moment import Moment
from crosswire.model.text import Article
from crosswire.read import read_articles
from crosswire.read.days import read_moment

PARAGRAPHS = (
    "Two shells fell on the market of Harrow on Tuesday, the governor of the province said.",
    "Nobody was hurt, but three stalls burned down before the fire brigade came to the place.",
    "The governor asked people to stay away from the river until the end of the week.",
)
STORY = "".join(f"<p>{words}</p>" for words in PARAGRAPHS)
LD = (
    '<script type="application/ld+json">{"@graph": [{"@type": "WebSite"},'
    '{"@type": ["NewsArticle"], "headline": "Shells fall on market", "inLanguage": "en-GB",'
    '"datePublished": "2031-05-03T08:36:00+03:00", "dateModified": "2031-05-04T10:00:00Z",'
    '"publisher": {"name": "Harrow Post"}, "author": [{"name": "Reuters"}],}]}</script>'
)


def read(tmp_path: Path, head: str = "", body: str = STORY, tag: str = "<html>") -> Article:
    page = f"<!DOCTYPE html>{tag}<head>{head}</head><body><article>{body}</article></body></html>"
    path = tmp_path / "page.html"
    path.write_text(page, encoding="utf-8")
    (article,) = read_articles([str(path)], read_on="2031-05-05")
    assert isinstance(article, Article), article
    return article


def moment(article: Article) -> Moment:
    assert article.published is not None and article.published.origin == "metadata"
    return article.published.moment


def test_json_ld_in_a_graph_with_a_stray_comma_is_read(tmp_path: Path) -> None:
    article = read(tmp_path, LD)
    assert (article.title, article.outlet) == ("Shells fall on market", "Harrow Post")
    found = moment(article)
    assert (found.start, found.clock, found.zone) == (date(2031, 5, 3), "08:36", "+03:00")


def test_the_headline_comes_first_and_an_agency_author_after_it(tmp_path: Path) -> None:
    lines = read(tmp_path, LD).text.split("\n\n")
    assert lines[:2] == ["Shells fall on market", "By Reuters"]
    assert "\n\n".join(PARAGRAPHS) in read(tmp_path, LD).text


def test_captions_are_kept_and_marked(tmp_path: Path) -> None:
    figure = "<figure><img src='a.jpg'><figcaption>A stall in Harrow</figcaption></figure>"
    assert "Photo: A stall in Harrow" in read(tmp_path, LD, figure + STORY).text.split("\n\n")


def test_broken_json_ld_is_passed_over(tmp_path: Path) -> None:
    head = '<script type="application/ld+json">{"@type": "NewsArticle", </script>'
    assert read(tmp_path, head + "<title>Shells fall</title>").title == "Shells fall"


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2031-05-03T08:36:00Z">',
        '<meta name="pubdate" content="Sat, 03 May 2031 08:36:00 +0000">',
        '<meta name="DC.date" content="2031-05-03 08:36 UTC">',
        '<meta name="date" content="May 3, 2031, 8:36 a.m. GMT">',
    ],
)
def test_meta_dates_keep_their_clock_and_zone(tmp_path: Path, head: str) -> None:
    found = moment(read(tmp_path, head))
    assert (found.start, found.clock, found.zone) == (date(2031, 5, 3), "08:36", "UTC")


def test_a_time_element_is_a_date(tmp_path: Path) -> None:
    body = f'<time datetime="2031-05-03">3 May</time>{STORY}'
    assert moment(read(tmp_path, body=body)).start == date(2031, 5, 3)


def test_an_impossible_date_gives_way_to_the_next(tmp_path: Path) -> None:
    head = (
        '<meta property="article:published_time" content="2041-05-03T08:36:00Z">'
        '<meta name="date" content="2031-05-03">'
    )
    assert moment(read(tmp_path, head)).start == date(2031, 5, 3)


def test_a_page_without_date_has_none(tmp_path: Path) -> None:
    assert read(tmp_path).published is None


def test_outlet_and_address_come_from_the_page_or_its_host(tmp_path: Path) -> None:
    article = read(tmp_path, '<link rel="canonical" href="https://www.dawn.com/news/1">')
    assert (article.url, article.outlet) == ("https://www.dawn.com/news/1", "Dawn")
    head = '<meta property="og:site_name" content="Harrow Post"><title>Shells | Harrow Post</title>'
    article = read(tmp_path, head)
    assert (article.title, article.outlet) == ("Shells", "Harrow Post")


def test_navigation_laid_out_with_tables_stays_out(tmp_path: Path) -> None:
    body = (
        '<table><tr><td><a href="/">Harrow Post</a> | <a href="/w">World</a></td></tr><tr><td>'
        f'<h1>Shells fall on market</h1>{STORY}</td></tr><tr><td><ul><li><a href="/1">Ferry fares'
        " to rise</a></li></ul></td></tr></table>"
    )
    text = read(tmp_path, body=body).text
    assert text.startswith("Shells fall on market") and "Ferry" not in text


def test_a_page_without_text_is_rejected(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text("<html><body><nav>Home</nav></body></html>")
    (found,) = read_articles([str(path)], read_on="2031-05-05")
    assert isinstance(found, Rejection) and "no article text" in found.reason


@pytest.mark.parametrize(
    ("words", "clock", "zone"),
    [
        ("2031-05-03", None, None),
        ("2031-05-03T08:36", "08:36", None),
        ("20310503T083600Z", None, None),
        ("3 May 2031 8:36 pm EST", "20:36", "-05:00"),
    ],
)
def test_a_moment_keeps_what_the_words_give(
    words: str, clock: str | None, zone: str | None
) -> None:
    found = read_moment(words)
    assert found is None or (found.clock, found.zone) == (clock, zone)


def test_words_without_a_day_are_no_moment() -> None:
    assert read_moment("yesterday") is None
