"""What many want is made once, and holds as long as the ledger does not change."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from threading import Barrier, Event

import pytest
from starlette.testclient import TestClient

import crosswire
from crosswire.asking import LedgerReader
from crosswire.ledger import open_ledger
from crosswire.ledger.derived import Derived
from crosswire.ledger.time_limit import LateError, answer_within
from crosswire.lexicon.load import load_lexicon
from crosswire.model.incident import Rejection
from crosswire.past import Past
from crosswire.settings import Settings
from crosswire.web.app import make_app
from crosswire.web.desk import Desk
from crosswire.web.keeping import Kept


def test_one_makes_what_many_want_at_once(examples_path: Path) -> None:
    made, together = [], Barrier(5)

    def make(ledger: LedgerReader, name: str) -> str:
        made.append(name)
        time.sleep(0.2)
        return name.upper()

    kept = Kept(make)
    with crosswire.open(examples_path) as ledger, ThreadPoolExecutor(5) as pool:

        def want(_: int) -> str:
            together.wait(10)
            return kept(ledger, "a")

        assert set(pool.map(want, range(5))) == {"A"}
        assert kept(ledger, "b") == "B"
    assert made == ["a", "b"]


def test_who_fails_to_make_it_keeps_nobody_from_trying(examples_path: Path) -> None:
    tried, together = [], Barrier(4)

    def make(ledger: LedgerReader) -> str:
        time.sleep(0.1)
        tried.append(1)
        if len(tried) < 3:
            raise ValueError(len(tried))
        return "made"

    kept = Kept(make)
    with crosswire.open(examples_path) as ledger, ThreadPoolExecutor(4) as pool:

        def want(_: int) -> str:
            together.wait(10)
            try:
                return kept(ledger)
            except ValueError as error:
                return f"failed {error}"

        assert sorted(pool.map(want, range(4))) == ["failed 1", "failed 2", "made", "made"]
    assert len(tried) == 3


def test_nobody_waits_for_a_maker_longer_than_they_may(examples_path: Path) -> None:
    go_on, begun = Event(), Event()

    def make(ledger: LedgerReader) -> bool:
        begun.set()
        return go_on.wait(30)

    kept = Kept(make)
    with crosswire.open(examples_path) as ledger, ThreadPoolExecutor(1) as pool:
        first = pool.submit(kept, ledger)
        assert begun.wait(10)
        with pytest.raises(LateError), answer_within(0.2):
            kept(ledger)
        go_on.set()
        assert first.result(10)
        assert kept(ledger)


def test_what_was_made_before_all_was_derived_is_made_anew(
    own_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = make_app(Settings(ledger=str(own_path)))
    asked = ("index.json", "changes.json", "feed.json", "places.json", "actors.json")
    with TestClient(app, base_url="http://localhost") as client:
        whole = {name: client.get(f"/{name}").content for name in asked}
        with open_ledger(own_path) as ledger:  # as another program does that adds, until it derives
            ledger.write_derived(Derived(), {}, ledger.revision())
            for document, reading in zip(ledger.documents(), ledger.readings(), strict=True):
                ledger.write_article(document, reading, over=document.article)
        with monkeypatch.context() as patched:
            patched.setattr(Desk, "_derive", lambda _: None)
            assert all(client.get(f"/{name}").content != whole[name] for name in asked)
        assert {name: client.get(f"/{name}").content for name in asked} == whole


def test_what_could_not_be_read_is_told_at_once(own_path: Path) -> None:
    with TestClient(
        make_app(Settings(ledger=str(own_path))), base_url="http://localhost"
    ) as client:
        assert "torn.html" not in client.get("/coverage").text
        with open_ledger(own_path) as ledger:
            ledger.reject(Rejection("torn.html", "read", "it holds no text"))
        assert "torn.html" in client.get("/coverage").text


def test_a_moment_that_nobody_asks_for_any_more_is_not_made(
    examples_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[datetime] = []
    go_on = Event()

    def fill(past: object, state: object, moment: datetime, *_: object, **__: object) -> None:
        made.append(moment)
        assert go_on.wait(30)

    monkeypatch.setattr("crosswire.past.pipeline.fill_as_of", fill)
    days = [datetime(2024, 8, day, tzinfo=UTC) for day in (6, 7, 8)]
    with open_ledger(examples_path) as ledger:
        moments = [Past(ledger, day, load_lexicon) for day in days]
        for moment in moments:
            with pytest.raises(LateError), answer_within(0.2):
                _ = moment.whole
        moments[1].close()
        go_on.set()
        for moment in (moments[0], moments[2]):
            with answer_within(30):
                assert moment.whole
            moment.close()
    assert sorted(made) == [days[0], days[2]]
