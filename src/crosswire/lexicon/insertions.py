"""What editors of cables insert in square brackets."""

from __future__ import annotations

import re
from functools import cache

from crosswire.lexicon.load import load_lexicon

# After the bracket a capital: the name that the inserted words go with.
_INSERTED = re.compile(r"(?P<gap>\s*)\[(?P<words>[^\[\]]{1,160})\](?P<after>(?=\s[A-Z]))?")
_QUOTES = ('"', "“")
_NAME_WORDS = 3  # "Unidentified second reporter"
_LONGEST_NAME = 40  # characters


@cache
def teletype_words(role: str) -> frozenset[str]:
    """The words of teletype.toml that play a role."""
    entries = load_lexicon().entries("teletype")
    return frozenset(word for entry in entries if entry.says_yes(role) for word in entry.says)


def read_insertions(text: str) -> str:
    """A text of the same length in which the brackets read as the rest of their sentences."""
    return _INSERTED.sub(_read_insertion, text) if "[" in text else text


def _read_insertion(found: re.Match[str]) -> str:
    """An editor's brackets as the reader takes them, of the same length.

    A short form beside its long one, and words about the text, are left out; what explains a name
    stands between commas, and what completes a phrase belongs to it.

    >>> print(read_insertions("The army [ALX] and [former] Minister Ortiz [new chief] fled."))
    The army       and  former  Minister Ortiz, new chief, fled.
    """
    words, blank = found["words"], " " * len(found["words"])
    before = _word_before(found)
    if _omitted().search(words) or _is_same(before, words):
        return f"{found['gap']} {blank} "
    if not before and _is_speaker(words, found.string[found.end() :][:_LONGEST_NAME].lstrip()):
        return f"{found['gap']} {words}:"
    if before[:1].isupper() and before[-1].isalpha() and found["gap"] and not found["after"]:
        return f",{found['gap'][1:]} {words},"
    return f"{found['gap']} {words} "


def _is_speaker(words: str, after: str) -> bool:
    """True for the name before somebody's turn in a transcript, quoted or not."""
    is_name = words.istitle() and len(words.split()) <= _NAME_WORDS
    return after[:1] in _QUOTES or (is_name and after[:1].isupper())


def _word_before(found: re.Match[str]) -> str:
    """The word before a bracket; "" where it opens a paragraph or follows another bracket."""
    lead = found.string[max(0, found.start() - _LONGEST_NAME) : found.start()].split()
    if found["gap"].count("\n") > 1 or not lead or lead[-1].endswith("]"):
        return ""
    return lead[-1]


def _is_same(before: str, words: str) -> bool:
    """True for a short form beside its words: "National Front [NFX]", "NFX [National Front]"."""
    if words.isupper() and " " not in words:
        return bool(before)
    return before.isupper() and len(before) > 1 and " " in words


@cache
def _omitted() -> re.Pattern[str]:
    """What brackets say of the text itself: "passage omitted", "words indistinct"."""
    return re.compile(rf"\b(?:{'|'.join(teletype_words('omitted'))})\b", re.IGNORECASE)
