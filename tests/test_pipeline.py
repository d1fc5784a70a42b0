"""The order of the stages, and what one bad article costs the others: nothing."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from conftest import NewAddress
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crosswire import pipeline
from crosswire.errors import ArticleError
from crosswire.ledger import StoredLedger, open_ledger
from crosswire.lexicon.load import load_lexicon
from crosswire.publish import export_ledger

LEXICON = load_lexicon()
STORIES = {
    "one.txt": "Base hit\n\nMorning Plain, March 3, 2024\n\nBAGHDAD - At least three rockets hit "
    "the Ain al-Asad air base in western Iraq on Saturday, wounding several soldiers, police said. "
    "No group has claimed responsibility.",
    "two.txt": "Seven wounded at Iraqi base\n\nEvening Plain, March 4, 2024\n\nERBIL - Seven "
    "soldiers were wounded when rockets struck Al-Asad airbase in Iraq on Saturday, the army said.",
    "three.txt": "Bomb kills two in Kabul\n\nHill Post, March 4, 2024\n\nKABUL - A bomb killed two "
    "people at a market in Kabul on Sunday, officials said. The Taliban denied responsibility.",
    "four.txt": "Market reopens\n\nHill Post, March 5, 2024\n\nKABUL - The market opened again on "
    "Tuesday. Traders swept the street and said that business was slow.",
}
NAMES = sorted(STORIES)


def write_stories(folder: Path) -> list[str]:
    for name, text in STORIES.items():
        (folder / name).write_text(text, "utf-8")
    return [str(folder / name) for name in NAMES]


def add(ledger: StoredLedger, *sources: str) -> pipeline.AddReport:
    return pipeline.add_sources(ledger, sources, LEXICON, read_on="2024-03-06")


def export(ledger: StoredLedger) -> str:
    return "".join(export_ledger(ledger, "json"))


@pytest.fixture(scope="module")
def all_at_once(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[str], str]:
    folder = tmp_path_factory.mktemp("stories")
    sources = write_stories(folder)
    with open_ledger(tmp_path_factory.mktemp("ledger") / "whole.db") as ledger:
        add(ledger, *sources)
        return sources, export(ledger)


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(order=st.permutations(range(len(NAMES))), cuts=st.sets(st.integers(1, len(NAMES) - 1)))
def test_any_order_in_any_batches_gives_the_same_bytes(
    order: list[int],
    cuts: set[int],
    all_at_once: tuple[list[str], str],
    new_address: NewAddress,
) -> None:
    sources, whole = all_at_once
    edges = [0, *sorted(cuts), len(order)]
    with open_ledger(new_address()) as ledger:
        for start, end in pairwise(edges):
            add(ledger, *(sources[i] for i in order[start:end]))
        assert export(ledger) == whole


def test_adding_twice_changes_nothing(tmp_path: Path, new_address: NewAddress) -> None:
    sources = write_stories(tmp_path)
    with open_ledger(new_address()) as ledger:
        first = add(ledger, *sources)
        before = export(ledger)
        second = add(ledger, *sources)
        assert (len(first.added), len(second.added), len(second.known)) == (4, 0, 4)
        assert export(ledger) == before


def test_rebuilding_gives_the_same_bytes(tmp_path: Path, new_address: NewAddress) -> None:
    sources = write_stories(tmp_path)
    with open_ledger(new_address()) as ledger:
        add(ledger, *sources)
        before = export(ledger)
        assert pipeline.rebuild(ledger, LEXICON) == ()
        assert export(ledger) == before


def test_one_text_under_two_names_is_one_article_whichever_came_first(
    tmp_path: Path, new_address: NewAddress
) -> None:
    for name in ("b.txt", "a.txt"):
        (tmp_path / name).write_text(STORIES["one.txt"], "utf-8")
    exports = set()
    for order in (("a.txt", "b.txt"), ("b.txt", "a.txt")):
        with open_ledger(new_address()) as ledger:
            for name in order:
                add(ledger, str(tmp_path / name))
            assert ledger.count()["articles"] == 1
            exports.add(export(ledger))
    assert len(exports) == 1


def test_a_fault_in_one_article_is_recorded_with_its_traceback_and_the_rest_goes_on(
    tmp_path: Path, new_address: NewAddress, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = pipeline.extract_mentions

    def trip(document: pipeline.Document, lexicon: pipeline.Lexicon) -> pipeline.Reading:
        if "Seven" in document.article.text:
            raise ZeroDivisionError("seven")
        return real(document, lexicon)

    sources = write_stories(tmp_path)
    with open_ledger(new_address()) as ledger:
        with monkeypatch.context() as patch:
            patch.setattr(pipeline, "extract_mentions", trip)
            report = add(ledger, *sources)
        assert len(report.added) == 3
        (rejection,) = report.rejected
        assert rejection.stage == "extract"
        assert rejection.path.endswith("two.txt")
        assert "ZeroDivisionError: seven" in rejection.reason
        assert list(ledger.rejections()) == [rejection]
        pipeline.rebuild(ledger, LEXICON)
        assert list(ledger.rejections()) == []
        mended = export(ledger)
    with open_ledger(new_address()) as other:
        add(other, *sources)
        assert export(other) == mended


def test_an_article_that_a_stage_refuses_keeps_the_stage_and_the_reason(
    tmp_path: Path, new_address: NewAddress, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(article: pipeline.Article, lexicon: pipeline.Lexicon) -> pipeline.Document:
        raise ArticleError(article.path or "", "parse", "not a language that crosswire reads")

    monkeypatch.setattr(pipeline, "parse_article", refuse)
    sources = write_stories(tmp_path)
    with open_ledger(new_address()) as ledger:
        report = add(ledger, sources[0])
        assert report.rejected[0].stage == "parse"
        assert report.rejected[0].reason == "not a language that crosswire reads"
        assert export(ledger)


def test_a_run_stopped_between_two_articles_keeps_the_first_and_is_finished_later(
    tmp_path: Path, new_address: NewAddress
) -> None:
    sources = write_stories(tmp_path)

    def stop(name: str) -> None:
        if name.endswith("two.txt"):
            raise KeyboardInterrupt

    with open_ledger(new_address()) as ledger:
        with pytest.raises(KeyboardInterrupt):
            pipeline.add_sources(ledger, sources, LEXICON, read_on="2024-03-06", progress=stop)
        held = ledger.count()["articles"]
        assert 0 < held < 4
        assert ledger.is_stale()
        add(ledger, *sources)
        assert not ledger.is_stale()
        finished = export(ledger)
    with open_ledger(new_address()) as other:
        add(other, *sources)
        assert export(other) == finished
