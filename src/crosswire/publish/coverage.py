"""The coverage statement: what was read, rejected, and passed over, and why."""

from __future__ import annotations

from collections import Counter

import msgspec

from crosswire.model.incident import Reading, Rejection
from crosswire.model.promises import Records
from crosswire.publish.cases import Quote, name_source, quote_around

REASONS = {
    "no_deed": "no clause tells of a deed",
    "negated": "it says that nothing happened",
    "drill": "a drill, a game or a film",
    "figure_of_speech": "a figure of speech",
    "total": "a running total, kept as one",
    "series": "a run of attacks, not one of them",
    "not_yet": "planned, threatened or feared, not done",
    "other_realm": "the whole article is about something else: an accident, a game",
    "not_placed": "neither a day, nor a place, nor a victim is told",
}
SILENT = {
    "ordinary": "no sentence speaks of violence",
    "declined": "sentences speak of violence, and every one was passed over",
}


class Coverage(msgspec.Struct, frozen=True):
    """What became of some articles. Every article and every sentence is under one heading.

    Of the `articles` read, `telling` gave `mentions`; `silent` counts the others by why nothing
    was found in them. Of the `sentences` that may tell of violence, `abstained` counts those from
    which no mention came, by why. `rejected` counts by stage and reason what could not be read;
    `undated` are articles whose day is not known, so that no weekday in them fixes one.
    """

    articles: int = 0
    telling: int = 0
    mentions: int = 0
    undated: int = 0
    silent: dict[str, int] = {}
    abstained: dict[str, int] = {}
    rejected: dict[str, int] = {}


class Tallying:
    """Counts a coverage statement article by article, so that none has to be kept."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()
        self._silent: Counter[str] = Counter()
        self._abstained: Counter[str] = Counter()
        self._rejected: Counter[str] = Counter()

    def read(self, reading: Reading, *, dated: bool) -> None:
        """Count an article that was read."""
        self._counts["articles"] += 1
        self._counts["undated"] += not dated
        self._counts["mentions"] += len(reading.mentions)
        self._counts["telling"] += bool(reading.mentions)
        self._abstained.update(abstained.reason for abstained in reading.abstained)
        if not reading.mentions:
            self._silent["declined" if reading.abstained else "ordinary"] += 1

    def reject(self, rejection: Rejection) -> None:
        """Count what could not be read, by what its reason begins with."""
        first = rejection.reason.strip().splitlines()[:1]
        kind = first[0].split(":")[0].strip() if first else "no reason"
        self._rejected[f"{rejection.stage}: {kind}"] += 1

    def sum(self) -> Coverage:
        """The statement."""
        return Coverage(
            **{name: self._counts[name] for name in ("articles", "telling", "mentions", "undated")},
            silent=_order(self._silent),
            abstained=_order(self._abstained),
            rejected=_order(self._rejected),
        )


def quote_abstained(records: Records, most: int) -> dict[str, list[tuple[str, Quote]]]:
    """For each reason the first sentences that were passed over, each with its source."""
    found: dict[str, list[tuple[str, Quote]]] = {}
    documents = {document.article.id: document for document in records.documents()}
    for reading in records.readings():
        for abstained in reading.abstained:
            held = found.setdefault(abstained.reason, [])
            if len(held) < most:
                document = documents[reading.article]
                held.append((name_source(document), quote_around(document, abstained.span)))
    return found


def _order(counts: Counter[str]) -> dict[str, int]:
    """The counts, the highest first."""
    return dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


def gather_coverage(records: Records) -> Coverage:
    """The statement on a whole ledger. An article without a layout could not be read."""
    tallying = Tallying()
    dated = {d.article.id: d.published is not None for d in records.documents() if d.zones}
    for rejection in records.rejections():
        tallying.reject(rejection)
    for reading in records.readings():
        if reading.article in dated:
            tallying.read(reading, dated=dated[reading.article])
    return tallying.sum()
