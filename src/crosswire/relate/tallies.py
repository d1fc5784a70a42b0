"""Running totals that an article repeats, made one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

import msgspec

from crosswire.model.ids import make_id
from crosswire.model.related import Tally


def merge_tallies(tallies: Iterable[Tally]) -> tuple[list[Tally], dict[str, str]]:
    """The tallies, each once in an article with all its spans, and what became of each id.

    Two are one if kind, figure and start agree; a start that is not repeated is no difference.
    """
    alike: defaultdict[tuple[str, ...], list[Tally]] = defaultdict(list)
    for tally in tallies:
        alike[_key(tally)].append(tally)
    merged: list[Tally] = []
    moved: dict[str, str] = {}
    for group in alike.values():
        for same in _part_by_start(sorted(group, key=_place)):
            tally = _merge(same)
            merged.append(tally)
            moved |= {old.id: tally.id for old in same}
    return sorted(merged, key=lambda tally: tally.id), moved


def _key(tally: Tally) -> tuple[str, ...]:
    figure = tally.figure
    return (tally.article, tally.kind, f"{figure.low}..{figure.high}", *_where(tally))


def _where(tally: Tally) -> tuple[str, ...]:
    """The countries of a force: "900 in Syria" are not "900 in Iraq"."""
    return tally.countries if tally.kind == "deployment" else ()


def _place(tally: Tally) -> tuple[tuple[int, int], str]:
    first = min((span.start, span.end) for span in tally.spans) if tally.spans else (0, 0)
    return (first, tally.id)


def _part_by_start(tallies: Sequence[Tally]) -> list[list[Tally]]:
    """Tallies of one start together; those without a start go with the first."""
    starts = sorted({tally.since for tally in tallies if tally.since is not None})
    if len(starts) < 2:
        return [list(tallies)]
    parts = [[tally for tally in tallies if tally.since == start] for start in starts]
    parts[0] += [tally for tally in tallies if tally.since is None]
    return parts


def _merge(same: Sequence[Tally]) -> Tally:
    first = same[0]
    spans = tuple(sorted({span for tally in same for span in tally.spans}))
    dated = next((tally for tally in same if tally.since is not None), first)
    asserter = next(filter(None, (tally.asserter for tally in same)), None)
    parts = (*_key(first), str(dated.since), *(f"{span.start}:{span.end}" for span in spans))
    return msgspec.structs.replace(
        first,
        id=make_id("t", *parts),
        since=dated.since,
        until=dated.until,
        period=dated.period or first.period,
        asserter=asserter,
        scope=next(filter(None, (tally.scope for tally in same)), ""),
        countries=next(filter(None, (tally.countries for tally in same)), ()),
        targets=next(filter(None, (tally.targets for tally in same)), ()),
        definition=next(filter(None, (tally.definition for tally in same)), None),
        spans=spans,
    )
