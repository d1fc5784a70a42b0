"""Deriving from one thing after the other gives the ledger that deriving at once gives."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from conftest import NewAddress
from sqlalchemy import select

from crosswire import pipeline
from crosswire.deriving import Deriving, derive, derive_all
from crosswire.ledger import StoredLedger, open_ledger
from crosswire.ledger.derived import DERIVED
from crosswire.lexicon.load import load_lexicon
from crosswire.model.decision import Decision, find_anchor
from crosswire.model.incident import describe_article, known_since
from crosswire.model.text import Article
from crosswire.read import read_articles
from crosswire.recalling import Recalling

GOLD = Path(__file__).parents[1] / "gold"
LEXICON = load_lexicon()
Rows = dict[str, set[str]]


def dump(ledger: StoredLedger) -> Rows:
    """Every derived row, without the numbers that the database gave."""
    held = {}
    with ledger.revising() as revision:
        for table in DERIVED:
            columns = [column for column in table.c if column.name != "number"]
            found = revision.connection.execute(select(*columns))
            held[table.name] = {repr(tuple(row)) for row in found}
    return held


def check_same(ledger: StoredLedger) -> None:
    """Derive all at once: not a row may differ."""
    singly = dump(ledger)
    derive_all(ledger, LEXICON)
    at_once = dump(ledger)
    for name in at_once:
        assert singly[name] ^ at_once[name] == set(), name


def derive_singly(ledger: StoredLedger, chance: random.Random | None = None) -> None:
    """Derive from one pending thing after the other, in some order."""
    pending = ledger.pending()
    if chance:
        chance.shuffle(pending)
    for name in pending:
        with ledger.revising() as revision:
            Deriving(revision, LEXICON).derive_from(name)


def read(folder: str, chance: random.Random) -> list[Article]:
    """The articles of a labelled set in some order; some of them under one address."""
    found = read_articles([str(GOLD / folder / "articles")], read_on="2026-01-01")
    articles = [article for article in found if isinstance(article, Article)]
    chance.shuffle(articles)
    at = [f"https://www.example.org/{chance.randrange(40)}" for _ in articles]
    return [
        msgspec.structs.replace(article, url=url if chance.random() < 0.3 else None)
        for article, url in zip(articles, at, strict=True)
    ]


def decide(ledger: StoredLedger, chance: random.Random, count: int) -> Iterator[Decision]:
    """Verdicts on mentions by chance, settled values, and every third time an undoing."""
    keys = sorted(key for reading in ledger.readings() for key in [m.id for m in reading.mentions])
    made: list[Decision] = []
    for number in range(count):
        one, other = chance.sample(keys, 2)
        said = ("a reader", f"2031-03-04T00:00:{number:02}Z", "seen")
        drawn = chance.random()
        if made and drawn < 0.3:
            decision = Decision(*said, undoes=chance.choice(made).id)
        elif drawn < 0.5:
            decision = Decision(*said, left=one, slot="killed", value=f"{number}")
        else:
            verdict = chance.choice(["same", "same", "different", "unsure"])
            decision = Decision(*said, left=one, right=other, verdict=verdict)
        made.append(decision)
        yield decision


@pytest.mark.parametrize(("folder", "seed"), [("mideast", 1), ("mideast", 2), ("world", 3)])
def test_one_by_one_gives_what_all_at_once_gives(
    folder: str, seed: int, new_address: NewAddress
) -> None:
    chance = random.Random(seed)  # noqa: S311
    with open_ledger(new_address()) as ledger:
        for article in read(folder, chance)[:50]:
            pipeline.add_one(ledger, article, LEXICON)
            derive_singly(ledger)
        check_same(ledger)


@pytest.mark.parametrize("seed", [1, 2])
def test_decisions_and_texts_that_come_again_change_what_they_touch(
    seed: int, new_address: NewAddress
) -> None:
    chance = random.Random(seed)  # noqa: S311
    articles = read("mideast", chance)[:30]
    with open_ledger(new_address()) as ledger:
        for article in articles[:25]:
            pipeline.add_one(ledger, article, LEXICON)
        derive(ledger, LEXICON)
        for decision in decide(ledger, chance, 20):
            ledger.decide(decision)
            derive_singly(ledger)
        check_same(ledger)
        for article in articles[20:]:
            moved = msgspec.structs.replace(article, path="a", url="https://example.org/new")
            pipeline.add_one(ledger, moved, LEXICON)
            derive_singly(ledger)
        check_same(ledger)


def read_again(ledger: StoredLedger, article: Article, chance: random.Random) -> None:
    """Store an article under another address, as if rules had found fewer mentions in it."""
    read = pipeline.read_one(article, LEXICON)
    moved = msgspec.structs.replace(article, url=f"https://example.org/{chance.randrange(9)}")
    mentions = tuple(m for m in read.reading.mentions if chance.random() < 0.7)
    ledger.write_article(
        msgspec.structs.replace(read.document, article=moved),
        msgspec.structs.replace(read.reading, mentions=mentions),
        over=ledger.article(article.id),
    )


def decide_at_words(ledger: StoredLedger, chance: random.Random, why: str) -> None:
    """A verdict on mentions wherever their words stand."""
    mentions = [mention for reading in ledger.readings() for mention in reading.mentions]
    one, other = chance.sample(mentions, 2)
    ends = {"left": one.id, "right": other.id}
    words = {"left_at": find_anchor(one), "right_at": find_anchor(other)}
    verdict = chance.choice(["same", "different"])
    ledger.decide(Decision("a reader", "2031-03-04", why, **ends, **words, verdict=verdict))


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_articles_read_again_are_derived_from_in_any_order(
    seed: int, new_address: NewAddress
) -> None:
    chance = random.Random(seed)  # noqa: S311
    articles = read("mideast", chance)[:25]
    with open_ledger(new_address()) as ledger:
        for article in articles:
            pipeline.add_one(ledger, article, LEXICON)
        derive(ledger, LEXICON)
        for turn in range(6):
            for article in chance.sample(articles, 5):
                read_again(ledger, article, chance)
            decide_at_words(ledger, chance, f"{turn}")
            derive_singly(ledger, chance)
        check_same(ledger)


@pytest.mark.parametrize("share", [0.3, 0.6, 0.9])
def test_one_incident_as_of_a_moment_is_that_of_the_whole_ledger_of_then(
    share: float, new_address: NewAddress
) -> None:
    chance = random.Random(4)  # noqa: S311
    with open_ledger(new_address()) as ledger, open_ledger(new_address()) as then:
        for article in [*read("mideast", chance), *read("world", chance)[:30]]:
            pipeline.add_one(ledger, article, LEXICON)
        for decision in decide(ledger, chance, 6):
            ledger.decide(decision)
        derive_all(ledger, LEXICON)
        known = sorted(known_since(describe_article(each)) for each in ledger.documents())
        moment = known[int(share * len(known))]
        with ledger.at_one_moment() as state:
            pipeline.fill_as_of(then, state, moment, LEXICON)
            recalling = Recalling(state, moment)
            # Of an incident that only a text superseded since told there is no present name.
            asked = [i for i in then.incidents() if state.incident(i.id) is not None]
            assert [recalling.incident(incident.id) for incident in asked] == asked
        assert len(asked) > 10
