"""The name that an apposition explains."""

from __future__ import annotations

from crosswire.extract.sentence.scan import Group, Scan

_CLOSERS = frozenset({",", "which", "that", "who"})
APPOSITION = 14  # symbols that may stand between a name and the verb behind its apposition


def find_head(scan: Scan, group: Group) -> Group:
    """The actor that an apposition explains: "the IRI, an alliance of armed groups, claimed"."""
    if scan.word_after(group.span.end) not in _CLOSERS:
        return group
    for head in scan.of("AXN"):
        opens = head.span.end <= group.span.start and scan.word_after(head.span.end) == ","
        if opens and len(scan.text[head.span.end : group.span.start].split()) <= APPOSITION:
            return head
    return group


def find_owned(scan: Scan, group: Group) -> Group:
    """The group that a country's name only places: "Yemen's Houthis" are the Houthis."""
    is_state = group.entry is None or group.entry.word("kind") == "state"
    if not is_state or scan.word_after(group.span.end) != "'s":
        return group
    behind = [g for g in scan.of("A") if g.span.start > group.span.end]
    near = behind and len(scan.text[group.span.end : behind[0].span.start].split()) <= 2
    return behind[0] if near else group
