"""What a sentence counts over a time: attacks, people killed, injured or taken, forces deployed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple, get_args

from crosswire.extract.casualties import Toll, find_tolls
from crosswire.extract.periods import Period, find_period, find_periods
from crosswire.extract.scan import Group, Scan
from crosswire.lexicon.load import Lexicon
from crosswire.lexicon.match import fold
from crosswire.lexicon.pattern import Hit, compile_patterns
from crosswire.model.figure import Figure
from crosswire.model.related import TallyKind
from crosswire.model.text import Span

A_SERIES = Figure(2, None)  # "a series of attacks" says that there were more than one
FEW = 4  # as in realis.py: so many attacks without a time may each be meant as an occurrence
SEVERAL = 3  # "several times in recent years" has neither a number nor a start
LEAST_FORCE = 20  # fewer soldiers are a patrol, not a deployment
LEAST_TIME = 3  # "a second time" compares with one before; "the third time" counts
TOLL_KINDS: dict[str, TallyKind] = {
    "killed": "cumulative_killed",
    "injured": "cumulative_injured",
    "abducted": "cumulative_abducted",
}


class Total(NamedTuple):
    """One figure of a sentence that is a total: its kind, what it counts, where it stands."""

    kind: TallyKind
    counts: str
    figure: Figure
    counted: Span
    whole: Span
    period: Period | None = None
    voice: Group | None = None


class Counting(NamedTuple):
    """A sentence, its periods, and what is known of its article when its totals are looked for.

    `tells`: the article tells an incident, which "the third attack" may be; `totals`: it has told
    how many attacks there were, which "the number" may be.
    """

    scan: Scan
    lexicon: Lexicon
    periods: list[Period]
    tells: bool
    totals: bool


def find_totals(scan: Scan, lexicon: Lexicon, *, tells: bool, totals: bool) -> list[Total]:
    """The totals of a sentence in order, each figure once."""
    at = Counting(scan, lexicon, find_periods(scan, lexicon), tells, totals)
    found = [*_count_events(at), *_count_ordinals(at)]
    at = at._replace(totals=totals or bool(found))
    found = [*_by_pattern(at), *found]
    found += _sum_tolls(at, found)
    if not any(total.kind in {"attack_tally", "cumulative_abducted"} for total in found):
        found += _find_runs(at)
    first: dict[Span, Total] = {}
    for total in found:
        first.setdefault(total.counted, total)
    kept = [t for t in first.values() if not _is_unreal(at, t)]
    return sorted(kept, key=lambda total: (total.counted, total.whole))


def _is_unreal(at: Counting, total: Total) -> bool:
    """True for figures of speech, drills and what was only planned or threatened."""
    if total.kind in {"deployment", "foiled_tally"}:
        return False
    hits = compile_patterns(at.lexicon, "realis").find(at.scan.symbols, at.scan.words)
    return any(
        hit.entry.word("kind") in _UNREAL
        and at.scan.span_at(hit.start, hit.end).overlaps(total.whole)
        for hit in hits
    )


_UNREAL = frozenset({"figure", "drill", "negated", "future"})


# ---- words of their own ---------------------------------------------------------------------------


def _by_pattern(at: Counting) -> Iterator[Total]:
    found = compile_patterns(at.lexicon, "tallies").find(at.scan.symbols, at.scan.words)
    for hit in sorted(found, key=lambda hit: (hit.start, -hit.end)):
        span = at.scan.span_at(hit.start, hit.end)
        voice = at.scan.groups[hit.groups["who"]] if "who" in hit.groups else None
        for figure, counted in _figures_of(at.scan, hit, span):
            period = find_period(at.periods, at.scan, counted)
            if _meets(at, hit, figure, period):
                whole = _cover(span, counted)
                kind, counts = _kind_of(hit), hit.entry.word("counts") or "attacks"
                yield Total(kind, counts, figure, counted, whole, period, voice)


def _kind_of(hit: Hit) -> TallyKind:
    kind = hit.entry.word("kind")
    return next(known for known in get_args(TallyKind) if known == kind)


def _figures_of(scan: Scan, hit: Hit, span: Span) -> Iterator[tuple[Figure, Span]]:
    """The figures that a pattern counts with, each with its words."""
    slots = ("figure", "figure2", "people", "people2", "ordinal")
    groups = [scan.groups[hit.groups[slot]] for slot in slots if slot in hit.groups]
    if hit.entry.says_yes("uncounted"):
        inside = [g for g in scan.of("FW", span) if g.letter == "F" or g.counted]
        if not any(g.figure is not None and g.figure.is_exact for g in inside):
            yield A_SERIES, span
    elif hit.entry.word("twice"):
        yield Figure(2, 2), span
    for group in groups:
        if group.figure is not None and (group.letter != "N" or group.counted):
            yield group.figure, group.span


def _meets(at: Counting, hit: Hit, figure: Figure, period: Period | None) -> bool:
    """True if a hit has beside it what its entry needs to be a total."""
    entry = hit.entry
    most = figure.low or figure.high or 0
    if entry.word("kind") == "deployment":
        return most >= LEAST_FORCE
    if "ordinal" in hit.groups and most < LEAST_TIME:
        return False
    needs = entry.word("needs")
    if needs == "period":
        vague = figure.high is None and (figure.low or 0) <= SEVERAL
        return period is not None and not (vague and period.since is None)
    if needs == "open":
        return figure.high is None
    return needs != "totals" or at.totals


# ---- events -----------------------------------------------------------------------------------


def _count_events(at: Counting) -> Iterator[Total]:
    """ "More than 60 attacks on convoys since March", "23 raids on villages"."""
    for figure in at.scan.of("F"):
        event = _event_behind(at.scan, figure.span)
        if event is None or figure.figure is None or not _is_plural(at.scan, event):
            continue
        period = find_period(at.periods, at.scan, figure.span)
        if _is_counted(at.scan, figure.figure, event, period):
            whole = _cover(figure.span, event.span)
            counts = _head(at.scan, event)
            yield Total("attack_tally", counts, figure.figure, figure.span, whole, period)


def _is_counted(scan: Scan, figure: Figure, event: Group, period: Period | None) -> bool:
    most = figure.high or figure.low or 0
    if period is not None and period.kind not in {"month", "year"}:
        return most > 1
    if most <= FEW:
        return False
    dated = any(t.time_kind in {"day", "relative", "clock"} for t in scan.of("T"))
    return not dated and (period is not None or scan.word_after(event.span.end) in _AIMED)


_AIMED = frozenset({"on", "against"})
_BETWEEN = frozenset({"and", "or", "of", "these", "those", ","})
REACH = 5  # words between a number and what it counts, as in groups.py


def _event_behind(scan: Scan, span: Span) -> Group | None:
    """The event noun that a number right before it counts: "23 drone and rocket attacks"."""
    event = next((g for g in scan.of("E") if g.span.start >= span.end), None)
    if event is None or event.entry is None or event.entry.word("form") != "noun":
        return None
    if event.entry.word("type") == "raid_or_arrest":
        return None
    between = [
        symbol
        for symbol, place in zip(scan.symbols.split(), scan.spans, strict=True)
        if span.end <= place.start and place.end <= event.span.start
    ]
    fits = all(_may_qualify(symbol, scan) for symbol in between)
    return event if fits and len(between) <= REACH else None


def _may_qualify(symbol: str, scan: Scan) -> bool:
    """True for what may stand between a number and its noun: "drone", "US", "and", "such"."""
    if symbol[1:2].isdigit():
        return symbol[0] in "WAPX"
    return symbol in _BETWEEN or (symbol.isalpha() and symbol not in scan.closed.stops)


def _is_plural(scan: Scan, event: Group) -> bool:
    return _head(scan, event).endswith("s")


def _head(scan: Scan, event: Group) -> str:
    return fold(event.span.quote(scan.text)).rpartition(" ")[2]


def _count_ordinals(at: Counting) -> Iterator[Total]:
    """ "The third attack on a mosque in a week": with this one there have been three."""
    for ordinal in at.scan.of("O") if at.tells else ():
        event = _event_behind(at.scan, ordinal.span)
        rank = ordinal.figure
        if event is None or rank is None or (rank.low or 0) < 2 or _is_plural(at.scan, event):
            continue
        period = find_period(at.periods, at.scan, ordinal.span)
        if period is not None and at.scan.word_before(ordinal.span.start) not in {"a", "an"}:
            whole = _cover(ordinal.span, event.span)
            counts = _head(at.scan, event) + "s"
            yield Total("attack_tally", counts, rank, ordinal.span, whole, period)


# ---- people -----------------------------------------------------------------------------------


def _sum_tolls(at: Counting, found: Sequence[Total]) -> Iterator[Total]:
    """ "More than 7,000 people have been killed since 2004"."""
    for toll in find_tolls(at.scan, at.lexicon):
        kind = TOLL_KINDS.get(toll.slot)
        if kind is None or toll.subset or not _is_given(at.scan, toll) or not _is_violent(at):
            continue
        period = find_period(at.periods, at.scan, toll.counted)
        if _is_cumulative(at.scan, toll, period) or _is_of(at.scan, toll, found):
            counts, whole = toll.slot, _cover(toll.span, toll.counted)
            yield Total(kind, counts, toll.figure, toll.counted, whole, period)


def _is_given(scan: Scan, toll: Toll) -> bool:
    """True if the text gives a number of more than one, not bare "members of the group"."""
    crowds = [g for g in scan.of("N") if g.span.overlaps(toll.counted)]
    return toll.figure != Figure(1, 1) and all(g.counted for g in crowds)


def _is_violent(at: Counting) -> bool:
    """True if the article tells an incident, or the sentence whose or what violence it counts."""
    groups = [g for g in at.scan.of("AE") if g.entry is not None]
    return at.tells or any(
        g.entry.word("kind") in {"group", "force"}
        if g.letter == "A"
        else g.entry.word("form") == "noun" and not g.entry.says_yes("blunt")
        for g in groups
        if g.entry is not None
    )


RUNNING_DAYS = 7  # a toll since a day of this week is that of an occurrence that goes on


def _is_cumulative(scan: Scan, toll: Toll, period: Period | None) -> bool:
    """True if a toll is of many occurrences: since long, or over weeks in which none is told."""
    if period is None or period.kind in {"recent", "days", "year"}:
        return False
    if period.kind == "since":
        return not _is_fresh(scan, period)
    events = scan.of("E")
    many = [g for g in events if _is_plural(scan, g)]
    if period.kind == "month":
        return any(_is_numbered(scan, g) for g in many if g.span.start >= toll.counted.end)
    most = toll.figure.low or toll.figure.high or 0
    return most > FEW and all(g in many or _is_mass(g) for g in events)


def _is_fresh(scan: Scan, period: Period) -> bool:
    if period.since is None or scan.published is None:
        return False
    return (scan.published - period.since).days <= RUNNING_DAYS


def _is_numbered(scan: Scan, event: Group) -> bool:
    """True for "in four similar bombings"."""
    return any(_event_behind(scan, figure.span) == event for figure in scan.of("F"))


def _is_mass(event: Group) -> bool:
    """True for "violence", "fighting": no single occurrence."""
    return event.entry is not None and event.entry.says_yes("weak")


def _is_of(scan: Scan, toll: Toll, found: Sequence[Total]) -> bool:
    """True for "358 attacks on clinics, in which seven people were killed"."""
    before = scan.text[: toll.counted.start].rstrip().lower()
    counted = any(t.kind == "attack_tally" and t.counted < toll.counted for t in found)
    return counted and before.endswith(("in which", "that killed", "which killed", "killing"))


# ---- runs that nobody counts --------------------------------------------------------------------


def _find_runs(at: Counting) -> Iterator[Total]:
    """ "Has attacked towns since October 2017", "have hit crowded buildings in recent weeks"."""
    for verb in at.scan.verbs:
        entry = verb.entry
        if entry is None or entry.says_yes("weak") or entry.word("type") == "raid_or_arrest":
            continue
        period = find_period(at.periods, at.scan, verb.span)
        if period is None or not _runs_on(at.scan, period) or not _is_perfect(at.scan, verb):
            continue
        whole = _cover(verb.span, period.span)
        between = at.scan.text[verb.span.end : period.span.start].lower().split()
        if not _HAVE & set(between):  # "has bombed posts and has turned to other means since"
            yield Total("attack_tally", "attacks", A_SERIES, whole, whole, period)
        return


def _runs_on(scan: Scan, period: Period) -> bool:
    """True for "since Thursday", "in recent weeks", not for a bare "recently" or "since"."""
    if period.kind == "recent":
        return period.span.quote(scan.text).endswith(("days", "weeks", "months", "years"))
    return period.kind == "since" and period.since is not None


def _is_perfect(scan: Scan, verb: Group) -> bool:
    before = [scan.word_before(verb.span.start, steps) for steps in (1, 2, 3)]
    words = {*before, *verb.span.quote(scan.text).lower().split()}
    return bool(_HAVE & words) and not _NOT & words


_HAVE = frozenset({"has", "have"})
_NOT = frozenset({"not", "never", "no", "to", "traded", "exchanged"})  # both sides' are no run


def _cover(one: Span, other: Span) -> Span:
    return Span(min(one.start, other.start), max(one.end, other.end))
