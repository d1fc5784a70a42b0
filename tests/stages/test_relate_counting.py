"""What several articles say of one count, and what the ledger holds beside it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from itertools import permutations

import msgspec

from crosswire.model.figure import Figure
from crosswire.model.incident import (
    ArticleFacts,
    Copy,
    Grades,
    Incident,
    Settled,
    Sources,
)
from crosswire.model.mention import Responsibility, Value
from crosswire.model.moment import Moment
from crosswire.model.place import Place
from crosswire.model.related import Phase, Tally, TallyKind
from crosswire.model.text import Span
from crosswire.relate.counting import Count, count_together
from crosswire.relate.courses import trace_courses

MARCH = date(2031, 3, 1)
OCTOBER = date(2030, 10, 1)


def tally(
    article: str,
    low: int | None,
    high: int | None = None,
    *,
    since: date | None = MARCH,
    kind: TallyKind = "attack_tally",
    countries: tuple[str, ...] = ("ML",),
    targets: tuple[str, ...] = ("Mali",),
    counts: str = "attacks",
    scope: str = "attacks on posts",
    definition: str | None = None,
) -> Tally:
    return Tally(
        f"t{article}{low}{since}",
        kind,
        Figure(low, high),
        since,
        scope,
        None,
        article,
        (Span(0, 9),),
        counts=counts,
        period="since then" if since else "",
        countries=countries,
        targets=targets,
        definition=definition,
    )


def facts(*days: tuple[str, date]) -> dict[str, ArticleFacts]:
    return {
        name: ArticleFacts(
            name,
            f"Outlet {name}",
            Moment(day, day),
            known=datetime(day.year, day.month, day.day, tzinfo=UTC),
        )
        for name, day in days
    }


THREE = facts(("a", date(2031, 4, 1)), ("b", date(2031, 5, 1)), ("c", date(2031, 6, 1)))


def incident(
    key: str,
    day: date | None,
    country: str = "ML",
    *,
    kind: str = "bombing",
    killed: tuple[Figure, Figure | None] | None = None,
    doer: str | None = None,
) -> Incident:
    values: list[tuple[str, Value, Value | None]] = [
        ("place", Place("p", "Town", "Town", country, None, None, None, "city"), None)
    ]
    if day is not None:
        values.append(("date", Moment(day, day), None))
    if killed is not None:
        values.append(("killed", *killed))
    if doer is not None:
        values.append(("responsibility", Responsibility(doer, "stated", None), None))
    settled = tuple(Settled(slot, v, spread, "single", (), "") for slot, v, spread in values)
    sources = Sources(1, 1, Figure(1, 1), ())
    grades = Grades(*["unknown"] * 5)
    return Incident(key, "", kind, (), (), settled, sources, grades)


def count(
    tallies: Sequence[Tally],
    incidents: Sequence[Incident] = (),
    copies: Sequence[Copy] = (),
) -> list[Count]:
    return count_together(tallies, THREE, copies, incidents)


def test_tellings_of_one_count_stand_in_the_order_of_time_and_move() -> None:
    told = [tally("b", 78, 78), tally("c", 70, 70), tally("a", 60, None)]
    for order in permutations(told):
        ((line,),) = [found.lines for found in count(order)]
        assert [t.tally.figure.low for t in line.tellings] == [60, 78, 70]
        assert [move.kind for move in line.moves] == ["rose", "fell"]


def test_a_figure_that_fell_is_told() -> None:
    (found,) = count([tally("a", 78, 78), tally("b", 60, 60)])
    assert any("lower" in note for note in found.notes)


def test_other_starts_and_places_are_other_lines_of_one_count() -> None:
    told = [tally("a", 60), tally("b", 140, since=OCTOBER), tally("c", 9, countries=("ML", "NE"))]
    (found,) = count(told)
    assert len(found.lines) == 3
    assert any(note.startswith("starts differ") for note in found.notes)
    assert any(note.startswith("places differ") for note in found.notes)


def test_a_start_that_is_not_repeated_makes_no_other_line() -> None:
    (found,) = count([tally("a", 60, 60), tally("b", 70, 70, since=None)])
    assert len(found.lines) == 1


def test_a_later_start_with_a_lower_figure_counts_anew() -> None:
    told = [tally("a", 300, since=OCTOBER), tally("c", 12, 12, since=date(2031, 5, 1))]
    (found,) = count(told)
    assert "counted anew since 2031-05-01" in found.notes


def test_other_targets_countries_and_things_are_other_counts() -> None:
    told = [
        tally("a", 60),
        tally("b", 70, targets=("Niger",), countries=("NE",)),
        tally("b", 80, targets=("France",)),
        tally("c", 90, counts="ships"),
        tally("c", 95, kind="cumulative_killed"),
    ]
    assert len(count(told)) == 5


def test_forces_in_two_countries_are_two_counts() -> None:
    told = [
        tally("a", 2500, 2500, kind="deployment", countries=("IQ",)),
        tally("a", 900, 900, kind="deployment", countries=("SY",)),
        tally("b", 2500, 2500, kind="deployment", countries=("IQ",)),
    ]
    assert sorted(len(found.lines[0].tellings) for found in count(told)) == [1, 2]


def test_copies_of_one_text_are_one_origin() -> None:
    told = [tally("a", 60, 60), tally("b", 60, 60), tally("c", 60, 60)]
    (alone,) = count(told)
    assert alone.lines[0].independent == 3 and alone.notes == ()
    (copied,) = count(told, copies=[Copy("a", "b", "passage", ())])
    assert copied.lines[0].independent == 2
    assert (
        "3 articles, 2 of different origin: they share text, an outlet or an agency" in copied.notes
    )
    (quoted,) = count(told, copies=[Copy("a", "b", "quotation", ())])
    assert quoted.lines[0].independent == 3


def test_an_outlet_that_tells_a_count_again_confirms_nothing() -> None:
    told = [tally("a", 60, 60), tally("b", 78, 78), tally("c", 78, 78)]
    again = msgspec.structs.replace(THREE["b"], outlet="Outlet a")
    articles = {**THREE, "b": again}
    (found,) = count_together(told, articles, [], [])
    assert [telling.origin for telling in found.lines[0].tellings] == ["a", "a", "c"]
    assert found.lines[0].independent == 2


def test_two_papers_that_credit_one_agency_are_one_origin() -> None:
    told = [phase("a", "attacks on bases"), phase("b", "attacks on bases", "Agency")]
    credited = {k: msgspec.structs.replace(v, agencies=("Agency",)) for k, v in THREE.items()}
    (found,) = trace_courses(told, credited, [])
    assert (found.independent, found.origin) == (1, "Agency")


def test_what_is_left_out_is_told() -> None:
    (found,) = count([tally("a", 60, definition="excluding drones")])
    assert "counted so: excluding drones" in found.notes


def test_our_own_attacks_of_the_same_places_and_days_stand_beside() -> None:
    held = [
        incident("i1", date(2031, 3, 1)),
        incident("i2", date(2031, 4, 1)),
        incident("i3", date(2031, 2, 28)),  # before
        incident("i4", date(2031, 4, 2)),  # after the article
        incident("i5", date(2031, 3, 9), "NE"),
        incident("i6", None),
        incident("i7", date(2031, 3, 9), kind="raid_or_arrest"),
        incident("i8", date(2031, 3, 9), doer="Mali"),  # the target's own strike
        incident("i9", date(2031, 3, 9), doer="Front"),
    ]
    (found,) = count([tally("a", 60)], held)
    assert found.lines[0].held.incidents == ("i1", "i2", "i9")
    assert found.lines[0].held.figure == Figure(3, 3)
    assert [t.tally.figure for t in found.lines[0].tellings] == [Figure(60, None)]


def test_our_own_dead_are_summed_from_lowest_to_highest() -> None:
    held = [
        incident("i1", date(2031, 3, 2), killed=(Figure(9, 9), Figure(4, 12))),
        incident("i2", date(2031, 3, 3), killed=(Figure(3, 3), None)),
        incident("i3", date(2031, 3, 4)),
    ]
    told = tally("a", 500, kind="cumulative_killed", counts="killed")
    (found,) = count([told], held)
    assert found.lines[0].held.figure == Figure(7, 15)
    held.append(incident("i4", date(2031, 3, 5), killed=(Figure(2, None), None)))
    (found,) = count([told], held)
    assert found.lines[0].held.figure == Figure(9, None)


def test_where_nothing_can_be_compared_the_reason_stands() -> None:
    cases = {
        "no first day is told": tally("a", 60, since=None),
        "no country is told": tally("a", 60, countries=()),
        "forces are no incidents": tally("a", 60, kind="deployment"),
        "what was foiled is no incident": tally("a", 60, kind="foiled_tally"),
        "people taken are not counted by incident": tally("a", 60, kind="cumulative_abducted"),
        "the article's day is not known": tally("z", 60),
    }
    for reason, told in cases.items():
        (found,) = count([told], [incident("i1", MARCH)])
        assert (found.lines[0].held.figure, found.lines[0].held.why_not) == (None, reason)


def test_totals_that_name_neither_place_nor_target_are_one_by_their_words() -> None:
    told = [
        tally("a", 60, countries=(), targets=(), scope="more than 60 attacks on shipping"),
        tally("b", 70, countries=(), targets=(), scope="attacked ships 70 times"),
        tally("c", 80, countries=(), targets=(), scope="80 attacks on clinics"),
    ]
    assert sorted(len(f.lines[0].tellings) for f in count(told)) == [1, 2]


def phase(article: str, scope: str, asserter: str | None = None, start: int = 0) -> Phase:
    return Phase(f"p{article}{start}", "lull", scope, None, asserter, article, Span(start, 9))


def test_a_phase_that_copies_tell_has_one_origin_and_its_source() -> None:
    told = [
        phase("a", "attacks on bases housing US forces"),
        phase("b", "attacks on bases that house U.S. forces", "Agency"),
    ]
    (copied,) = trace_courses(told, THREE, [Copy("a", "b", "passage", ())])
    assert (copied.independent, copied.origin) == (1, "Agency")
    (apart,) = trace_courses(told, THREE, [])
    assert (apart.independent, apart.origin) == (2, None)


def test_phases_of_other_runs_stay_apart() -> None:
    told = [phase("a", "attacks on bases housing troops"), phase("b", "raids on mountain villages")]
    assert len(trace_courses(told, THREE, [])) == 2
