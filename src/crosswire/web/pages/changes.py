"""What changed lately: each article that came in, and the values it moved."""

from __future__ import annotations

from datetime import datetime

import msgspec

from crosswire.asking import LedgerReader
from crosswire.model.incident import Incident, Step
from crosswire.publish.words import say_status, say_type, say_value
from crosswire.reconcile import Trace
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
    shown = ids[:ARTICLES]
    sketches, told = ledger.sketches(shown), browser.incidents_in(shown)
    incidents = browser.incidents({key for keys in told.values() for key in keys})
    traces = ledger.traces(incidents.values(), shown)
    changes = []
    for article in shown:
        touched = (_tell(incidents[key], traces[key], article) for key in told.get(article, ()))
        changes.append(Change(describe_source(sketches[article]), tuple(touched)))
    return ChangesPage(tuple(changes), asked.page, len(ids) > ARTICLES)


def _tell(incident: Incident, trace: Trace, article: str) -> Touched:
    is_new = article in trace.founders
    own = [step for step in trace.steps if article in step.articles and not is_new]
    return Touched(make_row(incident), is_new, tuple(map(_tell_move, own)))


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
