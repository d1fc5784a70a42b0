"""The command that tells what changed."""

from __future__ import annotations

import click

from crosswire.cli.group import cli
from crosswire.cli.options import commands, on_view, to_file

FORMS = ("text", "json", "atom", "jsonfeed")


@cli.command()
@click.option("--since", metavar="MOMENT", required=True, help="The ledger as known then…")
@click.option("--until", metavar="MOMENT", help="… beside that as known then; now if left out.")
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMS),
    default="text",
    show_default=True,
    help="Lines, JSON, an Atom feed or a JSON Feed.",
)
@to_file
@on_view
def changes(
    since: str, until: str | None, form: str, output: str, ledger: str | None, as_of: str | None
) -> int:
    """Tell what is new, revised, retracted, merged or split, and why.

    A MOMENT is a time as 2024-08-06T09:00Z, or a day: since its beginning, until its end. Each
    change comes with the time since when it could be known, and the article or person that
    brought it about. Exit code 1 if nothing changed.
    """
    return commands.changes(ledger, as_of, (since, until), form, output)
