"""What was read: every article, what could not be read, and how much is held."""

from __future__ import annotations

import msgspec

from crosswire.asking import LedgerReader
from crosswire.ledger.state import State
from crosswire.publish.coverage import REASONS, SILENT
from crosswire.web.asked import Asked
from crosswire.web.cited import Source, describe_source
from crosswire.web.keeping import Kept, count_held
from crosswire.web.refused import Refused, tell_refused

ARTICLES = 60  # on one page
COUNTED = 3_000  # articles of a ledger whose sentences are counted: all are read for it
REJECTIONS = 200


class Covered(msgspec.Struct, frozen=True):
    """An article, and how much was read in it."""

    source: Source
    mentions: int
    claims: int


class Passed(msgspec.Struct, frozen=True):
    """Why something was passed over, and how often."""

    what: str
    why: str
    count: int


class CoveragePage(msgspec.Struct, frozen=True):
    """How much is held, what was passed over and why, the latest articles, what was rejected.

    `passed_over` is not counted for a large ledger.
    """

    held: State
    passed_over: tuple[Passed, ...]
    articles: tuple[Covered, ...]
    page: int
    pages: int
    rejections: tuple[Refused, ...]


def _list_passed(ledger: LedgerReader) -> tuple[Passed, ...]:
    """Sentences and whole articles in which nothing was read, by why."""
    found = ledger.coverage()
    sentences = (Passed("sentences", REASONS.get(k, k), n) for k, n in found.abstained.items())
    articles = (Passed("articles", SILENT.get(k, k), n) for k, n in found.silent.items())
    return (*sentences, *articles)


list_passed = Kept(_list_passed)


def build(ledger: LedgerReader, asked: Asked, key: str = "") -> CoveragePage:
    """How far the ledger reaches."""
    held = count_held(ledger)
    after = (asked.page - 1) * ARTICLES
    browser = ledger.browse()
    ids = browser.articles(most=ARTICLES, after=after)
    counts, sketches = browser.count_told(ids), ledger.sketches(ids)
    told = [
        Covered(describe_source(sketches[key]), *counts.get(key, (0, 0)))
        for key in ids
        if key in sketches
    ]
    passed = list_passed(ledger) if held.articles <= COUNTED else ()
    rejections = tuple(map(tell_refused, ledger.rejections()[:REJECTIONS]))
    held = msgspec.structs.replace(held, path="")  # where the ledger is kept is nobody's business
    pages = max(1, -(-held.articles // ARTICLES))
    return CoveragePage(held, passed, tuple(told), asked.page, pages, rejections)
