"""The command that asks for follow-ups."""

from __future__ import annotations

import click

from crosswire.cli.group import cli
from crosswire.cli.options import commands, on_view


@cli.command("follow-ups")
@click.option("--open", "only_open", is_flag=True, help="Only those that nothing has closed.")
@click.option("--json", "as_json", is_flag=True, help="Print a JSON array.")
@on_view
def follow_ups(ledger: str | None, as_of: str | None, only_open: bool, as_json: bool) -> int:
    """List what is still to be found out or done after incidents.

    Damage assessments, investigations, evacuations and searches, each open or closed, with whoever
    does it and since when. Only later words close one, never time. Exit code 1 if there is none.
    """
    return commands.follow_ups(ledger, as_of, only_open=only_open, as_json=as_json)
