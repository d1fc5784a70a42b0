"""Statements that those who fight hand out themselves: whose word they are, who "we" is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from crosswire.extract.doers.namesakes import find_only_group
from crosswire.extract.doers.roles import Finding
from crosswire.extract.doers.speakers import name_body
from crosswire.extract.incidents.frames import Frame
from crosswire.extract.sentence.scan import Group, Scan
from crosswire.model.text import Span

RULE = "extract/communiques"
HEAD = 4  # sentences at the top of an article that may say whose statement it is
LONGEST_HEADING = 14  # words; a longer sentence tells of a statement, it heads none
_KINDS = frozenset({"group", "umbrella", "force"})
_HEADING = re.compile(
    r"\b(?:statement|communiqu[eé]|press release|news release|media relations|media office"
    r"|press service|military media|press center|press centre)\b",
    re.IGNORECASE,
)
_OURS = re.compile(
    r"\b(?:our|we) (?:\w+ ){0,2}(?:fighters|mujahideen|mujahidin|heroes|soldiers|forces|brigades"
    r"|units|men|guerrillas|combatants|martyrs|drones|rockets|snipers|artillery|resistance"
    r"|targeted|struck|attacked|ambushed|fired|bombed|shelled|killed|detonated|destroyed)\b",
    re.IGNORECASE,
)


def find_issuer(scans: Sequence[Scan]) -> str | None:
    """Who hands out an article as a statement of its own; None for a report about others.

    A heading says so ("CENTCOM statement on …"), or the text says "our fighters" outside
    quotation marks and names one armed group alone.
    """
    for scan in scans[:HEAD]:
        named = [g for g in (*scan.of("A"), *scan.of("X")) if _may_issue(scan, g)]
        if named and _is_heading(scan):
            return name_body(scan, named[0])
    return find_only_group(scans) if any(_speaks_as_we(scan) for scan in scans) else None


def _is_heading(scan: Scan) -> bool:
    words = scan.sentence.span.quote(scan.text)
    short = len(words.split()) <= LONGEST_HEADING
    return short and bool(_HEADING.search(words)) and "said" not in scan.words


def _may_issue(scan: Scan, group: Group) -> bool:
    """True for a group in arms, an army or a command of one, and for whoever a statement is by."""
    entry = group.entry
    if entry is None:
        return scan.word_before(group.span.start) in {"by", "the"} and "by" in scan.words
    if entry.says_yes("local"):
        return False
    return entry.word("kind") in _KINDS or entry.says_yes("air")


def _speaks_as_we(scan: Scan) -> bool:
    found = _OURS.search(scan.sentence.span.quote(scan.text))
    if found is None:
        return False
    start = scan.sentence.span.start + found.start()
    return not scan.is_quoted(Span(start, start + 1))


def own_up(frame: Frame, issuer: str | None) -> Frame:
    """The frame with what its issuer tells of its own deeds claimed: "our fighters struck"."""
    if issuer is None or frame.speaker is not None:
        return frame
    agents = tuple(_claim(finding, issuer) for finding in frame.agents)
    tells = _speaks_as_we(frame.scan) or _opens_with(frame, issuer)
    if not agents and frame.has_strong_trigger() and tells:
        agents = (Finding("claimed", issuer, frame.triggers[0].span, RULE),)
    return replace(frame, agents=agents)


def _opens_with(frame: Frame, issuer: str) -> bool:
    """True if the first side that a sentence names, before its deed, is the issuer."""
    named = frame.scan.of("A")
    told = frame.triggers[0].span.start if frame.triggers else 0
    return bool(named) and named[0].name == issuer and named[0].span.start < told


def _claim(finding: Finding, issuer: str) -> Finding:
    mine = finding.stance == "stated" and finding.actor == issuer
    return finding._replace(stance="claimed", rule=RULE) if mine else finding
