"""Every pattern on follow-ups and ties is found in its example, and not where it says not."""

from __future__ import annotations

import pytest

from crosswire.extract.actors.actor_ties import find_actor_ties
from crosswire.extract.sentence.groups import scan_sentence
from crosswire.extract.sentence.pieces import survey_article
from crosswire.extract.sentence.plain_words import read_words
from crosswire.extract.sentence.scan import Scan
from crosswire.lexicon.load import Entry, Example, load_lexicon
from crosswire.model.text import Article, Document, Sentence, Span

LEXICON = load_lexicon()


def lay_out(text: str) -> tuple[Document, Scan]:
    article = Article("a0", None, None, None, None, "en", None, text, "", "2024-08-07")
    sentence = Sentence(Span(0, len(text)), "body", 0)
    document = Document(article, None, None, None, (), (sentence,), (), (), None)
    return document, scan_sentence(sentence, survey_article(document, LEXICON))


def cases(topic: str, part: str) -> list[tuple[Entry, object]]:
    return [(entry, item) for entry in LEXICON.entries(topic) for item in getattr(entry, part)]


@pytest.mark.parametrize(("entry", "example"), cases("follow_ups", "examples"))
def test_a_follow_up_is_found_in_its_example(entry: Entry, example: Example) -> None:
    _, scan = lay_out(example.text)
    found = read_words(scan).find(LEXICON, "follow_ups")
    assert (entry.id, example.finds["state"]) in {
        (hit.entry.id, hit.entry.word("state")) for hit in found
    }


@pytest.mark.parametrize(("entry", "example"), cases("actor_ties", "examples"))
def test_a_tie_is_said_of_somebody_in_its_example(entry: Entry, example: Example) -> None:
    document, scan = lay_out(example.text)
    ties = find_actor_ties(document, [scan], {"Night Owls": {"claimed"}}, LEXICON)
    assert entry.word("kind") in {tie.kind for tie in ties}


@pytest.mark.parametrize(("entry", "text"), cases("actor_ties", "refutes"))
def test_no_tie_is_found_where_the_entry_says_not(entry: Entry, text: str) -> None:
    document, scan = lay_out(text)
    assert not find_actor_ties(document, [scan], {}, LEXICON)
