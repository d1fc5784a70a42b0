"""Courts, ministries and offices that are attacked, where they most often only speak."""

from __future__ import annotations

from crosswire.extract.sentence.scan import Scan
from crosswire.model.text import Span

REACH = 40  # characters from "went off" to the court: "… near the main gate of a"
_LEADS = frozenset({"at", "outside", "near", "inside", "into", "opposite", "of"})


def is_struck_site(scan: Scan, start: int) -> bool:
    """True for the court of "a bomb went off at a court in A": a deed leads to it.

    `start`: where the word for the body begins.
    """
    leads = {scan.word_before(start, step) for step in (1, 2, 3)}
    if not leads & _LEADS:
        return False
    near = Span(max(scan.sentence.span.start, start - REACH), start)
    return any(
        verb.entry is not None and not verb.entry.says_yes("weak") for verb in scan.verbs_in(near)
    )
