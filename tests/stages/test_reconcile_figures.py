"""Figures that were corrected, that count different people, and that other rules would print."""

from __future__ import annotations

import msgspec
from told import claim, counted, facts, mention, settle

from crosswire.model.figure import Figure
from crosswire.model.incident import Copy
from crosswire.reconcile import reconcile_group


def test_a_lower_figure_that_the_same_official_gives_later_is_corrected_down() -> None:
    killed = settle(counted("a", "killed", 9, "mayor"), counted("d", "killed", 6, "mayor"))[
        "killed"
    ]
    assert (killed.value, killed.status, killed.finer) == (
        Figure(6, 6),
        "superseded",
        "corrected_down",
    )
    assert killed.spread == Figure(6, 9)


def test_a_toll_that_rises_again_after_a_correction_is_only_replaced() -> None:
    told = [counted(a, "killed", n, "mayor") for a, n in (("a", 9), ("b", 6), ("d", 7))]
    killed = settle(*told)["killed"]
    assert (killed.value, killed.status, killed.finer) == (Figure(7, 7), "superseded", None)


def test_a_text_that_calls_another_ones_figure_an_earlier_count_replaces_it() -> None:
    earlier = claim("d", "killed", Figure(30, 30), rule="en/updates#earlier")
    own = claim("d", "killed", Figure(20, 20), "the hospital")
    later = mention("d", killed=Figure(20, 20), claims=(earlier, own))
    killed = settle(counted("a", "killed", 30, "police"), later)["killed"]
    assert (killed.value, killed.finer) == (Figure(20, 20), "corrected_down")


def test_one_article_can_tell_of_the_correction_alone() -> None:
    earlier = claim("d", "killed", Figure(30, 30), rule="en/updates#earlier")
    lowered = claim("d", "killed", Figure(20, 20), rule="en/casualties#killed.lowered")
    told = mention("d", killed=Figure(20, 20), claims=(lowered, earlier))
    killed = settle(told)["killed"]
    assert (killed.status, killed.finer) == ("single", "corrected_down")
    assert killed.notes == ("called an earlier count: 30",)


def test_a_correction_that_others_contradict_is_both() -> None:
    lowered = claim("c", "killed", Figure(20, 20), "police", rule="en/casualties#killed.lowered")
    told = mention("c", killed=Figure(20, 20), claims=(lowered,))
    killed = settle(told, counted("b", "killed", 40, "monitors"))["killed"]
    assert (killed.value, killed.status, killed.finer) == (
        Figure(20, 20),
        "conflict",
        "corrected_down",
    )


def test_an_earlier_count_that_was_lower_is_no_correction_downwards() -> None:
    earlier = claim("d", "killed", Figure(3, 3), rule="en/updates#earlier")
    told = mention("d", killed=Figure(4, 4), claims=(earlier,))
    assert settle(told)["killed"].finer is None


def test_soldiers_alone_do_not_contradict_a_figure_of_all() -> None:
    killed = settle(
        counted("b", "killed", 8), counted("c", "killed", 3, of="military", by="the army")
    )["killed"]
    assert (killed.value, killed.status, killed.finer) == (
        Figure(8, 8),
        "refined",
        "different_scope",
    )
    assert killed.spread == Figure(3, 8)
    assert killed.notes == ("3 counts soldiers alone",)
    assert killed.claims == ("cbkilled", "cckilledFigure(low=3, high=3, approximate=False)military")


def test_soldiers_and_civilians_counted_apart_are_no_conflict_whenever_printed() -> None:
    for later in ("c", "d"):
        killed = settle(
            counted("b", "killed", 3, of="civilian"), counted(later, "killed", 5, of="military")
        )["killed"]
        assert (killed.status, killed.finer) == ("refined", "different_scope")


def test_a_figure_of_all_printed_after_one_of_soldiers_may_be_a_toll_that_rose() -> None:
    killed = settle(counted("a", "killed", 3, of="military"), counted("d", "killed", 8))["killed"]
    assert (killed.value, killed.status, killed.finer) == (Figure(8, 8), "superseded", None)


def test_workers_are_no_part_of_a_toll_but_a_word_for_all_of_it() -> None:
    killed = settle(counted("b", "killed", 8), counted("c", "killed", 3, of="worker"))["killed"]
    assert (killed.status, killed.finer) == ("conflict", None)


def parts(article: str, total: int, **kinds: int) -> object:
    whole = Figure(total, total)
    claims = [claim(article, "killed", whole)]
    claims += [
        claim(article, "killed", Figure(n, n), of=kind, rule="extract/parts")
        for kind, n in kinds.items()
    ]
    return settle(mention(article, killed=whole, claims=tuple(claims)))["killed"].notes


def test_the_parts_of_a_toll_are_added_up() -> None:
    assert parts("a", 7, soldiers=5, guards=2) == ("5 soldiers + 2 guards = 7, as the total says",)
    assert parts("a", 6, soldiers=5, guards=2) == (
        "5 soldiers + 2 guards = 7, more than the total of 6: they do not add up",
    )
    assert parts("a", 9, soldiers=5, guards=2) == (
        "5 soldiers + 2 guards = 7 of 9: 2 not told apart",
    )


def test_one_kind_alone_is_no_sum() -> None:
    assert parts("a", 9, children=2) == ()


def test_kinds_told_in_different_sentences_are_checked_where_they_are_too_many() -> None:
    def told(civilians: int) -> object:
        kinds = (("military", 5), ("civilian", civilians))
        claims = tuple(claim("a", "injured", Figure(n, n), of=kind) for kind, n in kinds)
        return settle(mention("a", injured=Figure(9, 9), claims=claims))["injured"].notes

    assert told(2) == ()
    assert told(4) == ("5 military + 4 civilian = 9, as the total says",)
    assert told(6) == (
        "5 military + 6 civilian = 11, more than the total of 9: they do not add up",
    )


def estimates(*mentions: object) -> dict[str, Figure]:
    return dict(settle(*mentions)["killed"].by_rule)  # type: ignore[arg-type]


def test_the_latest_official_figure_stands_beside_later_ones_of_others() -> None:
    by_rule = estimates(
        counted("a", "killed", 9, "interior ministry"),
        counted("b", "killed", 12, "provincial governor"),
        counted("d", "killed", 30, "a monitoring group"),
    )
    assert by_rule["latest_official"] == Figure(12, 12)
    assert (by_rule["latest"], by_rule["lowest"]) == (Figure(30, 30), Figure(9, 9))


def test_somebody_is_official_by_the_office_that_the_article_gives_the_name() -> None:
    text = "Health minister Ann Lee put the dead at nine; Jo Day, a baker, spoke of twelve."
    lee, day = counted("a", "killed", 9, "Ann Lee"), counted("b", "killed", 12, "Jo Day")
    articles = {
        key: msgspec.structs.replace(facts(key, printed), text=text)
        for key, printed in (("a", 3), ("b", 4))
    }
    (killed,) = [s for s in reconcile_group([lee, day], articles, ()).settled if s.slot == "killed"]
    assert dict(killed.by_rule)["latest_official"] == Figure(9, 9)


def test_where_no_official_speaks_there_is_no_official_figure() -> None:
    assert "latest_official" not in estimates(
        counted("a", "killed", 9, "residents"), counted("b", "killed", 12)
    )


def test_ucdps_best_estimate_is_that_of_most_texts_and_else_the_lower() -> None:
    most = estimates(*(counted(a, "killed", n) for a, n in (("a", 5), ("b", 8), ("c", 8))))
    assert (most["ucdp_low"], most["ucdp_best"], most["ucdp_high"]) == (
        Figure(5, 5),
        Figure(8, 8),
        Figure(8, 8),
    )
    tied = estimates(counted("b", "killed", 5), counted("c", "killed", 8))
    assert tied["ucdp_best"] == Figure(5, 5)


def test_an_undated_article_does_not_give_the_latest_figure() -> None:
    assert estimates(counted("e", "killed", 9), counted("a", "killed", 4))["latest"] == Figure(4, 4)


def test_several_soldiers_and_then_seven_people_is_a_figure_that_became_more_exact() -> None:
    several = Figure(3, None)
    told = mention("c", injured=several, claims=(claim("c", "injured", several, of="military"),))
    injured = settle(told, counted("b", "injured", 7))["injured"]
    assert (injured.value, injured.status, injured.finer) == (Figure(7, 7), "refined", None)


def test_a_paper_that_prints_an_old_story_again_corrects_nothing() -> None:
    copies = (Copy("a", "b", "copy", ()), Copy("a", "d", "copy", ()))
    told = [counted("a", "killed", 1), counted("b", "killed", 2), counted("d", "killed", 1)]
    killed = settle(*told, copies=copies)["killed"]
    assert (killed.value, killed.status, killed.finer) == (Figure(2, 2), "superseded", None)
    assert dict(killed.by_rule)["latest"] == Figure(2, 2)
