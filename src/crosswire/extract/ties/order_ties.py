"""Ties that words of order state: "two days later a raid …", "the second attack of the day"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from crosswire.extract.incidents.frames import Frame
from crosswire.extract.sentence.scan import Group
from crosswire.extract.ties.clause_ties import opens_clause
from crosswire.extract.ties.ends import Edge, Telling, Told, is_before, may_precede, share_place
from crosswire.lexicon.load import Lexicon
from crosswire.lexicon.match import find_phrases
from crosswire.lexicon.pattern import compile_patterns

RECENT_DAYS = 400  # what lies further back is told of the place, not beside what happened now


def join_in_order(telling: Telling) -> Iterator[Edge]:
    """The ties of an incident that its first clause counts from another, or recalls beside it."""
    for number, told in enumerate(telling.told):
        frame = told.opening
        if frame.zone != "body" or frame.kind:
            continue
        edge = _count_on(telling, told) or _count_back(telling, told)
        edge = edge or _count_among(telling, told)
        counts = any(find_order(t, telling.lexicon) for t in _opening_times(frame))
        if edge is None and number > 0 and not counts and not _is_second_site(telling, number):
            edge = _recall(telling, told)
        if edge is not None and edge.earlier != edge.later:
            yield edge


def _count_on(telling: Telling, told: Told) -> Edge | None:
    """Told with "two days later", "the next day", "later the same day"."""
    frame = told.opening
    if not any(find_order(t, telling.lexicon) == "later" for t in _opening_times(frame)):
        return None
    last = telling.counted_from(frame, but=told)
    if last is None or not may_precede(last, told):
        return None
    return Edge("precedes", _choose_site(telling, last, told).id, told.id, frame)


def _count_back(telling: Telling, told: Told) -> Edge | None:
    """Told with "a day earlier", "the week before"."""
    frame = told.opening
    if not any(find_order(t, telling.lexicon) == "earlier" for t in _opening_times(frame)):
        return None
    later = _find_counted_from(telling, told)
    if later is None or not may_precede(told, later):
        return None
    return Edge("precedes", told.id, later.id, frame)


def _find_counted_from(telling: Telling, told: Told) -> Told | None:
    """What "a day earlier" counts from: the first that the days allow, else the last told."""
    before = islice(telling.spoken_before(told.opening), MOST_SPOKEN)
    spoken = {one.id: one for one in before if one.id != told.id}
    dated = [one for one in spoken.values() if is_before(told, one)]
    first = min(dated, key=lambda one: one.opening.span.start, default=None)
    return first or next(iter(spoken.values()), None)


MOST_SPOKEN = 60  # clauses back that "a day earlier" may count from


def _count_among(telling: Telling, told: Told) -> Edge | None:
    """Told behind "it was the second attack of the day: in the morning …"."""
    frame = told.opening
    if not is_counted(frame, telling.lexicon) or ":" not in frame.span.quote(frame.scan.text):
        return None
    last = telling.last_before(frame, but=told)
    if last is None or not may_precede(told, last):
        return None
    return Edge("precedes", told.id, last.id, frame)


def is_counted(frame: Frame, lexicon: Lexicon) -> bool:
    """True if a sentence counts what was told: "it was the third attack on a mosque in a week"."""
    patterns = compile_patterns(lexicon, "ties")
    hits = patterns.find(frame.scan.symbols, frame.scan.words)
    return any(hit.entry.word("ties") == "counted" for hit in hits)


def _recall(telling: Telling, told: Told) -> Edge | None:
    """Told beside the article's first incident as earlier: "in January", "the same base had been".

    Only what the sentence tells first, in a clause of its own: what it goes on to tell is beside
    that, and what stands behind "since" or "after" is no more than a backdrop.
    """
    main, frame = telling.told[0], told.opening
    if (
        frame.clause.joined not in {"", "beside"}
        or not _opens_sentence(frame)
        or not frame.triggers
    ):
        return None
    main = _choose_site(telling, main, told)
    if not (_is_set_back(telling, told) and _is_earlier(told, main)):
        return None
    return Edge("precedes", told.id, main.id, frame)


def _is_second_site(telling: Telling, number: int) -> bool:
    """True if the site told before is of the same operation: its tie stands for both."""
    one, before = telling.told[number], telling.told[number - 1]
    return (
        bool(one.draft.sites)
        and one.draft.sites == before.draft.sites
        and _shares_frame(one, before)
    )


def _opens_sentence(frame: Frame) -> bool:
    return frame.span.start == frame.scan.sentence.span.start


def _is_set_back(telling: Telling, told: Told) -> bool:
    """True if the words recall: they open with the time, name the same thing, or follow a count."""
    frame = told.opening
    if names_same_thing(frame, telling.lexicon):
        return True
    if any(not _is_relative(t) for t in _opening_times(frame)):
        return True
    before = telling.frame_before(frame)
    return before is not None and is_counted(before, telling.lexicon)


def names_same_thing(frame: Frame, lexicon: Lexicon) -> bool:
    """True for "the same base", "the two airports": what was struck is what was struck before."""
    words = frame.span.quote(frame.scan.text)
    found = find_phrases(words, lexicon, ("anaphora", "orders"))
    return any(m.entry.says_yes("strong") or m.entry.word("order") == "again" for m in found)


def _is_earlier(told: Told, main: Told) -> bool:
    """True if a recalled incident came before the first, not so long ago that it is history."""
    if main.mention.date is None or main.mention.date.start is None:
        return told.mention.role == "background" and told.mention.date is not None
    if not is_before(told, main):
        return False
    start = told.mention.date.start if told.mention.date is not None else None
    if start is None:
        return False
    return (main.mention.date.start - start).days <= RECENT_DAYS or share_place(told, main)


def _opening_times(frame: Frame) -> list[Group]:
    """The times with which a clause opens."""
    times = frame.scan.of("T", frame.span)
    return [t for t in times[:1] if opens_clause(frame, t)]


def _is_relative(time: Group) -> bool:
    return "#relative." in time.rule


def find_order(time: Group, lexicon: Lexicon) -> str:
    """ "later" or "earlier" for a time that counts from another, else ""."""
    words = time.moment.words if time.moment is not None else ""
    if not _is_relative(time) or words.lower().endswith(" after"):
        return ""
    found = find_phrases(words, lexicon, ("orders",))
    return next((order for m in found if (order := m.entry.word("order"))), "")


def _choose_site(telling: Telling, one: Told, other: Told) -> Told:
    """Of the sites of one operation that where the other happened, else the one told first."""
    if not one.draft.sites:
        return one
    sites = [
        each
        for each in telling.told
        if each.draft.sites == one.draft.sites and _shares_frame(each, one)
    ]
    near = (each for each in sites if share_place(each, other))
    return next(near, sites[0] if sites else one)


def _shares_frame(left: Told, right: Told) -> bool:
    return bool({f.span for f in left.draft.frames} & {f.span for f in right.draft.frames})
