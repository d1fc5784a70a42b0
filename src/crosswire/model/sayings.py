"""One statement, one meeting, as several articles give it: put together when it is asked for."""

from __future__ import annotations

from typing import Literal

import msgspec

from crosswire.model.moment import Moment
from crosswire.model.parties import words_of_name
from crosswire.model.related import Act, Consultation, ConsultationKind, Statement

Change = Literal["same", "changed", "added", "left_out"]


class Piece(msgspec.Struct, frozen=True):
    """A stretch of two wordings: the same in both, changed, or in one alone."""

    kind: Change
    base: str
    other: str


class Wording(msgspec.Struct, frozen=True):
    """One wording of a statement and who carries it, with its words beside the fullest wording.

    The fullest itself has no `pieces`.
    """

    words: str
    statements: tuple[Statement, ...]
    pieces: tuple[Piece, ...]

    @property
    def differs(self) -> bool:
        """True if it quotes other words than the fullest, not only fewer."""
        return any(piece.kind in {"changed", "added"} for piece in self.pieces)


class Saying(msgspec.Struct, frozen=True):
    """One statement, whoever carries it. `statement` is the fullest, with what others add to it."""

    statement: Statement
    wordings: tuple[Wording, ...]

    @property
    def id(self) -> str:
        """The id of the fullest statement."""
        return self.statement.id

    @property
    def tellings(self) -> list[Statement]:
        """The statement in each article, the fullest wording first."""
        return [statement for wording in self.wordings for statement in wording.statements]

    @property
    def articles(self) -> tuple[str, ...]:
        """The articles that carry it, by id."""
        return tuple(sorted({statement.article for statement in self.tellings}))

    @property
    def differs(self) -> bool:
        """True if two articles quote it in different words."""
        return any(wording.differs for wording in self.wordings)

    def answers(self, by: str | None, act: Act | None) -> bool:
        """True if it is such an act, of a speaker with these words in the name or office."""
        acts = {self.statement.act, *(statement.act for statement in self.tellings)}
        asked = words_of_name(by or "")
        speakers = [words_of_name(f"{s.speaker} {s.role or ''}") for s in self.tellings]
        return act in {None, *acts} and any(_begin(asked, words) for words in speakers)


def _begin(asked: tuple[str, ...], words: tuple[str, ...]) -> bool:
    """True if every word that is asked for begins a word."""
    return all(any(word.startswith(part) for word in words) for part in asked)


class Meeting(msgspec.Struct, frozen=True):
    """One meeting, call or visit, with all who tell of it; the narrowest day that any gives."""

    kind: ConsultationKind
    parties: tuple[str, ...]
    date: Moment | None
    place: str | None
    about: str | None
    tellings: tuple[Consultation, ...]

    @property
    def id(self) -> str:
        """The id of the first telling."""
        return self.tellings[0].id

    @property
    def articles(self) -> tuple[str, ...]:
        """The articles that tell of it, by id."""
        return tuple(sorted({telling.article for telling in self.tellings}))
