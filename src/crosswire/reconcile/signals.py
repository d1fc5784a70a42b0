"""What the words of a claim say besides its value, told by the rule that found it.

A claim has no field for this: the entry of the lexicon that it names is the record.
"""

from __future__ import annotations

from collections.abc import Iterator

from crosswire.model.figure import Figure
from crosswire.model.mention import Claim, Mention

_EARLIER = "/updates#"  # every entry of updates.toml marks a count that was overtaken
_LOWERED = "#killed.lowered"
_WITHDRAWN = "#withdrawn"
_ANEW = "#claimed.anew"
PART = "extract/parts"  # a number of a list that adds up: "five soldiers and two guards"


def is_earlier(claim: Claim) -> bool:
    """True if the text itself calls the figure an earlier count: "down from 95"."""
    return _EARLIER in claim.rule


def is_part(claim: Claim) -> bool:
    """True if the figure is one number of a list whose sum is the toll."""
    return claim.rule == PART


def says_lowered(mention: Mention, slot: str) -> bool:
    """True if the text says that its figure is lower than one given before."""
    told = [claim for claim in mention.claims if claim.slot == slot]
    return any(claim.rule.endswith(_LOWERED) for claim in told)


def says_withdrawn(claim: Claim) -> bool:
    """True if somebody takes back a claim of responsibility, in so many words."""
    return claim.rule.endswith(_WITHDRAWN)


def says_anew(claim: Claim) -> bool:
    """True if somebody claims a deed in the place of an earlier claim of its own."""
    return claim.rule.endswith(_ANEW)


def find_earlier(mention: Mention, slot: str) -> Iterator[Figure]:
    """The figures of a slot that a mention calls earlier counts."""
    for claim in mention.claims:
        if claim.slot == slot and is_earlier(claim) and isinstance(claim.value, Figure):
            yield claim.value
