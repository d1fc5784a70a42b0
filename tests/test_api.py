"""The Python door."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

import crosswire

STORY = (
    "Base hit\n\nMorning Plain, March 3, 2024\n\nBAGHDAD - At least three rockets hit the "
    "Ain al-Asad air base in western Iraq on Saturday, wounding several soldiers, police said."
)


def test_a_program_adds_asks_and_exports(address: str, tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(STORY, "utf-8")
    with crosswire.open(address) as ledger:
        report = ledger.add(tmp_path / "one.txt", read_on=date(2024, 3, 4))
        assert len(report.added) == 1
        (incident,) = ledger.incidents(since="2024-03-01", until=date(2024, 3, 2), place="Asad")
        assert ledger.incident(incident.id[:6]) == incident
        (mention,) = ledger.mentions(incident.id)
        article = ledger.article(mention.article)
        assert all(claim.span.quote(article.text) for claim in mention.claims)
        assert [found.id for found in ledger.articles()] == [article.id]
        assert ledger.search("rockets")[0].article == article.id
        assert ledger.case(incident).lines[0].voices[0].quote().words
        ledger.export("geojson", tmp_path / "x.geojson")
        assert ledger.rebuild() == ()
        status = ledger.status()
        assert (status.articles, status.incidents, status.is_current) == (1, 1, True)
    assert (tmp_path / "x.geojson").stat().st_size > 100


def test_answers_of_one_moment_agree_whatever_another_program_adds(
    address: str, tmp_path: Path
) -> None:
    for name, town in (("one.txt", "Baghdad"), ("two.txt", "Erbil")):
        (tmp_path / name).write_text(STORY.replace("BAGHDAD", town.upper()), "utf-8")
    with crosswire.open(address) as ledger, crosswire.open(address) as other:
        ledger.add(tmp_path / "one.txt")
        with ledger.at_one_moment():
            before = "".join(ledger.pieces("json"))
            other.add(tmp_path / "two.txt")
            assert "".join(ledger.pieces("json")) == before
            assert (ledger.status().articles, len(list(ledger.articles()))) == (1, 1)
            assert len(ledger.search("rockets")) == 1
        assert ledger.status().articles == 2


def test_what_is_not_there_is_named(address: str) -> None:
    with crosswire.open(address) as ledger:
        with pytest.raises(crosswire.LedgerError, match='no incident "i1"'):
            ledger.incident("i1")
        with pytest.raises(crosswire.LedgerError, match='no article "a1"'):
            ledger.article("a1")
        with pytest.raises(crosswire.LedgerError, match="Give it as 2024-01-20"):
            ledger.incidents(since="soon")


def test_every_public_name_is_there_and_importing_the_package_is_quick() -> None:
    for name in crosswire.__all__:
        assert hasattr(crosswire, name)
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        crosswire.nothing  # noqa: B018
    code = "import sys, crosswire; sys.exit('sqlalchemy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
