"""The labels: for each article, the incidents it refers to."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

import msgspec

from crosswire.errors import SetupError

Kind = TypeVar("Kind")


class Bounds(msgspec.Struct, frozen=True):
    """A labelled number; None at an end means open."""

    low: int | None = None
    high: int | None = None


class Reference(msgspec.Struct, frozen=True):
    """One incident that one article refers to. Fields that end in `_alt` list others to accept."""

    incident: str
    type: str
    role: str = "main"
    optional: bool = False
    type_alt: str | list[str] | None = None
    date: str | None = None
    date_precision: str | None = None
    date_alt: tuple[str, ...] = ()
    place: str | None = None
    place_norm: str | None = None
    country: str | None = None
    country_alt: tuple[str, ...] = ()
    weapons: tuple[str, ...] | None = None
    killed: Bounds | None = None
    killed_alt: tuple[Bounds, ...] = ()
    injured: Bounds | None = None
    injured_alt: tuple[Bounds, ...] = ()
    perpetrator_claimed: tuple[str, ...] | None = None
    perpetrator_blamed: tuple[str, ...] | None = None
    perpetrator_stated: tuple[str, ...] | None = None
    evidence: str | None = None

    @property
    def types(self) -> list[str]:
        """Every type that is right."""
        others = self.type_alt or []
        return [self.type, *([others] if isinstance(others, str) else others)]


class Fact(msgspec.Struct, frozen=True):
    """Where a labelled incident really was."""

    place: str | None = None
    lat: float | None = None
    lon: float | None = None


class Labels(msgspec.Struct, frozen=True):
    """The labels of one article."""

    incidents: tuple[Reference, ...]
    id: str = ""


class Gold(msgspec.Struct, frozen=True):
    """A labelled set: articles by file name, and facts by incident."""

    articles: dict[str, Labels]
    incidents: dict[str, Fact]

    def references(self) -> dict[str, tuple[Reference, ...]]:
        """What each article refers to, by the stem of the article's file, in order."""
        return {Path(name).stem: self.articles[name].incidents for name in sorted(self.articles)}


def load_gold(path: Path) -> Gold:
    """Labels from one gold.json, or from a folder with gold.jsonl and incidents.json.

    Raises:
        SetupError: they are missing or wrong; the message names the file.
    """
    if not path.is_dir():
        return _decode(path, Gold)
    rows = _read(path / "gold.jsonl").splitlines()
    labels = [_decode_text(row, path / "gold.jsonl", Labels) for row in rows if row.strip()]
    facts = _decode(path / "incidents.json", dict[str, Fact])
    return Gold({row.id: row for row in labels}, facts)


def _decode(path: Path, kind: type[Kind]) -> Kind:
    return _decode_text(_read(path), path, kind)


def _decode_text(text: str, path: Path, kind: type[Kind]) -> Kind:
    try:
        return msgspec.json.decode(text, type=kind)
    except msgspec.DecodeError as error:
        raise SetupError(f"{path}: not labels as crosswire reads them: {error}") from error


def _read(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise SetupError(f"{path}: the labels cannot be read: {error}") from error
