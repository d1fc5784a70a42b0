"""The command that asks how incidents are related."""

from __future__ import annotations

import click

from crosswire.cli.group import cli
from crosswire.cli.options import commands, on_view


@cli.command()
@click.argument("incident", required=False)
@click.option("--json", "as_json", is_flag=True, help="Print a JSON array.")
@on_view
def relations(incident: str | None, as_json: bool, ledger: str | None, as_of: str | None) -> int:
    """Show how incidents are related: who says so, in which sentence.

    INCIDENT is named as for show; without it all are shown. An incident answers another, or a run
    of attacks; is an aftermath of it; is part of a run or of one operation; or came before it. What
    no words state and only follows from the days comes last, apart. Exit code 1 if there is none.
    """
    return commands.relations(ledger, as_of, incident, as_json=as_json)
