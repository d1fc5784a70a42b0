"""A sentence as bare words, for patterns on what stands inside names and groups, too."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from crosswire.extract.sentence.scan import Scan, Token
from crosswire.lexicon.load import Entry, Lexicon
from crosswire.lexicon.pattern import compile_patterns
from crosswire.model.text import Span

# Left out of what patterns see, so that none need allow for them.
_SILENT = frozenset({"the", "a", "an", '"', "“", "”", "«", "»"})


class Found(NamedTuple):
    """An entry found among the words: its first and its last token, and the stretch they cover."""

    entry: Entry
    first: int
    last: int
    span: Span


class PlainWords:
    """One sentence: all its tokens, and the string of bare words that patterns read.

    >>> from crosswire.model.text import Sentence
    >>> tokens = [Token(0, 3, "the"), Token(4, 9, "probe")]
    >>> PlainWords(tokens).symbols
    ' probe'
    """

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self._shown = [at for at, token in enumerate(tokens) if token.word not in _SILENT]
        self.symbols = "".join(f" {tokens[at].word}" for at in self._shown)
        self.words = frozenset(token.word for token in tokens)

    def find(self, lexicon: Lexicon, topic: str) -> list[Found]:
        """The entries of a topic in the order of the words, the longest first."""
        hits = compile_patterns(lexicon, topic).find(self.symbols, self.words)
        found = [self._locate(hit.entry, hit.start, hit.end) for hit in hits]
        return sorted(found, key=lambda f: (f.first, -f.last, f.entry.id))

    def _locate(self, entry: Entry, start: int, end: int) -> Found:
        first = self._shown[self.symbols.count(" ", 0, start)]
        last = self._shown[self.symbols.count(" ", 0, end) - 1]
        return Found(entry, first, last, Span(self.tokens[first].start, self.tokens[last].end))

    def word(self, at: int) -> str:
        """The word at a place, or "" outside the sentence."""
        return self.tokens[at].word if 0 <= at < len(self.tokens) else ""

    def between(self, first: int, last: int) -> list[str]:
        """The words from one place up to another, those left out of patterns included."""
        return [token.word for token in self.tokens[max(0, first) : max(0, last)]]


def read_words(scan: Scan) -> PlainWords:
    """The bare words of a scanned sentence."""
    return PlainWords(scan.tokens)
