"""Commands that ask who said what, and who met whom."""

from __future__ import annotations

import click

from crosswire.cli.group import cli
from crosswire.cli.options import commands, on_view

ACTS = ("says", "demands", "vows", "threatens", "plans", "assesses")


@cli.command()
@click.argument("incident", required=False)
@click.option("--by", metavar="SPEAKER", help="Whoever speaks: words of a name or an office.")
@click.option("--act", type=click.Choice(ACTS), help="What saying it does.")
@click.option("--json", "as_json", is_flag=True, help="Print a JSON array.")
@on_view
def statements(
    incident: str | None,
    by: str | None,
    act: str | None,
    as_json: bool,
    ledger: str | None,
    as_of: str | None,
) -> int:
    """Show who said what, in which capacity, where and to whom.

    INCIDENT is named as for show; without it, everything said of any. A statement that several
    articles carry stands once; ≠ marks one that they quote in different words, and shows which.
    Demands, vows, threats and plans are statements of intent: none of it is an incident. Exit
    code 1 if nothing answers.
    """
    return commands.statements(ledger, as_of, incident, by=by, act=act, as_json=as_json)


@cli.command()
@click.option("--json", "as_json", is_flag=True, help="Print a JSON array.")
@on_view
def meetings(as_json: bool, ledger: str | None, as_of: str | None) -> int:
    """Show meetings, calls and visits: who, when, where.

    What several articles tell of stands once. None of it is an incident. Exit code 1 if there are
    none.
    """
    return commands.meetings(ledger, as_of, as_json=as_json)
