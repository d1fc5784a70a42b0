"""Mentions made by chance, as a ledger of any size would hold them, with the incident of each.

A made world has places (a few hit again and again), incidents (day, place, type, weapon, toll,
doer) and articles that tell of them: most of one incident, some of another that they recall. A
mention says less or other than what happened: no place or only the province, no day or the next,
an earlier toll. A few incidents are told by hundreds of articles. Nothing is taken from real news.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from crosswire.model.figure import Figure
from crosswire.model.incident import ArticleFacts
from crosswire.model.mention import IncidentType, Mention, Responsibility, Role
from crosswire.model.moment import Moment
from crosswire.model.place import Place

FIRST_DAY = date(2015, 1, 1)
PER_DAY = 40  # incidents: what a global event data set codes on a calm day
MEAN_MENTIONS = 4.0
BURST = 0.002  # the share of incidents that everybody reports
BURST_MENTIONS = 300
COUNTRIES = 40
PLACES_EACH = 60
HIT_AGAIN = 0.15  # the share of incidents that befall one of the few places hit again and again
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
    """So many mentions; the same seed gives the same ones, the first of a longer row."""
    chance = random.Random(seed)  # noqa: S311
    places = list(_make_places(chance))
    made = Made([], {}, {})
    number = 0
    while len(made.mentions) < count:
        happening = _happen(chance, number, places)
        for _ in range(_count_reports(chance)):
            _report(chance, happening, made)
        number += 1
    return made


def _make_places(chance: random.Random) -> Iterator[Place]:
    for country in range(COUNTRIES):
        code = f"{chr(65 + country // 26)}{chr(65 + country % 26)}"
        lat, lon = chance.uniform(-50, 60), chance.uniform(-150, 150)
        for number in range(PLACES_EACH):
            province = number % 8
            where = (lat + province + chance.uniform(-0.4, 0.4), lon + chance.uniform(-4, 4))
            yield Place(
                f"p:{code}-{number}",
                f"Town{code}{number}",
                f"Town{code}{number}",
                code,
                f"Province{code}{province}",
                *where,
                "site" if number < 3 else "city",
                (f"iso:{code}-{province}", f"iso:{code}"),
            )


def _happen(chance: random.Random, number: int, places: list[Place]) -> Happening:
    kind, weapon = chance.choice(KINDS)
    often = chance.random() < HIT_AGAIN
    place = places[0] if often and chance.random() < 0.5 else chance.choice(places)
    killed = min(int(chance.paretovariate(1.2)) - 1, 400)
    day = FIRST_DAY + timedelta(days=number // PER_DAY)
    return Happening(number, day, place, kind, weapon, killed, f"Group {chance.randrange(80)}")


def _count_reports(chance: random.Random) -> int:
    if chance.random() < BURST:
        return chance.randrange(BURST_MENTIONS // 2, BURST_MENTIONS * 2)
    return 1 + int(chance.expovariate(1 / (MEAN_MENTIONS - 1)))


def _report(chance: random.Random, happening: Happening, made: Made) -> None:
    """One article about an incident; now and then it recalls one that others told before."""
    article = f"a{chance.getrandbits(48):012x}"
    late = min(int(chance.expovariate(0.9)), 30)
    published = happening.day + timedelta(days=late)
    made.articles[article] = ArticleFacts(
        article, f"Outlet {chance.randrange(300)}", Moment(published, published, "day")
    )
    _mention(chance, happening, article, "main" if late < 4 else "background", made)


def _mention(
    chance: random.Random, happening: Happening, article: str, role: Role, made: Made
) -> None:
    doer = Responsibility(happening.doer, chance.choice(("claimed", "blamed")), None)
    mention = Mention(
        id=f"m{chance.getrandbits(48):012x}",
        article=article,
        role=role,
        type=happening.kind if chance.random() < 0.9 else "other_attack",
        date=_tell_day(chance, happening.day),
        place=_tell_place(chance, happening.place),
        weapons=(happening.weapon,) if chance.random() < 0.6 else (),
        munitions=None,
        outcome=None,
        killed=_tell_toll(chance, happening.killed),
        injured=None,
        casualties=None,
        responsibility=(doer,) if chance.random() < 0.4 else (),
        claim_status=None,
        target=None,
        victims=(),
        evidence=(),
        claims=(),
    )
    made.mentions.append(mention)
    made.incident_of[mention.id] = happening.number


def _tell_day(chance: random.Random, day: date) -> Moment | None:
    told = chance.random()
    if told < 0.08:
        return None
    if told < 0.12:
        first = day.replace(day=1)
        return Moment(
            first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1), "month"
        )
    if told < 0.18:
        return Moment(day, day + timedelta(days=1), "range")
    clock = f"{chance.randrange(24):02}:00" if told > 0.95 else None
    return Moment(day, day, "day", clock)


def _tell_place(chance: random.Random, place: Place) -> Place | None:
    told = chance.random()
    if told < 0.05:
        return None
    if told < 0.15:
        return Place(
            place.within[0],
            place.admin1 or "",
            place.admin1 or "",
            place.country,
            place.admin1,
            None,
            None,
            "admin1",
            place.within[1:],
        )
    return place


def _tell_toll(chance: random.Random, killed: int) -> Figure | None:
    told = chance.random()
    if told < 0.2:
        return None
    if told < 0.8:
        return Figure(killed, killed)
    if told < 0.9:
        return Figure(killed, None)
    return Figure(max(0, killed - 1 - chance.randrange(3)), None)
