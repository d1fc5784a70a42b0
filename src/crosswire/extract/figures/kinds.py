"""What a number is: a count, or money, a measure, an age, a label, a score, a year."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, NamedTuple

from crosswire.extract.figures.numbers import Number
from crosswire.extract.figures.words import Counting, Row

FigureKind = Literal[
    "count", "ordinal", "money", "percent", "measure", "age", "label", "year", "score"
]
_KINDS: dict[str, FigureKind] = {
    "money": "money",
    "percent": "percent",
    "measure": "measure",
    "age": "age",
    "label": "label",
    "ordinal": "ordinal",
    "score": "score",
}
_OLDEST = 120
_LONGEST_PLAIN = 6  # six digits without a comma are a code; a count would be printed 100,000
_YEARS = range(1900, 2100)
# Nouns of many without an "s"; any other plural ends in one.
_PLURALS = ("people", "men", "women", "children", "troops", "police", "personnel", "crew", "dead")
_NAME_MARKS = ("-", "/", ".", ":", "#")
_PERSONS = ("man", "woman", "boy", "girl", "baby", "child", "teenager", "youth")
_AGE_LEADS = (("was", "he"), ("was", "she"), ("is", "he"), ("is", "she"))


class Sort(NamedTuple):
    """The kind of a number, and the words that belong to it: from `first` up to `past`."""

    kind: FigureKind
    first: int
    past: int


def sort_number(row: Row, number: Number, counting: Counting) -> Sort:
    """The kind of a number, by the words around it; a count if nothing says otherwise."""
    if number.form == "ordinal":
        return Sort("ordinal", number.first, number.past)
    for look in _LOOKS:
        sort = look(row, number, counting)
        if sort is not None:
            return sort
    kind: FigureKind = "measure" if number.form == "decimal" else "count"
    return Sort(kind, number.first, number.past)


def _by_word_after(row: Row, number: Number, counting: Counting) -> Sort | None:
    """A unit behind the number, with or without a hyphen: "4 percent", "40-km", "8-year-old"."""
    hyphen = row.word(number.past) == "-" and row.touches(number.past)
    index = number.past + (hyphen or (number.form == "vague" and row.word(number.past) == "of"))
    found = counting.kinds_after.at(row, index)
    if found is None and hyphen:
        found = counting.compounds.at(row, index)
    if found is None or found[0].word("kind") == "score":
        return _as_fraction(row, number, index, counting)
    return Sort(_KINDS[found[0].word("kind") or ""], number.first, found[1])


def _as_fraction(row: Row, number: Number, index: int, counting: Counting) -> Sort | None:
    """One part of so many: "one-third", "one fifth"; but "one first" is none."""
    place = counting.ordinals.get(row.word(index), (0, None))[0]
    if number.figure.low != 1 or place <= 2 or row.word(number.first) != "one":
        return None
    return Sort("percent", number.first, index + 1)


def _by_word_before(row: Row, number: Number, counting: Counting) -> Sort | None:
    """A sign or word before the number: "$50", "No. 4", "aged 18"."""
    if number.form == "vague":
        return None
    found = counting.kinds_before.before(row, number.first)
    if found is None:
        return None
    return Sort(_KINDS[found[0].word("kind") or ""], found[1], number.past)


def _as_code(row: Row, number: Number, counting: Counting) -> Sort | None:
    """Digits that are a code: six and more without a comma, or with a zero in front."""
    word = row.word(number.first)
    if not word.isdecimal() or len(word) == 1:
        return None
    if len(word) < _LONGEST_PLAIN and word[0] != "0":
        return None
    return Sort("label", number.first, number.past)


def _as_designation(row: Row, number: Number, counting: Counting) -> Sort | None:
    """A number that is part of a name: "F-16", "M4", "24/7"."""
    before, after = row.word(number.first - 1), row.word(number.past)
    glued = row.touches(number.first)
    tail = before.isalpha() or (before in _NAME_MARKS and row.touches(number.first - 1))
    head = after in ("/", ":") and row.word(number.past + 1)[:1].isdecimal()
    return Sort("label", number.first, number.past) if head or (glued and tail) else None


def _as_score(row: Row, number: Number, counting: Counting) -> Sort | None:
    """Two numbers with a dash that make no range: "won 116-111", "a 0-3 defeat"."""
    dash = number.first + 1
    if row.word(dash) not in ("-", "–") or not row.word(dash + 1).isdecimal():
        return None
    if number.past == dash:  # the second number is the smaller one
        glued = row.touches(dash) and row.touches(dash + 1)
        return Sort("score", number.first, dash + 2) if glued else None
    follower = counting.kinds_after.at(row, number.past)
    says_score = follower is not None and follower[0].word("kind") == "score"
    is_score = says_score or number.figure.low == 0
    return Sort("score", number.first, number.past) if is_score else None


def _as_age(row: Row, number: Number, counting: Counting) -> Sort | None:
    """A number alone between commas or brackets, or after a person: "Ali (48)", "a boy of six"."""
    if not 0 < (number.figure.low or 0) < _OLDEST or number.past - number.first != 1:
        return None
    before, earlier = row.word(number.first - 1), row.word(number.first - 2)
    is_person = (before, earlier) in _AGE_LEADS or (before == "of" and earlier in _PERSONS)
    if is_person or (row.word(number.first).isdecimal() and _stands_apart(row, number)):
        return Sort("age", number.first, number.past)
    return None


def _stands_apart(row: Row, number: Number) -> bool:
    """True between commas behind a word, between brackets, or behind a name at a sentence's end."""
    around = row.word(number.first - 1), row.word(number.past)
    if around == (",", "."):
        return row.written(number.first - 2)[:1].isupper()
    return around in ((",", ","), ("(", ")"), ("(", ",")) and row.word(number.first - 2).isalpha()


def _as_year(row: Row, number: Number, counting: Counting) -> Sort | None:
    """Four digits between 1900 and 2099, unless many of something follow: "2000 people"."""
    word, follower = row.word(number.first), row.word(number.past)
    if not (word.isdecimal() and len(word) == 4 and int(word) in _YEARS):
        return None
    many = follower in _PLURALS or (follower.endswith("s") and len(follower) > 3)
    if many and row.word(number.first - 1) not in ("the", "in", "since"):
        return None
    return Sort("year", number.first, number.past)


_LOOKS: tuple[Callable[[Row, Number, Counting], Sort | None], ...] = (
    _by_word_before,
    _by_word_after,
    _as_code,
    _as_designation,
    _as_score,
    _as_age,
    _as_year,
)
