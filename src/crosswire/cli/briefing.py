"""Commands that write the newsletter of the desk, and check one."""

from __future__ import annotations

import click

from crosswire.cli.group import cli
from crosswire.cli.options import commands, on_ledger, on_view, to_file

FORMS = ("md", "html", "json", "txt")


@cli.command()
@click.option("--since", metavar="MOMENT", help="Tell what was published after it.")
@click.option("--until", metavar="MOMENT", help="Tell what was published up to it.")
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMS),
    default="md",
    show_default=True,
    help="Markdown, a web page, JSON for crosswire verify, or plain text.",
)
@to_file
@on_view
def brief(
    since: str | None,
    until: str | None,
    form: str,
    output: str,
    ledger: str | None,
    as_of: str | None,
) -> int:
    """Write the newsletter: what is new, what changed and why, what differs.

    A MOMENT is a time as 2024-08-06T09:00Z, or a day: since its beginning, until its end. Every
    sentence has its sources, and is printed only if each number, name and date in it stands in
    them.
    """
    return commands.brief(ledger, as_of, (since, until), form, output)


@cli.command()
@click.argument("brief", type=click.Path(exists=True, dir_okay=False))
@on_ledger
def verify(brief: str, ledger: str | None) -> int:
    """Check a brief: does each number, name and date stand in a cited span?

    BRIEF is a file that crosswire brief --format json wrote. Exit code 1 if a sentence does not
    hold; each is listed with what of it stands in none of its sources.
    """
    return commands.verify(ledger, brief)
