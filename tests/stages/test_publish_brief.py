"""The brief: sections, sources with their words, and nothing that a page or Markdown acts on."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from made import open_filled

from crosswire.briefing import Desk, Window
from crosswire.lexicon.load import load_lexicon
from crosswire.model.brief import Brief
from crosswire.publish.brief_pages import BRIEF_FORMS, escape, read_brief


@pytest.fixture
def brief(address: str) -> Iterator[Brief]:
    with open_filled(address) as ledger:
        yield Desk(ledger, load_lexicon()).write(Window())


def write(brief: Brief, form: str) -> str:
    return "".join(BRIEF_FORMS[form](brief))


def test_every_sentence_cites_words_of_an_article(brief: Brief) -> None:
    told = [told for section in brief.sections for item in section.items for told in item.told]
    assert len(told) > 5
    assert all(sentence.citations or sentence.counted is not None for sentence in told)


def test_the_head_gives_the_days_and_the_counts(brief: Brief) -> None:
    text = write(brief, "txt")
    assert text.startswith("Brief: 1 Mar 2031\n")
    assert "3 articles held" in text
    assert "1 could not be read" in text
    assert "New incidents: 2" in text


def test_figures_say_of_when_they_are_and_who_gives_them(brief: Brief) -> None:
    text = " ".join(write(brief, "txt").split())
    assert "7 people were reported injured (as of 2 Mar 2031) [" in text
    assert "Evening Plain, 2 Mar 2031: “Seven people were wounded" in text


def test_the_four_forms_tell_the_same(brief: Brief) -> None:
    assert read_brief(write(brief, "json").encode()) == brief
    for form in ("md", "html", "txt"):
        text = " ".join(write(brief, form).split())
        assert "7 people were reported injured" in text
        assert "running totals of others" in text.lower()


def test_text_of_articles_cannot_become_markup(brief: Brief) -> None:
    for form in ("md", "html"):
        assert "<b>" not in write(brief, form)
    assert escape("[x](y) `z`\x1b[2J") == "\\[x\\](y) \\`z\\` \\[2J"


def test_a_running_total_stands_beside_our_own_count(brief: Brief) -> None:
    (section,) = [section for section in brief.sections if section.kind == "tallies"]
    total, own = section.items[0].told
    assert "“more than 40 attacks”" in total.text
    assert own.text == "There is no count of our own beside it: no country is told."


def test_what_a_source_does_not_bear_is_withheld_with_the_reason(brief: Brief) -> None:
    assert brief.withheld
    assert all(withheld.reasons for withheld in brief.withheld)
    assert json.loads(write(brief, "json"))["withheld"][0]["reasons"]
