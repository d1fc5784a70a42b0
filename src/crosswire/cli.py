"""The commands as they are typed. Each hands its words to `commands`, imported when needed."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ParamSpec, TypeVar

import click

from crosswire.errors import CrosswireError

FORMATS = ("json", "jsonl", "csv", "geojson")
VERDICTS = ("same", "different", "unsure")
TROUBLE, STOPPED, PIPE_CLOSED = 2, 130, 141  # the last two: 128 and the signal's number

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
    return commands.demo(ledger)


@cli.command()
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE…")
@on_ledger
def add(sources: tuple[str, ...], ledger: str | None) -> int:
    """Read articles: files, folders, or - for standard input.

    Adding what the ledger holds already changes nothing. Exit code 1 if any was rejected.
    """
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
    return commands.list_incidents(ledger, as_of, asked, as_json=as_json)


@cli.command()
@click.argument("incident")
@on_view
def show(incident: str, ledger: str | None, as_of: str | None) -> int:
    """Show every claim of an incident, with its source.

    INCIDENT is its number in the list, its id, or the id's first letters. Each claim comes with
    its article, its speaker and the sentence it stands in.
    """
    return commands.show(ledger, as_of, incident)


@cli.command()
@click.argument("incident")
@on_view
def history(incident: str, ledger: str | None, as_of: str | None) -> int:
    """Show how the values of an incident moved, and who moved them.

    INCIDENT is named as for show. Each move comes with the time since when it could be known.
    """
    return commands.history(ledger, as_of, incident)


@cli.command()
@on_view
def sources(ledger: str | None, as_of: str | None) -> int:
    """Show each outlet's record: how often others bore it out.

    The letter is that of the Admiralty scale: A completely reliable to E unreliable, F cannot be
    judged. It rests on dates, places and figures that texts of another origin give, too, and only
    where there are ten of them. Exit code 1 if no article names its outlet.
    """
    return commands.sources(ledger, as_of)


@cli.command()
@on_view
def versions(ledger: str | None, as_of: str | None) -> int:
    """Show the articles that changed under their address, and what was changed.

    Only the latest text of an address counts; with --as-of, the latest until then. Exit code 1 if
    none has changed.
    """
    return commands.versions(ledger, as_of)


@cli.command()
@click.argument("left", metavar="A")
@click.argument("right", metavar="B", required=False)
@on_view
def why(left: str, right: str | None, ledger: str | None, as_of: str | None) -> int:
    """Show why two incidents are two, or one is one.

    A and B are incidents as for show, or ids of mentions. For the likeliest pair of their mentions
    every fact is shown, for and against, with its weight. Without B: what holds A together.
    """
    return commands.why(ledger, as_of, left, right or left)


@cli.command()
@click.argument("verdict", type=click.Choice(VERDICTS))
@click.argument("left", metavar="A")
@click.argument("right", metavar="B")
@by_whom
@on_ledger
def decide(verdict: str, left: str, right: str, by: str, why: str, ledger: str | None) -> int:
    """Say that A and B are one incident, are two, or cannot be told apart.

    A and B are incidents as for show, or ids of mentions. The decision stands above whatever the
    program finds, also after rebuild, until undo takes it back.
    """
    return commands.decide(ledger, verdict, left, right, by=by, why=why)


@cli.command()
@click.argument("incident")
@click.argument("slot")
@click.argument("value")
@by_whom
@on_ledger
def settle(incident: str, slot: str, value: str, by: str, why: str, ledger: str | None) -> int:
    """Say which value of an incident is right.

    SLOT is killed, injured, casualties, munitions, date, place, type or target. What each source
    says stays beside the value.
    """
    return commands.settle(ledger, incident, slot, value, by=by, why=why)


@cli.command()
@click.argument("decision")
@by_whom
@on_ledger
def undo(decision: str, by: str, why: str, ledger: str | None) -> int:
    """Take a decision back. The record keeps both.

    DECISION is its id, or the first letters of it; see crosswire decisions.
    """
    return commands.undo(ledger, decision, by=by, why=why)


@cli.command()
@click.option("--merge", metavar="FILE", help="Add the decisions of such a file.")
@to_file
@on_ledger
def decisions(merge: str | None, output: str, ledger: str | None) -> int:
    """Write down what people decided, or add what others did.

    One decision a line, as JSON; the files of two people can be merged as text.
    """
    return commands.decisions(ledger, merge, output)


@cli.command()
@click.option("-n", "--most", default=20, show_default=True, help="How many to show.")
@on_ledger
def review(most: int, ledger: str | None) -> int:
    """List what a person should look at, best first.

    Pairs about which the program is unsure, by how much hangs on them, and before these all
    decisions that strong evidence speaks against. Exit code 1 if there is nothing.
    """
    return commands.review(ledger, most)


@cli.command()
@to_file
@on_view
def brief(output: str, ledger: str | None, as_of: str | None) -> int:
    """Print all incidents as a text to read.

    The text is Markdown; every line is followed by the words it comes from.
    """
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
    return commands.export(ledger, as_of, form, output)


@cli.command()
@on_ledger
def rebuild(ledger: str | None) -> int:
    """Read all stored articles again with the present rules.

    Texts and people's decisions stay. Ids given before lead to what is now read at the same words.
    Exit code 1 if an article could not be read.
    """
    return commands.rebuild(ledger)


@cli.command()
@on_view
def status(ledger: str | None, as_of: str | None) -> int:
    """Show how much the ledger holds, and what was rejected."""
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
