"""The command that asks what articles count."""

from __future__ import annotations

import click

from crosswire.cli.group import cli
from crosswire.cli.options import commands, on_view


@cli.command()
@click.option("--json", "as_json", is_flag=True, help="Print a JSON array.")
@on_view
def tallies(ledger: str | None, as_of: str | None, as_json: bool) -> int:
    """Show running totals, force levels and tolls, our own count beside.

    Each count comes with its claims over articles: who says so, in which outlet, on which day, in
    which words, and how the figure moved. Other starts and places stand apart. Beside each stands
    what the ledger holds for the same countries and days; the two are never added. Below: how runs
    of attacks are said to go. Exit code 1 if no article counts anything.
    """
    return commands.tallies(ledger, as_of, as_json=as_json)
