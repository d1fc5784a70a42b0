"""Settings: flag before environment before file, and a wrong one named with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from crosswire.errors import SetupError
from crosswire.settings import Settings, load_settings


def test_without_file_and_environment_the_defaults_hold(tmp_path: Path) -> None:
    assert load_settings(tmp_path, {}) == Settings()


def test_a_flag_outranks_the_environment_which_outranks_the_file(tmp_path: Path) -> None:
    (tmp_path / "crosswire.toml").write_text('ledger = "file.db"\nwait_s = 2\n')
    assert load_settings(tmp_path, {}) == Settings(ledger="file.db", wait_s=2.0)
    environment = {"CROSSWIRE_LEDGER": "variable.db", "CROSSWIRE_LEXICONS": "a:b"}
    settings = load_settings(tmp_path, environment)
    assert (settings.ledger, settings.lexicons, settings.wait_s) == ("variable.db", ("a", "b"), 2)
    assert load_settings(tmp_path, environment, ledger="flag.db").ledger == "flag.db"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('\nledgr = "x"\n', r'crosswire\.toml:2: .*Did you mean "ledger"'),
        ("wait_s = 1\nledger = 3\n", r"crosswire\.toml:2: Expected `str`"),
        ("wait_s = 1\nledger = \n", r"crosswire\.toml:2: not TOML"),
        ("wait_s = -1\n", r"crosswire\.toml:1: wait_s is below 0"),
        ("zebra = 1\n", r"There are ledger, lexicons, wait_s"),
    ],
)
def test_a_wrong_setting_is_named_with_file_and_line(text: str, words: str, tmp_path: Path) -> None:
    (tmp_path / "crosswire.toml").write_text(text)
    with pytest.raises(SetupError, match=words):
        load_settings(tmp_path, {})


def test_a_wrong_variable_is_named(tmp_path: Path) -> None:
    with pytest.raises(SetupError, match="CROSSWIRE_WAIT_S"):
        load_settings(tmp_path, {"CROSSWIRE_WAIT_S": "soon"})
