"""Can an article tell of violence at all? Most cannot, and are not read any further."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache

from crosswire.extract.incidents.frames import find_triggers, is_telling, read_frames
from crosswire.extract.sentence.scan import Scan
from crosswire.lexicon.load import Entry, Lexicon
from crosswire.lexicon.match import Match, fold
from crosswire.lexicon.pattern import compile_patterns
from crosswire.model.text import Sentence

# Without a hit of one of these and without an event, a sentence has neither frame nor tally.
GATED = ("casualties", "attribution", "tallies")
# The letters of the groups that a phrase of a topic may make: a weapon may name a deed, and a
# nationality that is counted is people.
_LETTERS = {"actors": "AN", "events": "E", "persons": "N", "targets": "G", "weapons": "EW"}
# Groups that no phrase of these topics makes, in a number that no pattern asks for.
_FREE = dict.fromkeys("TOMPX", 9)
_WORD = re.compile(r"\w+(?:-\w+)*|'s\b|[^\w\s]")
_PART = re.compile(r"\w+")


def find_likely(
    text: str, sentences: Sequence[Sentence], phrases: Sequence[Match], lexicon: Lexicon
) -> list[Sentence]:
    """The sentences that may have a frame or a tally; all others have none.

    `phrases` are those of the topics that make groups. The answer errs on the safe side alone: a
    likely sentence may still tell nothing.
    """
    folded = fold(text)
    return [
        sentence
        for sentence, own in zip(sentences, deal_phrases(phrases, sentences), strict=True)
        if _may_tell(folded, sentence, own, lexicon)
    ]


def tells(scan: Scan, lexicon: Lexicon) -> bool:
    """False if a sentence, read in full, has neither a frame nor a tally."""
    if any(map(is_telling, find_triggers(scan, scan.sentence.span))):
        return True
    totals = compile_patterns(lexicon, "tallies").find(scan.symbols, scan.words)
    return any(True for _ in totals) or bool(read_frames(scan, lexicon, 0))


def deal_phrases(
    phrases: Sequence[Match], sentences: Sequence[Sentence]
) -> Iterator[Sequence[Match]]:
    """For each of the sentences the phrases that begin in it; both stand in order."""
    starts = [match.span.start for match in phrases]
    for sentence in sentences:
        first = bisect_left(starts, sentence.span.start)
        yield phrases[first : bisect_left(starts, sentence.span.end, first)]


def _may_tell(folded: str, sentence: Sentence, phrases: Sequence[Match], lexicon: Lexicon) -> bool:
    if any(_may_trigger(match.entry, phrases) for match in phrases):
        return True
    if sentence.zone == "caption" and any(match.entry.word("weapon") for match in phrases):
        return True
    found = _WORD.findall(folded, sentence.span.start, sentence.span.end)
    found += [part for word in found if "-" in word for part in word.split("-")]
    if load_anchors(lexicon).isdisjoint(found):
        return False
    words, groups = Counter(found), _count_groups(found, phrases, lexicon)
    return any(compile_patterns(lexicon, topic).may_find(words, groups) for topic in GATED)


def _count_groups(
    words: Sequence[str], phrases: Sequence[Match], lexicon: Lexicon
) -> dict[str, int]:
    """How many groups of each letter a sentence can have at most."""
    numbers = load_number_words(lexicon)
    letters = Counter(letter for m in phrases for letter in _LETTERS.get(m.entry.topic, ""))
    figures = sum(word in numbers or word[:1].isdecimal() for word in words)
    return {**_FREE, **letters, "F": figures}


def _may_trigger(entry: Entry, beside: Sequence[Match]) -> bool:
    """True if a phrase alone may say that something happened, with what stands beside it."""
    if entry.word("form") in {None, "none"} and not entry.says_yes("implied"):
        return False
    topics = {match.entry.topic for match in beside}
    if entry.says_yes("needs_weapon") and "weapons" not in topics:
        return False
    if entry.says_yes("needs_ship") and "targets" not in topics:
        return False
    telling = not entry.says_yes("weak") or entry.says_yes("fatal")
    return telling or entry.says_yes("interception") or entry.says_yes("deed")


@lru_cache(maxsize=8)
def load_anchors(lexicon: Lexicon) -> frozenset[str]:
    """Words of which a sentence needs one for any pattern of the gated topics."""
    patterns = [compile_patterns(lexicon, topic) for topic in GATED]
    return frozenset(word for found in patterns for word in found.anchors)


@lru_cache(maxsize=8)
def load_number_words(lexicon: Lexicon) -> frozenset[str]:
    """Words of which every number that is spelt out has one: the longest of each phrase.

    >>> from crosswire.lexicon.load import load_lexicon
    >>> {"dozen", "seven"} <= load_number_words(load_lexicon())
    True
    """
    numbers = (e for e in lexicon.entries("numbers") if not _NUMBERS.isdisjoint(e.means))
    phrases = (_PART.findall(fold(phrase)) for entry in numbers for phrase in entry.says)
    return frozenset(max(reversed(words), key=len) for words in phrases if words) - {"a", "an"}


# What an entry of the numbers topic means if it is a number, not a unit or a bound.
_NUMBERS = frozenset({"value", "scale", "ordinal", "low", "high", "nothing"})
