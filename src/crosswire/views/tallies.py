"""What articles count, on the screen and as JSON: the claims, how they moved, our own count."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from crosswire.model.figure import say_figure
from crosswire.publish.beside import tally_object
from crosswire.publish.cases import name_source, quote_around
from crosswire.publish.plain import Object, plain_figure
from crosswire.publish.words import say_count, say_day, say_type
from crosswire.views.tellers import say_voice

if TYPE_CHECKING:
    from crosswire.model.text import Document
    from crosswire.relate.counting import Count, CountLine, Telling
    from crosswire.relate.courses import Course
    from crosswire.relate.held import Held
    from crosswire.screen import Screen

MOVES = {"rose": "↑ ", "same": "= ", "fell": "↓ "}


def show_counts(screen: Screen, counts: Sequence[Count], documents: Mapping[str, Document]) -> None:
    """Each count with its lines: the claims, how the figure moved, and what we hold beside."""
    for count in counts:
        screen.say(_say_head(count), "bold")
        for note in count.notes:
            screen.say(f"  {note}", "yellow")
        for line in count.lines:
            show_line(screen, line, documents)
        screen.say()


def _say_head(count: Count) -> str:
    kind = say_type(count.kind)
    what = f": {count.counts}" if count.counts not in ("", "killed", "injured", "abducted") else ""
    where = f" in {', '.join(count.countries)}" if count.countries else ""
    whom = f" ({', '.join(count.targets)})" if count.targets else ""
    return f"{kind}{what}{where}{whom}"


def show_line(screen: Screen, line: CountLine, documents: Mapping[str, Document]) -> None:
    """One line: its start, each claim with its source and sentence, and our own count."""
    force = line.tellings[0].tally.kind == "deployment"
    if not force:  # it stands there on the day of each article, and is no run of incidents
        where = f" in {', '.join(line.countries)}" if line.countries else ""
        screen.say(f"  {_say_start(line)}{where}")
    moved = {move.after: MOVES[move.kind] for move in line.moves}
    for telling in line.tellings:
        document = documents[telling.tally.article]
        screen.say(f"    {moved.get(telling.tally.id, '')}{_say_telling(telling, document)}")
        screen.quote(quote_around(document, telling.tally.spans[0]), 6)
    if not force:
        screen.say(f"    held in the ledger: {say_held(line.held)}", "cyan")


def _say_start(line: CountLine) -> str:
    tally = line.tellings[0].tally
    words = f" (“{tally.period}”)" if tally.period else ""
    if line.since is None:
        return f"start not told{words}"
    until = f" to {say_day(tally.until)}" if tally.until else ""
    return f"since {say_day(line.since)}{until}{words}"


def _say_telling(telling: Telling, document: Document) -> str:
    """A claim: its figure, who says so, in which outlet, on which day, how often."""
    tally = telling.tally
    figure = "not counted" if tally.counts and _is_uncounted(telling) else say_figure(tally.figure)
    voice = say_voice(tally.asserter)
    day = f", {say_day(telling.day)}" if telling.day else ""
    times = f", {len(tally.spans)} times" if len(tally.spans) > 1 else ""
    return f"{figure}: {voice} ({name_source(document)}{day}{times})"


def _is_uncounted(telling: Telling) -> bool:
    """True for a run that nobody counts: "more than one" is all that its plural says."""
    figure = telling.tally.figure
    return (figure.low, figure.high) == (2, None)


def say_held(held: Held) -> str:
    """Our own count in words, or why there is none.

    >>> from crosswire.relate.held import Held
    >>> say_held(Held(None, why_not="no country is told"))
    'not comparable: no country is told'
    """
    if held.figure is None or held.since is None or held.until is None:
        return f"not comparable: {held.why_not}"
    days = f"{say_day(held.since)} to {say_day(held.until)}"
    attacks = say_count(len(held.incidents), "attack")
    if held.figure.low == held.figure.high == len(held.incidents):
        return f"{attacks}, {days}"
    return f"{say_figure(held.figure)} in {attacks}, {days}"


def show_courses(
    screen: Screen, courses: Sequence[Course], documents: Mapping[str, Document]
) -> None:
    """How runs of attacks are said to go: each with its sentences and their sources."""
    for course in courses:
        origin = f", origin {course.origin}" if course.origin else ""
        voices = f"{say_count(len(course.phases), 'text')}, independent: {course.independent}"
        screen.say(f"{course.kind}: {course.scope} ({voices}{origin})", "bold")
        for phase in course.phases:
            document = documents[phase.article]
            screen.say(f"    {say_voice(phase.asserter)} ({name_source(document)})")
            screen.quote(quote_around(document, phase.span), 6)


def count_object(count: Count) -> Object:
    """A count as JSON: each line with its tallies and our own count beside them."""
    return {
        "id": count.id,
        "kind": count.kind,
        "counts": count.counts,
        "countries": list(count.countries),
        "targets": list(count.targets),
        "notes": list(count.notes),
        "lines": [_line_object(line) for line in count.lines],
    }


def _line_object(line: CountLine) -> Object:
    return {
        "since": line.since.isoformat() if line.since else None,
        "countries": list(line.countries),
        "independent": line.independent,
        "tallies": [_telling_object(telling) for telling in line.tellings],
        "moves": [{"before": m.before, "after": m.after, "kind": m.kind} for m in line.moves],
        "held": _held_object(line.held),
    }


def _telling_object(telling: Telling) -> Object:
    return {
        **tally_object(telling.tally),
        "outlet": telling.outlet,
        "day": telling.day.isoformat() if telling.day else None,
        "origin": telling.origin,
    }


def _held_object(held: Held) -> Object:
    return {
        "figure": plain_figure(held.figure) if held.figure else None,
        "incidents": list(held.incidents),
        "since": held.since.isoformat() if held.since else None,
        "until": held.until.isoformat() if held.until else None,
        "why_not": held.why_not,
    }
