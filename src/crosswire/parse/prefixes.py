"""The ends of a paragraph that are no part of its sentences: dateline, credit, promotion."""

from __future__ import annotations

import re

from crosswire.lexicon.calendar import (
    DAY_NUMBER_PATTERN,
    MONTH_PATTERN,
    WEEKDAY_PATTERN,
    YEAR_PATTERN,
)
from crosswire.lexicon.outlets import agency_pattern
from crosswire.model.text import Span
from crosswire.parse.blocks import Block
from crosswire.parse.bylines import is_name_line
from crosswire.parse.wording import Wording

_PLACE_WORD = r"(?:[A-Z][\w.'’-]*|[a-z]{1,3}[-’'][A-Z][\w'’-]*|de|la|al|el|of|the|da|do)"
_PLACE = rf"{_PLACE_WORD}(?:[ ]{_PLACE_WORD}){{0,4}}"
_PLACES = rf"{_PLACE}(?:\s?[,/]\s?{_PLACE}){{0,4}}(?:\s\([A-Z][\w .]+\))?"
_DAY_AND_MONTH = (
    rf"(?:{WEEKDAY_PATTERN},?\s)?"
    rf"(?:{MONTH_PATTERN}\s{DAY_NUMBER_PATTERN}|{DAY_NUMBER_PATTERN}\s{MONTH_PATTERN})"
)
_DAY = rf"{_DAY_AND_MONTH}(?:[,.]?\s(?:{YEAR_PATTERN}|\d\d))?"
_FULL_DAY = rf"{_DAY_AND_MONTH}[,.]?\s{YEAR_PATTERN}"
_BRACKET = r"[(\[][A-Z][^()\[\]\n]{1,40}(?:\[\w+\])?[)\]]"
# A plain hyphen is one only behind a space or a bracket: "Al-Shabaab said" has no dateline.
_DASH = r"(?:\.?\s?(?:—|–|--)+|\.?\s-+|(?<=[)\]])\.?-+)"
_DASHED = re.compile(
    rf"(?:{_PLACES})(?:,?\s+(?i:{_DAY})|,\s*[A-Z][A-Z./]+)?(?:,\s[A-Z]{{2,8}})?,?\s*(?:{_BRACKET})?{_DASH}\s*(?=\S)"
)
_COLON = re.compile(rf"[A-Z][A-Z .,'’/()-]{{2,50}}(?:,\s(?i:{_DAY}))?\s?(?:{_BRACKET})?:\s+")
_AGENCY = re.compile(
    rf"(?:{_PLACES},?\s*)?(?:(?i:{_DAY})\s*)?\((?:{agency_pattern()})\)\s*{_DASH}?\s*(?=\S)"
)
# A town or an outlet and a day with its year: "Goma (AFP) 21 May 2030 - ", "BOGOTA, May 3, 2030: ".
_DATED = re.compile(
    rf"{_PLACES}[,.]?\s*(?:{_BRACKET}[,.]?\s*|[-–—|]\s*)?(?i:{_FULL_DAY})\s*(?:{_BRACKET}\s*)?"
    rf"(?:[.:|]|{_DASH})\s*(?=\S)"
)
_SLASH = re.compile(r"(?P<outlet>[A-Z]\w+(?: [A-Z]\w+){0,2})\s?/\s(?=[A-Z])")
# 300: "[Interview with … by …]" names both with their offices.
_BULLETIN = re.compile(r"\s*(?:\[[^\]]{2,300}\]\s*)+")
# A press release: its number, "for immediate release", then the town and the day in brackets.
_RELEASE = re.compile(
    rf"(?:[^\n]{{0,60}}\b\d{{4}}-\d\d-[A-Z]{{1,2}}-\d+[^\n]{{0,120}}?|[A-Z][\w ]{{0,30}}\s{{2,}})?"
    rf"\b[A-Z]{{3,}}(?:,\s[A-Z]\w+)?\s+\((?i:{_DAY})\)\s*(?:{_DASH}|–|—|-)?\s*(?=[A-Z“\"])"
)
# A dateline is a place, a province, a day and an agency; the longest seen has 74 characters.
_LONGEST_DATELINE = 90
_OPENS_SENTENCE = re.compile(r"[A-Z0-9“\"‘'«(\[À-Þ]")

_LONGEST_CREDIT = 60
_CREDIT = re.compile(
    rf"(?:\s*(?:—|–|--|-)\s*|(?<=[.!?”\"])\s+)[(\[]?(?:with\s)?{agency_pattern()}[)\]]?\.?(?:\s[A-Z]{{2,4}})?\s*$"
)
_BRACKET_CREDIT = re.compile(rf"\s*\((?:with\s+)?{agency_pattern()}\)(?:\s[A-Z]{{2,4}})?\s*$", re.I)
_BEFORE_PROMOTION = re.compile(r"[.!?…][\"”’»)]*\s+[(\[]?$|[(\[]$")


def find_dateline(block: Block) -> Span | None:
    """Where the paragraph's dateline stands: "TAMPA, Fla. – ", "Beirut — ", "KABUL, Oct 22: ".

    Declined where the next words do not open a sentence: "Lee — who was ill — said" has none.
    """
    release = _RELEASE.match(block.text)
    if release:
        return Span(block.span.start, block.span.start + len(release[0].rstrip()))
    for pattern in (_DATED, _AGENCY, _DASHED, _COLON, _SLASH):
        found = pattern.match(block.text, 0, _LONGEST_DATELINE)
        if found and _may_be_dateline(found, block):
            bulletin = _BULLETIN.match(block.text, found.end())
            end = bulletin.end() if bulletin else found.end()
            start = block.span.start
            return Span(start, start + len(block.text[:end].rstrip()))
    return None


def find_text_credit(block: Block) -> Span | None:
    """Where an agency is credited at the very end: "… he said. – AFP", "… there. (AP) SCY"."""
    tail = max(0, len(block.text) - _LONGEST_CREDIT)
    found = _CREDIT.search(block.text, tail) or _BRACKET_CREDIT.search(block.text, tail)
    if not found or not found.start():
        return None
    lead = len(found[0]) - len(found[0].lstrip())
    return Span(block.span.start + found.start() + lead, block.span.end)


def find_promotion(block: Block, wording: Wording) -> Span | None:
    """Where promotion is glued to the end of the paragraph: "… he said. Read more: Ferry fares"."""
    for start, entry in wording.inside(block):
        if entry.says_yes("tail") and start and _opens_promotion(block, start):
            begin = start - 1 if block.text[start - 1] in "([" else start
            return Span(block.span.start + begin, block.span.end)
    return None


def _opens_promotion(block: Block, start: int) -> bool:
    """True if the phrase begins the last sentence or two, and that is not most of the paragraph."""
    rest = block.text[start:].split()
    return bool(_BEFORE_PROMOTION.search(block.text[:start])) and len(rest) <= 30


def _may_be_dateline(found: re.Match[str], block: Block) -> bool:
    """True if a sentence opens after the prefix, and the prefix is names and dates alone."""
    return bool(
        _OPENS_SENTENCE.match(block.text, found.end())
        and len(block.text) - found.end() > 20
        and not ("outlet" in found.groupdict() and not is_name_line(found["outlet"]))
    )
