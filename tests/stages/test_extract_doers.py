"""Who did it, who says so, and who denies it: one small report after another."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from crosswire.extract import extract_mentions
from crosswire.lexicon.load import load_lexicon
from crosswire.model.mention import Mention
from crosswire.model.moment import Moment
from crosswire.model.text import Article, Published
from crosswire.parse import parse_article

LEXICON = load_lexicon()
CASES = Path(__file__).parents[1] / "cases" / "en" / "doers.jsonl"
# What a case may say, and the stances that answer it.
STANCES = {
    "claimed": {"claimed"},
    "blamed": {"blamed", "suspected"},
    "stated": {"stated"},
    "denied": {"denied"},
}


def read_cases() -> list[Any]:
    """The cases, each named by its text."""
    cases = [json.loads(line) for line in CASES.read_text("utf-8").splitlines()]
    return [pytest.param(case, id=case["text"][-70:]) for case in cases]


def read_mentions(text: str) -> tuple[Mention, ...]:
    """The mentions of a report printed on Wednesday, 6 March 2024."""
    day = date(2024, 3, 6)
    published = Published(Moment(day, day, "day", words="6 March 2024"), "given")
    article = Article("a0", None, None, None, published, "en", None, text, "", "2024-08-07")
    return extract_mentions(parse_article(article, LEXICON), LEXICON).mentions


@pytest.mark.parametrize("case", read_cases())
def test_a_report_ties_those_to_the_incident_whom_it_names(case: dict[str, Any]) -> None:
    mentions = read_mentions(case["text"])
    assert mentions
    if case.get("first"):
        mentions = mentions[:1]
    tied = [r for mention in mentions for r in mention.responsibility]
    for key in STANCES.keys() & case.keys():
        assert sorted({r.actor for r in tied if r.stance in STANCES[key]}) == sorted(case[key])
    doers = [{r.actor for r in mention.responsibility} for mention in mentions]
    assert all(doers) or not case.get("each")
    assert doers.count(set()) == 1 or not case.get("all_but_one")
    if "none_yet" in case:
        assert any(mention.claim_status == "none_yet" for mention in mentions)


def test_a_short_form_in_brackets_is_no_other_group() -> None:
    text = "Army of National Liberation (ELN) guerrillas attacked a post in Arauca on Monday."
    (mention,) = read_mentions(text)
    assert [tie.actor for tie in mention.responsibility] == ["National Liberation Army (ELN)"]
