"""One frozen Settings: from crosswire.toml, then the environment, then the flags."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path

import msgspec

from crosswire.errors import SetupError

FILE = "crosswire.toml"
PREFIX = "CROSSWIRE_"
Setting = str | float | list[str]


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a run is set to. A flag outranks the environment, which outranks crosswire.toml.

    `ledger` is the ledger's file, or the address of a PostgreSQL database; `lexicons` are folders
    whose entries override the packaged words; `wait_s` is how long to wait for another program
    that is writing to the ledger. `webhook` is the address to which `add` sends what changed,
    signed with `webhook_secret`; "" for none.
    """

    ledger: str = "crosswire.db"
    lexicons: tuple[str, ...] = ()
    wait_s: float = 5.0
    webhook: str = ""
    webhook_secret: str = ""

    def __repr__(self) -> str:
        """The settings without the secret and without the webhook, whose address may hold one."""
        shown = {n: getattr(self, n) for n in self.__struct_fields__ if "webhook" not in n}
        return f"Settings({', '.join(f'{name}={value!r}' for name, value in shown.items())})"

    def __post_init__(self) -> None:
        if not self.ledger.strip():
            raise ValueError(
                "ledger is empty. Give a file name, or postgresql://user@host/database."
            )
        if self.wait_s < 0:
            raise ValueError("wait_s is below 0. Give a number of seconds.")


def load_settings(
    folder: Path | None = None,
    environment: Mapping[str, str] | None = None,
    *,
    ledger: str | None = None,
) -> Settings:
    """The settings of a folder (the current one unless given), environment and flags.

    Raises:
        SetupError: crosswire.toml or a variable is wrong; the message names file and line.
    """
    path = (folder or Path()) / FILE
    text = _read(path)
    settings = _convert(_parse(text, path), f"{path}", text)
    variables = _from_environment(os.environ if environment is None else environment)
    flags: dict[str, Setting] = {} if ledger is None else {"ledger": ledger}
    changes = variables | flags
    given = msgspec.to_builtins(settings) | changes
    return _convert(given, "the environment", "") if changes else settings


def _read(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except FileNotFoundError:
        return ""
    except (OSError, UnicodeDecodeError) as error:
        raise SetupError(f"{path}: cannot be read: {error}") from error


def _parse(text: str, path: Path) -> object:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"at line (\d+)", str(error))
        where = f"{path}:{line[1]}" if line else f"{path}"
        raise SetupError(f"{where}: not TOML: {error}") from error


def _convert(content: object, source: str, text: str) -> Settings:
    try:
        return msgspec.convert(content, Settings)
    except msgspec.ValidationError as error:
        key = _key_of(str(error))
        line = _line_of(key, text)
        where = f"{source}:{line}" if line else source
        raise SetupError(f"{where}: {_explain(str(error), key)}") from error


def _key_of(complaint: str) -> str:
    """The setting a complaint is about.

    >>> _key_of("Expected `str`, got `int` - at `$.ledger`")
    'ledger'
    >>> _key_of("Object contains unknown field `ledgr`")
    'ledgr'
    """
    named = re.search(r"unknown field `([^`]+)`|\$\.(\w+)|^(\w+) is", complaint)
    return next((name for name in named.groups() if name), "") if named else ""


def _line_of(key: str, text: str) -> int | None:
    for number, line in enumerate(text.splitlines(), start=1):
        if key and re.match(rf"\s*\[?\"?{re.escape(key)}\b", line):
            return number
    return None


def _explain(complaint: str, key: str) -> str:
    if "unknown field" not in complaint:
        return complaint
    near = get_close_matches(key, Settings.__struct_fields__, n=1)
    if near:
        return f'no setting is called "{key}". Did you mean "{near[0]}"?'
    return f'no setting is called "{key}". There are {", ".join(Settings.__struct_fields__)}.'


def _from_environment(environment: Mapping[str, str]) -> dict[str, Setting]:
    """The settings that variables give; several folders are separated as in PATH."""
    given: dict[str, Setting] = {}
    if ledger := environment.get(PREFIX + "LEDGER"):
        given["ledger"] = ledger
    if lexicons := environment.get(PREFIX + "LEXICONS"):
        given["lexicons"] = lexicons.split(os.pathsep)
    for name in ("webhook", "webhook_secret"):
        if value := environment.get(PREFIX + name.upper()):
            given[name] = value
    if wait := environment.get(PREFIX + "WAIT_S"):
        given["wait_s"] = _seconds(wait)
    return given


def _seconds(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        raise SetupError(f"{PREFIX}WAIT_S: {text!r} is not a number of seconds.") from None
