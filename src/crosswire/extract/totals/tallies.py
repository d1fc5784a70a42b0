"""Running totals: "more than 140 attacks since October", tolls of a war, force levels."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from crosswire.extract.doers.speakers import find_quoted_voice, find_speaker, name_of
from crosswire.extract.sentence.scan import Scan
from crosswire.extract.totals.counting import Total
from crosswire.extract.totals.scopes import (
    find_countries,
    find_definition,
    find_scope,
    find_targets,
)
from crosswire.extract.totals.totals import find_totals
from crosswire.lexicon.load import Lexicon
from crosswire.model.figure import Figure
from crosswire.model.ids import make_id
from crosswire.model.mention import Mention
from crosswire.model.related import Tally
from crosswire.model.text import Document


def find_tallies(
    document: Document, scans: Sequence[Scan], mentions: Sequence[Mention], lexicon: Lexicon
) -> list[Tally]:
    """The tallies of an article, one that is repeated word for word once with all its spans.

    Only where it tells an incident may "the third attack in a week" be one more, and only the
    place of that incident is "the country".
    """
    found: dict[tuple[str, Figure, str], Tally] = {}
    for scan, tally in _read_all(document, scans, mentions, lexicon):
        key = (tally.kind, tally.figure, scan.sentence.span.quote(scan.text)[:40])
        known = found.get(key)
        if known is not None:
            voice, spans = known.asserter or tally.asserter, known.spans + tally.spans
            tally = msgspec.structs.replace(known, asserter=voice, spans=spans)
        found[key] = tally
    return list(found.values())


def _read_all(
    document: Document, scans: Sequence[Scan], mentions: Sequence[Mention], lexicon: Lexicon
) -> Iterator[tuple[Scan, Tally]]:
    home = next((m.place.country for m in mentions if m.place is not None), None)
    counted = False
    for scan in scans:
        for total in find_totals(scan, lexicon, tells=bool(mentions), totals=counted):
            counted = counted or total.kind == "attack_tally"
            yield scan, _make_tally(document, scan, total, lexicon, home)


def _make_tally(
    document: Document, scan: Scan, total: Total, lexicon: Lexicon, home: str | None
) -> Tally:
    whole, period = total.whole, total.period
    return Tally(
        id=make_id("t", document.article.id, total.kind, whole.start, whole.end, total.counted),
        kind=total.kind,
        figure=total.figure,
        since=period.since if period else None,
        scope=find_scope(scan, total),
        asserter=find_quoted_voice(document, total.counted) or _name_asserter(scan, total, lexicon),
        article=document.article.id,
        spans=(whole,),
        counts=total.counts,
        until=period.until if period else None,
        period=" ".join(period.span.quote(scan.text).split()) if period else "",
        countries=find_countries(scan, total, home),
        targets=find_targets(scan, total, lexicon),
        definition=find_definition(scan),
    )


def _name_asserter(scan: Scan, total: Total, lexicon: Lexicon) -> str | None:
    """Who says so, or counts; None for the outlet's own voice.

    What "which has killed 900 people" adds to somebody's words is the outlet's own.
    """
    speaker = find_speaker(scan, lexicon)
    if speaker is None:
        return name_of(scan, total.voice, lexicon) if total.voice else None
    between = scan.text[speaker.span.end : total.counted.start]
    return None if _ASIDE.search(between) else speaker.name


_ASIDE = re.compile(r", (?:which|who) (?:has|have|had)\b")
