"""Who "the gang" and "the guerrillas" are, where an article names one armed group alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from crosswire.extract.doers.roles import Finding
from crosswire.extract.incidents.frames import Frame
from crosswire.extract.sentence.scan import Group, Scan

# Words that say what a named group is, in the number they are told in.
_SORTS = frozenset(
    [
        *("gang", "rebels", "militants", "insurgents", "separatists", "guerrillas", "militia"),
        *("jihadists", "fighters", "militiamen", "cartel", "group"),
    ]
)


def find_namesake(scans: Sequence[Scan]) -> tuple[str, frozenset[str]] | None:
    """The one armed group that an article names, and what it is called: "gang", "rebels".

    None where it names several: any of them may be meant.
    """
    groups = _find_groups(scans)
    name = find_only_group(scans)
    sorts = frozenset(sort for scan, group in groups for sort in _sorts_of(scan, group))
    return (name, sorts) if name and sorts else None


def find_only_group(scans: Sequence[Scan]) -> str | None:
    """The usual name of the one armed group that an article names; None where it names several."""
    names = {group.name for _, group in _find_groups(scans)}
    return names.pop() if len(names) == 1 else None


def _find_groups(scans: Sequence[Scan]) -> list[tuple[Scan, Group]]:
    return [(scan, group) for scan in scans for group in scan.of("A") if _is_group(group)]


def _is_group(group: Group) -> bool:
    return group.entry is not None and group.entry.word("kind") in {"group", "umbrella"}


def _sorts_of(scan: Scan, group: Group) -> set[str]:
    """What a group's name is followed by, or ends with: "the M23 rebels"."""
    last = group.span.quote(scan.text).lower().split()[-1]
    return {last, scan.word_after(group.span.end)} & _SORTS


def name_described(frame: Frame, namesake: tuple[str, frozenset[str]] | None) -> Frame:
    """The frame with "a gang", "the rebels" named as the only group they can be."""
    if namesake is None:
        return frame
    name, sorts = namesake
    return replace(frame, agents=tuple(_name(f, name, sorts) for f in frame.agents))


def _name(finding: Finding, name: str, sorts: frozenset[str]) -> Finding:
    described = not finding.is_named and (finding.actor or "").lower() in sorts
    return finding._replace(actor=name, is_named=True) if described else finding
