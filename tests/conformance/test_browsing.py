"""Incidents page by page, counted and grouped: the same on every store."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from made import open_filled
from sqlalchemy import select

from crosswire.ledger import StoredLedger, open_ledger, tables
from crosswire.ledger.find import Question
from crosswire.ledger.migrate import ROLES
from crosswire.ledger.survey import DAY, MONTH, YEAR


@pytest.mark.parametrize(
    ("question", "count"),
    [
        (Question(), 2),
        (Question(type="rocket_attack"), 1),
        (Question(words='"Gray Tower"'), 1),
        (Question(words="gray ship"), 0),
        (Question(words="owner"), 1),
        (Question(words="( %"), 2),  # no word at all: nothing is asked
        (Question(place="tower"), 1),
        (Question(place="%"), 2),  # no word at all
        (Question(actor="brigade of the pl"), 1),
        (Question(located=True), 1),
        (Question(located=False), 1),
        (Question(grade="none"), 0),
        (Question(since=date(2031, 3, 2), located=True), 0),
    ],
)
def test_what_is_counted_is_what_is_listed(
    filled_ledger: StoredLedger, question: Question, count: int
) -> None:
    browser = filled_ledger.browse()
    assert browser.count(question) == browser.survey(question, most=1).extent.count == count
    page = browser.page(question, most=10)
    assert len(page) == count
    assert {i.id for i in page} == {i.id for i in filled_ledger.incidents(question)}
    assert browser.page(question, most=10, broad=True) == page


def test_pages_follow_one_another_the_latest_first(filled_ledger: StoredLedger) -> None:
    browser = filled_ledger.browse()
    whole = browser.page(Question(), most=10)
    assert [*browser.page(Question(), most=1), *browser.page(Question(), most=1, after=1)] == whole
    assert browser.page(Question(), most=10, after=2) == []


def test_periods_places_and_kinds_are_counted(filled_ledger: StoredLedger) -> None:
    browser = filled_ledger.browse()
    for letters, start in ((DAY, "2031-03-01"), (MONTH, "2031-03"), (YEAR, "2031")):
        periods = browser.survey(Question(type="rocket_attack"), most=1).periods(letters)
        assert [(period.start, period.count) for period in periods] == [(start, 1)]
    spots = {spot.name: spot for spot in browser.survey(Question(), most=10).spots}
    assert (spots["Grey Tower"].lat, spots["Grey Tower"].count) == (33.5, 1)
    assert spots["Long Bay"].lat is None
    assert sum(count for _, count in browser.kinds("type")) == 2
    names = [named.term for named in browser.names("actor", most=10)]
    assert names == [" brigade of the plain "]
    (part,) = browser.parts(names)
    assert (part.name, part.stance, part.count) == ("=Brigade of the +Plain", "claimed", 1)
    assert browser.parts([]) == []
    assert browser.count_articles() == len(filled_ledger.article_ids())


def test_moments_and_articles_are_in_the_order_of_knowing(filled_ledger: StoredLedger) -> None:
    browser = filled_ledger.browse()
    assert all(moment.tzinfo == UTC for moment in browser.moments())
    assert browser.moments() == sorted(set(browser.moments()))
    assert datetime(9999, 12, 31, tzinfo=UTC) not in browser.moments()


def test_what_stands_beside_is_found_by_its_articles(filled_ledger: StoredLedger) -> None:
    browser = filled_ledger.browse()
    everything = browser.beside(filled_ledger.article_ids())
    assert list(everything.tallies) == list(filled_ledger.tallies())
    assert list(everything.statements) == list(filled_ledger.statements())
    assert list(everything.relations) == list(filled_ledger.relations())
    assert not browser.beside([]).tallies
    (relation,) = everything.relations
    assert set(browser.titles([relation.earlier, "none"])) == {relation.earlier}
    mentions = [m for incident in filled_ledger.incidents() for m in incident.mentions]
    assert set(browser.incidents_of(mentions)) == set(mentions)
    assert browser.links_of(mentions, most=10) == list(filled_ledger.links())
    assert browser.tallies("attack_tally", most=10) == list(filled_ledger.tallies())


def test_an_older_ledger_is_told_who_is_tied_to_its_incidents(address: str) -> None:
    def read_roles() -> set[tuple[str, ...]]:
        with ledger.at_one_moment() as moment:
            return {tuple(row) for row in moment.connection.execute(select(tables.roles))}

    with open_filled(address) as ledger:
        held = read_roles()
        assert held
        with ledger._store.writing() as connection:
            connection.exec_driver_sql("DROP TABLE roles")
            ledger._store.set_form(connection, ROLES - 1)
    with open_ledger(address) as ledger:
        assert read_roles() == held
        assert not ledger.is_stale()
