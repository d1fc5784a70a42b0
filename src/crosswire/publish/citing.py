"""Citations of a brief: the sentence about a span, its outlet and its time."""

from __future__ import annotations

from collections.abc import Iterable

from crosswire.model.brief import Citation, Told
from crosswire.model.text import Document, Span
from crosswire.publish.cases import Voice, name_source, passage_around
from crosswire.publish.phrasing import begin


def cite_span(document: Document, span: Span) -> Citation:
    """The sentence in which a span stands."""
    at = passage_around(document, span)
    return Citation(
        article=document.article.id,
        start=at.start,
        end=at.end,
        quote=" ".join(at.quote(document.article.text).split()),
        source=name_source(document),
        published=_stamp(document),
    )


def cite_voice(voice: Voice) -> Citation:
    """The sentence in which a claim stands."""
    return cite_span(voice.document, voice.claim.span)


def cite_name(document: Document, name: str, before: Span) -> Citation | None:
    """The last sentence up to a span that has a name in it; None if no words before it have."""
    at = document.article.text.lower().rfind(name.lower(), 0, before.end)
    return cite_span(document, Span(at, at + len(name))) if at >= 0 and name else None


def _stamp(document: Document) -> str | None:
    published = document.published.moment if document.published else None
    if published is None or published.end is None:
        return None
    clock = f"T{published.clock}" if published.clock else ""
    return f"{published.end.isoformat()}{clock}"


def _end_of(stamp: str) -> str:
    """What orders stamps by when they could be known: a day without a clock counts from its end.

    >>> max("2024-08-06", "2024-08-06T08:36", key=_end_of)
    '2024-08-06'
    """
    return stamp if "T" in stamp else f"{stamp}T24"


def tell(
    text: str,
    citations: Iterable[Citation | None],
    *,
    dated: bool = False,
    decision: str | None = None,
) -> Told:
    """A sentence with its citations, each once; `dated` if it has figures, which are of a day."""
    cited = tuple(dict.fromkeys(citation for citation in citations if citation is not None))
    latest = max((c.published for c in cited if c.published), key=_end_of, default=None)
    return Told(begin(" ".join(text.split())), cited, latest if dated else None, decision=decision)
