"""Whose habit a blow is: earlier strikes that nobody else is said to have made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from crosswire.extract.doers.roles import Finding
from crosswire.extract.incidents.draft import Draft
from crosswire.extract.incidents.frames import Frame
from crosswire.extract.incidents.summary import settle_place

RULE = "extract/habits"
_STRIKES = frozenset({"strike", "airstrike", "raid"})


def find_habit(frames: Sequence[Frame]) -> Finding | None:
    """The one state that an article says strikes again and again from the air; None if several.

    "Israel has carried out hundreds of raids on its neighbour" tells whose the raids are that the
    article recalls without saying so.
    """
    found = {
        agent.actor: agent
        for frame in frames
        if frame.kind in {"series", "tally"}
        for agent in frame.agents
        if agent.stance == "stated" and agent.actor in frame.scan.air
    }
    return next(iter(found.values())) if len(found) == 1 else None


def lend_doers(drafts: Sequence[Draft], frames: Sequence[Frame]) -> None:
    """Give recalled strikes of which nobody says whose they were the state whose habit they are.

    Only where the article's own incident is that state's alone, and lies in the same country.
    """
    habit = find_habit(frames) if len(drafts) > 1 else None
    if habit is None or drafts[0].agents != {habit.actor}:
        return
    for draft in drafts[1:]:
        if not _has_doer(draft) and _is_strike(draft) and _is_near(draft, drafts[0]):
            draft.frames[0] = replace(draft.frames[0], agents=(habit._replace(rule=RULE),))


def _has_doer(draft: Draft) -> bool:
    return any(frame.agents or frame.stances for frame in draft.frames)


def _is_strike(draft: Draft) -> bool:
    """True if a strike or raid is spoken of, and no weapon that others have."""
    kinds = {t.entry.word("type") for f in draft.frames for t in f.triggers if t.entry is not None}
    return bool(kinds & _STRIKES) and draft.weapons <= {"airstrike", "missile"}


def _is_near(draft: Draft, first: Draft) -> bool:
    mine, theirs = settle_place(draft), settle_place(first)
    return mine is None or (theirs is not None and mine.country == theirs.country)
