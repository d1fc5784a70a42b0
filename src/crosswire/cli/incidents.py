"""Commands that ask for incidents, and how well they are told."""

from __future__ import annotations

import click

from crosswire.cli.group import cli
from crosswire.cli.options import commands, on_view


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
