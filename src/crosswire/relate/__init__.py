"""What articles say beside incidents, lifted from mentions to the incidents they belong to.

In: readings, and which incident each mention belongs to. Out: relations,
tallies, statements, consultations, follow-ups, actors' ties, phases. What several articles say of
one thing is put together when it is asked for: one statement in its wordings, one meeting.
Refuses: to tie an incident to itself, and to count a total twice that one article repeats.
"""

from __future__ import annotations

from crosswire.relate.consultations import join_consultations
from crosswire.relate.relate import relate_incidents
from crosswire.relate.variants import join_variants

__all__ = [
    "join_consultations",
    "join_variants",
    "relate_incidents",
]
