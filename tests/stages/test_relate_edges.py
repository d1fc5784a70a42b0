"""The words of several articles for one tie, brought together."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from crosswire.model.related import Basis, Relation, RelationKind
from crosswire.model.text import Span
from crosswire.relate.edges import gather_edges


def relation(
    article: str,
    earlier: str,
    later: str,
    kind: RelationKind = "precedes",
    basis: Basis = "stated",
) -> Relation:
    key = f"r{article}{earlier}{later}{kind}"
    return Relation(key, kind, earlier, later, None, article, Span(0, 5), basis)


def test_what_two_articles_say_of_two_incidents_is_one_tie_with_both_sentences() -> None:
    (edge,) = gather_edges([relation("a2", "i1", "i2"), relation("a1", "i1", "i2")])
    assert [told.article for told in edge.told] == ["a1", "a2"]


def test_one_article_that_states_a_tie_is_enough() -> None:
    told = [relation("a1", "i1", "i2", basis="inferred"), relation("a2", "i1", "i2")]
    (edge,) = gather_edges(told)
    assert edge.basis == "stated" and edge.told[0].article == "a2"


def test_an_inferred_order_gives_way_to_what_words_state() -> None:
    told = [
        relation("a1", "i1", "i2", basis="inferred"),
        relation("a2", "i1", "i2", "response_to"),
        relation("a3", "i3", "i4", basis="inferred"),
    ]
    assert [(e.kind, e.basis) for e in gather_edges(told)] == [
        ("response_to", "stated"),
        ("precedes", "inferred"),
    ]


def test_opposite_orders_stay_side_by_side_and_are_disputed() -> None:
    edges = gather_edges([relation("a1", "i1", "i2"), relation("a2", "i2", "i1")])
    assert [edge.disputed for edge in edges] == [True, True]


def test_a_response_is_read_from_the_later_incident() -> None:
    (edge,) = gather_edges([relation("a1", "i1", "i2", "response_to")])
    assert edge.reads() == ("i2", "i1")
    (edge,) = gather_edges([relation("a1", "i1", "i2")])
    assert edge.reads() == ("i1", "i2")


@given(
    st.permutations(
        [
            relation("a1", "i1", "i2"),
            relation("a2", "i1", "i2", basis="inferred"),
            relation("a3", "i2", "i1"),
            relation("a1", "t1", "i2", "part_of"),
        ]
    )
)
def test_the_order_of_the_relations_changes_nothing(told: list[Relation]) -> None:
    assert gather_edges(told) == gather_edges(sorted(told, key=lambda r: r.id))
