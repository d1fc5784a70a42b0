"""Every entry of the topics written as plain words is found in its examples, and not where not."""

from __future__ import annotations

import pytest

from crosswire.lexicon.intents import compile_intents
from crosswire.lexicon.load import Entry, Example, load_lexicon
from crosswire.lexicon.prose import Told, compile_prose, compile_prose_patterns
from crosswire.model.text import Article, Reported
from crosswire.parse import parse_article

LEXICON = load_lexicon()
TOPICS = ("consultations", "intents", "sayings")


def cases(part: str) -> list[tuple[Entry, object]]:
    return [(e, item) for t in TOPICS for e in LEXICON.entries(t) for item in getattr(e, part)]


def find(entry: Entry, text: str) -> list[Told]:
    if entry.topic != "intents":
        return compile_prose_patterns(LEXICON, entry.topic).find(text, apart="kind")
    side = entry.word("side") or ""
    return compile_intents(LEXICON, side if side in {"own", "verb"} else "reported").find(text)  # type: ignore[arg-type]


@pytest.mark.parametrize(("entry", "example"), cases("examples"))
def test_an_entry_is_found_in_its_example(entry: Entry, example: Example) -> None:
    found = [told for told in find(entry, example.text) if told.entry.id == entry.id]
    assert found
    for key, wanted in example.finds.items():
        rests = [told.rest.quote(example.text).rstrip(".") for told in found if told.rest]
        assert wanted in (rests if key == "rest" else [entry.word(key)])


@pytest.mark.parametrize(("entry", "text"), cases("refutes"))
def test_an_entry_is_not_found_where_it_says_not(entry: Entry, text: str) -> None:
    if entry.word("side") in {"told", "clause"}:
        assert entry.rule not in {one.rule for one in parse(text)}
    else:
        assert entry.id not in {told.entry.id for told in find(entry, text)}


def parse(text: str) -> list[Reported]:
    article = Article("a1", None, None, None, None, "en", None, text, "", "2026-01-01")
    return list(parse_article(article, LEXICON).reported)


def test_a_pattern_stops_at_the_end_of_its_clause() -> None:
    entry = Entry("x", ("(asked|begged) for {..2} water {rest}",))
    regex = compile_prose(entry, entry.says[0]).regex
    found = regex.search(
        "They begged for cold clear water at 5.30 p.m. in the U.S. camp; none came."
    )
    assert found is not None
    assert found["rest"] == "at 5.30 p.m. in the U.S. camp"
    assert regex.search("They begged. For water") is None


def test_hostile_text_is_read_in_good_time() -> None:
    patterns = compile_prose_patterns(LEXICON, "sayings")
    assert patterns.find("told " * 2000 + "(" * 500) is not None
