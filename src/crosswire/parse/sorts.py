"""What each paragraph is by its own words alone, before its neighbours are asked."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Literal

from crosswire.parse.blocks import Block, opens_cable
from crosswire.parse.bylines import is_byline, is_section
from crosswire.parse.captions import is_caption
from crosswire.parse.headers import is_published_line
from crosswire.parse.prefixes import find_text_credit
from crosswire.parse.wording import Wording

Sort = Literal[
    "furniture",
    "list",
    "section",
    "published",
    "caption",
    "byline",
    "contributors",
    "prose",
    "short",
]
Rule = Callable[[Block, Wording], Sort | None]

_TICKER = re.compile(r"[▲▼△▽]|(?:\b[A-Z]{2,}\d*\s+(?:up|down)?\s*[\d.,]+%?.*){2,}")
_NAVIGATION = re.compile(r"^[«‹<←→›>]|[»›→]$|^https?://\S+$|^#\w+(?:\s+#\w+)*$")
_END_MARK = re.compile(r"[-–—*(\[]+\s?(?:30|0|ends?|more)\s?[-–—*)\]]+$", re.IGNORECASE)
_SENTENCE_INSIDE = re.compile(r"[a-z]{3}[.!?][\"”’]?\s+[A-Z“\"]")
_LETTER = re.compile(r"[^\W_]")
_SENTENCE_END = re.compile(r"[.!?…]$")
_CLOSERS = "\"”’'»)] \n\t"
_ABBREVIATION = re.compile(r"(?:\b[A-Z]\.){2,}$|\b(?:Inc|Co|Ltd|Jr|Sr|St)\.$")
# The shortest sentence that stands alone in the labelled articles has four words; the longest
# headline 21. A longer line without a full stop is a paragraph that was cut off.
_SHORTEST_SENTENCE = 4
_LONGEST_HEADLINE = 26
_WORDS_OF_TWO_SENTENCES = 12
_LONGEST_FURNITURE = 45


def sort_block(block: Block, wording: Wording) -> Sort:
    """What the paragraph is by its own words: the first rule that knows it decides."""
    if opens_cable(block.text):
        return "prose"
    for rule in _RULES:
        sort = rule(block, wording)
        if sort is not None:
            return sort
    credit = find_text_credit(block)
    story = block.text[: credit.start - block.span.start] if credit else block.text
    return "prose" if is_prose(story.rstrip()) else "short"


def is_prose(text: str) -> bool:
    """True if the words are one or more sentences rather than a headline or a label.

    >>> is_prose("Nobody claimed the attack."), is_prose("Nobody claims the attack")
    (True, False)
    """
    words = text.split()
    bare = text.rstrip(_CLOSERS)
    if len(words) > _LONGEST_HEADLINE:
        return True
    ends = _SENTENCE_END.search(bare) is not None and not _ABBREVIATION.search(bare)
    return (ends and len(words) >= _SHORTEST_SENTENCE) or (
        len(words) >= _WORDS_OF_TWO_SENTENCES and _SENTENCE_INSIDE.search(text) is not None
    )


def _sort_marks(block: Block, wording: Wording) -> Sort | None:
    """Lines without letters, rows of prices, arrows, addresses."""
    if not _LETTER.search(block.text) or _END_MARK.match(block.text):
        return "furniture"
    short = len(block.words) <= 12
    if short and (_NAVIGATION.search(block.text) or _TICKER.search(block.text)):
        return "furniture"
    return (
        "published"
        if len(block.text) == 15 and re.fullmatch(r"date \d{4}-\d\d-\d\d", block.text)
        else None
    )


def _sort_caption(block: Block, wording: Wording) -> Sort | None:
    return "caption" if is_caption(block, wording) else None


def _sort_byline(block: Block, wording: Wording) -> Sort | None:
    return "byline" if is_byline(block, wording) else None


def _sort_published(block: Block, wording: Wording) -> Sort | None:
    return "published" if is_published_line(block, wording) else None


def _sort_whole(block: Block, wording: Wording) -> Sort | None:
    """A line that says nothing but one phrase of the lexicon."""
    return _known_sort(wording.whole(block))


def _sort_start(block: Block, wording: Wording) -> Sort | None:
    """A line that begins with a phrase; a list's heading with more words heads nothing."""
    sort = wording.start(block)
    if sort == "list" and (":" in block.text or is_prose(block.text)):
        return "furniture"
    return _known_sort(sort) if sort != "byline" else None


def _sort_end(block: Block, wording: Wording) -> Sort | None:
    """A short line that ends in a phrase: a link, or how long the page takes to read."""
    sort = wording.end(block)
    return _known_sort(sort) if sort != "byline" and len(block.words) <= 12 else None


def _sort_inside(block: Block, wording: Wording) -> Sort | None:
    """A line with a phrase that marks furniture wherever it stands."""
    if len(block.words) > _LONGEST_FURNITURE:
        return None
    for _, entry in wording.inside(block):
        if entry.word("at") == "anywhere" and entry.word("sort") in ("furniture", "contributors"):
            return _known_sort(entry.word("sort"))
    return None


def _sort_section(block: Block, wording: Wording) -> Sort | None:
    return "section" if is_section(block, wording) else None


def _known_sort(sort: str | None) -> Sort | None:
    """The word of the lexicon as one of ours."""
    match sort:
        case "furniture" | "list" | "section" | "published" | "caption" | "byline":
            return sort
        case "contributors":
            return "contributors"
        case _:
            return None


_RULES: tuple[Rule, ...] = (
    _sort_marks,
    _sort_whole,
    _sort_caption,
    _sort_byline,
    _sort_published,
    _sort_start,
    _sort_end,
    _sort_inside,
    _sort_section,
)
