"""Words with their source: what every line of a page stands on."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

import msgspec

from crosswire.model.incident import describe_article, known_since
from crosswire.model.text import Document, Span
from crosswire.publish.cases import Voice, name_source, quote_around
from crosswire.publish.words import say_moment
from crosswire.web.cards import clip

OPENING = 90  # characters of a story that stand for a headline
NEVER_YEAR = 9999  # of articles of which nobody knows since when they could be known


class Source(msgspec.Struct, frozen=True):
    """An article in short: who printed it, when, and since when it could be known (UTC).

    `opening` is how its story begins, for those that have no headline.
    """

    article: str
    outlet: str
    title: str | None
    published: str | None
    known: datetime | None
    agencies: tuple[str, ...]
    url: str | None
    opening: str = ""


class Cited(msgspec.Struct, frozen=True):
    """Words of an article in their sentence, and where they stand in its text."""

    article: str
    outlet: str
    published: str | None
    before: str
    words: str
    after: str
    start: int
    end: int


class Said(msgspec.Struct, frozen=True):
    """A claim as a row: the value as a voice gives it, the voice, the way it came, the words."""

    id: str
    slot: str
    value: str
    speaker: str
    chain: tuple[str, ...]
    modality: str
    rule: str
    cited: Cited


def describe_source(document: Document) -> Source:
    """An article in short."""
    facts = describe_article(document)
    known = known_since(facts)
    return Source(
        document.article.id,
        clip(name_source(document)),
        clip(document.title) if document.title else None,
        say_published(document),
        known if known.year < NEVER_YEAR else None,
        facts.agencies,
        document.article.url,
        find_opening(document),
    )


def find_opening(document: Document) -> str:
    """The first words of an article's story; "" if it was not laid out."""
    text = document.article.text
    story = (z.span.quote(text) for z in document.zones if z.kind in ("standfirst", "body"))
    return clip(next((words for words in story if words.strip()), ""), OPENING)


def say_published(document: Document) -> str | None:
    """When an article came out, in words; None if nobody says."""
    return say_moment(document.published.moment) if document.published else None


def cite(document: Document, span: Span) -> Cited:
    """The words at a span, in their sentence."""
    quote = quote_around(document, span)
    return Cited(
        document.article.id,
        clip(name_source(document)),
        say_published(document),
        quote.before,
        quote.words,
        quote.after,
        span.start,
        span.end,
    )


def cite_in(documents: Mapping[str, Document], article: str, span: Span) -> Cited | None:
    """The words at a span of one of the articles; None if it is not among them."""
    return cite(documents[article], span) if article in documents else None


def tell_claim(voice: Voice) -> Said:
    """A claim as a row."""
    claim = voice.claim
    return Said(
        claim.id,
        claim.slot,
        clip(voice.said, 300),
        clip(voice.speaker),
        tuple(clip(link) for link in voice.chain),
        claim.modality,
        claim.rule,
        cite(voice.document, claim.span),
    )
