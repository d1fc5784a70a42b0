"""A question that takes longer than its asker may wait is stopped, and nothing else is."""

from __future__ import annotations

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Lock

import pytest

from crosswire.errors import CrosswireError, LedgerError
from crosswire.ledger import open_ledger
from crosswire.ledger.aside import do_aside, has_failed, wait_for
from crosswire.ledger.open import open_store
from crosswire.ledger.store import Store
from crosswire.ledger.time_limit import LateError, answer_within

COUNT = (
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {})"
    " SELECT count(*) FROM n"
)
SHORT_S = 0.3


def ask_long(store: Store, seconds: int) -> None:
    """Ask what takes about so many seconds, or more."""
    sqlite = COUNT.format(10_000_000 * seconds)
    with store.reading() as connection:
        slow = sqlite if store.kind == "sqlite" else f"SELECT pg_sleep({seconds})"
        connection.exec_driver_sql(slow).scalar()


@pytest.fixture
def store(address: str) -> Iterator[Store]:
    """A database with an empty ledger."""
    open_ledger(address).close()
    opened = open_store(address, 5.0)
    yield opened
    opened.engine.dispose()


def test_a_question_ends_with_the_time_and_its_connection_serves_the_next(store: Store) -> None:
    for _ in range(3):
        begun = time.monotonic()
        with pytest.raises(LateError), answer_within(SHORT_S):
            ask_long(store, 60)
        assert time.monotonic() - begun < 15
        with store.reading() as connection:
            assert connection.exec_driver_sql("SELECT 7").scalar() == 7


def test_the_time_is_for_all_questions_together(store: Store) -> None:
    with pytest.raises(LateError), answer_within(1.5), store.reading() as connection:
        for _ in range(100):
            connection.exec_driver_sql("SELECT 1").scalar()
            time.sleep(0.1)
    with answer_within(60), store.reading() as connection:
        assert connection.exec_driver_sql("SELECT 7").scalar() == 7


def test_others_are_not_cut_off(store: Store) -> None:
    def cut() -> None:
        with pytest.raises(LateError), answer_within(SHORT_S):
            ask_long(store, 60)

    with ThreadPoolExecutor(4) as pool:
        free = pool.submit(ask_long, store, 1)
        for each in [pool.submit(cut) for _ in range(3)]:
            each.result(30)
        free.result(60)


def test_what_was_written_late_is_not_kept(address: str) -> None:
    with open_ledger(address) as ledger:
        with pytest.raises(LedgerError), answer_within(0):
            ledger.is_stale()
        assert not ledger.is_stale()


def test_work_that_takes_longer_than_anybody_waits_is_done_all_the_same() -> None:
    lock = Lock()
    with lock, answer_within(0.05):
        outcome = do_aside(lambda: lock.acquire(timeout=30))
        with pytest.raises(LateError):
            wait_for(outcome)
    assert wait_for(outcome)


def test_work_that_fails_says_why() -> None:
    def fail() -> None:
        raise LedgerError("no room")

    with answer_within(30):
        outcome = do_aside(fail)
        with pytest.raises(CrosswireError, match="no room"):
            wait_for(outcome)
    assert has_failed(outcome)
