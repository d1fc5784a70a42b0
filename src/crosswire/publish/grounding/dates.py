"""The days, months and years that words name, a weekday counted from the day of the article.

Written for checking, apart from what reads articles.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

MONTHS = "january february march april may june july august september october november december"
_NUMBERS = {name[:3]: n for n, name in enumerate(MONTHS.split(), start=1)}
_MONTH = r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_YEAR = r"(?:,?\s*(\d{4}))?(?!\d)"
_DAY_FIRST = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?\s+{_MONTH}(?![a-z]){_YEAR}")
_MONTH_FIRST = re.compile(rf"\b{_MONTH}\s+(\d{{1,2}})(?:st|nd|rd|th)?\b(?!:){_YEAR}")
_MONTH_ALONE = re.compile(rf"\b{_MONTH}(?![a-z])(?:\s+(?:of\s+)?(\d{{4}}))?(?!\s*\d)")
_ISO = re.compile(r"\b(\d{4})-(\d\d)-(\d\d)\b")
_YEAR_ALONE = re.compile(r"\b((?:19|20)\d\d)\b")
_WEEKDAY = re.compile(
    r"\b(?:(mon|tues|wednes|thurs|fri|satur|sun)day\b|(mon|tues?|wed|thurs?|fri|sat|sun)\.)"
)
_SHORT = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
# Words for days, by how many days before the article they are.
_RELATIVE = (
    (
        re.compile(r"\b(?:today|tonight|this (?:morning|afternoon|evening)|overnight|hours ago)\b"),
        0,
    ),
    (re.compile(r"\b(?:yesterday|last night|overnight)\b"), 1),
    (re.compile(r"\bday before yesterday\b"), 2),
)
_AGO = re.compile(r"\b(\w+) days? (?:ago|earlier|before)\b")
_COUNTED = "one two three four five six seven eight nine ten".split()  # noqa: SIM905 - as words
_FEW = {word: number for number, word in enumerate(_COUNTED, start=1)}


class Named(NamedTuple):
    """A day, month or year that words name; None where they name none."""

    year: int | None
    month: int | None
    day: int | None

    def bears(self, said: Named) -> bool:
        """True if a sentence may say `said` where these words stand: the same, or less exact.

        >>> january = Named(2024, 1, None)
        >>> Named(2024, 1, 20).bears(january), january.bears(Named(2024, 1, 2))
        (True, False)
        """
        return all(
            theirs is None or theirs == ours for ours, theirs in zip(self, said, strict=True)
        )


def read_written(text: str) -> list[tuple[Named, tuple[int, int]]]:
    """The dates that are written out, and where they stand; a part that is missing is None.

    >>> [named for named, _ in read_written("On 20 January 2024 and in Feb. 2023")]
    [Named(year=2024, month=1, day=20), Named(year=2023, month=2, day=None)]
    """
    low, taken = text.lower(), bytearray(len(text.lower()))
    found: list[tuple[Named, tuple[int, int]]] = []
    for named, at in _every_date(low):
        if not any(taken[at[0] : at[1]]):
            taken[at[0] : at[1]] = b"\1" * (at[1] - at[0])
            found.append((named, at))
    return sorted(found, key=lambda pair: pair[1])


def _every_date(low: str) -> Iterator[tuple[Named, tuple[int, int]]]:
    for hit in _ISO.finditer(low):
        yield Named(int(hit[1]), int(hit[2]), int(hit[3])), hit.span()
    for hit in _DAY_FIRST.finditer(low):
        yield Named(_int(hit[3]), _NUMBERS[hit[2]], int(hit[1])), hit.span()
    for hit in _MONTH_FIRST.finditer(low):
        yield Named(_int(hit[3]), _NUMBERS[hit[1]], int(hit[2])), hit.span()
    for hit in _MONTH_ALONE.finditer(low):
        if hit[2] or hit[1] not in {"may", "mar"} or hit[0].startswith("march"):
            yield Named(_int(hit[2]), _NUMBERS[hit[1]], None), hit.span()
    for hit in _YEAR_ALONE.finditer(low):
        yield Named(int(hit[1]), None, None), hit.span()


def _int(digits: str | None) -> int | None:
    return int(digits) if digits else None


def read_named(text: str, published: date | None) -> list[Named]:
    """Every date that an article's words name, as far as its own day fixes it.

    >>> read_named("They struck on Saturday.", date(2024, 1, 22))
    [Named(year=2024, month=1, day=20)]
    >>> read_named("It came on Dec. 30.", date(2024, 1, 2))
    [Named(year=2023, month=12, day=30)]
    """
    found = [_fix_year(named, published) for named, _ in read_written(text)]
    if published is not None:
        low = text.lower()
        found += [_name(published - timedelta(days=back)) for back in _days_back(low, published)]
    return found


def without_dates(sentence: str) -> str:
    """The sentence with a comma and blanks in the place of every date that is written out.

    >>> without_dates("7 died on 20 January 2024.")
    '7 died on ,              .'
    """
    for _, (start, end) in read_written(sentence):
        sentence = f"{sentence[:start]},{' ' * (end - start - 1)}{sentence[end:]}"
    return sentence


def _days_back(low: str, published: date) -> Iterator[int]:
    """How many days before the article each day lies that words count back to."""
    yield from _weekdays_back(low, published)
    yield from (back for pattern, back in _RELATIVE if pattern.search(low))
    for hit in _AGO.finditer(low):
        number = _FEW.get(hit[1]) or (int(hit[1]) if hit[1].isdecimal() else None)
        if number is not None and number < 400:
            yield number


def _weekdays_back(low: str, published: date) -> Iterator[int]:
    for hit in _WEEKDAY.finditer(low):
        back = (published.weekday() - _SHORT.index((hit[1] or hit[2])[:3])) % 7
        yield back
        if low[: hit.start()].rstrip().endswith("last") or low.startswith(" last week", hit.end()):
            yield back + 7


def _fix_year(named: Named, published: date | None) -> Named:
    """The date with the year it has by the article's day: the last time it came round."""
    if named.year is not None or published is None or named.month is None:
        return named
    later = (named.month, named.day or 1) > (published.month, published.day)
    return named._replace(year=published.year - (1 if later else 0))


def _name(day: date) -> Named:
    return Named(day.year, day.month, day.day)
