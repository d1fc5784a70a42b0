"""Who says what stands in a stretch of a sentence: a quotation's speaker, else the sentence's."""

from __future__ import annotations

from crosswire.extract.doers.speakers import find_speaker
from crosswire.extract.sentence.scan import Scan
from crosswire.lexicon.load import Lexicon
from crosswire.model.text import Document, Span


def find_asserter(document: Document, scan: Scan, span: Span, lexicon: Lexicon) -> str | None:
    """The voice that a stretch is attributed to; None where the outlet speaks for itself."""
    for quotation in document.quotations:
        if quotation.speaker is not None and quotation.span.holds(span):
            return quotation.speaker
    speaker = find_speaker(scan, lexicon)
    return speaker.name if speaker is not None else None
