"""Gather frames into drafts, one for each incident that an article refers to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from crosswire.extract.casualties import Toll
from crosswire.extract.draft import MOST_COMPARED, Draft
from crosswire.extract.fits import date_score, fit, is_both, is_told_claim
from crosswire.extract.frames import Frame
from crosswire.extract.offsets import anchor_time
from crosswire.extract.scan import Group
from crosswire.extract.summary import POINTS, settle_date

LEAD = 0.5
HEADLINE = 2.0
LEAST_FIT = 1.0  # with less than this in common, a frame that cannot open is left out
# Points for opening a new draft.
OPENING = 1.0
INDEFINITE = 0.75
SET_APART = 1.0
OWN_PLACE = 0.5
SETS_APART = frozenset({"precedes", "response_to", "before", "since", "and"})
OWN_DATE = 0.5
ONLY_DEAD = 1.0


def gather_drafts(frames: Iterable[Frame]) -> list[Draft]:
    """Drafts in the order in which the article first speaks of them.

    A frame joins the draft that it fits best unless opening a new one fits better. What
    contradicts a draft (another day, a place apart) never joins it. Frames that tell no new
    occurrence open and join nothing.
    """
    gathering = Gathering()
    for frame in frames:
        if not frame.kind or (frame.stances and frame.kind == "future"):
            gathering.take(frame)
    return gathering.drafts


class Gathering:
    """The drafts so far, the one spoken of last, and headlines that wait for their story."""

    def __init__(self) -> None:
        self.drafts: list[Draft] = []
        self.focus: Draft | None = None
        self.headlines: list[Frame] = []

    def take(self, read: Frame) -> None:
        """Put a frame into the draft it belongs to, or leave it out."""
        frame = count_days(read, self.drafts, self.focus)
        chosen = choose_draft(frame, self.drafts, self.focus)
        if chosen is not None:
            chosen.frames.append(_without_claim_day(frame, chosen))
        elif can_open(frame, self.drafts):
            chosen = self._open(frame)
        elif _is_bare_headline(frame):
            self.headlines.append(frame)
        if chosen is not None:
            self._share(frame, chosen)
            self._date_headlines(chosen)
            self.focus = chosen

    def _open(self, frame: Frame) -> Draft:
        """A new draft for a frame, with the headlines before it that only count its dead."""
        alone = Draft([frame])
        others = (h for h in self.headlines if h.scan is not frame.scan)
        told = [h for h in others if (fit(h, alone, None) or 0.0) > 0.0]
        self.headlines = [h for h in self.headlines if h not in told]
        draft = Draft([*told, frame])
        self.drafts.insert(0 if told else len(self.drafts), draft)
        return draft

    def _date_headlines(self, told: Draft) -> None:
        """Count "a day after …" in a headline from the day that the story then gives."""
        base = settle_date(told, None)
        for draft in self.drafts:
            if draft.is_headline() and draft is not told:
                draft.frames[:] = [_count_from(frame, base) for frame in draft.frames]

    def _share(self, frame: Frame, chosen: Draft) -> None:
        """Give a frame that speaks of both also to the draft told just before the chosen one."""
        others = [d for d in self.drafts if d is not chosen]
        if others and is_both(frame):
            max(others, key=lambda d: d.frames[-1].order).frames.append(frame)


def _without_claim_day(frame: Frame, draft: Draft) -> Frame:
    """The frame without the day of a claim that its draft's own day contradicts."""
    if is_told_claim(frame) and date_score(frame.times, draft.times) is None:
        return replace(frame, times=())
    return frame


def _is_bare_headline(frame: Frame) -> bool:
    """True for "Fourteen dead in border town": it counts the dead of what the story then tells."""
    return frame.zone in {"title", "standfirst"} and bool(frame.tolls)


def count_days(frame: Frame, drafts: Sequence[Draft], focus: Draft | None) -> Frame:
    """The frame with "two days later", "the day before" counted from what was told so far.

    That is the occurrence told last, or, where it has no day, the one the article opens with. A
    time stays relative where neither has one.
    """
    if focus is None or not any(t.offset_days is not None for t in frame.times):
        return frame
    return _count_from(frame, settle_date(focus, None) or settle_date(drafts[0], None))


def _count_from(frame: Frame, base: Group | None) -> Frame:
    times = (t if _is_same_day(t) else anchor_time(t, base) for t in frame.times)
    return replace(frame, times=tuple(times))


def _is_same_day(time: Group) -> bool:
    """True for "the same day": it says no more than that another occurrence was told."""
    return time.rule.endswith("#relative.same")


def choose_draft(frame: Frame, drafts: Sequence[Draft], focus: Draft | None) -> Draft | None:
    """The draft that a frame belongs to; None if it should open its own or none fits."""
    best: Draft | None = None
    best_score = opening_score(frame) if can_open(frame, drafts) else LEAST_FIT
    for number, draft in enumerate(drafts):
        if 0 < number < len(drafts) - MOST_COMPARED:
            continue
        score = fit(frame, draft, focus)
        if score is None:
            continue
        score += LEAD if number == 0 else 0.0
        score += HEADLINE if draft.is_headline() and not draft.frames[0].clause.joined else 0.0
        if score >= best_score:
            best, best_score = draft, score
    return best


def can_open(frame: Frame, drafts: Sequence[Draft]) -> bool:
    """True if a frame holds enough to stand for an incident of its own."""
    blow = _tells_blow(frame) or _tells_interception(frame)
    if not drafts and blow:
        return True
    if is_generic(frame):
        return False
    if frame.has_strong_trigger():
        return not drafts or _is_anchored(frame)
    beside = frame.clause.joined == "beside" and bool(drafts)
    return (blow or beside) and (frame.has_day() or _has_site(frame))


def _is_anchored(frame: Frame) -> bool:
    """True if a clause says when or where, or sets what it tells apart from what was told."""
    told_apart = frame.clause.joined in {"precedes", "response_to"} or frame.tells_another()
    taken = any(t.slot in {"detained", "abducted"} for t in frame.tolls)
    return frame.has_day() or bool(frame.places) or told_apart or taken


def _tells_blow(frame: Frame) -> bool:
    """True if somebody was killed or taken in a clause; in a title, only with a verb for it."""
    if any(_is_blow(frame, toll) for toll in frame.tolls):
        return True
    return frame.zone != "title" and frame.tells_blow()


def _tells_interception(frame: Frame) -> bool:
    stopped = any(t.entry is not None and t.entry.says_yes("interception") for t in frame.triggers)
    return stopped and any(w.letter == "W" and w.figure is not None for w in frame.weapons)


def _is_blow(frame: Frame, toll: Toll) -> bool:
    """True if a toll stands for an act: somebody killed beside a trigger, somebody abducted."""
    if toll.slot == "abducted":
        return True
    whole = not toll.subset or frame.clause.joined in SETS_APART
    return toll.slot == "killed" and whole and bool(frame.triggers)


def _has_site(frame: Frame) -> bool:
    """True if a clause that does not point back says at which town or site it happened."""
    points = any(g.place is not None and g.place.precision in POINTS for g in frame.places)
    return points and not frame.has_definite_trigger()


def is_generic(frame: Frame) -> bool:
    """True if a clause speaks of attacks in general: a bare plural, undated, with no victims."""
    strong = [t for t in frame.triggers if t.entry and not t.entry.says_yes("weak")]
    return (
        bool(strong)
        and not frame.has_day()
        and not frame.tolls
        and all(_is_bare_plural(frame, trigger) for trigger in strong)
    )


def _is_bare_plural(frame: Frame, trigger: Group) -> bool:
    noun = trigger.entry is not None and trigger.entry.word("form") != "verb"
    plural = trigger.span.quote(frame.scan.text).endswith("s")
    return noun and plural and trigger.determiner in {"", "their", "its", "these", "such"}


def opening_score(frame: Frame) -> float:
    """How much speaks for a new incident."""
    apart = frame.tells_another() or frame.is_apart
    only_dead = not (frame.has_strong_trigger() or frame.has_day())
    return (
        OPENING
        + OWN_DATE * frame.has_day()
        + OWN_PLACE * bool(frame.places)
        + INDEFINITE * (not frame.has_definite_trigger())
        + SET_APART * (frame.clause.joined in SETS_APART)
        + SET_APART * apart
        - ONLY_DEAD * only_dead
    )
