"""What a brief is checked against: the articles, what was read in them, decisions, incidents."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import PurePath
from typing import NamedTuple

from crosswire.model.brief import Citation
from crosswire.model.decision import Decision
from crosswire.model.mention import Claim, Responsibility
from crosswire.model.promises import Records
from crosswire.model.text import Document, Span

_BLANK = re.compile(r"\s+")


class Aside(NamedTuple):
    """Who speaks in words that the ledger keeps beside incidents, and who else is named for it."""

    span: Span
    voices: tuple[str, ...]


class Shelf:
    """A ledger ready for looking up what stands in a span."""

    def __init__(self, records: Records) -> None:
        self.documents = {document.article.id: document for document in records.documents()}
        self.incidents = {incident.id: incident for incident in records.incidents()}
        self.decisions: dict[str, Decision] = {d.id: d for d in records.decisions()}
        self._claims: defaultdict[str, list[Claim]] = defaultdict(list)
        for reading in records.readings():
            for mention in reading.mentions:
                self._claims[reading.article] += mention.claims
        self._asides: defaultdict[str, list[Aside]] = defaultdict(list)
        for article, aside in _list_asides(records):
            self._asides[article].append(aside)

    def claims_at(self, citations: Iterable[Citation]) -> Iterator[Claim]:
        """The claims whose words stand in one of the citations."""
        for citation in citations:
            at = Span(citation.start, citation.end)
            yield from (c for c in self._claims[citation.article] if at.overlaps(c.span))

    def voices_at(self, citations: Iterable[Citation]) -> Iterator[str]:
        """Everybody who is read as speaking, or as the one who does it, in the citations."""
        for citation in citations:
            at = Span(citation.start, citation.end)
            for claim in self._claims[citation.article]:
                if at.overlaps(claim.span):
                    yield from filter(None, (claim.asserter, *claim.chain, _actor(claim)))
            for aside in self._asides[citation.article]:
                if at.overlaps(aside.span):
                    yield from aside.voices


def _actor(claim: Claim) -> str | None:
    return claim.value.actor if isinstance(claim.value, Responsibility) else None


def _list_asides(records: Records) -> Iterator[tuple[str, Aside]]:
    for tally in records.tallies():
        for span in tally.spans:
            yield tally.article, _aside(span, tally.asserter)
    for said in records.statements():
        yield said.article, _aside(said.span, said.speaker)
    for talk in records.consultations():
        for span in talk.spans:
            yield talk.article, _aside(span, talk.asserter, *talk.parties)
    yield from _list_standings(records)


def _list_standings(records: Records) -> Iterator[tuple[str, Aside]]:
    for follow_up in records.follow_ups():
        yield follow_up.article, _aside(follow_up.span, follow_up.owner, follow_up.asserter)
    for tie in records.actor_ties():
        yield tie.article, _aside(tie.span, tie.asserter)
    for phase in records.phases():
        yield phase.article, _aside(phase.span, phase.asserter)
    for relation in records.relations():
        yield relation.article, _aside(relation.span, relation.asserter)


def _aside(span: Span, *voices: str | None) -> Aside:
    return Aside(span, tuple(filter(None, voices)))


def squeeze(text: str) -> str:
    """The text with every run of white space made one blank.

    >>> squeeze(" two\\n lines ")
    'two lines'
    """
    return _BLANK.sub(" ", text).strip()


def name_of(document: Document) -> str:
    """What a citation calls an article: its outlet, its address, its file, or its id."""
    article = document.article
    file = PurePath(article.path).name if article.path else None
    return document.outlet or article.url or file or article.id


def day_of(document: Document) -> date | None:
    """The day of an article, from which weekdays in it count back; None if nothing gives it."""
    return document.published.moment.end if document.published else None


def stamp_of(document: Document) -> str | None:
    """When an article came out, as a citation gives it."""
    moment = document.published.moment if document.published else None
    if moment is None or moment.end is None:
        return None
    return moment.end.isoformat() + (f"T{moment.clock}" if moment.clock else "")
