"""Ties that a sentence states between two incidents: answered, followed, preceded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from crosswire.extract.claims import make_id
from crosswire.extract.frames import Frame, FrameKey
from crosswire.model.related import Relation, RelationKind, Tally
from crosswire.model.text import Document


def find_relations(
    document: Document,
    frames: Sequence[Frame],
    mentions: Mapping[FrameKey, str],
    tallies: Sequence[Tally],
) -> list[Relation]:
    """The relations between the mentions and tallies of an article, each with its sentence.

    Only a connective between two clauses of one sentence makes one: nothing is inferred. What
    answers "a series of attacks" answers the series, not one of them.
    """
    found: dict[tuple[str, str, str], Relation] = {}
    for left, right in pairwise(frames):
        ends = _find_end(left, mentions, tallies), _find_end(right, mentions, tallies)
        relation = _relate(document, left, right, ends)
        if relation is not None:
            found.setdefault((relation.kind, relation.earlier, relation.later), relation)
    return list(found.values())


def _find_end(
    frame: Frame, mentions: Mapping[FrameKey, str], tallies: Sequence[Tally]
) -> str | None:
    """The mention that a frame belongs to, or the tally that its clause tells."""
    if frame.key in mentions:
        return mentions[frame.key]
    told = (t.id for t in tallies if any(frame.span.holds(span) for span in t.spans))
    return next(told, None) if frame.kind in {"series", "tally"} else None


def _relate(
    document: Document, left: Frame, right: Frame, ends: tuple[str | None, str | None]
) -> Relation | None:
    a, b = ends
    if left.scan is not right.scan or a is None or b is None or a == b or a.startswith("t"):
        return None
    kind = right.clause.joined
    if kind not in {"response_to", "precedes", "before", "aftermath_of"}:
        return None
    earlier, later = (a, b) if kind == "before" else (b, a)
    stated: RelationKind = "precedes"
    if kind == "aftermath_of":
        stated = "aftermath_of"
    elif kind == "response_to" or _retaliates(left):
        stated = "response_to"
    return Relation(
        id=make_id("r", document.article.id, stated, earlier, later),
        kind=stated,
        earlier=earlier,
        later=later,
        asserter=left.speaker.name if left.speaker else None,
        article=document.article.id,
        span=left.scan.sentence.span,
    )


def _retaliates(frame: Frame) -> bool:
    words = frame.span.quote(frame.scan.text).lower()
    return "retaliat" in words or "in response" in words
