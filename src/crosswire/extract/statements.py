"""Quoted words with their speaker, tied to the incident told beside them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from crosswire.extract.claims import make_id
from crosswire.extract.frames import Frame, FrameKey
from crosswire.model.related import Statement
from crosswire.model.text import Document, Quotation

LEAST_WORDS = 4  # fewer quoted words are a term somebody used, not a statement


def find_statements(
    document: Document, frames: Sequence[Frame], mentions: Mapping[FrameKey, str]
) -> list[Statement]:
    """The quotations of four or more words that have a speaker, in order."""
    text = document.article.text
    return [
        Statement(
            id=make_id("s", document.article.id, quote.span.start, quote.span.end),
            speaker=quote.speaker,
            role=None,
            channel=None,
            date=None,
            about=_about(quote, frames, mentions),
            article=document.article.id,
            span=quote.span,
        )
        for quote in document.quotations
        if quote.speaker is not None and len(quote.span.quote(text).split()) >= LEAST_WORDS
    ]


def _about(
    quote: Quotation, frames: Sequence[Frame], mentions: Mapping[FrameKey, str]
) -> str | None:
    """The mention whose frame stands nearest before the quotation's end."""
    before = [f for f in frames if f.span.start <= quote.span.end and f.key in mentions]
    return mentions[before[-1].key] if before else None
