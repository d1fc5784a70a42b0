"""Commands that ask for incidents, and how well they are told."""

from __future__ import annotations

import sys
from collections.abc import Mapping

from crosswire.commands.opening import (
    DONE,
    NOTHING,
    ask_ledger,
    find_incident,
    print_json,
    resolve_name,
)
from crosswire.commands.relations import name_ends
from crosswire.model.incident import describe_article
from crosswire.publish.json import incident_object
from crosswire.reconcile import rate_outlets
from crosswire.screen import open_screen
from crosswire.views.follow_ups import show_follow_ups_short
from crosswire.views.incidents import show_case, show_history, show_list, show_why
from crosswire.views.sources import show_sources, show_versions
from crosswire.views.statements import show_said


def list_incidents(
    path: str | None, as_of: str | None, asked: Mapping[str, str | None], *, as_json: bool
) -> int:
    """List the incidents that answer, each under its number in the whole list."""
    with ask_ledger(path, as_of) as ledger:
        numbers = {incident.id: n for n, incident in enumerate(ledger.incidents(), start=1)}
        found = list(ledger.incidents(**asked))
        objects = [incident_object(i, ledger.mentions(i)) for i in found] if as_json else []
    if as_json:
        print_json(objects)
    elif found:
        show_list(open_screen(), found, numbers)
    else:
        print("crosswire: no incident answers.", file=sys.stderr)
    return DONE if found else NOTHING


def show(path: str | None, as_of: str | None, name: str) -> int:
    """Show one incident, and what stands beside it.

    Not as of a moment, for which that would ask for the whole ledger of then; the commands that
    show what stands beside incidents do.
    """
    with ask_ledger(path, as_of) as ledger:
        incident = find_incident(ledger, name)
        screen = open_screen()
        edges = ledger.relations(incident) if as_of is None else []
        show_case(screen, ledger.case(incident), edges, name_ends(ledger, edges))
        if as_of is None:
            show_said(screen, ledger.statements(incident))
            show_follow_ups_short(screen, ledger.follow_ups(incident))
    return DONE


def history(path: str | None, as_of: str | None, name: str) -> int:
    """Show how the values of one incident moved."""
    with ask_ledger(path, as_of) as ledger:
        incident = find_incident(ledger, name)
        show_history(open_screen(), ledger.case(incident), ledger.history(incident))
    return DONE


def sources(path: str | None, as_of: str | None) -> int:
    """Show the record of each outlet."""
    with ask_ledger(path, as_of) as ledger:
        records = ledger.records()
        mentions = {m.id: m for reading in records.readings() for m in reading.mentions}
        facts = {d.article.id: describe_article(d) for d in records.documents()}
        found = rate_outlets(records.incidents(), mentions, facts, list(records.copies()))
    if not found:
        print("crosswire: no article names its outlet.", file=sys.stderr)
    show_sources(open_screen(), found)
    return DONE if found else NOTHING


def versions(path: str | None, as_of: str | None) -> int:
    """Show what was changed in articles under their address."""
    with ask_ledger(path, as_of) as ledger:
        found = list(ledger.versions())
    if not found:
        print("crosswire: no article has changed under its address.", file=sys.stderr)
    show_versions(open_screen(), found)
    return DONE if found else NOTHING


def why(path: str | None, as_of: str | None, left: str, right: str) -> int:
    """Show what speaks for two incidents being one, and what against."""
    with ask_ledger(path, as_of) as ledger:
        one, other = (resolve_name(ledger, name) for name in (left, right))
        found = ledger.why(one, other)
        cases = {key: ledger.case(key) for key in dict.fromkeys((one, other)) if key[0] == "i"}
        show_why(open_screen(), found, cases)
    return DONE if found else NOTHING
