"""Linking what comes and goes gives the links and groups that linking all at once gives."""

from __future__ import annotations

import random
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

import msgspec
import pytest
from conftest import NewAddress
from nothing import EMPTY

from crosswire.ledger import Revision, open_ledger
from crosswire.link import Relinking, Side, describe_side, link_sides
from crosswire.model.decision import Decision
from crosswire.model.figure import Figure
from crosswire.model.incident import ArticleFacts
from crosswire.model.mention import Mention
from crosswire.model.moment import Moment
from crosswire.model.place import Place

MAY_1 = date(2021, 5, 1)
PLACES = [
    Place(f"p:{n}", f"Town{n}", f"Town{n}", "XA", None, 33.0 + n, 42.0, "city", ("iso:XA",))
    for n in range(2)
]
Group = tuple[str, ...]


def make_sides(chance: random.Random, articles: int) -> list[list[Side]]:
    """The mentions of articles, of so few days and places that blocks have more than leaders."""
    return [make_article(chance, number) for number in range(articles)]


def make_article(chance: random.Random, number: int) -> list[Side]:
    day = MAY_1 + timedelta(days=chance.randrange(8))
    known = datetime(day.year, day.month, day.day, chance.randrange(24), tzinfo=UTC)
    article = f"a{chance.randrange(10**6):06}{number}"
    facts = ArticleFacts(article, None, Moment(day, day) if number % 9 else None, known=known)
    count = chance.choice([1, 1, 2, 3])
    mentions = [make_mention(chance, f"m{number:03}{n}", article) for n in range(count)]
    return [describe_side(mention, facts, {}) for mention in mentions]


def make_mention(chance: random.Random, key: str, article: str) -> Mention:
    start = MAY_1 + timedelta(days=chance.randrange(4))
    days = chance.choice([0, 0, 0, 0, 1, 6, 30])
    drawn = chance.random()
    killed = chance.choice([None, 1, 2, 7])
    return msgspec.structs.replace(
        EMPTY,
        id=key,
        article=article,
        role=chance.choice(["main", "background"]),
        type=chance.choice(["airstrike", "drone_attack", "shooting", "other_attack"]),
        date=None if drawn < 0.2 else Moment(start, start + timedelta(days=days)),
        place=None if drawn > 0.9 else chance.choice(PLACES),
        killed=None if killed is None else Figure(killed, killed),
        victims=("John Roe",) if drawn > 0.95 else (),
    )


def decide(chance: random.Random, sides: list[Side]) -> list[Decision]:
    pairs = [chance.sample([side.mention.id for side in sides], 2) for _ in range(6)]
    return [
        Decision("n", f"{n}", "w", one, other, chance.choice(["same", "different"]))
        for n, (one, other) in enumerate(pairs)
    ]


class Followed:
    """Groups as somebody keeps them who hears only of those that move."""

    def __init__(self, revision: Revision, decisions: list[Decision]) -> None:
        self.index = revision.linking(Side)
        self._decisions = decisions
        self._group_of: dict[str, Group] = {}

    def move(self, came: list[Side], gone: list[Side]) -> None:
        left = {side.mention.id for side in gone}
        beside = {key for end in left for key in self._group_of.pop(end, ())} - left
        groups = Relinking(self.index, self._decisions).move(came, gone, beside)
        self._group_of |= {key: group for group in groups for key in group}

    def groups(self) -> list[Group]:
        return sorted(set(self._group_of.values()))

    def links(self, sides: Iterable[Side]) -> list[object]:
        return sorted(self.index.links_of({s.mention.id for s in sides}), key=lambda k: k.ends)


@pytest.mark.parametrize("seed", range(6))
def test_whatever_comes_and_goes_leaves_what_linking_the_rest_at_once_gives(
    seed: int, new_address: NewAddress
) -> None:
    chance = random.Random(seed)  # noqa: S311
    articles = make_sides(chance, 60)
    decisions = decide(chance, [side for held in articles for side in held]) if seed % 2 else []
    held: dict[int, list[Side]] = {}
    with open_ledger(new_address()) as ledger, ledger.revising() as revision:
        followed = Followed(revision, decisions)
        for number, sides in enumerate(articles):
            followed.move(sides, [])
            held[number] = sides
            if chance.random() < 0.3:
                followed.move([], held.pop(chance.choice(sorted(held))))
        left = [side for sides in held.values() for side in sides]
        links, groups = link_sides(left, decisions, ())
        assert followed.links(left) == sorted(links, key=lambda link: link.ends)
        assert followed.groups() == groups


def read_again(chance: random.Random, sides: list[Side]) -> list[Side]:
    """The sides of an article, some of them gone and others of other values."""
    return [
        side if chance.random() < 0.5 else retell(chance, side)
        for side in sides
        if chance.random() < 0.7
    ]


def retell(chance: random.Random, side: Side) -> Side:
    mention = make_mention(chance, side.mention.id, side.mention.article)
    return msgspec.structs.replace(side, mention=mention)


@pytest.mark.parametrize("seed", range(4))
def test_articles_that_are_read_again_leave_what_linking_the_rest_at_once_gives(
    seed: int, new_address: NewAddress
) -> None:
    chance = random.Random(seed)  # noqa: S311
    held = dict(enumerate(make_sides(chance, 40)))
    with open_ledger(new_address()) as ledger, ledger.revising() as revision:
        followed = Followed(revision, [])
        for sides in held.values():
            followed.move(sides, [])
        for number in chance.sample(sorted(held), 30):
            before, after = held[number], read_again(chance, held[number])
            came = [side for side in after if side not in before]
            followed.move(came, [side for side in before if side not in after])
            held[number] = after
            left = [side for sides in held.values() for side in sides]
            links, groups = link_sides(left, [], ())
            assert followed.links(left) == sorted(links, key=lambda link: link.ends)
            assert followed.groups() == groups
