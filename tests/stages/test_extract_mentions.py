"""One mention for each incident an article refers to, and none for what is no new occurrence."""

from __future__ import annotations

import pytest

from crosswire.extract import extract_mentions
from crosswire.lexicon.load import load_lexicon
from crosswire.model.incident import Reading
from crosswire.model.text import Article
from crosswire.parse import parse_article

LEXICON = load_lexicon()
HEAD = "Thursday, 6 June 2024\n\n"


def read(text: str) -> Reading:
    article = Article("a1", None, None, None, None, "en", None, HEAD + text, "a", "2026-01-01")
    return extract_mentions(parse_article(article, LEXICON), LEXICON)


def days(text: str) -> list[str]:
    return sorted(str(m.date.start) for m in read(text).mentions if m.date and m.date.start)


def test_one_attack_told_three_times_is_one_mention() -> None:
    reading = read(
        "Rockets hit a base at Harir in Iraq on Tuesday, wounding two soldiers.\n\nThe "
        "attack was the first in weeks, officials said.\n\nNobody has claimed the attack."
    )
    assert len(reading.mentions) == 1
    assert reading.mentions[0].claim_status == "none_yet"


def test_an_attack_on_another_day_is_another_mention() -> None:
    text = (
        "Rockets hit a base at Harir in Iraq on Tuesday.\n\n"
        "On Saturday a drone was flown at the same base."
    )
    assert days(text) == ["2024-06-01", "2024-06-04"]
    assert len({m.place.id for m in read(text).mentions if m.place}) == 1


def test_a_day_after_counts_back_from_the_day_it_names() -> None:
    assert days(
        "Kandahar buried its dead on Wednesday, a day after a bombing at a mosque there."
    ) == ["2024-06-04"]


def test_a_clock_time_takes_the_last_day_told() -> None:
    (mention,) = read(
        "Rockets were fired at Harir base in Iraq on Tuesday.\n\nAt 10:39 p.m. they hit the base."
    ).mentions
    assert mention.date is not None
    assert (str(mention.date.start), mention.date.clock) == ("2024-06-04", "22:39")


def test_two_airports_struck_at_once_are_two_incidents() -> None:
    mentions = read("Israeli strikes hit the airports of Damascus and Aleppo on Tuesday.").mentions
    assert len({m.place.id for m in mentions if m.place}) == 2


@pytest.mark.parametrize(
    "text",
    [
        "There have been more than 60 attacks on convoys in Iraq since March.",
        "The group vowed to attack the capital again.",
        "During the exercise a ship was attacked by drones and its crew rescued.",
        "No attack took place in Baghdad on Tuesday, the ministry said.",
        "For years the army has bombed villages in the north of Iraq.",
        "The coach praised the striker, whose team attacked from the first innings to the goal "
        "of the match in Madrid on Tuesday.",
    ],
)
def test_what_is_no_new_occurrence_is_no_mention(text: str) -> None:
    assert read(text).mentions == ()


def test_reading_twice_gives_the_same() -> None:
    text = "Rockets hit a base at Harir in Iraq on Tuesday, wounding two soldiers, police said."
    assert read(text) == read(text)


def test_a_street_may_bear_a_ships_name() -> None:
    told = read("Chidi Eze was shot at a house on Kite Ferry Road in Leeds on Sunday.")
    assert [mention.type for mention in told.mentions] == ["shooting"]


def test_whoever_hits_back_did_not_make_the_attack() -> None:
    reading = read(
        "A drone killed three soldiers at a post in Jordan in May and U.S. bombers hit back "
        "in Syria."
    )
    attack = next(m for m in reading.mentions if m.type == "drone_attack")
    assert not [r for r in attack.responsibility if r.actor == "United States"]
    assert all("suicide vest" not in m.weapons for m in reading.mentions)


def test_drones_that_strikes_were_not_tied_to_are_another_incident() -> None:
    reading = read(
        "American warplanes struck three depots in Iraq on Tuesday.\n\nOfficials did not tie the "
        "strikes to drones that were flown at Harir base earlier on Tuesday."
    )
    assert [m.weapons for m in reading.mentions] == [("airstrike",), ("drone",)]
