"""What a ledger promises to those who read it, and what an exporter promises to those who call it.

One page, so that the author of another ledger or exporter knows what to write.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Protocol

from crosswire.model.decision import Decision
from crosswire.model.incident import (
    Copy,
    Incident,
    Reading,
    Rejection,
)
from crosswire.model.related import (
    ActorTie,
    Consultation,
    FollowUp,
    Phase,
    Relation,
    Statement,
    Tally,
)
from crosswire.model.text import Document


class Records(Protocol):
    """Everything a ledger holds, each kind in an order that does not depend on arrival."""

    def documents(self) -> Iterator[Document]:
        """Every article with its layout, by id; without zones if it could not be parsed."""
        ...

    def readings(self) -> Iterator[Reading]:
        """What each article yields, by article id."""
        ...

    def incidents(self) -> Iterator[Incident]:
        """Every incident, by its first day and id; those without a date last."""
        ...

    def relations(self) -> Iterator[Relation]:
        """Ties between incidents, by id."""
        ...

    def tallies(self) -> Iterator[Tally]:
        """Running totals, by id."""
        ...

    def statements(self) -> Iterator[Statement]:
        """What somebody said or is quoted with, by id."""
        ...

    def consultations(self) -> Iterator[Consultation]:
        """Meetings, calls and visits, by id."""
        ...

    def follow_ups(self) -> Iterator[FollowUp]:
        """What is still to be found out or done, or is done, by id."""
        ...

    def actor_ties(self) -> Iterator[ActorTie]:
        """What actors are said to be to each other, by id."""
        ...

    def phases(self) -> Iterator[Phase]:
        """How runs of attacks are said to go, by id."""
        ...

    def copies(self) -> Iterator[Copy]:
        """Pairs of articles that share runs of words."""
        ...

    def decisions(self) -> Iterator[Decision]:
        """What people decided, the oldest first, also what was taken back."""
        ...

    def rejections(self) -> Iterator[Rejection]:
        """What could not be read, by path."""
        ...


Exporter = Callable[[Records], Iterator[str]]
"""An exporter: pieces of text that make one file when written one after the other."""
