"""Who copied whom: runs of words that two articles share, quotations apart from prose.

Two reporters who print one official's words have not copied each other; two articles that share
eight words of prose in a row nearly always go back to one text.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import Literal

import msgspec

from crosswire.model.incident import ArticleFacts, Copy
from crosswire.model.text import Span

# 8 words: no independent pair of the development corpus shares a run of prose this long.
RUN_WORDS = 8
# A run of names and titles is everybody's: this many of its words must begin in lower case.
PLAIN_WORDS = 6
# The share of the shorter body that copied prose must cover to call the whole a copy.
# 0.2: printed versions of one agency story there share 0.22 and more; passages elsewhere 0.1.
COPY_SHARE = 0.2
# A run in more articles than this is tied to the first of them only: all hang together, and the
# work stays in proportion to the text.
CROWD = 30
_WORD = re.compile(r"\w+(?:['’]\w+)?")
Kind = Literal["copy", "passage", "quotation"]
Pair = tuple[int, int]
Match = tuple[int, int]


class Prose(msgspec.Struct, frozen=True):
    """The words of an article's body in order, where they stand, and which are quoted.

    `plain`: whether a word begins in lower case.
    """

    article: str
    words: tuple[str, ...]
    spans: tuple[Span, ...]
    quoted: tuple[bool, ...]
    plain: tuple[bool, ...]


class Run(msgspec.Struct, frozen=True, order=True):
    """A stretch of words that two articles share: the number of its first word in each."""

    left: int
    right: int
    length: int


def find_copies(articles: Sequence[ArticleFacts]) -> list[Copy]:
    """Pairs of articles that share runs of eight words or more, by article ids.

    `copy`: shared prose covers much of the shorter body; `passage`: some prose is shared;
    `quotation`: only words that both put between quotation marks. The runs of a copy or passage
    are of prose alone.
    """
    read = [_read_prose(a) for a in sorted(articles, key=lambda a: a.id)]
    found = (
        _describe(read[one], read[other], matches)
        for (one, other), matches in sorted(_find_matches(read).items())
    )
    return [copy for copy in found if copy is not None]


def _read_prose(article: ArticleFacts) -> Prose:
    found_words = [
        found
        for zone in article.body
        for found in _WORD.finditer(article.text, zone.start, zone.end)
    ]
    words = tuple(found[0].lower().replace("’", "'") for found in found_words)
    spans = tuple(Span(found.start(), found.end()) for found in found_words)
    quoted = _mark_quoted(spans, sorted(article.quotations))
    plain = tuple(found[0][0].islower() for found in found_words)
    return Prose(article.id, words, spans, quoted, plain)


def _mark_quoted(spans: Sequence[Span], quotations: Sequence[Span]) -> tuple[bool, ...]:
    inside = {i for q in quotations for i in _indices(spans, q)}
    return tuple(i in inside for i in range(len(spans)))


def _indices(spans: Sequence[Span], stretch: Span) -> Iterator[int]:
    return (i for i, span in enumerate(spans) if stretch.overlaps(span))


def _find_matches(read: Sequence[Prose]) -> dict[Pair, list[Match]]:
    """For each pair of articles where eight words in a row begin that both have."""
    matches: defaultdict[Pair, list[Match]] = defaultdict(list)
    for held in _find_repeated(_number_shingles(read)):
        for (one, i), (other, j) in _meet(held):
            if one != other and _shingle(read[one], i) == _shingle(read[other], j):
                matches[one, other].append((i, j))
    return matches


def _number_shingles(read: Sequence[Prose]) -> list[list[int]]:
    """A number for every eight words in a row, the same in every run of the program."""
    numbers: dict[str, int] = {}
    numbered = [[numbers.setdefault(word, len(numbers)) for word in p.words] for p in read]
    return [
        [hash(tuple(words[i : i + RUN_WORDS])) for i in range(len(words) - RUN_WORDS + 1)]
        for words in numbered
    ]


def _find_repeated(shingles: Sequence[Sequence[int]]) -> list[list[Match]]:
    """Where each eight words stand that occur more than once."""
    counts = Counter(shingle for article in shingles for shingle in article)
    places: defaultdict[int, list[Match]] = defaultdict(list)
    for number, article in enumerate(shingles):
        for start, shingle in enumerate(article):
            if counts[shingle] > 1:
                places[shingle].append((number, start))
    return list(places.values())


def _meet(held: Sequence[Match]) -> Iterable[tuple[Match, Match]]:
    if len(held) > CROWD:
        return ((held[0], other) for other in held[1:])
    return combinations(held, 2)


def _shingle(prose: Prose, start: int) -> tuple[str, ...]:
    """The eight words themselves: two hashes may be equal by chance."""
    return prose.words[start : start + RUN_WORDS]


def _describe(left: Prose, right: Prose, matches: Iterable[Match]) -> Copy | None:
    whole = _pick_runs(_merge(matches))
    prose = [run for run in _parts(whole, left, right, quoted=False) if _is_telling(left, run)]
    if prose:
        shorter = min(len(left.words), len(right.words))
        is_copy = sum(run.length for run in prose) >= COPY_SHARE * shorter
        return _copy(left, right, "copy" if is_copy else "passage", prose)
    quotes = _parts(whole, left, right, quoted=True)
    return _copy(left, right, "quotation", quotes) if quotes else None


def _parts(runs: Iterable[Run], left: Prose, right: Prose, *, quoted: bool) -> list[Run]:
    """The parts of one kind that are long enough."""
    parts = (part for run in runs for part in _split(run, left, right, quoted=quoted))
    return [part for part in parts if part.length >= RUN_WORDS]


def _is_telling(prose: Prose, run: Run) -> bool:
    return sum(prose.plain[run.left : run.left + run.length]) >= PLAIN_WORDS


def _copy(left: Prose, right: Prose, kind: Kind, runs: Sequence[Run]) -> Copy:
    spans = tuple(
        (_cover(left, run.left, run.length), _cover(right, run.right, run.length))
        for run in sorted(runs)
    )
    return Copy(left.article, right.article, kind, spans)


def _cover(prose: Prose, first: int, length: int) -> Span:
    return Span(prose.spans[first].start, prose.spans[first + length - 1].end)


def _merge(matches: Iterable[Match]) -> list[Run]:
    """Overlapping runs of eight words into the longest ones."""
    runs: list[Run] = []
    for i, j in sorted(matches, key=lambda match: (match[0] - match[1], match[0])):
        last = runs[-1] if runs else None
        if last and i - j == last.left - last.right and i <= last.left + last.length:
            runs[-1] = Run(last.left, last.right, i - last.left + RUN_WORDS)
        else:
            runs.append(Run(i, j, RUN_WORDS))
    return runs


def _pick_runs(runs: Sequence[Run]) -> list[Run]:
    """The longest runs first, no word used twice on either side."""
    kept: list[Run] = []
    for run in sorted(runs, key=lambda run: (-run.length, run.left, run.right)):
        if not any(_collide(run, other) for other in kept):
            kept.append(run)
    return sorted(kept)


def _collide(run: Run, other: Run) -> bool:
    return (run.left < other.left + other.length and other.left < run.left + run.length) or (
        run.right < other.right + other.length and other.right < run.right + run.length
    )


def _split(run: Run, left: Prose, right: Prose, *, quoted: bool) -> Iterator[Run]:
    """The parts of a run that both articles quote, or those that neither of them does."""
    start = 0
    for step in range(run.length + 1):
        ends = step == run.length or not _is_kind(run, step, left, right, quoted)
        if ends and step > start:
            yield Run(run.left + start, run.right + start, step - start)
        if ends:
            start = step + 1


def _is_kind(run: Run, step: int, left: Prose, right: Prose, quoted: bool) -> bool:
    marks = (left.quoted[run.left + step], right.quoted[run.right + step])
    return all(marks) if quoted else not any(marks)
