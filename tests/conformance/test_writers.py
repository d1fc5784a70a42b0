"""Several programs add to one ledger at once: nothing is lost, nothing doubled."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest

from crosswire import deriving, pipeline
from crosswire.ledger import open_ledger
from crosswire.lexicon.load import load_lexicon
from crosswire.publish import export_ledger

LEXICON = load_lexicon()
WRITERS = 4
TOWNS = ("Baghdad", "Kabul", "Aleppo", "Tripoli", "Khartoum", "Aden", "Goma", "Maiduguri")
WAIT_S = 120.0  # a machine under load; what is measured is that nobody gives up or is lost


@pytest.fixture
def folders(tmp_path: Path) -> Iterator[list[Path]]:
    """A folder for each writer: two articles of its own, and two that every writer has."""
    made = [tmp_path / f"writer{number}" for number in range(WRITERS)]
    for folder in made:
        folder.mkdir()
    for number, town in enumerate(TOWNS):
        text = (
            f"Bomb in {town}\n\nHill Post, March {number + 4}, 2024\n\n{town.upper()} - A bomb "
            f"killed {number + 2} people at a market in {town} on Sunday, officials said."
        )
        (made[number % WRITERS] / f"{town}.txt").write_text(text, "utf-8")
        later = text.replace("Hill Post", "Plain Post").replace("officials", "the police")
        if number < 2:
            for folder in made:
                (folder / f"all-{town}.txt").write_text(later, "utf-8")
    yield made


def test_several_writers_at_once_give_what_one_gives(
    folders: list[Path], address: str, tmp_path: Path
) -> None:
    start = Barrier(WRITERS)

    def add(folder: Path) -> None:
        start.wait()
        with open_ledger(address, wait_s=WAIT_S) as ledger:  # made by whoever comes first
            pipeline.add_sources(ledger, [str(folder)], LEXICON, read_on="2024-04-01")

    with ThreadPoolExecutor(WRITERS) as writers:
        list(writers.map(add, folders))
    with open_ledger(address) as many, open_ledger(tmp_path / "one.db") as one:
        pipeline.add_sources(one, [str(f) for f in folders], LEXICON, read_on="2024-04-01")
        assert many.count()["articles"] == len(TOWNS) + 2
        assert not many.is_stale()
        assert "".join(export_ledger(many, "json")) == "".join(export_ledger(one, "json"))
        assert many.count() == one.count()


def test_what_is_stored_while_another_derives_is_derived_too(
    folders: list[Path], address: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    real = deriving.link_sides

    with open_ledger(address) as first, open_ledger(address) as second:

        def link_late(*given: object, **named: object) -> object:
            monkeypatch.setattr(deriving, "link_sides", real)
            pipeline.add_sources(second, [str(folders[1])], LEXICON, read_on="2024-04-01")
            return real(*given, **named)  # type: ignore[arg-type]

        monkeypatch.setattr(deriving, "link_sides", link_late)
        pipeline.add_sources(first, [str(folders[0])], LEXICON, read_on="2024-04-01")
        assert not first.is_stale()
        export = "".join(export_ledger(first, "json"))
    with open_ledger(tmp_path / "one.db") as one:
        pipeline.add_sources(one, [str(f) for f in folders[:2]], LEXICON, read_on="2024-04-01")
        assert "".join(export_ledger(one, "json")) == export
