"""What articles say of how two incidents are related, the words for one tie together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import msgspec

from crosswire.model.related import Basis, Relation, RelationKind

KINDS: tuple[RelationKind, ...] = (
    "response_to",
    "aftermath_of",
    "part_of",
    "same_operation",
    "precedes",
)


class Edge(msgspec.Struct, frozen=True):
    """A tie between two incidents, or an incident and a total, with all who tell of it.

    `basis` is "stated" if the words of any article state it. `disputed`: others put the two in the
    opposite order.
    """

    kind: RelationKind
    earlier: str
    later: str
    basis: Basis
    told: tuple[Relation, ...]
    disputed: bool = False

    @property
    def ends(self) -> tuple[str, str]:
        """The two that are tied: incidents, or one of them a total."""
        return self.earlier, self.later

    def reads(self) -> tuple[str, str]:
        """The ends in the order in which the kind is read: a response first, what it answers next.

        What precedes another is read first.
        """
        return self.ends if self.kind in {"precedes", "same_operation"} else self.ends[::-1]


def gather_edges(relations: Iterable[Relation]) -> list[Edge]:
    """The ties, each once with every relation that tells of it: stated ones first, then by kind.

    An order that is only inferred is left out where words state how the two are related. The order
    of the relations changes nothing.
    """
    told: defaultdict[tuple[RelationKind, str, str], list[Relation]] = defaultdict(list)
    for relation in relations:
        told[relation.kind, relation.earlier, relation.later].append(relation)
    edges = [_make_edge(key, found, told) for key, found in told.items()]
    stated = {frozenset(edge.ends) for edge in edges if edge.basis == "stated"}
    kept = [e for e in edges if e.basis == "stated" or frozenset(e.ends) not in stated]
    return sorted(kept, key=lambda e: (e.basis != "stated", KINDS.index(e.kind), e.ends))


def _make_edge(
    key: tuple[RelationKind, str, str],
    found: list[Relation],
    told: dict[tuple[RelationKind, str, str], list[Relation]],
) -> Edge:
    kind, earlier, later = key
    stated = any(relation.basis == "stated" for relation in found)
    in_order = sorted(found, key=lambda r: (r.basis != "stated", r.article, r.span, r.id))
    disputed = kind == "precedes" and (kind, later, earlier) in told
    return Edge(kind, earlier, later, "stated" if stated else "inferred", tuple(in_order), disputed)
