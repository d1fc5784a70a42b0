"""Gather frames into drafts, one for each incident that an article refers to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from crosswire.extract.incidents.bonds import (
    APART,
    bind_days,
    find_bonds,
    is_both,
    is_told_claim,
    lists_sites_within,
)
from crosswire.extract.incidents.draft import MOST_COMPARED, Draft
from crosswire.extract.incidents.frames import Frame
from crosswire.extract.incidents.offsets import anchor_time, is_same_day
from crosswire.extract.incidents.signs import can_open, find_signs
from crosswire.extract.incidents.summary import settle_date
from crosswire.extract.sentence.scan import Group
from crosswire.lexicon.weights import Weights


def gather_drafts(frames: Iterable[Frame], weights: Weights) -> list[Draft]:
    """Drafts in the order in which the article first speaks of them.

    A frame joins the draft that it fits best unless opening a new one fits better. What
    contradicts a draft (another day, a place apart) never joins it. Frames that tell no new
    occurrence open and join nothing.
    """
    gathering = Gathering(weights)
    for frame in frames:
        if frame.is_bare_stance():
            gathering.take(replace(frame, places=()))
        elif not frame.kind or (frame.stances and frame.kind == "future"):
            gathering.take(frame)
        elif any(stance.stance is None for stance in frame.stances):
            gathering.take(frame.only_stances())
    return gathering.drafts


class Gathering:
    """The drafts so far, the one spoken of last, and headlines that wait for their story."""

    def __init__(self, weights: Weights) -> None:
        self.weights = weights
        self.drafts: list[Draft] = []
        self.focus: Draft | None = None
        self.headlines: list[Frame] = []

    def take(self, read: Frame) -> None:
        """Put a frame into the draft it belongs to, or leave it out."""
        frame = count_days(read, self.drafts, self.focus)
        chosen = self.choose(frame)
        if chosen is not None:
            chosen.frames.append(_fit_in(frame, chosen))
        elif can_open(frame, self.drafts):
            chosen = self._open(frame)
        elif _is_bare_headline(frame) or _is_bare_blast(frame, self.drafts):
            self.headlines.append(frame)
        if chosen is not None:
            self._share(frame, chosen)
            self._date_headlines(chosen)
            self.focus = chosen

    def choose(self, frame: Frame) -> Draft | None:
        """The draft that a frame belongs to; None if it should open its own or none fits."""
        best: Draft | None = None
        alone = can_open(frame, self.drafts)
        best_score = self.weigh(find_signs(frame)) if alone else self.weights["least"]
        for number, draft in enumerate(self.drafts):
            if 0 < number < len(self.drafts) - MOST_COMPARED:
                continue
            score = self.fit(frame, draft)
            if score is not None and score >= best_score:
                best, best_score = draft, score
        return best

    def fit(self, frame: Frame, draft: Draft) -> float | None:
        """How well a frame fits a draft; None if something contradicts."""
        bonds = find_bonds(frame, draft, focused=draft is self.focus)
        if bonds is None:
            return None
        if self.drafts and draft is self.drafts[0]:
            bonds.append("lead")
        if self._is_headline_of(draft, frame):
            bonds.append("headline")
        return self.weigh(bonds)

    def _is_headline_of(self, draft: Draft, frame: Frame) -> bool:
        """True if only a headline told a draft that a frame may tell in full; a claim does not."""
        if not draft.is_headline() or draft.frames[0].clause.joined not in {"", "and"}:
            return False
        return not frame.is_bare_stance() or all(other.is_headline() for other in self.drafts)

    def weigh(self, names: Iterable[str]) -> float:
        """What some bonds or signs sum to."""
        return sum(self.weights[name] for name in names)

    def _open(self, frame: Frame) -> Draft:
        """A new draft for a frame, with the headlines before it that only count its dead."""
        alone = Draft([frame])
        others = (h for h in self.headlines if h.scan is not frame.scan)
        told = [h for h in others if (self.fit(h, alone) or 0.0) > 0.0]
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


def _fit_in(frame: Frame, draft: Draft) -> Frame:
    """The frame without a claim's day that its draft's own contradicts, or the sites of its land.

    Raids on a province stay the province's where a sentence tells how many died at each site.
    """
    if lists_sites_within(frame, draft):
        counted = any(known.tolls for known in draft.frames if known.zone != "title")
        tolls = tuple(toll._replace(subset=toll.subset or counted) for toll in frame.tolls)
        return replace(frame, places=(), tolls=tolls)
    if is_told_claim(frame) and bind_days(frame.times, draft.day_times) == APART:
        return replace(frame, times=())
    return frame


def _is_bare_headline(frame: Frame) -> bool:
    """True for "Fourteen dead in border town": it counts the dead of what the story then tells."""
    return frame.zone in {"title", "standfirst"} and bool(frame.tolls)


def _is_bare_blast(frame: Frame, drafts: Sequence[Draft]) -> bool:
    """True for "A blast damaged a pipeline", "the bodies of six men were found": an attack if the
    story goes on to say so.
    """
    noun = any(t.entry is not None and t.entry.word("form") != "verb" for t in frame.triggers)
    dead = any(toll.slot == "killed" and not toll.subset for toll in frame.tolls)
    return (noun or dead) and not drafts and bool(frame.places) and frame.has_day()


def count_days(frame: Frame, drafts: Sequence[Draft], focus: Draft | None) -> Frame:
    """The frame with "two days later", "the day before" counted from what was told so far.

    That is the occurrence that the frame names again ("hours after the strike"), else the one told
    last, or, where that has no day, the one the article opens with. A time stays relative where
    none has one.
    """
    if focus is None or not any(t.offset_days is not None for t in frame.times):
        return frame
    named = _find_named(frame, drafts) or focus
    return _count_from(frame, settle_date(named, None) or settle_date(drafts[0], None))


def _find_named(frame: Frame, drafts: Sequence[Draft]) -> Draft | None:
    """The draft last told with the noun that stands behind "hours after the"."""
    words = {_noun(frame, t) for t in frame.triggers if t.is_definite}
    told = (
        draft
        for draft in reversed(drafts)
        if any(_noun(f, t) in words for f in draft.frames for t in f.triggers)
    )
    return next(told, None)


def _noun(frame: Frame, trigger: Group) -> str:
    return trigger.span.quote(frame.scan.text).lower()


def _count_from(frame: Frame, base: Group | None) -> Frame:
    told = [t for t in frame.times if not (_is_lapse(t) and frame.has_own_day())]
    times = (t if is_same_day(t) else anchor_time(t, base) for t in told)
    return replace(frame, times=tuple(t for t in times if not _lies_ahead(t, frame)))


def _lies_ahead(time: Group, frame: Frame) -> bool:
    """True for a "four years later" that would fall behind the day of publication."""
    start = time.moment.start if time.moment is not None else None
    return start is not None and frame.published is not None and start > frame.published


def _is_lapse(time: Group) -> bool:
    """True for "minutes earlier", which beside a day of its own counts from nothing told before."""
    return time.time_kind == "relative" and time.offset_days == (0, 0)
