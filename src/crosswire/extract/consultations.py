"""Meetings, calls and visits of an article, each once, however often it tells of it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import msgspec

from crosswire.extract.about import Beside
from crosswire.extract.attributions import bound_day, find_said_day, find_today, mask
from crosswire.extract.claims import make_id
from crosswire.extract.documents import find_author
from crosswire.extract.frames import Frame, FrameKey
from crosswire.extract.scan import Scan
from crosswire.lexicon.load import Lexicon
from crosswire.model.mention import Mention
from crosswire.model.moment import Moment
from crosswire.model.parties import name_once, share_parties
from crosswire.model.related import Consultation, ConsultationKind
from crosswire.model.text import Document, Sentence, Span, Talk

_IN = re.compile(r"\b(?:in|at|near|to|visit(?:ed|s|ing)?)\s(?:the\s)?$", re.IGNORECASE)


def find_consultations(
    document: Document,
    scans: Sequence[Scan],
    frames: Sequence[Frame],
    mentions: Mapping[FrameKey, str],
    told: Sequence[Mention],
    lexicon: Lexicon,
) -> list[Consultation]:
    """The meetings, calls and visits of an article in the order told, none of them an incident.

    What is told again adds its words, and what it says besides: "the meeting in Ely".
    """
    beside = Beside(document, frames, mentions, told)
    found: list[Consultation] = []
    for talk in document.talks:
        one = _make(document, talk, scans, beside, lexicon)
        at = next((n for n, other in enumerate(found) if _is_same(other, one)), None)
        if at is None:
            found.append(one)
        else:
            found[at] = _join(found[at], one)
    return [_finish(one) for one in found if len(one.parties) > 1 or one.kind == "visit"]


def _make(
    document: Document, talk: Talk, scans: Sequence[Scan], beside: Beside, lexicon: Lexicon
) -> Consultation:
    text = document.article.text
    sentence = _sentence_of(document, talk.span)
    quoted = [quote.span for quote in document.quotations]
    masked = mask(text, sentence.span, quoted)
    about = beside.find(talk.span, " ".join(talk.parties))
    date = find_said_day(document, sentence.span, talk.cue, masked, lexicon)
    inside = [span for span in quoted if span.overlaps(sentence.span)]
    if date is None and about is not None:
        date = find_today(text, inside, about.date) or bound_day(about.date, document)
    asserter = talk.asserter
    if asserter is not None:
        asserter = find_author(text, asserter, None, sentence, lexicon).name
    kind: ConsultationKind = lexicon.entry(talk.rule).word("kind") or "talks"  # type: ignore[assignment]
    return Consultation(
        id="",
        kind=kind,
        parties=name_once(talk.parties),
        date=date,
        place=_find_place(talk, sentence, scans),
        about=about.id if about else None,
        asserter=None if asserter in talk.parties else asserter,
        article=document.article.id,
        spans=(talk.span,),
    )


def _find_place(talk: Talk, sentence: Sentence, scans: Sequence[Scan]) -> str | None:
    """The town or building in which a sentence says that they met; None if it does not say."""
    for scan in scans:
        if scan.sentence.span.overlaps(sentence.span):
            for group in scan.of("P"):
                before = scan.text[max(0, group.span.start - 12) : group.span.start]
                near = group.span.start - talk.cue.end < NEAR and group.span.end > talk.cue.start
                if near and _IN.search(before) and group.place is not None:
                    return group.place.name
    return None


NEAR = 90  # characters from "met" to "in Ely", over a party or two


def _sentence_of(document: Document, span: Span) -> Sentence:
    for sentence in document.sentences:
        if sentence.span.start <= span.start < sentence.span.end:
            return sentence
    return Sentence(span, "body", 0)


def _is_same(one: Consultation, other: Consultation) -> bool:
    """True if two tellings of an article may be of one talk.

    They share all parties of the shorter list; kinds and days, where known, do not differ.
    """
    kinds = {one.kind, other.kind} - {"talks"}
    least = min(len(one.parties), len(other.parties))
    apart = one.date and other.date and not one.date.meets(other.date)
    return len(kinds) < 2 and not apart and share_parties(one.parties, other.parties) >= least


def _join(one: Consultation, other: Consultation) -> Consultation:
    """Two tellings of one talk: what the first leaves open the second may say."""
    kind = other.kind if one.kind == "talks" else one.kind
    return msgspec.structs.replace(
        one,
        kind=kind,
        parties=name_once((*one.parties, *other.parties)),
        date=_narrower(one.date, other.date),
        place=one.place or other.place,
        about=one.about or other.about,
        asserter=one.asserter or other.asserter,
        spans=tuple(sorted({*one.spans, *other.spans})),
    )


def _narrower(one: Moment | None, other: Moment | None) -> Moment | None:
    if one is None or other is None:
        return one or other
    return min((one, other), key=lambda moment: moment.days or 10_000)


def _finish(one: Consultation) -> Consultation:
    first = one.spans[0]
    return msgspec.structs.replace(
        one, id=make_id("g", one.article, one.kind, first.start, first.end)
    )
