"""Running totals that people quoted, beside what the ledger itself counts in the same time."""

from __future__ import annotations

from datetime import date, datetime

import msgspec

from crosswire.asking import LedgerReader
from crosswire.ledger.find import Question
from crosswire.model.figure import say_figure
from crosswire.publish.words import note_figure, say_day
from crosswire.web.cards import clip
from crosswire.web.cited import Cited, cite, describe_source

LOOKED_AT = 200  # totals that are read
SHOWN = 12  # and shown, the latest first


class Quoted(msgspec.Struct, frozen=True):
    """A total as somebody gave it, and `own`: the incidents the ledger holds in the same days.

    The two need not count the same: `scope` says what the one counts, in the article's words.
    """

    id: str
    figure: str
    short: str
    low: int | None
    high: int | None
    scope: str
    asserter: str | None
    since: date | None
    until: date | None
    own: int | None
    known: datetime | None
    cited: Cited


def list_quoted(ledger: LedgerReader) -> tuple[Quoted, ...]:
    """The totals of attacks that were given last, each once, the latest first."""
    browser = ledger.browse()
    tallies = browser.tallies("attack_tally", most=LOOKED_AT)
    documents = ledger.documents_named({tally.article for tally in tallies})
    found: dict[tuple[object, ...], Quoted] = {}
    for tally in tallies:
        document = documents[tally.article]
        until = document.published.moment.end if document.published else None
        told = (tally.figure, tally.since, until, tally.asserter)
        found.setdefault(
            told,
            Quoted(
                tally.id,
                say_figure(tally.figure),
                note_figure(tally.figure),
                tally.figure.low,
                tally.figure.high,
                clip(tally.scope),
                tally.asserter and clip(tally.asserter),
                tally.since,
                until,
                None,
                describe_source(document).known,
                cite(document, tally.spans[0]),
            ),
        )
    latest = sorted(found.values(), key=lambda q: (q.until or date.min, q.id), reverse=True)[:SHOWN]
    return tuple(
        msgspec.structs.replace(
            quoted, own=browser.count(Question(since=quoted.since, until=quoted.until))
        )
        if quoted.since and quoted.until
        else quoted
        for quoted in latest
    )


def say_stretch(quoted: Quoted) -> str:
    """The days that a total is about."""
    since = f"since {say_day(quoted.since)}" if quoted.since else "since a day not told"
    return f"{since}, as of {say_day(quoted.until)}" if quoted.until else since
