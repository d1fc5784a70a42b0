"""The command that asks for actors."""

from __future__ import annotations

import click

from crosswire.cli.group import cli
from crosswire.cli.options import commands, on_view


@cli.command()
@click.argument("name", required=False)
@click.option("--all", "every", is_flag=True, help="Also states and bodies that are only named.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@on_view
def actors(
    name: str | None, ledger: str | None, as_of: str | None, every: bool, as_json: bool
) -> int:
    """List the actors that are named, or show one by NAME.

    A name that no list has is provisional, an actor of its own. NAME is any of its spellings, or
    the first letters of one. Exit code 1 if nobody is named.
    """
    if name is None:
        return commands.list_actors(ledger, as_of, every=every, as_json=as_json)
    return commands.profile_actor(ledger, as_of, name, as_json=as_json)
