"""An article's text in pieces: in which zone each stands, and which claims its words carry."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

import msgspec

from crosswire.model.mention import Claim, Mention
from crosswire.model.text import Document, Span, Zone

UNZONED = "unread"  # text in no zone: white space, or an article that could not be parsed
GAP = "gap"  # white space between zones
UNREAD = ("furniture", "byline", UNZONED)  # zones from which no claim is taken


class Mark(msgspec.Struct, frozen=True):
    """A stretch of text that says something, by the id and slot of what it says."""

    id: str
    slot: str
    span: Span


class Piece(msgspec.Struct, frozen=True):
    """Some letters of a text, and the claims that all of them carry. `begins` those that start."""

    text: str
    ids: tuple[str, ...] = ()
    slots: tuple[str, ...] = ()
    begins: tuple[str, ...] = ()


class Stretch(msgspec.Struct, frozen=True):
    """A zone of an article, in pieces."""

    zone: str
    pieces: tuple[Piece, ...]


def mark_claims(mentions: Iterable[Mention]) -> list[Mark]:
    """A mark for each claim."""
    return [mark_claim(claim) for mention in mentions for claim in mention.claims]


def mark_claim(claim: Claim) -> Mark:
    """The mark of a claim."""
    return Mark(claim.id, claim.slot, claim.span)


def lay_out(document: Document, marks: Sequence[Mark]) -> tuple[Stretch, ...]:
    """The whole text, zone by zone, cut wherever a mark begins or ends.

    The texts of all pieces, one after the other, are the article's text.
    """
    text = document.article.text
    stretches = []
    for zone in _fill_gaps(document.zones, len(text)):
        inside = [mark for mark in marks if mark.span.overlaps(zone.span)]
        is_gap = not inside and zone.span.quote(text).isspace()
        pieces = tuple(_cut(text, zone.span, inside))
        stretches.append(Stretch(GAP if is_gap else zone.kind, pieces))
    return tuple(stretches)


class _Part(msgspec.Struct, frozen=True):
    kind: str
    span: Span


def _fill_gaps(zones: Sequence[Zone], length: int) -> list[_Part]:
    """The zones, and between them what is in none."""
    parts: list[_Part] = []
    for zone in zones:
        before = parts[-1].span.end if parts else 0
        if zone.span.start > before:
            parts.append(_Part(UNZONED, Span(before, zone.span.start)))
        parts.append(_Part(zone.kind, zone.span))
    end = parts[-1].span.end if parts else 0
    return [*parts, _Part(UNZONED, Span(end, length))] if end < length else parts


def _cut(text: str, within: Span, marks: Sequence[Mark]) -> Iterable[Piece]:
    """Pieces between one bound of a mark and the next; a sweep keeps those that are open."""
    bounds = {within.start, within.end}
    for mark in marks:
        bounds |= {max(within.start, mark.span.start), min(within.end, mark.span.end)}
    waiting = sorted(marks, key=lambda mark: (mark.span.start, mark.id))
    open_marks: list[Mark] = []
    at = 0
    for start, end in pairwise(sorted(bounds)):
        open_marks = [mark for mark in open_marks if mark.span.end > start]
        while at < len(waiting) and waiting[at].span.start <= start:
            open_marks.append(waiting[at])
            at += 1
        yield Piece(
            text[start:end],
            tuple(dict.fromkeys(mark.id for mark in open_marks)),
            tuple(dict.fromkeys(mark.slot for mark in open_marks)),
            tuple(dict.fromkeys(m.id for m in open_marks if m.span.start == start)),
        )
