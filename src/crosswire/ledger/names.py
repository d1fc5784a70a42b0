"""The names that incidents have: far fewer than incidents, read once for a state of the ledger."""

from __future__ import annotations

from sqlalchemy import Connection, Select, func, select

from crosswire.ledger.facts import Progress, read_progress
from crosswire.ledger.tables import terms


class Names:
    """The names of places and actors of one ledger, as they were when last asked for."""

    def __init__(self) -> None:
        self._held: dict[str, tuple[Progress, list[str]]] = {}

    def holding(self, connection: Connection, kind: str, part: str) -> list[str]:
        """The names of a kind, folded as for searching, that have a part in them."""
        progress = read_progress(connection)
        held = self._held.get(kind)
        if held is None or held[0] != progress:
            held = (progress, list(connection.execute(_NAMES[kind]).scalars()))
            self._held[kind] = held
        return [name for name in held[1] if part in name]


def _walk_names(kind: str) -> Select[str]:
    """Each name of a kind once, the index leading from one to the next, so that the incidents that
    have it need not be looked at.
    """
    first = select(func.min(terms.c.term).label("term")).where(terms.c.kind == kind)
    names = first.cte("names", recursive=True)
    later = select(func.min(terms.c.term)).where(terms.c.kind == kind, terms.c.term > names.c.term)
    following = select(later.scalar_subquery()).where(names.c.term.is_not(None))
    found = names.union_all(following)
    return select(found.c.term).where(found.c.term.is_not(None))


_NAMES = {kind: _walk_names(kind) for kind in ("place", "actor")}
