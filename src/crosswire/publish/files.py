"""Which formats there are, and how a file is written: whole, or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from pathlib import Path

from crosswire.errors import LedgerError
from crosswire.model.promises import Exporter, Records
from crosswire.publish.json import json_pieces, jsonl_pieces
from crosswire.publish.maps import geojson_pieces
from crosswire.publish.tables import csv_pieces

FORMATS: dict[str, Exporter] = {
    "json": json_pieces,
    "jsonl": jsonl_pieces,
    "csv": csv_pieces,
    "geojson": geojson_pieces,
}


def export_ledger(records: Records, form: str) -> Iterator[str]:
    """The ledger in one of the formats, as pieces of text.

    Raises:
        LedgerError: there is no such format.
    """
    if form not in FORMATS:
        near = get_close_matches(form, FORMATS, n=1)
        hint = f'Did you mean "{near[0]}"?' if near else f"There are {', '.join(FORMATS)}."
        raise LedgerError(f'no format is called "{form}". {hint}')
    return FORMATS[form](records)


def write_whole(pieces: Iterable[str], path: Path) -> None:
    """Write a file that appears only when it is complete; what was there stays until then.

    Raises:
        LedgerError: the file cannot be written.
    """
    try:
        _replace(pieces, path)
    except OSError as error:
        raise LedgerError(f"{path}: cannot be written: {error.strerror}") from error


def _replace(pieces: Iterable[str], path: Path) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with open(handle, "w", encoding="utf-8", newline="") as file:  # noqa: PTH123 - a descriptor
            file.writelines(pieces)
        Path(name).chmod(0o666 & ~_umask())
        Path(name).replace(path)
    finally:
        Path(name).unlink(missing_ok=True)


def _umask() -> int:
    """The permissions new files must not have; asking for it means setting it for a moment."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
