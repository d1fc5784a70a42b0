"""Lines that print a publication date: what is left of them besides the date."""

from __future__ import annotations

import re

from crosswire.lexicon.calendar import (
    DAY_NUMBER_PATTERN,
    FULL_DAY,
    MONTH_PATTERN,
    WEEKDAY_PATTERN,
)
from crosswire.lexicon.clock import CLOCK, ZONE_OFFSETS, parse_clock
from crosswire.lexicon.outlets import find_agency
from crosswire.parse.blocks import Block
from crosswire.parse.wording import Wording

SEPARATOR = re.compile(r"\s*(?:[|·•▪»>]|\s[—–-]{1,2}\s)\s*|\s{2,}|\n")
_WEEKDAY = re.compile(rf"\b{WEEKDAY_PATTERN},?", re.IGNORECASE)
_DAY_MONTH = re.compile(
    rf"\b(?:{MONTH_PATTERN}\s*{DAY_NUMBER_PATTERN}|{DAY_NUMBER_PATTERN}\s+{MONTH_PATTERN})\b",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,2}(?:, [A-Z][\w'’-]+(?: [A-Z]\w+)?)?(?:\s\([A-Z][\w ]+\))?"
)
_ZONE = re.compile(rf"\b(?:{'|'.join(ZONE_OFFSETS)})\b")
# Besides the date a header names a place, a section and an outlet; more words make a sentence.
_MOST_WORDS_BESIDE = 9
_DIGIT = re.compile(r"\d")
_FUNCTION_WORDS = frozenset(
    ("with", "from", "edition", "listen", "read", "mins", "views", "min", "ago", "hours")
)
_CONTENT_WORD = re.compile(r"\b[a-z]{4,}\b")


def is_published_line(block: Block, wording: Wording) -> bool:
    """True for a line that says when the article came out, and no more than where and by whom."""
    if len(block.text) > 160 or not _names_a_day(block, wording):
        return False
    beside = words_beside_date(block.text, wording)
    return len(re.findall(r"\w+", beside)) <= _MOST_WORDS_BESIDE and not has_headline(beside)


def is_place_line(block: Block, wording: Wording) -> bool:
    """True for "Manama, January 31, 2031": a dateline on a line of its own."""
    place = words_beside_date(block.text, wording).strip(" |,")
    if find_agency(place) or wording.has_outlet_word(place):
        return False
    return _PLACE.fullmatch(place) is not None


def words_beside_date(line: str, wording: Wording) -> str:
    """The line without its dates, clock times and words such as "published"."""
    left = line
    for pattern in (FULL_DAY, CLOCK, _WEEKDAY, _DAY_MONTH, _ZONE):
        left = pattern.sub(" | ", left)
    return wording.published_pattern.sub(" | ", left)


def has_headline(line: str) -> bool:
    """True if a part of the line reads as a headline: three words, one of them a plain word."""
    return any(_is_headline_part(part) for part in SEPARATOR.split(line))


def is_clock_line(line: str) -> bool:
    """True for "05:12 GMT": the time of an entry on a live page.

    >>> is_clock_line("05:12 GMT"), is_clock_line("5 killed")
    (True, False)
    """
    found = CLOCK.fullmatch(line.strip())
    return found is not None and bool(found["minute"] or found["half"])


def _is_headline_part(part: str) -> bool:
    plain = [word for word in _CONTENT_WORD.findall(part) if word not in _FUNCTION_WORDS]
    return len(part.split()) >= 3 and bool(plain)


def _names_a_day(block: Block, wording: Wording) -> bool:
    """True if the line has a full date, or a word such as "updated" and any time or day."""
    if _DIGIT.search(block.text) and FULL_DAY.search(block.text):
        return True
    word = wording.published_pattern.search(block.folded)
    return (
        word is not None
        and len(block.words) <= 8
        and bool(parse_clock(block.text) or _DAY_MONTH.search(block.text) or " ago" in block.folded)
    )
