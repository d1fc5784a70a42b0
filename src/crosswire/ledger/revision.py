"""A ledger while what follows from one thing that is pending is brought up to date."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from sqlalchemy import ColumnElement, Connection, Row, Table, delete, select

from crosswire.ledger import rows, tables
from crosswire.ledger.among import Among, part_names
from crosswire.ledger.derived import (
    Imprint,
    write_copies,
    write_imprints,
    write_incidents,
    write_related,
)
from crosswire.ledger.linking import LinkTables, SideT
from crosswire.ledger.state import LedgerState
from crosswire.ledger.store import Store
from crosswire.model.decision import Decision
from crosswire.model.incident import Copy, Incident
from crosswire.model.mention import Mention
from crosswire.model.related import Related


class Workings(LedgerState):
    """The ledger at one moment, with what linking keeps in it."""

    def __init__(self, store: Store, connection: Connection) -> None:
        super().__init__(store, connection)
        self.connection = connection

    def linking(self, kind: type[SideT]) -> LinkTables[SideT]:
        """The tables of linking, whose sides are of a type."""
        return LinkTables(self.connection, kind)

    def imprints_of(self, articles: Collection[str]) -> dict[str, Imprint]:
        """What articles are found by, by their ids."""
        return _read_imprints(_IMPRINTS.rows(self.connection, articles))

    def imprints_at(self, addresses: Collection[str]) -> dict[str, Imprint]:
        """What the articles at some addresses are found by."""
        return _read_imprints(_IMPRINTS_AT.rows(self.connection, addresses))

    def members_of(self, incidents: Collection[str]) -> dict[str, tuple[str, ...]]:
        """The mentions of incidents, in order of their ids."""
        found: dict[str, tuple[str, ...]] = {}
        for held, key in _MEMBERS.rows(self.connection, incidents):
            found[held] = (*found.get(held, ()), key)
        return found


class Revision(Workings):
    """The ledger within the one transaction in which it is revised: it is read, and changed."""

    # ---- what is pending ----------------------------------------------------------------------

    def is_pending(self, name: str) -> bool:
        """True if nothing was derived yet from an article or a decision as it is now."""
        wanted = select(tables.pending.c.name).where(tables.pending.c.name == name)
        return self.connection.execute(wanted).first() is not None

    def finish(self, name: str) -> None:
        """Note that it was derived from."""
        self._delete(tables.pending, tables.pending.c.name == name)

    def decision(self, decision_id: str) -> Decision | None:
        """The decision with an id; None if there is none."""
        wanted = select(tables.decisions.c.body).where(tables.decisions.c.id == decision_id)
        body = self.connection.execute(wanted).scalar()
        return rows.decode(body, Decision) if body is not None else None

    # ---- imprints -----------------------------------------------------------------------------

    def replace_imprints(self, imprints: Sequence[Imprint]) -> None:
        """Put imprints in the place of those of the same articles."""
        named = [imprint.article for imprint in imprints]
        self._delete(tables.imprints, tables.imprints.c.article_id.in_(named))
        write_imprints(self.connection, imprints)

    # ---- incidents ----------------------------------------------------------------------------

    def replace_incidents(
        self,
        old: Collection[str],
        incidents: Sequence[Incident],
        mentions: Mapping[str, Mention],
    ) -> None:
        """Put incidents in the place of others."""
        derived = (tables.membership, tables.tellings, tables.redirects, tables.terms, tables.roles)
        for table in derived:
            self._delete(table, *(table.c.incident_id.in_(some) for some in part_names(old)))
        self._delete(tables.incidents, *(tables.incidents.c.id.in_(s) for s in part_names(old)))
        write_incidents(self.connection, incidents, mentions)

    # ---- what articles say beside -------------------------------------------------------------

    def replace_related(self, articles: Collection[str], related: Related) -> None:
        """Put what articles say beside their mentions in the place of what they said before."""
        for table in tables.RELATED:
            self._delete(table, *(table.c.article_id.in_(some) for some in part_names(articles)))
        write_related(self.connection, related)

    # ---- copies -------------------------------------------------------------------------------

    def copies_of(self, articles: Collection[str]) -> list[Copy]:
        """What articles share with any others."""
        asked = (_COPIES_LEFT, _COPIES_RIGHT)
        bodies = {body for side in asked for (body,) in side.rows(self.connection, articles)}
        return [rows.decode(body, Copy) for body in sorted(bodies)]

    def replace_copies(self, pairs: Collection[tuple[str, str]], copies: Iterable[Copy]) -> None:
        """Put what pairs of articles share in the place of what they shared before."""
        columns = tables.copies.c
        here = ((columns.left == one) & (columns.right == other) for one, other in sorted(pairs))
        self._delete(tables.copies, *here)
        write_copies(self.connection, copies)

    def _delete(self, table: Table, *where: ColumnElement[bool]) -> None:
        for condition in where:
            self.connection.execute(delete(table).where(condition))


def _read_imprints(found: Iterable[Row[str, str, str, str | None, int]]) -> dict[str, Imprint]:
    return {
        key: Imprint(key, rank, rows.decode(prints, tuple[int, ...]), address, bool(old))
        for key, rank, prints, address, old in found
    }


_IMPRINTS = Among(select(tables.imprints), tables.imprints.c.article_id)
_IMPRINTS_AT = Among(select(tables.imprints), tables.imprints.c.address)
_COPIES_LEFT = Among(select(tables.copies.c.body), tables.copies.c.left)
_COPIES_RIGHT = Among(select(tables.copies.c.body), tables.copies.c.right)
_MEMBERS = Among(
    select(tables.membership.c.incident_id, tables.membership.c.mention_id).order_by(
        tables.membership.c.mention_id
    ),
    tables.membership.c.incident_id,
)
