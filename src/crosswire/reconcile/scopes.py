"""Whom a figure counts: everybody, or soldiers, children, foreigners alone; and do parts add up."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from crosswire.model.figure import Figure, say_figure
from crosswire.model.mention import Claim, Mention
from crosswire.reconcile.reports import Report, Source, is_before
from crosswire.reconcile.signals import is_earlier, is_part

Reports = Sequence[Report[Figure]]
# Kinds of people that part a toll; two of one row count different people. What people do for a
# living ("workers") tells who was there and parts nothing.
_PARTINGS = (
    frozenset({"military", "police", "militant", "civilian", "contractor"}),
    frozenset({"woman", "child"}),
    frozenset({"foreigner", "national"}),
)
_WORDS = {
    "military": "soldiers",
    "police": "police",
    "militant": "fighters",
    "civilian": "civilians",
    "contractor": "contractors",
    "woman": "women",
    "child": "children",
    "foreigner": "foreigners",
    "national": "people of one nation",
}
LEAST_PARTS = 2


def mark_scope(slot: str, report: Report[Figure]) -> Report[Figure]:
    """The report with the kind of people that its figure counts alone; with none if it counts all.

    One sentence that gives the figure without a kind makes it a figure of all, and so does a list
    of several kinds.
    """
    own = [claim for claim in report.source.mention.claims if claim.slot == slot]
    if any(map(is_part, own)):
        return report
    giving = (claim for claim in own if claim.value == report.value and not is_earlier(claim))
    kinds = {claim.of for claim in giving}
    if len(kinds) != 1 or not kinds <= _WORDS.keys():
        return report
    return msgspec.structs.replace(report, scope=kinds.pop())


def count_apart(one: Report[Figure], other: Report[Figure]) -> bool:
    """True if two figures count different people: the soldiers, and the civilians."""
    kinds = {one.scope, other.scope}
    return len(kinds) > 1 and any(kinds <= row for row in _PARTINGS)


def drop_partial(reports: Reports) -> list[Report[Figure]]:
    """The reports without those that count a kind of people where another counts more in all.

    A part that was printed first, and a higher figure of all afterwards, may be a toll that rose:
    both stay.
    """
    wholes = [report for report in reports if report.scope is None]
    return [
        r for r in reports if r.scope is None or not any(_is_within(r, whole) for whole in wholes)
    ]


def _is_within(part: Report[Figure], whole: Report[Figure]) -> bool:
    more = (whole.value.low or 0) > (part.value.high or part.value.low or 0)
    apart = more and not part.value.agrees_with(whole.value)
    return apart and not is_before(part, whole)


def note_scopes(reports: Reports) -> tuple[str, ...]:
    """A note for each figure that counts one kind of people, in the order of the reports."""
    told = ((say_figure(r.value), r.scope) for r in reports)
    return tuple(
        dict.fromkeys(f"{value} counts {_WORDS[kind]} alone" for value, kind in told if kind)
    )


def check_parts(slot: str, sources: Sequence[Source]) -> tuple[str, ...]:
    """What the parts that an article gives make of its total: a note each, whether right or wrong.

    Parts are the numbers of one list, or the kinds of one row, which are only checked where they
    make as much as the total or more: an article need not tell of all. One that gives a kind twice
    with different numbers, or one kind alone, is not checked.
    """
    notes = (_check(slot, source.mention) for source in sources)
    return tuple(dict.fromkeys(note for note in notes if note is not None))


def _check(slot: str, mention: Mention) -> str | None:
    total = _total(slot, mention)
    if total is None or not total.is_exact or total.low is None:
        return None
    listed, *rows = _group_parts(slot, mention)
    found = _read_parts(listed, total)
    if found:
        return _compare(found, total.low)
    kinds = (_read_parts(row, total) for row in rows)
    full = (parts for parts in kinds if sum(parts.values()) >= total.low)
    return next((_compare(parts, total.low) for parts in full if parts), None)


def _total(slot: str, mention: Mention) -> Figure | None:
    return {"killed": mention.killed, "injured": mention.injured}.get(slot)


def _group_parts(slot: str, mention: Mention) -> list[list[Claim]]:
    """The numbers of lists, then those of each row of kinds."""
    told = [c for c in mention.claims if c.slot == slot and not is_earlier(c) and c.of]
    rows = [[c for c in told if c.of in row and not is_part(c)] for row in _PARTINGS]
    return [[c for c in told if is_part(c)], *rows]


def _read_parts(claims: Sequence[Claim], total: Figure) -> dict[str, int]:
    """How many of each kind, in the order told; none if one is unsure, told twice, or alone."""
    found = dict.fromkeys((c.of or "", c.value) for c in claims if c.value != total)
    parts = {of: v.low for of, v in found if isinstance(v, Figure) and v.is_exact}
    sure = {of: number for of, number in parts.items() if number is not None}
    return sure if len(sure) == len(found) >= LEAST_PARTS else {}


def _compare(parts: dict[str, int], total: int) -> str:
    listed = " + ".join(f"{number} {of}" for of, number in parts.items())
    made = sum(parts.values())
    if made == total:
        return f"{listed} = {total}, as the total says"
    if made > total:
        return f"{listed} = {made}, more than the total of {total}: they do not add up"
    return f"{listed} = {made} of {total}: {total - made} not told apart"
