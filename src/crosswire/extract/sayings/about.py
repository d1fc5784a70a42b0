"""Which incident some words are about: the one told beside them, or the one that they describe."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence

from crosswire.extract.incidents.frames import Frame, FrameKey
from crosswire.lexicon.ordinary import is_ordinary
from crosswire.model.mention import Mention
from crosswire.model.text import Document, Span

# Each weighs what one shared telling word does. Chosen on the labelled statements of gold/mideast,
# where half or twice as much moves no more than two of 32.
SAME_SENTENCE, SAME_PARAGRAPH, NEXT_PARAGRAPH = 4.0, 2.0, 1.5
OPENING = 1.5
LEAST = 1.0
FARTHEST = 3  # paragraphs: what was told longer ago is not what "it" is
_WORD = re.compile(r"[^\W\d_][\w’'-]{2,}")


class Nearby:
    """The incidents of an article, ready to be looked for beside some words."""

    def __init__(
        self,
        document: Document,
        frames: Sequence[Frame],
        mentions: Mapping[FrameKey, str],
        told: Sequence[Mention],
    ) -> None:
        self._text = document.article.text
        self._sentences = document.sentences
        self._starts = [sentence.span.start for sentence in document.sentences]
        self._told = told
        self._frames: dict[str, list[tuple[Span, int | None]]] = {}
        for frame in frames:
            if frame.key in mentions:
                place = (frame.span, self._number(frame.span))
                self._frames.setdefault(mentions[frame.key], []).append(place)
        self._words = {
            mention.id: frozenset(
                word for span in mention.evidence for word in telling(span.quote(self._text))
            )
            for mention in told
        }

    def find(self, span: Span, speaker: str) -> Mention | None:
        """The incident that words at a span are likeliest to be about; None if none is near."""
        if not self._told:
            return None
        at = self._number(span)
        here = self._sentences[at].span if at is not None else span
        whole = self._text[min(here.start, span.start) : max(here.end, span.end)]
        words = telling(whole) | telling(speaker)
        weighed = [
            (
                self._weigh(mention, span, at, words, first=not number and mention.role == "main"),
                -number,
                mention,
            )
            for number, mention in enumerate(self._told)
        ]
        best = max(weighed, key=lambda row: row[:2])
        return best[2] if best[0] >= LEAST else None

    def _weigh(
        self, mention: Mention, span: Span, at: int | None, words: frozenset[str], *, first: bool
    ) -> float:
        """How much speaks for words being about a mention."""
        near = [
            self._nearness(at, number, span, own)
            for own, number in self._frames.get(mention.id, ())
        ]
        shared = len(words & self._words[mention.id])
        return max(near, default=0.0) + min(shared, 4) * 0.75 + (OPENING if first else 0.0)

    def _nearness(self, at: int | None, other: int | None, span: Span, own: Span) -> float:
        if at is None or other is None or own.start > span.end:
            return 0.0
        apart = self._sentences[at].paragraph - self._sentences[other].paragraph
        if at == other or span.overlaps(own):
            return SAME_SENTENCE
        if apart == 0:
            return SAME_PARAGRAPH + 1 / (1 + at - other)
        return NEXT_PARAGRAPH / apart if 0 < apart <= FARTHEST else 0.0

    def _number(self, span: Span) -> int | None:
        """The number of the sentence in which a span begins."""
        at = bisect_right(self._starts, span.start) - 1
        return at if at >= 0 and span.start < self._sentences[at].span.end else None


def telling(words: str) -> frozenset[str]:
    """The words that tell one incident from others, in small letters, without the ordinary ones."""
    found = (word.lower().replace("’", "'").removesuffix("'s") for word in _WORD.findall(words))
    return frozenset(_singular(word) for word in found if not is_ordinary(word))


def _singular(word: str) -> str:
    return word[:-1] if word.endswith("s") and len(word) > 4 else word
