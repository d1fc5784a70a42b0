"""Sentences on what articles say beside incidents, each in the article's own words.

What several articles say of one thing may be handed in already brought together: these take the
plain values, one at a time.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from crosswire.model.brief import Citation, Told
from crosswire.model.related import (
    ActorTie,
    Consultation,
    FollowUp,
    Phase,
    Relation,
    Statement,
    Tally,
)
from crosswire.model.text import Document, Span
from crosswire.publish.cases import passage_around
from crosswire.publish.citing import cite_name, cite_span, tell
from crosswire.publish.phrasing import quoted_short, with_article
from crosswire.publish.telling import MOST, Ways
from crosswire.publish.words import say_type

Documents = Mapping[str, Document]

TALLIES = {
    "attack_tally": "a running total of attacks",
    "cumulative_killed": "a running total of people killed",
    "cumulative_injured": "a running total of people injured",
    "cumulative_abducted": "a running total of people taken",
    "foiled_tally": "a running total of plots that were foiled",
    "deployment": "how strong forces are",
}
INTENTS = {
    "demands": "a demand",
    "vows": "a vow",
    "threatens": "a threat",
    "plans": "a plan",
}
RELATIONS = {
    "response_to": "a response to {other}",
    "aftermath_of": "what follows from {other}",
    "part_of": "part of {other}",
    "precedes": "coming after {other}",
    "same_operation": "one operation with {other}",
}


def word_tally(tally: Tally, documents: Documents) -> Ways:
    """A running total in the words of the article; never counted as incidents."""
    document, span = documents[tally.article], tally.spans[0]
    said = f"{TALLIES[tally.kind]} is given as {_quote(document, span)}"
    return tuple(_say_so(said, document, span, tally.asserter))


def word_own_count(incidents: Sequence[str]) -> Told:
    """How many incidents the ledger holds itself, beside a running total of somebody else."""
    number = f"{len(incidents):,} incident{'' if len(incidents) == 1 else 's'}"
    said = f"This ledger holds {number} for the same countries and days."
    return Told(said, counted=tuple(incidents))


def word_no_count(why: str) -> Told:
    """Why no count of our own stands beside a total."""
    return Told(f"There is no count of our own beside it: {why}.", counted=())


def word_follow_up(follow_up: FollowUp, documents: Documents) -> Ways:
    """What is still to be found out or done."""
    document, span = documents[follow_up.article], follow_up.span
    noun = say_type(follow_up.kind)
    article = "an" if noun[0] in "aeiou" else "a"
    said = f"{article} {noun} is {follow_up.state}: {_quote(document, span)}"
    return tuple(_say_so(said, document, span, follow_up.asserter))


def word_intent(statement: Statement, documents: Documents) -> Ways:
    """A vow, a threat, a demand or a plan, in the words of the article. Never an incident."""
    document, span = documents[statement.article], statement.span
    act, words = INTENTS[statement.act], _quote(document, span)
    ways = []
    for further in ((), (cite_name(document, statement.speaker, span),)):
        cited = [cite_span(document, span), *filter(None, further)]
        who = with_article(statement.speaker, " ".join(c.quote for c in cited))
        ways.append(tell(f"{act} by {who}: {words}", cited))
    return (*ways, tell(f"{act} was reported: {words}", [cite_span(document, span)]))


def word_talk(talks: Sequence[Consultation], documents: Documents) -> Ways:
    """A meeting, call or visit, in the words of the first article; the others are cited, too."""
    first = talks[0]
    noun = "talks were" if first.kind == "talks" else f"a {say_type(first.kind)} was"
    document = documents[first.article]
    words = _quote(document, passage_around(document, first.spans[0]))
    cited = [cite_span(documents[talk.article], talk.spans[0]) for talk in talks[:MOST]]
    return (tell(f"{noun} reported: {words}", cited),)


def word_phase(phases: Sequence[Phase], documents: Documents) -> Ways:
    """A lull, a resumption, an escalation as somebody sees it; others who do are cited, too."""
    first = phases[0]
    noun = f"{'an' if first.kind[0] in 'aeiou' else 'a'} {say_type(first.kind)}"
    document = documents[first.article]
    said = f"{noun} was reported: {_quote(document, passage_around(document, first.span))}"
    others = [cite_span(documents[phase.article], phase.span) for phase in phases[1:MOST]]
    return tuple(_say_so(said, document, first.span, first.asserter, others))


def word_tie(tie: ActorTie, documents: Documents) -> Ways:
    """What an actor is said to be, or to be to another: the sentence that says so."""
    document = documents[tie.article]
    words = _quote(document, passage_around(document, tie.span))
    cited = [cite_span(document, tie.span)]
    actor = with_article(tie.actor, cited[0].quote)
    return tuple(tell(f"On {name}: {words}", cited) for name in (actor, "a group"))


def word_relation(relation: Relation, documents: Documents, other: Told | None) -> Ways:
    """That the later incident is said to respond to the earlier, to follow from it, to come after.

    `other` is the heading of the earlier one; None if that is a series.
    """
    if relation.basis != "stated":
        return ()
    document = documents[relation.article]
    words = _quote(document, passage_around(document, relation.span))
    named = [] if other is None else [(name_other(other.text), other.citations)]
    plain = ("a series" if other is None else "another incident", ())
    return tuple(
        way
        for name, cited in [*named, plain]
        for way in _say_so(
            f"reported as {RELATIONS[relation.kind].format(other=name)}: {words}",
            document,
            relation.span,
            relation.asserter,
            cited,
        )
    )


def name_other(heading: str) -> str:
    """An incident as another sentence speaks of it.

    >>> name_other("Air strike in Al-Qaim, 24 January 2024.")
    'the air strike in Al-Qaim, 24 January 2024'
    """
    return f"the {heading[:1].lower()}{heading[1:].removesuffix('.')}"


def _quote(document: Document, span: Span) -> str:
    """The words at a span; very long ones up to a blank, with …."""
    return quoted_short(span.quote(document.article.text))


def _say_so(
    said: str,
    document: Document,
    span: Span,
    speaker: str | None,
    besides: Sequence[Citation] = (),
) -> Iterator[Told]:
    """What is said with who says it, if anybody does, then without."""
    here: list[Citation] = [cite_span(document, span), *besides]
    if speaker is not None:
        for further in ((), (cite_name(document, speaker, span),)):
            cited = [*here, *filter(None, further)]
            who = with_article(speaker, " ".join(c.quote for c in cited))
            yield tell(f"{said}, according to {who}", cited, dated=True)
    yield tell(said, here, dated=True)
