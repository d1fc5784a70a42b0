"""The field's codes for an incident: ACLED, PLOVER and GTD, by the table `codes.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from typing import Literal

import msgspec

from crosswire.errors import SetupError
from crosswire.model.decoding import convert_plain
from crosswire.model.mention import IncidentType

VictimClass = Literal["armed", "unarmed", "anybody"]
Finer = Literal["acled", "mode", "weaptype"]


class Acled(msgspec.Struct, frozen=True):
    """The three levels of ACLED, from the widest; what is unknown is None."""

    disorder_type: str | None = None
    event_type: str | None = None
    sub_event_type: str | None = None


class Plover(msgspec.Struct, frozen=True):
    """An event of PLOVER and its mode."""

    event: str | None = None
    mode: str | None = None


class Gtd(msgspec.Struct, frozen=True):
    """The GTD's types of attack and weapon: numbers, and in `_txt` their labels, as it has them."""

    attacktype: int | None = None
    attacktype_txt: str | None = None
    weaptype: int | None = None
    weaptype_txt: str | None = None


class Codes(msgspec.Struct, frozen=True):
    """The codes of one incident, and the row of the table that gave them."""

    row: str
    acled: Acled
    plover: Plover
    gtd: Gtd


class Facts(msgspec.Struct, frozen=True):
    """What the codes of an incident hang on.

    `words` are the lexicon's entries that tell of it, as "en/events#verb.arson"; `roles` the kinds
    of people who were struck; `is_harmful` is True if anybody was killed or injured.
    """

    type: str
    weapons: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    roles: frozenset[str] = frozenset()
    is_harmful: bool = False


class Weapon(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the weapons of one kind make finer."""

    names: tuple[str, ...]
    acled: str | None = None
    mode: str | None = None
    weaptype: str | None = None


class Row(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One row of the table: what it asks of an incident, the codes, a sentence that has them."""

    id: str
    types: tuple[IncidentType, ...]
    example: str
    weapons: frozenset[str] = frozenset()
    words: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    victims: tuple[VictimClass, ...] = ()
    acled: str | None = None
    plover: str | None = None
    attacktype: str | None = None
    weaptype: str | None = None
    by_weapon: tuple[Finer, ...] = ()


class EventType(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An event type of ACLED: what it is part of, and its parts."""

    disorder_type: str
    sub_event_types: tuple[str, ...]


class CodeTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The table as it stands on disk."""

    acled: dict[str, EventType]
    plover: dict[str, tuple[str, ...]]
    attacktype: dict[str, int]
    weaptype: dict[str, int]
    victims: dict[VictimClass, frozenset[str]]
    weapon: tuple[Weapon, ...]
    row: tuple[Row, ...]


def find_codes(facts: Facts) -> Codes:
    """The codes of an incident; unknown is None, never a guess.

    >>> codes = find_codes(Facts("bombing", weapons=frozenset({"suicide vest"})))
    >>> codes.acled.sub_event_type, codes.plover.mode, codes.gtd.attacktype
    ('Suicide bomb', 'suicide-attack', 3)
    """
    table = load_codes()
    row = next(row for row in table.row if _fits(row, facts, table))
    return _code_row(row, _find_weapon(facts, table), table)


def _fits(row: Row, facts: Facts, table: CodeTable) -> bool:
    return (
        facts.type in row.types
        and _carries(row, facts)
        and _is_told(row, facts)
        and _is_suffered(row, facts, table)
    )


def _carries(row: Row, facts: Facts) -> bool:
    return not row.weapons or not row.weapons.isdisjoint(facts.weapons)


def _is_told(row: Row, facts: Facts) -> bool:
    asked = not row.words or _tells(facts.words, row.words)
    return asked and not _tells(facts.words, row.unless)


def _is_suffered(row: Row, facts: Facts, table: CodeTable) -> bool:
    return not row.victims or any(_is_hurt(name, facts, table) for name in row.victims)


def _tells(told: Iterable[str], entries: tuple[str, ...]) -> bool:
    """True if an entry, in whatever language, is one of those named or a kind of one."""
    names = {name.partition("/")[2] for name in told}
    return any(name == e or name.startswith(f"{e}.") for name in names for e in entries)


def _is_hurt(victims: VictimClass, facts: Facts, table: CodeTable) -> bool:
    return facts.is_harmful if victims == "anybody" else bool(table.victims[victims] & facts.roles)


def _find_weapon(facts: Facts, table: CodeTable) -> Weapon:
    """The kind of weapon that counts; one that makes nothing finer if none is known."""
    return next((w for w in table.weapon if facts.weapons & {*w.names}), Weapon(()))


def _code_row(row: Row, weapon: Weapon, table: CodeTable) -> Codes:
    finer: dict[str, str | None] = {name: getattr(weapon, name) for name in row.by_weapon}
    return Codes(
        row=row.id,
        acled=_place_acled(finer.get("acled") or row.acled, table),
        plover=_place_plover(row.plover, finer.get("mode")),
        gtd=_number_gtd(row.attacktype, finer.get("weaptype") or row.weaptype, table),
    )


def _place_acled(name: str | None, table: CodeTable) -> Acled:
    """All levels of a code of which the narrowest is named."""
    for event_type, held in table.acled.items():
        if name in held.sub_event_types:
            return Acled(held.disorder_type, event_type, name)
    if name in table.acled:
        return Acled(table.acled[name].disorder_type, name)
    return Acled(name)


def _place_plover(name: str | None, finer: str | None) -> Plover:
    event, _, mode = (name or "").partition("/")
    return Plover(event or None, finer or mode or None)


def _number_gtd(attack: str | None, weapon: str | None, table: CodeTable) -> Gtd:
    return Gtd(table.attacktype.get(attack or ""), attack, table.weaptype.get(weapon or ""), weapon)


@cache
def load_codes() -> CodeTable:
    """The packaged table.

    Raises:
        SetupError: a row is wrong, or names a code that the table does not list.
    """
    return read_codes(files("crosswire.lexicon").joinpath("codes.toml").read_text("utf-8"))


def read_codes(text: str) -> CodeTable:
    """The table that a text holds.

    Raises:
        SetupError: a row is wrong, or names a code that the table does not list.
    """
    try:
        table = convert_plain(tomllib.loads(text), CodeTable)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise SetupError(f"codes.toml: {error}") from error
    for complaint in _find_faults(table):
        raise SetupError(f"codes.toml: {complaint}")
    return table


def _find_faults(table: CodeTable) -> Iterator[str]:
    """Codes that a row or weapon names and the table does not list, a sentence each."""
    listed = _list_codes(table)
    named: list[tuple[str, Row | Weapon]] = [(row.id, row) for row in table.row]
    named += [("; ".join(weapon.names), weapon) for weapon in table.weapon]
    for name, item in named:
        for key, codes in listed.items():
            code = getattr(item, key, None)
            if code is not None and code not in codes:
                yield f"{name}: {key} has no {code!r}; there are {', '.join(sorted(codes))}."


def _list_codes(table: CodeTable) -> dict[str, set[str]]:
    acled = {name for e in table.acled.values() for name in (e.disorder_type, *e.sub_event_types)}
    modes = {f"{event}/{mode}" for event, modes in table.plover.items() for mode in modes}
    return {
        "acled": acled | {*table.acled},
        "plover": modes | {*table.plover},
        "mode": {mode for modes in table.plover.values() for mode in modes},
        "attacktype": {*table.attacktype},
        "weaptype": {*table.weaptype},
    }
