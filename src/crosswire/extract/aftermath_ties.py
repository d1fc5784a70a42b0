"""Ties of what was done about an attack: arrests, seizures, a launcher that was hit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from crosswire.extract.ends import Edge, Telling, Told, may_precede
from crosswire.extract.scan import Group, Scan
from crosswire.lexicon.pattern import compile_patterns
from crosswire.model.related import RelationKind


def join_aftermaths(telling: Telling) -> Iterator[Edge]:
    """The ties of an incident whose first sentence names the attack that it comes from.

    "… destroyed a launcher that had been used in the attack" answers it, "… arrested two men
    accused of the bombing" is its aftermath. The attack is the one last told with the noun that
    the sentence has ("the ambush"), else the one spoken of last.
    """
    for told in telling.told:
        frame = told.opening
        if frame.zone == "body" and not frame.kind and _names_attack(telling, told):
            attack = _find_attack(telling, told)
            if attack is not None and may_precede(attack, told):
                yield Edge(_kind_of(told), attack.id, told.id, frame)


def _find_attack(telling: Telling, told: Told) -> Told | None:
    spoken = [one for one in telling.spoken_before(told.opening) if one is not told]
    nouns = _nouns_of(told.opening.scan.of("E"), told.opening.scan)
    named = (
        one
        for one in spoken
        if any(nouns & _nouns_of(f.triggers, f.scan) for f in one.draft.frames)
    )
    return next(named, spoken[0] if spoken else None)


def _nouns_of(groups: Iterable[Group], scan: Scan) -> set[str]:
    """The nouns for occurrences, in small letters."""
    nouns = (g for g in groups if g.entry is not None and g.entry.word("form") != "verb")
    return {g.span.quote(scan.text).lower() for g in nouns}


def _names_attack(telling: Telling, told: Told) -> bool:
    if told.opening.seizes:
        return True
    scan = told.opening.scan
    hits = compile_patterns(telling.lexicon, "ties").find(scan.symbols, scan.words)
    return any(hit.entry.word("ties") == "used" for hit in hits)


def _kind_of(told: Told) -> RelationKind:
    return "aftermath_of" if told.mention.type == "raid_or_arrest" else "response_to"
