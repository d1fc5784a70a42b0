"""Commands that ask who said what, and who met whom."""

from __future__ import annotations

import sys

import msgspec

from crosswire.commands.opening import DONE, NOTHING, ask_ledger, find_incident, print_json
from crosswire.model.related import Act
from crosswire.publish.sayings import meeting_object, saying_object
from crosswire.screen import open_screen
from crosswire.views.statements import show_meetings, show_sayings


def statements(
    path: str | None,
    as_of: str | None,
    name: str | None,
    *,
    by: str | None,
    act: str | None,
    as_json: bool,
) -> int:
    """Show what was said of an incident, or of all."""
    with ask_ledger(path, as_of) as ledger:
        incident = find_incident(ledger, name) if name else None
        found = ledger.statements(incident, by=by, act=msgspec.convert(act, Act | None))
        documents = ledger.documents_named({a for saying in found for a in saying.articles})
    if as_json:
        print_json([saying_object(saying) for saying in found])
    elif found:
        show_sayings(open_screen(), found, documents)
    else:
        print("crosswire: no statement answers.", file=sys.stderr)
    return DONE if found else NOTHING


def meetings(path: str | None, as_of: str | None, *, as_json: bool) -> int:
    """Show who met or called whom."""
    with ask_ledger(path, as_of) as ledger:
        found = ledger.meetings()
        documents = ledger.documents_named({a for meeting in found for a in meeting.articles})
    if as_json:
        print_json([meeting_object(meeting) for meeting in found])
    elif found:
        show_meetings(open_screen(), found, documents)
    else:
        print("crosswire: no article tells of a meeting, a call or a visit.", file=sys.stderr)
    return DONE if found else NOTHING
