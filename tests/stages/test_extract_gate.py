"""Articles that cannot tell of violence are not read to the end, and nothing is lost by it."""

from __future__ import annotations

import json
from pathlib import Path

import msgspec
import pytest

from crosswire.extract import extract_mentions, mentions
from crosswire.extract.incidents.gate import find_likely
from crosswire.extract.sentence.pieces import TOPICS
from crosswire.lexicon.load import load_lexicon
from crosswire.lexicon.match import find_phrases
from crosswire.model.incident import Reading
from crosswire.model.text import Article, Document
from crosswire.parse import parse_article

ROOT = Path(__file__).parents[2]
LEXICON = load_lexicon()
TEXTS = [
    *(path.read_text("utf-8") for path in sorted(ROOT.glob("gold/*/articles/*.txt"))),
    *(path.read_text("utf-8") for path in sorted(ROOT.glob("benchmarks/ordinary/*.txt"))),
    *(
        json.loads(line)["text"]
        for line in (ROOT / "tests/cases/en/ordinary.jsonl").read_text("utf-8").splitlines()
    ),
]


def parse(text: str) -> Document:
    """The parsed article that consists of a text."""
    article = Article("a0", None, None, None, None, "en", None, text, "", "2026-01-01")
    return parse_article(article, LEXICON)


def likely_in(text: str) -> list[str]:
    """The sentences of a text that may tell of violence."""
    document = parse(text)
    phrases = find_phrases(text, LEXICON, TOPICS)
    found = find_likely(text, document.sentences, phrases, LEXICON)
    return [sentence.span.quote(text) for sentence in found]


def read(document: Document) -> Reading:
    """All that is read, without what was passed over: that is what the gate lets through."""
    return msgspec.structs.replace(extract_mentions(document, LEXICON), abstained=())


def test_the_reading_is_the_same_with_and_without_the_gate(monkeypatch: pytest.MonkeyPatch) -> None:
    documents = [parse(text) for text in TEXTS]
    gated = [read(document) for document in documents]
    monkeypatch.setattr(mentions, "find_likely", lambda text, parts, phrases, lexicon: parts)
    monkeypatch.setattr(mentions, "tells", lambda scan, lexicon: True)
    assert [read(document) for document in documents] == gated


def test_a_sentence_without_deeds_dead_or_blame_is_not_read_on() -> None:
    assert likely_in("The library opens at ten. It has 92,000 books.") == []


def test_a_sentence_with_a_deed_a_toll_or_a_claim_is_read_on() -> None:
    told = ["Rebels attacked the post.", "Nine people died.", "The Taliban claimed responsibility."]
    assert likely_in(" ".join(told)) == told


def test_a_verb_that_needs_a_weapon_is_read_on_only_beside_one() -> None:
    assert likely_in("The firm launched a new phone.") == []
    assert likely_in("The militia launched a rocket.") == ["The militia launched a rocket."]
