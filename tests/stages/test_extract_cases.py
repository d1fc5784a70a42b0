"""Which incidents a passage tells: one line of tests/cases/en/mentions.jsonl for each law."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from crosswire.extract import extract_mentions
from crosswire.lexicon.load import load_lexicon
from crosswire.model.mention import Mention
from crosswire.model.moment import Moment
from crosswire.model.text import Article
from crosswire.parse import parse_article

LEXICON = load_lexicon()
HEAD = "Thursday, 6 June 2024\n\n"
PATH = Path(__file__).parents[1] / "cases" / "en" / "mentions.jsonl"
CASES = [json.loads(line) for line in PATH.read_text("utf-8").splitlines()]


def tells(mention: Mention, words: str) -> bool:
    """True if a mention is what a case expects: the day, month or "-", and a place's name."""
    day, _, place = words.partition(" ")
    name = mention.place.name if mention.place else "-"
    return spell_day(mention.date) == day and place in name


def spell_day(moment: Moment | None) -> str:
    if moment is None or moment.start is None:
        return "-"
    return str(moment.start) if moment.precision == "day" else str(moment.start)[:7]


@pytest.mark.parametrize("case", CASES, ids=[case["law"] for case in CASES])
def test_a_passage_tells_these_incidents(case: dict[str, Any]) -> None:
    text = f"{HEAD}{case['text']}"
    article = Article("a1", None, None, None, None, "en", None, text, "a", "2026-01-01")
    reading = extract_mentions(parse_article(article, LEXICON), LEXICON)
    told = [f"{spell_day(m.date)} {m.place.name if m.place else '-'}" for m in reading.mentions]
    assert len(told) == len(case["mentions"]), told
    for words in case["mentions"]:
        assert any(tells(mention, words) for mention in reading.mentions), told
