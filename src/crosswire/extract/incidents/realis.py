"""Is it a new physical occurrence? Tallies, series, vows, drills, denials, figures are not."""

from __future__ import annotations

from collections.abc import Sequence

from crosswire.extract.sentence.scan import Group, Scan
from crosswire.lexicon.load import Lexicon
from crosswire.lexicon.match import fold
from crosswire.lexicon.pattern import Hit, compile_patterns
from crosswire.model.text import Span

# A clause may match several; the first of these that it matches is its kind.
ORDER = ("negated", "drill", "figure", "tally", "series", "future")


def find_hits(scan: Scan, lexicon: Lexicon) -> list[Hit]:
    """Everything in a sentence that speaks against a new occurrence."""
    hits = compile_patterns(lexicon, "realis").find(scan.symbols, scan.words)
    return [hit for hit in hits if not _counts_few(scan, hit)]


FEW = 4  # "two drone attacks on the base" are told as occurrences; five and more are a total


def _counts_few(scan: Scan, hit: Hit) -> bool:
    """True if a tally counts so few that each may be meant."""
    at = hit.groups.get("figure")
    figure = scan.groups[at].figure if at is not None else None
    few = figure is not None and figure.high is not None and figure.high <= FEW
    return few and hit.entry.word("kind") in {"tally", "series"}


def find_kind(scan: Scan, span: Span, triggers: Sequence[Group], lexicon: Lexicon) -> str:
    """Why a clause tells no new occurrence ("tally", "future" …), or "" if it may tell one.

    What speaks against it must touch every trigger: "a strike that prompted a series of raids"
    tells of one strike. A wide entry ("frequently", "exercise") touches the whole clause.
    """
    hits = [(hit, scan.span_at(hit.start, hit.end)) for hit in find_hits(scan, lexicon)]
    near = [(hit, at) for hit, at in hits if at.overlaps(span) and not _is_dated(scan, hit, at)]
    wide = {hit.entry.word("kind") or "" for hit, _ in near if hit.entry.says_yes("wide")}
    if _is_habitual(scan, span):
        wide.add("series")
    kinds = {hit.entry.word("kind") or "" for hit, _ in near} | wide
    free = [t for t in triggers if not any(at.overlaps(t.span) for _, at in near)]
    counted = kinds if not any(_tells(t) or _is_known_death(t) for t in free) else wide
    return next((kind for kind in ORDER if kind in counted), "")


def _is_dated(scan: Scan, hit: Hit, at: Span) -> bool:
    """True for "planned the strike of 3 May": what has its own day behind it did happen."""
    if hit.entry.word("kind") != "future":
        return False
    nouns = [g for g in scan.of("E", at) if g.determiner == "the" and g.span.end == at.end]
    return any(_has_day_behind(scan, noun) for noun in nouns)


def _has_day_behind(scan: Scan, noun: Group) -> bool:
    behind = [t for t in scan.of("T") if 0 < t.span.start - noun.span.end <= 1]
    return any(
        t.moment is not None and t.moment.end is not None and not t.rule.endswith("#future")
        for t in behind
    )


def _is_habitual(scan: Scan, span: Span) -> bool:
    """True if a clause gives no day but a time over which things recur: "for years"."""
    times = [g for g in scan.of("T", span) if g.time_kind in {"duration", "frequency"}]
    words = [fold(g.span.quote(scan.text)) for g in times]
    recurring = any(w.startswith(tuple(scan.closed.habitual)) for w in words)
    recurring = recurring or _is_sum(scan, span)
    dated = any(g.time_kind == "day" for g in scan.of("T", span))
    return (recurring and not dated) or _is_yearly(scan, span)


def _is_sum(scan: Scan, span: Span) -> bool:
    """True for "146 dead from air strikes since October": several occurrences over a time."""
    plural = any(
        fold(g.span.quote(scan.text)).endswith("s") and not g.is_definite
        for g in scan.of("E", span)
    )
    return plural and any(g.time_kind == "since" for g in scan.of("T", span))


def _is_yearly(scan: Scan, span: Span) -> bool:
    """True for "67 journalists were killed last year": many, with no place, over a whole year."""
    years = [g for g in scan.of("T", span) if g.moment and g.moment.precision == "year"]
    many = any((g.figure.low or 0) > FEW for g in scan.of("N", span) if g.figure)
    return bool(years) and many and not scan.of("PEW", span)


def find_free_triggers(
    scan: Scan, triggers: Sequence[Group], lexicon: Lexicon
) -> tuple[Group, ...]:
    """The triggers that no tally, series or vow touches; all of them if every one is touched."""
    spans = [
        scan.span_at(hit.start, hit.end)
        for hit in find_hits(scan, lexicon)
        if not hit.entry.says_yes("wide")
    ]
    free = tuple(t for t in triggers if not any(at.overlaps(t.span) for at in spans))
    return free if any(_tells(t) for t in free) else tuple(triggers)


def _is_known_death(trigger: Group) -> bool:
    """True for "the killing of …": somebody's death that is spoken of as known."""
    entry = trigger.entry
    if entry is None or entry.word("form") == "verb":
        return False
    return entry.says_yes("fatal") and trigger.determiner == "the"


def _tells(trigger: Group) -> bool:
    return trigger.entry is not None and not trigger.entry.says_yes("weak")
