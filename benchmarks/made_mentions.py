"""Mentions made by chance, as a ledger of any size would hold them, with the incident of each.

A made world has places (one base is hit several times a day, a few towns again and again),
incidents (day, hour, place, type, weapon, toll, doer) and articles that tell of them: most of one
incident, some of another beside it that others told before. A mention says less or other than what
happened: no place or only the province, no day, a wider one or the next, an earlier toll, another
doer. Some articles print another's story: the same facts under another name. A few incidents are
told by hundreds of articles. No two incidents of one day have place and type in common, so no two
are the same by their facts, though a mention that leaves most of them out may fit several. Nothing
is taken from real news.
"""

from __future__ import annotations

import random
from collections import deque
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

import msgspec

from crosswire.model.figure import Figure
from crosswire.model.incident import ArticleFacts
from crosswire.model.mention import IncidentType, Mention, Responsibility, Role, Stance
from crosswire.model.moment import Moment, Precision
from crosswire.model.place import Place

FIRST_DAY = date(2015, 1, 1)
PER_DAY = 40  # incidents: what a global event data set codes on a calm day
MEAN_MENTIONS = 4.0
BURST = 0.002  # the share of incidents that everybody reports
BURST_MENTIONS = 300
COUNTRIES = 40
PLACES_EACH = 60
HIT_AGAIN = 0.15  # the share of incidents that befall one of the few places hit again and again
HOT = 20  # so many places are; half of it befalls the first: three incidents a day
COPIED = 0.3  # the share of further reports that print one of the first reports' text
OTHERWISE = 0.04  # the share of weapons and doers that are not what others tell
RECALLED = 0.1  # the share of articles that recall an earlier incident
RECENT = 400  # it is one of so many before
KINDS: tuple[tuple[IncidentType, str], ...] = (
    ("airstrike", "airstrike"),
    ("rocket_attack", "rocket"),
    ("drone_attack", "drone"),
    ("shelling", "artillery"),
    ("bombing", "ied"),
    ("shooting", "gun"),
    ("raid_or_arrest", "gun"),
    ("abduction", "gun"),
)


class Happening(NamedTuple):
    """What really happened."""

    number: int
    day: date
    clock: str
    place: Place
    kind: IncidentType
    weapon: str
    killed: int
    doer: str


class Made(NamedTuple):
    """The mentions, what is known of their articles, and the incident of each mention."""

    mentions: list[Mention]
    articles: dict[str, ArticleFacts]
    incident_of: dict[str, int]


def make_mentions(count: int, seed: int = 1) -> Made:
    """So many mentions or a few more; with the same seed the first of a longer row."""
    chance = random.Random(seed)  # noqa: S311
    made = Made([], {}, {})
    recent: deque[Happening] = deque(maxlen=RECENT)
    for happening in make_happenings(chance):
        _tell(chance, happening, recent, made)
        recent.append(happening)
        if len(made.mentions) >= count:
            return made
    raise AssertionError("the row of happenings has no end")


def make_happenings(chance: random.Random) -> Iterator[Happening]:
    """What happens, day after day without end."""
    places = list(_make_places(chance))
    number, day = 0, FIRST_DAY
    while True:
        drawn = (_happen(chance, number + i, day, places) for i in range(PER_DAY))
        today = {(happening.place.id, happening.kind): happening for happening in drawn}
        yield from today.values()
        number, day = number + PER_DAY, day + timedelta(days=1)


def _make_places(chance: random.Random) -> Iterator[Place]:
    for country in range(COUNTRIES):
        code = f"{chr(65 + country // 26)}{chr(65 + country % 26)}"
        lat, lon = chance.uniform(-50, 60), chance.uniform(-150, 150)
        for number in range(PLACES_EACH):
            province = number % 8
            name = f"Town{code}{chr(97 + number // 26)}{chr(97 + number % 26)}"  # a word of its own
            where = (lat + province + chance.uniform(-0.4, 0.4), lon + chance.uniform(-4, 4))
            yield Place(
                f"p:{code}-{number}",
                name,
                name,
                code,
                f"Province{code}{chr(97 + province)}",
                *where,
                "site" if number < 3 else "city",
                (f"iso:{code}-{province}", f"iso:{code}"),
            )


def _happen(chance: random.Random, number: int, day: date, places: list[Place]) -> Happening:
    kind, weapon = chance.choice(KINDS)
    place = chance.choice(places)
    if chance.random() < HIT_AGAIN:
        place = places[0] if chance.random() < 0.5 else chance.choice(places[:HOT])
    killed = min(int(chance.paretovariate(1.2)) - 1, 400)
    clock = f"{chance.randrange(24):02}:00"
    return Happening(number, day, clock, place, kind, weapon, killed, _draw_doer(chance))


def _draw_doer(chance: random.Random) -> str:
    return f"Group {chance.randrange(80)}"


def _tell(
    chance: random.Random, happening: Happening, recent: deque[Happening], made: Made
) -> None:
    """All articles about one incident."""
    first: list[Mention] = []
    for _ in range(_count_reports(chance)):
        article, late = _publish(chance, happening.day, made)
        if first and chance.random() < COPIED:
            told = chance.choice(first)
        else:
            told = _mention(chance, happening, "main" if late < 4 else "background")
            first = [*first, told][:3]
        _keep(chance, told, article, happening, made)
        if recent and chance.random() < RECALLED:
            earlier = chance.choice(recent)
            _keep(chance, _mention(chance, earlier, "background"), article, earlier, made)


def _count_reports(chance: random.Random) -> int:
    if chance.random() < BURST:
        return chance.randrange(BURST_MENTIONS // 2, BURST_MENTIONS * 2)
    return 1 + int(chance.expovariate(1 / (MEAN_MENTIONS - 1)))


def _publish(chance: random.Random, day: date, made: Made) -> tuple[str, int]:
    """The id of a new article, and how many days after the incident it came out."""
    article = f"a{chance.getrandbits(48):012x}"
    late = min(int(chance.expovariate(0.9)), 30)
    outlet = _name_outlet(chance.randrange(300))
    made.articles[article] = ArticleFacts(article, outlet, _span(day + timedelta(days=late)))
    return article, late


def _keep(
    chance: random.Random, told: Mention, article: str, happening: Happening, made: Made
) -> None:
    key = f"m{chance.getrandbits(48):012x}"
    made.mentions.append(msgspec.structs.replace(told, id=key, article=article))
    made.incident_of[key] = happening.number


def _mention(chance: random.Random, happening: Happening, role: Role) -> Mention:
    doer, weapon = happening.doer, happening.weapon
    if chance.random() < OTHERWISE:
        doer, weapon = _draw_doer(chance), chance.choice(KINDS)[1]
    tie = _name_doer(doer, chance.choice(("claimed", "blamed")))
    return Mention(
        id="",
        article="",
        role=role,
        type=happening.kind if chance.random() < 0.9 else "other_attack",
        date=_tell_day(chance, happening),
        place=_tell_place(chance, happening.place),
        weapons=(weapon,) if chance.random() < 0.6 else (),
        munitions=None,
        outcome=None,
        killed=_tell_toll(chance, happening.killed),
        injured=None,
        casualties=None,
        responsibility=(tie,) if chance.random() < 0.4 else (),
        claim_status=None,
        target=None,
        victims=(),
        evidence=(),
        claims=(),
    )


def _tell_day(chance: random.Random, happening: Happening) -> Moment | None:
    told, day = chance.random(), happening.day
    if told < 0.08:
        return None
    if told < 0.12:
        first = day.replace(day=1)
        next_month = (first + timedelta(days=31)).replace(day=1)
        return _span(first, next_month - timedelta(days=1), "month")
    if told < 0.18:
        return _span(day, day + timedelta(days=1), "range")
    if told < 0.20:
        return _span(day + timedelta(days=1))
    return _span(day, clock=happening.clock if told > 0.85 else None)


def _tell_place(chance: random.Random, place: Place) -> Place | None:
    told = chance.random()
    if told < 0.05:
        return None
    return _widen(place) if told < 0.15 else place


def _tell_toll(chance: random.Random, killed: int) -> Figure | None:
    told = chance.random()
    if told < 0.2:
        return None
    if told < 0.8:
        return _count(killed, killed)
    if told < 0.9:
        return _count(killed, None)
    return _count(max(0, killed - 1 - chance.randrange(3)), None)


# A million mentions share a few thousand days, places, counts and doers: one object for each.
@cache
def _span(
    first: date, last: date | None = None, precision: Precision = "day", clock: str | None = None
) -> Moment:
    return Moment(first, last or first, precision, clock)


@cache
def _count(low: int, high: int | None) -> Figure:
    return Figure(low, high)


@cache
def _name_doer(name: str, stance: Stance) -> Responsibility:
    return Responsibility(name, stance, None)


@cache
def _name_outlet(number: int) -> str:
    return f"Outlet {number}"


@cache
def _widen(place: Place) -> Place:
    """The province."""
    name = place.admin1 or ""
    return Place(
        place.within[0],
        name,
        name,
        place.country,
        name,
        None,
        None,
        "admin1",
        place.within[1:],
    )
