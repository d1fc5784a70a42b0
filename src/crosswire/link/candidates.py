"""Which pairs of mentions are worth comparing, without looking at every pair.

Mentions meet in blocks: those of a known day by day and country, those of a vague day with all of
their month, those without a day with all of their place or victims. In a large block each mention
meets its neighbours in order only, so the work grows with the number of mentions, not its square.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

import msgspec

from crosswire.link.when import WEEK_DAYS
from crosswire.link.where import name_words
from crosswire.model.incident import ArticleFacts
from crosswire.model.mention import Mention
from crosswire.model.moment import Moment

# Neighbours on either side in a sorted block; smaller blocks are compared whole. 30: the largest
# block of the two development corpora together has 41 mentions.
WINDOW = 30
MOST = 4 * WINDOW  # how many sharp mentions a vague one meets in a block
Pair = tuple[str, str]
Key = tuple[str, ...]


class Block(msgspec.Struct):
    """Mentions that meet. Sharp ones (with a day) meet among themselves only in `day` blocks."""

    sharp: list[Mention]
    vague: list[Mention]


def find_candidates(
    mentions: Sequence[Mention], articles: Mapping[str, ArticleFacts]
) -> list[Pair]:
    """Pairs of mentions of different articles that could be of one incident, sorted.

    Each pair has the smaller id first.
    """
    blocks: defaultdict[Key, Block] = defaultdict(lambda: Block([], []))
    for mention in mentions:
        vague = _is_vague(mention.date)
        for key in _keys(mention, articles.get(mention.article)):
            block = blocks[key]
            (block.vague if vague else block.sharp).append(mention)
    found: set[Pair] = set()
    for key, block in blocks.items():
        found.update(_pairs_in(key, block))
    return sorted(found)


def _is_vague(moment: Moment | None) -> bool:
    return moment is None or moment.days is None or moment.days > WEEK_DAYS


def _keys(mention: Mention, article: ArticleFacts | None) -> Iterator[Key]:
    """The blocks that a mention stands in."""
    yield from _time_keys(mention, article)
    yield from _place_keys(mention)
    for victim in mention.victims:
        yield ("victim", victim.split()[-1].lower() if victim.split() else "")


def _time_keys(mention: Mention, article: ArticleFacts | None) -> Iterator[Key]:
    moment = mention.date
    if moment is None or moment.start is None or moment.end is None:
        yield from _publication_keys(mention, article)
        return
    # A year and more: its months would be too many, and its place finds it too.
    yield from _month_keys(mention, _months(moment.start, moment.end)[:13])
    if not _is_vague(moment):
        yield from _day_keys(mention, moment.start, moment.end)


def _day_keys(mention: Mention, start: date, end: date) -> Iterator[Key]:
    """The days, and one more at the end, so that neighbouring days share a block."""
    for day in _days(start, end + timedelta(days=1)):
        yield ("day", day.isoformat(), _country(mention))
        yield ("day", day.isoformat(), mention.type)


def _country(mention: Mention) -> str:
    return (mention.place.country if mention.place else None) or "?"


def _publication_keys(mention: Mention, article: ArticleFacts | None) -> Iterator[Key]:
    """A mention without a day meets those of the month of its article, and the month before."""
    published = article.published if article else None
    if published is None or published.start is None:
        return
    before = published.start.replace(day=1) - timedelta(days=1)
    yield from _month_keys(mention, _months(before, published.start))


def _month_keys(mention: Mention, months: Iterable[str]) -> Iterator[Key]:
    """The months by country and, since many mentions lack a place, by type."""
    for month in months:
        yield ("month", month, _country(mention))
        yield ("month", month, mention.type)


def _months(start: date, end: date) -> list[str]:
    count = (end.year - start.year) * 12 + end.month - start.month + 1
    first = start.year * 12 + start.month - 1
    return [f"{(first + n) // 12:04}-{(first + n) % 12 + 1:02}" for n in range(count)]


def _days(start: date, end: date) -> list[date]:
    return [start + timedelta(days=n) for n in range((end - start).days + 1)]


def _place_keys(mention: Mention) -> Iterator[Key]:
    place = mention.place
    if place is None:
        return
    for place_id in (place.id, *place.within):
        yield ("place", place_id)
    for word in name_words(place):
        yield ("place word", word)


def _pairs_in(key: Key, block: Block) -> Iterator[Pair]:
    if key[0] == "day":
        yield from _pairs_among(block.sharp)
        return
    yield from _pairs_among(block.vague)
    sharp = sorted(block.sharp, key=_order) if block.vague else []
    by_type = _part_by_type(sharp)
    for vague in block.vague:
        # Those of its own type first, if there are too many.
        alike = by_type.get(vague.type, [])[:MOST]
        for other in (*alike, *sharp[: MOST - len(alike)]):
            yield from _pair(vague, other)


def _part_by_type(mentions: Iterable[Mention]) -> dict[str, list[Mention]]:
    parts: defaultdict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        parts[mention.type].append(mention)
    return dict(parts)


def _pairs_among(mentions: list[Mention]) -> Iterator[Pair]:
    ordered = sorted(mentions, key=_order)
    for number, left in enumerate(ordered):
        for right in ordered[number + 1 : number + 1 + WINDOW]:
            yield from _pair(left, right)


def _pair(left: Mention, right: Mention) -> Iterator[Pair]:
    if left.article != right.article:
        yield (left.id, right.id) if left.id < right.id else (right.id, left.id)


def _order(mention: Mention) -> tuple[str, str, str, str]:
    """Mentions that are alike stand side by side."""
    day = mention.date.start if mention.date and mention.date.start else None
    place = mention.place.id if mention.place else ""
    return (place, mention.type, day.isoformat() if day else "", mention.id)
