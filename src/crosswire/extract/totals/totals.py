"""What a sentence counts over a time: attacks, people killed, injured or taken, forces deployed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import get_args

from crosswire.extract.sentence.scan import Group, Scan
from crosswire.extract.totals.attacks import (
    LOOSE,
    count_events,
    count_ordinals,
    count_ranked,
    find_runs,
    is_blow,
)
from crosswire.extract.totals.counting import A_SERIES, FEW, Counting, Total, most_of
from crosswire.extract.totals.periods import Period, find_periods
from crosswire.extract.totals.tolls import sum_tolls
from crosswire.lexicon.load import Lexicon
from crosswire.lexicon.pattern import Hit, compile_patterns
from crosswire.model.figure import Figure
from crosswire.model.related import TallyKind
from crosswire.model.text import Span

SEVERAL = 3  # "several times in recent years" has neither a number nor a start
LEAST_FORCE = 20  # fewer soldiers are a patrol, not a deployment
SLOTS = ("figure", "figure2", "people", "people2", "crowd", "crowd2", "ordinal")


def find_totals(scan: Scan, lexicon: Lexicon, *, tells: bool, totals: bool) -> list[Total]:
    """The totals of a sentence in order, each figure once."""
    if not scan.of("FNOWM") and not scan.verbs and not scan.of("E"):
        return []
    at = Counting(scan, lexicon, find_periods(scan, lexicon), tells, totals)
    found = [*count_events(at), *count_ordinals(at), *count_ranked(at)]
    at = replace(at, totals=totals or bool(found))
    found += _by_pattern(at)
    found += sum_tolls(at, found)
    if not any(total.kind in {"attack_tally", "cumulative_abducted"} for total in found):
        found += find_runs(at)
    kept = [total for total in _keep_first(found) if not _is_unreal(at, total)]
    kept = [total for total in kept if not _is_hurt(at, total)]
    return sorted(kept, key=lambda total: (total.counted, total.whole))


def _keep_first(found: Sequence[Total]) -> list[Total]:
    """Each figure once, as it was found first, with whoever is found to count it."""
    first: dict[Span, Total] = {}
    for total in found:
        known = first.setdefault(total.counted, total)
        if known.voice is None and known.kind == total.kind:
            first[total.counted] = known._replace(voice=total.voice)
    return list(first.values())


def _is_unreal(at: Counting, total: Total) -> bool:
    """True for figures of speech, drills and what was only planned or threatened."""
    if total.kind in {"deployment", "foiled_tally"}:
        return False
    return any(span.overlaps(total.whole) for span in at.unreal)


def _is_hurt(at: Counting, total: Total) -> bool:
    """True for a force that is none: "40 soldiers in Homs were killed"."""
    if total.kind != "deployment":
        return False
    return any(t.counted.overlaps(total.counted) for t in at.tolls)


def _by_pattern(at: Counting) -> Iterator[Total]:
    found = compile_patterns(at.lexicon, "tallies").find(at.scan.symbols, at.scan.words)
    for hit in sorted(found, key=lambda hit: (hit.start, -hit.end)):
        span = at.scan.span_at(hit.start, hit.end)
        for figure, counted in _figures_of(at.scan, hit, span):
            period = _period_of(at, hit, counted, span)
            if _meets(at, hit, figure, period):
                yield _make_total(at.scan, hit, figure, counted, span.through(counted), period)


def _make_total(
    scan: Scan, hit: Hit, figure: Figure, counted: Span, whole: Span, period: Period | None
) -> Total:
    voice = scan.groups[hit.groups["who"]] if "who" in hit.groups else None
    counts = hit.entry.word("counts") or "attacks"
    return Total(_kind_of(hit), counts, figure, counted, whole, period, voice)


def _kind_of(hit: Hit) -> TallyKind:
    kind = hit.entry.word("kind")
    return next(known for known in get_args(TallyKind) if known == kind)


def _period_of(at: Counting, hit: Hit, counted: Span, whole: Span) -> Period | None:
    """The period of a count; none of a force, which stands there on the day of the article.

    Nor is that which goes before "a series of strikes" the time of the strikes.
    """
    period = at.period_of(counted)
    if period is None or hit.entry.word("kind") == "deployment":
        return None
    return None if counted == whole and period.span.start < whole.start else period


def _figures_of(scan: Scan, hit: Hit, span: Span) -> Iterator[tuple[Figure, Span]]:
    """The figures that a pattern counts with, each with its words."""
    if hit.entry.says_yes("uncounted") and not _is_numbered(scan, span):
        yield A_SERIES, span
    elif hit.entry.word("twice"):
        yield Figure(2, 2), span
    groups = [scan.groups[hit.groups[slot]] for slot in SLOTS if slot in hit.groups]
    for group in groups:
        if group.figure is not None and (group.letter != "N" or group.counted):
            yield group.figure, group.span


def _is_numbered(scan: Scan, span: Span) -> bool:
    """True for "a wave of 24 bomb attacks": somebody counts."""
    inside = [g for g in scan.of("FW", span) if g.letter == "F" or g.counted]
    return any(g.figure is not None and g.figure.is_exact for g in inside)


def _meets(at: Counting, hit: Hit, figure: Figure, period: Period | None) -> bool:
    """True if a hit has beside it what its entry needs to be a total."""
    if hit.entry.word("kind") == "deployment":
        return most_of(figure) >= LEAST_FORCE and _is_force(at.scan, hit)
    if "ordinal" in hit.groups and not _counts_on(at.scan, hit, figure, period):
        return False
    met = {
        "blow": period is not None and any(map(is_blow, at.scan.verbs)),
        "period": period is not None and not _is_vague(figure, period),
        "many": most_of(figure) > FEW,
        "open": figure.high is None,
        "exact": figure.high is not None,
        "totals": at.totals,
    }
    return met.get(hit.entry.word("needs") or "", True)


def _counts_on(scan: Scan, hit: Hit, rank: Figure, period: Period | None) -> bool:
    """True for "the third time", "the second time in a week".

    "The second this month" compares with one before, "the third deadliest" with others.
    """
    after = scan.word_after(scan.groups[hit.groups["ordinal"]].span.end)
    loose = period is None or period.kind in LOOSE
    ranked = after in {"most", "worst"} or (after.endswith("est") and after != "west")
    return not ranked and most_of(rank) > (2 if loose else 1)


def _is_vague(figure: Figure, period: Period) -> bool:
    return figure.high is None and most_of(figure) <= SEVERAL and period.since is None


def _is_force(scan: Scan, hit: Hit) -> bool:
    """True if those counted are soldiers or the like, not people of any kind."""
    crowds = [scan.groups[hit.groups[s]] for s in ("people", "crowd") if s in hit.groups]
    return any(map(_is_armed, crowds))


def _is_armed(crowd: Group) -> bool:
    named = crowd.entry is not None and crowd.entry.topic == "actors"
    return named or crowd.role in {"military", "police", "guard", "militant"}
