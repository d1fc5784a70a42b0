"""One sentence with its clauses and whoever was named so far: what is needed to find voices."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from crosswire.lexicon.load import Lexicon
from crosswire.model.text import Span
from crosswire.parse.clauses import Clause, find_left_subject
from crosswire.parse.people import People, Speaker
from crosswire.parse.reporting import Reporting


class Line(NamedTuple):
    """A sentence whose quoted words are masked, where it starts, and what it is read with."""

    text: str
    masked: str
    offset: int
    clauses: Sequence[Clause]
    people: People
    reporting: Reporting
    lexicon: Lexicon

    def before(self, place: int) -> Span | None:
        """The subject right before a place of the sentence, as a span of the article."""
        found = find_left_subject(self.masked, place, self.reporting)
        return self.moved(found) if found is not None else None

    def moved(self, span: Span) -> Span:
        """A span of the sentence as a span of the article."""
        return Span(span.start + self.offset, span.end + self.offset)

    def identify(self, words: str, place: int) -> Speaker | None:
        """Who some words stand for at a place of the article."""
        return self.people.identify(words, place)
