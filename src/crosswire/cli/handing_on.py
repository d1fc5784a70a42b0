"""Commands that write the ledger for others."""

from __future__ import annotations

import click

from crosswire.cli.group import cli
from crosswire.cli.options import commands, on_view, to_file

FORMATS = ("json", "jsonl", "csv", "geojson")


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
