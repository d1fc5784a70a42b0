"""Commands by which people decide, and see what wants a decision."""

from __future__ import annotations

import click

from crosswire.cli.group import cli
from crosswire.cli.options import by_whom, commands, on_ledger, to_file

VERDICTS = ("same", "different", "unsure")


@cli.command()
@click.argument("verdict", type=click.Choice(VERDICTS))
@click.argument("left", metavar="A")
@click.argument("right", metavar="B")
@by_whom
@on_ledger
def decide(verdict: str, left: str, right: str, by: str, why: str, ledger: str | None) -> int:
    """Say that A and B are one incident, are two, or cannot be told apart.

    A and B are incidents as for show, or ids of mentions. The decision stands above whatever the
    program finds, also after rebuild, until undo takes it back.
    """
    return commands.decide(ledger, verdict, left, right, by=by, why=why)


@cli.command()
@click.argument("incident")
@click.argument("slot")
@click.argument("value")
@by_whom
@on_ledger
def settle(incident: str, slot: str, value: str, by: str, why: str, ledger: str | None) -> int:
    """Say which value of an incident is right.

    SLOT is killed, injured, casualties, munitions, date, place, type or target. What each source
    says stays beside the value.
    """
    return commands.settle(ledger, incident, slot, value, by=by, why=why)


@cli.command()
@click.argument("decision")
@by_whom
@on_ledger
def undo(decision: str, by: str, why: str, ledger: str | None) -> int:
    """Take a decision back. The record keeps both.

    DECISION is its id, or the first letters of it; see crosswire decisions.
    """
    return commands.undo(ledger, decision, by=by, why=why)


@cli.command()
@click.option("--merge", metavar="FILE", help="Add the decisions of such a file.")
@to_file
@on_ledger
def decisions(merge: str | None, output: str, ledger: str | None) -> int:
    """Write down what people decided, or add what others did.

    One decision a line, as JSON; the files of two people can be merged as text.
    """
    return commands.decisions(ledger, merge, output)


@cli.command()
@click.option("-n", "--most", default=20, show_default=True, help="How many to show.")
@on_ledger
def review(most: int, ledger: str | None) -> int:
    """List what a person should look at, best first.

    Pairs about which the program is unsure, by how much hangs on them, and before these all
    decisions that strong evidence speaks against. Exit code 1 if there is nothing.
    """
    return commands.review(ledger, most)
