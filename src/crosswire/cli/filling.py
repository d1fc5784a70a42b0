"""Commands that fill a ledger, and measure it."""

from __future__ import annotations

import click

from crosswire.cli.group import cli
from crosswire.cli.options import commands, on_ledger, on_view


@cli.command()
@on_ledger
def demo(ledger: str | None) -> int:
    """Read the example articles and open one incident.

    The ledger is crosswire-demo.db in the current folder, unless --ledger names another.
    """
    return commands.demo(ledger)


@cli.command()
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE…")
@click.option(
    "--webhook",
    metavar="URL",
    help="Send there, signed, what changed.  [default: $CROSSWIRE_WEBHOOK]",
)
@on_ledger
def add(sources: tuple[str, ...], webhook: str | None, ledger: str | None) -> int:
    """Read articles: files, folders, or - for standard input.

    Adding what the ledger holds already changes nothing. Says what was read, rejected and passed
    over. What a webhook does not take is kept, and sent next time. Exit code 1 if any article was
    rejected.
    """
    return commands.add(ledger, sources, webhook)


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
@click.option("--json", "as_json", is_flag=True, help="Print the statement as JSON.")
@click.option(
    "-n", "--most", default=0, metavar="N", help="Quote up to N sentences for each reason."
)
@on_view
def coverage(as_json: bool, most: int, ledger: str | None, as_of: str | None) -> int:
    """Show what of the articles was read, rejected and passed over, and why.

    A sentence is passed over if it speaks of violence and no incident was read in it.
    """
    return commands.coverage(ledger, as_of, most, as_json=as_json)


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
