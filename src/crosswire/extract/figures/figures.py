"""The numbers that a text gives, with their bounds, and what kind of number each is.

In: text, a stretch of it, the spans that are times. Out: figures in order. Refuses: to say whom or
what a count counts, and to read "a" or "an" as one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from crosswire.extract.figures.kinds import FigureKind, Sort, sort_number
from crosswire.extract.figures.numbers import Number, read_number
from crosswire.extract.figures.words import Counting, Row, compile_counting, cut_words
from crosswire.lexicon.load import Entry, Lexicon
from crosswire.model.figure import Figure
from crosswire.model.text import Span

_BOUNDS_AT_MOST = 2  # "up to about 30": no number has three


class FigureGroup(msgspec.Struct, frozen=True):
    """A number with the words that bound it: "at least 12", "nearly 25,500", "dozens".

    `rule` names the lexicon entry of the bound, or of the number where nothing bounds it, with
    "#compound" behind it where the number is part of an adjective ("a 12-rocket salvo") and
    "#times" where it says how often ("hit 78 times").
    """

    span: Span
    figure: Figure
    kind: FigureKind
    rule: str


def find_figures(
    text: str, span: Span, taken: Sequence[Span], lexicon: Lexicon
) -> list[FigureGroup]:
    """The numbers in a stretch of text, in order, never overlapping one another or what is taken.

    >>> from crosswire.lexicon.load import load_lexicon
    >>> text = "At least 12 died and dozens were hurt, two of them critically."
    >>> groups = find_figures(text, Span(0, len(text)), [], load_lexicon())
    >>> [(group.figure.low, group.figure.high) for group in groups]
    [(12, None), (24, None), (2, 2)]
    """
    counting = compile_counting(lexicon)
    row = cut_words(text, span)
    return list(_groups(row, taken, counting))


def _groups(row: Row, taken: Sequence[Span], counting: Counting) -> Iterator[FigureGroup]:
    floor = 0
    for index in _starts(row, taken, counting):
        number = read_number(row, index, counting) if index >= floor else None
        if number is None:
            continue
        sort = sort_number(row, number, counting)
        group = _bound(row, number, sort, floor, counting)
        floor = group[1]
        if number.form == "nothing":
            continue
        mark = _mark(row, number, counting) if sort.kind == "count" else ""
        yield FigureGroup(row.span(group[0], group[1]), group[2], sort.kind, group[3] + mark)


def _mark(row: Row, number: Number, counting: Counting) -> str:
    """What a caller may want to know of a count: part of an adjective, or how often."""
    if counting.times.at(row, number.past) is not None:
        return "#times"
    hyphen = row.word(number.past) == "-" and row.touches(number.past)
    return "#compound" if hyphen and row.touches(number.past + 1) else ""


def _starts(row: Row, taken: Sequence[Span], counting: Counting) -> Iterator[int]:
    """The words at which a number may begin, outside what is taken."""
    for index, word in enumerate(row.words):
        if word in counting.heads or word[0].isdecimal():
            at = row.marks[index].start()
            is_taken = any(span.start <= at < span.end for span in taken)
            if not is_taken and not _bounds_another(row, index, counting):
                yield index


def _bounds_another(row: Row, index: int, counting: Counting) -> bool:
    """True for the "no" of "no fewer than" and the "many" of "as many as"."""
    found = (counting.bounds.at(row, index), counting.bounds.at(row, index - 1))
    return any(bound is not None and bound[1] > index for bound in found)


def _bound(
    row: Row, number: Number, sort: Sort, floor: int, counting: Counting
) -> tuple[int, int, Figure, str]:
    """The number with its bounds: where it begins (not before `floor`) and ends, figure, rule."""
    figure, rule = number.figure, number.rule
    first, past = max(floor, min(number.first, sort.first)), max(number.past, sort.past)
    for _ in range(_BOUNDS_AT_MOST):
        found = counting.bounds.before(row, first)
        if found is None or found[1] < floor or not _takes_bound(figure, sort, found[0]):
            break
        figure, rule, first = _open(figure, found[0].word("bound")), found[0].rule, found[1]
    after = counting.afters.at(row, number.past)
    if after is not None:
        figure = _open(figure, after[0].word("after"))
        rule, past = after[0].rule, max(past, after[1])
    return first, past, figure, rule


def _takes_bound(figure: Figure, sort: Sort, bound: Entry) -> bool:
    """False for numbers that count nothing, and for "close to two towns"."""
    least = bound.means.get("least", 1)
    if sort.kind in ("ordinal", "label", "year", "score") or figure.low is None:
        return False
    return sort.kind != "count" or (isinstance(least, int) and figure.low >= least)


def _open(figure: Figure, end: str | None) -> Figure:
    """The figure with one end opened, or called approximate.

    >>> _open(Figure(22, 29), "low")
    Figure(low=22, high=None, approximate=False)
    """
    if end == "low":
        return Figure(figure.low, None, figure.approximate)
    if end == "high":
        return Figure(None, figure.high, figure.approximate)
    return Figure(figure.low, figure.high, approximate=True)
