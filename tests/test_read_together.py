"""What pages read of many at once is what is read of one after the other."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from conftest import NewAddress

import crosswire
from crosswire.asking import incidents as asking
from crosswire.model.incident import Settled, Step, known_since

GOLD = Path(__file__).parents[1] / "gold"


@pytest.fixture
def ledger(new_address: NewAddress) -> Iterator[crosswire.Ledger]:
    """A ledger of a labelled set, with values that a person set."""
    with crosswire.open(new_address()) as held:
        held.add(GOLD / "mideast" / "articles", read_on="2026-01-01")
        several = [i for i in held.incidents() if i.sources.articles > 1][:3]
        said = {"why": "names of all", "by": "N. Reader"}
        made = [held.settle(i.id, "killed", "at least 7", **said) for i in several]
        held.undo(made[0].id, **said)
        yield held


def without_voices(settled: Settled | None) -> Settled | None:
    """A value without who stands behind it."""
    return settled and msgspec.structs.replace(settled, voices=None)


def shorten(step: Step) -> Step:
    """A step as a list of changes shows it."""
    before, after = without_voices(step.before), without_voices(step.after)
    return msgspec.structs.replace(step, before=before, after=after)


def test_traces_are_what_histories_tell_of_the_same_articles(ledger: crosswire.Ledger) -> None:
    whole = {incident.id: ledger.history(incident) for incident in ledger.incidents()}
    ids = [article.id for article in ledger.articles()]
    told, moved = ledger.browse().incidents_in(ids), 0
    for article in ledger.articles():
        incidents = ledger.browse().incidents(told.get(article.id, []))
        traces = ledger.traces(incidents.values(), [article.id])
        for incident in incidents.values():
            steps = [s for s in whole[incident.id] if article.id in s.articles]
            first = min(map(known_since, ledger.facts(incident).values()))
            trace = traces[incident.id]
            assert (article.id in trace.founders) == (steps[0].at == first if steps else False)
            if article.id not in trace.founders:
                own = [step for step in trace.steps if article.id in step.articles]
                assert list(map(shorten, own)) == list(map(shorten, steps))
                moved += len(own)
    assert moved > 5


def test_cases_are_opened_as_each_by_itself(
    ledger: crosswire.Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    incidents = list(ledger.incidents())
    alone = [ledger.case(incident) for incident in incidents]
    assert ledger.cases(incidents) == alone
    monkeypatch.setattr(asking, "AT_ONCE", 3)
    assert ledger.cases(incidents) == alone
    assert ledger.cases([]) == []


def test_what_articles_tell_is_counted_as_it_is_read(ledger: crosswire.Ledger) -> None:
    ids = [article.id for article in ledger.articles()]
    browser = ledger.browse()
    counts, told = browser.count_told(ids), browser.incidents_in(ids)
    sketches = ledger.sketches(ids)
    for key in ids:
        document, mentions = ledger.article_page(key)
        claims = sum(len(mention.claims) for mention in mentions)
        assert counts.get(key, (0, 0)) == (len(mentions), claims)
        homes = browser.incidents_of({mention.id for mention in mentions})
        assert told.get(key, []) == sorted(set(homes.values()))
        bare = msgspec.structs.replace(document, sentences=(), dateline=None)
        assert sketches[key] == bare
