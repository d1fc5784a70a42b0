"""Ties of what was done about an attack: arrests, seizures, a launcher that was hit."""

from __future__ import annotations

from collections.abc import Iterator

from crosswire.extract.ends import Edge, Telling, Told, may_precede
from crosswire.lexicon.pattern import compile_patterns
from crosswire.model.related import RelationKind


def join_aftermaths(telling: Telling) -> Iterator[Edge]:
    """The ties of an incident whose first sentence names the attack that it comes from.

    "… destroyed a launcher that had been used in the attack" answers it, "… arrested two men
    accused of the bombing" is its aftermath. The attack is the one spoken of last.
    """
    for told in telling.told:
        frame = told.opening
        if frame.zone == "body" and not frame.kind and _names_attack(telling, told):
            attack = telling.last_before(frame, but=told)
            if attack is not None and may_precede(attack, told):
                yield Edge(_kind_of(told), attack.id, told.id, frame)


def _names_attack(telling: Telling, told: Told) -> bool:
    scan = told.opening.scan
    hits = compile_patterns(telling.lexicon, "ties").find(scan.symbols, scan.words)
    return any(hit.entry.word("ties") == "used" for hit in hits)


def _kind_of(told: Told) -> RelationKind:
    return "aftermath_of" if told.mention.type == "raid_or_arrest" else "response_to"
