"""Mentions out of the ledger, each with its claims."""

from __future__ import annotations

from collections.abc import Collection, Generator, Iterable, Iterator
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Row, select

from crosswire.ledger import rows, tables
from crosswire.ledger.among import Among
from crosswire.model.mention import Mention

Cells = Row[*tuple[Any, ...]]  # where it stands, its body, and those of a claim

_MENTIONS, _CLAIMS = tables.mentions.c, tables.claims.c
_PLACE = (_MENTIONS.article_id, _MENTIONS.position, _CLAIMS.position)
_WANTED = (
    select(*_PLACE, _MENTIONS.body, *(_CLAIMS[name] for name in rows.CLAIM))
    .outerjoin_from(tables.mentions, tables.claims, _CLAIMS.mention_id == _MENTIONS.id)
    .order_by(*_PLACE)
)
_NAMED = Among(_WANTED, _MENTIONS.id)
_TOLD_IN = Among(_WANTED, _MENTIONS.article_id)


def every_mention(connection: Connection) -> Generator[Mention, None, None]:
    """All mentions, by article and place in the article."""
    with connection.execute(_WANTED, execution_options={"yield_per": rows.BATCH}) as found:
        yield from _join_claims(found)


def mentions_with(connection: Connection, ids: Collection[str]) -> list[Mention]:
    """The mentions with the given ids, by article and place in the article."""
    found = sorted(_NAMED.rows(connection, ids), key=_place)
    return list(_join_claims(found))


def mentions_in(connection: Connection, articles: Collection[str]) -> list[Mention]:
    """The mentions of the given articles, by article and place in the article."""
    return list(_join_claims(_TOLD_IN.rows(connection, articles)))


def _place(row: Cells) -> tuple[str, int, int]:
    article, position, claim = row[:3]
    return article, position, -1 if claim is None else claim


def _join_claims(found: Iterable[Cells]) -> Iterator[Mention]:
    """The mentions in rows, one for each claim, that stand in their order."""
    for _, group in groupby(found, lambda row: row[:2]):
        held = list(group)
        claims = [rows.claim_of(*row[4:]) for row in held if row[4] is not None]
        yield rows.mention_of(held[0][3], claims)
