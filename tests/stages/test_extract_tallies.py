"""Running totals, tolls over time and force levels, as one article tells them."""

from __future__ import annotations

from datetime import date

import pytest

from crosswire.extract import extract_mentions
from crosswire.lexicon.load import load_lexicon
from crosswire.model.incident import Reading
from crosswire.model.related import Tally
from crosswire.model.text import Article
from crosswire.parse import parse_article

LEXICON = load_lexicon()
HEAD = "5 June 2024\n\nRockets hit a depot near Tikrit in Iraq on Tuesday and wounded a guard.\n\n"


def read(sentence: str, head: str = HEAD) -> Reading:
    text = f"{head}{sentence}\n"
    article = Article("a1", "a1.txt", None, None, None, "en", None, text, "a1", "2026-01-01")
    return extract_mentions(parse_article(article, LEXICON), LEXICON)


def only(sentence: str) -> Tally:
    (tally,) = read(sentence).tallies
    return tally


COUNTED = [
    ("The army has recorded 41 attacks on its posts since March.", "attack_tally", 41, 41),
    ("Rebels have made more than 60 raids on villages this year.", "attack_tally", 60, None),
    ("It was the sixth attack on the depot in less than a month.", "attack_tally", 6, 6),
    ("The road has been bombed 17 times since March.", "attack_tally", 17, 17),
    ("There were two such attacks last week.", "attack_tally", 2, 2),
    ("The army says there have been 151 attacks.", "attack_tally", 151, 151),
    ("The group is blamed for several bombings in the port.", "attack_tally", 3, None),
    ("Mortars have hit the camp in recent weeks.", "attack_tally", 2, None),
    ("Boats have attacked more than 100 ships since November.", "attack_tally", 100, None),
    ("The army has fired 1,200 rockets at the camp since April.", "attack_tally", 1200, 1200),
    ("The port has been hit on more than 20 occasions since 2019.", "attack_tally", 20, None),
    ("Rebels have overrun seven army posts since March.", "attack_tally", 7, 7),
    ("It was the fifth time in eight days that rebels shelled it.", "attack_tally", 5, 5),
    ("It is the third bus to be ambushed there in a fortnight.", "attack_tally", 3, 3),
    ("The attack is the 40th claimed by the group this year.", "attack_tally", 40, 40),
    ("Nine people have died in four days of clashes.", "cumulative_killed", 9, 9),
    ("Three oil workers have been abducted in two months.", "cumulative_abducted", 3, 3),
    ("The mission is made up of 600 Ugandan soldiers.", "deployment", 600, 600),
    ("The vessel was the eleventh to be attacked since March.", "attack_tally", 11, 11),
    ("Since March 64 attacks have been recorded, down from 91 in 2023.", "attack_tally", 64, 64),
    ("A total of 18 tankers have been seized since 2019.", "attack_tally", 18, 18),
    ("Last month 14 policemen died in attacks in the north.", "cumulative_killed", 14, 14),
    ("A third attack in as many days wounded a guard.", "attack_tally", 3, 3),
    ("The war has killed nearly 9,000 people.", "cumulative_killed", None, 9000),
    ("More than 7,000 people have been killed since 2004.", "cumulative_killed", 7000, None),
    ("In 2023 alone 8,400 people were killed.", "cumulative_killed", 8400, 8400),
    (
        "The army lost 386 soldiers in the first four months of the year.",
        "cumulative_killed",
        386,
        386,
    ),
    ("He is the 12th journalist to be killed there since March.", "cumulative_killed", 12, 12),
    ("Gangs have abducted over 1,400 pupils since 2014.", "cumulative_abducted", 1400, None),
    ("Police have foiled nine plots since 2019.", "foiled_tally", 9, 9),
    ("Some 2,500 US soldiers remain in Iraq.", "deployment", 2500, 2500),
    ("France has about 4,300 troops in Mali.", "deployment", 4300, 4300),
]


@pytest.mark.parametrize(("sentence", "kind", "low", "high"), COUNTED)
def test_a_total_is_read_with_its_bounds(
    sentence: str, kind: str, low: int | None, high: int | None
) -> None:
    tally = only(sentence)
    assert (tally.kind, tally.figure.low, tally.figure.high) == (kind, low, high)


NONE = [
    "The blast was the third deadliest this year.",
    "The blast was the deadliest since 2014, with 45 people killed.",
    "It was the first attack on the port since 2019.",
    "More than 200 people have been killed in the fighting since Monday.",
    "It came five years after a bombing that killed 90 people.",
    "The base was hit in October, when 30 soldiers were killed.",
    "Two drone attacks hit the base on Tuesday.",
    "Five people were killed and 12 wounded in two attacks on Tuesday.",
    "The first toll of 103 was corrected to 84, since some names had been listed twice.",
    "Forty soldiers in the town were killed.",
    "Twelve soldiers guarded the gate.",
]


@pytest.mark.parametrize("sentence", NONE)
def test_what_counts_one_occurrence_is_no_total(sentence: str) -> None:
    assert read(sentence).tallies == ()


PERIODS = [
    ("since March", "since March", (2024, 3, 1), None),
    ("since mid-March", "since mid-March", (2024, 3, 15), None),
    ("this year", "this year", (2024, 1, 1), None),
    ("in the past month", "in the past month", (2024, 5, 6), None),
    ("since the start of the month", "since the start of the month", (2024, 6, 1), None),
    (
        "since the war broke out in May 2023",
        "since the war broke out in May 2023",
        (2023, 5, 1),
        None,
    ),
    ("between January and March", "between January and March", (2024, 1, 1), (2024, 3, 31)),
    ("in the first quarter of 2024", "first quarter of 2024", (2024, 1, 1), (2024, 3, 31)),
    ("in four weeks", "in four weeks", (2024, 5, 9), None),
]


@pytest.mark.parametrize(("words", "told", "since", "until"), PERIODS)
def test_a_total_knows_over_which_days_it_counts(
    words: str, told: str, since: tuple[int, int, int], until: tuple[int, int, int] | None
) -> None:
    tally = only(f"Rebels have made 61 raids on villages {words}.")
    assert tally.period == told and tally.since == date(*since)
    assert tally.until == (date(*until) if until else None)


def test_a_start_without_a_date_keeps_its_words_and_no_day() -> None:
    tally = only("There have been 55 attacks on the road since the war began.")
    assert tally.since is None and tally.period == "since the war began"


def test_a_total_knows_where_it_counts_and_against_whom() -> None:
    tally = only(
        "There have been 140 attacks on US and coalition forces in Iraq and Syria since May."
    )
    assert tally.countries == ("IQ", "SY")
    assert tally.targets == ("United States", "US-led coalition")
    assert tally.counts == "attacks"


def test_a_war_that_dates_a_total_does_not_place_it() -> None:
    tally = only(
        "Since the start of the war in Gaza there have been 88 attacks on posts in Jordan."
    )
    assert tally.countries == ("JO",)


def test_the_country_is_that_of_the_incident() -> None:
    assert only("Rebels have made 61 raids in the country this year.").countries == ("IQ",)


def test_what_a_count_leaves_out_is_kept() -> None:
    told = "The army's count of 151 attacks does not include drones shot down far from its bases."
    assert only(told).definition == "does not include drones shot down far from its bases"


def test_forces_in_two_countries_are_two_quantities() -> None:
    tallies = read("There are roughly 2,500 US troops in Iraq and some 900 in Syria.").tallies
    told = {(t.countries, t.figure.low, t.figure.approximate, t.targets) for t in tallies}
    assert told == {
        (("IQ",), 2500, True, ("United States",)),
        (("SY",), 900, True, ("United States",)),
    }


def test_what_a_relative_clause_adds_is_the_outlets_own_word() -> None:
    told = "The rebels say they want peace after the war, which has killed 900 people since 2020."
    assert [t.asserter for t in read(told).tallies] == [None]


def test_the_dead_of_attacks_that_are_counted_are_a_total_too() -> None:
    told = "Since March the army has counted 58 raids on clinics, in which seven people died."
    kinds = {(t.kind, t.figure.low, str(t.since)) for t in read(told).tallies}
    assert kinds == {("attack_tally", 58, "2024-03-01"), ("cumulative_killed", 7, "2024-03-01")}


def test_an_article_on_other_things_counts_no_attacks() -> None:
    head = "5 June 2024\n\nLions killed eleven cattle near Nairobi, the wildlife service said.\n\n"
    assert read("It was the third raid in the area in two weeks.", head).tallies == ()
    assert read("The road has killed 63 people since January.", head).tallies == ()
    assert read("Gas leaks in homes killed 24 people last year.", head).tallies == ()


def test_a_rise_in_attacks_and_the_year_so_far_are_no_incidents() -> None:
    for told in (
        "The north has seen a surge in attacks since November 2022.",
        "In the first eight months of the year, 232 policemen were killed in the province.",
        "Kidnappings in the islands have fallen to nine this year from 33 in 2016.",
    ):
        assert len(read(told).mentions) == 1


def test_a_quotation_that_goes_on_has_its_speaker_in_every_sentence() -> None:
    told = (
        "“The road is closed,” Mayor Ann Lee said. “It is not safe. "
        "Rebels have made more than 60 raids on villages this year.”"
    )
    assert [t.asserter for t in read(told).tallies] == ["Ann Lee"]
