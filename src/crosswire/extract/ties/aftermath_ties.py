"""Ties of what was done about an attack: arrests, seizures, a launcher that was hit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from crosswire.extract.sentence.scan import Group, Scan
from crosswire.extract.ties.ends import Edge, Telling, Told, may_precede
from crosswire.lexicon.pattern import compile_patterns
from crosswire.model.related import RelationKind


def join_aftermaths(telling: Telling) -> Iterator[Edge]:
    """The ties of an incident whose first sentence names the attack that it comes from.

    "… destroyed a launcher that had been used in the attack" answers it, "… arrested two men
    accused of the bombing" is its aftermath. The attack is the one last told with the noun that
    the sentence has ("the ambush"), or of the kind that it names ("the bomber"), else the last.
    """
    for told in telling.told:
        frame = told.opening
        kinds = _find_kinds(telling, told) if frame.zone == "body" and not frame.kind else None
        attack = _find_attack(telling, told, kinds) if kinds is not None else None
        if attack is not None and may_precede(attack, told):
            yield Edge(_kind_of(told), attack.id, told.id, frame)


def _find_kinds(telling: Telling, told: Told) -> set[str] | None:
    """The kinds of attack that the sentence names besides; None if it names no attack."""
    scan = told.opening.scan
    hits = compile_patterns(telling.lexicon, "ties").find(scan.symbols, scan.words)
    used = [hit.entry.word("of") or "" for hit in hits if hit.entry.word("ties") == "used"]
    return set(used) if used or told.opening.seizes else None


def _find_attack(telling: Telling, told: Told, kinds: set[str]) -> Told | None:
    before = islice(telling.spoken_before(told.opening), MOST_SPOKEN)
    spoken = [one for one in before if one is not told]
    nouns = _nouns_of(told.opening.scan.of("E"), told.opening.scan)
    named = (one for one in spoken if _is_told_with(one, nouns) or one.mention.type in kinds)
    return next(named, spoken[0] if spoken else None)


MOST_SPOKEN = 60  # clauses back in which an attack is looked for by its noun


def _is_told_with(told: Told, nouns: set[str]) -> bool:
    return any(nouns & _nouns_of(frame.triggers, frame.scan) for frame in told.draft.frames)


def _nouns_of(groups: Iterable[Group], scan: Scan) -> set[str]:
    """The nouns for occurrences, in small letters."""
    nouns = (g for g in groups if g.entry is not None and g.entry.word("form") != "verb")
    return {g.span.quote(scan.text).lower() for g in nouns}


def _kind_of(told: Told) -> RelationKind:
    return "aftermath_of" if told.mention.type == "raid_or_arrest" else "response_to"
