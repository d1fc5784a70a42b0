"""Over which days a running total counts: "since mid-October", "in the past month", "in a week"."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Literal, NamedTuple

from crosswire.extract.figures.figures import find_figures
from crosswire.extract.sentence.scan import Group, Scan
from crosswire.lexicon.load import Lexicon
from crosswire.model.moment import Moment
from crosswire.model.text import Span

PeriodKind = Literal["since", "stretch", "days", "month", "year", "recent", "by", "week"]


class Period(NamedTuple):
    """From when until when something is counted, as far as the words at `span` fix days.

    `kind`: it counts from a day or an occurrence on (`since`), over a time that runs until now or
    for weeks (`stretch`), over less than a week (`days`), over one week, month or year, lately
    (`recent`), or up to a day (`by`). `until` is None where it runs on.
    """

    kind: PeriodKind
    since: date | None
    until: date | None
    span: Span


UNIT_DAYS = {"day": 1, "night": 1, "week": 7, "fortnight": 14, "month": 30, "year": 365}
_UNIT = re.compile(r"\b(day|night|week|fortnight|month|year)s?$", re.IGNORECASE)
_WITHIN = re.compile(r"(?:in|within|over|during|inside)\b", re.IGNORECASE)
_LATELY = re.compile(r"\b(?:recent|recently|lately|so far)\b", re.IGNORECASE)
_RUNNING = re.compile(r"\b(?:past|last \w+ \w+|so far|this year)\b", re.IGNORECASE)
_OPEN_MONTH = re.compile(r"\b(?:this|last|past) (month|year)\b", re.IGNORECASE)
_OPENING = re.compile(
    r"since (?:then\b|(?:the |last )?(?:spring|summer|autumn|winter)\b"
    r"|.*\b(?:beg[au]n|begins|beginning|start|started|starts|broke|erupted|launch"
    r"|launched|outbreak|war|conflict|uprising|ceasefire|truce|invasion|offensive|coup|takeover"
    r"|collapse|fall|end|ended|toppled|ousted|withdrew|withdrawal|election|attack|assault)\b)",
    re.IGNORECASE | re.DOTALL,
)
_AGO = re.compile(r"\bago\b|\bearlier$", re.IGNORECASE)
_MIDDLE = re.compile(r"\bmid[ -]", re.IGNORECASE)
_FIRST_MONTHS = re.compile(
    r"\bfirst (?:(?P<months>\w+) months|(?P<half>half)|(?P<quarter>quarter))"
    r" of (?:(?:the|this) year|(?P<year>(?:19|20)\d\d))\b",
    re.IGNORECASE,
)
_FORTNIGHT = re.compile(
    r"\b(?:in|over|during|within) (?:(?:a|the) )?(?:(?:past|last) )?fortnight\b", re.IGNORECASE
)
_AS_MANY = re.compile(r"\bin as many (?:days|nights|weeks|months|years)\b", re.IGNORECASE)
_CLAUSE_END = re.compile(r"[,;:](?!\d)|\.(?!\s?\d)|\b(?:that|have|has|had)\b")
_BEFORE_SINCE = re.compile(
    r"\b(?:first|worst|deadliest|bloodiest|biggest|largest|heaviest|fiercest|greatest|highest"
    r"|most \w+|record)\b[^,;:.]*$",
    re.IGNORECASE,
)


def find_periods(scan: Scan, lexicon: Lexicon) -> list[Period]:
    """The stretches of time of a sentence over which something may be counted, in order.

    None of them is the time of a comparison: "the deadliest attack since 2014" counts nothing.
    """
    found = [*_read_months(scan, lexicon), *_read_loose(scan), *_read_since(scan)]
    taken = [period.span for period in found]
    times = [t for t in scan.of("T") if not any(t.span.overlaps(span) for span in taken)]
    read = (_read_time(scan, time, lexicon) for time in times)
    found += [period for period in read if period is not None]
    kept = [period for period in found if not _compares(scan, period)]
    return _join_between(scan, sorted(kept, key=lambda period: period.span))


def find_period(periods: list[Period], scan: Scan, span: Span) -> Period | None:
    """The period that a count at a span is of: the next one behind it, else the last before it.

    Never across a semicolon or a colon, nor one that what is told at the span began: "since
    October, when 90 people were killed".
    """
    near = [p for p in periods if not _is_parted(scan, p.span, span)]
    behind = [p for p in near if p.span.start >= span.start and not _is_other(scan, span, p)]
    before = [p for p in near if p.span.end <= span.start and not _dates(scan, p, span)]
    if behind:
        return behind[0]
    return before[-1] if before else None


_OTHER = re.compile(r"\b(?:from|against|than|compared (?:with|to)|in the same period)\b")


def _is_other(scan: Scan, span: Span, period: Period) -> bool:
    """True for the 2023 of "64 attacks, down from 91 in 2023": what another number counts."""
    numbers = (g for g in scan.of("F") if span.end < g.span.start < period.span.start)
    return any(_OTHER.search(scan.text, span.end, number.span.start) for number in numbers)


def _is_parted(scan: Scan, one: Span, other: Span) -> bool:
    start, end = min(one.end, other.end), max(one.start, other.start)
    return any(mark in scan.text[start:end] for mark in ";:")


def _dates(scan: Scan, period: Period, span: Span) -> bool:
    """True for "since October, when 90 people were killed": the people dead that October.

    And for "since May, with strikes on Friday killing 16": those dead that Friday.
    """
    words = scan.text[period.span.end : span.start].lower().lstrip(", ").split()
    between = Span(period.span.end, max(period.span.end, span.start))
    dated = any(time.time_kind == "day" for time in scan.of("T", between))
    return dated or words[:1] in (["when"], ["after"])


def _compares(scan: Scan, period: Period) -> bool:
    before = scan.text[scan.sentence.span.start : period.span.start]
    return period.kind in {"since", "stretch"} and bool(_BEFORE_SINCE.search(before))


def _read_since(scan: Scan) -> list[Period]:
    """The periods that "since" opens: from a time, or from an occurrence, with its time if told."""
    opens = (token for token in scan.tokens if token.word == "since")
    spans = (
        Span(token.start, _end_clause(scan, token.end))
        for token in opens
        if not _TIME_WORD.match(scan.word_before(token.start))
    )
    found = (_read_opening(scan, span) for span in spans)
    return [period for period in found if period is not None]


def _end_clause(scan: Scan, start: int) -> int:
    end = _CLAUSE_END.search(scan.text, start, scan.sentence.span.end)
    return end.start() if end else scan.sentence.span.end


def _read_opening(scan: Scan, span: Span) -> Period | None:
    """The period of a clause from "since" on; None for "since some names were listed twice"."""
    times = [t for t in scan.of("T") if t.span.overlaps(span) and t.moment is not None]
    current = _CURRENT.match(span.quote(scan.text))
    if current and scan.published is not None:
        first = scan.published.replace(day=1, month=1 if current[1] == "year" else _month(scan))
        return Period("since", first, None, Span(span.start, span.start + current.end()))
    if not times:
        opens = _OPENING.match(span.quote(scan.text))
        return Period("since", None, None, span) if opens else None
    end = times[0].span.end if times[0].span.start <= span.start else span.end
    return Period("since", _first_day(scan, times[0]), None, Span(span.start, end))


def _month(scan: Scan) -> int:
    return scan.published.month if scan.published else 1


_CURRENT = re.compile(
    r"since the (?:start|beginning) of (?:the|this) (month|year)\b", re.IGNORECASE
)
_TIME_WORD = re.compile(r"(?:day|week|month|year|decade|ever)s?$")  # "five years since the war"


def _first_day(scan: Scan, time: Group) -> date | None:
    """The first day of a time, its middle if the words say "mid"."""
    moment = time.moment
    if moment is None or moment.start is None or moment.end is None:
        return None
    if _MIDDLE.search(time.span.quote(scan.text)):
        return moment.start + (moment.end - moment.start) // 2
    return moment.start


def _read_time(scan: Scan, time: Group, lexicon: Lexicon) -> Period | None:
    words, moment = time.span.quote(scan.text), time.moment
    if moment is not None and moment.end is not None and _is_by(scan, time):
        return Period("by", None, moment.end, time.span)
    if time.time_kind == "duration":
        lately = _LATELY.search(words)
        return Period("recent", None, None, time.span) if lately else _back(scan, time, lexicon)
    if time.time_kind != "interval" or moment is None or _AGO.search(words):
        return None
    return _read_interval(scan, time, moment)


def _read_interval(scan: Scan, time: Group, moment: Moment) -> Period | None:
    kind = _sort_interval(time.span.quote(scan.text), moment.precision)
    if kind is None:
        return None
    if kind in {"month", "year"} and scan.word_after(time.span.end) == "alone":
        kind = "stretch"
    ended = moment.end is not None and scan.published is not None and moment.end < scan.published
    return Period(kind, moment.start, moment.end if ended else None, time.span)


def _is_by(scan: Scan, time: Group) -> bool:
    opens = time.span.quote(scan.text).lower().startswith("by ")
    return opens or scan.word_before(time.span.start) == "by"


def _sort_interval(words: str, precision: str) -> PeriodKind | None:
    if _RUNNING.search(words):
        return "stretch"
    if precision == "year":
        return "year"
    named = _OPEN_MONTH.search(words)
    if precision == "week":
        return "week"
    return "month" if precision == "month" or named else None


def _back(scan: Scan, time: Group, lexicon: Lexicon) -> Period | None:
    """ "In four days", "within a week", counted back from the day of the article."""
    words = time.span.quote(scan.text)
    unit = _UNIT.search(words)
    if unit is None or not _WITHIN.match(words):
        return None
    days = _read_number(scan, time.span, lexicon, 1) * UNIT_DAYS[unit.group(1).lower()]
    of = words.endswith(" of") or scan.word_after(time.span.end) == "of"  # "of clashes"
    kind: PeriodKind = "stretch" if days >= WEEK or of else "days"
    known = scan.published is not None and 0 < days < LONGEST
    since = scan.published - timedelta(days=days - 1) if known and scan.published else None
    return Period(kind, since, None, time.span)


def _read_number(scan: Scan, span: Span, lexicon: Lexicon, unsaid: int) -> int:
    """The number of some words; another where they give none."""
    figures = find_figures(scan.text, span, [], lexicon)
    return (figures[0].figure.low or 0) if figures else unsaid


LONGEST = 365 * 100  # days; "in 9,999 years" is no time that anybody counts over
WEEK = 7  # days; what is counted over fewer may be one occurrence that lasts


def _read_months(scan: Scan, lexicon: Lexicon) -> list[Period]:
    """ "In the first nine months of the year", "the first half of 2024"."""
    found = _FIRST_MONTHS.search(scan.text, scan.sentence.span.start, scan.sentence.span.end)
    if found is None:
        return []
    span = Span(found.start(), found.end())
    months = _read_number(scan, Span(*found.span("months")), lexicon, 0) if found["months"] else 0
    months = months or (6 if found["half"] else 3)
    this_year = scan.published.year if scan.published else 0
    year = int(found["year"] or this_year)
    if not year or months > 12:
        return [Period("stretch", None, None, span)]
    until = date(year + months // 12, months % 12 + 1, 1) - timedelta(days=1)
    return [Period("stretch", date(year, 1, 1), until, span)]


def _read_loose(scan: Scan) -> list[Period]:
    """ "In as many weeks": over a time that the number itself gives. "In a fortnight"."""
    start, end = scan.sentence.span.start, scan.sentence.span.end
    spans = [Span(*found.span()) for found in _AS_MANY.finditer(scan.text, start, end)]
    nights = [Span(*found.span()) for found in _FORTNIGHT.finditer(scan.text, start, end)]
    since = scan.published - timedelta(days=13) if scan.published else None
    loose = [Period("stretch", None, None, span) for span in spans]
    return loose + [Period("stretch", since, None, span) for span in nights]


def _join_between(scan: Scan, periods: list[Period]) -> list[Period]:
    """The periods, "between January" and "June" made one."""
    joined: list[Period] = []
    for period in periods:
        last = joined[-1] if joined else None
        if last is not None and _is_between(scan, last, period):
            whole = Span(last.span.start, period.span.end)
            joined[-1] = Period("stretch", last.since, period.until, whole)
        else:
            joined.append(period)
    return joined


def _is_between(scan: Scan, first: Period, other: Period) -> bool:
    opens = first.span.quote(scan.text).lower().startswith(("between", "from"))
    middle = scan.text[first.span.end : other.span.start].strip().lower()
    return opens and middle in {"and", "to", "until", "till", "through"}
