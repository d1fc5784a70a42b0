"""What two whole articles say for and against: rare words, persons, and lands left unsaid."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest
from nothing import EMPTY

from crosswire.link import explain_pairs, link_mentions
from crosswire.link.persons import find_persons
from crosswire.link.sides import is_from_dateline
from crosswire.link.tales import weigh_tale
from crosswire.link.vouching import is_vouched
from crosswire.model.incident import ArticleFacts
from crosswire.model.mention import Claim, Mention
from crosswire.model.moment import Moment
from crosswire.model.place import Place
from crosswire.model.text import Span

MAY = date(2031, 5, 6)
SHOOTING = msgspec.structs.replace(EMPTY, type="shooting")
US = ("iso:US-CT", "iso:US")
GB = ("iso:GB-ENG", "iso:GB")
NORWICH = Place("gn:4839843", "Norwich", "Norwich", "US", "Connecticut", 41.5, -72.1, "city", US)
OTHER = Place("gn:2641181", "Norwich", "Norwich", "GB", "England", 52.6, 1.3, "city", GB)
STORY = "Adaeze Okonkwo, 17, was shot at the Brayfield Arms on Quillfeather Lane"
AGAIN = "Friends of Adaeze Okonkwo met at the Brayfield Arms on Quillfeather Lane"
STRANGE = "Two men were wounded by gunmen outside a pharmacy, a councillor said"


def article(name: str, text: str, day: date = MAY) -> ArticleFacts:
    body = (Span(0, len(text)),)
    return ArticleFacts(name, None, Moment(day, day, "day"), text=text, body=body)


def opening(name: str, text: str, **slots: object) -> Mention:
    evidence = (Span(0, len(text)),)
    return msgspec.structs.replace(
        SHOOTING, id=f"m{name}", article=name, evidence=evidence, **slots
    )


def groups_of(*told: tuple[Mention, ArticleFacts]) -> list[tuple[str, ...]]:
    return link_mentions([m for m, _ in told], {a.id: a for _, a in told})[1]


def facts_of(left: tuple[Mention, ArticleFacts], right: tuple[Mention, ArticleFacts]) -> str:
    articles = {a.id: a for _, a in (left, right)}
    (found,) = explain_pairs([left[0]], [right[0]], articles)
    return "; ".join((*found.in_favour, *found.against))


def tell(name: str, text: str, **slots: object) -> tuple[Mention, ArticleFacts]:
    return opening(name, text, **slots), article(name, text)


def test_articles_that_share_names_and_rare_words_tell_one_incident() -> None:
    assert groups_of(tell("a", STORY), tell("b", AGAIN)) == [("ma", "mb")]


def test_articles_without_a_place_and_without_a_name_in_common_tell_two() -> None:
    assert "articles without names in common" in facts_of(tell("a", STORY), tell("b", STRANGE))
    assert groups_of(tell("a", STORY), tell("b", STRANGE)) == [("ma",), ("mb",)]


def test_what_an_article_does_not_open_with_has_no_share_in_its_names() -> None:
    late = tell("b", "x" * 700 + AGAIN)
    late = (msgspec.structs.replace(late[0], evidence=(Span(700, 720),)), late[1])
    assert "alike in names" not in facts_of(tell("a", STORY), late)


def test_other_types_share_half_as_much() -> None:
    one, other = tell("a", STORY), tell("b", STORY, type="bombing")
    assert "articles alike in names and rare words (+2.5)" in facts_of(one, other)


def test_the_words_of_an_article_weigh_by_the_counted_articles_and_no_others() -> None:
    tale = weigh_tale(
        article("a", "Police at Quillfeather said police came to Quillfeather in 2031.")
    )
    assert max(tale, key=lambda word: tale[word]) == "quillfeather"
    assert "2031" not in tale


@pytest.mark.parametrize(
    ("text", "aged"),
    [
        ("Police said Adaeze Okonkwo, 17, was shot.", {"adaeze okonkwo"}),
        ("The 19-year-old student Tunde B. Balogun fled.", {"tunde balogun"}),
        ("Ifeoma Eze, a 5-year-old, lived; Emeka Obi (33), too.", {"ifeoma eze", "emeka obi"}),
        ("Sheriff Kofi Mensah spoke at 5 p.m. of Smoke Hill, 4 miles off.", set()),
    ],
)
def test_persons_told_with_their_age(text: str, aged: set[str]) -> None:
    assert find_persons(article("a", text)).aged == aged


@pytest.mark.parametrize(
    ("text", "struck"),
    [
        ("He is charged over the shooting death of Adaeze Okonkwo.", {"adaeze okonkwo"}),
        ("Relatives identified the girl as Ifeoma Eze.", {"ifeoma eze"}),
        ("Tunde Balogun accidentally shot his friend, Emeka Obi, there.", {"emeka obi"}),
        ("Emeka Obi was fatally shot.", {"emeka obi"}),
        ("Sheriff Kofi Mensah spoke of a shooting.", set()),
    ],
)
def test_persons_said_to_be_struck(text: str, struck: set[str]) -> None:
    assert find_persons(article("a", text)).struck == struck


def test_the_headline_is_part_of_the_tale() -> None:
    story = msgspec.structs.replace(article("a", "A man died."), title="Quillfeather mourns - Star")
    assert "quillfeather" in weigh_tale(story)
    assert "star" not in weigh_tale(story)


def test_whoever_owns_a_house_is_named() -> None:
    assert "adaeze okonkwo" in find_persons(article("a", "It hit Adaeze Okonkwo's home.")).named


def test_a_town_of_the_dateline_alone_forbids_nothing() -> None:
    told = STORY + " in Norwich"
    story = msgspec.structs.replace(article("a", told), body=(Span(10, len(told)),))
    claim = Claim("c", "place", NORWICH, Span(0, 5), None, (), "asserted", None, "")
    mention = msgspec.structs.replace(
        SHOOTING, id="ma", article="a", place=NORWICH, claims=(claim,)
    )
    assert is_from_dateline(mention, story)
    assert not is_from_dateline(mention, article("a", told))


def test_all_full_names_are_known_and_ordinary_words_are_none() -> None:
    named = find_persons(article("a", "Sheriff Kofi Mensah spoke. Fire Station Nine burned.")).named
    assert named == {"kofi mensah"}


def test_a_victim_named_in_both_outweighs_a_day_that_was_misread() -> None:
    later = Moment(date(2031, 5, 1), date(2031, 5, 1), "day")
    one = tell("a", STORY, date=Moment(MAY, MAY, "day"), place=NORWICH)
    other = tell("b", AGAIN, date=later, place=NORWICH)
    assert "both name Adaeze Okonkwo (+2.5)" in facts_of(one, other)
    assert "forbids" not in facts_of(one, other)


def test_the_day_of_articles_that_name_no_victim_in_common_still_forbids() -> None:
    later = Moment(date(2031, 5, 1), date(2031, 5, 1), "day")
    one = tell("a", STRANGE, date=Moment(MAY, MAY, "day"), place=NORWICH)
    other = tell("b", STRANGE, date=later, place=NORWICH)
    assert "the days differ (forbids)" in facts_of(one, other)


def test_a_town_whose_land_no_article_says_does_not_forbid() -> None:
    one, other = tell("a", STRANGE, place=NORWICH), tell("b", STRANGE, place=OTHER)
    assert "are apart, if they were read rightly (-3.0)" in facts_of(one, other)


def test_towns_whose_lands_are_told_are_apart() -> None:
    one = tell("a", f"{STRANGE} in Norwich, Conn.", place=NORWICH)
    other = tell("b", f"{STRANGE} in Norwich, England", place=OTHER)
    assert "Norwich and Norwich are apart (forbids)" in facts_of(one, other)


@pytest.mark.parametrize(
    ("text", "vouched"),
    [
        ("Shots fell in Norwich, Connecticut.", True),
        ("Shots fell in Norwich, Conn., on Monday.", True),
        ("Shots fell in Norwich, CT.", True),
        ("Shots fell in Norwich, an American town.", False),
        ("Shots fell in Norwich.", False),
    ],
)
def test_an_american_town_needs_its_state(text: str, vouched: bool) -> None:
    assert is_vouched(NORWICH, text) is vouched


def test_elsewhere_the_land_or_its_people_will_do() -> None:
    town = Place("gn:170794", "Deir ez-Zor", "", "SY", None, 35.3, 40.1, "city", ("iso:SY",))
    assert is_vouched(town, "Syrian officials said shells fell on Deir ez-Zor.")
    assert not is_vouched(town, "Shells fell on Deir ez-Zor.")


def test_a_large_city_needs_nobody_to_vouch_for_it() -> None:
    city = Place("gn:98182", "Baghdad", "Baghdad", "IQ", None, 33.3, 44.4, "city", ("iso:IQ",))
    assert is_vouched(city, "A bomb went off in Baghdad.")
