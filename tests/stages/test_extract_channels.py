"""The last links of a chain, the numbers of a list, and counts that a text calls overtaken."""

from __future__ import annotations

import pytest

from crosswire.extract import extract_mentions
from crosswire.lexicon.load import load_lexicon
from crosswire.model.mention import Mention
from crosswire.model.text import Article
from crosswire.parse import parse_article

LEXICON = load_lexicon()


def read(text: str) -> Mention:
    article = Article("a1", None, None, None, None, "en", None, text, "", "2024-08-07")
    (found,) = extract_mentions(parse_article(article, LEXICON), LEXICON).mentions
    return found


@pytest.mark.parametrize(
    ("told", "chain"),
    [
        ("the police said on Telegram", ("police", "Telegram")),
        ("the police said in a statement", ("police", "statement")),
        ("the police said in a statement on Telegram", ("police", "statement", "Telegram")),
        ("the police told reporters", ("police", "news conference")),
        ("the police said", ("police",)),
    ],
)
def test_a_chain_ends_with_the_channel_that_the_sentence_names(
    told: str, chain: tuple[str, ...]
) -> None:
    found = read(f"KABUL - Four people were killed in a bombing in Kabul on Monday, {told}.")
    (killed,) = [c for c in found.claims if c.slot == "killed"]
    assert killed.chain == chain and killed.asserter == "police"


def test_the_numbers_of_a_list_are_claims_of_their_own_beside_the_sum() -> None:
    found = read(
        "KABUL - Five soldiers and two guards were killed in a bombing in Kabul on Monday."
    )
    told = {(c.of, c.value.low) for c in found.claims if c.slot == "killed"}  # type: ignore[union-attr]
    assert found.killed is not None and found.killed.low == 7
    assert {("soldiers", 5), ("guards", 2)} < told


def test_a_count_that_the_text_calls_overtaken_says_so_by_its_rule() -> None:
    found = read(
        "KABUL - Eighteen people were killed in a bombing in Kabul on Monday, the governor said, "
        "correcting the first reports of as many as 22 deaths."
    )
    rules = {c.value.high: c.rule for c in found.claims if c.slot == "killed"}  # type: ignore[union-attr]
    assert rules[22] == "en/updates#earlier"
    assert "updates" not in rules[18]


@pytest.mark.parametrize(
    ("told", "by"),
    [
        ("Boko Haram on Tuesday claimed the bombings that killed 84 people in Kabul.", None),
        ("Boko Haram said it carried out an attack in Kabul, in which 84 people died.", None),
        ("Boko Haram claimed to have killed 84 people in Kabul on Monday.", "Boko Haram"),
        ("Boko Haram said its fighters killed 84 people in Kabul on Monday.", "Boko Haram"),
    ],
)
def test_a_toll_that_an_outlet_adds_to_a_claim_is_not_the_claimants(
    told: str, by: str | None
) -> None:
    assert {c.asserter for c in read(f"KABUL - {told}").claims if c.slot == "killed"} == {by}
