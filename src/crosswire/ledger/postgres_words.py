"""The search index on PostgreSQL: the same words, phrases and order as FTS5 gives on SQLite.

PostgreSQL's own text search splits words otherwise and ranks otherwise. Here a GIN index finds the
articles that hold the words, and the text laid out word by word tells phrases and counts them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from math import log
from operator import add

from sqlalchemy import (
    BigInteger,
    BindParameter,
    Column,
    ColumnElement,
    Connection,
    Float,
    Integer,
    MetaData,
    RowMapping,
    Select,
    Table,
    Text,
    bindparam,
    cast,
    func,
    insert,
    select,
)
from sqlalchemy.dialects.postgresql import ARRAY

from crosswire.ledger.search import Phrase, find_words_of
from crosswire.ledger.tables import articles

words = Table(
    "words",
    MetaData(),
    Column("number", BigInteger, primary_key=True),
    Column("tokens", ARRAY(Text), nullable=False),  # each word once
    Column("plain", Text, nullable=False),  # every word between two blanks
    Column("size", Integer, nullable=False),  # how many words
)

LONGEST = 200  # characters of a word in the index, which holds none over 2,700 bytes
K1, B = 1.2, 0.75  # as in FTS5, so that both stores rank alike
LEAST_WEIGHT = 1e-6  # of a phrase that most articles hold; as in FTS5


def index_words(connection: Connection, article_id: str) -> None:
    """Enter the words of a stored article."""
    wanted = select(articles.c.number, articles.c.text).where(articles.c.id == article_id)
    number, text = connection.execute(wanted).one()
    found = [word for word, _ in find_words_of(text)]
    row = {
        "number": number,
        "tokens": sorted({word[:LONGEST] for word in found}),
        "plain": _lay_out(found),
        "size": len(found),
    }
    connection.execute(insert(words), [row])


def find_words(connection: Connection, phrases: Sequence[Phrase]) -> Iterable[RowMapping]:
    """The articles that hold all phrases, by BM25 and then by id."""
    holding = [_holds(phrase) for phrase in phrases]
    counts = [select(func.count()).where(held).scalar_subquery() for held in holding]
    mean = func.coalesce(cast(func.avg(words.c.size), Float(53)), 1.0)
    whole, mean_size, *found = connection.execute(select(func.count(), mean, *counts)).one()
    scores = [
        _score(phrase, _weight(whole, holders), mean_size)
        for phrase, holders in zip(phrases, found, strict=True)
    ]
    wanted = (
        select(articles.c.id, articles.c.outlet, articles.c.title, articles.c.text)
        .join(words, words.c.number == articles.c.number)
        .where(*holding)
        .order_by(reduce(add, scores).desc(), articles.c.id)
    )
    return connection.execute(wanted).mappings()


def select_holding(count: int) -> Select[int]:
    """The numbers of the articles that hold so many phrases, which `bind_phrases` names."""
    each = (_hold(bindparam(f"words_{n}"), bindparam(f"phrase_{n}")) for n in range(count))
    return select(words.c.number).where(*each)


def bind_phrases(phrases: Sequence[Phrase]) -> dict[str, object]:
    """The words of each phrase, and the phrase as it is laid out, by the names in a question."""
    words_of = {f"words_{n}": _cut(phrase) for n, phrase in enumerate(phrases)}
    return {**words_of, **{f"phrase_{n}": _lay_out(phrase) for n, phrase in enumerate(phrases)}}


def _lay_out(found: Iterable[str]) -> str:
    """Words so that a phrase is found by its letters, and counted though it meets itself."""
    return "".join(_between_blanks(found))


def _between_blanks(found: Iterable[str]) -> Iterator[str]:
    return (f" {word} " for word in found)


def _holds(phrase: Phrase) -> ColumnElement[bool]:
    return _hold(_cut(phrase), _lay_out(phrase))


def _cut(phrase: Phrase) -> list[str]:
    return [word[:LONGEST] for word in phrase]


def _hold(
    asked: list[str] | BindParameter[list[str]], phrase: str | BindParameter[str]
) -> ColumnElement[bool]:
    return words.c.tokens.contains(asked) & (func.strpos(words.c.plain, phrase) > 0)


def _weight(whole: int, holders: int) -> float:
    """How much a phrase tells: the fewer articles hold it, the more."""
    rarity = log((whole - holders + 0.5) / (holders + 0.5))
    return rarity if rarity > 0 else LEAST_WEIGHT


def _score(phrase: Phrase, weight: float, mean_size: float) -> ColumnElement[float]:
    laid_out = _lay_out(phrase)
    rest = func.length(func.replace(words.c.plain, laid_out, ""))
    times = cast((func.length(words.c.plain) - rest) // len(laid_out), Float(53))
    return weight * ((times * (K1 + 1)) / (times + K1 * (1 - B + B * words.c.size / mean_size)))
