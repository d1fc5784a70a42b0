"""Bylines, mastheads and section names: short lines of names around a story."""

from __future__ import annotations

import re

from crosswire.lexicon.outlets import agency_pattern, find_outlet
from crosswire.parse.blocks import Block
from crosswire.parse.headers import SEPARATOR
from crosswire.parse.wording import Wording

_AGENCY_LED = re.compile(
    rf"[\[(]?(?:with\s+|from\s+)?(?:{agency_pattern()})"
    rf"(?:\s*(?:[/&,|]|and|with)\s*{agency_pattern()})*[\])]?(?P<rest>.*)$",
    re.IGNORECASE,
)
_PARTICLES = frozenset(
    re.findall(r"\S+", "of the and & de la le al el bin ibn van von der du di da for in")
)
_NAME_WORD = re.compile(r"[A-Z@][\w.'’-]*$|[A-ZÀ-Þ]\S*$|(?:al|el|ar|as|ad)-\S+$")
_INITIALS = re.compile(r"(?:[A-Z]\.\s?){1,3}(?:/\s?(?:[A-Z]\.\s?){1,3})+$")


def is_byline(block: Block, wording: Wording) -> bool:
    """True for "By Ann Lee", "AFP WORLD", "The Bay Record Staff", "A.L./ B.E."."""
    if len(block.words) > 30 or (_ends_as_sentence(block) and len(block.words) > 4):
        return False
    if _INITIALS.match(block.text) or is_agency_line(block):
        return True
    if wording.start(block) == "byline":
        return len(block.words) <= 14 or wording.published_pattern.search(block.folded) is not None
    return wording.end(block) == "byline" and is_name_line(block.text)


def is_agency_line(block: Block) -> bool:
    """True for a line led by an agency, with no more than a section or an outlet beside it."""
    found = _AGENCY_LED.match(block.text)
    if not found:
        return False
    rest = found["rest"].strip(" .:-–—|)")
    return not rest or (len(rest.split()) <= 3 and rest.isupper())


def is_section(block: Block, wording: Wording) -> bool:
    """True for the name of a section of the site: "MENA", "Home > World"."""
    if wording.whole(block) == "section" or re.search(r"\w\s*[>›»]\s*\w", block.text):
        return True
    return len(block.words) <= 2 and block.text.isupper() and not re.search(r"\d", block.text)


def is_masthead(block: Block, wording: Wording) -> bool:
    """True for an outlet's name alone, or followed by a section's after a mark.

    Every word is a name's; one of them is of the kind newspapers are named with, or the whole
    is a known outlet.
    """
    first = re.sub(r"\s\d+$", "", SEPARATOR.split(block.text)[0].strip())
    if len(block.words) > 9 or not is_name_line(first) or len(first.split()) > 5:
        return False
    return find_outlet(first) is not None or wording.has_outlet_word(first)


def is_name_line(line: str) -> bool:
    """True if every word is written as a name's is: a capital first, or a particle.

    >>> is_name_line("Essam al-Amin"), is_name_line("Five dead")
    (True, False)
    """
    words = re.sub(r"[(),&|/·—–-]+(?=\s|$)|(?<!\S)[(]", " ", line).split()
    return bool(words) and all(w.lower() in _PARTICLES or _NAME_WORD.match(w) for w in words)


def _ends_as_sentence(block: Block) -> bool:
    return block.text.rstrip('"”’»)').endswith((".", "!", "?"))
