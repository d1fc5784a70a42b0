"""Ties, totals and quoted words, lifted from mentions to the incidents they belong to.

In: readings, and which incident each mention belongs to. Out: relations, tallies, statements.
Refuses: to tie an incident to itself, and to count a total twice that one article repeats.
"""

from __future__ import annotations

from crosswire.relate.relate import relate_incidents

__all__ = ["relate_incidents"]
