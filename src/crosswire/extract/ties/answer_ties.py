"""Ties that one clause tells alone: "the army answered with shells", "a week after an attack"."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from crosswire.extract.incidents.frames import Frame
from crosswire.extract.sentence.scan import Group
from crosswire.extract.ties.clause_ties import find_orders, is_lapse_after
from crosswire.extract.ties.ends import Edge, Telling, Told, is_before, may_precede


def join_answers(telling: Telling) -> Iterator[Edge]:
    """The ties of "The army answered with shells on …": to what the article spoke of last."""
    for told in telling.told:
        frame = told.opening
        if frame.zone != "body" or "answered" not in find_orders(telling, frame):
            continue
        last = telling.last_before(frame, but=told)
        if last is not None and may_precede(last, told):
            yield Edge("response_to", last.id, told.id, frame)


REACH = 40  # characters between "a week after" and the noun for what came before


def join_lapses(telling: Telling) -> Iterator[Edge]:
    """The ties of "shot down two missiles a week after a deadly attack", in one clause.

    What came before is the one incident of the article that the lapse dates.
    """
    for frame in telling.frames:
        later = telling.owner(frame)
        lapse = next((t for t in frame.scan.of("T", frame.span) if is_lapse_after(t)), None)
        if later is None or lapse is None or not _stands_around(frame, lapse):
            continue
        found = [one for one in telling.told if _lies_back(one, later, lapse)]
        if found:
            yield Edge("precedes", found[0].id, later.id, frame)


def _stands_around(frame: Frame, lapse: Group) -> bool:
    """True if an occurrence stands before the lapse, and one that it counts from close behind."""
    before = any(t.span.end <= lapse.span.start for t in frame.triggers)
    gaps = (t.span.start - lapse.span.end for t in frame.triggers)
    return before and any(0 <= gap <= REACH for gap in gaps)


def _lies_back(one: Told, later: Told, lapse: Group) -> bool:
    """True if an incident lies as many days before another as a lapse says."""
    first, last = _days_of(one), _days_of(later)
    if first is None or last is None or lapse.offset_days is None or not is_before(one, later):
        return False
    least, most = lapse.offset_days
    return (last[0] - first[1]).days <= most and (last[1] - first[0]).days >= least


def _days_of(told: Told) -> tuple[date, date] | None:
    when = told.mention.date
    if when is None or when.start is None or when.end is None:
        return None
    return when.start, when.end
