"""Captions: paragraphs that tell what a picture shows, known by the credit they carry."""

from __future__ import annotations

import re

from crosswire.lexicon.outlets import agency_pattern
from crosswire.model.text import Span
from crosswire.parse.blocks import Block
from crosswire.parse.wording import Wording

# "A crane lifts a car. [AFP/Getty]", "… (REUTERS File Photo)", "… (AP Photo/Ann Lee)".
_BRACKETED = re.compile(r"[\[(](?P<maker>[^\[\]()]{2,60})[\])][.\s]*$")
_PHOTO_WORD = re.compile(r"\b(?:photo|image|picture|file|handout|pool|via)s?\b", re.IGNORECASE)
_DASHED = re.compile(rf"\s*(?:—|–|--|-)\s*(?P<maker>{agency_pattern()}(?:/\w+)?|Photo\b.*)\.?\s*$")
_SLASHED = re.compile(rf"(?:[/|]|©)\s*(?P<maker>{agency_pattern()})(?:[/\s]+\w+)*\s*$")
# A paragraph of the story may mention a photo; a caption is short.
_MOST_WORDS = 60
# Patterns anchored at the end look at the tail alone: the whole paragraph takes ten times as long.
_LONGEST_CREDIT = 70
_WORDS_BEFORE_SLASH = 4


def is_caption(block: Block, wording: Wording) -> bool:
    """True if the paragraph begins as a caption does, or ends in a photo credit."""
    return len(block.words) <= _MOST_WORDS and (
        wording.start(block) == "caption"
        or find_photo_credit(block, wording) is not None
        or _has_slashed_credit(block)
    )


def _has_slashed_credit(block: Block) -> bool:
    """True for "A crane in the harbour /AFP", but not for "The Bay Record / AFP"."""
    found = _SLASHED.search(block.text, max(0, len(block.text) - _LONGEST_CREDIT))
    return found is not None and len(block.text[: found.start()].split()) >= _WORDS_BEFORE_SLASH


def find_photo_credit(block: Block, wording: Wording) -> Span | None:
    """Where in the paragraph's words the photo credit stands: "Picture: Alamy", "[Getty]"."""
    starts = [start for start, entry in wording.inside(block) if entry.word("sort") == "credit"]
    if starts:
        return Span(starts[0], len(block.text))
    found = _BRACKETED.search(block.text, max(0, len(block.text) - _LONGEST_CREDIT))
    if found and is_photo_maker(found["maker"], wording):
        return Span(*found.span())
    return None


def find_dashed_credit(block: Block) -> Span | None:
    """Where an agency is named after a dash at the very end: a photo's credit or the text's."""
    found = _DASHED.search(block.text, max(0, len(block.text) - _LONGEST_CREDIT))
    return Span(*found.span()) if found else None


def is_photo_maker(words: str, wording: Wording) -> bool:
    """True if the words in brackets name a photo agency, or anybody together with "photo".

    "(AFP)" alone is no photo credit: a text is credited so.
    """
    if wording.is_maker(words) or re.match(r"(?:getty|alamy)\b", words, re.IGNORECASE):
        return True
    parts = [part.strip() for part in re.split(r"[/|]", words)]
    if len(parts) > 1 and any(wording.is_maker(part) for part in parts):
        return True
    named = re.search(agency_pattern(), words) or len(words.split()) <= 4
    return bool(named and _PHOTO_WORD.search(words))


def is_twin(block: Block, caption: Block, wording: Wording) -> bool:
    """True if a caption is this paragraph with a credit after it."""
    credit = find_photo_credit(caption, wording) or find_dashed_credit(caption)
    bare = caption.folded[: credit.start] if credit else caption.folded
    return bare.strip(" .") == block.folded.strip(" .")
