"""Who copied whom: runs of words that two articles share, quotations apart from prose.

Two reporters who print one official's words have not copied each other; two articles that share
eight words of prose in a row nearly always go back to one text. What is found of two articles
depends on those two alone, so they may be compared in any order and in any company.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b
from typing import Literal

import msgspec

from crosswire.model.incident import ArticleFacts, Copy
from crosswire.model.text import Span

# 8 words: no independent pair of the development corpus shares a run of prose this long.
RUN_WORDS = 8
# A run of names and titles is everybody's: this many of its words must begin in lower case.
PLAIN_WORDS = 6
# Unless it is longer than names are, also where case says nothing, as in a teletype's capitals:
# in 1,300 such reports runs of 8 to 15 words are names and datelines, longer ones are copied.
LONG_RUN = 16
# The share of the shorter body that copied prose must cover to call the whole a copy.
# 0.2: printed versions of one agency story there share 0.22 and more; passages elsewhere 0.1.
COPY_SHARE = 0.2
# So few words inside quotation marks are a name or somebody's term, which others print without.
NAME_WORDS = 4
# Of eight words that one article has more often, only so many places are looked at: it bounds the
# work on a text that repeats itself. The most in 2,600 articles of news is 15, of a menu.
REPEATS = 16
# Of 30 labelled pairs none is missed by any choice; 8 and 4 give some 175 prints for 500 words.
# Shorter runs are everybody's: with 5, one in 40 pairs of gun reports shares a print, with 8 one in
# 480, nine tenths of which share text (the table is in docs/reference/copies.md).
PRINT_WORDS = 8
PRINT_WINDOW = 4
_WORD = re.compile(r"\w+(?:['’]\w+)?")
_STRETCH = re.compile(rb"\x00+|\x01+")  # of prose, or of quoted words
# Marks of two articles are added up: 0 where neither has one, 2 where both do.
_IN_NEITHER = re.compile(rb"\x00{%d,}" % RUN_WORDS)
_IN_BOTH = re.compile(rb"\x02{%d,}" % RUN_WORDS)
Kind = Literal["copy", "passage", "quotation"]
Bounds = tuple[int, int]


class Prose(msgspec.Struct, frozen=True):
    """The words of an article's body in order, where they stand, and which are quoted.

    `quoted` and `plain` have a byte for each word: 1 inside a quotation (of more words than a name
    has), and 1 where it begins in lower case. `starts` says where every eight words in a row begin.
    """

    article: str
    words: tuple[str, ...]
    bounds: tuple[Bounds, ...]
    quoted: bytes
    plain: bytes
    starts: dict[str, list[int]]


class Run(msgspec.Struct, frozen=True, order=True):
    """A stretch of words that two articles share: the number of its first word in each."""

    left: int
    right: int
    length: int


def find_copies(articles: Iterable[ArticleFacts]) -> list[Copy]:
    """Pairs of articles that share runs of eight words or more, by article ids.

    `copy`: shared prose covers much of the shorter body; `passage`: some prose is shared;
    `quotation`: only words that both put between quotation marks. The runs of a copy or passage
    are of prose alone. It is what `compare_texts` gives for every two of them.
    """
    by_id = {article.id: article for article in articles}
    read = [_read_prose(by_id[key]) for key in sorted(by_id)]
    found = (_describe(read[one], read[other]) for one, other in _find_pairs(read))
    return [copy for copy in found if copy is not None]


def compare_texts(left: ArticleFacts, right: ArticleFacts) -> Copy | None:
    """What two articles share, the lower id on the left; None if nothing, or if they are one.

    Other articles do not matter, nor which of the two is given first.
    """
    if left.id == right.id:
        return None
    first, second = sorted((left, right), key=lambda article: article.id)
    return _describe(_read_prose(first), _read_prose(second))


def find_prints(article: ArticleFacts) -> tuple[int, ...]:
    """Numbers below 2**63, sorted, that are the same on every machine: prints of its wording.

    Two articles that share eleven words in a row (PRINT_WORDS + PRINT_WINDOW - 1), both in prose
    or both inside one quotation, share a print; if they share less than eight, they share none but
    by chance. It is winnowing: of every four neighbouring runs of eight words the one with the
    lowest hash stays (S. Schleimer, D. S. Wilkerson and A. Aiken, "Winnowing: Local Algorithms for
    Document Fingerprinting", SIGMOD 2003). A quotation or stretch of prose too short for four runs
    gives one all the same.
    """
    prose = _read_prose(article)
    stretches = (stretch.span() for stretch in _STRETCH.finditer(prose.quoted))
    prints = (_winnow(prose.words[i:j], quoted=prose.quoted[i] == 1) for i, j in stretches)
    return tuple(sorted(set().union(*prints)))


def _winnow(words: Sequence[str], *, quoted: bool) -> set[int]:
    # Quoted words have other prints than prose: they make no copy of a text that prints them as
    # its own.
    kind = b"quotation" if quoted else b"prose"
    hashes = [_hash_run(run, kind) for run in _join_runs(words, PRINT_WORDS)]
    windows = max(len(hashes) - PRINT_WINDOW + 1, min(len(hashes), 1))
    return {min(hashes[first : first + PRINT_WINDOW]) for first in range(windows)}


def _hash_run(run: str, kind: bytes) -> int:
    digest = blake2b(run.encode("utf-8", "surrogatepass"), digest_size=8, person=kind).digest()
    return int.from_bytes(digest, "big") >> 1


def _read_prose(article: ArticleFacts) -> Prose:
    bounds = tuple(
        found.span()
        for zone in article.body
        for found in _WORD.finditer(article.text, zone.start, zone.end)
    )
    printed = [article.text[start:end] for start, end in bounds]
    words = tuple(" ".join(printed).lower().replace("’", "'").split(" ")) if printed else ()
    quoted = _mark_quoted(bounds, article.quotations)
    plain = bytes([word[0].islower() for word in printed])
    return Prose(article.id, words, bounds, quoted, plain, _find_starts(words))


def _mark_quoted(bounds: Sequence[Bounds], quotations: Iterable[Span]) -> bytes:
    starts, ends = [start for start, _ in bounds], [end for _, end in bounds]
    marks = bytearray(len(bounds))
    for quotation in quotations:
        first, last = bisect_right(ends, quotation.start), bisect_left(starts, quotation.end)
        if last - first > NAME_WORDS:
            marks[first:last] = b"\1" * (last - first)
    return bytes(marks)


def _find_starts(words: Sequence[str]) -> dict[str, list[int]]:
    starts: dict[str, list[int]] = {}
    for number, run in enumerate(_join_runs(words, RUN_WORDS)):
        places = starts.setdefault(run, [])
        if len(places) < REPEATS:
            places.append(number)
    return starts


def _join_runs(words: Sequence[str], length: int) -> list[str]:
    """Every so many words in a row: no word holds a blank, so no two runs look alike.

    >>> _join_runs(["a", "bomb", "went", "off"], 3)
    ['a bomb went', 'bomb went off']
    """
    shifted = [words[number:] for number in range(length)]
    return list(map(" ".join, zip(*shifted, strict=False)))


def _find_pairs(read: Sequence[Prose]) -> list[tuple[int, int]]:
    """The numbers of every two articles that share eight words, in order."""
    holders: defaultdict[str, list[int]] = defaultdict(list)
    pairs: list[tuple[int, int]] = []
    for number, prose in enumerate(read):
        met = set().union(*(holders[run] for run in prose.starts))
        pairs += ((other, number) for other in met)
        for run in prose.starts:
            holders[run].append(number)
    return sorted(pairs)


def _describe(left: Prose, right: Prose) -> Copy | None:
    shared = _pick_runs(_merge(_find_matches(left, right)), len(left.words), len(right.words))
    prose = [
        run
        for run in _find_parts(shared, left, right, _IN_NEITHER)
        if _is_telling(run, left, right)
    ]
    if prose:
        shorter = min(len(left.words), len(right.words))
        is_copy = sum(run.length for run in prose) >= COPY_SHARE * shorter
        return _copy(left, right, "copy" if is_copy else "passage", prose)
    quotes = _find_parts(shared, left, right, _IN_BOTH)
    return _copy(left, right, "quotation", quotes) if quotes else None


def _find_matches(left: Prose, right: Prose) -> list[tuple[int, int]]:
    """Where eight words begin that both have: how far apart in the two, and where in the left."""
    theirs = right.starts
    shared = [(ours, theirs[run]) for run, ours in left.starts.items() if run in theirs]
    return sorted([(i - j, i) for some, others in shared for i in some for j in others])


def _merge(matches: Iterable[tuple[int, int]]) -> list[Run]:
    """Overlapping runs of eight words into the longest ones."""
    longest: list[list[int]] = []
    for apart, i in matches:
        if longest and apart == longest[-1][0] and i <= longest[-1][2] + RUN_WORDS:
            longest[-1][2] = i
        else:
            longest.append([apart, i, i])
    return [Run(i, i - apart, last - i + RUN_WORDS) for apart, i, last in longest]


def _pick_runs(runs: Iterable[Run], left_size: int, right_size: int) -> list[Run]:
    """The longest runs first, no word used twice on either side.

    Of a run that overlaps with a longer one the rest counts, if it is still long enough.
    """
    kept: list[Run] = []
    left, right = bytearray(left_size), bytearray(right_size)
    for run in sorted(runs, key=lambda run: (-run.length, run.left, run.right)):
        for part in _cut(run, left, right, _IN_NEITHER):
            kept.append(part)
            left[part.left : part.left + part.length] = b"\1" * part.length
            right[part.right : part.right + part.length] = b"\1" * part.length
    return sorted(kept)


def _find_parts(
    runs: Iterable[Run], left: Prose, right: Prose, which: re.Pattern[bytes]
) -> list[Run]:
    """The parts that neither article quotes, or those that both do, if long enough."""
    return [part for run in runs for part in _cut(run, left.quoted, right.quoted, which)]


def _cut(
    run: Run, left: bytes | bytearray, right: bytes | bytearray, which: re.Pattern[bytes]
) -> Iterator[Run]:
    """The parts of a run whose marks in the two articles fit."""
    ours = left[run.left : run.left + run.length]
    theirs = right[run.right : run.right + run.length]
    for part in which.finditer(_add_marks(ours, theirs)):
        first, end = part.span()
        yield Run(run.left + first, run.right + first, end - first)


def _add_marks(ours: bytes | bytearray, theirs: bytes | bytearray) -> bytes:
    """Byte by byte: as two whole numbers they are added at once, and nothing is carried.

    >>> _add_marks(b"\\0\\1\\1", b"\\0\\0\\1")
    b'\\x00\\x01\\x02'
    """
    total = int.from_bytes(ours, "big") + int.from_bytes(theirs, "big")
    return total.to_bytes(len(ours), "big")


def _is_telling(run: Run, left: Prose, right: Prose) -> bool:
    ours = left.plain[run.left : run.left + run.length]
    theirs = right.plain[run.right : run.right + run.length]
    return run.length >= LONG_RUN or min(sum(ours), sum(theirs)) >= PLAIN_WORDS


def _copy(left: Prose, right: Prose, kind: Kind, runs: Iterable[Run]) -> Copy:
    spans = tuple(
        (_cover(left, run.left, run.length), _cover(right, run.right, run.length)) for run in runs
    )
    return Copy(left.article, right.article, kind, spans)


def _cover(prose: Prose, first: int, length: int) -> Span:
    return Span(prose.bounds[first][0], prose.bounds[first + length - 1][1])
