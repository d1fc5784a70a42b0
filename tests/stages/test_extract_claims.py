"""Who says each claim, how badly people are hurt, and what is said not to be known."""

from __future__ import annotations

from crosswire.extract import extract_mentions
from crosswire.lexicon.load import load_lexicon
from crosswire.model.mention import Claim, Responsibility
from crosswire.model.text import Article
from crosswire.parse import parse_article

LEXICON = load_lexicon()


def claims(words: str, slot: str) -> list[Claim]:
    text = f"4 June 2024\n\n{words}"
    article = Article("a1", None, None, None, None, "en", None, text, "a", "2026-01-01")
    reading = extract_mentions(parse_article(article, LEXICON), LEXICON)
    return [claim for mention in reading.mentions for claim in mention.claims if claim.slot == slot]


def test_s07_how_badly_people_are_hurt_is_kept_in_the_article_s_words() -> None:
    found = claims(
        "Rockets hit a base near Erbil on Monday. Two guards suffered minor injuries and one is in "
        "critical condition.",
        "severity",
    )
    assert [claim.value for claim in found] == ["minor injuries", "in critical condition"]


def test_s08_that_nothing_more_is_known_is_recorded() -> None:
    (claim,) = claims(
        "Rockets hit a base near Erbil on Monday, causing injuries, said an official, adding that "
        "he did not have further details.",
        "assessment",
    )
    assert claim.value == "not have further details" and claim.asserter == "official"


def test_s09_each_outcome_is_told_by_whoever_is_quoted_with_it() -> None:
    words = (
        "Missiles were fired at a base near Erbil on Monday, the army said. “It was a long night. "
        "Most of the missiles were intercepted while others impacted on the base,” Colonel Ada "
        "Brown said."
    )
    for slot in ("intercepted", "impacted"):
        assert {claim.asserter for claim in claims(words, slot)} == {"Ada Brown"}


def test_s12_blame_is_the_word_of_the_one_who_blames() -> None:
    (claim,) = claims(
        "Rockets hit a base near Erbil on Monday. The Defence Ministry late on Monday blamed "
        "Kataib Hezbollah for the attack.",
        "responsibility",
    )
    assert isinstance(claim.value, Responsibility)
    assert (claim.value.actor, claim.value.stance) == ("Kataib Hezbollah", "blamed")
    assert claim.value.asserter == claim.asserter
    assert "Defence Ministry" in str(claim.asserter)


def test_s13_a_suspicion_nobody_voices_has_no_asserter() -> None:
    (claim,) = claims(
        "A bomb killed a commander in Beirut on Monday. Israel is thought to be behind the attack.",
        "responsibility",
    )
    assert isinstance(claim.value, Responsibility)
    assert (claim.value.actor, claim.value.stance, claim.asserter) == ("Israel", "suspected", None)
