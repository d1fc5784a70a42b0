"""What commands have in common: their work, imported when one runs, and their options."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ParamSpec, TypeVar

import click

if TYPE_CHECKING:
    from crosswire import commands
else:

    class _Commands:
        """The commands, imported when the first one runs: so `crosswire --help` is quick."""

        def __getattr__(self, name: str) -> object:
            from crosswire import commands as loaded

            return getattr(loaded, name)

    commands = _Commands()

Given = ParamSpec("Given")
Result = TypeVar("Result")


def on_ledger(command: Callable[Given, Result]) -> Callable[Given, Result]:
    """Give a command the option that names the ledger."""
    default = "[default: $CROSSWIRE_LEDGER, else crosswire.db]"
    words = f"The ledger: a file, or postgresql://user@host/database.  {default}"
    return click.option("--ledger", metavar="WHERE", help=words)(command)


def on_view(command: Callable[Given, Result]) -> Callable[Given, Result]:
    """Give a command that only reads the options for the ledger and the moment it is seen at."""
    words = "As it could be known then: 2024-08-06T09:00Z, or the end of a day."
    return on_ledger(click.option("--as-of", metavar="MOMENT", help=words)(command))


def by_whom(command: Callable[Given, Result]) -> Callable[Given, Result]:
    """Give a command the options for who decides and why."""
    name = click.option(
        "--by", metavar="NAME", envvar="CROSSWIRE_BY", required=True, help="Who decides."
    )
    return name(click.option("--why", metavar="WORDS", required=True, help="The reason.")(command))


def to_file(command: Callable[Given, Result]) -> Callable[Given, Result]:
    """Give a command the option that names its output."""
    words = "Write to FILE, complete or not at all; - is the screen."
    return click.option(
        "-o", "--output", metavar="FILE", default="-", show_default=True, help=words
    )(command)


__all__ = ["by_whom", "commands", "on_ledger", "on_view", "to_file"]
