"""Who said what, and who met whom, on the screen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from crosswire.publish.cases import name_source
from crosswire.publish.words import say_moment, say_type

if TYPE_CHECKING:
    from crosswire.model.related import Statement
    from crosswire.model.sayings import Meeting, Piece, Saying, Wording
    from crosswire.model.text import Document
    from crosswire.screen import Screen

SHORT = 8  # statements that `show` lists; `statements` has all
LONGEST = 160  # characters of one in the short list: two lines of 80


def show_sayings(
    screen: Screen, sayings: Sequence[Saying], documents: Mapping[str, Document]
) -> None:
    """Each statement: its day, speaker, capacity, channel, its words, its articles, other words."""
    for number, saying in enumerate(sayings):
        if number:
            screen.say()
        told = saying.statement
        mark = "≠ " if saying.differs else ""
        screen.say(f"{mark}{_say_day(told)} · {say_speaker(told)}{_say_how(told)}", "bold")
        for line in _list_notes(told):
            screen.say(f"  {line}")
        for wording in saying.wordings:
            screen.say(f"  {_say_wording(told, wording, documents)}")


def _say_wording(told: Statement, wording: Wording, documents: Mapping[str, Document]) -> str:
    """The words and who carries them; of a further wording what it changes or leaves out."""
    by = ", ".join(dict.fromkeys(name_source(documents[s.article]) for s in wording.statements))
    if not wording.pieces:
        return f"{_say_words(told, wording.words)}  ({by})"
    how = "in other words" if wording.differs else "in part"
    return f"{how} ({by}): {say_pieces(wording.pieces)}"


def show_said(screen: Screen, sayings: Sequence[Saying]) -> None:
    """A line for each of the first statements about an incident; nothing if there are none."""
    if not sayings:
        return
    screen.say()
    screen.say(f"statements: {len(sayings)}", "bold")
    for saying in sayings[:SHORT]:
        told, words = saying.statement, saying.wordings[0].words
        short = words if len(words) <= LONGEST else words[:LONGEST].rsplit(" ", 1)[0] + " …"
        mark = "≠ " if saying.differs else ""
        act = "" if told.act == "says" else f" {told.act}"
        screen.say(f"  {mark}{say_speaker(told)}{act}: {_say_words(told, short)}")
    if len(sayings) > SHORT:
        screen.say(f"  and {len(sayings) - SHORT} more; see crosswire statements")


def say_speaker(told: Statement) -> str:
    """The speaker with the capacity, if that says more than the name."""
    name = told.speaker if told.speaker != "narrator" else "the article itself"
    bare = name.lower().removeprefix("the ").removeprefix("a ").removeprefix("an ")
    return name if told.role is None or told.role.lower() in bare else f"{name}, {told.role}"


def _say_day(told: Statement) -> str:
    if told.date is None:
        return "day unknown"
    said = say_moment(told.date)
    return said if told.date_basis == "stated" else f"{said} (inferred)"


def _say_how(told: Statement) -> str:
    """What saying it does, where it was said and to whom."""
    parts = [
        told.act if told.act != "says" else "",
        told.channel or "",
        f"to {told.audience}" if told.audience else "",
    ]
    return "".join(f" · {part}" for part in parts if part)


def _list_notes(told: Statement) -> list[str]:
    """Why there is no name, and whether another outlet had it first."""
    notes = []
    if told.anonymity:
        notes.append(f"not named: {told.anonymity}")
    if told.source == "secondary":
        notes.append("said to another outlet")
    return notes


def _say_words(told: Statement, words: str) -> str:
    """The words in marks if they are the speaker's own."""
    return f"“{words.strip('“”')}”" if told.quoted else words


def say_pieces(pieces: Sequence[Piece]) -> str:
    """A wording beside the fullest: {theirs → these} where they differ, … for what is left out."""
    said: list[str] = []
    for piece in pieces:
        if piece.kind == "same":
            said.append(piece.other)
        elif piece.kind == "left_out":
            said.append("…")
        elif piece.kind == "added":
            said.append(f"{{+ {piece.other}}}")
        else:
            said.append(f"{{{piece.base} → {piece.other}}}")
    return " ".join(said)


def show_meetings(
    screen: Screen, meetings: Sequence[Meeting], documents: Mapping[str, Document]
) -> None:
    """A row for each meeting, call or visit."""
    rows = [
        [
            say_moment(meeting.date) if meeting.date else "day unknown",
            say_type(meeting.kind),
            ", ".join(meeting.parties),
            meeting.place or "",
            ", ".join(dict.fromkeys(name_source(documents[a]) for a in meeting.articles)),
        ]
        for meeting in meetings
    ]
    screen.table(["Date", "Kind", "Parties", "Place", "Told by"], rows, wrap=True)
