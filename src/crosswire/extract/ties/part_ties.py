"""Ties of a part to its whole: two sites of one operation, an attack in a run that is counted."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from crosswire.extract.incidents.frames import Frame
from crosswire.extract.ties.ends import Edge, Telling, Told
from crosswire.lexicon.pattern import Hit, compile_patterns
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


def join_numbered(telling: Telling) -> Iterator[Edge]:
    """The ties of "The first bomb killed six … The second exploded outside a clinic".

    Both are told as parts of one thing: neither of the two sentences gives a day of its own.
    """
    for told in telling.told:
        frame = told.opening
        part = telling.frame_before(frame) if _opens_with(frame, "second") else None
        if part is None or not _opens_with(part, "first") or part.has_day() or frame.has_day():
            continue
        first = telling.owner(part)
        if first is not None and first is not told:
            yield Edge("part_of", first.id, told.id, frame)


def _opens_with(frame: Frame, rank: str) -> bool:
    """True for "The second exploded", "the first bomb": the clause opens with a part's number."""
    words = [t.word for t in frame.scan.tokens if t.start >= frame.span.start and t.word.isalpha()]
    return words[:2] == ["the", rank]


def _count_sites(frame: Frame) -> int:
    """How many sites a frame names: the sentence that names both tells the operation best."""
    return len({g.place.id for g in frame.places if g.place is not None and g.place.is_point})


def join_totals(telling: Telling) -> Iterator[Edge]:
    """The ties of an incident that a text counts in a run: "it was the 28th attack since October".

    Only an article that says so makes one, not that an attack would fit the run. The run is what
    the words that count tell; for "most incidents, including …" the one told last.
    """
    for frame in telling.frames:
        for hit in _find_ties(telling, frame):
            told = _find_counted(telling, frame, hit)
            total = _find_total(telling, frame, hit)
            if told is not None and total is not None:
                yield Edge("part_of", total.id, told.id, frame)


def _find_ties(telling: Telling, frame: Frame) -> list[Hit]:
    """The words of a sentence that count an incident in a run; "the first" counts none before."""
    patterns = compile_patterns(telling.lexicon, "ties")
    hits = patterns.find(frame.scan.symbols, frame.scan.words)
    kinds = {"counted", "among"}
    return [h for h in hits if h.entry.word("ties") in kinds and not _is_first(frame, h)]


def _is_first(frame: Frame, hit: Hit) -> bool:
    at = hit.groups.get("ordinal")
    figure = frame.scan.groups[at].figure if at is not None else None
    return figure is not None and figure.high == 1


def _find_counted(telling: Telling, frame: Frame, hit: Hit) -> Told | None:
    """The incident that is counted: that named behind "including", else the one told last.

    "It" is what the article reports, not an earlier attack that it has just recalled.
    """
    if hit.entry.word("ties") == "among":
        return telling.owner(frame)
    last = telling.last_before(frame)
    first = frame.scan.symbols[hit.start : hit.end].split()[0]
    if last is None or first not in {"it", "this"} or last.mention.role == "main":
        return last
    return telling.told[0]


def _find_total(telling: Telling, frame: Frame, hit: Hit) -> Tally | None:
    runs = [t for t in telling.tallies if t.kind == "attack_tally"]
    words = frame.scan.span_at(hit.start, hit.end)
    here = (t for t in runs if any(span.overlaps(words) for span in t.spans))
    found = next(here, None)
    if found is not None or hit.entry.word("ties") != "among":
        return found
    before = [t for t in runs if t.spans[0].start < frame.span.start]
    return before[-1] if before else None
