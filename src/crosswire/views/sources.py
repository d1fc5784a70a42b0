"""Outlets and articles: their record, and what was changed in them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from crosswire.reconcile.reliability import Record
    from crosswire.reconcile.versions import Version
    from crosswire.screen import Screen


def show_sources(screen: Screen, records: Sequence[Record]) -> None:
    """A row for each outlet with its letter; nothing if there are none."""
    if records:
        head = ["Outlet", "Articles", "Tested", "Borne out", "Reliability"]
        rows = [
            [r.outlet, f"{r.articles:,}", f"{r.tested:,}", f"{r.borne_out:,}", r.letter]
            for r in records
        ]
        screen.table(head, rows)


def show_versions(screen: Screen, versions: Iterable[Version]) -> None:
    """Each text that was replaced, and its changed words with those around them."""
    for version in versions:
        since = version.known.strftime("%Y-%m-%d %H:%M") if version.known else "?"
        screen.say(f"{version.address}  {version.before} → {version.after}, since {since}", "bold")
        for change in version.changes:
            screen.say(f"  {change.kind}: {change.before or '–'} → {change.after or '–'}")
            screen.say(f"    … {change.context} …")
