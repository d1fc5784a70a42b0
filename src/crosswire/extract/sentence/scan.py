"""A sentence as symbols: words in lower case, groups as a letter and a number."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import Literal, NamedTuple

from crosswire.lexicon.closed import ClosedWords
from crosswire.lexicon.load import Entry
from crosswire.lexicon.match import fold
from crosswire.model.figure import Figure
from crosswire.model.moment import Moment
from crosswire.model.place import Place
from crosswire.model.text import Sentence, Span

Letter = Literal["T", "F", "O", "M", "N", "W", "P", "A", "X", "E", "G"]
_WORD = re.compile(r"\w+(?:-\w+)*|'s\b|[^\w\s]")
# Left out of the symbols, so that no pattern need allow for them.
_SILENT = frozenset({"the", "a", "an", '"', "“", "”", "«", "»"})


class Token(NamedTuple):
    """A word or mark of a sentence: where it stands in the article, and its folded form."""

    start: int
    end: int
    word: str


class Group(NamedTuple):
    """A typed stretch of a sentence: a time, figure, crowd of people, weapon, place, actor …

    Only the fields that the letter calls for are set. `determiner` is the word that introduces
    the group ("the", "another", a possessive), `rule` the lexicon entry that found it; `counted`
    is true where the text gives the number, if only by "a"; `rank` is that of "a fifth person".
    """

    letter: Letter
    span: Span
    rule: str = ""
    entry: Entry | None = None
    name: str | None = None
    figure: Figure | None = None
    moment: Moment | None = None
    time_kind: str = ""
    time_key: str | None = None
    offset_days: tuple[int, int] | None = None
    place: Place | None = None
    relation: str = ""
    role: str | None = None
    determiner: str = ""
    counted: bool = False
    rank: Figure | None = None

    @property
    def is_definite(self) -> bool:
        """True if the group is introduced as known: "the attack", "this raid", "that strike"."""
        if self.determiner == "that" and self.figure is not None and self.figure != Figure(1, 1):
            return False  # "said that three soldiers": a conjunction
        return self.determiner in {"the", "this", "that", "these", "those", "same", "'s"}


class Scan:
    """One sentence: its tokens, its groups in order, and the string of symbols made of both."""

    def __init__(
        self,
        text: str,
        sentence: Sentence,
        tokens: list[Token],
        groups: list[Group],
        verbs: list[Group],
        quoted: tuple[Span, ...],
        closed: ClosedWords,
        air: frozenset[str] = frozenset(),
        published: date | None = None,
        matters: frozenset[str] = frozenset(),
    ) -> None:
        self.text, self.sentence, self.tokens = text, sentence, tokens
        self.groups, self.verbs, self.quoted, self.closed = groups, verbs, quoted, closed
        self.air, self.published, self.matters = air, published, matters
        # People by the endings of their names, as the whole article calls them.
        self.full_names: Mapping[str, str] = {}
        # For each symbol: its offset in `symbols`, and its span in the article.
        self.offsets: list[int] = []
        self.spans: list[Span] = []
        self.symbols = self._spell()

    def _spell(self) -> str:
        parts: list[str] = []
        length, at, index = 0, 0, 0
        while index < len(self.tokens):
            token = self.tokens[index]
            while at < len(self.groups) and self.groups[at].span.end <= token.start:
                at += 1
            inside = at < len(self.groups) and self.groups[at].span.start < token.end
            if inside:
                symbol, span = self._symbol(at), self.groups[at].span
                while index < len(self.tokens) and self.tokens[index].start < span.end:
                    index += 1
            else:
                symbol, span, index = token.word, Span(token.start, token.end), index + 1
            if symbol in _SILENT:
                continue
            self.offsets.append(length)
            self.spans.append(span)
            parts.append(symbol)
            length += len(symbol) + 1
        return "".join(f" {part}" for part in parts)

    def _symbol(self, at: int) -> str:
        group = self.groups[at]
        if group.letter not in "ENWG":
            return f"{group.letter}{at}"
        head = fold(group.span.quote(self.text)).replace(" ", "_")
        return f"{group.letter}{at}={head.rsplit('_', 1)[-1] if group.letter == 'N' else head}"

    @cached_property
    def words(self) -> frozenset[str]:
        """The words of the sentence, heads of groups included."""
        return frozenset(symbol.rpartition("=")[2] for symbol in self.symbols.split())

    def span_at(self, start: int, end: int) -> Span:
        """The span in the article of a stretch of the symbol string."""
        covered = [
            s for offset, s in zip(self.offsets, self.spans, strict=True) if start <= offset < end
        ]
        return Span(covered[0].start, covered[-1].end) if covered else self.sentence.span

    def of(self, letters: str, within: Span | None = None) -> list[Group]:
        """The groups with one of the letters, in order, inside a span if one is given."""
        return [
            group
            for group in self.groups
            if group.letter in letters and (within is None or within.holds(group.span))
        ]

    def is_quoted(self, span: Span) -> bool:
        """True if the span stands inside quotation marks."""
        return any(quotation.holds(span) for quotation in self.quoted)

    def verbs_in(self, within: Span) -> list[Group]:
        """The verbs of the events topic inside a span."""
        return [verb for verb in self.verbs if within.holds(verb.span)]

    def word_before(self, position: int, steps: int = 1) -> str:
        """The word that stands so many tokens before a position of the article, or ""."""
        before = [token for token in self.tokens if token.end <= position]
        return before[-steps].word if len(before) >= steps else ""

    def word_after(self, position: int, steps: int = 1) -> str:
        """The word that stands so many tokens after a position of the article, or ""."""
        after = [token for token in self.tokens if token.start >= position]
        return after[steps - 1].word if len(after) >= steps else ""


def find_tokens(text: str, span: Span) -> list[Token]:
    """The words and marks of a stretch of text, folded.

    >>> [token.word for token in find_tokens("Iraq’s army said so.", Span(0, 20))]
    ['iraq', "'s", 'army', 'said', 'so', '.']
    """
    folded = fold(text[span.start : span.end])
    return [
        Token(m.start() + span.start, m.end() + span.start, m.group())
        for m in _WORD.finditer(folded)
    ]
