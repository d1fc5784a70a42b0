"""An incident opened up: every settled value with the voices behind it and the words they used."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import PurePath

import msgspec

from crosswire.model.figure import Figure
from crosswire.model.incident import Incident, Settled
from crosswire.model.mention import Claim, Mention
from crosswire.model.moment import Moment
from crosswire.model.place import Place
from crosswire.model.promises import Records
from crosswire.model.text import Document, Span
from crosswire.publish.words import say_type, say_value

UNSURE = ("suspected", "possible", "denied", "future")  # "reported" shows in the speaker
EARLIER = "/updates#"  # rules by which a text itself calls a figure an earlier count
PLAIN_REASONS = ("with no text in common", "one article")
LONGEST = 320  # characters of a quoted sentence: four lines of 80
LONGEST_PASSAGE = 600  # characters that a brief cites: hardly any sentence of the news is longer


class Quote(msgspec.Struct, frozen=True):
    """A sentence in three parts, the words that carry the claim in the middle."""

    before: str
    words: str
    after: str

    def __str__(self) -> str:
        return f"{self.before}{self.words}{self.after}"


class Voice(msgspec.Struct, frozen=True):
    """One claim, and the article that carries it."""

    claim: Claim
    document: Document

    @property
    def outlet(self) -> str:
        """The outlet's name, or else the name of the file or page."""
        return name_source(self.document)

    @property
    def speaker(self) -> str:
        """Whoever says so, through whom and where; the outlet in its own voice if nobody."""
        speaker, chain = self.claim.asserter, self.claim.chain
        if speaker is None:
            return "in its own voice"
        at = chain.index(speaker) if speaker in chain else len(chain)
        through = f", through {', '.join(chain[:at])}" if chain[:at] else ""
        return speaker + through + (f" ({', '.join(chain[at + 1 :])})" if chain[at + 1 :] else "")

    @property
    def chain(self) -> tuple[str, ...]:
        """Whom the words came through: outlet, the agency it credits, speaker, channel."""
        agencies = [credit.agency for credit in self.document.credits if credit.of == "text"]
        return tuple(dict.fromkeys((self.outlet, *agencies, *self.claim.chain)))

    @property
    def said(self) -> str:
        """The value as this voice gives it, with whom it counts and how sure it is."""
        value = say_value(self.claim.value)
        of = f" ({self.claim.of})" if self.claim.of not in (None, "person") else ""
        sure = f" [{self.claim.modality}]" if self.claim.modality in UNSURE else ""
        old = " [earlier count]" if EARLIER in self.claim.rule else ""
        return f"{value}{of}{sure}{old}"

    def quote(self) -> Quote:
        """The sentence in which the claim stands."""
        return quote_around(self.document, self.claim.span)


class Line(msgspec.Struct, frozen=True):
    """One settled value and the voices it was settled from."""

    settled: Settled
    voices: tuple[Voice, ...]

    @property
    def label(self) -> str:
        """The name of the slot in words."""
        return say_type(self.settled.slot)

    @property
    def is_figure(self) -> bool:
        """True if the value is a number."""
        return isinstance(self.settled.value, Figure)

    @property
    def differs(self) -> bool:
        """True if the voices are not all of one value."""
        return self.settled.status in ("conflict", "refined", "superseded")


class Case(msgspec.Struct, frozen=True, dict=True):
    """An incident with its mentions and the articles they stand in."""

    incident: Incident
    mentions: tuple[Mention, ...]
    documents: Mapping[str, Document]

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """The settled values in the incident's order, each with its voices."""
        voices = {
            claim.id: Voice(claim, self.documents[mention.article])
            for mention in self.mentions
            for claim in mention.claims
        }
        return tuple(
            Line(settled, tuple(voices[c] for c in settled.claims if c in voices))
            for settled in self.incident.settled
        )

    @property
    def when(self) -> Moment | None:
        """The settled date; None if no article fixes one."""
        return next((v for v in self._values("date") if isinstance(v, Moment)), None)

    @property
    def where(self) -> Place | None:
        """The settled place; None if no article names one."""
        return next((v for v in self._values("place") if isinstance(v, Place)), None)

    def say_reasons(self, reasons: Iterable[str]) -> list[str]:
        """The reasons for a count, with the names of outlets or files for the ids of articles.

        Those of a count without any doubt say nothing new, and are left out.
        """
        names = {key: name_source(document) for key, document in self.documents.items()}
        telling = (reason for reason in reasons if not reason.endswith(PLAIN_REASONS))
        return [" ".join(_rename(word, names) for word in r.split(" ")) for r in telling]

    def _values(self, slot: str) -> Iterator[object]:
        return (settled.value for settled in self.incident.settled if settled.slot == slot)

    def named(self, *stances: str) -> list[str]:
        """The actors that anyone ties to the incident with one of the stances, each once."""
        roles = (role for mention in self.mentions for role in mention.responsibility)
        return sorted({role.actor for role in roles if role.stance in stances})

    @property
    def weapons(self) -> list[str]:
        """The weapons that any article names, each once."""
        return sorted({weapon for mention in self.mentions for weapon in mention.weapons})


def _rename(word: str, names: Mapping[str, str]) -> str:
    key = word.rstrip(",:;")
    return names[key] + word[len(key) :] if key in names else word


def open_cases(records: Records) -> Iterator[Case]:
    """Every incident of the ledger opened up, in the ledger's order."""
    documents = {document.article.id: document for document in records.documents()}
    mentions = {m.id: m for reading in records.readings() for m in reading.mentions}
    for incident in records.incidents():
        held = tuple(mentions[m] for m in incident.mentions if m in mentions)
        yield Case(incident, held, documents)


def name_source(document: Document) -> str:
    """The outlet's name, or else that of the file or page."""
    article = document.article
    file = PurePath(article.path).name if article.path else None
    return document.outlet or article.url or file or article.id


def quote_around(document: Document, span: Span) -> Quote:
    """The sentence around a span, shortened with … where it is very long."""
    text = document.article.text
    whole = _sentence_of(document, span)
    shown = _shorten(text, whole, span, LONGEST)
    before = ("…" if shown.start > whole.start else "") + text[shown.start : span.start]
    after = text[span.end : shown.end] + ("…" if shown.end < whole.end else "")
    return Quote(*(_on_one_line(part) for part in (before, span.quote(text), after)))


def passage_around(document: Document, span: Span) -> Span:
    """The sentence around a span without blanks at its ends, or whole words of a very long one."""
    text = document.article.text
    found = _shorten(text, _sentence_of(document, span), span, LONGEST_PASSAGE)
    words = found.quote(text)
    start = found.start + len(words) - len(words.lstrip())
    return Span(start, max(start + 1, found.end - (len(words) - len(words.rstrip()))))


def _shorten(text: str, sentence: Span, span: Span, longest: int) -> Span:
    """The sentence, or if it is very long whole words of it about the span."""
    if sentence.end - sentence.start <= longest:
        return sentence
    room = max(0, longest - (span.end - span.start)) // 2
    start, end = max(sentence.start, span.start - room), min(sentence.end, span.end + room)
    if start > sentence.start:
        blank = text.find(" ", start, span.start)
        start = span.start if blank < 0 else blank
    if end < sentence.end:
        end = max(span.end, text.rfind(" ", span.end, end))
    return Span(start, end)


def _sentence_of(document: Document, span: Span) -> Span:
    """The sentences that a span touches, from the first to the last; itself if it touches none."""
    touched = [s.span for s in document.sentences if s.span.overlaps(span)]
    spans = [*touched, span]
    return Span(min(s.start for s in spans), max(s.end for s in spans))


def _on_one_line(text: str) -> str:
    """The text without line breaks; a blank at either end stays."""
    return "".join(" " if character in "\n\r\t" else character for character in text)


def voices_by_words(voices: Iterable[Voice]) -> dict[str, list[Voice]]:
    """The voices whose sentence is the same, word for word, together: one quotation for all."""
    together: dict[str, list[Voice]] = {}
    for voice in voices:
        together.setdefault(str(voice.quote()).strip(), []).append(voice)
    return together


def voices_by_value(voices: Iterable[Voice]) -> dict[str, list[Voice]]:
    """The voices that say the same thing together, in the order in which each is first said."""
    together: dict[str, list[Voice]] = {}
    for voice in voices:
        together.setdefault(voice.said, []).append(voice)
    return together
