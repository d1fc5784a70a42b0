"""Every phrase entry of the lexicon is found in its examples, and not where it says not."""

from __future__ import annotations

import pytest

from crosswire.errors import SetupError
from crosswire.lexicon.load import Entry, Example, find_faults, load_lexicon
from crosswire.lexicon.match import find_phrases, fold

LEXICON = load_lexicon()
TOPICS = (
    "actors",
    "channels",
    "connectives",
    "deeds",
    "events",
    "officials",
    "orders",
    "persons",
    "things",
    "weapons",
)


def cases(part: str) -> list[tuple[Entry, object]]:
    return [(e, item) for t in TOPICS for e in LEXICON.entries(t) for item in getattr(e, part)]


def found(text: str, topic: str) -> set[str]:
    return {match.entry.id for match in find_phrases(text, LEXICON, (topic,))}


@pytest.mark.parametrize(("entry", "example"), cases("examples"))
def test_an_entry_is_found_in_its_example(entry: Entry, example: Example) -> None:
    assert entry.id in found(example.text, entry.topic)


@pytest.mark.parametrize(("entry", "text"), cases("refutes"))
def test_an_entry_is_not_found_where_it_says_not(entry: Entry, text: str) -> None:
    assert entry.id not in found(text, entry.topic)


def test_folding_keeps_every_character_at_its_place() -> None:
    text = "İzmir’s “Ğ” 🚀 rocket"
    assert len(fold(text)) == len(text)


def test_a_longer_phrase_hides_the_shorter_one_inside_it() -> None:
    matches = find_phrases("Kataib Hezbollah denied it.", LEXICON, ("actors",))
    assert [m.entry.word("actor") for m in matches] == ["Kataib Hezbollah"]


def test_a_phrase_inside_a_word_is_no_match() -> None:
    assert found("The disattacked rocketry.", "events") == set()


def entry(name: str, *says: str, examples: tuple[Example, ...] = (Example("x"),)) -> Entry:
    return Entry(name, says, examples=examples, topic="t", language="en")


@pytest.mark.parametrize(
    ("entries", "words"),
    [
        ([entry("a", "x"), entry("a", "y")], "used twice"),
        ([entry("a", "x"), entry("b", "X")], "repeats the phrase"),
        ([entry("a", "x", examples=())], "no example"),
    ],
)
def test_a_faulty_entry_is_refused_with_its_name(entries: list[Entry], words: str) -> None:
    (complaint,) = find_faults(entries)
    assert words in complaint


def test_a_topic_nobody_wrote_is_named_in_the_error() -> None:
    with pytest.raises(SetupError, match="no topic 'nonsense'"):
        LEXICON.entries("nonsense")
