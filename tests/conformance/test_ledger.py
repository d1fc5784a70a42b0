"""What every ledger keeps: all of it or none, the same bytes in whatever order."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import date
from itertools import permutations
from pathlib import Path

import msgspec
import pytest
from made import TEXTS, fill, make_article, make_document, make_reading, open_filled
from sqlalchemy import inspect

from crosswire.errors import LedgerError
from crosswire.ledger import SqliteLedger, open_ledger, tables
from crosswire.ledger.find import Question
from crosswire.model.decision import Decision
from crosswire.model.incident import Reading, Rejection
from crosswire.publish import export_ledger

OTHER_PLACE = Decision("a reader", "2031-03-04", "other place", "ma1", "ma3", "different")


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[SqliteLedger]:
    with open_filled(tmp_path) as held:
        yield held


def ids(ledger: SqliteLedger, question: Question) -> list[str]:
    return [incident.id for incident in ledger.incidents(question)]


def test_what_goes_in_comes_out(ledger: SqliteLedger) -> None:
    documents = {document.article.id: document for document in ledger.documents()}
    readings = {reading.article: reading for reading in ledger.readings()}
    for name in TEXTS:
        assert documents[name] == make_document(make_article(name))
        assert readings[name] == make_reading(make_article(name))
    assert ledger.article("a2") == make_article("a2")
    assert ledger.article("a9") is None


@pytest.mark.parametrize("order", list(permutations(TEXTS)))
def test_the_order_of_arrival_does_not_change_the_export(
    order: tuple[str, ...], tmp_path: Path
) -> None:
    with open_ledger(tmp_path / "one.db") as one, open_ledger(tmp_path / "two.db") as two:
        fill(one)
        for name in order:
            fill(two, (name,))
        fill(two, order)
        assert "".join(export_ledger(one, "json")) == "".join(export_ledger(two, "json"))


def test_storing_an_article_twice_changes_nothing(ledger: SqliteLedger) -> None:
    before = "".join(export_ledger(ledger, "json"))
    fill(ledger)
    assert "".join(export_ledger(ledger, "json")) == before


def test_an_article_is_wholly_in_or_not_at_all(ledger: SqliteLedger) -> None:
    article = make_article("a4", TEXTS["a2"])
    mention = make_reading(make_article("a2")).mentions[0]  # its id is taken: storing it must fail
    broken = Reading("a4", (mention,), (), (), ())
    before = ledger.count()
    with pytest.raises(LedgerError):
        ledger.write_article(make_document(article), broken)
    assert ledger.count() == before
    assert ledger.article("a4") is None
    assert ledger.search("Seven wounded") and len(ledger.search("Seven wounded")) == 1


def test_a_run_killed_half_way_leaves_the_ledger_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def die(*_: object) -> None:
        raise KeyboardInterrupt

    with open_ledger(tmp_path / "made.db") as ledger:
        fill(ledger, ("a1",))
        monkeypatch.setattr("crosswire.ledger.sqlite._set_stale", die)
        with pytest.raises(KeyboardInterrupt):
            fill(ledger, ("a2",))
    monkeypatch.undo()
    with open_ledger(tmp_path / "made.db", must_exist=True) as again:
        assert again.article_ids() == ["a1"]
        fill(again, ("a2", "a3"))
        assert again.article_ids() == ["a1", "a2", "a3"]


def test_whatever_is_stored_makes_the_incidents_stale(ledger: SqliteLedger) -> None:
    assert not ledger.is_stale()
    article = make_article("a1")
    ledger.write_article(make_document(article), make_reading(article))
    assert ledger.is_stale()
    fill(ledger)
    ledger.decide(OTHER_PLACE)
    assert ledger.is_stale()


def test_a_decision_survives_whatever_is_derived(ledger: SqliteLedger) -> None:
    ledger.decide(OTHER_PLACE)
    ledger.decide(OTHER_PLACE)
    fill(ledger)
    assert list(ledger.decisions()) == [OTHER_PLACE]


def test_an_article_that_cannot_be_parsed_keeps_its_text_and_is_not_read(
    ledger: SqliteLedger,
) -> None:
    bare = msgspec.structs.replace(make_document(make_article("a2")), zones=(), sentences=())
    rejection = Rejection("in/a2.txt", "parse", "a fault")
    ledger.write_article(bare, Reading("a2", (), (), (), ()), rejection)
    assert ledger.article("a2") == make_article("a2")
    assert not ledger.is_read("a2")
    assert rejection in list(ledger.rejections())
    fill(ledger)
    assert ledger.is_read("a2")
    assert rejection not in list(ledger.rejections())


def test_a_rejection_is_recorded_once(ledger: SqliteLedger) -> None:
    ledger.reject(Rejection("in/broken.txt", "read", "still not text"))
    assert list(ledger.rejections()) == [Rejection("in/broken.txt", "read", "still not text")]


def test_incidents_are_asked_for_by_day_place_type_and_actor(ledger: SqliteLedger) -> None:
    assert ids(ledger, Question()) == ["ia1", "ia3"]
    assert ids(ledger, Question(since=date(2031, 3, 1), until=date(2031, 3, 1))) == ["ia1"]
    assert ids(ledger, Question(since=date(2031, 3, 2))) == []
    assert ids(ledger, Question(place="grey tow")) == ["ia1"]
    assert ids(ledger, Question(place="gray-tower")) == ["ia1"]
    assert ids(ledger, Question(place="IQ")) == ["ia1"]
    assert ids(ledger, Question(place="ay")) == []
    assert ids(ledger, Question(type="ship_attack")) == ["ia3"]
    assert ids(ledger, Question(actor="brigade of the plain")) == ["ia1"]
    assert ids(ledger, Question(actor="100%")) == []


def test_an_incident_is_found_by_a_former_id_and_by_its_first_letters(
    ledger: SqliteLedger,
) -> None:
    for name in ("ia1", "ia2"):
        incident = ledger.incident(name)
        assert incident is not None
        assert incident.id == "ia1"
    assert ledger.incident("x") is None
    with pytest.raises(LedgerError, match="fits 2 incidents"):
        ledger.incident("ia")


def test_words_are_searched_without_regard_to_case_or_search_syntax(ledger: SqliteLedger) -> None:
    assert {hit.article for hit in ledger.search("rockets TOWER")} == {"a1", "a2"}
    hit = ledger.search('"gray tower" police')[0]
    assert (hit.article, hit.outlet) == ("a1", "Morning Plain")
    assert "Tower" in " ".join(hit.found)
    assert ledger.search('NEAR( "') == []
    assert ledger.search("") == []


def test_mentions_come_back_with_their_claims_in_order(ledger: SqliteLedger) -> None:
    incident = ledger.incident("ia1")
    assert incident is not None
    mentions = ledger.mentions(incident)
    assert [mention.id for mention in mentions] == ["ma1", "ma2"]
    assert [claim.slot for claim in mentions[0].claims][:3] == ["date", "place", "injured"]


def test_a_missing_ledger_is_not_made_when_it_must_exist(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="no ledger here"):
        open_ledger(tmp_path / "none.db", must_exist=True)
    assert not (tmp_path / "none.db").exists()


def test_trouble_is_told_in_plain_words(tmp_path: Path) -> None:
    text = tmp_path / "notes.txt"
    text.write_text("these are only some notes, at length " * 40)
    other = tmp_path / "other.db"
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE birds (name)")
    connection.close()
    for path, words in (
        (tmp_path, "a folder"),
        (tmp_path / "gone" / "x.db", "does not exist"),
        (text, "not a crosswire ledger"),
        (other, "another program"),
    ):
        with pytest.raises(LedgerError, match=words):
            open_ledger(path)


def test_a_ledger_of_a_newer_crosswire_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "made.db"
    open_ledger(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(LedgerError, match="newer crosswire"):
        open_ledger(path)
    with sqlite3.connect(path) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (99,)
    connection.close()


def test_a_locked_ledger_says_so_and_is_not_written(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "made.db", wait_s=0.01) as ledger:
        other = sqlite3.connect(tmp_path / "made.db")
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LedgerError, match="another program is writing"):
            ledger.reject(Rejection("x", "read", "y"))
        other.rollback()
        other.close()
        assert list(ledger.rejections()) == []


def test_the_tables_are_those_of_the_newest_migration(ledger: SqliteLedger) -> None:
    found = inspect(ledger._engine)
    for name, table in tables.metadata.tables.items():
        there = {(c["name"], str(c["type"]), c["nullable"]) for c in found.get_columns(name)}
        declared = {(c.name, str(c.type), bool(c.nullable)) for c in table.columns}
        keys = {(c.name, str(c.type)) for c in table.primary_key.columns}
        without_keys = {row for row in there if row[:2] not in keys}
        assert without_keys == {row for row in declared if row[:2] not in keys}, name
        assert {row[:2] for row in there} == {row[:2] for row in declared}
