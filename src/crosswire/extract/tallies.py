"""Running totals: "more than 140 attacks since October", tolls of a war, force levels."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from crosswire.extract.claims import make_id
from crosswire.extract.scan import Group, Scan
from crosswire.extract.speakers import find_speaker
from crosswire.lexicon.load import Lexicon
from crosswire.lexicon.pattern import Hit, compile_patterns
from crosswire.model.figure import Figure
from crosswire.model.related import Tally, TallyKind
from crosswire.model.text import Document, Span


def find_tallies(document: Document, scans: Sequence[Scan], lexicon: Lexicon) -> list[Tally]:
    """The tallies of an article, one that is repeated word for word once with all its spans."""
    found: dict[tuple[str, Figure, str], Tally] = {}
    for scan in scans:
        for tally in _read_scan(document, scan, lexicon):
            key = (tally.kind, tally.figure, scan.sentence.span.quote(scan.text)[:40])
            known = found.get(key)
            spans = (known.spans if known else ()) + tally.spans
            found[key] = Tally(
                tally.id if known is None else known.id,
                tally.kind,
                tally.figure,
                tally.since,
                tally.scope,
                tally.asserter,
                tally.article,
                spans,
            )
    return list(found.values())


def _read_scan(document: Document, scan: Scan, lexicon: Lexicon) -> Iterator[Tally]:
    hits = sorted(
        compile_patterns(lexicon, "tallies").find(scan.symbols, scan.words),
        key=lambda hit: (hit.start, -hit.end),
    )
    seen: set[int] = set()
    for hit in hits:
        at = hit.groups.get("figure", hit.groups.get("people"))
        if at is None and hit.entry.says_yes("uncounted"):
            yield _make_tally(
                document, scan, hit, scan.span_at(hit.start, hit.end), A_SERIES, lexicon
            )
        if at is None or at in seen or not _is_total(hit, scan.groups[at]):
            continue
        seen.add(at)
        figure = scan.groups[at].figure
        if figure is not None:
            yield _make_tally(document, scan, hit, scan.groups[at].span, figure, lexicon)


A_SERIES = Figure(2, None)  # "a series of attacks" says that there were more than one
LEAST_FORCE = 20  # fewer soldiers are a patrol, not a deployment


def _is_total(hit: Hit, group: Group) -> bool:
    """True if a group has a number, and one that a running total or a force may have."""
    if group.figure is None:
        return False
    count = group.figure.low or group.figure.high or 0
    return hit.entry.word("kind") != "deployment" or count >= LEAST_FORCE


def _make_tally(
    document: Document, scan: Scan, hit: Hit, counted: Span, figure: Figure, lexicon: Lexicon
) -> Tally:
    span = scan.span_at(hit.start, hit.end)
    whole = Span(min(span.start, counted.start), max(span.end, counted.end))
    speaker = find_speaker(scan, lexicon)
    kind: TallyKind = hit.entry.word("kind")  # type: ignore[assignment]
    return Tally(
        id=make_id("t", document.article.id, kind, whole.start, whole.end),
        kind=kind,
        figure=figure,
        since=find_since(scan),
        scope=find_scope(scan, whole),
        asserter=speaker.name if speaker else None,
        article=document.article.id,
        spans=(whole,),
    )


def find_since(scan: Scan) -> date | None:
    """The first day that a tally counts from; None if the sentence does not say."""
    return next(
        (
            g.moment.start
            for g in scan.of("T")
            if g.moment is not None
            and (g.time_kind == "since" or scan.word_before(g.span.start) == "since")
        ),
        None,
    )


def find_scope(scan: Scan, span: Span) -> str:
    """What is counted, in the article's words: from the number to the next stop."""
    rest = scan.text[span.start : scan.sentence.span.end]
    stop = _SCOPE_END.search(rest, LEAST_SCOPE)
    return rest[: stop.start()].strip() if stop else rest.strip()


LEAST_SCOPE = 12  # characters: the number itself may hold a comma or a full stop
_SCOPE_END = re.compile(r"[,;](?!\d)|(?<![A-Z])\.(?!\d)| since ")
