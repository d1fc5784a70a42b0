"""What a story goes on to tell: who planted the bomb, in a clause without a word for the attack."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from crosswire.extract.doers.deeds import Act, find_acts
from crosswire.extract.incidents.draft import Draft
from crosswire.extract.incidents.frames import Frame
from crosswire.extract.incidents.realis import find_kind
from crosswire.extract.sentence.clauses import split_clauses
from crosswire.extract.sentence.scan import Scan
from crosswire.lexicon.load import Lexicon
from crosswire.model.text import Span

REACH = 3  # sentences behind the last that speaks of an incident


def find_sequels(
    scans: Sequence[Scan], frames: Sequence[Frame], drafts: Sequence[Draft], lexicon: Lexicon
) -> dict[int, list[Act]]:
    """By the number of a draft: what the sentences that follow it tell of who did what to whom."""
    found: dict[int, list[Act]] = defaultdict(list)
    if not drafts:
        return found
    told = {f.scan.sentence.span: n for n, draft in enumerate(drafts) for f in draft.frames}
    taken = [frame.span for frame in frames]
    number, passed = None, 0
    for scan in scans:
        own = told.get(scan.sentence.span)
        number, passed = (own, 0) if own is not None else (number, passed + 1)
        if number is not None and passed <= REACH and scan.sentence.zone == "body":
            found[number].extend(_loose_acts(scan, taken, lexicon))
    return found


def _loose_acts(scan: Scan, taken: Sequence[Span], lexicon: Lexicon) -> Iterator[Act]:
    """The acts of clauses that no frame was read from, and that are told as done."""
    acts = [a for a in find_acts(scan, lexicon) if not any(s.holds(a.at) for s in taken)]
    for clause in split_clauses(scan, lexicon) if acts else ():
        inside = [act for act in acts if clause.span.holds(act.at)]
        if inside and not find_kind(scan, clause.span, (), lexicon):
            yield from inside
