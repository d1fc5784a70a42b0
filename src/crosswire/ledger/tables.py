"""The tables, as the newest migration leaves them. A test compares the two.

Stored: articles, mentions, claims, decisions, rejections, facts, former ids, what a webhook has not
taken (`outbox`), and what is pending, that is, not yet derived from. The search index `words` is
each store's. Derived: blocks, sides, imprints, links, incidents, membership, tellings, redirects,
terms, roles, copies, and what articles say beside (`RELATED`).
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Float, ForeignKey, Integer, MetaData, Table, Text

metadata = MetaData()


def _key(name: str, parent: str) -> Column[str]:
    """A column that names a row of another table and goes when that row goes."""
    return Column(name, Text, ForeignKey(parent, ondelete="CASCADE"), nullable=False)


def _text(name: str) -> Column[str]:
    return Column(name, Text, nullable=False)


def _number(name: str) -> Column[int]:
    return Column(name, Integer, nullable=False)


def _row_number() -> Column[int]:
    """A number that the database gives, as wide as it has: SQLite only counts up an INTEGER."""
    return Column("number", BigInteger().with_variant(Integer, "sqlite"), primary_key=True)


articles = Table(
    "articles",
    metadata,
    _row_number(),
    Column("id", Text, nullable=False, unique=True),
    Column("path", Text),
    Column("url", Text),
    Column("outlet", Text),
    Column("title", Text),
    _text("language"),
    Column("published", Text),
    _text("text"),
    _text("sha256"),
    _text("read_on"),
    Column("layout", Text),  # null: it could not be parsed
    Column("asides", Text),  # tallies, relations and statements that are not about one incident
)
mentions = Table(
    "mentions",
    metadata,
    _row_number(),
    Column("id", Text, nullable=False, unique=True),
    _key("article_id", "articles.id"),
    _number("position"),
    _text("role"),
    _text("type"),
    _text("body"),
)
claims = Table(
    "claims",
    metadata,
    _row_number(),
    _text("id"),
    _key("mention_id", "mentions.id"),
    _number("position"),
    _text("slot"),
    _text("value"),
    _number("start"),
    _number("end"),
    Column("asserter", Text),
    _text("chain"),
    _text("modality"),
    Column("of", Text),
    _text("rule"),
)
decisions = Table(
    "decisions",
    metadata,
    _row_number(),
    Column("id", Text, nullable=False, unique=True),
    _text("body"),
)
rejections = Table(
    "rejections",
    metadata,
    _row_number(),
    *(_text(name) for name in ("path", "stage", "reason")),
    Column("article_id", Text, ForeignKey("articles.id", ondelete="CASCADE")),
)
former = Table(
    "former",
    metadata,
    Column("mention_id", Text, primary_key=True),
    _text("incident_id"),
    _text("article_id"),
    *(_number(name) for name in ("start", "end", "turn")),
)
facts = Table("facts", metadata, Column("name", Text, primary_key=True), _text("value"))

pending = Table(
    "pending",
    metadata,
    Column("name", Text, primary_key=True),  # of an article or a decision
    _number("revision"),
)

blocks = Table(
    "blocks",
    metadata,
    Column("key", Text, primary_key=True),
    Column("rank", Text, primary_key=True),
    sqlite_with_rowid=False,
)
outbox = Table(
    "outbox",
    metadata,
    Column("id", Text, primary_key=True),
    *(_text(name) for name in ("made_at", "body")),
)
sides = Table(
    "sides",
    metadata,
    Column("mention_id", Text, primary_key=True),
    _text("article_id"),
    _text("body"),
)
imprints = Table(
    "imprints",
    metadata,
    Column("article_id", Text, primary_key=True),
    *(_text(name) for name in ("rank", "prints")),
    Column("address", Text),
    _number("superseded"),
)
links = Table(
    "links",
    metadata,
    Column("left", Text, primary_key=True),
    Column("right", Text, primary_key=True),
    Column("alone", Float, nullable=False),
    Column("total", Float, nullable=False),
    _text("state"),
    Column("refused", Text),
    sqlite_with_rowid=False,
)
incidents = Table(
    "incidents",
    metadata,
    Column("id", Text, primary_key=True),
    _text("type"),
    Column("start", Text),
    Column("end", Text),
    _text("body"),
    *(Column(name, Text) for name in ("grade", "place_id", "place", "country", "precision")),
    Column("conflicts", Integer),
    *(Column(name, Float) for name in ("lat", "lon")),
)
membership = Table(
    "membership",
    metadata,
    Column("mention_id", Text, primary_key=True),
    _key("incident_id", "incidents.id"),
)
tellings = Table(
    "tellings",
    metadata,
    Column("article", BigInteger, primary_key=True, autoincrement=False),  # its number
    Column("incident_id", Text, ForeignKey("incidents.id", ondelete="CASCADE"), primary_key=True),
    sqlite_with_rowid=False,
)
redirects = Table(
    "redirects",
    metadata,
    Column("old_id", Text, primary_key=True),
    _key("incident_id", "incidents.id"),
)
terms = Table(
    "terms",
    metadata,
    Column("incident_id", Text, ForeignKey("incidents.id", ondelete="CASCADE"), primary_key=True),
    Column("kind", Text, primary_key=True),
    Column("term", Text, primary_key=True),
)
roles = Table(
    "roles",
    metadata,
    Column("incident_id", Text, ForeignKey("incidents.id", ondelete="CASCADE"), primary_key=True),
    Column("term", Text, primary_key=True),
    Column("stance", Text, primary_key=True),
    _text("name"),  # as most write it
    sqlite_with_rowid=False,
)


def _conclusions(name: str, noun: str) -> Table:
    """A table of derived values: what to look them up by, and the value as JSON."""
    return Table(
        name, metadata, _row_number(), _text("id"), _text(noun), _text("article_id"), _text("body")
    )


relations = _conclusions("relations", "kind")
tallies = _conclusions("tallies", "kind")
statements = _conclusions("statements", "speaker")
consultations = _conclusions("consultations", "kind")
follow_ups = _conclusions("follow_ups", "kind")
actor_ties = _conclusions("actor_ties", "kind")
phases = _conclusions("phases", "kind")
RELATED = (relations, tallies, statements, consultations, follow_ups, actor_ties, phases)
copies = Table(
    "copies",
    metadata,
    *(Column(name, Text, primary_key=True) for name in ("left", "right", "kind")),
    _text("body"),
)
