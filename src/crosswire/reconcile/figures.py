"""The number to print for one slot, and how far the sources differ. Nothing is averaged."""

from __future__ import annotations

from collections.abc import Sequence

from crosswire.model.figure import Figure, span_figures
from crosswire.model.incident import Settled, Status
from crosswire.reconcile.reports import Report, claims_of, count_origins, is_before

Reports = Sequence[Report[Figure]]
_OPEN = 10**12  # wider than any toll: a figure open at one end ranks after all that are closed


def settle_figure(slot: str, reports: Reports) -> Settled | None:
    """The figure of a slot; None if no source gives one.

    Sources that share a text count once. Among figures that agree the most exact one stands,
    whenever it was printed: an open figure never overrules an exact one it agrees with. A figure
    that no longer agrees is replaced by a later one that is higher, or that comes from the same
    voice. Otherwise it stays a conflict, with the spread.
    """
    if not reports:
        return None
    figures = [report.value for report in reports]
    if len(set(map(_bounds, figures))) == 1:
        return _settle_same(slot, reports)
    if _all_agree(figures):
        chosen = _most_exact(reports)
        rule = "the most exact of figures that agree"
        return _settled(slot, chosen.value, reports, "refined", rule)
    return _settle_different(slot, reports)


def _bounds(figure: Figure) -> tuple[int | None, int | None]:
    return figure.low, figure.high


def _settle_same(slot: str, reports: Reports) -> Settled:
    status: Status = "agreed" if count_origins(reports) > 1 else "single"
    rule = "all sources give it" if status == "agreed" else "one source gives it"
    return Settled(slot, reports[0].value, None, status, claims_of(reports), rule)


def _settle_different(slot: str, reports: Reports) -> Settled:
    current = _current(reports)
    figures = [report.value for report in current]
    if not _all_agree(figures):
        chosen = _best_attested(current)
        rule = (
            "sources of one time differ: the figure of most sources, then the later, then the lower"
        )
        return _settled(slot, chosen.value, reports, "conflict", rule)
    chosen = _most_exact(current)
    rule = "a later figure replaces earlier ones that are lower, or of the same voice"
    return _settled(slot, chosen.value, reports, "superseded", rule)


def _settled(slot: str, value: Figure, reports: Reports, status: Status, rule: str) -> Settled:
    spread = span_figures(report.value for report in reports)
    return Settled(slot, value, spread, status, claims_of(reports), rule)


def _all_agree(figures: Sequence[Figure]) -> bool:
    """True if one number could satisfy every figure."""
    lows = [f.low for f in figures if f.low is not None]
    highs = [f.high for f in figures if f.high is not None]
    return not lows or not highs or max(lows) <= min(highs)


def _most_exact(reports: Reports) -> Report[Figure]:
    """The narrowest figure; of open ones the one that says most; then the later one."""
    latest_first = sorted(reports, key=lambda r: r.source.at, reverse=True)
    return min(latest_first, key=lambda r: (_width(r.value), r.value.approximate, -_size(r.value)))


def _width(figure: Figure) -> int:
    if figure.low is None or figure.high is None:
        return _OPEN
    return figure.high - figure.low


def _size(figure: Figure) -> int:
    return figure.low if figure.low is not None else -(figure.high or 0)


def _current(reports: Reports) -> list[Report[Figure]]:
    """The reports that no later one replaces."""
    return [r for r in reports if not any(_replaces(other, r) for other in reports)]


def _replaces(later: Report[Figure], earlier: Report[Figure]) -> bool:
    if not is_before(earlier, later) or earlier.value.agrees_with(later.value):
        return False
    same_voice = bool(earlier.voices & later.voices)
    same_outlet_text = earlier.source.origin == later.source.origin
    return same_voice or same_outlet_text or _size(later.value) > _size(earlier.value)


def _best_attested(reports: Reports) -> Report[Figure]:
    """The figure that most texts give; then the one printed later; then the lower one."""

    def rank(report: Report[Figure]) -> tuple[int, int, int, int]:
        alike = [r for r in reports if _bounds(r.value) == _bounds(report.value)]
        later = sum(is_before(other, report) for other in reports)
        return -count_origins(alike), -later, _width(report.value), _size(report.value)

    return min(reports, key=rank)
