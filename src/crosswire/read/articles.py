"""Make an Article of text and what is known about it, or say why it is none."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from crosswire.lexicon.load import load_lexicon
from crosswire.model.incident import Rejection
from crosswire.model.text import Article, Published
from crosswire.read.encodings import clean, decode

# Share of English function words among the words of a text: the 184 labelled articles have 0.30 to
# 0.52, German, French, Spanish and Indonesian news 0.00 to 0.09 ("in", "on", "a" are theirs too).
_LEAST_ENGLISH = 0.16
# A headline of a dozen words may have no function word at all.
_FEWEST_WORDS = 20


class Origin(NamedTuple):
    """Where bytes came from, and on which day they were read."""

    path: str
    read_on: str


class Known(NamedTuple):
    """What a file says about its article besides the text."""

    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    published: Published | None = None
    language: str | None = None


def read_text(content: bytes, origin: Origin) -> Iterator[Article | Rejection]:
    """The article in a text file, kept as it is."""
    text = decode(content)
    if text is None:
        yield Rejection(origin.path, "read", "binary, not text. Save the article as text or HTML.")
    else:
        yield make_article(content, text, Known(), origin)


def make_article(content: bytes, text: str, known: Known, origin: Origin) -> Article | Rejection:
    """The article, identified by the bytes it was read from; a Rejection if it is not English."""
    text = clean(text)
    if not text.strip():
        return Rejection(origin.path, "read", "no text in it.")
    share = english_share(text)
    if share < _LEAST_ENGLISH:
        return Rejection(origin.path, "read", _explain_language(known.language, share))
    digest = hashlib.sha256(content).hexdigest()
    return Article(
        id="a" + digest[:12],
        path=origin.path,
        url=known.url and clean(known.url),
        outlet=known.outlet and clean(known.outlet),
        title=known.title and clean(known.title),
        language="en",
        published=known.published,
        text=text,
        sha256=digest,
        read_on=origin.read_on,
    )


def english_share(text: str) -> float:
    """The share of English function words; 1.0 for a text too short to tell.

    >>> english_share("Der Angriff auf die Stadt " * 9) < 0.1
    True
    """
    words = re.findall(r"[^\W\d_]+", text[:20_000].lower())
    if len(words) < _FEWEST_WORDS:
        return 1.0
    known = _function_words()
    return sum(word in known for word in words) / len(words)


@cache
def _function_words() -> frozenset[str]:
    """The words that English text is full of, from the lexicon."""
    entries = load_lexicon().entries("function_words")
    return frozenset(phrase for entry in entries for phrase in entry.says)


def _explain_language(declared: str | None, share: float) -> str:
    """Why a text counts as not English."""
    name = f"language {declared!r}" if declared else "language"
    return (
        f"{name} not supported: {share:.0%} of the words are English function words, "
        f"at least {_LEAST_ENGLISH:.0%} are needed. Give an English translation."
    )
