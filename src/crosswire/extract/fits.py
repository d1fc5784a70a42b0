"""How well a frame fits a draft: what they share, and what keeps them apart."""

from __future__ import annotations

from collections.abc import Sequence, Set
from datetime import timedelta

from crosswire.extract.casualties import Toll
from crosswire.extract.draft import Draft
from crosswire.extract.frames import Frame
from crosswire.extract.kinds import WEAPON_TYPES, families_of, weapon_name
from crosswire.extract.offsets import points_back
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
SAME_TOLL = 1.0
OTHER_TOLL = -1.5
OLD = -2.0
ONLY_RESULT = 1.0
OTHER_SPAN = -1.0
NO_TRIGGER = 2.0


def fit(frame: Frame, draft: Draft, focus: Draft | None) -> float | None:
    """How well a frame fits a draft; None if something contradicts."""
    if is_split_off(frame, draft):
        return None
    focused, draft = draft is focus, draft.opening()
    if _is_set_apart(frame, draft, focused=focused):
        return None
    date = date_score(frame.times, draft.times)
    if date is None and is_told_claim(frame):
        date = 0.0
    place = _place_score(frame, draft)
    victim = victim_score(frame, draft)
    if date is None or place is None or victim is None:
        return None
    score = date + place + victim + _family_score(frame, draft) + _weapon_score(frame, draft)
    score += _agent_score(frame, draft) + _toll_score(frame, draft)
    score += _recency_score(frame, draft) + _conflict_score(frame, draft)
    score += DEFINITE * refers_back(frame) + NO_TRIGGER * (not frame.triggers)
    score += ONLY_RESULT * _tells_result(frame)
    return score + (_focus_score(frame) if focused else 0.0)


def is_told_claim(frame: Frame) -> bool:
    """True for "It claimed that attack on Friday": the day may be the claim's, not the attack's."""
    spoken = any(finding.stance in {"claimed", "denied", None} for finding in frame.stances)
    return spoken and frame.has_definite_trigger()


def _is_set_apart(frame: Frame, draft: Draft, *, focused: bool) -> bool:
    """True if the words or the clock make the frame another occurrence than the draft's."""
    if clocks_differ(frame.times, draft.times) or (focused and frame.tells_another()):
        return True
    return (
        frame.is_apart and bool(frame.places) and (_place_score(frame, draft) or 0.0) < NEAR_PLACE
    )


def _tells_result(frame: Frame) -> bool:
    """True for "Twelve of them were killed": what came of an occurrence told before."""
    told = bool(frame.triggers) and bool(frame.tolls) and not frame.has_strong_trigger()
    return told and not frame.has_day() and not frame.places


def _place_score(frame: Frame, draft: Draft) -> float | None:
    place = place_score([g.place for g in frame.places if g.place], draft.places)
    if place is None and draft.is_headline() and _share_country(frame, draft):
        return 0.0  # a headline's place is often the province or the nearest town
    return place


def _focus_score(frame: Frame) -> float:
    return FOCUS_DEFINITE if frame.has_definite_trigger() else IN_FOCUS


def refers_back(frame: Frame) -> bool:
    """True if a clause speaks of something told before: "the attack", "both", or one claimed."""
    claimed = any(finding.stance == "claimed" for finding in frame.stances)
    return frame.has_definite_trigger() or claimed or is_both(frame) or _has_pronoun(frame)


def _has_pronoun(frame: Frame) -> bool:
    """True if a pronoun is what the clause tells of: "They hit a market", "He was shot dead"."""
    verbs = [t for t in frame.triggers if t.entry is not None and t.entry.word("form") == "verb"]
    steps = (1, 2, 3)  # "he", "he was", "he was then"
    before = {frame.scan.word_before(v.span.start, step) for v in verbs[:1] for step in steps}
    return bool(before & frame.scan.closed.pronouns)


def is_both(frame: Frame) -> bool:
    """True if a clause speaks of two occurrences told just before: "both attacks"."""
    return any(
        g.letter == "F" and g.span.quote(frame.scan.text).lower() == "both"
        for g in frame.scan.of("F", frame.span)
    ) and bool(frame.triggers)


def is_split_off(frame: Frame, draft: Draft) -> bool:
    """True if a connective of the same sentence sets the frame apart from the draft's last."""
    last = draft.frames[-1]
    return last.scan is frame.scan and frame.clause.joined != ""


def date_score(own: Sequence[Group], theirs: Sequence[Group]) -> float | None:
    """Points for a shared day; 0 if either gives none; None if their days cannot be one."""
    mine = [t for t in own if _fixes_day(t)]
    others = [t for t in theirs if _fixes_day(t)]
    if not mine or not others:
        return 0.0
    same = [(a, b) for a in mine for b in others if _same_day(a, b)]
    if not same:
        return None
    if any(_is_short(a) and _is_short(b) for a, b in same):
        return SAME_DATE
    return 0.0 if any(_is_short(t) == _is_short(same[0][0]) for _, t in same) else OTHER_SPAN


SHORT_DAYS = 7  # a longer interval that holds a day tells little: "this month"


def _is_short(time: Group) -> bool:
    return time.moment is None or (time.moment.days or 0) <= SHORT_DAYS


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
    known = time.moment is not None and time.moment.start is not None
    weekday = time.time_key is not None and time.time_kind == "day"
    return (known or weekday) and not points_back(time)


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
    if not mine or not theirs or "ship" in mine | theirs:
        return SAME_FAMILY if mine & theirs else 0.0  # a ship is attacked with any weapon
    return SAME_FAMILY if mine & theirs else OTHER_FAMILY


def _weapon_score(frame: Frame, draft: Draft) -> float:
    mine = {name for w in frame.weapons if (name := weapon_name(w))}
    if not mine or not draft.weapons:
        return 0.0
    if any(a.endswith(b) or b.endswith(a) for a in mine for b in draft.weapons):
        return SAME_WEAPON  # "missile" may be the "ballistic missile" told before
    return 0.0 if _arms_of(mine) & _arms_of(draft.weapons) else OTHER_WEAPON


def _arms_of(weapons: Set[str]) -> set[str]:
    """The types that weapons make of an attack: guns and grenades make one shooting."""
    return {WEAPON_TYPES[name] for name in weapons if name in WEAPON_TYPES}


def _toll_score(frame: Frame, draft: Draft) -> float:
    """Points for the very same number of killed or injured."""
    mine = {(t.slot, t.figure) for t in frame.tolls if t.figure.is_exact}
    theirs = {(t.slot, t.figure) for f in draft.frames for t in f.tolls}
    return SAME_TOLL if mine & theirs else 0.0


def _conflict_score(frame: Frame, draft: Draft) -> float:
    """Points against for another number of dead that an indefinite clause counts with no voice."""
    if frame.speaker is not None or refers_back(frame) or not frame.has_strong_trigger():
        return 0.0
    mine = [t.figure for t in frame.tolls if _is_count(t)]
    theirs = [t.figure for f in draft.frames for t in f.tolls if _is_count(t)]
    apart = mine and theirs and not any(a.agrees_with(b) for a in mine for b in theirs)
    return OTHER_TOLL if apart else 0.0


def _is_count(toll: Toll) -> bool:
    return toll.slot == "killed" and not (toll.subset or toll.attackers or toll.outdated)


RECENT_DAYS = 7  # an occurrence told in the lead without a date is no older than this


FIRST_FRAMES = 2  # the title and the lead


def _recency_score(frame: Frame, draft: Draft) -> float:
    """Points against for an old day beside the news told without one in the title and lead."""
    dated = draft.is_headline() or any(_fixes_day(t) for t in draft.times)
    if dated or draft.frames[0].order > FIRST_FRAMES or refers_back(frame):
        return 0.0
    return OLD if _is_old(frame) else 0.0


def _is_old(frame: Frame) -> bool:
    days = [t.moment.end for t in frame.times if t.moment is not None and t.moment.end is not None]
    if not days or frame.published is None:
        return False
    return max(days) < frame.published - timedelta(days=RECENT_DAYS)


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
