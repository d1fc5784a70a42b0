"""Which times and places of a clause say when and where it happened."""

from __future__ import annotations

import re
from collections.abc import Sequence

from crosswire.extract.doers.struck import is_struck_site
from crosswire.extract.incidents.occurrences import names_occurrence
from crosswire.extract.incidents.offsets import anchor_times
from crosswire.extract.sentence.clauses import Clause
from crosswire.extract.sentence.scan import Group, Scan, Token
from crosswire.model.moment import Moment
from crosswire.model.text import Span


def event_times(
    scan: Scan, clause: Clause, reach: Span, report_times: set[Span]
) -> tuple[Group, ...]:
    """The times within reach of the triggers; if there are none, those of the whole clause.

    "Drones hit a base that houses soldiers on Tuesday" dates the drones.
    """
    cue = clause.cue if clause.joined == "before" or _dates_other(scan, clause) else None
    near = _times_in(scan, reach, report_times, cue)
    if reach.start == clause.span.start:
        near = near or _times_in(scan, _without_aside(scan, clause.span, reach), report_times, cue)
    return near or _lent_times(scan, clause, report_times)


def _without_aside(scan: Scan, span: Span, reach: Span) -> Span:
    """The clause up to an aside behind its reach: ", which Russia annexed in 2014"."""
    asides = (
        token.start
        for token in scan.tokens
        if reach.end <= token.start < span.end
        and token.word in {"which", "who", "whose", "where"}
        and scan.word_before(token.start) == ","
    )
    return Span(span.start, next(asides, span.end))


def _dates_other(scan: Scan, clause: Clause) -> bool:
    """True for "he was arrested the day after the attack": the lapse dates the arrest."""
    if clause.joined != "precedes":
        return False
    before = Span(scan.sentence.span.start, clause.span.start)
    nouns = scan.of("E", clause.span)
    known = bool(nouns) and nouns[0].is_definite and not scan.of("P", clause.span)
    return known and not any(g.time_kind in {"day", "interval"} for g in scan.of("T", before))


def _lent_times(scan: Scan, clause: Clause, report_times: set[Span]) -> tuple[Group, ...]:
    """The time told before a clause that has none, where it holds for both.

    That is a month or year before "after" ("In May the two traded blows after A had shelled B"),
    and any time before "and" ("On Tuesday a post was stormed in A and a convoy bombed in B").
    """
    before = Span(scan.sentence.span.start, clause.span.start)
    if clause.joined not in {"precedes", "and"} or not scan.of("P", clause.span):
        return ()
    times = _times_in(scan, before, report_times, None)
    return times if clause.joined == "and" else tuple(t for t in times if _is_wide(t.moment))


def _is_wide(moment: Moment | None) -> bool:
    return moment is not None and moment.precision in {"month", "year"}


def _times_in(
    scan: Scan, span: Span, report_times: set[Span], cue: Span | None
) -> tuple[Group, ...]:
    """The times that date a clause; `cue` is a connective that counts for the one before."""
    times = [
        g
        for g in scan.of("T", span)
        if (g.time_kind in {"day", "interval", "relative", "clock"} or _opens_when(scan, g))
        and g.span not in report_times
        and not (g.time_key == "offset:0" and scan.is_quoted(g.span))
        and not g.rule.endswith("#future")
        and not _is_deadline(scan, g)
        and not _dates_wounds(scan, g)
        and not _counts_from_other(scan, g, span)
        and not (cue is not None and g.time_kind == "relative" and g.span.overlaps(cue))
    ]
    return anchor_times(scan, times)


def _opens_when(scan: Scan, time: Group) -> bool:
    """True for "since 2002, when bombs …": the time is that of what "when" tells."""
    words = (scan.word_after(time.span.end), scan.word_after(time.span.end, 2))
    return time.time_kind == "since" and words == (",", "when")


_OF_WOUNDS = re.compile(
    r"\b(?:of|from|to) (?:(?:his|her|their) )?(?:wounds|injuries)\b[^,;.]*$", re.IGNORECASE
)


def _dates_wounds(scan: Scan, time: Group) -> bool:
    """True for "died of his wounds on Saturday": he was hit before that day."""
    start = max(scan.sentence.span.start, time.span.start - WOUNDS_REACH)
    return _OF_WOUNDS.search(scan.text[start : time.span.start]) is not None


WOUNDS_REACH = (
    60  # characters from "of his wounds" to the day: "… in a hospital in Quetta on Friday"
)


def _is_deadline(scan: Scan, time: Group) -> bool:
    """True for "by Saturday evening": until then something was counted or reached."""
    words = time.span.quote(scan.text).lower()
    return words.startswith("by ") or scan.word_before(time.span.start) == "by"


def _counts_from_other(scan: Scan, time: Group, span: Span) -> bool:
    """True for "a day after a speech": what it counts from is no occurrence of this article."""
    words = time.span.quote(scan.text).lower()
    if time.time_kind != "relative" or not words.endswith((" after", " before")):
        return False
    behind = Span(time.span.end, max(time.span.end, scan.sentence.span.end))
    ends = not scan.word_after(time.span.end)[:1].isalnum()  # "…, a few hours before."
    return time.span.start > span.start and not ends and not names_occurrence(scan, behind)


def find_reach(scan: Scan, span: Span, triggers: Sequence[Group]) -> Span:
    """The part of a clause whose times and places belong to its triggers.

    It ends where the clause turns to something else, and begins behind a word that looks back at
    the occurrence from another time and place: "a court in Paris convicted two men of the attack".
    """
    if not triggers:
        return span
    last = triggers[-1].span.end
    turn = next((t.start for t in scan.tokens if t.start >= last and _turns(scan, t)), span.end)
    return Span(_find_look_back(scan, span, triggers[0]), max(last, min(turn, span.end)))


def _turns(scan: Scan, token: Token) -> bool:
    """True for "which", not for "in which", "that broke out": those tell on of the occurrence."""
    if scan.word_after(token.end) in scan.closed.happens:
        return False
    if token.word in scan.closed.occasions:
        return scan.word_before(token.start, 2) in {"at", "in", "during"}
    return token.word in scan.closed.turns and scan.word_before(token.start) != "in"


def _find_look_back(scan: Scan, span: Span, trigger: Group) -> int:
    """Where the last word that looks back at a trigger ends; the clause's start without one."""
    if trigger.entry is None or trigger.entry.word("form") == "verb":
        return span.start
    ends = [
        token.end
        for token in scan.tokens
        if span.start <= token.start < trigger.span.start and token.word in scan.closed.retells
    ]
    return max(ends, default=span.start)


def event_places(
    scan: Scan, span: Span, triggers: Sequence[Group], *, taken: bool
) -> tuple[Group, ...]:
    """The places within reach where the triggers happened, not where somebody speaks or sits.

    People are `taken` from where they were: "abducted from a school in Kaduna".
    """
    relations = {"at", "near", "from"} if taken else {"at", "near"}
    places = [
        g
        for g in scan.of("P")
        if g.relation in relations
        and (span.holds(g.span) or _qualifies(scan, g, triggers))
        and not _is_seat(scan, g)
        and not _is_origin(scan, g)
    ]
    if not triggers:
        return tuple(g for g in places if not _is_ward(scan, g))
    places = places or [g for g in scan.of("P", span) if _is_fled(scan, g)]
    return tuple(
        g
        for g in places
        if not _is_far(scan, g, triggers[-1])
        and not _is_occasion(scan, g, triggers[-1])
        and not (_is_launch_site(scan, g, triggers) and not taken)
    )


def _is_ward(scan: Scan, place: Group) -> bool:
    """True for a hospital where no more is told than who lies there: they were hurt elsewhere."""
    return place.span.quote(scan.text).lower().endswith(("hospital", "clinic", "medical centre"))


def _is_fled(scan: Scan, place: Group) -> bool:
    """True for "fled a prison in Goma": where no other place is told, it happened there."""
    before = {scan.word_before(place.span.start, step) for step in (1, 2)}
    return bool(before & {"fled", "fleeing", "escaped", "abandoned"})


def _qualifies(scan: Scan, place: Group, triggers: Sequence[Group]) -> bool:
    """True for "the Paris bomber", "Paris attacks": the place stands before what it tells of."""
    return any(
        0 < group.span.start - place.span.end <= 1
        for group in (*scan.of("N"), *triggers)
        if group.letter == "E" or group.role == "attacker"
    )


SEAT_REACH = 2  # words from "officials" to the place: "officials in Ankara", "pointed at Kyiv"


def _is_seat(scan: Scan, place: Group) -> bool:
    """True if a place only says where a speaker sits or what somebody points at."""
    before = {scan.word_before(place.span.start, step) for step in range(1, SEAT_REACH + 1)}
    after = [scan.word_after(place.span.end, step) for step in (1, 2)]
    if scan.word_before(place.span.start) == "," == after[0]:
        after = after[1:]  # "a doctor in the capital, Mekelle, said"
    if after[0] in {"said", "says"}:
        return True
    return bool(before & scan.closed.seats) and not _is_struck_seat(scan, place)


def _is_struck_seat(scan: Scan, place: Group) -> bool:
    """True for "a bomb went off at a court in A": the court was struck and does not speak."""
    seats = [
        t.start for t in scan.tokens if t.start < place.span.start and t.word in scan.closed.seats
    ]
    return bool(seats) and is_struck_site(scan, seats[-1])


def _is_origin(scan: Scan, place: Group) -> bool:
    """True for "Wajir man held over bombing": people are called by where they come from."""
    return scan.word_after(place.span.end) in scan.closed.natives


LAUNCH_REACH = 6  # words from "launched" to the place: "launched from a ship in the Black Sea"


def _is_launch_site(scan: Scan, place: Group, triggers: Sequence[Group]) -> bool:
    """True for "fired from a truck in Kirkuk": it is where the weapon came from."""
    before = [t for t in triggers if t.span.end <= place.span.start]
    if not before or before[-1].entry is None or not before[-1].entry.says_yes("needs_weapon"):
        return False
    between = scan.text[before[-1].span.end : place.span.start].lower().split()
    return len(between) <= LAUNCH_REACH and between[:1] == ["from"]


def _is_occasion(scan: Scan, place: Group, trigger: Group) -> bool:
    """True for "condemned the attack at a meeting in Cairo": the meeting was there."""
    between = scan.text[trigger.span.end : max(place.span.start, trigger.span.end)]
    return bool(set(between.lower().split()) & scan.closed.occasions)


# Words behind its trigger after which a country is some other matter's: "… an election in Russia".
COUNTRY_REACH = 10


def _is_far(scan: Scan, place: Group, trigger: Group) -> bool:
    if place.place is None or place.place.precision != "country":
        return False
    between = scan.text[trigger.span.end : max(place.span.start, trigger.span.end)]
    return len(between.split()) > COUNTRY_REACH
