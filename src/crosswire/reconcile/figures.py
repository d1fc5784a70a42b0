"""The number to print for one slot, and how far the sources differ. Nothing is averaged."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations

import msgspec

from crosswire.model.figure import Figure, say_figure, span_figures
from crosswire.model.incident import Finer, Settled, Status
from crosswire.reconcile.reports import (
    Report,
    claims_of,
    count_origins,
    find_origins_of,
    is_before,
)
from crosswire.reconcile.scopes import count_apart, drop_partial, note_scopes
from crosswire.reconcile.signals import find_earlier, says_lowered

Reports = Sequence[Report[Figure]]
Bounds = tuple[int | None, int | None]
_OPEN = 10**12  # wider than any toll: a figure open at one end ranks after all that are closed


def settle_figure(slot: str, reports: Reports) -> Settled | None:
    """The figure of a slot; None if no source gives one.

    Sources that share a text count once. Among figures that agree the most exact one stands,
    whenever it was printed: an open figure never overrules an exact one it agrees with. A figure
    that no longer agrees is replaced by a later one that is higher, that comes from the same
    voice, or that calls it an earlier count. Otherwise it stays a conflict, with the spread. A
    figure of soldiers alone does not contradict one of all.
    """
    if not reports:
        return None
    counted = drop_partial(reports)
    settled = _settle_alike(slot, counted)
    if len(counted) < len(reports):
        return _put_beside(settled, reports)
    return settled


def _settle_alike(slot: str, reports: Reports) -> Settled:
    """The figure of reports that count the same people, as far as they say."""
    figures = [report.value for report in reports]
    if len(set(map(list_bounds, figures))) == 1:
        settled = _settle_same(slot, reports)
    elif _all_agree(figures):
        rule = "the most exact of figures that agree"
        settled = _settled(slot, _most_exact(reports).value, reports, "refined", rule)
    else:
        return _settle_different(slot, reports)
    return _mark_lowered(settled, reports)


def list_bounds(figure: Figure) -> Bounds:
    """The two ends of a figure: two are the same one if both are."""
    return figure.low, figure.high


def _settle_same(slot: str, reports: Reports) -> Settled:
    status: Status = "agreed" if count_origins(reports) > 1 else "single"
    rule = "all sources give it" if status == "agreed" else "one source gives it"
    return Settled(slot, reports[0].value, None, status, claims_of(reports), rule)


def _settle_different(slot: str, reports: Reports) -> Settled:
    current = _current(slot, reports)
    if _all_agree([report.value for report in current]):
        return _settle_replaced(slot, current, reports)
    best = pick_best_attested(current)
    if _differ_in_scope(current):
        rule = "the figures count different people: that of most sources, then the later, the lower"
        settled = _settled(slot, best.value, reports, "refined", rule, "different_scope")
        return msgspec.structs.replace(settled, notes=note_scopes(reports))
    rule = "sources differ: the figure of most of them, then the later, then the lower"
    return _mark_lowered(_settled(slot, best.value, reports, "conflict", rule), reports)


def _settle_replaced(slot: str, current: Reports, reports: Reports) -> Settled:
    chosen = _most_exact(current)
    replaced = [report for report in reports if report not in current]
    last = max(replaced, key=lambda r: r.source.at)
    if _size(chosen.value) < _size(last.value):
        rule = "a later and lower figure of the same voice, or one that says it corrects"
        return _settled(slot, chosen.value, reports, "superseded", rule, "corrected_down")
    rule = "a later figure replaces earlier ones that are lower, or of the same voice"
    return _settled(slot, chosen.value, reports, "superseded", rule)


def _settled(
    slot: str,
    value: Figure,
    reports: Reports,
    status: Status,
    rule: str,
    finer: Finer | None = None,
) -> Settled:
    spread = span_figures(report.value for report in reports)
    return Settled(slot, value, spread, status, claims_of(reports), rule, finer=finer)


def _mark_lowered(settled: Settled, reports: Reports) -> Settled:
    """The same, `corrected_down` if a text that gives the figure calls a higher one an earlier."""
    value = settled.value
    giving = [r for r in reports if r.value == value]
    higher = {
        _size(earlier): earlier
        for report in giving
        for earlier in find_earlier(report.source.mention, settled.slot)
        if isinstance(value, Figure) and _is_above(earlier, value)
    }
    if not higher and not any(says_lowered(r.source.mention, settled.slot) for r in giving):
        return settled
    earlier = [say_figure(figure) for _, figure in sorted(higher.items())]
    notes = (f"called an earlier count: {', '.join(earlier)}",) if earlier else ()
    return msgspec.structs.replace(settled, finer="corrected_down", notes=notes)


def _is_above(one: Figure, other: Figure) -> bool:
    return not one.agrees_with(other) and _size(one) > _size(other)


def _put_beside(settled: Settled, reports: Reports) -> Settled:
    """The figure of all, with those of one kind of people beside it."""
    plain = settled.status in ("agreed", "single", "refined")
    return msgspec.structs.replace(
        settled,
        spread=span_figures(report.value for report in reports),
        status="refined" if plain else settled.status,
        claims=claims_of(reports),
        rule=f"{settled.rule}; others count a part",
        finer=settled.finer or ("different_scope" if plain else None),
        notes=(*settled.notes, *note_scopes(reports)),
    )


def _differ_in_scope(reports: Reports) -> bool:
    """True if wherever two figures contradict each other, they count different people."""
    return all(
        one.value.agrees_with(other.value) or count_apart(one, other)
        for one, other in combinations(reports, 2)
    )


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


def _current(slot: str, reports: Reports) -> list[Report[Figure]]:
    """The reports that no later one replaces."""
    return [r for r in reports if not any(_replaces(slot, other, r) for other in reports)]


def _replaces(slot: str, later: Report[Figure], earlier: Report[Figure]) -> bool:
    if not is_before(earlier, later) or earlier.value.agrees_with(later.value):
        return False
    if count_apart(earlier, later):
        return False
    same_voice = bool(earlier.voices & later.voices)
    same_outlet_text = earlier.source.origin == later.source.origin
    rises = _size(later.value) > _size(earlier.value)
    return same_voice or same_outlet_text or rises or _corrects(slot, later, earlier)


def _corrects(slot: str, later: Report[Figure], earlier: Report[Figure]) -> bool:
    """True if the later text calls the earlier figure an earlier count, or says that it sank."""
    mention = later.source.mention
    if says_lowered(mention, slot):
        return True
    return any(old.agrees_with(earlier.value) for old in find_earlier(mention, slot))


def pick_best_attested(reports: Reports) -> Report[Figure]:
    """The figure that most texts give; then the one printed later; then the lower one."""

    texts = count_texts(reports)
    most = max(texts.values())

    def rank(report: Report[Figure]) -> tuple[int, int, int]:
        later = sum(is_before(other, report) for other in reports)
        return -later, _width(report.value), _size(report.value)

    return min((r for r in reports if texts[list_bounds(r.value)] == most), key=rank)


def count_texts(reports: Iterable[Report[Figure]]) -> dict[Bounds, int]:
    """How many texts of different origin give each figure, by its bounds."""
    given = find_origins_of(reports, list_bounds)
    return {bounds: len(origins) for bounds, origins in given.items()}
