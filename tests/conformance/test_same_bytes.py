"""The same articles give the same bytes, whichever database holds the ledger."""

from __future__ import annotations

from pathlib import Path

import pytest

import crosswire
from crosswire.demo import example_articles
from crosswire.publish.files import FORMATS


def test_every_export_of_the_examples_is_the_same_on_both_stores(
    postgres_schema: str, tmp_path: Path
) -> None:
    exports = []
    for address in (str(tmp_path / "x.db"), postgres_schema):
        with crosswire.open(address) as ledger:
            ledger.add(*example_articles(), read_on="2024-12-01")
            exports.append({form: "".join(ledger.pieces(form)) for form in FORMATS})
            exports[-1]["search"] = repr(ledger.search("base"))
    assert exports[0] == exports[1]


def test_the_address_may_stand_in_the_settings_file(
    address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("CROSSWIRE_LEDGER", raising=False)
    (tmp_path / "crosswire.toml").write_text(f"ledger = '{address}'\n")
    with crosswire.open() as ledger:
        ledger.add(example_articles()[0])
    with crosswire.open(address, must_exist=True) as ledger:
        assert ledger.status().articles == 1
        assert ledger.status().path == address
