"""The made world of the benchmark of scale: what is in it, and how its contenders are asked."""

from __future__ import annotations

import random
from collections import Counter
from itertools import islice

import link_splink
import msgspec
import pytest
import scale
from made_mentions import Made, make_happenings, make_mentions

from crosswire.model.mention import Mention


@pytest.fixture(scope="module")
def made() -> Made:
    return make_mentions(3000)


def facts(mention: Mention) -> Mention:
    return msgspec.structs.replace(mention, id="", article="")


def test_more_mentions_begin_with_those_of_fewer(made: Made) -> None:
    fewer = make_mentions(1000)
    assert made.mentions[: len(fewer.mentions)] == fewer.mentions
    assert make_mentions(1000, seed=2).mentions != fewer.mentions


def test_no_two_incidents_of_a_day_have_place_and_type_in_common() -> None:
    happened = islice(make_happenings(random.Random(1)), 8000)  # noqa: S311
    assert max(Counter((h.day, h.place.id, h.kind) for h in happened).values()) == 1


def test_one_base_is_hit_several_times_a_day() -> None:
    happened = list(islice(make_happenings(random.Random(1)), 2000))  # noqa: S311
    (base, often), *_ = Counter(h.place.id for h in happened).most_common()
    assert often > 100
    daily = Counter(h.day for h in happened if h.place.id == base)
    assert sum(n >= 2 for n in daily.values()) > 0.5 * len({h.day for h in happened})


def test_some_articles_print_anothers_story_and_some_recall_an_earlier_incident(
    made: Made,
) -> None:
    told = Counter((made.incident_of[m.id], facts(m)) for m in made.mentions)
    assert sum(told.values()) - len(told) > 0.1 * len(made.mentions)
    in_article = Counter(m.article for m in made.mentions)
    assert 0.05 < sum(n == 2 for n in in_article.values()) / len(in_article) < 0.15


def test_the_rows_for_splink_say_no_more_than_the_mentions(made: Made) -> None:
    for mention in made.mentions:
        row = dict(zip(link_splink.COLUMNS, link_splink.describe_mention(mention), strict=True))
        assert (row["day"] is None) == (mention.date is None or mention.date.precision == "month")
        assert row["place"] is None or (mention.place and row["place"] == mention.place.id)
        assert (row["province"] is None) == (mention.place is None)


def test_each_contender_answers(made: Made) -> None:
    seconds, rates = scale.ask_key(made, 1)
    assert seconds > 0 and rates["place, day and type"][0] > 0.9
    assert scale.ask_crosswire(make_mentions(300), 1)[1]["crosswire"][0] > 0.8


def test_splink_groups_every_mention_once() -> None:
    pytest.importorskip("splink")
    pytest.importorskip("duckdb")
    few = make_mentions(1000).mentions
    for groups in link_splink.link_by_splink(few, 1).groups.values():
        assert sorted(key for group in groups for key in group) == sorted(m.id for m in few)
