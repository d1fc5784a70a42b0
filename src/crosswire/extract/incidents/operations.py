"""Operations that a force tells of itself without saying "we": "… were killed, the army said"."""

from __future__ import annotations

from collections.abc import Sequence

from crosswire.extract.doers.roles import Finding
from crosswire.extract.doers.speakers import Speaker
from crosswire.extract.sentence.scan import Group, Scan, Token
from crosswire.model.text import Span

RULE = "extract/operations"
NEAR = 3  # words between a deed and those it killed
_HOLDS = frozenset(
    ["positions", "hideout", "hideouts", "camp", "camps", "stronghold", "strongholds", "targets"]
)
_REBELS = frozenset({"militant"})  # "attackers" died in their own attack
_FORCES = frozenset({"force", "alliance"})


def find_operation(
    scan: Scan, span: Span, triggers: Sequence[Group], speaker: Speaker | None
) -> Finding | None:
    """The force that speaks of a blow against armed groups which nobody else is said to have dealt.

    What struck soldiers or civilians, or was no attack, is no operation of the speaker's.
    """
    if speaker is None or speaker.actor is None or speaker.kind not in _FORCES:
        return None
    if not any(_is_attack(trigger) for trigger in triggers):
        return None
    if _strikes_hold(scan, span) or _kills_rebels(scan, span, triggers):
        return Finding("claimed", speaker.actor, speaker.span, RULE)
    return None


def _is_attack(trigger: Group) -> bool:
    entry = trigger.entry
    arrest = entry is not None and entry.word("type") == "raid_or_arrest"
    return entry is not None and not arrest and not entry.says_yes("interception")


def _strikes_hold(scan: Scan, span: Span) -> bool:
    """True for "positions of the rebels", "militant hideouts"."""
    holds = [t for t in scan.tokens if t.word in _HOLDS and span.start <= t.start < span.end]
    return any(_is_armed(_holder(scan, token)) for token in holds)


def _holder(scan: Scan, hold: Token) -> Group | None:
    """Whose a position or hideout is."""
    groups = scan.of("AN")
    if scan.word_after(hold.end) == "of":
        return next((g for g in groups if g.span.start > hold.end), None)
    return next((g for g in groups if 0 <= hold.start - g.span.end <= 1), None)


def _is_armed(group: Group | None) -> bool:
    if group is None or group.entry is None:
        return False
    kind = group.entry.word("kind")
    return group.role in _REBELS or kind in {"group", "umbrella", "descriptor"}


def _kills_rebels(scan: Scan, span: Span, triggers: Sequence[Group]) -> bool:
    """True if those killed are rebels, or members of a group told of before."""
    fatal = [t for t in triggers if t.entry is not None and t.entry.says_yes("fatal")]
    for trigger in fatal:
        near = [g for g in scan.of("NA", span) if _is_beside(scan, trigger, g)]
        if any(_is_armed(group) or _is_member(scan, group) for group in near):
            return True
    return False


def _is_beside(scan: Scan, trigger: Group, group: Group) -> bool:
    """True for the object of an active verb, and for the subject of a passive one."""
    gap = scan.text[
        min(trigger.span.end, group.span.end) : max(trigger.span.start, group.span.start)
    ]
    passive = scan.word_before(trigger.span.start) in scan.closed.passive
    before = group.span.end <= trigger.span.start
    return before == passive and len(gap.split()) <= NEAR


def _is_member(scan: Scan, group: Group) -> bool:
    return group.span.quote(scan.text).lower().endswith(("of its members", "of their members"))
