"""Running totals that people quoted, beside what the ledger itself counts in the same time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime

import msgspec

from crosswire.asking import LedgerReader
from crosswire.ledger.find import Question
from crosswire.model.figure import say_figure
from crosswire.model.related import Tally
from crosswire.model.text import Document
from crosswire.publish.words import note_figure, say_day
from crosswire.relate.counting import CountLine
from crosswire.web.cards import clip
from crosswire.web.cited import Cited, cite, describe_source

WEIGHED = 3_000  # incidents of a ledger whose totals are weighed by what and where they count
LOOKED_AT = 60  # totals that are read of a larger one
SHOWN = 12  # and shown, the latest first


class Quoted(msgspec.Struct, frozen=True):
    """A total as somebody gave it last, and `own`: what the ledger holds for the same days.

    The two need not count the same: `scope` says what the one counts, in the article's words, and
    `why_not` why the ledger has nothing to put beside it. `independent` texts tell the total.
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
    why_not: str | None
    independent: int
    known: datetime | None
    cited: Cited


def list_quoted(ledger: LedgerReader) -> tuple[Quoted, ...]:
    """The totals of attacks that were given last, each once, the latest first."""
    browser = ledger.browse()
    if browser.count(Question()) > WEIGHED:
        return _latest(_list_plainly(ledger))
    counts = [count for count in ledger.counts() if count.kind == "attack_tally"]
    lines = [line for count in counts for line in count.lines]
    documents = ledger.documents_named({line.tellings[-1].tally.article for line in lines})
    return _latest(_tell_line(line, documents[line.tellings[-1].tally.article]) for line in lines)


def _latest(found: Iterable[Quoted]) -> tuple[Quoted, ...]:
    """Those with days first: they can be put beside what we hold."""
    ordered = sorted(found, key=lambda q: (q.own is not None, q.until or date.min, q.id))
    return tuple(reversed(ordered))[:SHOWN]


def _tell_line(line: CountLine, document: Document) -> Quoted:
    """A line of a count: its last telling, beside what the ledger holds."""
    telling, held = line.tellings[-1], line.held
    quoted = _tell(telling.tally, document)
    figure = held.figure
    return msgspec.structs.replace(
        quoted,
        since=held.since or line.since,
        until=held.until or telling.day or quoted.until,
        own=figure.low if figure is not None else None,
        why_not=held.why_not,
        independent=line.independent,
    )


def _tell(tally: Tally, document: Document) -> Quoted:
    source = describe_source(document)
    return Quoted(
        tally.id,
        say_figure(tally.figure),
        note_figure(tally.figure),
        tally.figure.low,
        tally.figure.high,
        clip(tally.scope),
        tally.asserter and clip(tally.asserter),
        tally.since,
        document.published.moment.end if document.published else None,
        None,
        None,
        1,
        source.known,
        cite(document, tally.spans[0]),
    )


def _list_plainly(ledger: LedgerReader) -> Iterator[Quoted]:
    """Totals of a large ledger: each beside all incidents of its days, wherever they happened."""
    browser = ledger.browse()
    tallies = browser.tallies("attack_tally", most=LOOKED_AT)
    documents = ledger.documents_named({tally.article for tally in tallies})
    for quoted in (_tell(tally, documents[tally.article]) for tally in tallies):
        if quoted.since and quoted.until:
            own = browser.count(Question(since=quoted.since, until=quoted.until))
            yield msgspec.structs.replace(quoted, own=own)


def say_stretch(quoted: Quoted) -> str:
    """The days that a total is about."""
    since = f"since {say_day(quoted.since)}" if quoted.since else "since a day not told"
    return f"{since}, as of {say_day(quoted.until)}" if quoted.until else since
