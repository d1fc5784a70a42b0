"""Words are found alike on both stores: the same articles in the same order, the same passages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made import make_article, make_document
from postgres_server import make_schema

from crosswire.ledger import StoredLedger, open_ledger
from crosswire.ledger.search import PASSAGE, find_phrases
from crosswire.model.incident import Reading

Both = tuple[StoredLedger, StoredLedger]
TEXTS = {
    "a1": "The Café on Al-Asad Street: rockets, rockets, rockets!",
    "a2": "Rockets struck the cafe\u0301. The army's air base at al Asad was hit, the air was full "
    "of smoke " + "and ash " * 40 + "and then the second rockets struck the gate.",
    "a3": "No rocket at al_Asad; air, base.",
    "a4": "İstanbul and ŁÓDŹ — naïve 2,400 reports of air base air base air.",
    "a5": "Nothing.",
}
QUESTIONS = [
    *("rockets", "ROCKETS al-asad", '"air base"', "air base", "cafe", "café", "łódź", "2,400"),
    *("istanbul", "naive 2,400", '"air base air"', '"the" (', "army's"),
]
UNANSWERED = ["2400", "a", "base' OR air"]  # ł is a letter, not an accented l


@pytest.fixture
def both(postgres: str, tmp_path: Path) -> Iterator[Both]:
    with (
        make_schema(postgres) as schema,
        open_ledger(tmp_path / "x.db") as one,
        open_ledger(schema) as other,
    ):
        yield one, other


def enter(ledger: StoredLedger, texts: dict[str, str]) -> None:
    for name, text in texts.items():
        document = make_document(make_article(name, text))
        over = ledger.article(name)
        ledger.write_article(document, Reading(name, (), (), (), ()), over=over)


def test_both_stores_find_the_same_passages_in_the_same_order(both: Both) -> None:
    for ledger in both:
        enter(ledger, TEXTS)
    for asked in QUESTIONS + UNANSWERED:
        first, second = (ledger.search(asked) for ledger in both)
        assert first == second, asked
        assert bool(first) == (asked in QUESTIONS), asked


WORDS = ("air", "base", "Base", "rocket", "al-Asad", "é", "the")


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    texts=st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=60), max_size=6),
    asked=st.lists(st.sampled_from((*WORDS, '"air base"', '"al asad air"')), max_size=3),
)
def test_both_stores_rank_alike(both: Both, texts: Sequence[list[str]], asked: list[str]) -> None:
    held = {f"a{number}": " ".join(words) for number, words in enumerate(texts)}
    for ledger in both:
        enter(ledger, {**{f"a{number}": "nothing" for number in range(6)}, **held})
    first, second = (ledger.search(" ".join(asked)) for ledger in both)
    assert first == second


def test_an_article_that_was_replaced_is_found_by_its_new_words_only(both: Both) -> None:
    for ledger in both:
        enter(ledger, {"a1": "rockets and smoke"})
        enter(ledger, {"a1": "drones and smoke"})
        assert ledger.search("rockets") == []
        assert [hit.article for hit in ledger.search("drones smoke")] == ["a1"]


def test_the_passage_is_the_one_that_holds_most_of_what_was_asked(both: Both) -> None:
    for ledger in both:
        enter(ledger, TEXTS)
        (hit,) = ledger.search("second rockets struck gate")
        assert hit.found == ("second", "rockets", "struck", "gate")
        assert hit.passage.startswith("…") and hit.passage.endswith("gate")
        assert len(hit.passage.split()) == PASSAGE


def test_a_word_that_no_index_could_hold_is_found_whole(both: Both) -> None:
    long = "x" * 9_000
    for ledger in both:
        enter(ledger, {"a1": f"before {long}y after", "a2": f"before {long}z after"})
        assert [hit.article for hit in ledger.search(f"{long}z")] == ["a2"]


def test_a_question_without_words_finds_nothing() -> None:
    assert find_phrases('NEAR( "') == [("near",)]
    assert find_phrases('" ( - "') == []
