"""How those who speak are called: the whole phrase, the right noun, one name for one voice."""

from __future__ import annotations

import pytest

from crosswire.extract import extract_mentions
from crosswire.lexicon.load import load_lexicon
from crosswire.model.mention import Claim
from crosswire.model.text import Article
from crosswire.parse import parse_article

LEXICON = load_lexicon()


def claims(words: str) -> list[Claim]:
    text = f"4 June 2024\n\n{words}"
    article = Article("a1", None, None, None, None, "en", None, text, "a", "2026-01-01")
    reading = extract_mentions(parse_article(article, LEXICON), LEXICON)
    return [claim for mention in reading.mentions for claim in mention.claims]


def voice(words: str) -> str | None:
    """Who says how many were killed."""
    killed = [claim for claim in claims(words) if claim.slot == "killed"]
    return killed[-1].asserter


# Sahel, Ukraine, Pakistan, Colombia, Philippines, Somalia.
IN_FRONT = [
    ("Two security officials", "Two security officials"),
    ("A source close to the group", "source close to the group"),
    ("Residents", "Residents"),
    ("A local police source who asked not to be named", "local police source"),
    ("A regional security source", "regional security source"),
    ("The governor's spokesman", "governor's spokesman"),
    ("Health workers at the main hospital", "Health workers"),
    ("Sources in the security services", "Sources in the security services"),
    ("Somali state media", "Somali state media"),
    ("The regional military administration", "regional military administration"),
    ("A spokesperson for the Armed Forces of the Philippines",) * 2,
    ("The Colombian defence ministry", "Colombian defence ministry"),
    ("A military intelligence source", "military intelligence source"),
    ("The deputy governor of Awdal, Jama Warsame,", "Jama Warsame"),
    ("State minister of defence Asad Mirza", "Asad Mirza"),
    ("The Anti-Smuggling Police Unit", "Anti-Smuggling Police Unit"),
    ("Police in the southern city of Zamboanga", "Police"),
    ("Two army sources and a militia member", "Two army sources and a militia member"),
    ("The National Road Union (NRU)", "National Road Union"),
    ("Odera, a farmer from the next village,", "Odera"),
    ("An aide to the president", "aide to the president"),
    ("A senior government official, speaking on condition of anonymity,",) * 2,
]


@pytest.mark.parametrize(("who", "name"), IN_FRONT)
def test_a_voice_is_called_by_its_whole_phrase(who: str, name: str) -> None:
    told = voice(f"{who} said the bomb killed five people in Jowhar on Monday.")
    assert told is not None
    bare = name.removeprefix("A ").split(",")[0]
    assert told == bare


def test_a_voice_behind_what_it_tells_is_called_alike() -> None:
    assert voice("A bomb killed six people in Jowhar, a district police source said.") == (
        "district police source"
    )
    assert voice(
        "A bomb killed six people in Jowhar on Monday, according to three witnesses who fled."
    ) == ("three witnesses")
    assert (
        voice("A bomb killed six people in Jowhar, the mayor, Paola Diaz, told a local paper.")
        == "Paola Diaz"
    )


@pytest.mark.parametrize(
    "words",
    [
        "A bomb hit Jowhar. Rescuers dug for nine people reported missing; six were killed.",
        "A bomb killed six people in Jowhar on Monday. Nine bodies had been counted by noon.",
        "No group has claimed the bomb that killed six people in Jowhar on Monday.",
        "A bomb killed six people in Jowhar on Monday, and no one in government has confirmed it.",
    ],
)
def test_nobody_speaks_where_people_are_counted_or_none_says_so(words: str) -> None:
    assert {claim.asserter for claim in claims(words)} <= {None}


def test_an_outlet_that_was_told_leads_the_chain_and_a_court_does_not() -> None:
    told = claims("A militia officer told Radio Sahan that a bomb killed six people in Jowhar.")
    assert {claim.chain for claim in told} == {("Radio Sahan", "militia officer")}
    told = claims("A militia officer told the court that a bomb killed six people in Jowhar.")
    assert {claim.chain for claim in told} == {("militia officer",)}


def test_one_voice_has_one_name_in_an_article() -> None:
    told = claims(
        "Police chief Juma Odera said a bomb killed six people in Jowhar. Odera said that "
        "nine people were wounded in the blast."
    )
    assert {claim.asserter for claim in told} == {"Juma Odera"}
    told = claims(
        "The interior ministry said a bomb killed six people in Jowhar on Monday. Nine people were "
        "wounded in the blast, the ministry said."
    )
    assert {claim.asserter for claim in told} == {"interior ministry"}


def test_a_name_that_ends_another_one_within_a_word_is_another_person() -> None:
    told = claims(
        "A bomb killed six people in Jowhar, said the mayor, Ann Odera. It went off near the shop "
        "of DeAnn Odera. Odera said that nine people were wounded in the blast."
    )
    assert {claim.asserter for claim in told} == {None, "Ann Odera", "Odera"}


def test_the_group_is_the_one_that_spoke_before() -> None:
    told = claims(
        "Boko Haram said it had carried out the bombing in Gwoza on Monday. Nine soldiers were "
        "killed in the blast, the group said."
    )
    assert {claim.asserter for claim in told} == {"Boko Haram"}


def test_what_is_quoted_holds_no_voice_for_the_verb_outside() -> None:
    told = claims(
        "“A bomb killed six people, four officials among them,” said Juma Odera, a trader."
    )
    assert {claim.asserter for claim in told} == {"Juma Odera"}
