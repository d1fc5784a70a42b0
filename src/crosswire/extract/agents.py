"""Who did it, as the clause's own grammar says: "Israeli strikes", "fired by militants"."""

from __future__ import annotations

from collections.abc import Sequence, Set

from crosswire.extract.roles import Finding, actor_name
from crosswire.extract.scan import Group, Scan
from crosswire.extract.speakers import Speaker
from crosswire.model.text import Span

GAP = 30  # characters that may stand between an adjective and its event: "US-led coalition air …"


def find_agents(
    scan: Scan, span: Span, triggers: Sequence[Group], speaker: Speaker | None
) -> list[Finding]:
    """The actors that the triggers of a clause name as doers, each once; never the speaker."""
    found: dict[str, Finding] = {}
    for trigger in triggers:
        for group in _doers(scan, span, trigger):
            name = actor_name(scan, group)
            if name is not None and (speaker is None or speaker.span != group.span):
                found.setdefault(name, Finding("stated", name, group.span, "extract/agents"))
    return list(found.values())


def _doers(scan: Scan, span: Span, trigger: Group) -> list[Group]:
    by = _after_by(scan, span, trigger)
    if by is not None:
        return [by]
    verb = trigger.entry is not None and trigger.entry.word("form") == "verb"
    doer = _subject(scan, span, trigger) if verb else _adjective(scan, span, trigger)
    return [doer] if doer is not None else []


def _after_by(scan: Scan, span: Span, trigger: Group) -> Group | None:
    """The actor of "… by A" or "attack from A" that follows a trigger before the next one."""
    for group in scan.of("AX", Span(trigger.span.end, max(span.end, trigger.span.end))):
        between = scan.text[trigger.span.end : group.span.start].lower().split()
        if _leads(between, scan.closed.not_doers):
            return group
        if group.letter == "A" and len(between) > BY_REACH:
            return None
    return None


BY_REACH = 10  # words from a trigger to the doer behind "by"


def _leads(between: Sequence[str], not_doers: Set[str]) -> bool:
    """True if the words between a trigger and an actor make the actor its doer."""
    if between[:1] == ["from"] and len(between) <= 2:
        return True
    if "by" not in between[-4:] or len(between) > BY_REACH:
        return False
    at = len(between) - 1 - between[::-1].index("by")
    if any(word.endswith(",") for word in between[at:]):
        return False
    return at == 0 or between[at - 1] not in not_doers


def _adjective(scan: Scan, span: Span, trigger: Group) -> Group | None:
    """The actor directly before an event noun: "Israeli air strikes", "a Houthi drone attack"."""
    before = [
        g
        for g in scan.of("AW", span)
        if g.span.end <= trigger.span.start and _near(scan, g, trigger)
    ]
    for group in reversed(before):
        if group.letter == "A":
            return group
        if group.name is not None:
            return group
    return None


def _near(scan: Scan, group: Group, trigger: Group) -> bool:
    between = scan.text[group.span.end : trigger.span.start]
    return len(between) <= GAP and not set(between.lower().split()) & (
        scan.closed.not_subject | {"and", "by"}
    )


def _subject(scan: Scan, span: Span, trigger: Group) -> Group | None:
    """The actor before an active verb, or whose weapons are its subject."""
    passive = scan.closed.passive
    if passive & {scan.word_before(trigger.span.start, step) for step in (1, 2)}:
        return None
    if trigger.span.quote(scan.text).split()[0].lower() in passive:
        return None
    if trigger.entry is not None and trigger.entry.says_yes("interception"):
        return None
    before = [g for g in scan.of("AWN", span) if g.span.end <= trigger.span.start]
    for group in reversed(before):
        if group.letter == "A" and _owns_weapon(scan, group):
            return group
        if scan.word_before(group.span.start) in scan.closed.not_subject:
            continue
        if group.letter == "A" or group.name is not None:
            return group
        if group.letter == "N":
            return None
    return None


def _owns_weapon(scan: Scan, actor: Group) -> bool:
    """True for "a jet of A": the weapon is the subject, and its owner the doer."""
    return any(
        weapon.letter == "W" and scan.text[weapon.span.end : actor.span.start].strip() == "of"
        for weapon in scan.groups
    )
