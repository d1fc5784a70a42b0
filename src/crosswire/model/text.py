"""Text and where things stand in it: articles, spans, zones, sentences, quotations."""

from __future__ import annotations

from typing import Literal

import msgspec

from crosswire.model.moment import Moment

ZoneKind = Literal["title", "standfirst", "byline", "dateline", "body", "caption", "furniture"]
Origin = Literal["printed", "metadata", "given", "inferred"]


class Span(msgspec.Struct, frozen=True, order=True):
    """A stretch of a text in code points, the end left out.

    >>> Span(4, 9).quote("The quick fox")
    'quick'
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start}..{self.end}")

    def quote(self, text: str) -> str:
        """The words that the span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """True if the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def holds(self, other: Span) -> bool:
        """True if the other lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end

    def through(self, other: Span) -> Span:
        """From where the first of the two starts to where the last ends.

        >>> Span(4, 9).through(Span(0, 3))
        Span(start=0, end=9)
        """
        return Span(min(self.start, other.start), max(self.end, other.end))


class Published(msgspec.Struct, frozen=True):
    """When an article came out, and where we know it from.

    `printed` in the text, `metadata` of the page or file, `given` by whoever added the article,
    or `inferred` from a weekday and a day-month that fix the year.
    """

    moment: Moment
    origin: Origin


class Article(msgspec.Struct, frozen=True):
    """One article as it was read. Its text never changes afterwards: every span refers to it.

    `id` is "a" and the start of the sha256 of the bytes it was read from; `published` is what the
    file's metadata or the caller says (parsing may find a printed date); `read_on` is the day on
    which it was read, ISO 8601.
    """

    id: str
    path: str | None
    url: str | None
    outlet: str | None
    title: str | None
    language: str
    published: Published | None
    text: str
    sha256: str
    read_on: str


class Zone(msgspec.Struct, frozen=True):
    """A stretch of the article that plays one part on the page."""

    kind: ZoneKind
    span: Span


class Sentence(msgspec.Struct, frozen=True):
    """One sentence, the kind of zone it stands in, and the number of its paragraph."""

    span: Span
    zone: ZoneKind
    paragraph: int


class Quotation(msgspec.Struct, frozen=True):
    """The words between quotation marks (marks left out) and who is said to have spoken them.

    `speaker` is None where no speaker could be found; `cue` covers the reporting verb's clause.
    """

    span: Span
    speaker: str | None
    speaker_span: Span | None
    cue: Span | None


class Reported(msgspec.Struct, frozen=True):
    """What somebody demands, vows, threatens, plans or finds, told in the article's own words.

    `span` holds the words from the verb to the end of the clause; `rule` names the lexicon's entry.
    `speaker` is None where the article says so itself.
    """

    span: Span
    speaker: str | None
    speaker_span: Span | None
    rule: str


class Talk(msgspec.Struct, frozen=True):
    """A meeting, a call or a visit that a sentence tells of, and who took part.

    `span` holds the words from the first party to the last, `cue` the verb or noun; `rule` names
    the lexicon's entry and `asserter` whoever the sentence has it from.
    """

    span: Span
    cue: Span
    parties: tuple[str, ...]
    asserter: str | None
    rule: str


class Credit(msgspec.Struct, frozen=True):
    """An agency named as the maker of the text or of a photo."""

    agency: str
    of: Literal["text", "photo"]
    span: Span


class Document(msgspec.Struct, frozen=True):
    """An article laid out: zones and sentences in order, quotations, credits, publication date.

    `reported` holds what people mean to do or want, where the article tells it without quoting;
    `talks` the meetings, calls and visits that it tells of.

    Zones cover the text without overlapping, white space between them left out.
    """

    article: Article
    published: Published | None
    outlet: str | None
    title: str | None
    zones: tuple[Zone, ...]
    sentences: tuple[Sentence, ...]
    quotations: tuple[Quotation, ...]
    credits: tuple[Credit, ...]
    dateline: Span | None
    reported: tuple[Reported, ...] = ()
    talks: tuple[Talk, ...] = ()
