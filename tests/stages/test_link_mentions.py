"""Which mentions become one incident, and which must not."""

from __future__ import annotations

from datetime import date, timedelta

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st
from nothing import EMPTY

from crosswire.lexicon.load import Entry, Lexicon
from crosswire.link import explain_pairs, link_mentions
from crosswire.model.decision import Decision
from crosswire.model.figure import Figure
from crosswire.model.incident import ArticleFacts
from crosswire.model.mention import Mention, Responsibility
from crosswire.model.moment import Moment
from crosswire.model.place import Place

JUNE_3 = date(2021, 6, 3)
IN_COUNTRY = ("iso:XA",)
BASE = Place("p:base", "Qasr base", "Qasr base", "XA", None, 33.0, 42.0, "site", IN_COUNTRY)
TOWN = Place("p:town", "Mirad", "Mirad", "XA", None, 35.5, 45.0, "city", IN_COUNTRY)
COUNTRY = Place("iso:XA", "Xanadu", "Xanadu", "XA", None, None, None, "country")


def on(day: date, **more: str) -> Moment:
    return Moment(day, day, "day", **more)


def month(first: date) -> Moment:
    last = (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    return Moment(first, last, "month")


def mention(name: str, article: str, **slots: object) -> Mention:
    return msgspec.structs.replace(EMPTY, id=name, article=article, **slots)


def facts(**published: date | None) -> dict[str, ArticleFacts]:
    return {
        key: ArticleFacts(key, None, on(day) if day else None) for key, day in published.items()
    }


ARTICLES = facts(a=JUNE_3, b=JUNE_3 + timedelta(days=1), c=JUNE_3 + timedelta(days=200), d=None)


def groups_of(*mentions: Mention, decisions: tuple[Decision, ...] = ()) -> set[tuple[str, ...]]:
    return set(link_mentions(mentions, ARTICLES, decisions)[1])


def decide(left: str, right: str, verdict: str, at: str = "2024-01-01T00:00:00Z") -> Decision:
    return msgspec.convert(
        {"left": left, "right": right, "verdict": verdict, "by": "n", "at": at, "why": "w"},
        Decision,
    )


def test_one_attack_in_two_articles_is_one_group() -> None:
    one = mention("m1", "a", date=on(JUNE_3), place=BASE)
    other = mention("m2", "b", date=on(JUNE_3), place=BASE)
    assert groups_of(one, other) == {("m1", "m2")}


def test_a_link_says_what_speaks_for_it_and_against_it() -> None:
    one = mention("m1", "a", date=on(JUNE_3), place=BASE, killed=Figure(2, 2))
    other = mention("m2", "b", date=on(JUNE_3), place=BASE, weapons=("rocket",))
    links, _ = link_mentions([one, other], ARTICLES)
    assert (links[0].state, links[0].total) == ("tied", 7.0)
    why = explain_pairs([one], [other], ARTICLES)[0]
    assert (why.total, why.passes) == (7.0, True)
    assert "the same place, Qasr base (+3.0)" in why.in_favour


def test_the_same_base_on_the_next_day_is_another_attack() -> None:
    one = mention("m1", "a", date=on(JUNE_3), place=BASE)
    other = mention("m2", "b", date=on(JUNE_3 + timedelta(days=1)), place=BASE)
    assert groups_of(one, other) == {("m1",), ("m2",)}


def test_a_night_that_two_outlets_date_differently_is_one_attack() -> None:
    one = mention("m1", "a", date=on(JUNE_3, words="Thursday night"), place=BASE)
    other = mention("m2", "b", date=on(JUNE_3 + timedelta(days=1), clock="01:30"), place=BASE)
    assert groups_of(one, other) == {("m1", "m2")}


def test_the_same_town_in_the_same_week_is_another_attack() -> None:
    one = mention("m1", "a", date=on(JUNE_3 - timedelta(days=4)), place=TOWN)
    other = mention("m2", "b", date=on(JUNE_3), place=TOWN)
    assert groups_of(one, other) == {("m1",), ("m2",)}


def test_two_attacks_on_one_base_on_one_day_stay_apart_by_the_clock() -> None:
    dawn = mention("m1", "a", date=on(JUNE_3, clock="05:10"), place=BASE, munitions=Figure(2, 2))
    dusk = mention("m2", "b", date=on(JUNE_3, clock="19:40"), place=BASE, munitions=Figure(9, 9))
    assert groups_of(dawn, dusk) == {("m1",), ("m2",)}


def test_mentions_of_one_article_are_not_joined_directly_nor_through_a_third() -> None:
    one = mention("m1", "a", date=on(JUNE_3), place=BASE)
    two = mention("m2", "a", date=on(JUNE_3), place=BASE)
    third = mention("m3", "b", date=on(JUNE_3), place=BASE)
    assert all(not {"m1", "m2"} <= set(group) for group in groups_of(one, two, third))


def test_a_mention_that_fits_two_attacks_equally_stays_apart_and_says_so() -> None:
    one = mention("m1", "a", date=on(JUNE_3), place=BASE)
    two = mention("m2", "a", date=on(JUNE_3), place=BASE)
    third = mention("m3", "b", date=on(JUNE_3), place=BASE)
    links, groups = link_mentions([one, two, third], ARTICLES)
    assert groups == [("m1",), ("m2",), ("m3",)]
    assert [link.state for link in links] == ["unsure", "unsure"]


def test_what_a_late_article_recalls_by_month_joins_the_one_attack_that_fits() -> None:
    then = mention("m1", "a", date=on(JUNE_3), place=BASE, killed=Figure(4, 4))
    recalled = mention(
        "m2", "c", role="background", date=month(date(2021, 6, 1)), place=BASE, killed=Figure(4, 4)
    )
    assert groups_of(then, recalled) == {("m1", "m2")}


def test_what_a_late_article_recalls_by_month_stays_apart_if_two_attacks_fit() -> None:
    one = mention("m1", "a", date=on(JUNE_3), place=BASE)
    two = mention("m2", "b", date=on(JUNE_3 + timedelta(days=9)), place=BASE)
    recalled = mention("m3", "c", role="background", date=month(date(2021, 6, 1)), place=BASE)
    assert groups_of(one, two, recalled) == {("m1",), ("m2",), ("m3",)}


def test_killings_of_two_people_in_one_town_stay_apart() -> None:
    one = mention("m1", "a", type="assassination", date=on(JUNE_3), place=TOWN, victims=("Al Bo",))
    other = mention(
        "m2", "b", type="assassination", date=on(JUNE_3), place=TOWN, victims=("Cy Do",)
    )
    assert groups_of(one, other) == {("m1",), ("m2",)}


def test_an_arrest_after_an_attack_is_not_the_attack() -> None:
    attack = mention("m1", "a", type="bombing", date=on(JUNE_3), place=TOWN)
    arrest = mention("m2", "b", type="raid_or_arrest", date=on(JUNE_3), place=TOWN)
    assert groups_of(attack, arrest) == {("m1",), ("m2",)}


def test_the_same_day_somewhere_in_one_country_is_not_enough() -> None:
    one = mention("m1", "a", date=on(JUNE_3), place=BASE)
    other = mention("m2", "b", date=on(JUNE_3), place=COUNTRY)
    assert groups_of(one, other) == {("m1",), ("m2",)}


def test_two_states_as_doers_keep_apart_what_else_looks_alike() -> None:
    lexicon = Lexicon(
        {
            "actors": tuple(
                Entry(
                    id=name, says=(name,), means={"actor": name, "kind": "state", "country": name}
                )
                for name in ("Xanadu", "Yonder")
            )
        }
    )
    one, other = (
        mention(key, article, date=on(JUNE_3), place=TOWN, type="airstrike", responsibility=(role,))
        for key, article, role in (
            ("m1", "a", Responsibility("Xanadu", "stated", None)),
            ("m2", "b", Responsibility("Yonder", "claimed", "Yonder")),
        )
    )
    _, apart = link_mentions([one, other], ARTICLES, lexicon=lexicon)
    assert apart == [("m1",), ("m2",)]


def test_a_person_can_join_what_the_facts_keep_apart() -> None:
    one = mention("m1", "a", date=on(JUNE_3), place=BASE)
    other = mention("m2", "a", date=on(JUNE_3 + timedelta(days=5)), place=TOWN)
    assert groups_of(one, other, decisions=(decide("m2", "m1", "same"),)) == {("m1", "m2")}


def test_a_person_can_keep_apart_what_the_facts_join_even_through_a_third() -> None:
    three = [
        mention(key, article, date=on(JUNE_3), place=BASE)
        for key, article in (("m1", "a"), ("m2", "b"), ("m3", "c"))
    ]
    found = groups_of(*three, decisions=(decide("m1", "m2", "different"),))
    assert all(not {"m1", "m2"} <= set(group) for group in found)


def test_the_last_decision_about_a_pair_counts() -> None:
    one = mention("m1", "a", date=on(JUNE_3), place=BASE)
    other = mention("m2", "b", date=on(JUNE_3), place=BASE)
    first = decide("m1", "m2", "different", at="2024-01-01T00:00:00Z")
    last = decide("m2", "m1", "same", at="2024-02-01T00:00:00Z")
    assert groups_of(one, other, decisions=(last, first)) == {("m1", "m2")}


def test_a_decision_about_a_mention_that_is_gone_is_passed_over() -> None:
    one = mention("m1", "a", date=on(JUNE_3), place=BASE)
    assert groups_of(one, decisions=(decide("m1", "m9", "same"),)) == {("m1",)}


def test_undated_mentions_of_one_named_victim_meet() -> None:
    one = mention("m1", "c", type="assassination", place=TOWN, victims=("Omar Vane",))
    other = mention("m2", "d", type="assassination", place=TOWN, victims=("General Omar Vane",))
    assert groups_of(one, other) == {("m1", "m2")}


def test_an_undated_mention_is_not_of_an_attack_after_its_article() -> None:
    undated = mention("m1", "a", place=BASE)
    later = mention("m2", "b", date=on(JUNE_3 + timedelta(days=5)), place=BASE)
    assert groups_of(undated, later) == {("m1",), ("m2",)}


DAYS = st.sampled_from([None, *(JUNE_3 + timedelta(days=n) for n in range(3))])
MENTIONS = st.lists(
    st.builds(
        lambda article, kind, day, place, killed: mention(
            "",
            article,
            type=kind,
            date=on(day) if day else None,
            place=place,
            killed=Figure(killed, killed) if killed else None,
        ),
        st.sampled_from("abcd"),
        st.sampled_from(["rocket_attack", "drone_attack", "shooting", "raid_or_arrest"]),
        DAYS,
        st.sampled_from([None, BASE, TOWN, COUNTRY]),
        st.integers(0, 6),
    ),
    max_size=14,
)


def numbered(mentions: list[Mention]) -> list[Mention]:
    return [msgspec.structs.replace(m, id=f"m{n:02}") for n, m in enumerate(mentions)]


@settings(max_examples=60, deadline=None)
@given(MENTIONS, st.randoms(use_true_random=False))
def test_the_order_of_the_mentions_changes_neither_links_nor_groups(
    drawn: list[Mention], random: object
) -> None:
    mentions = numbered(drawn)
    shuffled = list(mentions)
    random.shuffle(shuffled)
    assert link_mentions(shuffled, ARTICLES) == link_mentions(mentions, ARTICLES)


@settings(max_examples=40, deadline=None)
@given(MENTIONS)
def test_every_mention_is_in_one_group_and_no_group_has_an_article_twice(
    drawn: list[Mention],
) -> None:
    mentions = numbered(drawn)
    article = {m.id: m.article for m in mentions}
    _, groups = link_mentions(mentions, ARTICLES)
    assert sorted(key for group in groups for key in group) == sorted(article)
    assert all(len({article[key] for key in group}) == len(group) for group in groups)


def test_articles_that_tell_one_incident_in_common_are_likely_to_tell_another() -> None:
    def pair(article: str, day: date | None) -> list[Mention]:
        recalled = mention(
            f"m{article}2",
            article,
            role="background",
            type="shelling",
            date=day and on(day),
            place=TOWN,
        )
        return [mention(f"m{article}1", article, date=on(JUNE_3), place=BASE), recalled]

    told = [*pair("a", JUNE_3 - timedelta(days=90)), *pair("b", None)]
    alone = [told[1], told[3]]
    assert groups_of(*alone) == {("ma2",), ("mb2",)}
    assert groups_of(*told) == {("ma1", "mb1"), ("ma2", "mb2")}
