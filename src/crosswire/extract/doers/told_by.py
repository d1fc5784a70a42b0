"""Whose word a toll is where somebody claims the deed that caused it."""

from __future__ import annotations

import re

from crosswire.extract.figures.casualties import Toll
from crosswire.extract.incidents.frames import Frame

# From the deed that is claimed to the words that count: "the bombings that killed 84 people",
# "an attack on a market, in which 12 people died".
_RELATIVE = re.compile(
    r"(?:[^.;:“”\"]{0,80}?[\s,])?(?:(?:in|on|by|during|from)\s)?(?:that|which|where)\s[^.;:“”\"]{0,40}"
)


def is_own_word(frame: Frame, toll: Toll) -> bool:
    """False for a toll that the outlet adds to somebody's claim, which says nothing of it.

    "The group claimed the bombing that killed 84 people": the 84 are the outlet's. "The group said
    its fighters killed five" is the group's own count.
    """
    claims = [finding.span for finding in frame.stances if finding.stance == "claimed"]
    if not claims or frame.speaker is None:
        return True
    first = min(claims)
    deeds = [g for g in frame.scan.of("E") if first.start <= g.span.start < toll.span.start]
    return not any(
        _RELATIVE.fullmatch(frame.scan.text, deed.span.end, toll.span.start) for deed in deeds
    )
