"""The command that asks for actors."""

from __future__ import annotations

import sys

from crosswire.commands.opening import DONE, NOTHING, ask_ledger, number_incidents, print_json
from crosswire.screen import open_screen
from crosswire.views.actors import show_actor, show_actors


def list_actors(path: str | None, as_of: str | None, *, every: bool, as_json: bool) -> int:
    """List the actors: all groups, and states and bodies with a part in anything."""
    with ask_ledger(path, as_of) as ledger:
        found = [a for a in ledger.actors() if every or a.is_armed or a.has_part]
    if as_json:
        print_json(found)
    elif found:
        show_actors(open_screen(), found)
    else:
        print("crosswire: no actor is named.", file=sys.stderr)
    return DONE if found else NOTHING


def profile_actor(path: str | None, as_of: str | None, name: str, *, as_json: bool) -> int:
    """Show one actor."""
    with ask_ledger(path, as_of) as ledger:
        actor = ledger.actor(name)
        if as_json:
            print_json(actor)
            return DONE
        documents = ledger.documents_named({seen.tie.article for seen in actor.ties})
        show_actor(open_screen(), actor, documents, number_incidents(ledger))
    return DONE
