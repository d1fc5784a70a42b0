"""What articles say beside incidents, lifted from mentions to the incidents they belong to.

In: readings, and which incident each mention belongs to. Out: relations,
tallies, statements, consultations, follow-ups, actors' ties, phases.
Refuses: to tie an incident to itself, and to count a total twice that one article repeats.
"""

from __future__ import annotations

from crosswire.relate.relate import relate_incidents

__all__ = ["relate_incidents"]
