"""Agencies and outlets by name, for whoever reads a credit or a masthead."""

from __future__ import annotations

import csv
import re
from functools import cache
from importlib.resources import files
from typing import Literal

import msgspec

from crosswire.model.decoding import convert_plain

CreditKind = Literal["text", "photo", "both"]


class Agency(msgspec.Struct, frozen=True):
    """A news or photo agency: its usual name, all its names, and what it supplies."""

    name: str
    aliases: tuple[str, ...]
    kind: CreditKind
    country: str


class Outlet(msgspec.Struct, frozen=True):
    """A newspaper, station or site: its usual name, its other names and its address."""

    name: str
    aliases: tuple[str, ...]
    domain: str


def _read_rows(name: str) -> list[dict[str, str]]:
    """The rows of one of the packaged tables."""
    table = files("crosswire.lexicon") / "en" / name
    return list(csv.DictReader(table.read_text("utf-8").splitlines()))


def _split_aliases(row: dict[str, str]) -> tuple[str, ...]:
    """The names in a row, the usual one last if it is not among them."""
    aliases = tuple(alias for alias in row["aliases"].split("|") if alias)
    return aliases if row["name"] in aliases else (*aliases, row["name"])


@cache
def load_agencies() -> tuple[Agency, ...]:
    """All agencies of the packaged table."""
    rows = [{**row, "aliases": _split_aliases(row)} for row in _read_rows("agencies.csv")]
    return convert_plain(rows, tuple[Agency, ...])


@cache
def load_outlets() -> tuple[Outlet, ...]:
    """All outlets of the packaged table."""
    rows = [{**row, "aliases": _split_aliases(row)} for row in _read_rows("outlets.csv")]
    return convert_plain(rows, tuple[Outlet, ...])


@cache
def agency_pattern() -> str:
    """A pattern for any agency's name, longest first; letters count, so that "aa" is no agency."""
    names = sorted((a for agency in load_agencies() for a in agency.aliases), key=len, reverse=True)
    capitals = (re.escape(name.upper()) for name in names if not name.isupper() and len(name) > 4)
    return rf"(?<!\w)(?:{'|'.join([*map(re.escape, names), *capitals])})(?!\w)"


@cache
def _agencies_by_alias() -> dict[str, Agency]:
    return {alias.upper(): agency for agency in load_agencies() for alias in agency.aliases}


def find_agency(name: str) -> Agency | None:
    """The agency of that name, in any case.

    >>> find_agency("Agence France-Presse").name
    'AFP'
    """
    return _agencies_by_alias().get(name.strip().upper())


@cache
def _outlets_by_alias() -> dict[str, str]:
    return {alias.lower(): outlet.name for outlet in load_outlets() for alias in outlet.aliases}


def find_outlet(name: str) -> str | None:
    """The usual name of an outlet, whichever of its names is given.

    >>> find_outlet("Washington Post")
    'The Washington Post'
    """
    return _outlets_by_alias().get(name.strip().lower())


@cache
def _outlets_by_domain() -> dict[str, str]:
    return {outlet.domain: outlet.name for outlet in load_outlets()}


def find_outlet_by_host(host: str) -> str | None:
    """The outlet whose site the host belongs to.

    >>> find_outlet_by_host("www.dawn.com")
    'Dawn'
    """
    parts = host.lower().split(".")
    tails = (".".join(parts[start:]) for start in range(len(parts)))
    return next(
        (_outlets_by_domain()[tail] for tail in tails if tail in _outlets_by_domain()), None
    )
