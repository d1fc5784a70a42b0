"""Gather frames into drafts, one for each incident that an article refers to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from crosswire.extract.frames import Frame
from crosswire.extract.kinds import families_of, weapon_name
from crosswire.extract.scan import Group
from crosswire.model.place import Place, compare_places

# Points for and against a frame's belonging to a draft. Set by looking at the misses on half of
# the labelled articles and checked on the other half; no one of them decides alone.
SAME_DATE = 2.0
SAME_PLACE = 2.0
NEAR_PLACE = 1.5
DEFINITE = 1.5
SAME_WEAPON = 1.0
OTHER_WEAPON = -1.0
SAME_FAMILY = 0.75
OTHER_FAMILY = -2.5
SAME_AGENT = 0.5
OTHER_AGENT = -3.0
IN_FOCUS = 0.75
FOCUS_DEFINITE = 1.5
SAME_VICTIM = 3.0
LEAD = 0.5
HEADLINE = 2.0
SAME_TOLL = 1.0
NO_TRIGGER = 2.0
LEAST_FIT = 1.0  # with less than this in common, a frame that cannot open is left out
# Frames and drafts that a frame is compared with: no labelled article has as many of either, and
# a text made to be slow is read in a time that grows with its length alone.
MOST_COMPARED = 60
# Points for opening a new draft.
OPENING = 1.0
INDEFINITE = 0.75
SET_APART = 1.0
OWN_PLACE = 0.5
OWN_DATE = 0.5


@dataclass(slots=True)
class Draft:
    """The frames that speak of one incident, in reading order."""

    frames: list[Frame] = field(default_factory=list)
    place: Place | None = None

    def opening(self) -> Draft:
        """The draft as its first frames tell it: all that a further frame is compared with."""
        if len(self.frames) <= MOST_COMPARED:
            return self
        return Draft(self.frames[:MOST_COMPARED], self.place)

    def is_headline(self) -> bool:
        """True if only the title has spoken of it: the lead tells the same thing in full."""
        return all(frame.zone == "title" for frame in self.frames)

    @property
    def times(self) -> list[Group]:
        """Every time its frames give."""
        return [t for frame in self.frames for t in frame.times]

    @property
    def places(self) -> list[Place]:
        """Every place its frames give; its own alone when it is one of several sites."""
        if self.place is not None:
            return [self.place]
        return [g.place for frame in self.frames for g in frame.places if g.place]

    @property
    def weapons(self) -> set[str]:
        """The usual names of the weapons its frames speak of."""
        return {name for f in self.frames for w in f.weapons if (name := weapon_name(w))}

    @property
    def agents(self) -> set[str]:
        """The doers its frames name."""
        return {a.actor for f in self.frames for a in f.agents if a.actor}


def gather_drafts(frames: Iterable[Frame]) -> list[Draft]:
    """Drafts in the order in which the article first speaks of them.

    A frame joins the draft that it fits best unless opening a new one fits better. What
    contradicts a draft (another day, a place apart) never joins it. Frames that tell no new
    occurrence open and join nothing.
    """
    drafts: list[Draft] = []
    focus: Draft | None = None
    for frame in frames:
        if frame.kind and not (frame.stances and frame.kind == "future"):
            continue
        chosen = choose_draft(frame, drafts, focus)
        if chosen is None and can_open(frame, drafts):
            chosen = Draft()
            drafts.append(chosen)
        if chosen is not None:
            chosen.frames.append(frame)
            if is_both(frame):
                _share(frame, chosen, drafts)
            focus = chosen
    return drafts


def refers_back(frame: Frame) -> bool:
    """True if a clause speaks of something told before: "the attack", "both", or one claimed."""
    claimed = any(finding.stance == "claimed" for finding in frame.stances)
    return frame.has_definite_trigger() or claimed or is_both(frame)


def is_both(frame: Frame) -> bool:
    """True if a clause speaks of two occurrences told just before: "both attacks"."""
    return any(
        g.letter == "F" and g.span.quote(frame.scan.text).lower() == "both"
        for g in frame.scan.of("F", frame.span)
    ) and bool(frame.triggers)


def _share(frame: Frame, chosen: Draft, drafts: Sequence[Draft]) -> None:
    """Give a frame that speaks of both to the draft told just before or after the chosen one."""
    others = [d for d in drafts if d is not chosen]
    if others:
        nearest = max(others, key=lambda d: d.frames[-1].order)
        nearest.frames.append(frame)


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
        score += HEADLINE if draft.is_headline() else 0.0
        if score >= best_score:
            best, best_score = draft, score
    return best


def can_open(frame: Frame, drafts: Sequence[Draft]) -> bool:
    """True if a frame holds enough to stand for an incident of its own."""
    fatal = bool(frame.triggers) and any(
        t.slot in {"killed", "abducted"} and not t.subset for t in frame.tolls
    )
    stopped = any(
        t.entry is not None and t.entry.says_yes("interception") for t in frame.triggers
    ) and any(w.letter == "W" and w.figure is not None for w in frame.weapons)
    if not drafts and (fatal or stopped):
        return True
    if is_generic(frame):
        return False
    if not frame.has_strong_trigger():
        return (fatal or stopped) and frame.has_day()
    told_apart = frame.clause.joined in {"precedes", "response_to"}
    taken = any(t.slot in {"detained", "abducted"} for t in frame.tolls)
    return frame.has_day() or bool(frame.places) or told_apart or taken or not drafts


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
    score = OPENING
    if frame.has_day():
        score += OWN_DATE
    if frame.places:
        score += OWN_PLACE
    if not frame.has_definite_trigger():
        score += INDEFINITE
    if frame.clause.joined in {"precedes", "response_to", "before", "since", "and"}:
        score += SET_APART
    if any(t.determiner in {"another"} for t in frame.triggers):
        score += SET_APART
    return score


def fit(frame: Frame, draft: Draft, focus: Draft | None) -> float | None:
    """How well a frame fits a draft; None if something contradicts."""
    if _split_off(frame, draft):
        return None
    focused, draft = draft is focus, draft.opening()
    date = date_score(frame.times, draft.times)
    place = place_score([g.place for g in frame.places if g.place], draft.places)
    if place is None and draft.is_headline() and _share_country(frame, draft):
        place = 0.0  # a headline's place is often the province or the nearest town
    victim = victim_score(frame, draft)
    if date is None or place is None or victim is None:
        return None
    if clocks_differ(frame.times, draft.times):
        return None
    score = date + place + victim + _family_score(frame, draft) + _weapon_score(frame, draft)
    score += _agent_score(frame, draft) + _toll_score(frame, draft)
    score += DEFINITE if refers_back(frame) else 0.0
    score += NO_TRIGGER if not frame.triggers else 0.0
    if focused:
        score += FOCUS_DEFINITE if frame.has_definite_trigger() else IN_FOCUS
    return score


def _split_off(frame: Frame, draft: Draft) -> bool:
    """True if a connective of the same sentence sets the frame apart from the draft's last."""
    last = draft.frames[-1]
    return last.scan is frame.scan and frame.clause.joined != ""


def date_score(own: Sequence[Group], theirs: Sequence[Group]) -> float | None:
    """Points for a shared day; 0 if either gives none; None if their days cannot be one."""
    mine = [t for t in own if _fixes_day(t)]
    others = [t for t in theirs if _fixes_day(t)]
    if not mine or not others:
        return 0.0
    if any(_same_day(a, b) for a in mine for b in others):
        return SAME_DATE
    return None


def clocks_differ(own: Sequence[Group], theirs: Sequence[Group]) -> bool:
    """True if both give times of day and all of them are hours apart."""
    mine, others = _minutes(own), _minutes(theirs)
    return bool(mine and others) and all(abs(a - b) > CLOCK_SLACK for a in mine for b in others)


CLOCK_SLACK = 90  # minutes: outlets round, and say "about"


def _minutes(times: Sequence[Group]) -> list[int]:
    clocks = [t.moment.clock for t in times if t.moment is not None and t.moment.clock]
    return [int(clock[:2]) * 60 + int(clock[3:5]) for clock in clocks]


def victim_score(frame: Frame, draft: Draft) -> float | None:
    """Points for a victim of the same name; None if both name victims and share none."""
    mine = {surname_of(t.victim) for t in frame.tolls if t.of == "named" and t.victim}
    theirs = {
        surname_of(t.victim) for f in draft.frames for t in f.tolls if t.of == "named" and t.victim
    }
    if not mine or not theirs:
        return SAME_VICTIM if mine and _tells_of(draft, mine) else 0.0
    return SAME_VICTIM if mine & theirs else None


def surname_of(name: str) -> str:
    """The last word of a name, in lower case."""
    return name.lower().split()[-1]


def _tells_of(draft: Draft, surnames: set[str]) -> bool:
    """True if a draft that counts one dead has one of the names beside the count."""
    return any(
        group.name is not None and surname_of(group.name) in surnames
        for frame in draft.frames
        if any(toll.slot == "killed" for toll in frame.tolls)
        for group in frame.scan.of("X", frame.span)
    )


def _fixes_day(time: Group) -> bool:
    return (time.moment is not None and time.moment.start is not None) or (
        time.time_key is not None and time.time_kind == "day"
    )


def _same_day(left: Group, right: Group) -> bool:
    if left.moment is None or right.moment is None:
        return False
    if left.moment.start is None or right.moment.start is None:
        return left.time_key is not None and left.time_key == right.time_key
    return left.moment.meets(right.moment)


def place_score(own: Sequence[Place], theirs: Sequence[Place]) -> float | None:
    """Points for a shared place; 0 if either gives none; None if all of them are apart."""
    if not own or not theirs:
        return 0.0
    verdicts = {compare_places(a, b) for a in own for b in theirs}
    if "same" in verdicts:
        return SAME_PLACE
    if verdicts & {"inside", "near"}:
        return NEAR_PLACE
    return None if verdicts == {"apart"} else 0.0


def _share_country(frame: Frame, draft: Draft) -> bool:
    mine = {g.place.country for g in frame.places if g.place}
    return bool(mine & {place.country for place in draft.places})


def _family_score(frame: Frame, draft: Draft) -> float:
    mine, theirs = families_of([frame]), families_of(draft.frames)
    if not mine or not theirs:
        return 0.0
    return SAME_FAMILY if mine & theirs else OTHER_FAMILY


def _weapon_score(frame: Frame, draft: Draft) -> float:
    mine = {name for w in frame.weapons if (name := weapon_name(w))}
    if not mine or not draft.weapons:
        return 0.0
    if any(a.endswith(b) or b.endswith(a) for a in mine for b in draft.weapons):
        return SAME_WEAPON  # "missile" may be the "ballistic missile" told before
    return OTHER_WEAPON


def _toll_score(frame: Frame, draft: Draft) -> float:
    """Points for the very same number of killed or injured."""
    mine = {(t.slot, t.figure) for t in frame.tolls if t.figure.is_exact}
    theirs = {(t.slot, t.figure) for f in draft.frames for t in f.tolls}
    return SAME_TOLL if mine & theirs else 0.0


def _agent_score(frame: Frame, draft: Draft) -> float:
    mine = {a.actor for a in frame.agents if a.actor}
    if not mine or not draft.agents:
        return 0.0
    if mine & draft.agents:
        return SAME_AGENT
    own, others = _sides(frame), _sides(*draft.frames)
    return OTHER_AGENT if own and others and not own & others else 0.0


def _sides(*frames: Frame) -> set[str]:
    """The sides that the doers of some frames stand on: a state's name, or whom they follow."""
    return {
        side
        for frame in frames
        for g in frame.scan.of("AWN", frame.span)
        if g.entry is not None and any(a.span == g.span for a in frame.agents)
        if (side := g.entry.word("aligned") or g.name)
    }
