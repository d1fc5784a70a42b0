"""Commands that fill a ledger, and measure it."""

from __future__ import annotations

import sys
from pathlib import Path

from crosswire.commands.opening import DONE, NOTHING, ask_ledger, open_as_told, print_json
from crosswire.demo import DEMO_LEDGER, example_articles, show_demo
from crosswire.meter import Meter
from crosswire.publish.coverage import quote_abstained
from crosswire.score import load_gold, score_records
from crosswire.screen import open_screen
from crosswire.views.filling import (
    show_added,
    show_coverage,
    show_rejections,
    show_scores,
    show_state,
)


def demo(path: str | None) -> int:
    """Read the example articles and open one incident."""
    with open_as_told(path or DEMO_LEDGER) as ledger, Meter() as meter:
        report = ledger.add(*example_articles(), progress=meter)
        show_demo(open_screen(), ledger, report)
    return DONE


def add(path: str | None, sources: tuple[str, ...], webhook: str | None = None) -> int:
    """Read articles into the ledger."""
    with open_as_told(path) as ledger, Meter() as meter:
        report = ledger.add(*sources, stdin=sys.stdin.buffer, progress=meter, webhook=webhook)
    show_added(open_screen(), report)
    return NOTHING if report.rejected else DONE


def rebuild(path: str | None) -> int:
    """Read all stored articles again."""
    with open_as_told(path, must_exist=True) as ledger, Meter() as meter:
        rejected = ledger.rebuild(meter)
        state = ledger.status()
    screen = open_screen()
    show_state(screen, state)
    show_rejections(screen, rejected)
    return NOTHING if rejected else DONE


def status(path: str | None, as_of: str | None) -> int:
    """Show how much the ledger holds, and what could not be read."""
    with open_as_told(path, as_of, must_exist=True) as ledger:
        state, rejections = ledger.status(), ledger.rejections()
    screen = open_screen()
    show_state(screen, state)
    show_rejections(screen, rejections)
    return DONE


def coverage(path: str | None, as_of: str | None, most: int, *, as_json: bool) -> int:
    """Show what was read, rejected and passed over, and why."""
    with ask_ledger(path, as_of) as ledger:
        statement = ledger.coverage()
        quoted = quote_abstained(ledger.records(), most) if most > 0 else {}
    if as_json:
        print_json(statement)
    else:
        show_coverage(open_screen(), statement, quoted)
    return DONE


def score(path: str | None, as_of: str | None, gold: str, misses: int, *, as_json: bool) -> int:
    """Score the ledger against labels."""
    with ask_ledger(path, as_of) as ledger:
        scores = score_records(ledger.records(), load_gold(Path(gold)))
    if as_json:
        print_json(scores)
    else:
        show_scores(open_screen(), scores)
    for miss in scores.misses[:misses]:
        print(miss, file=sys.stderr)
    return DONE
