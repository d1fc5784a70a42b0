"""The page of one article: its whole text, what was read in it, and what was not, and why."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from crosswire.asking import LedgerReader
from crosswire.model.incident import Reading
from crosswire.model.related import Related
from crosswire.model.text import Document, Span
from crosswire.publish.cases import Voice
from crosswire.publish.coverage import REASONS as WHY_NOT
from crosswire.publish.words import say_type
from crosswire.web.asked import Asked
from crosswire.web.cards import clip, name_file
from crosswire.web.cited import Cited, Said, Source, cite, describe_source, tell_claim
from crosswire.web.highlights import UNREAD, UNZONED, Mark, Stretch, lay_out, mark_claims
from crosswire.web.refused import Refused, tell_refused

REASONS = {
    "furniture": "page furniture: navigation, notices, advertising. No claim is taken from it.",
    "byline": "who wrote it. No claim is taken from it.",
    "caption": "a caption: read for what it shows on its own day, apart from the story.",
    UNZONED: "in no zone of the page.",
}


class Told(msgspec.Struct, frozen=True):
    """A mention: the incident it became part of, and its claims."""

    mention: str
    incident: str | None
    title: str
    role: str
    claims: tuple[Said, ...]


class Aside(msgspec.Struct, frozen=True):
    """What the article says beside incidents: a total, words, a talk, a tie."""

    id: str
    kind: str
    what: str
    cited: Cited


class Unread(msgspec.Struct, frozen=True):
    """A stretch that was not read as news, and why."""

    zone: str
    why: str
    text: str


class PassedOver(msgspec.Struct, frozen=True):
    """A sentence that might have told of violence, and why no incident was read in it."""

    id: str
    why: str
    cited: Cited


class ArticlePage(msgspec.Struct, frozen=True):
    """One article, whole."""

    article: Source
    read_on: str
    path: str | None
    language: str
    letters: int
    text: tuple[Stretch, ...]
    told: tuple[Told, ...]
    asides: tuple[Aside, ...]
    passed_over: tuple[PassedOver, ...]
    unread: tuple[Unread, ...]
    rejections: tuple[Refused, ...]


def build(ledger: LedgerReader, asked: Asked, key: str) -> ArticlePage:
    """The page of the article with an id."""
    document, mentions = ledger.article_page(key)
    browser = ledger.browse()
    incidents = browser.incidents_of({mention.id for mention in mentions})
    titles = browser.titles(set(incidents.values()))
    asides = tuple(_list_asides(browser.beside([key]), document))
    passed = tuple(_list_passed_over(ledger.reading(key), document))
    marks = [*mark_claims(mentions), *map(_mark, asides), *map(_mark, passed)]
    article = document.article
    return ArticlePage(
        article=describe_source(document),
        read_on=article.read_on,
        path=article.path and name_file(article.path),
        language=article.language,
        letters=len(article.text),
        text=lay_out(document, marks),
        told=tuple(
            Told(
                mention.id,
                incidents.get(mention.id),
                clip(titles.get(incidents.get(mention.id, ""), say_type(mention.type))),
                mention.role,
                tuple(tell_claim(Voice(claim, document)) for claim in mention.claims),
            )
            for mention in mentions
        ),
        asides=asides,
        passed_over=passed,
        unread=tuple(_list_unread(document)),
        rejections=tuple(map(tell_refused, browser.rejected(key))),
    )


def _mark(aside: Aside | PassedOver) -> Mark:
    slot = "aside" if isinstance(aside, Aside) else "passed over"
    return Mark(aside.id, slot, Span(aside.cited.start, aside.cited.end))


def _list_asides(related: Related, document: Document) -> Iterator[Aside]:
    for tally in related.tallies:
        what = say_type(tally.kind)
        yield Aside(
            tally.id,
            "running total",
            clip(f"{what}: {tally.scope}"),
            cite(document, tally.spans[0]),
        )
    for said in related.statements:
        yield Aside(
            said.id, "statement", clip(f"{said.speaker} {said.act}"), cite(document, said.span)
        )
    for tie in related.relations:
        yield Aside(tie.id, "tie between incidents", say_type(tie.kind), cite(document, tie.span))
    for talk in related.consultations:
        what = f"{say_type(talk.kind)}: {', '.join(talk.parties)}"
        yield Aside(talk.id, "talk", clip(what), cite(document, talk.spans[0]))
    for follow_up in related.follow_ups:
        what = f"{say_type(follow_up.kind)}, {follow_up.state}"
        yield Aside(follow_up.id, "follow-up", what, cite(document, follow_up.span))
    for actor in related.actor_ties:
        what = " · ".join(part for part in (actor.actor, say_type(actor.kind), actor.other) if part)
        yield Aside(actor.id, "actor", clip(what), cite(document, actor.span))
    for phase in related.phases:
        yield Aside(
            phase.id, "phase", clip(f"{phase.kind}: {phase.scope}"), cite(document, phase.span)
        )


def _list_passed_over(reading: Reading | None, document: Document) -> Iterator[PassedOver]:
    for number, passed in enumerate(reading.abstained if reading else ()):
        why = WHY_NOT.get(passed.reason, say_type(passed.reason))
        yield PassedOver(f"p{number}", why, cite(document, passed.span))


def _list_unread(document: Document) -> Iterator[Unread]:
    """The zones that were left aside; all of the text if it could not be parsed."""
    text = document.article.text
    if not document.zones:
        yield Unread(UNZONED, "the article could not be laid out.", clip(text, 400))
    for zone in document.zones:
        if zone.kind in REASONS and (zone.kind in UNREAD or zone.kind == "caption"):
            yield Unread(zone.kind, REASONS[zone.kind], clip(zone.span.quote(text), 400))
