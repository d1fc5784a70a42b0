"""Follow-ups traced over articles: opened, repeated, closed only by later words."""

from __future__ import annotations

from datetime import UTC, date, datetime
from itertools import permutations

from crosswire.model.incident import ArticleFacts
from crosswire.model.moment import Moment
from crosswire.model.related import FollowUp
from crosswire.model.text import Span
from crosswire.relate.follow_ups import trace_follow_ups


def told(
    day: int, state: str, owner: str | None = None, kind: str = "investigation", about: str = "i1"
) -> FollowUp:
    when = date(2024, 6, day)
    return FollowUp(
        id=f"f{day}{state}{owner}{kind}",
        kind=kind,  # type: ignore[arg-type]
        state=state,  # type: ignore[arg-type]
        owner=owner,
        about=about,
        date=Moment(when, when, "day"),
        asserter=None,
        article=f"a{day}",
        span=Span(0, 1),
    )


FACTS = {
    f"a{day}": ArticleFacts(f"a{day}", None, None, known=datetime(2024, 6, day, tzinfo=UTC))
    for day in range(1, 20)
}


def test_s24_it_is_open_until_a_later_article_closes_it() -> None:
    opened = [told(3, "open", "Police"), told(4, "open")]
    (before,) = trace_follow_ups(opened, FACTS)
    (after,) = trace_follow_ups([*opened, told(9, "closed", "Iraqi police")], FACTS)
    assert (before.state, before.since, before.closed) == ("open", date(2024, 6, 3), None)
    assert (after.state, after.since, after.closed) == (
        "closed",
        date(2024, 6, 3),
        date(2024, 6, 9),
    )
    assert [step.move for step in after.steps] == ["opened", "repeated", "closed"]
    assert after.owner == "Iraqi police"
    assert after.articles == ("a3", "a4", "a9")


def test_time_alone_closes_nothing_and_what_opens_later_is_open_again() -> None:
    (trace,) = trace_follow_ups([told(3, "open"), told(5, "closed"), told(9, "open")], FACTS)
    assert (trace.state, trace.closed) == ("open", None)
    assert [step.move for step in trace.steps] == ["opened", "closed", "reopened"]


def test_what_is_closed_from_the_start_was_opened_by_nobody_we_read() -> None:
    (trace,) = trace_follow_ups([told(5, "closed", "The army")], FACTS)
    assert (trace.state, trace.since, trace.closed) == ("closed", None, date(2024, 6, 5))


def test_two_owners_have_a_follow_up_each_and_one_closing_closes_its_own() -> None:
    traces = trace_follow_ups(
        [told(3, "open", "The army"), told(3, "open", "Prosecutors"), told(9, "closed", "army")],
        FACTS,
    )
    assert {(t.owner, t.state) for t in traces} == {
        ("The army", "closed"),
        ("Prosecutors", "open"),
    }


def test_words_that_name_nobody_close_all() -> None:
    traces = trace_follow_ups(
        [told(3, "open", "Divers"), told(3, "open", "Soldiers"), told(9, "closed")], FACTS
    )
    assert [t.state for t in traces] == ["closed", "closed"]


def test_kinds_and_incidents_are_kept_apart_and_the_order_given_changes_nothing() -> None:
    given = [
        told(3, "open"),
        told(4, "open", kind="search"),
        told(5, "closed", kind="search"),
        told(6, "open", about="i2"),
    ]
    traces = [trace_follow_ups(order, FACTS) for order in permutations(given)]
    assert all(found == traces[0] for found in traces)
    assert [(t.about, t.kind, t.state) for t in traces[0]] == [
        ("i1", "investigation", "open"),
        ("i1", "search", "closed"),
        ("i2", "investigation", "open"),
    ]


def test_what_is_about_no_incident_is_left_out() -> None:
    assert trace_follow_ups([told(3, "open", about=None)], FACTS) == []  # type: ignore[arg-type]
