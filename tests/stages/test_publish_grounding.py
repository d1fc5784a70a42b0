"""The check of a brief: what is right passes, and what was made wrong on purpose is caught."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import msgspec
import pytest
from wrong_sentences import KINDS, Spoiler

import crosswire
from crosswire.briefing import Desk, Window
from crosswire.demo import example_articles
from crosswire.lexicon.load import load_lexicon
from crosswire.model.brief import Brief, Told
from crosswire.publish.grounding import check_brief, check_sentence
from crosswire.publish.grounding.dates import Named, read_named
from crosswire.publish.grounding.names import is_named, names_in
from crosswire.publish.grounding.numbers import Given, read_given
from crosswire.publish.grounding.wording import load_wording

LEXICON = load_lexicon()
LEAST = 0.95  # of the sentences of each kind that were made wrong, this many must be caught


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """The example articles, ready for a brief."""
    path = tmp_path_factory.mktemp("briefs") / "examples.db"
    with crosswire.open(path) as ledger:
        ledger.add(*example_articles(), read_on="2024-09-01")
        yield Desk(ledger.records(), LEXICON)


@pytest.fixture(scope="module")
def brief(desk: Desk) -> Brief:
    return desk.write(Window())


def test_a_brief_holds_as_it_was_written(desk: Desk, brief: Brief) -> None:
    assert sum(len(item.told) for section in brief.sections for item in section.items) > 60
    assert check_brief(brief, desk.shelf, LEXICON) == []


@pytest.mark.parametrize("kind", KINDS)
def test_nearly_all_sentences_made_wrong_are_caught(desk: Desk, brief: Brief, kind: str) -> None:
    spoiler = Spoiler(brief, list(desk.shelf.documents.values()), seed=7)
    wrong = list(spoiler.spoil(kind))
    missed = [told.text for told in wrong if not check_sentence(told, desk.shelf, LEXICON)]
    assert wrong
    assert len(missed) <= (1 - LEAST) * len(wrong), missed


def test_the_count_of_sources_is_checked(desk: Desk, brief: Brief) -> None:
    first = brief.sections[0]
    item = msgspec.structs.replace(first.items[0], articles=99)
    forged = msgspec.structs.replace(first, items=(item, *first.items[1:]))
    (fault,) = check_brief(msgspec.structs.replace(brief, sections=(forged,)), desk.shelf, LEXICON)
    assert "not 99" in fault.reasons[0]


def test_words_that_take_a_side_stand_between_quotation_marks_or_not_at_all(desk: Desk) -> None:
    (reason,) = check_sentence(Told("A brutal day.", (), counted=()), desk.shelf, LEXICON)
    assert "takes a side" in reason


def test_each_way_of_saying_has_an_example_that_it_finds() -> None:
    wording = load_wording()
    for pattern in (*wording.tie, *wording.speaker, *wording.place):
        assert pattern.find(pattern.example), pattern.example


@pytest.mark.parametrize(
    ("source", "said", "holds"),
    [
        ("seven people", Given(7, 7), True),
        ("seven people", Given(7, None), True),
        ("at least seven people", Given(7, 7), False),
        ("at least seven people", Given(7, None), True),
        ("more than 140 attacks", Given(141, None), True),
        ("more than 140 attacks", Given(140, 140), False),
        ("between 18 and 28", Given(18, 28), True),
        ("a dozen missiles", Given(12, 12), True),
        ("sixty-two men", Given(62, 62), True),
        ("roughly 2,500 soldiers", Given(2500, 2500), False),
        ("roughly 2,500 soldiers", Given(2500, 2500, about=True), True),
        ("one hundred and two", Given(102, 102), True),
        ("up to nine men", Given(None, 9), True),
        ("several people", Given(3, None), False),
        ("dozens of people", Given(24, None), False),
        ("nobody was hurt", Given(0, 0), True),
    ],
)
def test_a_number_is_borne_only_with_its_own_ends(source: str, said: Given, holds: bool) -> None:
    assert any(given.bears(said) for given in read_given(source, LEXICON)) is holds


@pytest.mark.parametrize(
    ("source", "day", "holds"),
    [
        ("on Saturday", date(2024, 1, 20), True),
        ("on Saturday", date(2024, 1, 13), False),
        ("on Jan. 20", date(2024, 1, 20), True),
        ("on 20 December", date(2023, 12, 20), True),
        ("yesterday", date(2024, 1, 21), True),
        ("two days ago", date(2024, 1, 20), True),
        ("in January", date(2024, 1, 20), False),
    ],
)
def test_a_day_is_counted_from_the_day_of_the_article(source: str, day: date, holds: bool) -> None:
    said = Named(day.year, day.month, day.day)
    found = read_named(source, date(2024, 1, 22))
    assert any(named.bears(said) for named in found) is holds


@pytest.mark.parametrize(
    ("name", "text", "holds"),
    [
        ("United States", "American jets took off", True),
        ("Ain al-Asad Air Base", "the base of Ain al-Assad", True),
        ("Kataib Hezbollah", "Hezbollah of Lebanon", False),
        ("Iran", "the Iraqi army", False),
        ("Gao", "a bus near Gao", True),
    ],
)
def test_a_name_may_be_another_name_for_the_same(name: str, text: str, holds: bool) -> None:
    assert is_named(name, names_in(text), [text], LEXICON) is holds
