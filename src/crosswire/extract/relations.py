"""Ties that a sentence states between two incidents: answered, followed, preceded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from crosswire.extract.claims import make_id
from crosswire.extract.frames import Frame
from crosswire.model.incident import Relation, RelationKind
from crosswire.model.text import Document


def find_relations(
    document: Document, frames: Sequence[Frame], mentions: Mapping[int, str]
) -> list[Relation]:
    """The relations between mentions of an article, each with its sentence.

    Only a connective between two clauses of one sentence makes one: nothing is inferred.
    """
    found: dict[tuple[str, str, str], Relation] = {}
    for left, right in pairwise(frames):
        relation = _relate(document, left, right, mentions)
        if relation is not None:
            found.setdefault((relation.kind, relation.earlier, relation.later), relation)
    return list(found.values())


def _relate(
    document: Document, left: Frame, right: Frame, mentions: Mapping[int, str]
) -> Relation | None:
    a, b = mentions.get(id(left)), mentions.get(id(right))
    if left.scan is not right.scan or a is None or b is None or a == b:
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
