"""The blocks in which mentions meet: a scope (a place, a type in a country, a victim) and a time.

A mention *stands in* some blocks and *looks into* others. Two mentions are compared if one of them
is a leader of a block that it stands in and that the other looks into. The leaders of a block are
the first of it by rank, that is, those that could be known first. So a block of any size costs each
mention no more than its leaders, small blocks, whose members are all leaders, are compared whole,
no order of arrival changes anything, and of what was known at a moment the leaders are the same
then and now.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

import msgspec

from crosswire.link.facts import Side
from crosswire.link.when import FRESH_DAYS, RECENT_DAYS, WEEK_DAYS
from crosswire.link.where import name_words
from crosswire.model.mention import Mention
from crosswire.model.moment import Moment

LEADERS = 10  # of a block; 8 to 30 group the labelled sets alike
MONTHS = 13  # a year and both its ends; what is told of a longer time its place finds
Key = str


class Blocks(msgspec.Struct, frozen=True):
    """The blocks that one mention stands in and those that it looks into."""

    stands: tuple[Key, ...]
    looks: tuple[Key, ...]


def find_blocks(side: Side) -> Blocks:
    """Where a mention meets others: by day if it has one, else by month, place and victim.

    Of two days next to each other each looks into the other's. Whoever names somebody whose age
    another article tells looks for it whenever that was.
    """
    blocks = _find_by_time(side)
    stands = [f"person {name}" for name in side.aged] + [f"named {name}" for name in side.named]
    looks = [f"person {name}" for name in side.named]
    return Blocks((*blocks.stands, *stands), (*blocks.looks, *looks))


def _find_by_time(side: Side) -> Blocks:
    mention = side.mention
    lasting = list(_lasting_scopes(mention))
    within = _interval(mention, side.published)
    ever, vague = _cross(["ever"], lasting), _cross(["vague"], lasting)
    if within is None:
        return Blocks(tuple(vague), (*ever, *vague))
    stands, looks = _passing_scopes(mention)
    stands, looks = [*stands, *lasting], [*looks, *lasting]
    start, end = within
    months = [f"month {month}" for month in _months(start, end)]
    loose = [f"loose {month}" for month in _months(start, end)]
    if (end - start).days >= WEEK_DAYS:
        looks = [*_cross([*loose, *months], looks), *ever, *vague]
        return Blocks((*_cross(loose, stands), *vague), tuple(looks))
    days = [f"day {day}" for day in _days(start, end)]
    around = [f"day {day}" for day in _days(start - _DAY, end + _DAY)]
    looks = [*_cross([*around, *loose], looks), *vague]
    return Blocks((*_cross([*days, *months], stands), *ever), tuple(looks))


def find_views(block: Key) -> list[Key]:
    """The blocks that whoever looks into a block stands in; others may stand there, too.

    >>> find_views("day 2024-05-01 bare drone_attack")[0]
    'day 2024-04-30 type drone_attack'
    >>> find_views("person ann lee")
    ['named ann lee']
    >>> find_views("vague place p:base")
    ['ever place p:base', 'vague place p:base']
    """
    first, rest = block.split(" ", 1)
    if first in ("person", "named"):
        return [f"named {rest}"] if first == "person" else []
    if first in ("ever", "vague"):
        return _cross(["vague"] if first == "ever" else ["ever", "vague"], [rest])
    time, scope = rest.split(" ", 1)
    kind, name = scope.split(" ", 1)
    scopes = [f"{_SEEN_BY.get(kind, kind)} {name}"]
    if first != "day":
        return _cross([f"loose {time}"] + [f"month {time}"] * (first == "loose"), scopes)
    day = date.fromisoformat(time)
    return _cross([f"day {each}" for each in _days(day - _DAY, day + _DAY)], scopes)


# Mentions without a place see all of their type, those with one see the ones without.
_SEEN_BY = {"type": "bare", "bare": "type"}


def _cross(times: Iterable[str], scopes: Sequence[str]) -> list[Key]:
    return [f"{time} {scope}" for time in times for scope in scopes]


_DAY = timedelta(days=1)


def _interval(mention: Mention, published: Moment | None) -> tuple[date, date] | None:
    """The days a mention is of; without any, those before its article came out."""
    moment = mention.date
    if moment is not None and moment.start is not None and moment.end is not None:
        return moment.start, moment.end
    if published is None or published.start is None:
        return None
    before = timedelta(days=FRESH_DAYS if mention.role == "main" else RECENT_DAYS)
    return published.start - before, published.start + timedelta(days=1)


def _lasting_scopes(mention: Mention) -> Iterator[str]:
    """What few others share at any time: the place and what it lies in, the victims."""
    place = mention.place
    if place is not None:
        yield f"place {place.id}"
        yield from (f"place {outer}" for outer in place.within if outer != f"iso:{place.country}")
        yield from (f"word {word}" for word in sorted(name_words(place)))
    for victim in mention.victims:
        yield from (f"victim {word.lower()}" for word in victim.split()[-1:])


def _passing_scopes(mention: Mention) -> tuple[list[str], list[str]]:
    """What many share, but few on one day: where a mention stands, and where it looks.

    Mentions with a place meet in its country; those without one meet all of their type.
    """
    kind, bare = f"type {mention.type}", f"bare {mention.type}"
    if mention.place is None:
        return [kind, bare], [kind]
    country = f"in {mention.place.country}"
    return [kind, country], [bare, country]


def _months(start: date, end: date) -> list[str]:
    count = (end.year - start.year) * 12 + end.month - start.month + 1
    first = start.year * 12 + start.month - 1
    return [f"{(first + n) // 12:04}-{(first + n) % 12 + 1:02}" for n in range(min(count, MONTHS))]


def _days(start: date, end: date) -> Iterator[date]:
    for n in range((end - start).days + 1):
        yield start + timedelta(days=n)
