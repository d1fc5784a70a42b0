"""The commands as they are typed. Each hands its words to `commands`, imported when needed."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

import click

from crosswire.cli import (
    actors,
    briefing,
    changing,
    deciding,
    filling,
    follow_ups,
    handing_on,
    incidents,
    relations,
    statements,
    tallies,
    web,
)
from crosswire.cli.group import cli
from crosswire.errors import CrosswireError

TROUBLE, STOPPED, PIPE_CLOSED = 2, 130, 141  # the last two: 128 and the signal's number
REGISTERED = (
    filling,
    incidents,
    statements,
    tallies,
    relations,
    deciding,
    follow_ups,
    actors,
    briefing,
    changing,
    handing_on,
    web,
)  # importing them declares their commands


def run(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code. Whatever is wrong is said in one line."""
    try:
        code = cli.main(arguments, prog_name="crosswire", standalone_mode=False)
        sys.stdout.flush()
    except (click.ClickException, CrosswireError) as error:
        return _complain(error)
    except (click.Abort, KeyboardInterrupt):
        click.echo("crosswire: stopped. What was read until now is kept.", err=True)
        return STOPPED
    except BrokenPipeError:
        # Whoever read our output has gone; what is left in the buffer must not raise again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PIPE_CLOSED
    return code if isinstance(code, int) else 0


def _complain(error: click.ClickException | CrosswireError) -> int:
    """One line on standard error, and the exit code that goes with it."""
    message = error.format_message() if isinstance(error, click.ClickException) else str(error)
    hint = ""
    if isinstance(error, click.UsageError) and error.ctx:
        hint = f" See: {error.ctx.command_path} --help"
    click.echo(f"crosswire: {' '.join(message.split())}{hint}", err=True)
    return TROUBLE


def main() -> None:
    """The program `crosswire`."""
    sys.exit(run())


__all__ = ["REGISTERED", "cli", "main", "run"]
