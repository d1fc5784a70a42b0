"""Cut a sentence where one occurrence ends and another begins."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from crosswire.extract.incidents.occurrences import names_occurrence, names_strongly
from crosswire.extract.sentence.joints import and_cuts, tell_days
from crosswire.extract.sentence.scan import Group, Scan
from crosswire.lexicon.load import Lexicon
from crosswire.lexicon.match import Match, find_phrases
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
        if match.entry.word("kind") in {"hits_back", "severed"}:
            cuts += _cut_beside(scan, match, Span(start, at.start), at.end)
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
    return and_cuts(scan, _fronted_cuts(scan) or cuts)


def _cut_beside(scan: Scan, match: Match, told: Span, end: int) -> list[tuple[Span, str]]:
    """The cut that goes with words which only say that there are two."""
    if match.entry.word("kind") == "hits_back":
        return _cut_before_answer(scan, told)
    return _cut_severed(scan, end)


def _cut_severed(scan: Scan, start: int) -> list[tuple[Span, str]]:
    """The cut of "did not tie the strikes to drones that were flown at the base"."""
    links = [t for t in scan.tokens if t.start >= start and t.word in {"to", "with"}]
    named = (
        token
        for token in links
        if any(0 < g.span.start - token.end <= LONGEST_DETERMINER for g in scan.of("WE"))
    )
    link = next(named, None)
    return [(Span(link.start, link.end), "beside")] if link else []


LONGEST_DETERMINER = 9  # characters: "to drones", "to another attack"


def _cut_before_answer(scan: Scan, told: Span) -> list[tuple[Span, str]]:
    """The cut of "a drone killed three and bombers hit back": whoever answers did not begin."""
    joints = [t for t in scan.tokens if t.word in {"and", ","} and told.holds(Span(t.start, t.end))]
    if not joints or not names_occurrence(scan, Span(told.start, joints[-1].start)):
        return []
    subject = scan.text[joints[-1].end : told.end].split()
    near = 0 < len(subject) <= LONGEST_ANSWERER
    return [(Span(joints[-1].start, joints[-1].end), "and")] if near else []


LONGEST_ANSWERER = 5  # words: "and the U.S. air force hit back"


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
    return lapse.through(at)


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
        return tell_days(scan, left, right) or (
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
    if match.entry.says_yes("subject") and not any(_is_beside(scan, g, left) for g in scan.of("E")):
        return False
    if _lags(scan, match):
        told = names_occurrence(scan, left) or bool(scan.of("E", left)) or _tells_dead(scan)
        return told and _occurs_there(scan, right)
    return names_strongly(scan, left)


def _parts_answered(scan: Scan, match: Match, left: Span, right: Span) -> bool:
    """True for "a bombing prompted retaliatory strikes", not for "led to a fire", its own result.

    What answers is told as an answer, or as blows that somebody deals: strikes, raids.
    """
    words = {t.word for t in scan.tokens if right.start <= t.start < right.end}
    return names_strongly(scan, left) and bool(words & scan.closed.answers)


# What a connective of each kind asks of its two sides, beside an occurrence on the right.
_RULES: dict[str, Callable[[Scan, Match, Span, Span], bool]] = {
    "beside": _parts_beside,
    "since": _parts_since,
    "amid": _parts_amid,
    "answered_by": _parts_answered,
    "aftermath_of": _parts_aftermath,
    "precedes": _parts_precedes,
    "relative": _parts_relative,
}


def _is_beside(scan: Scan, group: Group, left: Span) -> bool:
    """True if a stretch ends with a group: "The strike | followed an attack"."""
    return left.holds(group.span) and not scan.text[group.span.end : left.end].strip()


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


def _is_only_time(scan: Scan, match: Match, right: Span) -> bool:
    times = scan.of("T", Span(match.span.start + scan.sentence.span.start, right.end))
    return bool(times) and times[0].span.start <= right.start + 1


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
