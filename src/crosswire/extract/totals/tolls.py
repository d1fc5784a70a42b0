"""People killed, injured or taken in many occurrences: the sum that a sentence gives."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from crosswire.extract.figures.casualties import Toll
from crosswire.extract.sentence.scan import Group, Scan
from crosswire.extract.totals.attacks import is_fresh
from crosswire.extract.totals.counting import (
    FEW,
    Counting,
    Total,
    find_counted,
    head_of,
    is_mass,
    is_plural,
    many_of,
    most_of,
)
from crosswire.extract.totals.periods import Period
from crosswire.model.figure import Figure
from crosswire.model.related import TallyKind

TOLL_KINDS: dict[str, TallyKind] = {
    "killed": "cumulative_killed",
    "injured": "cumulative_injured",
    "abducted": "cumulative_abducted",
}


def sum_tolls(at: Counting, found: Sequence[Total]) -> Iterator[Total]:
    """ "More than 7,000 people have been killed since 2004".

    `found` are the attacks that the sentence counts: "in which seven people were killed".
    """
    for toll in at.tolls if _is_violent(at) else ():
        kind = TOLL_KINDS.get(toll.slot)
        if kind is None or not _is_given(at.scan, toll):
            continue
        period = at.period_of(toll.counted)
        if _is_cumulative(at.scan, toll, period) or _is_of(at, toll, found):
            whole = toll.span.through(toll.counted)
            ships = at.scan.of("G", whole) if toll.slot == "abducted" else []
            counts = many_of(head_of(at.scan, ships[0])) if ships else toll.slot
            kind = "attack_tally" if ships else kind  # ships that were seized are no people
            yield Total(kind, counts, toll.figure, toll.counted, whole, period)


def _is_violent(at: Counting) -> bool:
    """True if the article tells an incident, or the sentence whose or what violence it counts."""
    return at.tells or any(map(_means_violence, at.scan.of("AE")))


def _means_violence(group: Group) -> bool:
    entry = group.entry
    if entry is None:
        return False
    if group.letter == "A":
        return entry.word("kind") in {"group", "force"}
    return entry.word("form") == "noun" and not entry.says_yes("blunt")


def _is_given(scan: Scan, toll: Toll) -> bool:
    """True if the text gives a number of more than one, not bare "members of the group"."""
    crowds = [g for g in scan.of("N") if g.span.overlaps(toll.counted)]
    whole = not toll.subset and toll.figure != Figure(1, 1)
    return whole and all(g.counted for g in crowds)


def _is_cumulative(scan: Scan, toll: Toll, period: Period | None) -> bool:
    """True if a toll is of many occurrences: since long, or over weeks in which none is told."""
    kind = period.kind if period is not None else ""
    if period is None or kind == "since":
        return period is not None and not is_fresh(scan, period)
    many = [g for g in scan.of("E") if is_plural(scan, g) and not is_mass(g)]
    if kind in {"month", "week"}:
        later = [g for g in many if g.span.start >= toll.counted.end]
        return any(_is_numbered(scan, g) or most_of(toll.figure) > FEW for g in later)
    lasts = kind == "stretch" or (kind == "year" and _is_yearly(scan, toll, period, many))
    enough = most_of(toll.figure) > FEW or _PERFECT.search(toll.span.quote(scan.text))
    return lasts and bool(enough) and not _tells_one(scan, many)


_PERFECT = re.compile(r"\b(?:have|has|had) (?:been|died)\b")


def _tells_one(scan: Scan, many: Sequence[Group]) -> bool:
    """True if the sentence tells a single occurrence besides."""
    return not all(event in many or is_mass(event) for event in scan.of("E"))


def _is_yearly(scan: Scan, toll: Toll, period: Period, many: Sequence[Group]) -> bool:
    """True for "killed 1,667 militants in 2025": nobody says where, and the year is the toll's.

    Or for a year's attacks: a toll with a place and a year is mostly that of one occurrence.
    """
    start, end = min(toll.span.end, period.span.end), max(toll.span.start, period.span.start)
    beside = not scan.of("P") and scan.text[start:end].strip(" ,") == ""
    return not scan.of("W") and (beside or bool(many))


def _is_numbered(scan: Scan, event: Group) -> bool:
    """True for "in four similar bombings"."""
    return any(find_counted(scan, figure.span) == event for figure in scan.of("F"))


def _is_of(at: Counting, toll: Toll, found: Sequence[Total]) -> bool:
    """True for the dead of attacks that are counted: "in which seven died", "in those attacks"."""
    before = at.scan.text[: toll.counted.start].rstrip().lower()
    after = at.scan.text[toll.span.end : at.scan.sentence.span.end].lower()
    if at.totals and _IN_THOSE.match(after):
        return True
    attacks = [t for t in found if t.kind == "attack_tally" and t.counted != t.whole]
    counted = any(total.counted < toll.counted for total in attacks)
    return counted and before.endswith(("in which", "that killed", "which killed", "killing"))


_IN_THOSE = re.compile(r"\s*in (?:those|these|such|all of them|all these)\b")
