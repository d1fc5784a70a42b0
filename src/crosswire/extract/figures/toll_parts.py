"""The numbers of a list that adds up to a toll: "five soldiers and two guards were hurt"."""

from __future__ import annotations

from typing import NamedTuple

from crosswire.extract.figures.casualties import Toll, list_people
from crosswire.extract.sentence.scan import Scan
from crosswire.model.figure import Figure
from crosswire.model.text import Span

RULE = "extract/parts"
LEAST = 2  # one number alone is no part of a sum


class Part(NamedTuple):
    """One number of such a list: how many, of whom in the list's own word, where it stands."""

    figure: Figure
    of: str
    span: Span


def find_parts(scan: Scan, toll: Toll) -> list[Part]:
    """The numbers that a toll was added up from, in order; none for a number told as one.

    In "seven people, five soldiers and two guards" the first number is the sum, and no part.
    """
    group = next((g for g in scan.of("N") if g.span == toll.counted), None)
    if group is None:
        return []
    told = [
        Part(g.figure, _last_word(g.span.quote(scan.text)), g.span)
        for g in list_people(scan, group)
        if g.figure is not None
    ]
    parts = [part for part in told if part.figure != toll.figure]
    return parts if len(parts) >= LEAST else []


def _last_word(words: str) -> str:
    return words.split()[-1].lower()
