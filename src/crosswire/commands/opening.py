"""What every command does first: open the ledger that is meant, and find what is named in it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import msgspec

from crosswire import api
from crosswire.model.incident import Incident
from crosswire.settings import load_settings

DONE, NOTHING = 0, 1  # exit codes


def open_as_told(
    path: str | None, as_of: str | None = None, *, must_exist: bool = False
) -> api.Ledger:
    return api.open(must_exist=must_exist, settings=load_settings(ledger=path), as_of=as_of)


@contextmanager
def ask_ledger(path: str | None, as_of: str | None) -> Iterator[api.Ledger]:
    """The ledger at one moment, so that all of a command's answers agree."""
    with open_as_told(path, as_of, must_exist=True) as ledger, ledger.at_one_moment():
        yield ledger


def find_incident(ledger: api.Ledger, name: str) -> Incident:
    """The incident with a number of the list, an id, or the first letters of one."""
    if name.isdecimal():
        for number, incident in enumerate(ledger.incidents(), start=1):
            if number == int(name):
                return incident
    return ledger.incident(name)


def number_incidents(ledger: api.Ledger) -> dict[str, tuple[int, Incident]]:
    """Each incident under its number in the list, by id."""
    return {i.id: (number, i) for number, i in enumerate(ledger.incidents(), start=1)}


def resolve_name(ledger: api.Ledger, name: str) -> str:
    """The id of a mention as it is given, or of the incident that is named."""
    return name if name.startswith("m") else find_incident(ledger, name).id


def print_json(value: object) -> None:
    print(msgspec.json.format(msgspec.json.encode(value), indent=1).decode())
