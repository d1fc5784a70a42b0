"""What articles say beside incidents, as the objects of the JSON format."""

from __future__ import annotations

from crosswire.model.moment import Moment
from crosswire.model.related import (
    ActorTie,
    Consultation,
    FollowUp,
    Phase,
    Relation,
    Statement,
    Tally,
)
from crosswire.publish.plain import Object, plain_figure, plain_moment, plain_span

# In these the later incident comes first: it responds to, follows, or is part of the other.
LATER_FIRST = {"response_to", "aftermath_of", "part_of"}


def relation_object(relation: Relation) -> Object:
    """A relation read from "from" to "to": a response is `from` the later `to` the earlier."""
    ends = (relation.earlier, relation.later)
    source, target = reversed(ends) if relation.kind in LATER_FIRST else ends
    return {
        "id": relation.id,
        "kind": relation.kind,
        "from": source,
        "to": target,
        "asserter": relation.asserter,
        "basis": relation.basis,
        "article": relation.article,
        **plain_span(relation.span),
    }


def tally_object(tally: Tally) -> Object:
    """A running total; `spans` holds every place where the article gives it, the first outside."""
    return {
        "id": tally.id,
        "kind": tally.kind,
        "figure": plain_figure(tally.figure),
        "counts": tally.counts,
        "since": tally.since.isoformat() if tally.since else None,
        "until": tally.until.isoformat() if tally.until else None,
        "period": tally.period,
        "scope": tally.scope,
        "countries": list(tally.countries),
        "targets": list(tally.targets),
        "definition": tally.definition,
        "asserter": tally.asserter,
        "article": tally.article,
        **plain_span(tally.spans[0]),
        "spans": [[span.start, span.end] for span in tally.spans],
    }


def statement_object(statement: Statement) -> Object:
    """What somebody said or is quoted with."""
    return {
        "id": statement.id,
        "speaker": statement.speaker,
        "role": statement.role,
        "channel": statement.channel,
        "audience": statement.audience,
        "act": statement.act,
        "quoted": statement.quoted,
        "anonymity": statement.anonymity,
        "voice": statement.voice,
        "source": statement.source,
        "plover": statement.plover,
        "date_basis": statement.date_basis,
        "date": _plain_date(statement.date),
        "about": statement.about,
        "article": statement.article,
        **plain_span(statement.span),
    }


def consultation_object(talk: Consultation) -> Object:
    """A meeting, call or visit; `spans` holds every place where the article tells of it."""
    return {
        "id": talk.id,
        "kind": talk.kind,
        "parties": list(talk.parties),
        "date": _plain_date(talk.date),
        "place": talk.place,
        "about": talk.about,
        "asserter": talk.asserter,
        "article": talk.article,
        **plain_span(talk.spans[0]),
        "spans": [[span.start, span.end] for span in talk.spans],
    }


def follow_up_object(follow_up: FollowUp) -> Object:
    """What is still to be found out or done, or is done."""
    return {
        "id": follow_up.id,
        "kind": follow_up.kind,
        "state": follow_up.state,
        "owner": follow_up.owner,
        "about": follow_up.about,
        "date": _plain_date(follow_up.date),
        "asserter": follow_up.asserter,
        "article": follow_up.article,
        **plain_span(follow_up.span),
    }


def actor_tie_object(tie: ActorTie) -> Object:
    """What an actor is said to be to another."""
    return {
        "id": tie.id,
        "kind": tie.kind,
        "actor": tie.actor,
        "other": tie.other,
        "modality": tie.modality,
        "asserter": tie.asserter,
        "article": tie.article,
        **plain_span(tie.span),
    }


def phase_object(phase: Phase) -> Object:
    """How a run of attacks is said to go."""
    return {
        "id": phase.id,
        "kind": phase.kind,
        "scope": phase.scope,
        "since": _plain_date(phase.since),
        "asserter": phase.asserter,
        "article": phase.article,
        **plain_span(phase.span),
    }


def _plain_date(date: Moment | None) -> Object | None:
    return plain_moment(date) if date else None
