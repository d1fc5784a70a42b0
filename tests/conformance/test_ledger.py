"""What every ledger keeps: all of it or none, the same bytes in whatever order."""

from __future__ import annotations

from datetime import date
from itertools import permutations

import msgspec
import pytest
from conftest import NewAddress
from made import TEXTS, fill, make_article, make_document, make_reading, store
from sqlalchemy import insert, inspect
from sqlalchemy.types import TypeEngine

from crosswire.errors import LedgerError
from crosswire.ledger import StoredLedger, open_ledger, tables
from crosswire.ledger.derived import Derived
from crosswire.ledger.find import Question
from crosswire.model.decision import Decision
from crosswire.model.incident import Reading, Rejection
from crosswire.publish import export_ledger

OTHER_PLACE = Decision("a reader", "2031-03-04", "other place", "ma1", "ma3", "different")


@pytest.fixture
def ledger(filled_ledger: StoredLedger) -> StoredLedger:
    return filled_ledger


def ids(ledger: StoredLedger, question: Question) -> list[str]:
    return [incident.id for incident in ledger.incidents(question)]


def test_what_goes_in_comes_out(ledger: StoredLedger) -> None:
    documents = {document.article.id: document for document in ledger.documents()}
    readings = {reading.article: reading for reading in ledger.readings()}
    for name in TEXTS:
        assert documents[name] == make_document(make_article(name))
        assert readings[name] == make_reading(make_article(name))
    assert ledger.article("a2") == make_article("a2")
    assert ledger.article("a9") is None


@pytest.mark.parametrize("order", list(permutations(TEXTS)))
def test_the_order_of_arrival_does_not_change_the_export(
    order: tuple[str, ...], new_address: NewAddress
) -> None:
    with open_ledger(new_address()) as one, open_ledger(new_address()) as two:
        fill(one)
        for name in order:
            fill(two, (name,))
        fill(two, order)
        assert "".join(export_ledger(one, "json")) == "".join(export_ledger(two, "json"))


def test_storing_an_article_twice_changes_nothing(ledger: StoredLedger) -> None:
    before = "".join(export_ledger(ledger, "json"))
    fill(ledger)
    assert "".join(export_ledger(ledger, "json")) == before


def test_an_article_is_wholly_in_or_not_at_all(ledger: StoredLedger) -> None:
    article = make_article("a4", TEXTS["a2"])
    mention = make_reading(make_article("a2")).mentions[0]  # its id is taken: storing it must fail
    broken = Reading("a4", (mention,), (), (), ())
    before = ledger.count()
    with pytest.raises(LedgerError):
        ledger.write_article(make_document(article), broken, over=None)
    assert ledger.count() == before
    assert ledger.article("a4") is None
    assert ledger.search("Seven wounded") and len(ledger.search("Seven wounded")) == 1


def test_a_run_killed_half_way_leaves_the_ledger_whole(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def die(*_: object) -> None:
        raise KeyboardInterrupt

    with open_ledger(address) as ledger:
        fill(ledger, ("a1",))
        monkeypatch.setattr("crosswire.ledger.stored._note_pending", die)
        with pytest.raises(KeyboardInterrupt):
            fill(ledger, ("a2",))
    monkeypatch.undo()
    with open_ledger(address, must_exist=True) as again:
        assert again.article_ids() == ["a1"]
        fill(again, ("a2", "a3"))
        assert again.article_ids() == ["a1", "a2", "a3"]


def test_whatever_is_stored_makes_the_incidents_stale(ledger: StoredLedger) -> None:
    assert not ledger.is_stale()
    store(ledger, make_article("a1"))
    assert ledger.is_stale()
    fill(ledger)
    ledger.decide(OTHER_PLACE)
    assert ledger.is_stale()


def test_a_decision_survives_whatever_is_derived(ledger: StoredLedger) -> None:
    ledger.decide(OTHER_PLACE)
    ledger.decide(OTHER_PLACE)
    fill(ledger)
    assert list(ledger.decisions()) == [OTHER_PLACE]


def test_an_article_that_cannot_be_parsed_keeps_its_text_and_is_not_read(
    ledger: StoredLedger,
) -> None:
    bare = msgspec.structs.replace(make_document(make_article("a2")), zones=(), sentences=())
    rejection = Rejection("in/a2.txt", "parse", "a fault")
    ledger.write_article(bare, Reading("a2", (), (), (), ()), rejection, over=make_article("a2"))
    assert ledger.article("a2") == make_article("a2")
    assert not ledger.is_read("a2")
    assert rejection in list(ledger.rejections())
    fill(ledger)
    assert ledger.is_read("a2")
    assert rejection not in list(ledger.rejections())


def test_a_rejection_is_recorded_once(ledger: StoredLedger) -> None:
    ledger.reject(Rejection("in/broken.txt", "read", "still not text"))
    assert list(ledger.rejections()) == [Rejection("in/broken.txt", "read", "still not text")]


def test_incidents_are_asked_for_by_day_place_type_and_actor(ledger: StoredLedger) -> None:
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
    ledger: StoredLedger,
) -> None:
    for name in ("ia1", "ia2"):
        incident = ledger.incident(name)
        assert incident is not None
        assert incident.id == "ia1"
    assert ledger.incident("x") is None
    assert ledger.incident("IA1") is not None
    with pytest.raises(LedgerError, match=r'"ia" fits 2 incidents: ia1, ia3\. Give more letters\.'):
        ledger.incident("ia")


def test_one_letter_that_fits_many_incidents_names_a_few(address: str) -> None:
    with open_ledger(address) as ledger:
        with ledger._store.writing() as connection:
            rows = [{"id": f"i{n:03}", "type": "bombing", "body": "{}"} for n in range(300)]
            connection.execute(insert(tables.incidents), rows)
        with pytest.raises(LedgerError, match="fits 300 incidents: i000, i001, i002, i003\\."):
            ledger.incident("i")


def test_words_are_searched_without_regard_to_case_or_search_syntax(ledger: StoredLedger) -> None:
    assert {hit.article for hit in ledger.search("rockets TOWER")} == {"a1", "a2"}
    hit = ledger.search('"gray tower" police')[0]
    assert (hit.article, hit.outlet) == ("a1", "Morning Plain")
    assert "Tower" in " ".join(hit.found)
    assert ledger.search('NEAR( "') == []
    assert ledger.search("") == []


def test_mentions_come_back_with_their_claims_in_order(ledger: StoredLedger) -> None:
    incident = ledger.incident("ia1")
    assert incident is not None
    mentions = ledger.mentions(incident)
    assert [mention.id for mention in mentions] == ["ma1", "ma2"]
    assert [claim.slot for claim in mentions[0].claims][:3] == ["date", "place", "injured"]


def test_copies_are_asked_for_by_the_articles_that_both_ends_are_among(
    ledger: StoredLedger,
) -> None:
    assert ledger.copies_among(["a1", "a2", "a3"]) == list(ledger.copies())
    assert ledger.copies_among(["a1", "a3"]) == ledger.copies_among([]) == []


def test_one_moment_of_the_ledger_stays_as_it_was_whatever_is_written(
    ledger: StoredLedger,
) -> None:
    with ledger.at_one_moment() as moment:
        before = "".join(export_ledger(moment, "json"))
        ledger.reject(Rejection("in/late.txt", "read", "not text"))
        store(ledger, make_article("a1", TEXTS["a1"] + " More."))
        assert "".join(export_ledger(moment, "json")) == before
        assert not moment.is_stale()
    assert ledger.is_stale()
    assert "".join(export_ledger(ledger, "json")) != before


def test_asking_may_stop_half_way(ledger: StoredLedger) -> None:
    for asked in (ledger.incidents, ledger.readings, ledger.documents, ledger.links):
        assert next(asked())


def test_an_article_that_another_program_stored_meanwhile_is_not_replaced(
    ledger: StoredLedger,
) -> None:
    article = make_article("a1", TEXTS["a1"] + " More.")
    written = (make_document(article), make_reading(article))
    assert not ledger.write_article(*written, over=None)
    assert ledger.article("a1") == make_article("a1")
    assert not ledger.is_stale()
    assert ledger.write_article(*written, over=make_article("a1"))
    assert ledger.article("a1") == article


def test_what_was_derived_from_an_earlier_state_neither_replaces_nor_hides_a_later_one(
    ledger: StoredLedger,
) -> None:
    empty = Derived()
    before, revision = "".join(export_ledger(ledger, "json")), ledger.revision()
    ledger.write_derived(empty, {}, revision - 1)
    assert "".join(export_ledger(ledger, "json")) == before
    store(ledger, make_article("a1"))
    ledger.write_derived(empty, {}, revision)
    assert ledger.is_stale()


def test_progress_tells_each_state_from_the_one_before(address: str) -> None:
    with open_ledger(address) as ledger:
        states = [ledger.progress()]
        store(ledger, make_article("a1"))
        states.append(ledger.progress())
        ledger.write_derived(Derived(), {}, ledger.revision())
        states.append(ledger.progress())
        ledger.reject(Rejection("torn.html", "read", "it holds no text"))
        states.append(ledger.progress())
    assert states == [(0, 0, 0), (1, 1, 0), (1, 0, 0), (1, 0, 1)]


def test_a_missing_ledger_is_not_made_when_it_must_exist(address: str) -> None:
    for _ in range(2):
        with pytest.raises(LedgerError, match="no ledger here"):
            open_ledger(address, must_exist=True)


def test_the_tables_are_those_of_the_newest_migration(ledger: StoredLedger) -> None:
    engine = ledger._store.engine
    found = inspect(engine)

    def say(kind: TypeEngine[object]) -> str:
        named = kind.compile(engine.dialect).removesuffix(' COLLATE "C"')
        return {"DOUBLE PRECISION": "FLOAT"}.get(named, named)

    for name, table in tables.metadata.tables.items():
        there = {(c["name"], say(c["type"]), c["nullable"]) for c in found.get_columns(name)}
        declared = {(c.name, say(c.type), bool(c.nullable)) for c in table.columns}
        keys = {(c.name, say(c.type)) for c in table.primary_key.columns}
        without_keys = {row for row in there if row[:2] not in keys}
        assert without_keys == {row for row in declared if row[:2] not in keys}, name
        assert {row[:2] for row in there} == {row[:2] for row in declared}
