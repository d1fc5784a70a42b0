"""When an article came out."""

from __future__ import annotations

from datetime import date

import pytest

from crosswire.lexicon.load import load_lexicon
from crosswire.model.moment import Moment
from crosswire.model.text import Article, Published
from crosswire.parse import parse_article

LEXICON = load_lexicon()
STORY = "Two shells fell on the market of Harrow on Tuesday, the governor said. Nobody was hurt."


def published(
    text: str, given: Published | None = None, read_on: str = "2034-01-01"
) -> Published | None:
    article = Article("a1", "a.txt", None, None, None, "en", given, text, "0" * 64, read_on)
    return parse_article(article, LEXICON).published


def given_on(day: date, clock: str | None = None) -> Published:
    return Published(Moment(day, day, "day", clock), "metadata")


@pytest.mark.parametrize(
    ("line", "clock", "zone"),
    [
        ("Published in Harrow Post, January 22nd, 2031", None, None),
        ("date 2031-01-22", None, None),
        ("22 January 2031, 08:36", "08:36", None),
        ("Published January 22,2031", None, None),
        ("22 January, 2031", None, None),
        ("01/22/2031", None, None),
        ("Published: Wed 22 Jan 2031, 8:13 PM", "20:13", None),
        ("Date: 2031-01-22T17:31", "17:31", None),
        ("January 22, 2031 GMT", None, None),
        ("Press Release | January 22, 2031", None, None),
        ("Published 5:02 PM CST, January 22, 2031", "17:02", "-06:00"),
        ("LIVE: Shells on Harrow | Wednesday, 22 January 2031", None, None),
        ("Wednesday, January 22, 2031 07:10", "07:10", None),
        ("09:12, 22 Jan 2031", "09:12", None),
        ("WORLD DESK 24 · 22 January 2031 05:30 GMT", "05:30", "UTC"),
        (
            "By AFP  Published: Wed 22 Jan 2031, 10:19 PM  Last updated: Thu 23 Jan 2031",
            "22:19",
            None,
        ),
        ("Posted Jan. 22, 2031, 6:02 a.m. | Updated Jan. 23, 2031, 6:40 a.m.", "06:02", None),
    ],
)
def test_s04_every_printed_form_of_a_date_is_read(
    line: str, clock: str | None, zone: str | None
) -> None:
    found = published(f"{line}\n\n{STORY}")
    assert found is not None and found.origin == "printed"
    assert found.moment.start == date(2031, 1, 22)
    assert (found.moment.clock, found.moment.zone) == (clock, zone)


def test_s04_a_date_at_the_foot_counts_if_it_says_published() -> None:
    found = published(f"{STORY}\n\nPublished in Harrow Post, January 22nd, 2031")
    assert found is not None and found.moment.start == date(2031, 1, 22)


@pytest.mark.parametrize(
    ("number", "words", "day"),
    [
        ("2031-03-HQ-017", "HARROW (March 4) - ", date(2031, 3, 4)),
        ("2031-03-HQ–017", "HARROW (March 4) - ", date(2031, 3, 4)),
        ("2031-02-HQ-XX", "HARROW (March 4) - ", date(2031, 3, 4)),
        ("2030-12-HQ-017", "HARROW (Jan. 2) - ", date(2031, 1, 2)),
        ("2031-03-HQ-017", "On March 4, ", date(2031, 3, 4)),
        ("2031-03-HQ-017", "HARROW (July 4) - ", None),
    ],
)
def test_the_number_of_a_press_release_gives_the_year(
    number: str, words: str, day: date | None
) -> None:
    found = published(
        f"Shells fall on market\n{number}\u2028{words}{STORY.replace(' on Tuesday', '')}"
    )
    assert (found.moment.start if found else None) == day


def test_s04_published_goes_before_updated() -> None:
    found = published(f"Updated: 10/22/2031\n10/21/2031\n\n{STORY}")
    assert found is not None and found.moment.start == date(2031, 10, 21)


@pytest.mark.parametrize(
    "text",
    [
        f"File photo: A gun near Harrow on February 11, 2028.\n\n{STORY}",
        "The market of Harrow was hit on Sept. 14, 2029, the governor said.",
        "It began at 05:30 on Tuesday 30 January 2029, when about a dozen men came to Harrow.",
        STORY,
        f"{STORY}\n\nCopyright 3 May 2031. All rights reserved.",
    ],
)
def test_s04_a_date_in_a_caption_or_a_sentence_is_no_publication_date(text: str) -> None:
    assert published(text) is None


def test_s04_a_weekday_and_a_day_of_the_month_fix_the_year() -> None:
    text = (
        "The Plain Brigade said Tuesday it was behind a raid on Harrow on Monday.\n\n"
        "Harrow was hit Aug. 5 at about 9 p.m., the army said. Officials late Monday confirmed it."
    )
    found = published(text, read_on="2026-11-01")
    assert found == Published(Moment(date(2024, 8, 6), date(2024, 8, 6), "day"), "inferred")


@pytest.mark.parametrize(
    "text",
    [
        "Harrow was hit on Monday. Ships have been hit since Nov. 19, the navy said.",
        "Harrow was hit on Monday and on Friday. It was hit on Aug. 5 as well, they said.",
        "Harrow was hit on Aug. 5 and on Aug. 7, and once more on Monday, they said.",
    ],
)
def test_s04_a_year_that_is_not_certain_is_not_inferred(text: str) -> None:
    assert published(text) is None


def test_metadata_outrank_print() -> None:
    known = given_on(date(2031, 1, 23))
    assert published(f"22 January 2031, 08:36\n\n{STORY}", known) == known


def test_print_adds_the_clock_of_the_same_day() -> None:
    found = published(f"22 January 2031, 08:36\n\n{STORY}", given_on(date(2031, 1, 22)))
    assert found is not None and found.moment.clock == "08:36"


def test_a_date_that_lies_ahead_is_refused() -> None:
    assert published(f"22 January 2031\n\n{STORY}", read_on="2030-12-31") is None


CABLE = """   LIMA, 5 SEPT 89 (RADIO CARMEN) -- [REPORT] [PATRICIA ROZAS] [TEXT] HERE IS
THE BULLETIN:

   TWO MEN WERE SHOT.
"""


def test_a_cable_gives_its_day_and_its_station_however_short_it_is() -> None:
    article = Article("a1", "a.txt", None, None, None, "en", None, CABLE, "0" * 64, "1992-06-01")
    document = parse_article(article, LEXICON)
    assert document.published is not None
    assert document.published.moment.start == date(1989, 9, 5)
    assert document.outlet == "RADIO CARMEN"
    assert document.dateline is not None
