"""Phrases joined on: what stands behind "of", and what explains a name between commas."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crosswire.extract.sentence.phrases import Cutter, Phrase, Words, load_words
from crosswire.extract.sentence.scan import Scan
from crosswire.lexicon.load import Lexicon
from crosswire.lexicon.match import Match
from crosswire.model.figure import Figure
from crosswire.model.text import Span


def cut_phrases(scan: Scan, deeds: Sequence[Match], lexicon: Lexicon) -> list[Phrase]:
    """The phrases of a sentence in order, what stands behind "of" and appositions joined on.

    `deeds` are what `find_deeds` finds in the sentence.
    """
    words = load_words(lexicon)
    joined = list(join_complements(Cutter(scan, deeds, lexicon).cut(), words))
    return list(join_appositions(joined, words))


def join_complements(phrases: Sequence[Phrase], words: Words) -> Iterator[Phrase]:
    """The phrases, each with the one behind its "of": "mayor of Tulumba", "group of armed men"."""
    at = 0
    while at < len(phrases):
        phrase = phrases[at]
        while phrase.is_nominal and _has_of(phrases, at):
            phrase = _join_of(phrase, phrases[at + 2], words)
            at += 2
        yield phrase
        at += 1


def _has_of(phrases: Sequence[Phrase], at: int) -> bool:
    if at + 2 >= len(phrases) or phrases[at + 1].head != "of":
        return False
    return phrases[at + 2].is_nominal or phrases[at + 2].kind == "place"


def _join_of(left: Phrase, right: Phrase, words: Words) -> Phrase:
    span = Span(left.span.start, right.span.end)
    said = Span((left.said or left.span).start, right.span.end)
    if left.name is not None:
        return left._replace(span=span)
    if left.head in words.collective or left.head.isdigit():
        kind = right.kind if right.kind in {"people", "thing"} else "people"
        figure = _count_within(left, right)
        return left._replace(kind=kind, span=span, said=said, body=_body(right), figure=figure)
    body = left.body if left.kind == "thing" else left.body or _body(right)
    return left._replace(span=span, said=said, body=body)


def _count_within(left: Phrase, right: Phrase) -> Figure | None:
    """How many a collective is: "a total of 31 people" are 31, "a group of men" two or more."""
    if right.figure is not None and right.figure.is_exact and right.figure != Figure(1, 1):
        return right.figure
    return left.figure if left.figure not in {None, Figure(1, 1)} else Figure(2, None)


def _body(phrase: Phrase) -> Span | None:
    """The organisation that a phrase names or is."""
    if phrase.body is not None or phrase.kind not in {"body", "name"}:
        return phrase.body
    return phrase.name or phrase.said or phrase.span


def join_appositions(phrases: Sequence[Phrase], words: Words) -> Iterator[Phrase]:
    """The phrases, a name and what explains it between commas made one: "X, mayor of Tulumba,"."""
    at = 0
    while at < len(phrases):
        pair = _apposed(phrases, at)
        if pair is None:
            yield phrases[at]
            at += 1
        else:
            yield pair
            at += 4 if _is_closed(phrases, at + 3, words) else 3


def _is_closed(phrases: Sequence[Phrase], at: int, words: Words) -> bool:
    """True for the comma behind an explanation before the verb: "X, mayor of Tulumba, was"."""
    if at + 1 >= len(phrases) or phrases[at].head != ",":
        return False
    return phrases[at + 1].kind == "deed" or phrases[at + 1].head in words.auxiliaries


def _apposed(phrases: Sequence[Phrase], at: int) -> Phrase | None:
    if at + 2 >= len(phrases) or phrases[at + 1].head != ",":
        return None
    left, right = phrases[at], phrases[at + 2]
    after = phrases[at + 3].head if at + 3 < len(phrases) else "."
    explains = (
        left.kind == "name" and right.said is not None and right.said.start > right.span.start
    )
    if (after in {"and", "or"} and not explains) or left.figure != Figure(1, 1):
        return None
    if right.figure != Figure(1, 1):
        return None
    span = Span(left.span.start, right.span.end)
    if left.kind == "name" and right.kind == "people" and right.name is None:
        return right._replace(span=span, name=left.name, said=right.said)
    if left.kind == "people" and left.name is None and right.kind == "name":
        return left._replace(span=span, name=right.name)
    return None
