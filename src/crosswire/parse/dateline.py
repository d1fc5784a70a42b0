"""When an article came out: what its headers print, its metadata say, or its weekdays give away."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from crosswire.lexicon.calendar import FULL_DAY, find_days, nearest_past_day
from crosswire.lexicon.clock import Clock, parse_clock
from crosswire.lexicon.load import Lexicon
from crosswire.model.moment import Moment
from crosswire.model.text import Article, Published, Sentence, Span, Zone, ZoneKind
from crosswire.parse.undated import infer_publication, read_day_month, read_release_day
from crosswire.parse.wording import Wording, compile_wording

# Captions and sentences have dates of their own: "Sept. 14, 2019" there is no publication date.
_HEADER_ZONES: frozenset[ZoneKind] = frozenset(("furniture", "byline", "dateline"))
_UPDATED = re.compile(r"\b(?:updated?|modified|refreshed)\b[^|]*$", re.IGNORECASE)
_PUBLISHED = re.compile(r"\b(?:publish\w*|posted|issued|released?)\b", re.IGNORECASE)
_OTHER_PAGE = re.compile(r"^\W*(?:copyright|©|tags|read|related|more)\b", re.IGNORECASE)
_SHORT_YEAR = re.compile(r"\b(?:\d\d?\s[A-Z]{3,9}|[A-Z]{3,9}\s\d\d?)\s\d\d\b")
# A clock further off than this belongs to another date of the line.
_CLOCK_WITHIN = 24


class Candidate(NamedTuple):
    """A date in a header; the lower its rank, the better a publication date it makes."""

    rank: int
    day: date
    clock: Clock | None
    words: str


def find_published(
    article: Article, zones: Sequence[Zone], sentences: Sequence[Sentence], lexicon: Lexicon
) -> Published | None:
    """When the article came out and where we know it from; None if nothing says so.

    Metadata win over print, unless print adds the clock time of the same day. A date after the
    day of reading is refused. Without either, a weekday and a day of the month may fix the year.
    """
    printed = find_printed(article.text, zones, _last_day(article), lexicon)
    known = article.published
    if known is None and printed is None:
        printed = _read_release(article.text, zones, _last_day(article))
    if known is None:
        return printed or infer_publication(article, sentences, lexicon, _last_day(article))
    same_day = printed is not None and printed.moment.start == known.moment.start
    if printed is not None and same_day and known.moment.clock is None and printed.moment.clock:
        return printed
    return known


def _read_release(text: str, zones: Sequence[Zone], last_day: date) -> Published | None:
    headers = [z.span.quote(text) for z in zones if z.kind != "body"]
    body = [z.span.quote(text) for z in zones if z.kind == "body"]
    day = read_release_day(text, headers, body)
    if day is None or day > last_day:
        return None
    return Published(Moment(day, day, "day", words=str(day)), "printed")


def find_printed(
    text: str, zones: Sequence[Zone], last_day: date, lexicon: Lexicon
) -> Published | None:
    """The publication date that the headers print: published before updated, with its clock."""
    candidates = sorted(_find_candidates(text, zones, lexicon), key=lambda found: found.rank)
    possible = [found for found in candidates if found.day <= last_day]
    if not possible:
        return None
    best = possible[0]
    clocks = (found.clock for found in possible if found.day == best.day and found.clock)
    clock = best.clock or next(clocks, None)
    time, zone = clock or (None, None)
    moment = Moment(best.day, best.day, "day", time, zone, best.words)
    return Published(moment, "printed")


def _last_day(article: Article) -> date:
    """The latest day on which the article may have come out: a zone's day after it was read."""
    return date.fromisoformat(article.read_on[:10]) + timedelta(days=1)


def _find_candidates(text: str, zones: Sequence[Zone], lexicon: Lexicon) -> Iterator[Candidate]:
    """Every full date in a header line or a dateline."""
    wording = compile_wording(lexicon)
    paragraphs = [zone.span for zone in zones if zone.kind == "body"]
    story = paragraphs[LEAD - 1].start if len(paragraphs) >= LEAD else len(text)
    yield from _opening_day(text, paragraphs)
    for zone in zones:
        if zone.kind not in _HEADER_ZONES:
            continue
        words = zone.span.quote(text)
        is_foot = zone.span.start > story and zone.kind != "dateline"
        if not _is_header(words, is_foot, wording):
            continue
        for span, day in _find_header_days(words):
            yield Candidate(
                _rank(words, span, is_foot), day, _clock_near(words, span), words.strip()
            )


LEAD = 2  # a summary may stand above the line that prints the date; the story begins below it


def _opening_day(text: str, paragraphs: Sequence[Span]) -> Iterator[Candidate]:
    """The full date and dash that a story opens with: "May 12, 2023 – For the first time …"."""
    words = paragraphs[0].quote(text) if paragraphs else ""
    found = FULL_DAY.match(words)
    if found and words[found.end() :].lstrip()[:1] in _DASHES:
        for span, day in find_days(found[0]):
            yield Candidate(1, day, None, span.quote(words))


_DASHES = frozenset("-–—")


def _is_header(words: str, is_foot: bool, wording: Wording) -> bool:
    """True if a date in the line is the page's own: below the story it must say "published"."""
    if _OTHER_PAGE.match(words):
        return False
    return not is_foot or wording.published_pattern.search(words) is not None


def _find_header_days(words: str) -> Iterator[tuple[Span, date]]:
    """The full dates of a header, with the two-digit year of a cable's dateline."""
    yield from find_days(words)
    found = _SHORT_YEAR.search(words)
    if found and not FULL_DAY.search(words):
        day = read_day_month(
            found[0][:-3], lambda month, number: _full_year(found[0], month, number)
        )
        if day:
            yield Span(*found.span()), day


def _full_year(words: str, month: int, day: int) -> date | None:
    """The day in the nearer of the two centuries."""
    short = int(words[-2:])
    return nearest_past_day(month, day, date(1900 + short if short > 50 else 2000 + short, 12, 31))


def _rank(words: str, span: Span, is_foot: bool) -> int:
    """0 if the word "published" stands before the date, 1 for a bare date, 2 for "updated"."""
    before = words[: span.start]
    published = [found.start() for found in _PUBLISHED.finditer(before)]
    updated = _UPDATED.search(before)
    if updated and not (published and published[-1] > updated.start()):
        return 3
    if published:
        return 0
    return 2 if is_foot else 1


def _clock_near(words: str, span: Span) -> Clock | None:
    """The clock time right after the date, or right before it."""
    after = words[span.end : span.end + _CLOCK_WITHIN]
    before = words[max(0, span.start - _CLOCK_WITHIN) : span.start]
    return parse_clock(after) or parse_clock(before)
