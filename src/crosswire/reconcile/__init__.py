"""A group of mentions into one incident: each slot settled by a named rule, sources counted.

In: the mentions of one incident, their articles, and which articles share text. Out: an Incident.
Refuses: to average figures, to count a copy twice, or to drop what the chosen value contradicts.
"""

from __future__ import annotations

from crosswire.reconcile.history import Trace, trace_articles, trace_history
from crosswire.reconcile.lineage import find_copies, find_prints
from crosswire.reconcile.reconcile import reconcile_group
from crosswire.reconcile.reliability import rate_outlets
from crosswire.reconcile.versions import find_superseded, normalise_address

__all__ = [
    "Trace",
    "find_copies",
    "find_prints",
    "find_superseded",
    "normalise_address",
    "rate_outlets",
    "reconcile_group",
    "trace_articles",
    "trace_history",
]
