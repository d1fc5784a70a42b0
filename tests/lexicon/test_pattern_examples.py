"""Every pattern of the lexicon is found in its examples, finds what they say, and not elsewhere."""

from __future__ import annotations

import pytest

from crosswire.extract.doers.roles import find_stances
from crosswire.extract.doers.speakers import find_speaker
from crosswire.extract.figures.casualties import find_tolls
from crosswire.extract.sentence.groups import scan_sentence
from crosswire.extract.sentence.pieces import survey_article
from crosswire.extract.sentence.scan import Scan
from crosswire.lexicon.load import Entry, Example, load_lexicon
from crosswire.lexicon.pattern import compile_patterns
from crosswire.model.figure import Figure
from crosswire.model.text import Article, Document, Sentence, Span

LEXICON = load_lexicon()
TOPICS = (
    "attribution",
    "casualties",
    "occasions",
    "outcome",
    "phases",
    "realis",
    "report_times",
    "speakers",
    "tallies",
    "ties",
)


def scan(text: str) -> Scan:
    article = Article("a0", None, None, None, None, "en", None, text, "", "2024-08-07")
    sentence = Sentence(Span(0, len(text)), "body", 0)
    document = Document(article, None, None, None, (), (sentence,), (), (), None)
    return scan_sentence(sentence, survey_article(document, LEXICON))


def rules_in(text: str, topic: str) -> set[str]:
    read = scan(text)
    return {
        hit.entry.rule for hit in compile_patterns(LEXICON, topic).find(read.symbols, read.words)
    }


def cases(part: str) -> list[tuple[Entry, object]]:
    return [
        (entry, item)
        for topic in TOPICS
        for entry in LEXICON.entries(topic)
        for item in getattr(entry, part)
    ]


def spell(figure: Figure) -> str:
    return f"{figure.low}" if figure.is_exact else f"{figure.low or ''}+"


@pytest.mark.parametrize(("entry", "example"), cases("examples"))
def test_a_pattern_is_found_in_its_example(entry: Entry, example: Example) -> None:
    assert entry.rule in rules_in(example.text, entry.topic)


@pytest.mark.parametrize(("entry", "text"), cases("refutes"))
def test_a_pattern_is_not_found_where_the_entry_says_not(entry: Entry, text: str) -> None:
    found = {(t.slot, t.rule) for t in find_tolls(scan(text), LEXICON)}
    assert entry.rule not in {rule for _, rule in found} or entry.topic != "casualties"
    if entry.topic != "casualties":
        assert entry.rule not in rules_in(text, entry.topic)


@pytest.mark.parametrize(
    ("entry", "example"), [c for c in cases("examples") if c[0].topic == "casualties"]
)
def test_a_casualty_pattern_counts_what_its_example_says(entry: Entry, example: Example) -> None:
    tolls = {t.slot: spell(t.figure) for t in find_tolls(scan(example.text), LEXICON)}
    for slot, figure in example.finds.items():
        assert tolls.get(slot) == figure


@pytest.mark.parametrize(
    ("entry", "example"), [c for c in cases("examples") if c[0].topic == "attribution"]
)
def test_an_attribution_names_the_actor_its_example_says(entry: Entry, example: Example) -> None:
    found = {(f.stance, (f.actor or "")) for f in find_stances(scan(example.text), LEXICON)}
    for stance, actor in example.finds.items():
        if stance == "claim_status":
            assert (None, "") in found
        else:
            assert any(s == stance and str(actor) in name for s, name in found)


@pytest.mark.parametrize(
    ("entry", "example"),
    [
        (e, x)
        for topic in ("speakers", "voices")
        for e in LEXICON.entries(topic)
        for x in e.examples
    ],
)
def test_an_example_is_told_by_the_voice_that_it_names(entry: Entry, example: Example) -> None:
    speaker = find_speaker(scan(example.text), LEXICON)
    assert speaker is not None
    if entry.topic == "voices":  # those of patterns say only which word must be in the name
        assert speaker.name == example.finds["speaker"]
    assert str(example.finds["speaker"]) in speaker.name
