"""Cut a sentence where one occurrence ends and another begins."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from typing import NamedTuple

from crosswire.extract.scan import Group, Scan, Token
from crosswire.lexicon.load import Lexicon
from crosswire.lexicon.match import Match, find_phrases
from crosswire.model.place import compare_places
from crosswire.model.text import Span


class Clause(NamedTuple):
    """A stretch of a sentence that speaks of one occurrence at most.

    `joined` names how it stands to the clause before it ("precedes", "response_to", "before",
    "beside", "since", "and"), "" for the first; `cue` covers the words that say so.
    """

    span: Span
    joined: str
    cue: Span | None


def split_clauses(scan: Scan, lexicon: Lexicon) -> list[Clause]:
    """The clauses of a sentence, in order. One that speaks of one occurrence stays whole."""
    whole = scan.sentence.span
    cuts = find_cuts(scan, lexicon)
    clauses = []
    start, joined, cue = whole.start, "", None
    for cut, kind in cuts:
        clauses.append(Clause(Span(start, cut.start), joined, cue))
        start, joined, cue = cut.start, kind, cut
    clauses.append(Clause(Span(start, whole.end), joined, cue))
    return clauses


def find_cuts(scan: Scan, lexicon: Lexicon) -> list[tuple[Span, str]]:
    """Where to cut, and how the part behind each cut stands to the part before it."""
    offset = scan.sentence.span.start
    words = find_phrases(scan.sentence.span.quote(scan.text), lexicon, ("connectives",))
    cuts: list[tuple[Span, str]] = []
    start = offset
    for match in words:
        at = _outside_times(scan, Span(match.span.start + offset, match.span.end + offset))
        if at is None or match.entry.word("kind") == "apart":
            continue
        left, right = Span(start, at.start), Span(at.end, scan.sentence.span.end)
        if parts_two(scan, match, left, right):
            cuts.append((_with_lapse(scan, at), match.entry.word("kind") or ""))
            start = at.end
            continue
        dated = _find_since(scan, at) if match.entry.word("kind") == "relative" else None
        if dated and start < dated.start and names_strongly(scan, right) and scan.of("P", right):
            cuts.append((Span(dated.start, at.end), "relative"))
            start = at.end
    return _and_cuts(scan, _fronted_cuts(scan) or cuts)


def _find_since(scan: Scan, at: Span) -> Span | None:
    """The "since 2014" of ", when": "a run of raids since 2014, when rebels stormed a school"."""
    if scan.text[at.start : at.end].lower() != "when" or scan.word_before(at.start) != ",":
        return None
    before = [t.span for t in scan.of("T") if 0 <= at.start - t.span.end <= len(", ")]
    since = any(token.word == "since" for token in scan.tokens if token.end < at.start)
    numbered = any(char.isdigit() for t in before[-1:] for char in t.quote(scan.text))
    return before[-1] if numbered and since else None  # "since Monday, when" tells of one thing


def _fronted_cuts(scan: Scan) -> list[tuple[Span, str]]:
    """The cuts of "Hours after a bomb in A, gunmen killed a mayor in B": A's came before B's."""
    start = scan.sentence.span.start
    lead = _fronted_lead(scan)
    comma = next((t for t in scan.tokens if t.word == ","), None)
    if lead is None or comma is None or comma.start < lead.end:
        return []
    left, right = Span(lead.end, comma.start), Span(comma.end, scan.sentence.span.end)
    told = names_occurrence(scan, left) and (names_strongly(scan, left) or bool(scan.of("W", left)))
    if not (told and names_occurrence(scan, right) and scan.of("P", left) and scan.of("P", right)):
        return []
    return [(Span(start, lead.end), "precedes"), (Span(comma.start, comma.end), "before")]


def _fronted_lead(scan: Scan) -> Span | None:
    """The "After" or "Two hours after" that a sentence opens with."""
    start = scan.sentence.span.start
    lapse = next((t.span for t in scan.of("T") if t.time_kind == "relative"), None)
    opens_late = lapse is not None and lapse.start == start
    at = lapse.end if lapse is not None and opens_late else start
    last = next((t for t in scan.tokens if t.end >= at), None)
    return Span(start, last.end) if last is not None and last.word == "after" else None


ANNIVERSARY = "#ago.since"  # the entry of en/times for "mark four years since"


def _outside_times(scan: Scan, at: Span) -> Span | None:
    """The connective without a duration that runs into it: "for months after"; None inside one.

    "To mark four years since a strike" tells of the strike: that duration goes with it.
    """
    for time in scan.of("T"):
        if time.span.overlaps(at) and time.time_kind != "relative":
            rest = Span(time.span.end, max(time.span.end, at.end))
            lead = scan.text[rest.start : rest.end]
            at = Span(rest.start + len(lead) - len(lead.lstrip()), rest.end)
            if not lead.strip():
                return time.span if time.rule.endswith(ANNIVERSARY) else None
    return at


def is_set_apart(scan: Scan, lexicon: Lexicon) -> bool:
    """True if a sentence says that it turns to another occurrence: "Elsewhere, …"."""
    words = scan.sentence.span.quote(scan.text)[:APART_REACH]
    found = find_phrases(words, lexicon, ("connectives",))
    return any(match.entry.word("kind") == "apart" for match in found)


APART_REACH = 60  # characters in which a sentence says so: "In Kano, meanwhile, in another attack"


def _with_lapse(scan: Scan, at: Span) -> Span:
    """The connective with the lapse of time it belongs to: "a day after", not "after"."""
    lapse = next((t.span for t in scan.of("T") if t.span.overlaps(at)), at)
    return Span(min(lapse.start, at.start), max(lapse.end, at.end))


def parts_two(scan: Scan, match: Match, left: Span, right: Span) -> bool:
    """True if an occurrence of its own stands on either side of a connective.

    "Four killed after a missile hit" is one: the left side only says what the right side did.
    """
    kind = match.entry.word("kind") or ""
    if kind == "beside" and _names_blast(scan, right):
        return names_occurrence(scan, left) and _differ(scan, left, right)
    occurs = names_occurrence(scan, right) or _occurs_weakly(scan, match, right)
    return occurs and _RULES.get(kind, _parts_any)(scan, match, left, right)


def _occurs_weakly(scan: Scan, match: Match, right: Span) -> bool:
    """True for what is told by less than an occurrence, but where its connective sets it apart."""
    kind = match.entry.word("kind")
    if kind == "since":
        return _names_blast(scan, right) and bool(scan.of("T", right))
    return kind == "precedes" and _lags(scan, match) and _names_deed(scan, right)


def _parts_any(scan: Scan, match: Match, left: Span, right: Span) -> bool:
    return names_occurrence(scan, left)


def _parts_beside(scan: Scan, match: Match, left: Span, right: Span) -> bool:
    if match.span.quote(scan.sentence.span.quote(scan.text)) == ";":
        return _tell_days(scan, left, right) or (
            names_strongly(scan, left) and _differ(scan, left, right)
        )
    return names_strongly(scan, left) and _differ(scan, left, right)


def _parts_since(scan: Scan, match: Match, left: Span, right: Span) -> bool:
    told = scan.of("P", right) or [t for t in scan.of("T", right) if t.time_kind == "day"]
    return bool(told) and not _is_only_time(scan, match, right)


def _parts_amid(scan: Scan, match: Match, left: Span, right: Span) -> bool:
    return names_strongly(scan, left) and names_strongly(scan, right)


def _parts_aftermath(scan: Scan, match: Match, left: Span, right: Span) -> bool:
    return names_strongly(scan, right) and _tells_arrest(scan, left)


def _parts_relative(scan: Scan, match: Match, left: Span, right: Span) -> bool:
    """True for ", which in May bombed a base": the relative clause gives a day of its own."""
    comma = scan.word_before(match.span.start + scan.sentence.span.start) == ","
    end = next((t.start for t in scan.tokens if t.start > right.start and t.word == ","), right.end)
    inner = Span(right.start, max(right.start, end))
    days = [t for t in scan.of("T", inner) if t.time_kind in {"day", "interval"}]
    return comma and bool(days) and names_strongly(scan, inner) and names_occurrence(scan, left)


def _parts_precedes(scan: Scan, match: Match, left: Span, right: Span) -> bool:
    if _same_victim(scan, right) or _follows_on(scan, left, right):
        return False
    if _lags(scan, match):
        told = names_occurrence(scan, left) or bool(scan.of("E", left)) or _tells_dead(scan)
        return told and _occurs_there(scan, right)
    return names_strongly(scan, left)


# What a connective of each kind asks of its two sides, beside an occurrence on the right.
_RULES: dict[str, Callable[[Scan, Match, Span, Span], bool]] = {
    "beside": _parts_beside,
    "since": _parts_since,
    "amid": _parts_amid,
    "aftermath_of": _parts_aftermath,
    "precedes": _parts_precedes,
    "relative": _parts_relative,
}


def _same_victim(scan: Scan, right: Span) -> bool:
    """True for "died days after being shot", "after she was hit": one victim, one occurrence."""
    return scan.word_after(right.start) in {"being", "he", "she", "they"}


def _follows_on(scan: Scan, left: Span, right: Span) -> bool:
    """True for "a bomb went off, after which men fired": one occurrence, unless sites differ."""
    return scan.word_after(right.start) == "which" and not _differ(scan, left, right)


def _tells_arrest(scan: Scan, span: Span) -> bool:
    return any(
        g.entry is not None and g.entry.word("type") == "raid_or_arrest"
        for g in (*scan.of("E", span), *scan.verbs_in(span))
    )


def _lags(scan: Scan, match: Match) -> bool:
    """True if the connective gives a lapse of time: "a day after", "hours after"."""
    at = match.span.start + scan.sentence.span.start
    return any(t.time_kind == "relative" and t.span.start <= at < t.span.end for t in scan.of("T"))


def _occurs_there(scan: Scan, span: Span) -> bool:
    return names_strongly(scan, span) or _names_deed(scan, span)


def _names_deed(scan: Scan, span: Span) -> bool:
    """True for "a clinic was burnt in Dadaab": a deed with a place of its own."""
    deeds = (v.entry is not None and v.entry.says_yes("deed") for v in scan.verbs_in(span))
    return any(deeds) and bool(scan.of("P", span))


def _tells_dead(scan: Scan) -> bool:
    return bool(scan.words & _DEATH)


_DEATH = frozenset(
    {"dead", "died", "die", "dies", "buried", "bury", "funeral", "funerals", "mourned", "coffins"}
)


def names_strongly(scan: Scan, span: Span) -> bool:
    """True if the stretch says how something happened: an attack, a strike, shots."""
    return any(
        group.entry is not None
        and not group.entry.says_yes("weak")
        and (not group.entry.says_yes("needs_weapon") or bool(scan.of("W", span)))
        for group in (*scan.of("E", span), *scan.verbs_in(span))
    )


def _is_only_time(scan: Scan, match: Match, right: Span) -> bool:
    times = scan.of("T", Span(match.span.start + scan.sentence.span.start, right.end))
    return bool(times) and times[0].span.start <= right.start + 1


def names_occurrence(scan: Scan, span: Span) -> bool:
    """True if the stretch says that something happened, or that somebody was killed."""
    return names_strongly(scan, span) or any(
        group.entry is not None and group.entry.says_yes("fatal")
        for group in (*scan.of("E", span), *scan.verbs_in(span))
    )


def _names_blast(scan: Scan, span: Span) -> bool:
    """True for "blasts at a mosque in Hangu": a weak event noun with a place of its own."""
    return bool(scan.of("E", span)) and bool(scan.of("P", span))


def _differ(scan: Scan, left: Span, right: Span) -> bool:
    """True if the two stretches name different places or different days."""
    places = [{g.place.id for g in scan.of("P", s) if g.place} for s in (left, right)]
    days = [{_day(g) for g in scan.of("T", s)} - {None} for s in (left, right)]
    return any(a and b and not a & b for a, b in (places, days))


def _day(group: Group) -> object:
    return group.time_key if group.time_kind in {"day", "interval"} else None


def _and_cuts(scan: Scan, cuts: list[tuple[Span, str]]) -> list[tuple[Span, str]]:
    """The cuts, with one more at each "and" or comma between two dated occurrences."""
    edges = [scan.sentence.span.start, *(cut.end for cut, _ in cuts), scan.sentence.span.end]
    found = list(cuts)
    for start, end in itertools.pairwise(edges):
        found += _dated_cuts(scan, Span(start, max(start, end)))
    return sorted(found, key=lambda cut: cut[0].start)


def _dated_cuts(scan: Scan, stretch: Span) -> list[tuple[Span, str]]:
    found: list[tuple[Span, str]] = []
    start = stretch.start
    for token in scan.tokens:
        if token.word in {"and", ","} and start < token.start and token.end <= stretch.end:
            left, right = Span(start, token.start), Span(token.end, stretch.end)
            if scan.word_after(token.end) in _OUTCOMES or _goes_on(scan, token):
                continue
            if any(tell(scan, left, right) for tell in (_tell_days, _tell_sites, _opens_day)):
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


def _tell_days(scan: Scan, left: Span, right: Span) -> bool:
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
