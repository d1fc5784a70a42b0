"""What only a ledger in an SQLite file can do or suffer."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from made import make_article, store

from crosswire.errors import LedgerError
from crosswire.ledger import open_ledger
from crosswire.ledger.migrate import load_steps
from crosswire.ledger.sqlite import APPLICATION
from crosswire.model.incident import Rejection


def test_no_file_is_made_when_the_ledger_must_exist(tmp_path: Path) -> None:
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


def test_a_ledger_of_the_first_form_is_brought_up_to_date(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    with sqlite3.connect(path) as connection:
        connection.executescript(load_steps("sqlite")[0])
        connection.execute(f"PRAGMA application_id = {APPLICATION}")
        connection.execute("PRAGMA user_version = 1")
        connection.execute(
            "INSERT INTO articles (id, language, text, sha256, read_on)"
            " VALUES ('a0', 'en', 'x', 'y', '2031-03-04')"
        )
    connection.close()
    with open_ledger(path, must_exist=True) as ledger:
        assert ledger.pending() == ["a0"]
        store(ledger, make_article("a1"))
        assert ledger.pending() == ["a0", "a1"]


def test_a_locked_ledger_says_so_and_is_not_written(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "made.db", wait_s=0.01) as ledger:
        other = sqlite3.connect(tmp_path / "made.db")
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LedgerError, match="another program is writing"):
            ledger.reject(Rejection("x", "read", "y"))
        with open_ledger(tmp_path / "made.db", must_exist=True, wait_s=0.01) as reader:
            assert list(reader.rejections()) == []  # who only asks need not wait
        other.rollback()
        other.close()
        assert list(ledger.rejections()) == []
