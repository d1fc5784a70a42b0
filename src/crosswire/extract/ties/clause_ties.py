"""Ties that a connective states between two clauses: answered, followed, after, before, over."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from crosswire.extract.incidents.frames import Frame
from crosswire.extract.sentence.scan import Group, Scan
from crosswire.extract.ties.ends import Edge, Telling, Told, is_before, may_precede
from crosswire.lexicon.match import find_phrases
from crosswire.model.related import Basis, RelationKind
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
    for left, right in pairwise([None, *telling.frames]):
        kind = _find_kind(right) if right is not None else None
        if kind is None or right is None:
            continue
        if left is None or left.scan is not right.scan:
            yield from _join_subject(telling, kind, right)
        elif not _hang_on_another(left):
            ends = _find_ends(telling, left, right)
            if ends is not None:
                yield from _make_edge(telling, kind, left, right, ends)


def _join_subject(telling: Telling, kind: RelationKind, right: Frame) -> Iterator[Edge]:
    """The tie of "The blast came a day after …", where the first clause tells nothing new."""
    before = Span(right.scan.sentence.span.start, right.span.start)
    known = right.scan.of("E", before)[:1]
    told, other = telling.last_before(right), telling.owner(right)
    if not known or not known[0].is_definite or told is None or other is None or told is other:
        return
    earlier, later = (told, other) if right.clause.joined in RIGHT_IS_LATER else (other, told)
    if may_precede(earlier, later):
        yield Edge(kind, earlier.id, later.id, right)


def _find_kind(right: Frame) -> RelationKind | None:
    """How a clause stands to the one before it; ", hours after" is an order behind a comma, too."""
    joined = right.clause.joined
    lapse = next(iter(right.scan.of("T", right.span)), None) if joined == "and" else None
    if lapse is not None and is_lapse_after(lapse) and opens_clause(right, lapse):
        return "precedes"
    return KINDS.get(joined)


HEAD = 12  # characters before a time that opens its clause: ", and on", "; in the"


def opens_clause(frame: Frame, time: Group) -> bool:
    """True if a clause opens with a time."""
    lead = Span(frame.span.start, max(frame.span.start, time.span.start))
    return len(lead.quote(frame.scan.text).strip()) <= HEAD


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
    after = kind == "precedes" and right.clause.joined != "before"
    kind = "response_to" if after and _retaliates(telling, left, right) else kind
    if isinstance(earlier, Told) and isinstance(later, Told):
        basis = _find_basis(kind, earlier, later, backdrop=_is_backdrop(left, right))
        if basis is not None:
            yield Edge(kind, earlier.id, later.id, left, basis)
    elif kind != "precedes":
        yield Edge(kind, _id_of(earlier), _id_of(later), left)


def _find_basis(kind: RelationKind, earlier: Told, later: Told, *, backdrop: bool) -> Basis | None:
    """Whether words state a tie or the days alone; None where the days rule it out."""
    if not may_precede(earlier, later):
        return None
    if kind != "precedes" or not backdrop:
        return "stated"
    return "inferred" if is_before(earlier, later) else None


def _id_of(end: Told | str) -> str:
    return end if isinstance(end, str) else end.id


def _retaliates(telling: Telling, left: Frame, right: Frame) -> bool:
    """True for "hit back with raids after a bombing", "hours after one of its soldiers was killed".

    "The retaliatory raids came days after a bombing" tells a time only.
    """
    if _struck_own(left, right):
        return True
    lapsed = _has_lapse(right.scan, right.clause.cue)
    return (
        not lapsed
        and right.clause.joined == "precedes"
        and bool(ANSWERS & find_orders(telling, left))
    )


def find_orders(telling: Telling, frame: Frame) -> set[str]:
    """What the words of a clause say of its order: "later", "answer", "answered"."""
    found = find_phrases(frame.span.quote(frame.scan.text), telling.lexicon, ("orders",))
    return {order for match in found if (order := match.entry.word("order"))}


ANSWERS = {"answer", "answered"}


def _struck_own(left: Frame, right: Frame) -> bool:
    """True if those hit on the right belong to whoever strikes on the left: "one of its men"."""
    if not left.agents or not left.has_strong_trigger():
        return False
    people = right.scan.of("N", right.span)
    return any(
        _OWN & set(g.span.quote(right.scan.text).lower().split()) for g in people[:1]
    ) or any(g.determiner in _OWN for g in people[:1])


_OWN = frozenset({"its", "their"})


def _has_lapse(scan: Scan, cue: Span | None) -> bool:
    return cue is not None and any(t.span.overlaps(cue) for t in scan.of("T"))


def _is_backdrop(left: Frame, right: Frame) -> bool:
    """True if what came after is no occurrence: "the raid comes as fear grew after a killing"."""
    triggers, cue = left.triggers, right.clause.cue
    if not triggers or cue is None:
        return True
    between = Span(triggers[-1].span.end, max(cue.start, triggers[-1].span.end))
    tokens = (t for t in left.scan.tokens if between.start <= t.start < between.end)
    return any(token.word in _BACKDROP for token in tokens)


_BACKDROP = frozenset({"as", "while", "amid", "amidst"})


def _hang_on_another(left: Frame) -> bool:
    """True for "The warning came a week after the attack": what it speaks of is no subject."""
    lapses = [t for t in left.scan.of("T", left.span) if is_lapse_after(t)]
    return bool(lapses) and not any(t.span.end <= lapses[0].span.start for t in left.triggers)


def is_lapse_after(time: Group) -> bool:
    """True for "a week after": what stands behind came before."""
    words = time.moment.words.lower() if time.moment is not None else ""
    return "#relative." in time.rule and words.endswith(" after")
