"""The words of a text as the place finder needs them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from crosswire.lexicon.gazetteer_keys import place_key

_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|\w+(?:['’ʼʿ‘]\w+)*")
_POSSESSIVE = ("'s", "’s", "ʼs")
BREAK = "¶"


class Token(NamedTuple):
    """A word: where it stands, its key, and the marks between it and the word before.

    `gap` is "" for plain white space, "-" for a hyphen, other marks as they stand, and "¶" for an
    empty line. `end` leaves a possessive "'s" out.
    """

    start: int
    end: int
    word: str
    key: str
    gap: str
    capital: bool
    possessive: bool


def read_tokens(text: str) -> list[Token]:
    """The words of a text in order.

    >>> [(token.key, token.gap, token.possessive) for token in read_tokens("Iraq's Al-Asad, U.S.")]
    [('iraq', '', True), ('al', '', False), ('asad', '-', False), ('us', ',', False)]
    """
    tokens: list[Token] = []
    before = 0
    for match in _WORD.finditer(text):
        start, end = match.span()
        word = match.group()
        mark = "" if start == before or text[before:start] == " " else read_gap(text[before:start])
        before = end
        is_plain = word.isalnum() and word.isascii()
        possessive = not is_plain and word.endswith(_POSSESSIVE)
        if possessive:
            word, end = word[:-2], end - 2
        key = word.lower() if is_plain else place_key(word)
        tokens.append(Token(start, end, word, key, mark, word[:1].isupper(), possessive))
    return tokens


def read_gap(gap: str) -> str:
    """The marks between two words; "¶" where a paragraph ends."""
    if gap.count("\n") > 1:
        return BREAK
    marks = gap.strip()
    # A hyphen in print may be a no-break hyphen or, in careless text, a dash without spaces.
    return "-" if marks in {"-", "‑"} or (marks == "–" and gap == marks) else marks


def is_joined(tokens: Sequence[Token], index: int) -> bool:
    """True if the word and the one before it can be parts of one name."""
    token = tokens[index]
    if token.gap in ("", "-"):
        return not tokens[index - 1].possessive
    return token.gap in {".", "&"} and tokens[index - 1].key in {"st", "mt", "ft", "dr"}


def key_between(tokens: Sequence[Token], first: int, last: int) -> str:
    """The key of a run of words."""
    if last - first == 1:
        return tokens[first].key
    return " ".join([token.key for token in tokens[first:last]])
