"""Commands by which people decide, and see what wants a decision."""

from __future__ import annotations

import sys
from pathlib import Path

import msgspec

from crosswire.commands.opening import (
    DONE,
    NOTHING,
    ask_ledger,
    find_incident,
    open_as_told,
    resolve_name,
)
from crosswire.deciding import read_decisions, write_decisions
from crosswire.model.decision import Verdict
from crosswire.publish import write_whole
from crosswire.screen import open_screen
from crosswire.views.deciding import show_decision, show_doubts


def decide(path: str | None, verdict: str, left: str, right: str, *, by: str, why: str) -> int:
    """Record that two incidents are one, are two, or cannot be told apart."""
    said = msgspec.convert(verdict, Verdict)
    with open_as_told(path, must_exist=True) as ledger:
        one, other = (resolve_name(ledger, name) for name in (left, right))
        decision = ledger.decide(said, one, other, by=by, why=why)
    show_decision(open_screen(), decision)
    return DONE


def settle(path: str | None, name: str, slot: str, value: str, *, by: str, why: str) -> int:
    """Record which value of an incident is right."""
    with open_as_told(path, must_exist=True) as ledger:
        decision = ledger.settle(find_incident(ledger, name).id, slot, value, by=by, why=why)
    show_decision(open_screen(), decision)
    return DONE


def undo(path: str | None, start: str, *, by: str, why: str) -> int:
    """Record that a decision is taken back."""
    with open_as_told(path, must_exist=True) as ledger:
        decision = ledger.undo(start, by=by, why=why)
    show_decision(open_screen(), decision)
    return DONE


def decisions(path: str | None, merge: str | None, output: str) -> int:
    """Write the record of decisions, or add one to it."""
    with open_as_told(path, must_exist=True) as ledger:
        if merge is not None:
            fresh = ledger.merge_decisions(read_decisions(Path(merge)))
            print(f"crosswire: {fresh} decisions added.", file=sys.stderr)
            return DONE
        lines = write_decisions(ledger.decisions())
        if output == "-":
            sys.stdout.writelines(lines)
        else:
            write_whole(lines, Path(output))
    return DONE


def review(path: str | None, most: int) -> int:
    """List what a person should look at."""
    with ask_ledger(path, None) as ledger:
        found = [
            (doubt, ledger.why(doubt.left, doubt.right)[0]) for doubt in ledger.review()[:most]
        ]
        titles = {key: i.title for i in ledger.incidents() for key in i.mentions} if found else {}
    if not found:
        print("crosswire: nothing to review.", file=sys.stderr)
    show_doubts(open_screen(), found, titles)
    return DONE if found else NOTHING
