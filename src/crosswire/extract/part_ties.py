"""Ties of a part to its whole: two sites of one operation, an attack in a run that is counted."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from crosswire.extract.ends import Edge, Telling, Told
from crosswire.extract.frames import Frame
from crosswire.lexicon.pattern import compile_patterns
from crosswire.model.related import Tally


def join_sites(telling: Telling) -> Iterator[Edge]:
    """The ties of two sites of one operation: the site told second is part of the first's."""
    for left, right in pairwise(telling.told):
        if not left.draft.sites or left.draft.sites != right.draft.sites:
            continue
        spans = {f.span for f in left.draft.frames}
        both = [f for f in right.draft.frames if f.span in spans]
        if both:
            yield Edge("part_of", left.id, right.id, max(both, key=_count_sites))


def _count_sites(frame: Frame) -> int:
    """How many sites a frame names: the sentence that names both tells the operation best."""
    return len({g.place.id for g in frame.places if g.place is not None and g.place.is_point})


def join_totals(telling: Telling) -> Iterator[Edge]:
    """The ties of an incident that a text counts in a run: "it was the 28th attack since October".

    Only an article that says so makes one, not that an attack would fit the run.
    """
    for frame in telling.frames:
        ties = _find_ties(telling, frame)
        told = _find_counted(telling, frame, ties) if ties else None
        total = _find_total(telling, frame, ties)
        if told is not None and total is not None:
            yield Edge("part_of", total.id, told.id, frame)


def _find_ties(telling: Telling, frame: Frame) -> set[str]:
    """What the words of a sentence say of a run: "counted", "among"."""
    patterns = compile_patterns(telling.lexicon, "ties")
    hits = patterns.find(frame.scan.symbols, frame.scan.words)
    return {word for hit in hits if (word := hit.entry.word("ties"))}


def _find_counted(telling: Telling, frame: Frame, ties: set[str]) -> Told | None:
    """The incident that "it" or "that" is: the last told; that named behind "including"."""
    if "among" in ties:
        return telling.owner(frame)
    return telling.last_before(frame) if "counted" in ties else None


def _find_total(telling: Telling, frame: Frame, ties: set[str]) -> Tally | None:
    """The run that is told in the sentence; for "most incidents, including …" the last told."""
    runs = [t for t in telling.tallies if t.kind == "attack_tally"]
    here = [t for t in runs if any(map(frame.scan.sentence.span.holds, t.spans))]
    before = [t for t in runs if t.spans[0].start < frame.span.start and "among" in ties]
    return next(iter(here), None) or next(iter(before[::-1]), None)
