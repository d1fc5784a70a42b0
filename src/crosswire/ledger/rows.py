"""Values to rows and back. Every value is JSON as msgspec writes it, so what goes in comes out."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TypeVar

import msgspec
from sqlalchemy import RowMapping

from crosswire.model.decoding import decode_json
from crosswire.model.incident import Reading
from crosswire.model.mention import Claim, Mention, Modality, Slot, Value
from crosswire.model.text import (
    Article,
    Credit,
    Document,
    Published,
    Quotation,
    Sentence,
    Span,
    Zone,
)

# The cells of a claim's row, as they are read.
CLAIM = ("id", "slot", "value", "start", "end", "asserter", "chain", "modality", "of", "rule")

BATCH = 500  # rows fetched at a time: a server would otherwise send all of them at once
Kind = TypeVar("Kind")
Found = RowMapping
Cell = str | int | float | None
Row = dict[str, Cell]


class Layout(msgspec.Struct, frozen=True):
    """A document without its article: the fields have the document's names."""

    published: Published | None
    outlet: str | None
    title: str | None
    zones: tuple[Zone, ...]
    sentences: tuple[Sentence, ...]
    quotations: tuple[Quotation, ...]
    credits: tuple[Credit, ...]
    dateline: Span | None


class Sketch(msgspec.Struct, frozen=True):
    """What of a layout is known of an article besides its text; sentences are most of a layout."""

    published: Published | None
    outlet: str | None
    title: str | None
    zones: tuple[Zone, ...]
    quotations: tuple[Quotation, ...]
    credits: tuple[Credit, ...]


def encode(value: object) -> str:
    """A value as JSON.

    >>> encode(Span(4, 9))
    '{"start":4,"end":9}'
    """
    return msgspec.json.encode(value).decode()


def decode(text: str, kind: type[Kind]) -> Kind:
    """The value that `encode` wrote.

    >>> decode('{"start":4,"end":9}', Span)
    Span(start=4, end=9)
    """
    return decode_json(text, kind)


def article_row(article: Article) -> Row:
    """An article as a row, without what was read in it."""
    row = msgspec.structs.asdict(article)
    return {**row, "published": encode(article.published) if article.published else None}


def article_of(row: RowMapping) -> Article:
    """The article that a row holds."""
    fields = {name: row[name] for name in Article.__struct_fields__}
    published = row["published"]
    return Article(**{**fields, "published": published and decode(published, Published)})


def layout_cell(document: Document) -> str:
    """Everything of a document but its article, as JSON."""
    return encode(Layout(*(getattr(document, name) for name in Layout.__struct_fields__)))


def document_of(row: RowMapping) -> Document:
    """The document that a row holds; without zones if the article could not be parsed."""
    article = article_of(row)
    if row["layout"] is None:
        return Document(
            article, article.published, article.outlet, article.title, (), (), (), (), None
        )
    return Document(article, **msgspec.structs.asdict(decode(row["layout"], Layout)))


def sketch_of(row: RowMapping) -> Document:
    """The document that a row holds, without its sentences, which take long to read."""
    if row["layout"] is None:
        return document_of(row)
    layout = msgspec.structs.asdict(decode(row["layout"], Sketch))
    return Document(article_of(row), **layout, sentences=(), dateline=None)


def asides_cell(reading: Reading) -> str:
    """Everything of a reading but its mentions, as JSON."""
    return encode(msgspec.structs.replace(reading, mentions=()))


def reading_of(asides: str, mentions: tuple[Mention, ...]) -> Reading:
    """The reading that an article's row and the rows of its mentions hold."""
    return msgspec.structs.replace(decode(asides, Reading), mentions=mentions)


def mention_row(mention: Mention, position: int) -> Row:
    """A mention as a row; its claims have rows of their own."""
    return {
        "id": mention.id,
        "article_id": mention.article,
        "position": position,
        "role": mention.role,
        "type": mention.type,
        "body": encode(msgspec.structs.replace(mention, claims=())),
    }


def mention_of(body: str, claims: Sequence[Claim]) -> Mention:
    """The mention that a row and the rows of its claims hold."""
    return msgspec.structs.replace(decode(body, Mention), claims=tuple(claims))


def claim_row(mention_id: str, claim: Claim, position: int) -> Row:
    """A claim as a row."""
    return {
        "id": claim.id,
        "mention_id": mention_id,
        "position": position,
        "slot": claim.slot,
        "value": encode(claim.value),
        "start": claim.span.start,
        "end": claim.span.end,
        "asserter": claim.asserter,
        "chain": encode(claim.chain),
        "modality": claim.modality,
        "of": claim.of,
        "rule": claim.rule,
    }


def claim_of(
    key: str,
    slot: str,
    value: str,
    start: int,
    end: int,
    asserter: str | None,
    chain: str,
    modality: str,
    of: str | None,
    rule: str,
) -> Claim:
    """The claim that the cells of a row hold, in the order of `CLAIM`.

    Raises:
        msgspec.ValidationError: the row was not written by crosswire.
    """
    return Claim(
        key,
        _read_slot(slot),
        _VALUES.decode(value),
        Span(start, end),
        asserter,
        _CHAINS.decode(chain),
        _read_modality(modality),
        of,
        rule,
    )


@cache
def _read_slot(word: str) -> Slot:
    slot: Slot = msgspec.convert(word, Slot)
    return slot


@cache
def _read_modality(word: str) -> Modality:
    modality: Modality = msgspec.convert(word, Modality)
    return modality


# Made once: a page reads hundreds of claims.
_VALUES: msgspec.json.Decoder[Value] = msgspec.json.Decoder(Value)
_CHAINS: msgspec.json.Decoder[tuple[str, ...]] = msgspec.json.Decoder(tuple[str, ...])
