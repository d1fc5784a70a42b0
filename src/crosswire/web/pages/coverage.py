"""What was read: every article, what could not be read, and how much is held."""

from __future__ import annotations

import msgspec

from crosswire.asking import LedgerReader
from crosswire.ledger.state import State
from crosswire.web.asked import Asked
from crosswire.web.cited import Source, describe_source
from crosswire.web.keeping import count_held
from crosswire.web.refused import Refused, tell_refused

ARTICLES = 60  # on one page
REJECTIONS = 200


class Covered(msgspec.Struct, frozen=True):
    """An article, and how much was read in it."""

    source: Source
    mentions: int
    claims: int


class CoveragePage(msgspec.Struct, frozen=True):
    """How much is held, the latest articles, and what was rejected."""

    held: State
    articles: tuple[Covered, ...]
    page: int
    pages: int
    rejections: tuple[Refused, ...]


def build(ledger: LedgerReader, asked: Asked, key: str = "") -> CoveragePage:
    """How far the ledger reaches."""
    held = count_held(ledger)
    after = (asked.page - 1) * ARTICLES
    ids = ledger.browse().articles(most=ARTICLES, after=after)
    told = []
    for document, mentions in ledger.article_pages(ids):
        claims = sum(len(mention.claims) for mention in mentions)
        told.append(Covered(describe_source(document), len(mentions), claims))
    rejections = tuple(map(tell_refused, ledger.rejections()[:REJECTIONS]))
    held = msgspec.structs.replace(held, path="")  # where the ledger is kept is nobody's business
    return CoveragePage(
        held, tuple(told), asked.page, max(1, -(-held.articles // ARTICLES)), rejections
    )
