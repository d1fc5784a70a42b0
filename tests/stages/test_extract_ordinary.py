"""Ordinary news tells no incident, or recalls one; violence among ordinary words is still found."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from crosswire.extract import extract_mentions
from crosswire.extract.incidents.evidence import Evidence
from crosswire.extract.incidents.scenes import WEIGHTS, count_words, weigh
from crosswire.lexicon.load import load_lexicon
from crosswire.model.mention import Mention
from crosswire.model.text import Article
from crosswire.parse import parse_article

CASES = Path(__file__).parents[1] / "cases" / "en" / "ordinary.jsonl"
LEXICON = load_lexicon()


def read_mentions(text: str) -> list[Mention]:
    """The mentions of an article that consists of this text."""
    article = Article("a0", None, None, None, None, "en", None, text, "", "2026-01-01")
    return list(extract_mentions(parse_article(article, LEXICON), LEXICON).mentions)


def read_cases() -> list[Any]:
    """The cases, each named by what it is about."""
    cases = [json.loads(line) for line in CASES.read_text("utf-8").splitlines()]
    return [pytest.param(case, id=case["about"]) for case in cases]


def answers(mention: Mention, wanted: dict[str, str]) -> bool:
    """True if a mention has the role, type and date that a case asks for, where it asks."""
    start = mention.date.start if mention.date else None
    day = start.isoformat() if start else ""
    return (
        mention.role == wanted.get("role", mention.role)
        and mention.type == wanted.get("type", mention.type)
        and day.startswith(wanted.get("date", ""))
    )


@pytest.mark.parametrize("case", read_cases())
def test_an_article_tells_the_incidents_it_should_and_no_others(case: dict[str, Any]) -> None:
    left = read_mentions(case["text"])
    for wanted in case["mentions"]:
        found = next((mention for mention in left if answers(mention, wanted)), None)
        assert found is not None or not wanted  # an empty one is allowed, not asked for
        if found is not None:
            left.remove(found)
    assert not left


def test_as_much_evidence_as_words_keeps_an_article_of_violence() -> None:
    words = count_words("The coach and the striker were in the stadium.", LEXICON)
    assert words["figure"] == 2
    assert weigh(Evidence(harm=2), Counter(), WEIGHTS["figure"]) > words["figure"]
    assert weigh(Evidence(), Counter(), WEIGHTS["figure"]) < words["figure"]


def test_an_accident_is_told_by_its_having_no_doer_not_by_its_dead() -> None:
    assert weigh(Evidence(harm=2), Counter(), WEIGHTS["mishap"]) < 1
    assert weigh(Evidence(doers=1, harm=2), Counter(), WEIGHTS["mishap"]) > 1


@pytest.mark.parametrize("entry", LEXICON.entries("scenes"), ids=lambda entry: entry.id)
def test_a_word_of_another_field_is_found_in_its_example(entry: Any) -> None:
    for example in entry.examples:
        assert count_words(example.text, LEXICON)[entry.word("realm")] >= 1
