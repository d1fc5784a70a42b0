"""Follow-ups on the screen: what is open after which incident, since when, and what closed it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from crosswire.publish.words import say_count, say_day, say_type

if TYPE_CHECKING:
    from datetime import date

    from crosswire.model.incident import Incident
    from crosswire.relate.follow_ups import FollowUpTrace
    from crosswire.screen import Screen

NOBODY = "–"


def show_follow_ups(
    screen: Screen, traces: Iterable[FollowUpTrace], incidents: Mapping[str, tuple[int, Incident]]
) -> None:
    """A row for each follow-up, with its incident under the number that `show` takes."""
    head = ["No.", "Incident", "Follow-up", "State", "Owner", "Since", "Closed", "Articles"]
    screen.table(head, [_row(trace, incidents) for trace in traces], wrap=True)


def _row(trace: FollowUpTrace, incidents: Mapping[str, tuple[int, Incident]]) -> list[str]:
    number, incident = incidents.get(trace.about or "", (0, None))
    return [
        str(number or ""),
        incident.title if incident is not None else "",
        say_type(trace.kind),
        trace.state,
        trace.owner or NOBODY,
        _say(trace.since),
        _say(trace.closed),
        str(len(trace.articles)),
    ]


def _say(day: date | None) -> str:
    return say_day(day) if day is not None else NOBODY


def show_follow_ups_short(screen: Screen, traces: Sequence[FollowUpTrace]) -> None:
    """A line for each follow-up of one incident; nothing if there are none."""
    if traces:
        screen.say()
        screen.say("follow-ups:", "bold")
    for trace in traces:
        screen.say(f"  {say_follow_up(trace)}")


def say_follow_up(trace: FollowUpTrace) -> str:
    """A follow-up in one line: its kind, state and owner, since when and by how many articles."""
    owner = f" by {trace.owner}" if trace.owner else ""
    since = f" since {say_day(trace.since)}" if trace.since else ""
    closed = f", closed {say_day(trace.closed)}" if trace.closed else ""
    told = say_count(len(trace.articles), "article")
    return f"{say_type(trace.kind)}{owner}: {trace.state}{since}{closed} ({told})"
