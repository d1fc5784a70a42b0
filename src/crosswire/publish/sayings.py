"""Statements and meetings of several articles, put together, as objects of JSON."""

from __future__ import annotations

from crosswire.model.sayings import Meeting, Saying
from crosswire.publish.beside import consultation_object, statement_object
from crosswire.publish.plain import Object, plain_moment


def saying_object(saying: Saying) -> Object:
    """One statement with what all articles add to it, and its wordings beside the fullest."""
    told = statement_object(saying.statement)
    return {
        **told,
        "articles": list(saying.articles),
        "differs": saying.differs,
        "wordings": [
            {
                "words": wording.words,
                "differs": wording.differs,
                "statements": [statement_object(statement) for statement in wording.statements],
                "pieces": [
                    {"kind": piece.kind, "base": piece.base, "other": piece.other}
                    for piece in wording.pieces
                ],
            }
            for wording in saying.wordings
        ],
    }


def meeting_object(meeting: Meeting) -> Object:
    """One meeting, call or visit; `plover` is its PLOVER event."""
    return {
        "id": meeting.id,
        "kind": meeting.kind,
        "plover": "CONSULT",
        "parties": list(meeting.parties),
        "date": plain_moment(meeting.date) if meeting.date else None,
        "place": meeting.place,
        "about": meeting.about,
        "articles": list(meeting.articles),
        "tellings": [consultation_object(telling) for telling in meeting.tellings],
    }
