"""Search the words of all articles."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec
from sqlalchemy import Connection, text

# The passage around the first hit: SQLite marks the words with these, which no article contains.
OPEN, CLOSE = "\ue000", "\ue001"

INDEX = text("INSERT INTO words (rowid, text) SELECT number, text FROM articles WHERE id = :id")
FORGET = text(
    "INSERT INTO words (words, rowid, text)"
    " SELECT 'delete', number, text FROM articles WHERE id = :id"
)
FIND = text(
    "SELECT articles.id, articles.outlet, articles.title,"
    " snippet(words, 0, :open, :close, '…', 24) AS passage"  # 24 words: about two lines
    " FROM words JOIN articles ON articles.number = words.rowid"
    " WHERE words MATCH :query ORDER BY bm25(words), articles.id"
)


class Hit(msgspec.Struct, frozen=True):
    """An article in which words were found, and the passage around them.

    `found` holds the words of the passage that answered, as the article prints them.
    """

    article: str
    outlet: str | None
    title: str | None
    passage: str
    found: tuple[str, ...]


def find_articles(connection: Connection, words: str) -> Iterator[Hit]:
    """The articles that hold all of the words, the best match first."""
    query = to_query(words)
    if not query:
        return
    for row in connection.execute(FIND, {"query": query, "open": OPEN, "close": CLOSE}):
        marked = row.passage
        plain = marked.replace(OPEN, "").replace(CLOSE, "")
        found = tuple(re.findall(f"{OPEN}(.*?){CLOSE}", marked, re.DOTALL))
        yield Hit(row.id, row.outlet, row.title, plain, found)


def to_query(words: str) -> str:
    """The words as the search index wants them; quoted phrases stay together.

    >>> to_query('air base "no casualties"')
    '"air" "base" "no casualties"'
    >>> to_query('say "')
    '"say"'
    """
    pieces = re.findall(r'"([^"]+)"|([^\s"]+)', words)
    return " ".join(f'"{phrase or word}"' for phrase, word in pieces)
