"""What other rules would print for a figure, side by side with the suggested value.

latest_official      the last figure that a state, its force or body gives, or somebody in office
lowest, highest      by the number that is sure
median_independent   of the latest figures of texts that do not depend on each other; of two middle
                     ones the lower
latest               the figure that was new last, whoever printed another again; an undated one
                     only where no other has a date
ucdp_low, ucdp_best, ucdp_high
                     as UCDP codes deaths: the lowest and highest told, and the figure of most
                     texts, the lower one where they weigh the same
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crosswire.lexicon.load import load_lexicon
from crosswire.lexicon.officials import holds_office, is_official
from crosswire.model.figure import Figure
from crosswire.reconcile.figures import count_texts, list_bounds
from crosswire.reconcile.reports import NEVER, Hour, Report

Reports = Sequence[Report[Figure]]


def estimate_by_rules(reports: Reports) -> tuple[tuple[str, Figure], ...]:
    """The figure that each rule picks among those given; none where all sources agree."""
    if len({(r.value.low, r.value.high) for r in reports}) < 2:
        return ()
    return tuple((rule, report.value) for rule, report in _pick(reports))


def _pick(reports: Reports) -> Iterator[tuple[str, Report[Figure]]]:
    own = sorted(_latest_of_each(reports), key=_rank)
    official = [report for report in reports if _is_official(report)]
    if official:
        yield "latest_official", max(official, key=_printed)
    yield "lowest", min(reports, key=_rank)
    yield "median_independent", own[(len(own) - 1) // 2]
    yield "highest", max(reports, key=_rank)
    yield "latest", max(reports, key=_printed)
    yield "ucdp_low", min(reports, key=_rank)
    texts = count_texts(reports)
    yield "ucdp_best", min(reports, key=lambda r: (-texts[list_bounds(r.value)], _rank(r)))
    yield "ucdp_high", max(reports, key=_rank)


def _is_official(report: Report[Figure]) -> bool:
    lexicon, text = load_lexicon(), report.source.text
    return any(
        is_official(voice, lexicon) or holds_office(voice, text, lexicon)
        for voice in _voices_of(report)
    )


def _voices_of(report: Report[Figure]) -> frozenset[str]:
    """Who gives this very figure; whoever gives any, where it was put together from several."""
    giving = [
        claim.asserter
        for claim in report.source.mention.claims
        if claim.id in report.claims and claim.value == report.value
    ]
    return frozenset(voice for voice in giving if voice) if giving else report.voices


def _latest_of_each(reports: Reports) -> list[Report[Figure]]:
    """The last figure of each text: copies of one text count once."""
    last: dict[str, Report[Figure]] = {}
    for report in sorted(reports, key=_printed):
        last[report.source.origin] = report
    return list(last.values())


def _printed(report: Report[Figure]) -> tuple[bool, Hour, str]:
    """When a figure was printed; one without a day counts as printed before all others."""
    return report.source.at != NEVER, report.source.at, report.source.mention.id


def _rank(report: Report[Figure]) -> tuple[int, int, bool, str]:
    """By the number that is sure: the low end, of "up to 9" the high one; exact before open."""
    figure = report.value
    sure = figure.low if figure.low is not None else figure.high or 0
    high = figure.high if figure.high is not None else sure
    return sure, high, figure.low is None or figure.high is None, report.source.mention.id
