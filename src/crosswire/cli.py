"""The commands as they are typed. Each hands its words to `commands`, imported when needed."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from typing import ParamSpec, TypeVar

import click

from crosswire.errors import CrosswireError

FORMATS = ("json", "jsonl", "csv", "geojson")
TROUBLE, STOPPED, PIPE_CLOSED = 2, 130, 141  # the last two: 128 and the signal's number

Given = ParamSpec("Given")
Result = TypeVar("Result")


def on_ledger(command: Callable[Given, Result]) -> Callable[Given, Result]:
    """Give a command the option that names the ledger."""
    default = "[default: $CROSSWIRE_LEDGER, else crosswire.db]"
    return click.option("--ledger", metavar="FILE", help=f"The ledger.  {default}")(command)


def on_view(command: Callable[Given, Result]) -> Callable[Given, Result]:
    """Give a command that only reads the options for the ledger and the moment it is seen at."""
    words = "As it could be known then: 2024-08-06T09:00Z, or the end of a day."
    return on_ledger(click.option("--as-of", metavar="MOMENT", help=words)(command))


def to_file(command: Callable[Given, Result]) -> Callable[Given, Result]:
    """Give a command the option that names its output."""
    words = "Write to FILE, complete or not at all; - is the screen."
    return click.option(
        "-o", "--output", metavar="FILE", default="-", show_default=True, help=words
    )(command)


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="crosswire", message="crosswire %(version)s")
def cli() -> None:
    """Read news reports about security incidents and keep a sourced ledger of them.

    Start with `crosswire demo`, then `crosswire add` your own articles.

    \b
    Exit codes: 0 done; 1 nothing was found, or an article was rejected;
    2 wrong usage, settings or ledger; 130 stopped from the keyboard.
    """


@cli.command()
@on_ledger
def demo(ledger: str | None) -> int:
    """Read the example articles and open one incident.

    The ledger is crosswire-demo.db in the current folder, unless --ledger names another.
    """
    from crosswire import commands

    return commands.demo(ledger)


@cli.command()
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE…")
@on_ledger
def add(sources: tuple[str, ...], ledger: str | None) -> int:
    """Read articles: files, folders, or - for standard input.

    Adding what the ledger holds already changes nothing. Exit code 1 if any was rejected.
    """
    from crosswire import commands

    return commands.add(ledger, sources)


@cli.command("list")
@click.option("--since", metavar="DAY", help="Not wholly before this day, as 2024-01-20.")
@click.option("--until", metavar="DAY", help="Not wholly after this day.")
@click.option("--place", metavar="NAME", help="A base, town, province or country.")
@click.option("--type", metavar="TYPE", help="As missile_attack, bombing, shooting.")
@click.option("--actor", metavar="NAME", help="Whoever did, claimed, denied or is blamed.")
@click.option("--json", "as_json", is_flag=True, help="Print a JSON array.")
@on_view
def list_incidents(
    ledger: str | None, as_of: str | None, as_json: bool, **asked: str | None
) -> int:
    """List incidents by date, undated ones last.

    ≠ marks values on which sources differ. Exit code 1 if no incident answers.
    """
    from crosswire import commands

    return commands.list_incidents(ledger, as_of, asked, as_json=as_json)


@cli.command()
@click.argument("incident")
@on_view
def show(incident: str, ledger: str | None, as_of: str | None) -> int:
    """Show every claim of an incident, with its source.

    INCIDENT is its number in the list, its id, or the id's first letters. Each claim comes with
    its article, its speaker and the sentence it stands in.
    """
    from crosswire import commands

    return commands.show(ledger, as_of, incident)


@cli.command()
@click.argument("incident")
@on_view
def history(incident: str, ledger: str | None, as_of: str | None) -> int:
    """Show how the values of an incident moved, and who moved them.

    INCIDENT is named as for show. Each move comes with the time since when it could be known.
    """
    from crosswire import commands

    return commands.history(ledger, as_of, incident)


@cli.command()
@click.argument("left", metavar="A")
@click.argument("right", metavar="B", required=False)
@on_view
def why(left: str, right: str | None, ledger: str | None, as_of: str | None) -> int:
    """Show why two incidents are two, or one is one.

    A and B are incidents as for show, or ids of mentions. For the likeliest pair of their mentions
    every fact is shown, for and against, with its weight. Without B: what holds A together.
    """
    from crosswire import commands

    return commands.why(ledger, as_of, left, right or left)


@cli.command()
@to_file
@on_view
def brief(output: str, ledger: str | None, as_of: str | None) -> int:
    """Print all incidents as a text to read.

    The text is Markdown; every line is followed by the words it comes from.
    """
    from crosswire import commands

    return commands.export(ledger, as_of, "brief", output)


@cli.command()
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="json",
    show_default=True,
    help="The kind of file.",
)
@to_file
@on_view
def export(form: str, output: str, ledger: str | None, as_of: str | None) -> int:
    """Write the ledger as JSON, JSON lines, CSV or GeoJSON.

    JSON is lossless; CSV has a row and GeoJSON a feature for each incident.
    """
    from crosswire import commands

    return commands.export(ledger, as_of, form, output)


@cli.command()
@on_ledger
def rebuild(ledger: str | None) -> int:
    """Read all stored articles again with the present rules.

    Texts and people's decisions stay. Exit code 1 if an article could not be read.
    """
    from crosswire import commands

    return commands.rebuild(ledger)


@cli.command()
@on_view
def status(ledger: str | None, as_of: str | None) -> int:
    """Show how much the ledger holds, and what was rejected."""
    from crosswire import commands

    return commands.status(ledger, as_of)


@cli.command()
@click.argument("gold", type=click.Path(exists=True))
@click.option("--json", "as_json", is_flag=True, help="Print the scores as JSON.")
@click.option("--misses", default=0, metavar="N", help="Also list up to N misses.")
@on_view
def score(gold: str, as_json: bool, misses: int, ledger: str | None, as_of: str | None) -> int:
    """Score the ledger against labels.

    GOLD is a gold.json, or a folder with gold.jsonl and incidents.json.
    """
    from crosswire import commands

    return commands.score(ledger, as_of, gold, misses, as_json=as_json)


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
