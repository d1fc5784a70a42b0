"""The review queue: two mentions side by side, and what speaks for their being one incident."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from crosswire.asking import LedgerReader
from crosswire.link.review import Doubt
from crosswire.model.decision import Decision, pick_standing
from crosswire.model.mention import Mention
from crosswire.publish.cases import Voice
from crosswire.publish.words import say_moment, say_place, say_type
from crosswire.web.cards import clip
from crosswire.web.cited import Cited, Said, Source, cite, describe_source, tell_claim

PASSAGES, CLAIMS = 4, 14  # shown of one side
RECENT = 12  # decisions listed below, the latest first


class Side(msgspec.Struct, frozen=True):
    """One of the two mentions: its article, its passages and its claims."""

    mention: str
    incident: str | None
    source: Source
    type_label: str
    when: str
    where: str
    passages: tuple[Cited, ...]
    claims: tuple[Said, ...]


class Question(msgspec.Struct, frozen=True):
    """A pair to decide on, and what the program makes of it."""

    left: Side
    right: Side
    joined: bool
    score: float
    refused: str | None
    contradicts: str | None
    in_favour: tuple[str, ...]
    against: tuple[str, ...]


class Verdict(msgspec.Struct, frozen=True):
    """A decision on a pair that stands, or was taken back."""

    id: str
    by: str
    at: str
    verdict: str
    left: str
    right: str
    why: str
    stands: bool


class ReviewPage(msgspec.Struct, frozen=True):
    """The pair at a place in the queue; none if the queue is done.

    The queue is not `is_current` while what follows from the last decisions is being derived.
    """

    at: int
    waiting: int
    question: Question | None
    recent: tuple[Verdict, ...]
    is_current: bool = True


def build(ledger: LedgerReader, doubts: Sequence[Doubt], is_current: bool, at: int) -> ReviewPage:
    """The queue at one of its places; past its end it begins anew."""
    place = at % len(doubts) if doubts else 0
    question = _ask(ledger, doubts[place]) if doubts else None
    recent = _list_recent(ledger.decisions())
    return ReviewPage(place, len(doubts), question, recent, is_current)


def _ask(ledger: LedgerReader, doubt: Doubt) -> Question:
    why = ledger.why(doubt.left, doubt.right)[0]
    incidents = ledger.browse().incidents_of({doubt.left, doubt.right})
    left, right = (_show_side(ledger, key, incidents.get(key)) for key in (doubt.left, doubt.right))
    return Question(
        left,
        right,
        doubt.joined,
        doubt.score,
        doubt.refused,
        doubt.decided,
        why.in_favour,
        why.against,
    )


def _show_side(ledger: LedgerReader, key: str, incident: str | None) -> Side:
    mention: Mention = ledger.mention(key)
    document, _ = ledger.article_page(mention.article)
    claims = [claim for claim in mention.claims if claim.slot != "type"][:CLAIMS]
    return Side(
        key,
        incident,
        describe_source(document),
        say_type(mention.type),
        say_moment(mention.date) if mention.date else "date unknown",
        clip(say_place(mention.place)) if mention.place else "place unknown",
        tuple(cite(document, span) for span in mention.evidence[:PASSAGES]),
        tuple(tell_claim(Voice(claim, document)) for claim in claims),
    )


def _list_recent(decisions: Sequence[Decision]) -> tuple[Verdict, ...]:
    standing = {decision.id for decision in pick_standing(decisions)}
    pairs = [d for d in decisions if d.verdict and d.left and d.right]
    return tuple(
        Verdict(
            d.id, d.by, d.at, d.verdict or "", d.left or "", d.right or "", d.why, d.id in standing
        )
        for d in reversed(pairs[-RECENT:])
    )
