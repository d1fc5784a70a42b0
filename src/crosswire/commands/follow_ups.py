"""The command that asks for follow-ups."""

from __future__ import annotations

import sys

from crosswire.commands.opening import DONE, NOTHING, ask_ledger, number_incidents, print_json
from crosswire.screen import open_screen
from crosswire.views.follow_ups import show_follow_ups


def follow_ups(path: str | None, as_of: str | None, *, only_open: bool, as_json: bool) -> int:
    """List what is to be found out or done after incidents, in the order of the list."""
    with ask_ledger(path, as_of) as ledger:
        incidents = number_incidents(ledger)
        found = [t for t in ledger.follow_ups() if t.state == "open" or not only_open]
    found.sort(key=lambda trace: incidents[trace.about or ""][0])
    if as_json:
        print_json(found)
    elif found:
        show_follow_ups(open_screen(), found, incidents)
    else:
        print("crosswire: no follow-up is told.", file=sys.stderr)
    return DONE if found else NOTHING
