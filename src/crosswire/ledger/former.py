"""Ids that were given before an article was read by other rules, and where they lead now.

Each is kept with the words at which its mention stood, and is followed only when somebody asks for
it: what is derived and exported does not depend on what was read before.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence

import msgspec
from sqlalchemy import ColumnElement, Connection, delete, select

from crosswire.errors import LedgerError
from crosswire.ledger import rows, tables
from crosswire.ledger.among import part_names
from crosswire.ledger.linking import insert_rows
from crosswire.model.decision import Anchor, find_anchor, find_standing
from crosswire.model.incident import incident_id
from crosswire.model.mention import Mention
from crosswire.model.text import Span


class GoneError(LedgerError):
    """An id at whose words nothing is read any more; `path` is the file of its article, if any."""

    def __init__(self, words: str, path: str | None) -> None:
        super().__init__(words)
        self.path = path


class Former(msgspec.Struct, frozen=True):
    """A mention that is no longer read: its id, that of the incident it founded, where it stood.

    `turn` counts the mentions before it at the very same words ("bombs in Aden and in Goma").
    """

    mention: str
    incident: str
    at: Anchor
    turn: int


# ---- what is kept --------------------------------------------------------------------------------


def keep_former(connection: Connection, article_id: str, mentions: Collection[Mention]) -> None:
    """Keep the ids of an article's mentions that are not among those to be stored in their place.

    An id that comes back is former no longer.
    """
    now = {mention.id for mention in mentions}
    for some in part_names(now):
        connection.execute(delete(tables.former).where(tables.former.c.mention_id.in_(some)))
    held = _read_mentions(connection, article_id)
    write_former(connection, (each for each in _list_former(held) if each.mention not in now))


def write_former(connection: Connection, former: Iterable[Former]) -> None:
    """Keep ids of mentions that are no longer read."""
    insert_rows(connection, tables.former, map(_row, former))


def read_former(connection: Connection, *asked: ColumnElement[bool]) -> list[Former]:
    """The former mentions that are asked for, else all, by their ids."""
    columns = tables.former.c
    wanted = select(tables.former).where(*asked).order_by(columns.mention_id)
    return [
        Former(mention, incident, Anchor(article, Span(start, end)), turn)
        for mention, incident, article, start, end, turn in connection.execute(wanted)
    ]


def _list_former(mentions: Iterable[Mention]) -> Iterator[Former]:
    turns: Counter[Span] = Counter()
    for mention in mentions:
        # One without words of its own stands at no words, which no mention shares.
        at = find_anchor(mention) or Anchor(mention.article, Span(0, 0))
        yield Former(mention.id, incident_id(mention.id), at, turns[at.span])
        turns[at.span] += 1


def _row(former: Former) -> rows.Row:
    return {
        "mention_id": former.mention,
        "incident_id": former.incident,
        "article_id": former.at.article,
        "start": former.at.span.start,
        "end": former.at.span.end,
        "turn": former.turn,
    }


# ---- where they lead -----------------------------------------------------------------------------


def trace_mention(connection: Connection, name: str) -> str | None:
    """The id of the mention that stands now where a former one did; None if there was none.

    Raises:
        LedgerError: nothing is read there any more.
    """
    for former in read_former(connection, tables.former.c.mention_id == name):
        heir = _find_heir(connection, former)
        if heir is None:
            raise _tell_gone(connection, name, former)
        return heir
    return None


def trace_incidents(connection: Connection, start: str) -> Sequence[str]:
    """The incidents to which the former ids that begin so lead now.

    One at whose words nothing is read any more stands for itself while there are others: more
    letters are needed then to tell which is meant.

    Raises:
        LedgerError: it is the only one.
    """
    begins = tables.former.c.incident_id.startswith(start.lower(), autoescape=True)
    gone: dict[str, Former] = {}
    heirs: set[str] = set()
    for former in read_former(connection, begins):
        heir = _find_heir(connection, former)
        heirs |= {heir} if heir else set()
        gone |= {} if heir else {former.incident: former}
    if len(gone) == 1 and not heirs:
        raise _tell_gone(connection, start, *gone.values())
    belongs = tables.membership.c
    wanted = select(belongs.incident_id).distinct()
    meant = {
        incident
        for some in part_names(heirs)
        for incident in connection.execute(wanted.where(belongs.mention_id.in_(some))).scalars()
    }
    return sorted(meant | gone.keys())


def _find_heir(connection: Connection, former: Former) -> str | None:
    standing = find_standing(former.at, _read_mentions(connection, former.at.article))
    return standing[min(former.turn, len(standing) - 1)].id if standing else None


def _read_mentions(connection: Connection, article_id: str) -> list[Mention]:
    """The mentions of an article in their order, without their claims."""
    columns = tables.mentions.c
    wanted = select(columns.body).where(columns.article_id == article_id)
    bodies = connection.execute(wanted.order_by(columns.position)).scalars()
    return [rows.mention_of(body, ()) for body in bodies]


def _tell_gone(connection: Connection, name: str, former: Former) -> GoneError:
    articles = tables.articles.c
    named = select(articles.path, articles.url).where(articles.id == former.at.article)
    path, url = connection.execute(named).one_or_none() or (None, None)
    where = f"{path or url} ({former.at.article})" if path or url else former.at.article
    return GoneError(
        f'"{name}" is no longer read: the present rules find no incident at its words in {where}. '
        "See what they find with: crosswire list",
        path,
    )
