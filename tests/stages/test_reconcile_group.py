"""One incident out of many mentions: what stands, what differs, and who says so."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from told import ARTICLES, BASE, COUNTRY, NOBODY_YET, claim, facts, mention, on, settle

from crosswire.model.figure import Figure
from crosswire.model.incident import Copy, Incident, incident_id
from crosswire.model.mention import Responsibility
from crosswire.model.moment import Moment
from crosswire.model.place import Place
from crosswire.model.text import Span
from crosswire.reconcile import reconcile_group


def test_s07_a_vague_number_that_becomes_exact_is_refined_not_a_conflict() -> None:
    injured = settle(mention("a", injured=Figure(3, None)), mention("b", injured=Figure(7, 7)))[
        "injured"
    ]
    assert (injured.value, injured.status) == (Figure(7, 7), "refined")
    assert injured.spread == Figure(3, None)


def test_an_open_figure_printed_later_does_not_overrule_an_exact_one_it_agrees_with() -> None:
    killed = settle(mention("a", killed=Figure(46, 46)), mention("d", killed=Figure(40, None)))[
        "killed"
    ]
    assert (killed.value, killed.status) == (Figure(46, 46), "refined")


def test_a_toll_that_rises_is_superseded() -> None:
    killed = settle(mention("a", killed=Figure(5, 5)), mention("d", killed=Figure(12, 12)))[
        "killed"
    ]
    assert (killed.value, killed.status, killed.spread) == (
        Figure(12, 12),
        "superseded",
        Figure(5, 12),
    )


def test_a_toll_that_the_same_voice_corrects_downwards_is_superseded() -> None:
    first = mention(
        "a", killed=Figure(9, 9), claims=(claim("a", "killed", Figure(9, 9), "police"),)
    )
    later = mention(
        "d", killed=Figure(6, 6), claims=(claim("d", "killed", Figure(6, 6), "police"),)
    )
    killed = settle(first, later)["killed"]
    assert (killed.value, killed.status, killed.claims) == (
        Figure(6, 6),
        "superseded",
        ("cakilled", "cdkilled"),
    )


def test_a_lower_figure_of_another_voice_stays_a_conflict() -> None:
    killed = settle(mention("a", killed=Figure(9, 9)), mention("d", killed=Figure(6, 6)))["killed"]
    assert (killed.status, killed.spread) == ("conflict", Figure(6, 9))


def test_figures_of_one_day_that_exclude_each_other_are_a_conflict_and_nothing_is_averaged() -> (
    None
):
    killed = settle(mention("b", killed=Figure(20, 20)), mention("c", killed=Figure(40, 40)))[
        "killed"
    ]
    assert killed.status == "conflict"
    assert killed.value in (Figure(20, 20), Figure(40, 40))
    assert killed.spread == Figure(20, 40)


def test_two_articles_that_share_text_are_one_source_of_a_figure() -> None:
    copies = (Copy("b", "c", "copy", ()),)
    alike = (mention("b", killed=Figure(4, 4)), mention("c", killed=Figure(4, 4)))
    assert settle(*alike)["killed"].status == "agreed"
    assert settle(*alike, copies=copies)["killed"].status == "single"


def test_s11_a_claim_of_responsibility_replaces_the_word_that_there_was_none() -> None:
    settled = settle(
        mention("a", **NOBODY_YET),
        mention("b", responsibility=(Responsibility("Sons of the Hill", "claimed", None),)),
    )
    status = settled["claim_status"]
    assert (status.value, status.spread, status.status) == ("claimed", "none_yet", "superseded")


def test_s12_blame_beside_a_claim_leaves_the_claim_first_and_keeps_the_blame() -> None:
    blamed = Responsibility("Hill militias", "blamed", "the ministry")
    claimed = Responsibility("Sons of the Hill", "claimed", None)
    settled = settle(
        mention("a", responsibility=(blamed,)), mention("b", responsibility=(claimed,))
    )
    assert (settled["responsibility"].value, settled["responsibility"].spread) == (claimed, blamed)


def test_the_narrowest_day_stands_with_the_clock_of_another_article() -> None:
    june = Moment(date(2021, 6, 1), date(2021, 6, 30), "month")
    settled = settle(
        mention("a", date=on(3)), mention("b", date=on(3, clock="18:30")), mention("d", date=june)
    )["date"]
    assert isinstance(settled.value, Moment)
    assert (settled.value.start, settled.value.clock, settled.status) == (
        date(2021, 6, 3),
        "18:30",
        "refined",
    )


def test_the_most_exact_place_stands() -> None:
    place = settle(mention("a", place=COUNTRY), mention("b", place=BASE))["place"]
    assert (place.value, place.status) == (BASE, "refined")


def test_s10_weapons_that_differ_are_all_kept() -> None:
    weapons = settle(mention("a", weapons=("rocket",)), mention("b", weapons=("drone", "rocket")))[
        "weapons"
    ]
    assert (weapons.value, weapons.status) == ("rocket, drone", "refined")


def test_the_title_is_type_place_and_date_and_names_nobody() -> None:
    told = mention(
        "a",
        type="drone_attack",
        date=on(3),
        place=BASE,
        responsibility=(Responsibility("Sons of the Hill", "claimed", None),),
    )
    assert reconcile_group([told], ARTICLES, []).title == "Drone attack at Qasr base, 3 June 2021"


def test_s33_independent_count_has_bounds_and_reasons() -> None:
    copies = [Copy("a", "c", "passage", ((Span(0, 9), Span(3, 12)),))]
    sources = reconcile_group([mention("a"), mention("b"), mention("c")], ARTICLES, copies).sources
    assert (sources.articles, sources.outlets, sources.independent) == (3, 3, Figure(2, 2))
    assert sources.why == ("a shares prose with c: probably one text behind both",)


def test_a_shared_quotation_leaves_two_sources_independent() -> None:
    copies = [Copy("a", "b", "quotation", ((Span(0, 9), Span(3, 12)),))]
    sources = reconcile_group([mention("a"), mention("b")], ARTICLES, copies).sources
    assert sources.independent.high == 2


def test_articles_that_rest_on_one_voice_alone_lower_the_bound() -> None:
    told = [
        mention(key, claims=(claim(key, "killed", Figure(2, 2), "the police"),))
        for key in ("a", "b")
    ]
    sources = reconcile_group(told, ARTICLES, []).sources
    assert sources.independent == Figure(1, 2)


def test_a_paper_that_credits_an_agency_and_the_agency_itself_are_one_source() -> None:
    articles = {
        "a": facts("a", 3, outlet="Wire"),
        "b": facts("b", 3, outlet="Paper", agency="Wire"),
    }
    sources = reconcile_group([mention("a"), mention("b")], articles, []).sources
    assert (sources.outlets, sources.independent.high) == (2, 1)


@pytest.mark.parametrize(
    ("stances", "grade"),
    [
        ([], "unknown"),
        ([("Hill", "claimed")], "confirmed"),
        ([("Hill", "claimed"), ("Lake", "claimed")], "contested"),
        ([("Hill", "blamed"), ("Hill", "denied")], "contested"),
        ([("Hill", "suspected")], "weak"),
        ([("Hill", "blamed")], "fair"),
    ],
)
def test_responsibility_is_graded_by_who_accepts_or_denies_it(
    stances: list[tuple[str, str]], grade: str
) -> None:
    roles = tuple(
        msgspec.convert(
            {"type": "responsibility", "actor": a, "stance": s, "asserter": None}, Responsibility
        )
        for a, s in stances
    )
    told = reconcile_group([mention("a", responsibility=roles), mention("b")], ARTICLES, [])
    assert told.grades.responsibility == grade


def test_one_undated_mention_is_weak_and_what_it_does_not_say_is_unknown() -> None:
    grades = reconcile_group([mention("e")], ARTICLES, []).grades
    assert (grades.happened, grades.figures, grades.place, grades.date) == (
        "weak",
        "unknown",
        "unknown",
        "unknown",
    )


def test_the_mention_printed_first_founds_the_incident_and_the_others_redirect() -> None:
    incident = reconcile_group([mention("d"), mention("e"), mention("a")], ARTICLES, [])
    assert incident.id == incident_id("ma")
    assert set(incident.redirects_from) == {incident_id("md"), incident_id("me")}
    assert incident.mentions == ("ma", "md", "me")


def test_no_mentions_make_no_incident() -> None:
    with pytest.raises(ValueError, match="at least one"):
        reconcile_group([], ARTICLES, [])


FIGURES = st.one_of(
    st.none(),
    st.builds(lambda n: Figure(n, n), st.integers(0, 9)),
    st.builds(lambda n: Figure(n, None), st.integers(0, 9)),
)
TOLD = st.tuples(FIGURES, st.sampled_from([None, BASE, COUNTRY]), st.sampled_from([None, 2, 3]))


@given(st.lists(TOLD, min_size=1, max_size=5), st.randoms(use_true_random=False))
def test_the_order_of_the_mentions_changes_nothing_in_the_incident(
    told: list[tuple[Figure | None, Place | None, int | None]], random: object
) -> None:
    mentions = [
        mention(key, killed=killed, place=place, date=on(day) if day else None)
        for key, (killed, place, day) in zip("abcde", told, strict=False)
    ]
    first: Incident = reconcile_group(mentions, ARTICLES, [])
    random.shuffle(mentions)
    assert reconcile_group(mentions, ARTICLES, []) == first


@given(st.lists(FIGURES, min_size=1, max_size=5))
def test_a_settled_figure_is_always_one_that_somebody_gave(figures: list[Figure | None]) -> None:
    mentions = [mention(key, killed=f) for key, f in zip("abcde", figures, strict=False)]
    killed = settle(*mentions).get("killed")
    assert killed is None or killed.value in figures


def test_other_rules_stand_beside_a_figure_on_which_voices_differ() -> None:
    killed = settle(
        mention("a", killed=Figure(5, 5)),
        mention("b", killed=Figure(7, 7)),
        mention("d", killed=Figure(12, None)),
    )["killed"]
    assert dict(killed.by_rule) == {
        "lowest": Figure(5, 5),
        "median_independent": Figure(7, 7),
        "highest": Figure(12, None),
        "latest": Figure(12, None),
        "ucdp_low": Figure(5, 5),
        "ucdp_best": Figure(5, 5),
        "ucdp_high": Figure(12, None),
    }
    assert settle(mention("a", killed=Figure(5, 5)))["killed"].by_rule == ()


def test_a_copy_counts_once_in_the_median() -> None:
    spans = ((Span(0, 1), Span(0, 1)),)
    killed = settle(
        mention("a", killed=Figure(9, 9)),
        mention("b", killed=Figure(9, 9)),
        mention("d", killed=Figure(4, 4)),
        copies=(Copy("a", "b", "copy", spans),),
    )["killed"]
    assert dict(killed.by_rule)["median_independent"] == Figure(4, 4)


def claimants(*actors: str) -> dict[str, object]:
    return {"responsibility": tuple(Responsibility(actor, "claimed", None) for actor in actors)}


def test_two_who_claim_it_apart_compete_and_two_named_together_claim_it_together() -> None:
    apart = settle(mention("a", **claimants("Dawn")), mention("b", **claimants("Dusk")))
    assert (apart["claim_status"].value, apart["claim_status"].status) == ("competing", "conflict")
    both = settle(mention("a", **claimants("Dawn", "Dusk")), mention("b", **claimants("Dusk")))
    assert (both["claim_status"].value, both["claim_status"].status) == ("co_claimed", "agreed")
    same = settle(mention("a", **claimants("Dawn")), mention("b", **claimants("The Dawn")))
    assert same["claim_status"].value == "claimed"


def test_it_is_said_if_all_that_is_told_comes_from_one_side() -> None:
    own = (claim("a", "type", "airstrike", "Navy"), claim("a", "killed", Figure(4, 4), "Navy"))
    by_itself = mention("a", claims=own, **claimants("Navy"))
    (why,) = [w for w in reconcile_group([by_itself], ARTICLES, ()).sources.why if "side" in w]
    assert why == "all that is told comes from one side, Navy"
    other = mention("b", claims=(claim("b", "type", "airstrike", "police"),))
    told = reconcile_group([by_itself, other], ARTICLES, ()).sources.why
    assert not [w for w in told if "side" in w]
