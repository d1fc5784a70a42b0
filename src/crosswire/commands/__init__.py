"""What the commands do: open the ledger, ask it, show what comes back, return the exit code."""

from crosswire.commands.actors import list_actors, profile_actor
from crosswire.commands.briefing import brief, verify
from crosswire.commands.changing import changes
from crosswire.commands.deciding import decide, decisions, review, settle, undo
from crosswire.commands.filling import add, coverage, demo, rebuild, score, status
from crosswire.commands.follow_ups import follow_ups
from crosswire.commands.handing_on import export
from crosswire.commands.incidents import history, list_incidents, show, sources, versions, why
from crosswire.commands.relations import relations
from crosswire.commands.statements import meetings, statements
from crosswire.commands.tallies import tallies

__all__ = [
    "add",
    "brief",
    "changes",
    "coverage",
    "decide",
    "decisions",
    "demo",
    "export",
    "follow_ups",
    "history",
    "list_actors",
    "list_incidents",
    "meetings",
    "profile_actor",
    "rebuild",
    "relations",
    "review",
    "score",
    "settle",
    "show",
    "sources",
    "statements",
    "status",
    "tallies",
    "undo",
    "verify",
    "versions",
    "why",
]
