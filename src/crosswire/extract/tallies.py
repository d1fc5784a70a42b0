"""Running totals: "more than 140 attacks since October", tolls of a war, force levels."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from crosswire.extract.claims import make_id
from crosswire.extract.scan import Scan
from crosswire.extract.scopes import find_countries, find_definition, find_scope, find_targets
from crosswire.extract.speakers import find_speaker, name_of
from crosswire.extract.totals import Total, find_totals
from crosswire.lexicon.load import Lexicon
from crosswire.model.figure import Figure
from crosswire.model.related import Tally
from crosswire.model.text import Document


def find_tallies(
    document: Document, scans: Sequence[Scan], lexicon: Lexicon, *, tells: bool
) -> list[Tally]:
    """The tallies of an article, one that is repeated word for word once with all its spans.

    `tells` if the article tells an incident: "the third attack in a week" is then one more.
    """
    found: dict[tuple[str, Figure, str], Tally] = {}
    for scan, tally in _read_all(document, scans, lexicon, tells=tells):
        key = (tally.kind, tally.figure, scan.sentence.span.quote(scan.text)[:40])
        known = found.get(key)
        if known is not None:
            tally = msgspec.structs.replace(known, spans=known.spans + tally.spans)
        found[key] = tally
    return list(found.values())


def _read_all(
    document: Document, scans: Sequence[Scan], lexicon: Lexicon, *, tells: bool
) -> Iterator[tuple[Scan, Tally]]:
    counted = False
    for scan in scans:
        for total in find_totals(scan, lexicon, tells=tells, totals=counted):
            counted = counted or total.kind == "attack_tally"
            yield scan, _make_tally(document, scan, total, lexicon)


def _make_tally(document: Document, scan: Scan, total: Total, lexicon: Lexicon) -> Tally:
    speaker, period = find_speaker(scan, lexicon), total.period
    told = name_of(scan, total.voice) if total.voice else None
    whole = total.whole
    return Tally(
        id=make_id("t", document.article.id, total.kind, whole.start, whole.end, total.counted),
        kind=total.kind,
        figure=total.figure,
        since=period.since if period else None,
        scope=find_scope(scan, whole),
        asserter=speaker.name if speaker else told,
        article=document.article.id,
        spans=(whole,),
        counts=total.counts,
        until=period.until if period else None,
        period=" ".join(period.span.quote(scan.text).split()) if period else "",
        countries=find_countries(scan, total),
        targets=find_targets(scan, total),
        definition=find_definition(scan),
    )
