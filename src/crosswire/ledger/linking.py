"""The tables of linking, as linking asks for them: blocks, sides, links.

`Side` is linking's own type; here it is whatever has a mention and can be written as JSON.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache
from itertools import islice, zip_longest
from typing import Generic, Protocol, TypeVar, cast

import msgspec
from sqlalchemy import (
    Column,
    CompoundSelect,
    Connection,
    Select,
    Table,
    bindparam,
    delete,
    insert,
    select,
    union_all,
)
from sqlalchemy import Row as SqlRow

from crosswire.ledger import tables
from crosswire.ledger.among import Among, part_names
from crosswire.ledger.rows import Row, decode
from crosswire.model.incident import Link, LinkState
from crosswire.model.mention import Mention

ROWS = 10_000  # written at a time
BLOCKS = 40  # asked for in one question
_NAMES = [f"block_{number}" for number in range(BLOCKS)]


class HasMention(Protocol):
    """What a side is to the ledger."""

    @property
    def mention(self) -> Mention:
        """The mention that it stands for."""
        ...


SideT = TypeVar("SideT", bound=HasMention)


class LinkTables(Generic[SideT]):
    """What a ledger keeps of linking, within one transaction."""

    def __init__(self, connection: Connection, kind: type[SideT]) -> None:
        self._connection = connection
        self._kind = kind

    # ---- blocks -------------------------------------------------------------------------------

    def leaders(self, blocks: Collection[str], most: int) -> Mapping[str, Sequence[str]]:
        """The first ranks of each block, at most so many."""
        asked = sorted(blocks)
        found: defaultdict[str, list[str]] = defaultdict(list)
        for start in range(0, len(asked), BLOCKS):
            some = dict(zip_longest(_NAMES, asked[start : start + BLOCKS], fillvalue=""))
            for key, rank in self._connection.execute(_select_first(most), some).all():
                found[key].append(rank)
        return {key: sorted(ranks) for key, ranks in found.items()}

    def members(self, blocks: Collection[str]) -> Mapping[str, Sequence[str]]:
        """The ids of all who stand in each of the blocks."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for key, rank in _STANDING.rows(self._connection, blocks):
            found[key].append(rank.rsplit(" ", 1)[-1])
        return found

    def enter(self, standings: Collection[tuple[str, str]]) -> None:
        """Let ranks stand in blocks."""
        insert_rows(self._connection, tables.blocks, map(standing_row, standings))

    def leave(self, standings: Collection[tuple[str, str]]) -> None:
        """Let them stand there no longer."""
        blocks = tables.blocks
        self._delete_pairs(blocks, blocks.c.key, blocks.c.rank, standings)

    # ---- sides --------------------------------------------------------------------------------

    def sides(self, mentions: Collection[str]) -> list[SideT]:
        """The sides of mentions; those that are not held are left out."""
        return self._decode(_SIDES.rows(self._connection, mentions))

    def sides_of(self, articles: Collection[str]) -> list[SideT]:
        """The sides of all mentions of some articles."""
        return self._decode(_SIDES_OF.rows(self._connection, articles))

    def superseded(self, mentions: Collection[str]) -> set[str]:
        """Those of the mentions whose article a newer text has superseded."""
        return {key for (key,) in _SUPERSEDED.rows(self._connection, mentions)}

    def put_sides(self, sides: Iterable[SideT]) -> None:
        """Keep sides."""
        insert_rows(self._connection, tables.sides, map(side_row, sides))

    def drop_sides(self, mentions: Collection[str]) -> None:
        """Forget sides."""
        for some in part_names(mentions):
            gone = delete(tables.sides).where(tables.sides.c.mention_id.in_(some))
            self._connection.execute(gone)

    # ---- links --------------------------------------------------------------------------------

    def links_of(self, mentions: Collection[str], least: float | None = None) -> list[Link]:
        """The links that have one of the mentions at either end, of at least some total."""
        bar = -math.inf if least is None else least
        found = {
            (row[0], row[1]): row
            for side in (_LINKS_LEFT, _LINKS_RIGHT)
            for row in side.rows(self._connection, mentions, least=bar)
        }
        return list(map(link_of, found.values()))

    def put_links(self, links: Collection[Link]) -> None:
        """Keep links, in the place of those with the same ends."""
        self.drop_links([link.ends for link in links])
        insert_rows(self._connection, tables.links, map(link_row, links))

    def drop_links(self, ends: Collection[tuple[str, str]]) -> None:
        """Forget links."""
        links = tables.links
        self._delete_pairs(links, links.c.left, links.c.right, ends)

    def _decode(self, found: Iterable[SqlRow[str]]) -> list[SideT]:
        return [decode(body, self._kind) for (body,) in found]

    def _delete_pairs(
        self, table: Table, one: Column[str], other: Column[str], pairs: Iterable[tuple[str, str]]
    ) -> None:
        here = (one == bindparam("a")) & (other == bindparam("b"))
        given = [{"a": first, "b": second} for first, second in pairs]
        if given:
            self._connection.execute(delete(table).where(here), given)


def insert_rows(connection: Connection, table: Table, rows: Iterable[Row]) -> None:
    """Write rows, so many at a time; none are no question to the database."""
    left = iter(rows)
    while some := list(islice(left, ROWS)):
        connection.execute(insert(table), some)


@cache
def _select_first(most: int) -> CompoundSelect[str, str]:
    """The first ranks of so many blocks, each looked up by itself: of one with a hundred thousand
    members no more is read than of a small one.
    """
    rows = tables.blocks.c
    each = select(rows.key, rows.rank).order_by(rows.rank).limit(most)
    parts = (each.where(rows.key == bindparam(name)).subquery() for name in _NAMES)
    return union_all(*(select(part.c.key, part.c.rank) for part in parts))


def side_row(side: HasMention) -> Row:
    """The row of a side."""
    mention = side.mention
    body = msgspec.json.encode(side, order="deterministic").decode()
    return {"mention_id": mention.id, "article_id": mention.article, "body": body}


def standing_row(standing: tuple[str, str]) -> Row:
    """The row of a rank that stands in a block."""
    return {"key": standing[0], "rank": standing[1]}


def link_row(link: Link) -> Row:
    """The row of a link."""
    return {name: getattr(link, name) for name in link.__struct_fields__}


def select_links() -> Select[str, str, float, float, str, str]:
    """The question for links, in columns that `link_of` reads."""
    links = tables.links.c
    return select(links.left, links.right, links.alone, links.total, links.state, links.refused)


def link_of(row: SqlRow[str, str, float, float, str, str]) -> Link:
    """The link in a row of those columns."""
    return Link(row[0], row[1], row[2], row[3], cast("LinkState", row[4]), row[5])


def _select_superseded() -> Select[str]:
    """Mentions of articles that a newer text has superseded."""
    sides, imprints = tables.sides.c, tables.imprints.c
    mentions = select(sides.mention_id).join(
        tables.imprints, imprints.article_id == sides.article_id
    )
    return mentions.where(imprints.superseded == 1)


_STANDING = Among(select(tables.blocks.c.key, tables.blocks.c.rank), tables.blocks.c.key)
_SIDES = Among(select(tables.sides.c.body), tables.sides.c.mention_id)
_SIDES_OF = Among(select(tables.sides.c.body), tables.sides.c.article_id)
_SUPERSEDED = Among(_select_superseded(), tables.sides.c.mention_id)
_LINKS = select_links().where(tables.links.c.total >= bindparam("least"))
_LINKS_LEFT = Among(_LINKS, tables.links.c.left)
_LINKS_RIGHT = Among(_LINKS, tables.links.c.right)
