"""Meetings, calls and visits of an article, each once, however often it tells of it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import msgspec

from crosswire.extract.incidents.frames import Frame, FrameKey
from crosswire.extract.sayings.about import Nearby
from crosswire.extract.sayings.attributions import bound_day, find_said_day, find_today, mask
from crosswire.extract.sayings.documents import find_author
from crosswire.extract.sentence.scan import Scan
from crosswire.lexicon.load import Lexicon
from crosswire.model.ids import make_id
from crosswire.model.mention import Mention
from crosswire.model.moment import Moment
from crosswire.model.parties import join_parties, match_parties, name_once
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
    nearby = Nearby(document, frames, mentions, told)
    found: list[Consultation] = []
    for talk in document.talks:
        one = _make(document, talk, scans, nearby, lexicon)
        at = next((n for n, other in enumerate(found) if _is_same(other, one)), None)
        if at is None:
            found.append(one)
        else:
            found[at] = _join(found[at], one)
    return [_finish(one) for one in found if len(one.parties) > 1 or one.kind == "visit"]


def _make(
    document: Document, talk: Talk, scans: Sequence[Scan], nearby: Nearby, lexicon: Lexicon
) -> Consultation:
    text = document.article.text
    sentence = _sentence_of(document, talk.span)
    about = nearby.find(talk.span, " ".join(talk.parties))
    kind: ConsultationKind = lexicon.entry(talk.rule).word("kind") or "talks"  # type: ignore[assignment]
    return Consultation(
        id="",
        kind=kind,
        parties=name_once(talk.parties),
        date=_find_day(document, talk, sentence, about, lexicon),
        place=_find_place(talk, sentence, scans),
        about=about.id if about else None,
        asserter=_find_asserter(text, talk, sentence, lexicon),
        article=document.article.id,
        spans=(talk.span,),
    )


def _find_day(
    document: Document, talk: Talk, sentence: Sentence, about: Mention | None, lexicon: Lexicon
) -> Moment | None:
    """The day that the sentence gives; else the one on which both spoke of "today's" attack.

    Else, of fresh news, some day from the incident to the article.
    """
    text = document.article.text
    quoted = [quote.span for quote in document.quotations]
    masked = mask(text, sentence.span, quoted)
    date = find_said_day(document, sentence.span, talk.cue, masked, lexicon)
    if date is not None or about is None:
        return date
    inside = [span for span in quoted if span.overlaps(sentence.span)]
    return find_today(text, inside, about.date, lexicon) or bound_day(about.date, document)


def _find_asserter(text: str, talk: Talk, sentence: Sentence, lexicon: Lexicon) -> str | None:
    """Whoever tells of it, if that is none of those who took part."""
    if talk.asserter is None or talk.asserter in talk.parties:
        return None
    author = find_author(text, talk.asserter, None, sentence, lexicon).name
    return talk.asserter if " and " in author else author


def _find_place(talk: Talk, sentence: Sentence, scans: Sequence[Scan]) -> str | None:
    """The town or building in which a sentence says that they met; None if it does not say."""
    groups = (
        group
        for scan in scans
        if scan.sentence.span.overlaps(sentence.span)
        for group in scan.of("P")
        if _IN.search(scan.text, max(0, group.span.start - 12), group.span.start)
    )
    near = (
        group.place
        for group in groups
        if group.span.start - talk.cue.end < NEAR and group.span.end > talk.cue.start
    )
    return next((place.name for place in near if place is not None), None)


NEAR = 90  # characters from "met" to "in Ely", over a party or two


def _sentence_of(document: Document, span: Span) -> Sentence:
    for sentence in document.sentences:
        if sentence.span.start <= span.start < sentence.span.end:
            return sentence
    return Sentence(span, "body", 0)


def _is_same(one: Consultation, other: Consultation) -> bool:
    """True if two tellings of an article may be of one talk: "the meeting with Bo Ek".

    They share their parties; kinds and days, where known, do not differ.
    """
    kinds = {one.kind, other.kind} - {"talks"}
    apart = one.date and other.date and not one.date.meets(other.date)
    if len(kinds) > 1 or apart:
        return False
    return match_parties(one.parties, other.parties)


def _join(one: Consultation, other: Consultation) -> Consultation:
    """Two tellings of one talk: what the first leaves open the second may say."""
    kind = other.kind if one.kind == "talks" else one.kind
    return msgspec.structs.replace(
        one,
        kind=kind,
        parties=join_parties(one.parties, other.parties),
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
