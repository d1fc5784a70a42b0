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
@on_ledger
def add(sources: tuple[str, ...], ledger: str | None) -> int:
    """Read articles: files, folders, or - for standard input.

    Adding what the ledger holds already changes nothing. Exit code 1 if any was rejected.
    """
    return commands.add(ledger, sources)


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
