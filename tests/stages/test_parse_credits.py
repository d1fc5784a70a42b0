"""Agencies, outlets and titles of an article."""

from __future__ import annotations

import pytest

from crosswire.lexicon.load import load_lexicon
from crosswire.model.text import Article, Document
from crosswire.parse import parse_article

LEXICON = load_lexicon()
STORY = "Two shells fell on the market of Harrow on Tuesday, the governor said. Nobody was hurt."


def parse(text: str, outlet: str | None = None) -> Document:
    article = Article("a1", "a.txt", None, outlet, None, "en", None, text, "0" * 64, "2034-01-01")
    return parse_article(article, LEXICON)


def credited(text: str) -> list[tuple[str, str]]:
    return [(credit.agency, credit.of) for credit in parse(text).credits]


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        (f"HARROW, Plains (AP) — {STORY}", "AP"),
        (f"Shells fall on Harrow\n\nBy AFP\n\n{STORY}", "AFP"),
        (f"Reuters Published January 20, 2031\n\n{STORY}", "Reuters"),
        (f"{STORY} – AFP", "AFP"),
        (f"{STORY}\n\n(With AFP)", "AFP"),
        (f"{STORY}\n\n© AFP 2031", "AFP"),
        (f"{STORY} Boats were sunk, too, The Associated Press reported.", "AP"),
    ],
)
def test_a_text_is_credited_to_its_agency(text: str, agency: str) -> None:
    assert credited(text) == [(agency, "text")]


@pytest.mark.parametrize(
    ("caption", "agency"),
    [
        ("A stall in Harrow on Tuesday [Getty]", "Getty"),
        ("A stall in Harrow. Picture: Alamy", "Alamy"),
        ("Ann Lee, the governor (REUTERS File Photo)", "Reuters"),
        ("A crane lifts a cart beside the market. — Reuters", "Reuters"),
    ],
)
def test_a_photo_credit_says_nothing_of_the_text(caption: str, agency: str) -> None:
    assert credited(f"Shells fall on Harrow\n\n{caption}\n\n{STORY}") == [(agency, "photo")]


@pytest.mark.parametrize("words", ["told AFP", "told Reuters by telephone", "told the AP"])
def test_speaking_to_an_agency_is_no_credit(words: str) -> None:
    assert credited(f"Two shells fell on the market, a clerk {words}, and nobody was hurt.") == []


@pytest.mark.parametrize(
    ("text", "outlet"),
    [
        (f"{STORY}\n\nPublished in Harrow Post, January 22nd, 2031", "Harrow Post"),
        (f"The Harrow Tribune\n\nShells fall on market\n\n{STORY}", "The Harrow Tribune"),
        (f"By Ann Lee - The Harrow Ledger - Friday, March 4, 2031\n\n{STORY}", "The Harrow Ledger"),
        (f"Shells fall on market\n\nAnadolu Agency MIDDLE EAST\n\n{STORY}", "Anadolu Agency"),
        (STORY, None),
    ],
)
def test_the_outlet_is_read_off_the_page(text: str, outlet: str | None) -> None:
    assert parse(text).outlet == outlet


def test_the_outlet_given_outranks_the_page() -> None:
    text = f"{STORY}\n\nPublished in Harrow Post, January 22nd, 2031"
    assert parse(text, "Long Bay News").outlet == "Long Bay News"


def test_title_and_dateline_stand_in_the_document() -> None:
    text = f"Shells fall on market\n\nHARROW — {STORY}"
    document = parse(text)
    assert document.title == "Shells fall on market"
    assert document.dateline is not None and document.dateline.quote(text) == "HARROW —"


def test_parsing_twice_gives_the_same() -> None:
    text = f"Shells fall on market\n\nHARROW — {STORY} “We go on,” Ann Lee said."
    assert parse(text) == parse(text)


@pytest.mark.parametrize("topic", ["furniture", "reporting", "function_words"])
def test_every_word_has_an_example_that_holds_it(topic: str) -> None:
    for entry in LEXICON.entries(topic):
        for example in entry.examples:
            assert any(phrase.lower() in example.text.lower() for phrase in entry.says), entry.id
