"""One meeting, call or visit that several articles tell of, put together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from crosswire.model.parties import join_parties, match_parties
from crosswire.model.related import Consultation
from crosswire.model.sayings import Meeting
from crosswire.relate.grouping import group_alike


def join_consultations(consultations: Sequence[Consultation]) -> list[Meeting]:
    """What people met or called for, each once, by its day and id; undated ones last.

    Two are one if they share their parties and their days meet; "talks" may be a call or a meeting.
    The order of the consultations changes nothing.
    """
    meetings = group_alike(sorted(consultations, key=_dated_first), is_one_talk)
    return sorted(map(_make_meeting, meetings), key=_when)


def _dated_first(one: Consultation) -> tuple[int, int, str]:
    """What says most comes first, so that it is joined to whatever says less."""
    days = one.date.days if one.date and one.date.days else 10_000
    return (days, -len(one.parties), one.id)


def is_one_talk(one: Consultation, other: Consultation) -> bool:
    """True if two tellings may be of one talk: parties in common, no kind or day that differs."""
    if len({one.kind, other.kind} - {"talks"}) > 1:
        return False
    if one.date is None or other.date is None or not one.date.meets(other.date):
        return False
    return match_parties(one.parties, other.parties)


def _make_meeting(held: Sequence[Consultation]) -> Meeting:
    tellings = tuple(sorted(held, key=lambda telling: telling.id))
    dates = [telling.date for telling in tellings if telling.date is not None]
    kinds = [telling.kind for telling in tellings]
    return Meeting(
        kind=min(kinds, key=lambda kind: kind == "talks"),
        parties=join_parties(*(telling.parties for telling in tellings)),
        date=min(dates, key=lambda date: (date.days or 10_000, str(date.start)), default=None),
        place=_first(telling.place for telling in tellings),
        about=_first(telling.about for telling in tellings),
        tellings=tellings,
    )


def _first(values: Iterable[str | None]) -> str | None:
    return next(filter(None, values), None)


def _when(meeting: Meeting) -> tuple[str, str]:
    date = meeting.date
    return (date.start.isoformat() if date and date.start else "9999", meeting.id)
