"""What the commands do: open the ledger, ask it, show what comes back, return the exit code."""

from crosswire.commands.briefing import brief, verify
from crosswire.commands.changing import changes
from crosswire.commands.deciding import decide, decisions, review, settle, undo
from crosswire.commands.filling import add, coverage, demo, rebuild, score, status
from crosswire.commands.handing_on import export
from crosswire.commands.incidents import history, list_incidents, show, sources, versions, why

__all__ = [
    "add",
    "brief",
    "changes",
    "coverage",
    "decide",
    "decisions",
    "demo",
    "export",
    "history",
    "list_incidents",
    "rebuild",
    "review",
    "score",
    "settle",
    "show",
    "sources",
    "status",
    "undo",
    "verify",
    "versions",
    "why",
]
