"""The things that were struck, as MUC-3/4 writes them: whole things, not the parts that broke."""

from __future__ import annotations

import re
from collections.abc import Sequence

from crosswire.model.mention import Party

# A target is the building, not its windows; "both" and "two" name none.
_PARTS = re.compile(
    r"\b(?:windows?|windowpanes|glass|showcases|walls?|doors?|roofs?|gates?|fronts?|facades?|tires?|"
    r"both|one|two|some)$",
    re.IGNORECASE,
)


def list_things(parties: Sequence[Party]) -> list[Party]:
    """The things that were struck; parts of things only where nothing else is told."""
    things = [party for party in parties if party.part == "thing"]
    return [party for party in things if not _is_part(party)] or things


def _is_part(party: Party) -> bool:
    return bool(_PARTS.search((party.description or "").lower().split(" of ")[0]))
