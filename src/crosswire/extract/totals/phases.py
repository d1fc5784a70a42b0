"""How a run of attacks is said to go: a lull, a resumption, an escalation, that it goes on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import get_args

from crosswire.extract.doers.speakers import find_asserter
from crosswire.extract.sentence.scan import Scan
from crosswire.extract.totals.counting import UNREAL, is_mass, is_plural
from crosswire.extract.totals.periods import Period, find_period, find_periods
from crosswire.lexicon.load import Lexicon
from crosswire.lexicon.pattern import Hit, compile_patterns
from crosswire.model.ids import make_id
from crosswire.model.moment import Moment
from crosswire.model.related import Phase, PhaseKind
from crosswire.model.text import Document, Span

_SCOPE_END = re.compile(
    r"[,;](?!\d)|(?<![A-Z])\.(?!\d)|\s(?:after|since|following|continues?d?|have|has|had|resumed?)\b"
)


def find_phases(document: Document, scans: Sequence[Scan], lexicon: Lexicon) -> list[Phase]:
    """The phases of an article, each kind once in a sentence, with the sentence as its words.

    What is planned, denied or a figure of speech is none.
    """
    found: dict[tuple[str, str], Phase] = {}
    for scan in scans:
        words = " ".join(scan.sentence.span.quote(scan.text).split())
        for phase in _read_scan(document, scan, lexicon):
            found.setdefault((phase.kind, words), phase)
    return list(found.values())


def _read_scan(document: Document, scan: Scan, lexicon: Lexicon) -> Iterator[Phase]:
    hits = sorted(
        compile_patterns(lexicon, "phases").find(scan.symbols, scan.words),
        key=lambda hit: (hit.start, hit.end),
    )
    unsaid = _find_unsaid(scan, lexicon) if hits else []
    kinds: dict[PhaseKind, Span] = {}
    for hit in hits:
        told = scan.span_at(hit.start, hit.end)
        if _is_run(scan, told) and not any(told.overlaps(span) for span in unsaid):
            kinds.setdefault(_kind_of(hit), told)
    for kind, told in kinds.items():
        yield _make_phase(document, scan, kind, told, lexicon)


def _find_unsaid(scan: Scan, lexicon: Lexicon) -> list[Span]:
    """What is planned, denied, rehearsed or a figure of speech."""
    hits = compile_patterns(lexicon, "realis").find(scan.symbols, scan.words)
    return [scan.span_at(h.start, h.end) for h in hits if h.entry.word("kind") in UNREAL]


def _is_run(scan: Scan, told: Span) -> bool:
    """True if runs of attacks are told of; one occurrence ("the toll has risen") has no phases."""
    if not scan.of("E") and not scan.verbs:
        return False
    nouns = [g for g in scan.of("E") if g.span.overlaps(told) and g.entry is not None]
    return not nouns or any(is_plural(scan, g) or is_mass(g) for g in nouns)


def _kind_of(hit: Hit) -> PhaseKind:
    kind = hit.entry.word("kind")
    return next(known for known in get_args(PhaseKind) if known == kind)


def _make_phase(
    document: Document, scan: Scan, kind: PhaseKind, told: Span, lexicon: Lexicon
) -> Phase:
    return Phase(
        id=make_id("p", document.article.id, kind, told.start, told.end),
        kind=kind,
        scope=find_run(scan, told),
        since=_find_time(scan, kind, told, lexicon),
        asserter=find_asserter(document, scan, told, lexicon),
        article=document.article.id,
        span=scan.sentence.span,
    )


def find_run(scan: Scan, told: Span) -> str:
    """The run of attacks that a phase is of, in the article's words; "" if none is named.

    Of the event nouns the one in the phase's words, else the next one.
    """
    events = scan.of("E")
    own = [event for event in events if event.span.overlaps(told)] or events
    if not own:
        return ""
    start = own[0].span.start
    stop = _SCOPE_END.search(scan.text, own[0].span.end, scan.sentence.span.end)
    end = stop.start() if stop else scan.sentence.span.end
    return " ".join(scan.text[start:end].split())


def _find_time(scan: Scan, kind: PhaseKind, told: Span, lexicon: Lexicon) -> Moment | None:
    """The time over which it goes so: "in recent weeks", "since May"; None if it is not told.

    A lull is told by what ended it: the time of the sentence is seldom its own.
    """
    periods = [p for p in find_periods(scan, lexicon) if p.kind not in {"by", "month", "year"}]
    period = find_period(periods, scan, told)
    if period is None or (kind == "lull" and period.span.start < told.start):
        return None
    words = " ".join(period.span.quote(scan.text).split())
    if period.since is None:
        return Moment(None, None, "unknown", words=words)
    return Moment(period.since, max(period.since, _last_day(scan, period)), "range", words=words)


def _last_day(scan: Scan, period: Period) -> date:
    return period.until or scan.published or period.since or date.min
