"""Read the number that begins at a word: digits, words, a vague word, a place in a row, a range."""

from __future__ import annotations

from typing import Literal, NamedTuple

from crosswire.extract.figures.words import Counting, Row
from crosswire.lexicon.load import Entry
from crosswire.model.figure import Figure

_ARTICLES = ("a", "an")
_DASHES = ("-", "–")
_RANGE_JOINTS = ("to", "or", *_DASHES)
_ORDINAL_ENDS = ("st", "nd", "rd", "th")
_SHORT_SCALES = {"m": 10**6, "bn": 10**9, "b": 10**9, "k": 10**3, "tn": 10**12}
_NO_MORE = 10**15  # beyond any count in the news: a telephone or account number


class Number(NamedTuple):
    """A number as read: words `first` up to `past`, its ends, and the rule that read it."""

    first: int
    past: int
    figure: Figure
    rule: str
    form: Literal["plain", "vague", "ordinal", "decimal", "nothing"] = "plain"


def read_number(row: Row, index: int, counting: Counting) -> Number | None:
    """The number that begins at a word, a range taken whole; None if there is none."""
    if row.word(index) == "between":
        return _read_between(row, index, counting)
    number = _read_single(row, index, counting)
    if number is None or number.form != "plain":
        return number
    return _read_range(row, number, counting) or number


def _read_single(row: Row, index: int, counting: Counting) -> Number | None:
    """One number, without what may follow it as the end of a range."""
    refused = counting.nothing.at(row, index)
    if refused is not None:
        return Number(index, refused[1], Figure(None, None), refused[0].rule, "nothing")
    if row.word(index)[:1].isdecimal():
        return _read_digits(row, index, counting)
    return _read_vague(row, index, counting) or _read_words(row, index, counting)


def _read_vague(row: Row, index: int, counting: Counting) -> Number | None:
    """A vague word: "several", "dozens", "no"."""
    found = counting.vague.at(row, index)
    if found is None:
        return None
    entry, past = found
    if entry.id == "scores" and not _counts_scores(row, past):
        return None
    if row.word(past) == "." and row.word(past + 1)[:1].isdecimal():  # "update no. 4"
        return None
    return Number(
        index, past, Figure(_whole(entry, "low"), _whole(entry, "high")), entry.rule, "vague"
    )


def _counts_scores(row: Row, past: int) -> bool:
    """True for "scores of people" and "scores were hurt", not for "he scores"."""
    return row.word(past) in (
        "of",
        "were",
        "are",
        "have",
        "more",
        "feared",
        "killed",
        "dead",
        "hurt",
    )


def _whole(entry: Entry, key: str) -> int | None:
    value = entry.means.get(key)
    return value if isinstance(value, int) else None


def _read_digits(row: Row, index: int, counting: Counting) -> Number | None:
    """A number in digits, with "th" or with "million" behind it."""
    digits = "".join(char for char in row.word(index) if char.isdecimal() or char == ".")
    past = index + 1
    if row.word(past) in _ORDINAL_ENDS and row.touches(past):
        return Number(
            index, past + 1, _exactly(int(float(digits))), counting.digits_rule, "ordinal"
        )
    scale = _scale_at(row, past, counting)
    if scale is not None:
        value, past = round(float(digits) * scale[0]), scale[1]
    elif "." in digits:
        return Number(index, past, _exactly(int(float(digits))), counting.digits_rule, "decimal")
    else:
        value = int(digits)
    return Number(index, past, _exactly(value), counting.digits_rule) if value < _NO_MORE else None


def _scale_at(row: Row, index: int, counting: Counting) -> tuple[int, int] | None:
    """The scale at a word ("million", or "bn" and "m" behind money), and the index after."""
    word = row.word(index)
    if word in counting.scales and (word != "dozen" or not row.touches(index)):
        return counting.scales[word][0], index + 1
    money = counting.kinds_before.before(row, index - 1)
    if word in _SHORT_SCALES and row.touches(index) and money and money[0].word("kind") == "money":
        return _SHORT_SCALES[word], index + 1
    return None


def _exactly(value: int) -> Figure:
    return Figure(value, value)


def _read_words(row: Row, index: int, counting: Counting) -> Number | None:
    """A number in words: "twenty-nine", "one hundred and two", "a dozen", "twenty-third"."""
    first = index
    total, part, rule = 0, 0, ""
    if row.word(index) in _ARTICLES:
        if row.word(index + 1) not in counting.scales:
            return None
        part, index = 1, index + 1
    while True:
        word = row.word(index)
        if word in counting.values:
            value, entry = counting.values[word]
            part, rule = part + value, rule or entry.rule
        elif word in counting.scales:
            total, part = _apply_scale(total, part, counting.scales[word][0])
            rule = rule or counting.scales[word][1].rule
        else:
            return _read_ordinal(row, first, index, total + part, counting)
        following = _next_number_word(row, index, counting)
        if following is None:
            return Number(first, index + 1, _exactly(total + part), rule)
        index = following


def _apply_scale(total: int, part: int, scale: int) -> tuple[int, int]:
    """Hundreds and dozens stay open for more; thousands and up are put aside."""
    part = (part or 1) * scale
    return (total, part) if scale <= 100 else (total + part, 0)


def _next_number_word(row: Row, index: int, counting: Counting) -> int | None:
    """Where a number in words goes on: after a hyphen, after "and", or at the next word."""
    word, after = row.word(index), row.word(index + 1)
    if after in counting.scales:
        return index + 1
    if word in counting.scales:
        return None if word == "dozen" else _after_scale(row, index, counting)
    if _value(word, counting) >= 20:
        return _after_ten(row, index, counting)
    return None


def _after_scale(row: Row, index: int, counting: Counting) -> int | None:
    """ "hundred and two", "thousand five hundred"."""
    if row.word(index + 1) == "and" and row.word(index + 2) in counting.values:
        return index + 2
    return index + 1 if row.word(index + 1) in counting.values else None


def _after_ten(row: Row, index: int, counting: Counting) -> int | None:
    """ "twenty-nine", "twenty nine", "twenty-third"."""
    if row.word(index + 1) == "-":
        unit = row.word(index + 2)
        return index + 2 if 0 < _value(unit, counting) < 10 or unit in counting.ordinals else None
    return index + 1 if 0 < _value(row.word(index + 1), counting) < 10 else None


def _value(word: str, counting: Counting) -> int:
    """What a word of one token is worth; 0 if it is no number."""
    return counting.values[word][0] if word in counting.values else 0


def _read_ordinal(
    row: Row, first: int, index: int, so_far: int, counting: Counting
) -> Number | None:
    """A place in a row, with tens before it or alone."""
    known = counting.ordinals.get(row.word(index))
    if known is None:
        return None
    return Number(first, index + 1, _exactly(so_far + known[0]), known[1].rule, "ordinal")


def _read_between(row: Row, index: int, counting: Counting) -> Number | None:
    """ "between 22 and 29" as one number."""
    low = _read_single(row, index + 1, counting)
    if low is None or low.form not in ("plain", "vague") or row.word(low.past) not in ("and", "to"):
        return None
    high = _read_single(row, low.past + 1, counting)
    if high is None or high.form not in ("plain", "vague"):
        return None
    figure = _from_to(low, high)
    return Number(index, high.past, figure, low.rule) if figure else None


def _read_range(row: Row, low: Number, counting: Counting) -> Number | None:
    """The range that a number begins: "22 to 29", "22-29", "two or three", "three-to-five"."""
    joint, start = row.word(low.past), low.past + 1
    if (joint, row.word(start), row.word(start + 1)) == ("-", "to", "-"):
        joint, start = "to", start + 2
    if joint not in _RANGE_JOINTS:
        return None
    high = _read_single(row, start, counting)
    if high is None or high.form not in ("plain", "decimal"):
        return None
    if joint in _DASHES and _in_digits(row, low) != _in_digits(row, high):
        return None
    figure = _from_to(low, high)
    return Number(low.first, high.past, figure, low.rule) if figure else None


def _in_digits(row: Row, number: Number) -> bool:
    return row.word(number.first)[:1].isdecimal()


def _from_to(low: Number, high: Number) -> Figure | None:
    """The figure from one number to another: "two to three million" means millions for both."""
    start, end = low.figure.low, high.figure.high
    if start is None or end is None:
        return None if start is None else Figure(start, None)
    if end >= 10**6 and start < 1000:
        start *= 10**6 if end < 10**9 else 10**9
    return Figure(start, end) if start <= end else None
