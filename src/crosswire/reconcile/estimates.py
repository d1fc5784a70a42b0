"""What other rules would print for a figure, side by side with the suggested value.

UCDP's low, best and high estimates are `lowest`, the suggested value and `highest`.
"""

from __future__ import annotations

from collections.abc import Sequence

from crosswire.model.figure import Figure
from crosswire.reconcile.reports import Report

Reports = Sequence[Report[Figure]]


def estimate_by_rules(reports: Reports) -> tuple[tuple[str, Figure], ...]:
    """The figure that each rule picks among those given; none where all sources agree.

    `lowest` and `highest` by the number that is sure; `latest` printed; `median` of the latest
    figures of texts that do not depend on each other, of two middle ones the lower.
    """
    if len({(r.value.low, r.value.high) for r in reports}) < 2:
        return ()
    own = sorted(_latest_of_each(reports), key=_rank)
    return (
        ("lowest", min(reports, key=_rank).value),
        ("median", own[(len(own) - 1) // 2].value),
        ("highest", max(reports, key=_rank).value),
        ("latest", max(reports, key=lambda r: (r.source.at, r.source.mention.id)).value),
    )


def _latest_of_each(reports: Reports) -> list[Report[Figure]]:
    """The last figure of each text: copies of one text count once."""
    last: dict[str, Report[Figure]] = {}
    for report in sorted(reports, key=lambda r: (r.source.at, r.source.mention.id)):
        last[report.source.origin] = report
    return list(last.values())


def _rank(report: Report[Figure]) -> tuple[int, int, str]:
    """By the number that is sure: the low end, of "up to 9" the high one."""
    figure = report.value
    sure = figure.low if figure.low is not None else figure.high or 0
    return sure, figure.high if figure.high is not None else sure, report.source.mention.id
