"""What changed lately: each article that came in, and the values it moved."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

import msgspec

from crosswire.asking import LedgerReader
from crosswire.model.incident import Incident, Step, known_since
from crosswire.publish.words import say_status, say_type, say_value
from crosswire.web.asked import Asked
from crosswire.web.cards import Row, clip, make_row
from crosswire.web.cited import Source, describe_source

ARTICLES = 12  # on one page


class Moved(msgspec.Struct, frozen=True):
    """A value that an article moved."""

    slot: str
    before: str | None
    after: str | None
    how: str

    @property
    def is_kept(self) -> bool:
        """True if the value stays and only its standing moved."""
        return self.before == self.after


class Touched(msgspec.Struct, frozen=True):
    """An incident that an article tells of: new with it, or moved, or only told again."""

    incident: Row
    is_new: bool
    moved: tuple[Moved, ...]


class Change(msgspec.Struct, frozen=True):
    """An article that came in, and what it changed."""

    source: Source
    touched: tuple[Touched, ...]


class ChangesPage(msgspec.Struct, frozen=True):
    """The articles that could be known last, the latest first."""

    changes: tuple[Change, ...]
    page: int
    has_more: bool


def build(ledger: LedgerReader, asked: Asked, key: str = "") -> ChangesPage:
    """The changes of the latest articles."""
    browser = ledger.browse()
    after = (asked.page - 1) * ARTICLES
    ids = browser.articles(most=ARTICLES + 1, after=after)
    pages = ledger.article_pages(ids[:ARTICLES])
    of_mention = browser.incidents_of({m.id for _, mentions in pages for m in mentions})
    incidents = browser.incidents(set(of_mention.values()))
    shown = {document.article.id for document, _ in pages}
    moved = {key: _trace(ledger, incident, shown) for key, incident in incidents.items()}
    changes = []
    for document, mentions in pages:
        touched = sorted({of_mention[m.id] for m in mentions if m.id in of_mention})
        told = (_tell(incidents[key], *moved[key], document.article.id) for key in touched)
        changes.append(Change(describe_source(document), tuple(told)))
    return ChangesPage(tuple(changes), asked.page, len(ids) > ARTICLES)


def _trace(
    ledger: LedgerReader, incident: Incident, shown: Collection[str]
) -> tuple[datetime, list[Step]]:
    """Since when an incident could be known, and what the articles shown moved in it.

    Nothing else is settled: hundreds of articles may tell of it.
    """
    known = {key: known_since(facts) for key, facts in ledger.facts(incident).items()}
    moments = {moment for key, moment in known.items() if key in shown}
    return min(known.values()), ledger.history(incident, moments=moments)


def _tell(incident: Incident, first: datetime, steps: list[Step], article: str) -> Touched:
    own = [step for step in steps if article in step.articles]
    is_new = bool(own) and own[0].at == first
    return Touched(make_row(incident), is_new, () if is_new else tuple(map(_tell_move, own)))


def _tell_move(step: Step) -> Moved:
    return Moved(
        say_type(step.slot),
        clip(say_value(step.before.value), 120) if step.before else None,
        clip(say_value(step.after.value), 120) if step.after else None,
        say_status(step.after) if step.after else "withdrawn",
    )


def find_latest(changes: ChangesPage) -> datetime | None:
    """The last moment at which anything could be known."""
    return max((c.source.known for c in changes.changes if c.source.known), default=None)
