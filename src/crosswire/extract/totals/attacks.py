"""Attacks that a sentence counts, by number, by rank, or by saying since when they go on."""

from __future__ import annotations

from collections.abc import Iterator

from crosswire.extract.incidents.frames import find_triggers
from crosswire.extract.sentence.scan import Group, Scan
from crosswire.extract.totals.counting import (
    A_SERIES,
    FEW,
    Counting,
    Total,
    find_counted,
    head_of,
    is_plural,
    many_of,
    most_of,
)
from crosswire.extract.totals.periods import Period
from crosswire.model.figure import Figure

LEAST_RANK = 3  # "the second attack on the port" compares with one before; the third counts
FRESH_DAYS = 7  # what counts from a day of this week may be one occurrence that goes on


def count_events(at: Counting) -> Iterator[Total]:
    """ "More than 60 attacks on convoys since March", "23 raids on villages"."""
    for group in at.scan.of("F"):
        event = find_counted(at.scan, group.span)
        if event is None or group.figure is None or not is_plural(at.scan, event):
            continue
        period = at.period_of(group.span)
        if _is_counted(at, group.figure, event, period):
            whole, counts = group.span.through(event.span), _say_many(at.scan, event)
            yield Total("attack_tally", counts, group.figure, group.span, whole, period)


def _is_counted(at: Counting, figure: Figure, event: Group, period: Period | None) -> bool:
    """True if the number is a total: over some time, or of many and on somebody.

    Where the sentence tells how many "four similar bombings" killed, those are the total.
    """
    scan = at.scan
    if period is not None and period.kind not in LOOSE:
        return most_of(figure) > 1
    dated = any(t.time_kind in {"day", "relative", "clock"} for t in scan.of("T"))
    if period is not None and _is_likened(scan, event):
        return most_of(figure) > 1 and not dated and not at.tolls
    aimed = period is not None or scan.word_after(event.span.end) in {"on", "against"}
    return aimed and not dated and most_of(figure) > FEW


def _is_likened(scan: Scan, event: Group) -> bool:
    """True for "three similar attacks", "two such raids": beside the one that the article tells."""
    before = {scan.word_before(event.span.start, steps) for steps in (1, 2, 3)}
    return bool(before & {"similar", "such", "previous", "earlier", "other"})


LOOSE = frozenset(
    {"week", "month", "year", "by"}
)  # times that may be the day of an occurrence, loosely


def _say_many(scan: Scan, event: Group) -> str:
    """ "attacks" for the words that say no more than that, else the word itself, in the plural."""
    if event.entry is not None and event.entry.word("type") in _PLAIN:
        return "attacks"
    return many_of(head_of(scan, event))


_PLAIN = frozenset({"attack", "strike", "raid"})


def count_ordinals(at: Counting) -> Iterator[Total]:
    """ "The third attack on a mosque in a week": with this one there have been three."""
    for ordinal in at.scan.of("O") if at.tells else ():
        event, rank = find_counted(at.scan, ordinal.span), ordinal.figure
        if event is None or rank is None or is_plural(at.scan, event):
            continue
        period = at.period_of(ordinal.span)
        least = LEAST_RANK if period is None else 2
        if most_of(rank) >= least and _is_rank(at.scan, ordinal, event, period):
            whole, counts = ordinal.span.through(event.span), _say_many(at.scan, event)
            yield Total("attack_tally", counts, rank, ordinal.span, whole, period)


def count_ranked(at: Counting) -> list[Total]:
    """ "The fifth soldier to be killed this month", "the third tanker hit since May"."""
    if not at.tells:
        return []
    hurt = any(toll.slot == "killed" for toll in at.tolls)
    people = [_rank_people(at, group) for group in at.scan.of("N")] if hurt else []
    ships = [_rank_ship(at, group) for group in at.scan.of("O")] if at.scan.verbs else []
    return [total for total in (*people, *ships) if total is not None]


def _rank_people(at: Counting, group: Group) -> Total | None:
    period, rank = at.period_of(group.span), group.rank
    if rank is None or period is None or most_of(rank) < 2:
        return None
    return Total("cumulative_killed", "killed", rank, group.span, group.span, period)


def _rank_ship(at: Counting, ordinal: Group) -> Total | None:
    period, rank = at.period_of(ordinal.span), ordinal.figure
    near = (g for g in at.scan.of("G") if 0 < g.span.start - ordinal.span.end <= ADJECTIVE)
    ship = next(near, None)
    if ship is None or rank is None or period is None or most_of(rank) < 2:
        return None
    whole, counts = ordinal.span.through(ship.span), many_of(head_of(at.scan, ship))
    return Total("attack_tally", counts, rank, ordinal.span, whole, period)


ADJECTIVE = 16  # characters between "third" and "tanker": "commercial"


def _is_rank(scan: Scan, ordinal: Group, event: Group, period: Period | None) -> bool:
    """True for "the third attack this week", "it was the third attack on the port".

    Not for "a second attack", nor for "the second attack" where an article tells one by one.
    """
    before = scan.word_before(ordinal.span.start)
    if before in {"a", "an"}:
        return period is not None and period.kind in {"days", "stretch"} and _opens_in(scan, period)
    said = before == "the" and scan.word_before(ordinal.span.start, 2) in _IS
    of = scan.word_after(event.span.end) in {"on", "against", "of", "in"}
    return period is not None or (said and of)


def _opens_in(scan: Scan, period: Period) -> bool:
    """True for "a third attack in as many days": so many in that time."""
    return period.span.quote(scan.text).lower().startswith(("in ", "within "))


_IS = frozenset({"was", "is", "as", "marks", "marked", "be", "being"})


def find_runs(at: Counting) -> list[Total]:
    """ "Has attacked towns since October 2017", "have hit crowded buildings in recent weeks".

    Where the sentence counts what was attacked or fired ("1,200 drones"), that number; else a run
    that nobody counts.
    """
    for verb in find_triggers(at.scan, at.scan.sentence.span) if at.tells else ():
        period = at.period_of(verb.span) if is_blow(verb) else None
        if period is None:
            continue
        told = _count_objects(at.scan, verb, period)
        if told or (_runs_on(at.scan, period) and _is_perfect(at.scan, verb, period)):
            whole = verb.span.through(period.span)
            return told or [Total("attack_tally", "attacks", A_SERIES, whole, whole, period)]
    return []


def is_blow(verb: Group) -> bool:
    """True for a verb that says that something was attacked."""
    entry = verb.entry
    if entry is None or entry.word("form") != "verb" or entry.says_yes("weak"):
        return False
    return entry.word("type") != "raid_or_arrest"


def _count_objects(scan: Scan, verb: Group, period: Period) -> list[Total]:
    """ "Launched 1,200 drones since May", "have attacked more than 100 ships since": how many."""
    if period.kind not in {"since", "stretch"} or is_fresh(scan, period):
        return []
    behind = [g for g in scan.of("FW") if 0 < g.span.start - verb.span.end <= 1]
    struck = behind or _find_struck(scan, verb)
    return [total for group in struck for total in _count_object(scan, verb, period, group)]


def _find_struck(scan: Scan, verb: Group) -> list[Group]:
    """The number before "ten ships have been attacked", "six drones have been shot down"."""
    before = [g for g in scan.of("FW") if g.span.end < verb.span.start]
    if not before or not _PASSIVE & set(verb.span.quote(scan.text).lower().split()):
        last = scan.word_before(verb.span.start)
        if not before or last not in _PASSIVE:
            return []
    words = scan.text[before[-1].span.end : verb.span.start].lower().split()
    nouns = [word for word in words if word not in _PASSIVE]
    return before[-1:] if len(nouns) <= NOUNS and all(map(str.isalpha, nouns)) else []


NOUNS = 3  # words between a number and its verb: "forty gas stations"
_PASSIVE = frozenset({"have", "has", "been", "were", "also", "be", "had"})


def _count_object(scan: Scan, verb: Group, period: Period, group: Group) -> Iterator[Total]:
    counts = _object_of(scan, group)
    if counts and group.figure is not None and most_of(group.figure) > 1:
        whole = verb.span.through(group.span)
        yield Total("attack_tally", counts, group.figure, group.span, whole, period)


def _object_of(scan: Scan, group: Group) -> str:
    """What a number counts: the weapon or ship, else the last word behind it; "" if none."""
    ship = next((g for g in scan.of("G") if 0 < g.span.start - group.span.end <= 1), None)
    if ship is not None or group.letter == "W":
        named = group.counted or ship is not None
        return many_of(head_of(scan, ship or group)) if named else ""
    words = [token.word for token in scan.tokens if token.start >= group.span.end][:NOUNS]
    stop = next((n for n, word in enumerate(words) if _ends_noun(scan, word)), len(words))
    return words[stop - 1] if stop and words[stop - 1].endswith("s") else ""


def _ends_noun(scan: Scan, word: str) -> bool:
    return not word.isalpha() or word in scan.closed.stops or word in _PASSIVE or word == "since"


def is_fresh(scan: Scan, period: Period) -> bool:
    """True for "since Monday": what has gone on since may be one occurrence."""
    if period.kind != "since" or period.since is None or scan.published is None:
        return False
    return (scan.published - period.since).days <= FRESH_DAYS


def _runs_on(scan: Scan, period: Period) -> bool:
    """True for "since Thursday", "in recent weeks", "since the truce", not for "recently"."""
    if period.kind == "recent":
        return period.span.quote(scan.text).endswith(("days", "weeks", "months", "years"))
    return period.kind == "since" and len(period.span.quote(scan.text).split()) > 1


def _is_perfect(scan: Scan, verb: Group, period: Period) -> bool:
    """True for "has bombed … since", not if another verb comes between: "and has turned"."""
    between = scan.text[verb.span.end : period.span.start].lower().split()
    before = [scan.word_before(verb.span.start, steps) for steps in (1, 2, 3)]
    words = {*before, *verb.span.quote(scan.text).lower().split()}
    return not _HAVE & set(between) and bool(_HAVE & words) and not _NOT & words


_HAVE = frozenset({"has", "have"})
_NOT = frozenset({"not", "never", "no", "to", "traded", "exchanged"})  # both sides' are no run
