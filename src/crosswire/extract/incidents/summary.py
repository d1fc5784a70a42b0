"""From the frames of a draft to the values of its slots."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations

import msgspec

from crosswire.extract.doers.roles import Finding
from crosswire.extract.figures.casualties import Toll
from crosswire.extract.incidents.draft import Draft
from crosswire.extract.incidents.frames import Frame
from crosswire.extract.incidents.offsets import move_moment, whole_days
from crosswire.extract.sentence.scan import Group
from crosswire.model.figure import Figure, span_figures
from crosswire.model.mention import ClaimStatus, Responsibility
from crosswire.model.moment import Moment
from crosswire.model.place import Place, compare_places

_FINENESS = {"site": 0, "city": 1, "area": 2, "admin1": 3, "country": 4}


def settle_date(draft: Draft, main: Moment | None) -> Group | None:
    """The time that dates a draft: its most precise day, with the clock that stands beside one.

    A time relative to another event ("a day earlier") counts from the main incident's date.
    """
    times = [time if main is None else _count_from(time, main) for time in draft.times]
    days = [t for t in times if t.moment is not None and t.moment.start is not None]
    if not days:
        return next((t for t in times if t.time_kind == "day"), None)
    best = min(days, key=lambda t: (t.moment.days or 0) if t.moment else 0)
    return _with_clock(best, times)


def _count_from(time: Group, main: Moment) -> Group:
    if time.time_kind != "relative" or time.offset_days is None:
        return time
    return time._replace(moment=move_moment(time.moment, main, whole_days(time)))


def _with_clock(best: Group, times: Sequence[Group]) -> Group:
    if best.moment is None or best.moment.clock is not None:
        return best
    clocked = next((t.moment for t in times if t.moment and t.moment.clock), None)
    if clocked is None:
        return best
    moment = msgspec.structs.replace(best.moment, clock=clocked.clock, zone=clocked.zone)
    return best._replace(moment=moment)


def settle_place(draft: Draft) -> Place | None:
    """The most precise place that a draft's frames give; the first told of equals.

    An occurrence at many towns at once is placed where all of them lie, if the article says so.
    """
    places = draft.places
    if draft.place is None and any(_lists_many(frame) for frame in draft.frames):
        wide = [p for p in places if p.precision in {"country", "area", "admin1"}]
        return wide[0] if wide else places[0]
    return min(places, key=lambda p: _FINENESS[p.precision]) if places else None


MANY_SITES = 3  # a pair of sites is told one by one (see sites.py)


def _lists_many(frame: Frame) -> bool:
    """True if a clause lists several towns, all apart: "missiles fell on A, B and C"."""
    points = [g.place for g in frame.places if g.place and g.place.is_point]
    if len({p.id for p in points}) < MANY_SITES:
        return False
    pairs = combinations(points[:MANY_SITES], 2)
    return all(compare_places(a, b) == "apart" for a, b in pairs)


def victims_of(draft: Draft, slot: str) -> list[tuple[Frame, Toll]]:
    """The tolls of a slot that count victims: no subsets, no attackers, nothing outdated."""
    return [
        (frame, toll)
        for frame in draft.frames
        for toll in frame.tolls
        if toll.slot == slot and not (toll.subset or toll.attackers or toll.outdated)
    ]


def settle_toll(draft: Draft, slot: str) -> Figure | None:
    """How many, as the article tells it: the first figure, widened by voices that differ.

    A more exact figure that agrees replaces an open one. A smaller figure inside another
    sentence is taken as a part unless another voice gives it for the whole. Figures that the
    article calls outdated count only where there are no others.
    """
    tolls = victims_of(draft, slot) or _outdated(draft, slot)
    if not tolls:
        return None
    tolls = _without_headline(tolls)
    figure, voice = tolls[0][1].figure, voice_of(tolls[0][0])
    for frame, toll in tolls[1:]:
        if toll.whole:
            figure = toll.figure
        elif toll.figure.agrees_with(figure) and not _is_rival(toll.figure, figure):
            figure = _finer(figure, toll.figure)
        elif _is_whole(frame, toll, voice, tolls[0][1].of) and _is_like(toll.figure, figure):
            figure = span_figures([_close(figure), _close(toll.figure)])
    return figure


def _without_headline(tolls: list[tuple[Frame, Toll]]) -> list[tuple[Frame, Toll]]:
    """The tolls without a headline's that names but a part or an older count.

    "Blast kills cleric", "50 dead" say less than the story's "killing at least 18", "51".
    """
    body = [(frame, toll) for frame, toll in tolls if frame.zone != "title"]
    if not body or tolls[0][0].zone != "title":
        return tolls
    headline, story = tolls[0][1].figure, body[0][1].figure
    return body if _tells_more(story, headline) else tolls


def _tells_more(story: Figure, headline: Figure) -> bool:
    """True if a story counts more than its headline, or says between what bounds it counts."""
    if story.low is None or headline.low is None:
        return False
    bounded = story.high is not None and story.low < story.high == headline.high
    return bounded or story.low > headline.low


def _outdated(draft: Draft, slot: str) -> list[tuple[Frame, Toll]]:
    return [
        (frame, toll)
        for frame in draft.frames
        for toll in frame.tolls
        if toll.slot == slot and toll.outdated and not (toll.subset or toll.attackers)
    ]


def _is_rival(figure: Figure, known: Figure) -> bool:
    """True for "more than 20" beside an exact eleven or "at least 30" beside 70: far apart."""
    return (
        figure.low is not None
        and known.low is not None
        and figure.high is None
        and known.is_exact
        and figure.low > known.low
    )


def _close(figure: Figure) -> Figure:
    """The figure with its open end at the number given: "at least 160" beside "132"."""
    low = figure.low if figure.low is not None else figure.high
    high = figure.high if figure.high is not None else figure.low
    return Figure(low, high, figure.approximate)


def _finer(left: Figure, right: Figure) -> Figure:
    if left.is_exact and not right.is_exact and right.low == left.low:
        return right  # a headline's "20 killed" is the story's "at least 20"
    refines = right.is_exact and not left.is_exact and right.low != left.low
    more = left.high is None and right.high is None and (right.low or 0) > (left.low or 0)
    return right if refines or more else left


def _is_whole(frame: Frame, toll: Toll, voice: str | None, of: str | None) -> bool:
    """True if a toll that differs is somebody's count of all: "The army put the dead at nine"."""
    puts = bool(_PUTS & frame.scan.words)
    spoken = toll.rule.endswith((".toll", ".at"))  # "the government's figure of 132 dead"
    everybody = toll.of in {None, "person", of} and not frame.places
    other = frame.speaker is not None and voice_of(frame) != voice
    return spoken or (everybody and (other or (puts and not frame.has_strong_trigger())))


# Counts of one occurrence that differ by more than this are of a part: in the labelled articles
# the voices that truly differ stand no further apart than 30 and 70.
LEAST_SHARE = 0.42


def _is_like(figure: Figure, known: Figure) -> bool:
    """True if two counts can be of one thing: neither is a small part of the other."""
    own, other = _close(figure).high or 0, _close(known).high or 0
    return min(own, other) >= LEAST_SHARE * max(own, other)


_PUTS = frozenset({"put", "puts", "gave", "gives", "counted", "counts", "reported", "figure"})


def settle_responsibility(draft: Draft) -> tuple[Responsibility, ...]:
    """Who is tied to the incident, each actor once for a stance, descriptors of one side once."""
    found: dict[tuple[str, str], Responsibility] = {}
    for actor in _own_words(draft):
        found[("claimed", side_of(actor))] = Responsibility(actor, "claimed", actor)
    for frame, finding in _findings(draft):
        if finding.stance is None or finding.actor is None:
            continue
        key = (finding.stance, side_of(finding.actor))
        asserter = finding.actor if finding.stance == "claimed" else voice_of(frame)
        found.setdefault(key, Responsibility(finding.actor, finding.stance, asserter))
    return _without_echoes(_name_fully(list(found.values())))


def _name_fully(found: list[Responsibility]) -> list[Responsibility]:
    """The same, with "the coalition" named as the one coalition that is named besides."""
    names = {r.actor for r in found}
    named: dict[tuple[str, str], Responsibility] = {}
    for r in found:
        fuller = [n for n in names if r.actor.islower() and is_part(r.actor, n)]
        whole = fuller[0] if len(fuller) == 1 else r.actor
        asserter = whole if r.asserter == r.actor else r.asserter
        named.setdefault((r.stance, whole), Responsibility(whole, r.stance, asserter))
    return list(named.values())


def _findings(draft: Draft) -> list[tuple[Frame, Finding]]:
    """What the frames of a draft say of its doers; a headline's only where the story adds nothing.

    The "gang" of a headline is the one that the story names, its "X strikes" what X then claims.
    """
    told = [(frame, f) for frame in draft.frames for f in (*frame.stances, *frame.agents)]
    body = [f for frame, f in told if frame.zone != "title" and f.actor and f.stance != "denied"]
    return [(frame, f) for frame, f in told if not (_is_headline(frame, f) and _is_told(f, body))]


def _is_headline(frame: Frame, finding: Finding) -> bool:
    return frame.zone == "title" and finding.stance == "stated"


def _is_told(finding: Finding, body: Sequence[Finding]) -> bool:
    """True if the story names the doer that a headline describes, or lets the doer claim it."""
    claimed = any(f.actor == finding.actor and f.stance == "claimed" for f in body)
    return claimed or (bool(body) and not finding.is_named)


def _own_words(draft: Draft) -> list[str]:
    """The doers that speak of the incident themselves: a state's officials on its own strikes."""
    return [
        frame.speaker.actor
        for frame in draft.frames
        if frame.speaker is not None
        and frame.speaker.actor in draft.agents
        and frame.has_strong_trigger()
        and all(agent.actor == frame.speaker.actor for agent in frame.agents)
    ]


def side_of(actor: str) -> str:
    """One name for all descriptors of one side: "Iran-backed …", "pro-Iran …" are "iran".

    >>> side_of("Iranian-backed militants") == side_of("Iran-aligned militia groups")
    True
    """
    low = actor.lower()
    if "iran" in low and ("-" in low or "aligned with" in low) and "islamic resistance" not in low:
        return "iran-aligned"
    return low


def voice_of(frame: Frame) -> str | None:
    """Who says what a frame says; None for the outlet itself."""
    return frame.speaker.name if frame.speaker else None


def _without_echoes(found: list[Responsibility]) -> tuple[Responsibility, ...]:
    """Without a "stated" for an actor that is blamed or suspected: it is the same voice.

    A shorter name for one that claims or is blamed ("Taliban" for the Pakistani one, a surname)
    says no more.
    """
    stronger = {side_of(r.actor) for r in found if r.stance in {"blamed", "suspected"}}
    told = [r for r in found if r.stance != "stated" or side_of(r.actor) not in stronger]
    return tuple(r for r in told if not any(_says_less(r, other) for other in told))


def _says_less(short: Responsibility, other: Responsibility) -> bool:
    """True if a name is told more fully with the same stance, or a stronger one than "stated"."""
    if short.stance == "denied" or other.stance == "denied":
        return False
    weaker = short.stance == "stated" or short.stance == other.stance
    return weaker and is_part(short.actor, other.actor)


def is_part(short: str, name: str) -> bool:
    """True if a name is a shorter one for another: every word of it, or "gang" for its members.

    >>> is_part("Taliban", "Tehreek-e-Taliban Pakistan (TTP)"), is_part("Taliban", "Taliban")
    (True, False)
    """
    mine, theirs = set(_WORDS.findall(short.lower())), set(_WORDS.findall(name.lower()))
    return bool(mine) and mine < theirs


_WORDS = re.compile(r"\w+")


def settle_claim_status(draft: Draft) -> ClaimStatus | None:
    """Whether somebody claimed the incident, nobody did yet, or a doer denied it."""
    stances = [s.stance for frame in draft.frames for s in (*frame.stances, *frame.agents)]
    if "claimed" in stances:
        return "claimed"
    if None in stances:
        return "none_yet"
    return "denied" if "denied" in stances else None
