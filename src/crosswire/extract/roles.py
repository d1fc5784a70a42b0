"""Who is tied to an incident, and how: claimed, blamed, suspected, denied, or nobody yet."""

from __future__ import annotations

from typing import NamedTuple

from crosswire.extract.appositions import find_head, find_owned
from crosswire.extract.scan import Group, Scan
from crosswire.lexicon.load import Lexicon
from crosswire.lexicon.pattern import Hit, compile_patterns
from crosswire.model.mention import Stance
from crosswire.model.text import Span


class Finding(NamedTuple):
    """A stance found in a sentence: the actor's name, where, and by which rule.

    `stance` is None for "no group has claimed responsibility".
    """

    stance: Stance | None
    actor: str | None
    span: Span
    rule: str


def find_stances(scan: Scan, lexicon: Lexicon) -> list[Finding]:
    """The stances of a sentence in order; a denial outranks what it denies."""
    hits = sorted(
        compile_patterns(lexicon, "attribution").find(scan.symbols, scan.words),
        key=lambda hit: (hit.start, hit.end),
    )
    found: dict[tuple[str | None, str | None], Finding] = {}
    for hit in hits:
        for finding in _findings(scan, hit):
            found.setdefault((finding.stance, finding.actor), finding)
    return _drop_overruled(list(found.values()))


def _findings(scan: Scan, hit: Hit) -> list[Finding]:
    span = scan.span_at(hit.start, hit.end)
    if hit.entry.word("status"):
        return [Finding(None, None, span, hit.entry.rule)]
    group = next((scan.groups[i] for key, i in hit.groups.items() if key != "event"), None)
    stance: Stance = hit.entry.word("stance")  # type: ignore[assignment]
    if group is None:
        return [Finding(stance, SAID_BEFORE, span, hit.entry.rule)]
    owned = find_owned(scan, group)
    names = (actor_name(scan, actor) for actor in list_actors(scan, find_head(scan, owned)))
    return [Finding(stance, name, span, hit.entry.rule) for name in names if name is not None]


SAID_BEFORE = "@group"  # "the group claimed": the actor is the group named last before


def list_actors(scan: Scan, group: Group) -> list[Group]:
    """The actors that stand in one list with an actor: "the United States and Israel"."""
    actors = scan.of("AX")
    at = actors.index(group) if group in actors else -1
    listed = [group]
    while at > 0 and _are_joined(scan, actors[at - 1], actors[at]):
        at -= 1
        listed.insert(0, actors[at])
    return listed


def _are_joined(scan: Scan, left: Group, right: Group) -> bool:
    words = scan.text[left.span.end : right.span.start].split()
    return words in (["and"], [","], ["and", "the"], [",", "and"]) and left.letter == right.letter


def actor_name(scan: Scan, group: Group) -> str | None:
    """The name of a group that can answer for an incident; None for a generic "gunmen".

    A descriptor such as "Iran-backed militias" is kept as written.
    """
    if group.entry is None:
        return group.name if group.letter == "X" else None
    kind = group.entry.word("kind")
    if kind == "generic" or group.entry.says_yes("local"):
        return None
    if group.letter == "N":
        return group.name
    if kind == "descriptor":
        return group.span.quote(scan.text)
    return group.name


def _drop_overruled(found: list[Finding]) -> list[Finding]:
    """Without claims and blame that overlap a denial by the same actor, or a suspicion."""
    denied = {f.actor for f in found if f.stance == "denied"}
    suspected = {f.actor for f in found if f.stance == "suspected"}
    claimed = {f.actor for f in found if f.stance == "claimed"}
    kept = []
    nobody = any(f.stance is None for f in found)
    for finding in found:
        if finding.stance == "claimed" and nobody and finding.actor == SAID_BEFORE:
            continue
        if finding.stance == "claimed" and finding.actor in denied:
            continue
        if finding.stance == "blamed" and finding.actor in suspected | claimed:
            continue
        kept.append(finding)
    return kept
