"""Where "and" or a comma parts two occurrences of one sentence: by their days, sites or nouns."""

from __future__ import annotations

import itertools

from crosswire.extract.incidents.occurrences import names_occurrence, names_strongly
from crosswire.extract.sentence.scan import Group, Scan, Token
from crosswire.model.place import compare_places
from crosswire.model.text import Span


def and_cuts(scan: Scan, cuts: list[tuple[Span, str]]) -> list[tuple[Span, str]]:
    """The cuts, with one more at each "and" or comma between two dated occurrences."""
    edges = [scan.sentence.span.start, *(cut.end for cut, _ in cuts), scan.sentence.span.end]
    found = list(cuts)
    for start, end in itertools.pairwise(edges):
        found += _dated_cuts(scan, Span(start, max(start, end)))
    return sorted(found, key=lambda cut: cut[0].start)


def _opens_event(scan: Scan, left: Span, right: Span) -> bool:
    """True for "strikes on A killed ten, and an air raid on B on Friday five": a new occurrence."""
    first = next(iter(scan.of("E", right)), None)
    dated = any(t.time_kind == "day" for t in scan.of("T", right))
    if first is None or first.determiner not in {"a", "an", "another"} or not dated:
        return False
    opens = scan.text[right.start : first.span.start].split()
    return len(opens) <= 1 and names_strongly(scan, left) and _lie_apart(scan, left, right)


def _lie_apart(scan: Scan, left: Span, right: Span) -> bool:
    """True if both stretches name places, and each of the one lies apart from each of the other."""
    pairs = [(a.place, b.place) for a in scan.of("P", left) for b in scan.of("P", right)]
    told = [(a, b) for a, b in pairs if a is not None and b is not None]
    return bool(told) and all(compare_places(a, b) == "apart" for a, b in told)


def _dated_cuts(scan: Scan, stretch: Span) -> list[tuple[Span, str]]:
    found: list[tuple[Span, str]] = []
    start = stretch.start
    for token in scan.tokens:
        if token.word in {"and", ","} and start < token.start and token.end <= stretch.end:
            left, right = Span(start, token.start), Span(token.end, stretch.end)
            if scan.word_after(token.end) in _OUTCOMES or _goes_on(scan, token):
                continue
            if any(
                tell(scan, left, right)
                for tell in (tell_days, _tell_sites, _opens_day, _opens_event)
            ):
                found.append((Span(token.start, token.end), "and"))
                start = token.end
    return found


def _goes_on(scan: Scan, joint: Token) -> bool:
    """True for "30 were killed and 33 were hurt", "in A, B and C": one occurrence is told on."""
    if any(0 < g.span.start - joint.end <= 1 for g in scan.of("FP")):
        return True
    return _joins_days(scan, joint) or _joins_weapons(scan, joint)


def _joins_weapons(scan: Scan, joint: Token) -> bool:
    """True for the "and" of "a drone and rocket attack"."""
    armed = scan.of("WE")
    return any(0 <= joint.start - g.span.end <= 1 for g in scan.of("W")) and any(
        0 < g.span.start - joint.end <= 1 for g in armed
    )


def _joins_days(scan: Scan, joint: Token) -> bool:
    """True for the "and" of "on Sunday night and Monday, killing six"."""
    before = any(0 <= joint.start - g.span.end <= 1 for g in scan.of("T"))
    day = next((g for g in scan.of("T") if 0 < g.span.start - joint.end <= 1), None)
    return before and day is not None and scan.word_after(day.span.end) in {",", ".", None}


# Participles that tell what came of the occurrence before: "…, killing nine".
_OUTCOMES = frozenset({"killing", "wounding", "injuring", "leaving", "setting", "destroying"})


def tell_days(scan: Scan, left: Span, right: Span) -> bool:
    """True if both stretches tell an occurrence, each with a day of its own."""
    return _dated(scan, left) and _dated(scan, right) and _days_differ(scan, left, right)


def _opens_day(scan: Scan, left: Span, right: Span) -> bool:
    """True for "answered with strikes on camps, and on 4 May killed a commander": a new day."""
    opens = any(
        t.time_kind == "day" and t.span.start - right.start <= 1 for t in scan.of("T", right)
    )
    fresh = not any(g.is_definite for g in scan.of("E", right))
    return opens and fresh and names_strongly(scan, left) and names_strongly(scan, right)


def _tell_sites(scan: Scan, left: Span, right: Span) -> bool:
    """True for "a boat was hit near A and a post was stormed at B": each verb has its place."""
    if scan.sentence.zone == "title" and _tell_two_towns(scan, left, right):
        return True
    if not all(_is_sited(scan, side) for side in (left, right)):
        return False
    pairs = [(a.place, b.place) for a in scan.of("P", left) for b in scan.of("P", right)]
    return all(a and b and compare_places(a, b) == "apart" for a, b in pairs)


def _tell_two_towns(scan: Scan, left: Span, right: Span) -> bool:
    """True for the headline "Four killed in A, rebels shell B"."""
    towns = [
        [g.place for g in scan.of("P", side) if g.place and g.place.is_point]
        for side in (left, right)
    ]
    verdicts = {compare_places(a, b) for a in towns[0] for b in towns[1]}
    return (
        all(towns)
        and not verdicts & {"same", "inside"}
        and all(names_occurrence(scan, s) for s in (left, right))
    )


def _is_sited(scan: Scan, span: Span) -> bool:
    """True if a stretch has a subject, a strong verb behind it, and a place where it happened."""
    verbs = [v for v in scan.verbs_in(span) if v.entry and not v.entry.says_yes("weak")]
    sited = any(g.relation in {"at", "near"} for g in scan.of("P", span))
    return sited and any(_has_subject(scan, span, verb) for verb in verbs)


def _has_subject(scan: Scan, span: Span, verb: Group) -> bool:
    """True if a noun stands before a verb in its stretch, auxiliaries aside."""
    before = [t for t in scan.tokens if span.start <= t.start and t.end <= verb.span.start]
    return any(t.word.isalpha() and t.word not in scan.closed.stops for t in before)


def _dated(scan: Scan, span: Span) -> bool:
    told = names_occurrence(scan, span) or bool(scan.of("W", span))
    return told and any(g.time_kind in {"day", "relative", "interval"} for g in scan.of("T", span))


def _days_differ(scan: Scan, left: Span, right: Span) -> bool:
    a, b = ({g.time_key or g.span.quote(scan.text) for g in scan.of("T", s)} for s in (left, right))
    return not a & b
