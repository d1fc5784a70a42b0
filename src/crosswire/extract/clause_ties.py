"""Ties that a connective states between two clauses: answered, followed, after, before, over."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from crosswire.extract.ends import Edge, Telling, Told, is_before, may_precede
from crosswire.extract.frames import Frame
from crosswire.extract.scan import Group, Scan
from crosswire.lexicon.match import find_phrases
from crosswire.model.related import RelationKind
from crosswire.model.text import Span

KINDS: dict[str, RelationKind] = {
    "response_to": "response_to",
    "answered_by": "response_to",
    "aftermath_of": "aftermath_of",
    "precedes": "precedes",
    "before": "precedes",
}
RIGHT_IS_LATER = frozenset({"before", "answered_by"})


def join_clauses(telling: Telling) -> Iterator[Edge]:
    """The ties between two clauses that stand side by side in a sentence.

    What answers "a series of attacks" answers the series, not one of them. Where the connective
    belongs to something else ("the attack came as tension rose after the killing") nothing is
    stated, and an order that the days tell all the same is inferred.
    """
    for left, right in pairwise(telling.frames):
        kind = KINDS.get(right.clause.joined)
        if kind is None or left.scan is not right.scan or _hang_on_another(left):
            continue
        ends = _find_ends(telling, left, right)
        if ends is not None:
            yield from _make_edge(telling, kind, left, right, ends)


def _find_ends(telling: Telling, left: Frame, right: Frame) -> tuple[Told | str, Told | str] | None:
    """What the two clauses speak of: incidents, or the id of a total on the answered side."""
    one: Told | str | None = telling.owner(left)
    if one is None and right.clause.joined in RIGHT_IS_LATER:
        one = telling.resolve(left, None)
    beside = one if isinstance(one, Told) else None
    other: Told | str | None = telling.owner(right, beside)
    if other is None:
        total = telling.total_of(right)
        other = total.id if total else telling.resolve(right, beside)
    return None if one is None or other is None or one == other else (one, other)


def _make_edge(
    telling: Telling,
    kind: RelationKind,
    left: Frame,
    right: Frame,
    ends: tuple[Told | str, Told | str],
) -> Iterator[Edge]:
    earlier, later = ends if right.clause.joined in RIGHT_IS_LATER else ends[::-1]
    kind = "response_to" if kind == "precedes" and _retaliates(telling, left, right) else kind
    known = isinstance(earlier, Told) and isinstance(later, Told)
    if kind != "precedes":
        yield Edge(kind, _id_of(earlier), _id_of(later), left)
    elif isinstance(earlier, Told) and isinstance(later, Told) and may_precede(earlier, later):
        if not _is_backdrop(left, right):
            yield Edge(kind, earlier.id, later.id, left)
        elif known and is_before(earlier, later):
            yield Edge(kind, earlier.id, later.id, left, "inferred")


def _id_of(end: Told | str) -> str:
    return end if isinstance(end, str) else end.id


def _retaliates(telling: Telling, left: Frame, right: Frame) -> bool:
    """True for "hit back with raids after a bombing"; "raids came days after" tells a time only."""
    if right.clause.joined != "precedes" or _has_lapse(right.scan, right.clause.cue):
        return False
    words = left.span.quote(left.scan.text)
    found = find_phrases(words, telling.lexicon, ("orders",))
    return any(match.entry.word("order") == "answer" for match in found)


def _has_lapse(scan: Scan, cue: Span | None) -> bool:
    return cue is not None and any(t.span.overlaps(cue) for t in scan.of("T"))


def _is_backdrop(left: Frame, right: Frame) -> bool:
    """True if what came after is no occurrence: "the raid comes as tension grew after a killing"."""
    triggers = [t for t in left.triggers if left.span.holds(t.span)]
    cue = right.clause.cue
    if not triggers or cue is None:
        return True
    between = Span(max(t.span.end for t in triggers), max(cue.start, triggers[-1].span.end))
    return any(
        t.word in _BACKDROP for t in left.scan.tokens if between.start <= t.start < between.end
    )


_BACKDROP = frozenset({"as", "while", "amid", "amidst"})


def _hang_on_another(left: Frame) -> bool:
    """True for "The warning came a week after the attack": what it speaks of is no subject."""
    lapses = [t for t in left.scan.of("T", left.span) if is_lapse_after(t)]
    return bool(lapses) and not any(t.span.end <= lapses[0].span.start for t in left.triggers)


def is_lapse_after(time: Group) -> bool:
    """True for "a week after": what stands behind came before."""
    words = time.moment.words.lower() if time.moment is not None else ""
    return "#relative." in time.rule and words.endswith(" after")


REACH = 40  # characters between "a week after" and the noun for what came before


def join_lapses(telling: Telling) -> Iterator[Edge]:
    """The ties of "shot down two missiles a week after a deadly attack", in one clause.

    What came before is the one incident of the article that the lapse dates.
    """
    for frame in telling.frames:
        later = telling.owner(frame)
        lapse = next((t for t in frame.scan.of("T", frame.span) if is_lapse_after(t)), None)
        if later is None or lapse is None or not _stands_around(frame, lapse):
            continue
        found = [one for one in telling.told if _lies_back(one, later, lapse)]
        if found:
            yield Edge("precedes", found[0].id, later.id, frame)


def _stands_around(frame: Frame, lapse: Group) -> bool:
    """True if an occurrence stands before the lapse, and one that it counts from close behind."""
    before = any(t.span.end <= lapse.span.start for t in frame.triggers)
    gaps = (t.span.start - lapse.span.end for t in frame.triggers)
    return before and any(0 <= gap <= REACH for gap in gaps)


def _lies_back(one: Told, later: Told, lapse: Group) -> bool:
    """True if an incident lies as many days before another as a lapse says."""
    if one is later or not is_before(one, later) or lapse.offset_days is None:
        return False
    a, b = one.mention.date, later.mention.date
    if (
        a is None
        or b is None
        or a.start is None
        or b.end is None
        or a.end is None
        or b.start is None
    ):
        return False
    least, most = lapse.offset_days
    return (b.start - a.end).days <= most and (b.end - a.start).days >= least
