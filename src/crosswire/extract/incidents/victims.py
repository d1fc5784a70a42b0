"""Several victims in one phrase: "the killings of A in Tehran and of B in Beirut" are two."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from crosswire.extract.figures.casualties import Toll
from crosswire.extract.incidents.frames import Frame
from crosswire.extract.sentence.clauses import Clause
from crosswire.extract.sentence.scan import Group
from crosswire.model.figure import Figure
from crosswire.model.text import Span


def split_victims(frame: Frame) -> list[Frame]:
    """The frame, or one frame for each victim where a plural killing lists victim and place."""
    trigger = next((t for t in frame.triggers if _is_plural_killing(frame, t)), None)
    if trigger is None:
        return [frame]
    pairs = list(_pair(frame, trigger))
    if len(pairs) < 2:
        return [frame]
    return [_frame_of(frame, number, pairs, trigger) for number in range(len(pairs))]


def _is_plural_killing(frame: Frame, trigger: Group) -> bool:
    words = trigger.span.quote(frame.scan.text)
    return trigger.entry is not None and trigger.entry.says_yes("fatal") and words.endswith("s")


def _pair(frame: Frame, trigger: Group) -> list[tuple[Group, Group]]:
    """Each single victim behind the trigger with the place that follows before the next one."""
    behind = [g for g in frame.scan.groups if g.span.start >= trigger.span.end]
    victims = [g for g in behind if g.letter == "N" and g.figure == Figure(1, 1)]
    pairs = []
    for number, victim in enumerate(victims):
        limit = victims[number + 1].span.start if number + 1 < len(victims) else frame.span.end
        place = _place_between(behind, victim.span.end, limit)
        if place is not None:
            pairs.append((victim, place))
    return pairs


def _place_between(groups: Sequence[Group], start: int, end: int) -> Group | None:
    return next(
        (g for g in groups if g.letter == "P" and start <= g.span.start and g.span.end <= end), None
    )


def _frame_of(
    frame: Frame, number: int, pairs: Sequence[tuple[Group, Group]], trigger: Group
) -> Frame:
    victim, place = pairs[number]
    start = frame.span.start if number == 0 else victim.span.start
    toll = Toll(
        "killed",
        Figure(1, 1),
        Span(victim.span.start, place.span.end),
        trigger.rule,
        victim.role,
        victim.span.quote(frame.scan.text),
        subset=False,
        attackers=False,
        outdated="",
        counted=victim.span,
    )
    joined = "and" if number else frame.clause.joined
    clause = Clause(Span(start, place.span.end), joined, frame.clause.cue)
    return replace(frame, clause=clause, places=(place,), tolls=(toll,))
