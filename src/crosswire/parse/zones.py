"""Cut a text into zones: each stretch plays one part on the page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from crosswire.lexicon.load import Lexicon
from crosswire.model.text import Span, Zone, ZoneKind
from crosswire.parse.blocks import Block, find_blocks, make_block, trim
from crosswire.parse.headers import SEPARATOR, is_published_line
from crosswire.parse.layout import lay_out
from crosswire.parse.prefixes import find_dateline, find_promotion, find_text_credit
from crosswire.parse.wording import Wording, compile_wording


class Placed(NamedTuple):
    """A zone and the number of the paragraph that it is a part of."""

    zone: Zone
    paragraph: int


def find_zones(text: str, lexicon: Lexicon) -> list[Zone]:
    """The zones in order. They never overlap, and every character but white space is in one."""
    return [placed.zone for placed in place_zones(text, lexicon)]


def place_zones(text: str, lexicon: Lexicon) -> list[Placed]:
    """The zones in order, each with the number of its paragraph."""
    wording = compile_wording(lexicon)
    blocks = find_blocks(text)
    kinds = lay_out(blocks, wording)
    first_body = next((i for i, kind in enumerate(kinds) if kind == "body"), -1)
    return [
        Placed(zone, number)
        for number, (block, kind) in enumerate(zip(blocks, kinds, strict=True))
        for zone in _cut_block(text, block, kind, number == first_body, wording)
    ]


def _cut_block(
    text: str, block: Block, kind: ZoneKind, opens_story: bool, wording: Wording
) -> Iterator[Zone]:
    """The zones of one paragraph: a title loses its date, the story its dateline and credit."""
    if kind == "title":
        yield from _cut_title(text, block, wording)
    elif kind == "body":
        yield from _cut_body(text, block, opens_story, wording)
    else:
        yield Zone(kind, block.span)


def _cut_title(text: str, block: Block, wording: Wording) -> Iterator[Zone]:
    """The headline, and the date or outlet printed after a bar."""
    for found in SEPARATOR.finditer(block.text):
        rest = trim(text, block.span.start + found.end(), block.span.end)
        if found[0].strip() and is_published_line(make_block(text, rest), wording):
            yield Zone("title", trim(text, block.span.start, block.span.start + found.start()))
            yield Zone("furniture", Span(block.span.start + found.start() + 1, block.span.end))
            return
    yield Zone("title", block.span)


def _cut_body(text: str, block: Block, opens_story: bool, wording: Wording) -> Iterator[Zone]:
    """Dateline, sentences, agency credit, promotion: whichever of them the paragraph has."""
    start, end = block.span.start, block.span.end
    dateline = find_dateline(block) if opens_story else None
    if dateline:
        yield Zone("dateline", dateline)
        start = dateline.end
    promotion = find_promotion(block, wording)
    end = promotion.start if promotion else end
    credit = find_text_credit(make_block(text, trim(text, start, end)))
    end = credit.start if credit else end
    yield Zone("body", trim(text, start, end))
    if credit:
        yield Zone("byline", credit)
    if promotion:
        yield Zone("furniture", promotion)
