"""What only a ledger on PostgreSQL can do or suffer."""

from __future__ import annotations

import sys

import pytest
from made import fill
from postgres_server import LOCKED_OUT, ask, make_schema

from crosswire.cli import run
from crosswire.errors import LedgerError, SetupError
from crosswire.ledger import open_ledger
from crosswire.model.incident import Rejection

NOBODY = "postgresql://reader:hush-hush@127.0.0.1:1/news"


@pytest.fixture
def schema(postgres_schema: str) -> str:
    return postgres_schema


def complaint(address: str) -> str:
    with pytest.raises(LedgerError) as raised:
        open_ledger(address)
    return str(raised.value)


def test_a_server_that_does_not_answer_is_told_without_the_password() -> None:
    said = complaint(NOBODY)
    assert said.startswith("postgresql://reader@127.0.0.1:1/news: no server answers there")
    assert "hush" not in said


def test_what_is_shown_of_an_address_opens_the_same_ledger_and_holds_no_password() -> None:
    schema = "options=-csearch_path%3Dledger"
    for address in (f"postgres://reader:hush@h:1/n?{schema}", f"{NOBODY}?password=hush&{schema}"):
        with pytest.raises(LedgerError) as raised:
            open_ledger(address)
        assert f"?{schema}: no " in str(raised.value)
        assert "hush" not in str(raised.value)


def test_an_address_that_cannot_be_read_is_not_repeated() -> None:
    for address in ("postgresql://reader:hush-hush@[::1/x", "postgresql://reader:hush:hush/news"):
        said = complaint(address)
        assert "Give it as postgresql://user:password@host/database" in said
        assert "hush" not in said
    assert complaint("mysql://reader:hush-hush@host/news").startswith("mysql://: no kind of ledger")


def test_a_missing_database_user_or_schema_is_told(postgres: str, schema: str) -> None:
    server, _, database = postgres.rpartition("/")
    assert "no such database" in complaint(f"{server}/crosswire_missing")
    missing = postgres.replace("//postgres@", "//crosswire_nobody:hush-hush@")
    assert "refuses the user" in complaint(missing)
    assert "CREATE SCHEMA" in complaint(f"{server}/{database}?options=-csearch_path%3Dmissing")


def test_a_wrong_password_is_told_and_not_shown(
    postgres: str, capsys: pytest.CaptureFixture[str]
) -> None:
    if (LOCKED_OUT,) not in ask(postgres, "SELECT rolname FROM pg_roles"):
        pytest.skip("the server was not started by these tests")
    address = postgres.replace("//postgres@", f"//{LOCKED_OUT}:hush-hush@")
    assert "refuses the user or the password" in complaint(address)
    assert run(["list", "--ledger", address]) == 2
    said = capsys.readouterr().err
    assert "refuses the user or the password" in said
    assert "hush" not in said
    right = postgres.replace("//postgres@", f"//{LOCKED_OUT}:the%20right%20one@")
    assert "GRANT ALL ON SCHEMA" in complaint(right)


def test_another_programs_tables_are_left_alone(schema: str) -> None:
    ask(schema, "CREATE TABLE birds (name text)")
    assert "another program" in complaint(schema)
    ask(schema, "DROP TABLE birds")
    open_ledger(schema).close()


def test_a_ledger_of_a_newer_crosswire_is_refused_and_left_alone(schema: str) -> None:
    open_ledger(schema).close()
    ask(schema, "UPDATE crosswire SET form = 99")
    assert "newer crosswire" in complaint(schema)
    assert ask(schema, "SELECT form FROM crosswire") == [(99,)]


def test_a_locked_ledger_says_so_and_is_not_written(schema: str) -> None:
    with (
        open_ledger(schema, wait_s=0.01) as ledger,
        open_ledger(schema, wait_s=0.01) as other,
        other._store.writing(),
    ):
        with pytest.raises(LedgerError, match="another program is writing"):
            ledger.reject(Rejection("x", "read", "y"))
        with open_ledger(schema, must_exist=True) as reader:
            assert list(reader.rejections()) == []  # who only asks need not wait


def test_two_schemas_of_one_database_hold_two_ledgers(postgres: str, schema: str) -> None:
    with make_schema(postgres) as second, open_ledger(schema) as one, open_ledger(second) as two:
        fill(one)
        with one._store.writing():
            fill(two, ("a1",))
        assert len(one.article_ids()) == 3
        assert two.article_ids() == ["a1"]


def test_a_missing_driver_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(SetupError, match=r"pip install 'crosswire\[postgres\]'"):
        open_ledger(NOBODY)
