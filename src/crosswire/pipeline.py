"""The eight stages in order: the only file that knows it.

    read → parse → extract → link → reconcile → relate → ledger → publish

Each article is read, parsed, extracted and stored on its own, so that one bad article costs
nobody else. Incidents are then derived from what the ledger holds (see `deriving`): the order in
which articles arrived has no say in it. Publishing is asked for separately.
"""

from __future__ import annotations

import traceback
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import IO

import msgspec

from crosswire.deriving import derive, derive_all
from crosswire.errors import ArticleError
from crosswire.extract import extract_mentions
from crosswire.ledger import LedgerState, StoredLedger
from crosswire.lexicon.load import Lexicon
from crosswire.model.decision import decided_since
from crosswire.model.delivery import Delivery
from crosswire.model.incident import Reading, Rejection, describe_article
from crosswire.model.text import Article, Document
from crosswire.parse import parse_article
from crosswire.publish.coverage import Coverage, Tallying
from crosswire.read import read_articles

Progress = Callable[[str], None]


class AddReport(msgspec.Struct, frozen=True):
    """What adding sources did: the ids of new articles, those known already, and the rejections.

    `mentions` counts what the new articles say of incidents; `incidents` what the ledger now holds.
    `coverage` says what of the new articles was read and passed over, and why; `delivery` what
    became of the changes that were sent to a webhook, None without one.
    """

    added: tuple[str, ...]
    known: tuple[str, ...]
    rejected: tuple[Rejection, ...]
    mentions: int
    incidents: int
    coverage: Coverage = Coverage()
    delivery: Delivery | None = None


class Read(msgspec.Struct, frozen=True):
    """One article, laid out and read; with a rejection, neither."""

    document: Document
    reading: Reading
    rejection: Rejection | None = None


def say_nothing(_: str) -> None:
    """The progress of a caller who does not want to hear of it."""


def add_sources(
    ledger: StoredLedger,
    sources: Sequence[str],
    lexicon: Lexicon,
    *,
    read_on: str,
    stdin: IO[bytes] | None = None,
    progress: Progress = say_nothing,
) -> AddReport:
    """Read sources into the ledger, then derive the incidents again if anything is new.

    Adding what is held already changes nothing. An article that cannot be read becomes a
    Rejection, and the rest goes on.
    """
    added: list[str] = []
    known: list[str] = []
    rejected: list[Rejection] = []
    tallying = Tallying()
    for item in read_articles(sources, read_on=read_on, stdin=stdin):
        progress(item.path or "")
        if isinstance(item, Rejection):
            ledger.reject(item)
            rejected.append(item)
            tallying.reject(item)
        elif (read := add_one(ledger, item, lexicon)) is None:
            known.append(item.id)
        else:
            rejected.extend([read.rejection] if read.rejection else [])
            added.extend([] if read.rejection else [item.id])
            count_read(tallying, read)
    if ledger.is_stale():
        derive(ledger, lexicon)
    done, held = tallying.sum(), ledger.count_incidents()
    return AddReport(tuple(added), tuple(known), tuple(rejected), done.mentions, held, done)


def count_read(tallying: Tallying, read: Read) -> None:
    """Count an article in the coverage statement: as read, or as rejected."""
    if read.rejection is not None:
        tallying.reject(read.rejection)
    else:
        tallying.read(read.reading, dated=read.document.published is not None)


def add_one(ledger: StoredLedger, article: Article, lexicon: Lexicon) -> Read | None:
    """The article as it was read and stored; None if the ledger holds it as well already.

    Should another program store it while it is being read here, the ledger is asked again.
    """
    read = None
    while not is_as_good(ledger, held := ledger.article(article.id), article):
        read = read or read_one(article, lexicon)
        if ledger.write_article(read.document, read.reading, read.rejection, over=held):
            return read
    return None


def is_as_good(ledger: StoredLedger, held: Article | None, article: Article) -> bool:
    """True if the ledger holds the article as well as this copy of it could give it.

    One text may arrive under several names: the first name in the alphabet is kept, whichever
    came first, so that the order of arrival does not show.
    """
    return held is not None and _name(held) <= _name(article) and ledger.is_read(article.id)


def _name(article: Article) -> tuple[str, ...]:
    named = (article.path, article.url, article.outlet, article.title)
    return tuple(part or "" for part in named)


def read_one(article: Article, lexicon: Lexicon) -> Read:
    """An article laid out and read; whatever goes wrong becomes its rejection."""
    name = article.path or article.url or article.id
    stage = "parse"
    try:
        document = parse_article(article, lexicon)
        stage = "extract"
        return Read(document, check_reading(document, extract_mentions(document, lexicon)))
    except ArticleError as error:
        rejection = Rejection(name, error.stage, error.reason)
    except Exception:  # the one place: a fault of ours must not cost the other articles
        rejection = Rejection(name, stage, f"a fault in crosswire:\n{traceback.format_exc()}")
    bare = Document(article, article.published, article.outlet, article.title, (), (), (), (), None)
    return Read(bare, Reading(article.id, (), (), (), ()), rejection)


def check_reading(document: Document, reading: Reading) -> Reading:
    """The reading, each mention once: ids come from content, so one id is one mention.

    Raises:
        ValueError: a claim's words do not lie in the article.
    """
    size = len(document.article.text)
    mentions = {mention.id: mention for mention in reversed(reading.mentions)}
    for claim in (claim for mention in mentions.values() for claim in mention.claims):
        if not claim.span.start < claim.span.end <= size:
            raise ValueError(f"the {claim.slot} at {claim.span} has no words in the article")
    return msgspec.structs.replace(reading, mentions=tuple(reversed(mentions.values())))


def rebuild(
    ledger: StoredLedger, lexicon: Lexicon, progress: Progress = say_nothing
) -> tuple[Rejection, ...]:
    """Read every stored article again with the present words, then derive the incidents.

    The texts and what people decided stay as they are. Comes back with what could not be read.
    """
    rejected: list[Rejection] = []
    for article_id in ledger.article_ids():
        article = ledger.article(article_id)
        progress((article and article.path) or article_id)
        read = reread(ledger, article, lexicon)
        rejected.extend([read.rejection] if read and read.rejection else [])
    derive_all(ledger, lexicon)
    return tuple(rejected)


def reread(ledger: StoredLedger, article: Article | None, lexicon: Lexicon) -> Read | None:
    """A stored article read and stored again; None if another program has removed it."""
    while article is not None:
        read = read_one(article, lexicon)
        if ledger.write_article(read.document, read.reading, read.rejection, over=article):
            return read
        article = ledger.article(article.id)
    return None


def fill_as_of(
    empty: StoredLedger,
    ledger: LedgerState,
    moment: datetime,
    lexicon: Lexicon,
    *,
    as_decided: bool = False,
) -> None:
    """Fill an empty ledger with what could be known at a moment, and derive its incidents.

    What people decided holds at any moment: it corrects the program, not the news. With
    `as_decided`, only what they had decided by then does.
    """
    readings = {reading.article: reading for reading in ledger.readings()}
    held = []
    for document in ledger.documents():
        known = describe_article(document).known
        reading = readings.get(document.article.id)
        if reading is not None and known is not None and known <= moment:
            empty.write_article(document, reading, over=None)
            held.append(document.article.id)
    empty.remember(ledger.former(held))
    for decision in ledger.decisions():
        if not as_decided or decided_since(decision) <= moment:
            empty.decide(decision)
    derive_all(empty, lexicon)
