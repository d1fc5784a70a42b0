"""Relations, tallies and statements between incidents."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from crosswire.model.figure import Figure
from crosswire.model.incident import Reading
from crosswire.model.related import Relation, Statement, Tally
from crosswire.model.text import Span
from crosswire.relate import relate_incidents

GROUPS = {"m1": "i1", "m2": "i2", "m3": "i1", "m4": "i2"}


def relation(article: str, earlier: str, later: str, start: int = 0) -> Relation:
    key = f"x{article}{earlier}{later}{start}"
    return Relation(key, "response_to", earlier, later, None, article, Span(start, start + 5))


def tally(article: str, start: int, low: int = 90, since: date | None = None) -> Tally:
    spans = (Span(start, start + 9),)
    return Tally(
        f"x{article}{start}", "attack_tally", Figure(low, None), since, "", None, article, spans
    )


def reading(
    article: str,
    relations: tuple[Relation, ...] = (),
    tallies: tuple[Tally, ...] = (),
    statements: tuple[Statement, ...] = (),
) -> Reading:
    return Reading(article, (), tallies, relations, statements)


def test_a_relation_is_lifted_from_mentions_to_incidents() -> None:
    relations = relate_incidents([reading("a", (relation("a", "m1", "m2"),))], GROUPS).relations
    assert [(r.earlier, r.later, r.kind) for r in relations] == [("i1", "i2", "response_to")]


def test_an_incident_is_not_related_to_itself() -> None:
    assert relate_incidents([reading("a", (relation("a", "m1", "m3"),))], GROUPS).relations == []


def test_a_relation_to_an_unknown_mention_is_dropped() -> None:
    assert relate_incidents([reading("a", (relation("a", "m1", "m9"),))], GROUPS).relations == []


def test_each_article_keeps_its_own_words_for_a_relation() -> None:
    readings = [
        reading("a", (relation("a", "m1", "m2", 40), relation("a", "m1", "m2", 7))),
        reading("b", (relation("b", "m3", "m4", 3),)),
    ]
    relations = relate_incidents(readings, GROUPS).relations
    assert sorted((r.article, r.span.start) for r in relations) == [("a", 7), ("b", 3)]


def test_s17_a_total_that_one_article_repeats_is_one_total_with_all_its_spans() -> None:
    since = date(2023, 10, 17)
    readings = [reading("a", tallies=(tally("a", 5), tally("a", 90, since=since), tally("a", 400)))]
    tallies = relate_incidents(readings, GROUPS).tallies
    assert [(len(t.spans), t.since) for t in tallies] == [(3, since)]


def test_totals_that_differ_and_totals_of_two_articles_stay_apart() -> None:
    readings = [
        reading("a", tallies=(tally("a", 5), tally("a", 50, low=24))),
        reading("b", tallies=(tally("b", 5),)),
    ]
    assert len(relate_incidents(readings, GROUPS).tallies) == 3


def test_a_relation_to_a_total_follows_it_when_totals_are_made_one() -> None:
    one, two = tally("a", 5), tally("a", 50)
    tied = relation("a", two.id, "m2")
    related = relate_incidents([reading("a", (tied,), (one, two))], GROUPS)
    relations, tallies = related.relations, related.tallies
    assert relations[0].earlier == tallies[0].id


def test_a_statement_is_about_the_incident_of_its_mention() -> None:
    said = [
        Statement("s1", "N. N.", None, None, None, "m2", "a", Span(0, 4)),
        Statement("s2", "N. N.", None, None, None, "m9", "a", Span(9, 12)),
    ]
    statements = relate_incidents([reading("a", statements=tuple(said))], GROUPS).statements
    assert [s.about for s in statements] == ["i2", None]


READINGS = st.permutations(
    [
        reading(
            "a",
            (relation("a", "m1", "m2"), relation("a", "m2", "m1", 9)),
            (tally("a", 5), tally("a", 9)),
        ),
        reading("b", (relation("b", "m1", "m4"),), (tally("b", 5, low=3),)),
        reading("c", (relation("c", "m3", "m2"),)),
    ]
)


@given(READINGS)
def test_the_order_of_the_readings_changes_nothing(readings: list[Reading]) -> None:
    in_order = sorted(readings, key=lambda r: r.article)
    assert relate_incidents(readings, GROUPS) == relate_incidents(in_order, GROUPS)
