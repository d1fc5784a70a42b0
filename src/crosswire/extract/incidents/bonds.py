"""What ties a frame to a draft, and what keeps them apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from datetime import timedelta

from crosswire.extract.doers.doer_phrases import is_descriptor
from crosswire.extract.figures.casualties import Toll
from crosswire.extract.incidents.draft import Draft
from crosswire.extract.incidents.frames import Frame
from crosswire.extract.incidents.kinds import WEAPON_TYPES, families_of, weapon_name
from crosswire.extract.incidents.offsets import is_same_day, points_back
from crosswire.extract.sentence.scan import Group
from crosswire.model.place import Place, compare_places

APART = "apart"  # the bond of what contradicts: such a frame never joins


def find_bonds(frame: Frame, draft: Draft, *, focused: bool) -> list[str] | None:
    """The bonds between a frame and a draft by name; None if something contradicts.

    `focused`: the draft is the one spoken of last. lexicon/gathering.toml weighs the names.
    """
    if is_split_off(frame, draft) or _is_other_seizure(frame, draft):
        return None
    draft = draft.opening()
    if _is_set_apart(frame, draft, focused=focused):
        return None
    bonds = list(_tell_bonds(frame, draft, focused=focused))
    return None if APART in bonds else [bond for bond in bonds if bond]


def _tell_bonds(frame: Frame, draft: Draft, *, focused: bool) -> Iterator[str]:
    day = bind_days(frame.times, draft.day_times)
    yield "" if day == APART and is_told_claim(frame) else day
    yield _bind_places(frame, draft)
    yield "sites_within" if lists_sites_within(frame, draft) else ""
    yield bind_victims(frame, draft)
    yield _bind_families(frame, draft)
    yield _bind_weapons(frame, draft)
    yield _bind_agents(frame, draft)
    yield _bind_tolls(frame, draft)
    yield "other_toll" if _counts_others(frame, draft) else ""
    yield "old" if _is_history(frame, draft) else ""
    yield "refers_back" if refers_back(frame) else ""
    yield "" if frame.triggers else "no_trigger"
    yield "only_result" if _tells_result(frame) else ""
    yield "elaborates" if _elaborates(frame, draft) else ""
    if focused:
        yield "focus_refers_back" if frame.has_definite_trigger() else "in_focus"


def _is_other_seizure(frame: Frame, draft: Draft) -> bool:
    """True for a lorry of rockets that was stopped: that is apart from the attack before it.

    Of what is told later only arms made safe, or people held, go with the lorry.
    """
    if frame.seizes or not draft.frames[0].seizes:
        return frame.seizes != draft.frames[0].seizes
    return families_of([frame]) != {"arrest"}


def is_told_claim(frame: Frame) -> bool:
    """True for "It claimed that attack on Friday": the day may be the claim's, not the attack's."""
    spoken = any(finding.stance in {"claimed", "denied", None} for finding in frame.stances)
    return spoken and (frame.has_definite_trigger() or frame.is_bare_stance())


def _is_set_apart(frame: Frame, draft: Draft, *, focused: bool) -> bool:
    """True if the words or the clock make the frame another occurrence than the draft's."""
    if clocks_differ(frame.times, draft.times) or (focused and frame.tells_another()):
        return True
    near = {"same_place", "near_place"}
    beside = frame.is_apart or any(map(is_same_day, frame.times))
    return beside and bool(frame.places) and _bind_places(frame, draft) not in near


def _tells_result(frame: Frame) -> bool:
    """True for "Twelve of them were killed": what came of an occurrence told before."""
    told = bool(frame.triggers) and bool(frame.tolls) and not frame.has_strong_trigger()
    return told and not frame.has_day() and not frame.places


def _elaborates(frame: Frame, draft: Draft) -> bool:
    """True for the sentences that follow a lead without a day: they give it, and the town."""
    early = draft.frames[0].order <= 1 and frame.order <= ELABORATION and len(draft.frames) <= 2
    return early and not draft.is_headline() and not any(map(_fixes_day, draft.times))


ELABORATION = 3  # sentences in which a story says in full what its lead says in short


def _bind_places(frame: Frame, draft: Draft) -> str:
    bond = bind_places([g.place for g in frame.places if g.place], draft.places)
    if bond == APART and draft.is_headline() and _share_country(frame, draft):
        return ""  # a headline's place is often the province or the nearest town
    return bond


def refers_back(frame: Frame) -> bool:
    """True if a clause speaks of something told before: "the attack", "both", or one claimed."""
    claimed = any(finding.stance == "claimed" for finding in frame.stances)
    claimed = claimed and not any(_is_strong_verb(trigger) for trigger in frame.triggers)
    return frame.has_definite_trigger() or claimed or is_both(frame) or _has_pronoun(frame)


def _is_strong_verb(trigger: Group) -> bool:
    """True for "struck": whoever says that it struck tells the attack, and does not only own it."""
    entry = trigger.entry
    return entry is not None and entry.word("form") == "verb" and not entry.says_yes("weak")


def _has_pronoun(frame: Frame) -> bool:
    """True if a pronoun is what the clause tells of: "They hit a market", "He was shot dead"."""
    verbs = [t for t in frame.triggers if t.entry is not None and t.entry.word("form") == "verb"]
    steps = (1, 2, 3)  # "he", "he was", "he was then"
    before = {frame.scan.word_before(v.span.start, step) for v in verbs[:1] for step in steps}
    return bool(before & frame.scan.closed.pronouns)


def is_both(frame: Frame) -> bool:
    """True if a clause speaks of two occurrences told just before: "both attacks", "at either"."""
    if frame.tolls and "either" in frame.scan.words:
        return True
    return any(
        g.letter == "F" and g.span.quote(frame.scan.text).lower() == "both"
        for g in frame.scan.of("F", frame.span)
    ) and bool(frame.triggers)


def is_split_off(frame: Frame, draft: Draft) -> bool:
    """True if a connective of the same sentence sets the frame apart from the draft's last."""
    last = draft.frames[-1]
    return last.scan is frame.scan and frame.clause.joined != ""


def bind_days(own: Sequence[Group], theirs: Sequence[Group]) -> str:
    """ "same_day", "wide_day" for a month that only holds it, "apart" if none can be one."""
    mine = [t for t in own if _fixes_day(t)]
    others = [t for t in theirs if _fixes_day(t)]
    if not mine or not others:
        return ""
    same = [(a, b) for a in mine for b in others if _same_day(a, b)]
    if not same:
        return APART
    if any(_is_short(a) and _is_short(b) for a, b in same):
        return "same_day"
    return "" if any(_is_short(t) == _is_short(same[0][0]) for _, t in same) else "wide_day"


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


def bind_victims(frame: Frame, draft: Draft) -> str:
    """ "same_victim" for a name in both; "apart" if both name victims and share none."""
    mine = {surname_of(t.victim) for t in frame.tolls if t.of == "named" and t.victim}
    theirs = {
        surname_of(t.victim) for f in draft.frames for t in f.tolls if t.of == "named" and t.victim
    }
    if mine and theirs:
        return "same_victim" if mine & theirs else APART
    return "same_victim" if mine and _tells_of(draft, mine) else ""


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


def bind_places(own: Sequence[Place], theirs: Sequence[Place]) -> str:
    """How near the nearest of their places are; "apart" if all of them are."""
    if not own or not theirs:
        return ""
    if _points_apart(own, theirs):
        return APART
    verdicts = {compare_places(a, b) for a in own for b in theirs}
    if "same" in verdicts:
        return "same_place"
    if verdicts & {"inside", "near"}:
        return "near_place"
    if verdicts == {"apart"}:
        return APART
    return "other_name" if _are_points(own) and _are_points(theirs) else ""


def _points_apart(own: Sequence[Place], theirs: Sequence[Place]) -> bool:
    """True if a clause names one town or site, a draft others, all apart, whatever land holds all.

    A clause that lists several tells what happened at each of an operation told before.
    """
    mine = {place.id: place for place in own if _are_points([place])}
    others = [place for place in theirs if _are_points([place])]
    apart = all(compare_places(a, b) == "apart" for a in mine.values() for b in others)
    return len(mine) == 1 and bool(others) and apart


def lists_sites_within(frame: Frame, draft: Draft) -> bool:
    """True for "six died at A, two at B" of the raids on the province that holds both.

    Not for "at Tower 22, an outpost in northeastern Jordan": the one is where the other says.
    """
    sites = {g.place.id: g.place for g in frame.places if g.place}
    lands = [place for place in draft.places if not _are_points([place])]
    held = (any(compare_places(site, p) != "apart" for p in lands) for site in sites.values())
    return len(sites) > 1 and not _is_apposed(frame) and all(held)


def _is_apposed(frame: Frame) -> bool:
    """True for two places of which the second, behind a comma, says where the first is."""
    if len(frame.places) != 2:
        return False
    one, other = frame.places
    wider = other.place is not None and not other.place.is_point
    return wider and frame.scan.text[one.span.end : other.span.start].strip() == ","


def _are_points(places: Sequence[Place]) -> bool:
    """True if all are towns or sites: two with different names are hardly one."""
    return all(place.is_point for place in places)


def _share_country(frame: Frame, draft: Draft) -> bool:
    mine = {g.place.country for g in frame.places if g.place}
    return bool(mine & {place.country for place in draft.places})


def _bind_families(frame: Frame, draft: Draft) -> str:
    mine, theirs = families_of([frame]), families_of(draft.frames)
    if theirs == {"arrest"} and not mine and _tells_attack(frame):
        return "other_family"
    if mine & theirs:
        return "same_family"
    if not mine or not theirs or any(pair <= mine | theirs for pair in _KIN) or "ship" in theirs:
        return ""
    return "other_family" if "ship" not in mine else ""


def _tells_attack(frame: Frame) -> bool:
    """True for "in the attack", which no arrest is."""
    return any(t.entry is not None and t.entry.word("type") == "attack" for t in frame.triggers)


# Families that one occurrence may have both of: shots at an abduction, bombs from a warplane.
_KIN = (frozenset({"abduction", "armed"}), frozenset({"bombing", "projectile"}))


def _bind_weapons(frame: Frame, draft: Draft) -> str:
    mine = {name for w in frame.weapons if (name := weapon_name(w))}
    if not mine or not draft.weapons:
        return ""
    if any(a.endswith(b) or b.endswith(a) for a in mine for b in draft.weapons):
        return "same_weapon"  # "missile" may be the "ballistic missile" told before
    return "" if _arms_of(mine) & _arms_of(draft.weapons) else "other_weapon"


def _arms_of(weapons: Set[str]) -> set[str]:
    """The types that weapons make of an attack: guns and grenades make one shooting."""
    return {WEAPON_TYPES[name] for name in weapons if name in WEAPON_TYPES}


def _bind_tolls(frame: Frame, draft: Draft) -> str:
    """ "same_toll" for the very same number of killed or injured."""
    mine = {(t.slot, t.figure) for t in frame.tolls if t.figure.is_exact}
    theirs = {(t.slot, t.figure) for f in draft.frames for t in f.tolls}
    return "same_toll" if mine & theirs else ""


def _counts_others(frame: Frame, draft: Draft) -> bool:
    """True if an indefinite clause counts another number of dead, and no voice gives it."""
    if frame.speaker is not None or refers_back(frame) or not frame.has_strong_trigger():
        return False
    mine = [t.figure for t in frame.tolls if _is_count(t)]
    theirs = [t.figure for f in draft.frames for t in f.tolls if _is_count(t)]
    return bool(mine and theirs) and not any(a.agrees_with(b) for a in mine for b in theirs)


def _is_count(toll: Toll) -> bool:
    return toll.slot == "killed" and not (toll.subset or toll.attackers or toll.outdated)


RECENT_DAYS = 7  # an occurrence told in the lead without a date is no older than this
FIRST_FRAMES = 2  # the title and the lead


def _is_history(frame: Frame, draft: Draft) -> bool:
    """True for an old day beside the news told without one in the title and lead."""
    dated = draft.is_headline() or any(_fixes_day(t) for t in draft.times)
    known = refers_back(frame) and not frame.places
    if dated or draft.frames[0].order > FIRST_FRAMES or known:
        return False
    return _is_old(frame)


def _is_old(frame: Frame) -> bool:
    days = [t.moment.end for t in frame.times if t.moment is not None and t.moment.end is not None]
    if not days or frame.published is None:
        return False
    return max(days) < frame.published - timedelta(days=RECENT_DAYS)


def _bind_agents(frame: Frame, draft: Draft) -> str:
    mine = {a.actor for a in frame.agents if a.actor}
    if not mine or not draft.agents:
        return ""
    if mine & draft.agents:
        return "same_agent"
    own, others = _sides(frame), _sides(*draft.frames)
    return "other_agent" if own and others and not own & others else ""


def _sides(*frames: Frame) -> set[str]:
    """The sides that the doers of some frames stand on: a state's name, or whom they follow."""
    return {
        side
        for frame in frames
        for g in frame.scan.of("AWN", frame.span)
        if g.entry is not None and any(a.span == g.span for a in frame.agents)
        if (side := g.entry.word("aligned") or (None if is_descriptor(g) else g.name))
    }
