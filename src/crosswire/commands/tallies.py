"""The command that asks what articles count."""

from __future__ import annotations

import sys

from crosswire.commands.opening import DONE, NOTHING, ask_ledger, print_json
from crosswire.screen import open_screen
from crosswire.views.tallies import count_object, show_counts, show_courses


def tallies(path: str | None, as_of: str | None, *, as_json: bool) -> int:
    """Show what articles count, and how runs of attacks are said to go."""
    with ask_ledger(path, as_of) as ledger:
        counts, courses = ledger.counts(), ledger.courses()
        tellings = (t for count in counts for line in count.lines for t in line.tellings)
        phases = (phase for course in courses for phase in course.phases)
        told = {t.tally.article for t in tellings} | {phase.article for phase in phases}
        documents = ledger.documents_named(told)
    if as_json:
        print_json([count_object(count) for count in counts])
    elif counts or courses:
        screen = open_screen()
        show_counts(screen, counts, documents)
        show_courses(screen, courses, documents)
    else:
        print("crosswire: no article counts anything.", file=sys.stderr)
    return DONE if counts or courses else NOTHING
