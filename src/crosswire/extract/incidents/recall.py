"""Articles on a court or a day of remembrance: what they tell of violence is recalled."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

import msgspec

from crosswire.extract.incidents.bonds import APART, bind_days, bind_places, bind_victims
from crosswire.extract.incidents.draft import Draft
from crosswire.extract.incidents.frames import Frame
from crosswire.extract.incidents.kinds import settle_type
from crosswire.extract.sentence.scan import Group, Scan
from crosswire.lexicon.load import Lexicon
from crosswire.lexicon.pattern import compile_patterns
from crosswire.model.mention import Mention
from crosswire.model.moment import Moment
from crosswire.model.text import Document

OPENING = 2  # sentences after the headlines in which an article says what it reports
FRESH_DAYS = 7  # an occurrence no older than this is news, whatever else the article reports
WIDE = frozenset({"month", "year"})


def is_recalling(scans: Sequence[Scan], lexicon: Lexicon) -> bool:
    """True if an article opens with a court or a commemoration, not with an occurrence."""
    patterns = compile_patterns(lexicon, "occasions")
    opening = find_opening(scans)
    return any(_counts_years(scan) for scan in opening) or any(
        True for scan in opening for _ in patterns.find(scan.symbols, scan.words)
    )


def _counts_years(scan: Scan) -> bool:
    """True for "marks a year since …", "a year after …" at the head, "ten years after" anywhere."""
    times = scan.of("T")
    if any(time.rule.endswith(MARKED) for time in times):
        return True
    head = scan.sentence.span.start
    counted = [(t.offset_days[0], t.span.start) for t in times if t.offset_days is not None]
    return any(days >= (YEAR if at == head else YEARS) for days, at in counted)


MARKED = "#ago.since"  # the lexicon entry of "mark five years since"
YEAR = 300  # days: years are counted roughly
YEARS = 2 * YEAR  # within a sentence: news is told a year after something else, seldom later


def find_opening(scans: Sequence[Scan]) -> list[Scan]:
    """The headlines of an article and its first sentences."""
    body = [scan for scan in scans if scan.sentence.zone == "body"]
    heads = [scan for scan in scans if scan.sentence.zone in {"title", "standfirst"}]
    return [*heads, *body[:OPENING]]


def join_recalled(drafts: Sequence[Draft], scans: Sequence[Scan]) -> list[Draft]:
    """The drafts of an article that recalls: what does not contradict the first is the first.

    A year or month alone ("marks five years since the bombings") is made exact by the one full
    date inside it that the article gives elsewhere, or by the day on which it is marked.
    """
    if not drafts:
        return []
    days = list(find_days(scans))
    exact = [Draft([_make_exact(frame, days) for frame in d.frames], d.place) for d in drafts]
    first = exact[0]
    apart = []
    for draft in exact[1:]:
        if _is_same(draft, first):
            first.frames.extend(draft.frames)
        elif _stands_alone(draft):
            apart.append(draft)
    return [first, *apart]


def join_undated(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts; an opening shot that has no day takes up the next one told with a day.

    Who writes of an arrest or a victim's death says only later on which day the shots fell. What
    says "another", or contradicts it, stays apart.
    """
    first = drafts[0] if drafts else None
    if first is None or settle_type(first.frames) not in OPEN_TYPES:
        return join_killings(drafts)
    apart = []
    for draft in drafts[1:]:
        if _is_told_again(draft, first):
            first.frames.extend(draft.frames)
        else:
            apart.append(draft)
    return join_killings([first, *apart])


def join_killings(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts; a killing told without its place is the shooting of the same day.

    "She was shot on Friday … police know who was there when she was killed" is one occurrence.
    """
    kept: list[Draft] = []
    for draft in drafts:
        told = next((other for other in kept if _is_one_killing(draft, other)), None)
        if told is None:
            kept.append(draft)
        else:
            told.frames.extend(draft.frames)
    return kept


def _is_one_killing(draft: Draft, told: Draft) -> bool:
    if draft.frames[0].clause.joined in SET_BESIDE:
        return False
    return _is_shot_and_killed(draft, told) and _is_same(draft, told) and _shares(draft, told)


def _shares(draft: Draft, told: Draft) -> bool:
    """True if two drafts share the victim or the day, or the place where neither has a day."""
    if any(bind_victims(frame, told) == "same_victim" for frame in draft.frames):
        return True
    if _is_dated(draft) or _is_dated(told):
        return bind_days(draft.times, told.times) == "same_day"
    return bind_places(draft.places, told.places) == "same_place"


def _is_shot_and_killed(draft: Draft, told: Draft) -> bool:
    """True if one of the two says that somebody was shot, the other, nowhere else, killed."""
    if draft.places and told.places and bind_places(draft.places, told.places) != "same_place":
        return False
    types = {settle_type(each.frames): each for each in (draft, told)}
    killings = [each for kind, each in types.items() if kind in KILLINGS]
    return "shooting" in types and any(map(_counts_dead, killings))


def _counts_dead(draft: Draft) -> bool:
    return any(toll.slot == "killed" for frame in draft.frames for toll in frame.tolls)


KILLINGS = frozenset({"assassination", "other_attack"})  # nothing is said of how it was done

# An opening that says how somebody died says so, or leaves it to what follows.
OPEN_TYPES = frozenset({"shooting", "other_attack", "assassination"})
SET_BESIDE = frozenset({"and", "before", "since"})  # ", and on 10 January a guard was shot"


def _is_told_again(draft: Draft, first: Draft) -> bool:
    if not (_tells_shots(draft) or _is_shot_and_killed(draft, first)):
        return False
    if not (_is_dated(draft) and _is_same(draft, first)):
        return False
    if draft.frames[0].clause.joined in SET_BESIDE:
        return False
    if not _is_dated(first):
        return bind_places(draft.places, first.places) != "other_name"
    return _tells_shots(first) and bind_days(draft.times, first.times) == "same_day"


def _is_dated(draft: Draft) -> bool:
    return any(frame.has_day() for frame in draft.frames)


def _tells_shots(draft: Draft) -> bool:
    types = {t.entry.word("type") for f in draft.frames for t in f.triggers if t.entry is not None}
    return "shooting" in types


def find_days(scans: Sequence[Scan]) -> Iterator[Moment]:
    """The full dates of an article, in order."""
    for scan in scans:
        for group in scan.of("T"):
            moment = group.moment
            if moment is not None and moment.start is not None and moment.start == moment.end:
                yield moment


def send_back(mention: Mention, document: Document) -> Mention:
    """The mention as background unless it is dated in the days before publication."""
    published = document.published.moment.start if document.published else None
    if mention.date is not None and is_fresh(mention.date.end, published):
        return mention
    return msgspec.structs.replace(mention, role="background")


def is_fresh(day: date | None, published: date | None) -> bool:
    """True if a day is so near publication that what happened on it is the news."""
    if day is None or published is None:
        return False
    return abs(published - day) <= timedelta(days=FRESH_DAYS)


def _make_exact(frame: Frame, days: Sequence[Moment]) -> Frame:
    times = tuple(_narrow(time, days, frame.published) for time in frame.times)
    return replace(frame, times=times)


def _narrow(time: Group, days: Sequence[Moment], published: date | None) -> Group:
    """A wide time with the day that the article gives for it; else the time as it is."""
    wide = time.moment
    if wide is None or wide.precision not in WIDE or wide.start is None or wide.end is None:
        return time
    inside = _find_inside(days, wide.start, wide.end)
    if len(inside) == 1:
        return time._replace(moment=next(iter(inside.values())), time_kind="day", time_key=None)
    marked = next((d.start for d in days if is_fresh(d.start, published)), None)
    if inside or marked is None or not time.rule.endswith(MARKED):
        return time
    day = move_years(marked, wide.start.year)
    moment = msgspec.structs.replace(wide, start=day, end=day, precision="day")
    return time._replace(moment=moment, time_kind="day", time_key=None)


def _find_inside(days: Sequence[Moment], first: date, last: date) -> dict[date, Moment]:
    return {day.start: day for day in days if day.start and first <= day.start <= last}


def move_years(day: date, year: int) -> date:
    """The same day of another year; the last of February for the 29th.

    >>> move_years(date(2024, 2, 29), 2023)
    datetime.date(2023, 2, 28)
    """
    if (day.month, day.day) == (2, 29):
        day -= timedelta(days=1)
    return day.replace(year=year)


def _is_same(draft: Draft, first: Draft) -> bool:
    """True if nothing that a draft says of day, place and victims contradicts the first."""
    if any(frame.tells_another() or frame.is_apart for frame in draft.frames):
        return False
    if _tells_arrest(draft) != _tells_arrest(first):
        return False
    bonds = [bind_victims(frame, first) for frame in draft.frames]
    bonds += [bind_days(draft.times, first.times), bind_places(draft.places, first.places)]
    return APART not in bonds


def _stands_alone(draft: Draft) -> bool:
    """False for "three were executed in 2009": what became of those whose deed is recalled."""
    return bool(draft.places) or any(frame.has_strong_trigger() for frame in draft.frames)


def _tells_arrest(draft: Draft) -> bool:
    types = {t.entry.word("type") for f in draft.frames for t in f.triggers if t.entry is not None}
    return types == {"raid_or_arrest"}
