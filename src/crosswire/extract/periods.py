"""Over which days a running total counts: "since mid-October", "in the past month", "in a week"."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Literal, NamedTuple

from crosswire.extract.figures import find_figures
from crosswire.extract.scan import Group, Scan
from crosswire.lexicon.load import Lexicon
from crosswire.model.text import Span

PeriodKind = Literal["since", "stretch", "days", "month", "year", "recent"]


class Period(NamedTuple):
    """From when until when something is counted, as far as the words at `span` fix days.

    `kind`: it counts from a day or an occurrence on (`since`), over a time that runs until now or
    for weeks (`stretch`), over less than a week (`days`), over one month or year, or lately
    (`recent`). `until` is None where it runs on.
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
    r"since (?:then\b|.*\b(?:beg[au]n|begins|beginning|start|started|starts|broke|erupted|launch"
    r"|launched|outbreak|war|conflict|uprising|ceasefire|truce|invasion|offensive|coup|takeover"
    r"|collapse|fall|end|ended|toppled|ousted|withdrew|withdrawal|election|attack|assault)\b)",
    re.IGNORECASE | re.DOTALL,
)
_AGO = re.compile(r"\bago\b|\bearlier$", re.IGNORECASE)
_MIDDLE = re.compile(r"\bmid[ -]", re.IGNORECASE)
_FIRST_MONTHS = re.compile(
    r"\bfirst (\w+) months of (?:(?:the|this) year|(?P<year>(?:19|20)\d\d))\b", re.IGNORECASE
)
_CLAUSE_END = re.compile(r"[,;:.](?!\d)|\b(?:that|have|has|had)\b")
_BEFORE_SINCE = re.compile(
    r"\b(?:first|worst|deadliest|bloodiest|biggest|largest|heaviest|fiercest|greatest|highest"
    r"|most \w+|record)\b[^,;:.]*$",
    re.IGNORECASE,
)


def find_periods(scan: Scan, lexicon: Lexicon) -> list[Period]:
    """The stretches of time of a sentence over which something may be counted, in order.

    None of them is the time of a comparison: "the deadliest attack since 2014" counts nothing.
    """
    found = [_read_months(scan, lexicon), *_read_since(scan)]
    taken = [period.span for period in found if period is not None]
    times = [t for t in scan.of("T") if not any(t.span.overlaps(span) for span in taken)]
    found += [_read_time(scan, time, lexicon) for time in times]
    kept = [p for p in found if p is not None and not _compares(scan, p)]
    return _join_between(scan, sorted(kept, key=lambda period: period.span))


def find_period(periods: list[Period], scan: Scan, span: Span) -> Period | None:
    """The period that a count at a span is of: the next one behind it, else the last before it.

    Never across a semicolon or a colon, nor one that what is told at the span began: "since
    October, when 90 people were killed".
    """
    near = [p for p in periods if not _is_parted(scan, p.span, span)]
    behind = [p for p in near if p.span.start >= span.start]
    before = [p for p in near if p.span.end <= span.start and not _dates(scan, p, span)]
    return (behind[:1] or before[-1:] or [None])[0]


def _is_parted(scan: Scan, one: Span, other: Span) -> bool:
    start, end = min(one.end, other.end), max(one.start, other.start)
    return any(mark in scan.text[start:end] for mark in ";:")


def _dates(scan: Scan, period: Period, span: Span) -> bool:
    """True for "since October, when 90 people were killed": the people dead that October."""
    words = scan.text[period.span.end : span.start].lower().lstrip(", ").split()
    return words[:1] in (["when"], ["after"])


def _compares(scan: Scan, period: Period) -> bool:
    before = scan.text[scan.sentence.span.start : period.span.start]
    return period.kind in {"since", "stretch"} and bool(_BEFORE_SINCE.search(before))


def _read_since(scan: Scan) -> list[Period | None]:
    """The periods that "since" opens: from a time, or from an occurrence, with its time if told."""
    found: list[Period | None] = []
    for token in scan.tokens:
        if token.word != "since" or _TIME_WORD.match(scan.word_before(token.start)):
            continue
        end = _CLAUSE_END.search(scan.text, token.end, scan.sentence.span.end)
        span = Span(token.start, end.start() if end else scan.sentence.span.end)
        times = [t for t in scan.of("T") if t.span.overlaps(span) and t.moment is not None]
        since = _first_day(scan, times[0]) if times else None
        if since is None and not times and not _OPENING.match(span.quote(scan.text)):
            continue
        close = times[:1] if times and times[0].span.start <= token.start else []
        until = close[0].span.end if close else span.end
        found.append(Period("since", since, None, Span(token.start, until)))
    return found


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
    words = time.span.quote(scan.text)
    moment = time.moment
    if time.time_kind == "duration":
        if _LATELY.search(words):
            return Period("recent", None, None, time.span)
        return _read_duration(scan, time, lexicon)
    if time.time_kind != "interval" or moment is None or _AGO.search(words):
        return None
    kind = _sort_interval(words, moment.precision)
    if kind is None:
        return None
    ended = moment.end is not None and scan.published is not None and moment.end < scan.published
    return Period(kind, moment.start, moment.end if ended else None, time.span)


def _sort_interval(words: str, precision: str) -> PeriodKind | None:
    if _RUNNING.search(words):
        return "stretch"
    if precision == "year":
        return "year"
    named = _OPEN_MONTH.search(words)
    return "month" if precision == "month" or named else None


def _read_duration(scan: Scan, time: Group, lexicon: Lexicon) -> Period | None:
    """ "In four days", "within a week", counted back from the day of the article."""
    words = time.span.quote(scan.text)
    unit = _UNIT.search(words)
    if unit is None or not _WITHIN.match(words):
        return None
    figures = find_figures(scan.text, time.span, [], lexicon)
    number = figures[0].figure.low if figures else 1
    days = (number or 0) * UNIT_DAYS[unit.group(1).lower()]
    kind: PeriodKind = "stretch" if days >= WEEK else "days"
    if not days or scan.published is None:
        return Period(kind, None, None, time.span)
    try:
        since = scan.published - timedelta(days=days - 1)
    except OverflowError:  # "in 9,999 years"
        return None
    return Period(kind, since, None, time.span)


WEEK = 7  # days; what is counted over fewer may be one occurrence that lasts


def _read_months(scan: Scan, lexicon: Lexicon) -> Period | None:
    """ "In the first nine months of the year"."""
    found = _FIRST_MONTHS.search(scan.text, scan.sentence.span.start, scan.sentence.span.end)
    if found is None:
        return None
    span = Span(found.start(), found.end())
    figures = find_figures(scan.text, Span(*found.span(1)), [], lexicon)
    months = figures[0].figure.low if figures else None
    year = int(found["year"]) if found["year"] else scan.published and scan.published.year
    if not year or months is None or not 0 < months <= 12:
        return Period("stretch", None, None, span)
    until = date(year + months // 12, months % 12 + 1, 1) - timedelta(days=1)
    return Period("stretch", date(year, 1, 1), until, span)


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
