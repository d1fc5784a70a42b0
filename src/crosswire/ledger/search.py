"""The words of a text and of a question, alike on every store, and the passage that answers."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

import msgspec
from sqlalchemy import RowMapping

from crosswire.model.text import Span

PASSAGE = 24  # words: about two lines
WORD = re.compile(r"[^\W_][^\W_\u0300-\u036f]*(?:[\u0300-\u036f]+[^\W_]*)*")

Phrase = tuple[str, ...]
Word = tuple[str, Span]
Place = tuple[int, int, Phrase]  # the first word, the one after the last, and what stands there


class Hit(msgspec.Struct, frozen=True):
    """An article in which words were found, and the passage around them.

    `found` holds the words of the passage that answered, as the article prints them.
    """

    article: str
    outlet: str | None
    title: str | None
    passage: str
    found: tuple[str, ...]


def find_phrases(asked: str) -> list[Phrase]:
    """The words asked for; quoted ones stay together, and so do the parts of "al-Asad".

    >>> find_phrases('air base "No casualties" al-Asad ( "')
    [('air',), ('base',), ('no', 'casualties'), ('al', 'asad')]
    """
    pieces = (quoted or bare for quoted, bare in re.findall(r'"([^"]+)"|([^\s"]+)', asked))
    phrases = (tuple(word for word, _ in find_words_of(piece)) for piece in pieces)
    return [phrase for phrase in phrases if phrase]


def find_words_of(text: str) -> Iterator[Word]:
    """The words of a text as they are compared, without case and accents, and where they stand.

    The same characters make words here as in FTS5's tokenizer `unicode61`.

    >>> [word for word, _ in find_words_of("Café-goers of Al_Hasakah, 2,400")]
    ['cafe', 'goers', 'of', 'al', 'hasakah', '2', '400']
    """
    for found in WORD.finditer(text):
        yield _fold(found[0]), Span(found.start(), found.end())


def _fold(word: str) -> str:
    low = word.lower()
    if low.isascii():
        return low
    letters = (c for c in unicodedata.normalize("NFD", low) if not unicodedata.combining(c))
    return unicodedata.normalize("NFC", "".join(letters))


def make_hit(article: RowMapping, asked: Sequence[Phrase]) -> Hit:
    """An article that answers, with the passage that holds most of what was asked for."""
    text = article["text"]
    words = list(find_words_of(text))
    places = list(_find_places(words, asked))
    start, end = _choose_passage(places, len(words))
    inside = [place for place in places if start <= place[0] and place[1] <= end]
    found = tuple(_quote(text, words[first:last]) for first, last, _ in inside)
    passage = "…" * (start > 0) + _quote(text, words[start:end]) + "…" * (end < len(words))
    return Hit(article["id"], article["outlet"], article["title"], passage, found)


def _quote(text: str, words: Sequence[Word]) -> str:
    return text[words[0][1].start : words[-1][1].end] if words else ""


def _find_places(words: Sequence[Word], asked: Sequence[Phrase]) -> Iterator[Place]:
    folded = tuple(word for word, _ in words)
    begun = {phrase[0] for phrase in asked}
    for start in (n for n, word in enumerate(folded) if word in begun):
        for phrase in asked:
            if folded[start : start + len(phrase)] == phrase:
                yield start, start + len(phrase), phrase


def _choose_passage(places: Sequence[Place], count: int) -> tuple[int, int]:
    """The first stretch of words that holds most phrases, with as much before them as after."""
    most, best_start, best_end = 0, 0, 0
    for number, (start, _, _) in enumerate(places):
        following = places[number : number + PASSAGE]
        near = [place for place in following if place[1] <= start + PASSAGE]
        if len({phrase for _, _, phrase in near}) > most:
            most = len({phrase for _, _, phrase in near})
            best_start, best_end = start, near[-1][1]
    spare = PASSAGE - (best_end - best_start)
    begin = max(0, min(best_start - spare // 2, count - PASSAGE))
    return begin, min(count, begin + PASSAGE)
