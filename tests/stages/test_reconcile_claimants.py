"""The ledger of responsibility: what became of each claim."""

from __future__ import annotations

from datetime import date
from random import Random
from typing import get_args

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from told import claim, mention, reconcile

from crosswire.model.figure import Figure
from crosswire.model.incident import Claimant, Standing
from crosswire.model.mention import Mention, Responsibility, Stance

IRAQ, MEMBER = "Islamic Resistance in Iraq", "Kataib Hezbollah"


def says(article: str, *roles: tuple[str, Stance], rule: str = "en/x#y") -> Mention:
    told = tuple(Responsibility(actor, stance, actor) for actor, stance in roles)
    claims = tuple(
        claim(article, "responsibility", role, role.actor, of=role.actor, rule=rule)
        for role in told
    )
    return mention(article, responsibility=told, claims=claims)


def standings(*mentions: Mention) -> list[tuple[str, str]]:
    return [(entry.actor, entry.standing) for entry in reconcile(*mentions).claimants]


def status(*mentions: Mention) -> tuple[object, str]:
    (found,) = [s for s in reconcile(*mentions).settled if s.slot == "claim_status"]
    return found.value, found.status


def test_an_entry_says_since_when_and_in_which_articles() -> None:
    (entry,) = reconcile(says("a", ("Dawn", "claimed")), says("d", ("Dawn", "claimed"))).claimants
    assert entry == Claimant("Dawn", "claimed", date(2021, 6, 3), ("a", "d"), "it says so")


def test_blame_makes_nobody_a_claimant() -> None:
    assert standings(says("a", ("Dawn", "blamed"), ("Dusk", "suspected"))) == []


def test_who_denies_it_without_having_claimed_it_is_entered_as_denying() -> None:
    assert standings(says("a", ("Dawn", "denied"))) == [("Dawn", "denied")]


def test_a_claimant_that_denies_it_on_a_later_day_has_withdrawn() -> None:
    told = says("a", ("Dawn", "claimed")), says("d", ("Dawn", "denied"))
    assert standings(*told) == [("Dawn", "withdrawn")]
    assert status(*told) == ("withdrawn", "superseded")
    assert reconcile(*told).grades.responsibility == "discounted"


def test_a_text_can_tell_of_the_withdrawal_alone() -> None:
    told = says("a", ("Dawn", "denied"), rule="en/attribution#withdrawn")
    assert standings(told) == [("Dawn", "withdrawn")]


def test_a_claim_after_a_denial_stands() -> None:
    told = says("a", ("Dawn", "denied")), says("d", ("Dawn", "claimed"))
    assert standings(*told) == [("Dawn", "claimed")]


def test_another_who_claims_it_after_a_withdrawal_has_it_alone() -> None:
    told = (
        says("a", ("Dawn", "claimed")),
        says("b", ("Dawn", "denied")),
        says("d", ("Dusk", "claimed")),
    )
    assert standings(*told) == [("Dawn", "withdrawn"), ("Dusk", "claimed")]
    assert status(*told)[0] == "claimed"


@pytest.mark.parametrize(("first", "then"), [(IRAQ, MEMBER), (MEMBER, IRAQ)])
def test_a_claim_by_a_member_or_its_umbrella_takes_the_place_of_the_other(
    first: str, then: str
) -> None:
    told = says("a", (first, "claimed")), says("d", (then, "claimed"))
    assert standings(*told) == [(first, "superseded"), (then, "claimed")]
    assert status(*told) == ("claimed", "superseded")
    assert reconcile(*told).grades.responsibility == "confirmed"


def test_a_member_and_its_umbrella_on_one_day_do_not_compete() -> None:
    told = says("b", (IRAQ, "claimed")), says("c", (MEMBER, "claimed"))
    assert {standing for _, standing in standings(*told)} == {"claimed"}
    assert status(*told)[0] == "claimed"


def test_a_claimant_may_replace_its_own_claim() -> None:
    anew = says("d", ("Dawn", "claimed"), rule="en/attribution#claimed.anew")
    told = says("a", ("Dawn", "claimed")), anew
    assert standings(*told) == [("Dawn", "superseded"), ("Dawn", "claimed")]
    assert status(*told) == ("claimed", "superseded")


def test_rivals_compete_unless_one_source_names_them_together() -> None:
    apart = says("a", ("Dawn", "claimed")), says("b", ("Dusk", "claimed"))
    assert standings(*apart) == [("Dawn", "competing"), ("Dusk", "competing")]
    both = says("b", ("Dawn", "claimed"), ("Dusk", "claimed"))
    assert {standing for _, standing in standings(both)} == {"co_claimed"}


def test_an_accused_who_denies_it_does_not_contest_the_claim_of_another() -> None:
    told = says("a", ("Dawn", "claimed")), says("b", ("Dusk", "blamed"), ("Dusk", "denied"))
    assert reconcile(*told).grades.responsibility == "confirmed"


ACTORS = ("Dawn", "The Dawn", "Dusk", IRAQ, MEMBER)
ROLES = st.tuples(st.sampled_from(ACTORS), st.sampled_from(["claimed", "denied", "blamed"]))
RULES = ("en/x#y", "en/attribution#withdrawn", "en/attribution#claimed.anew", "en/updates#earlier")
TOLD = st.tuples(
    st.lists(ROLES, max_size=2),
    st.sampled_from(RULES),
    st.integers(1, 9),
    st.sampled_from([None, "military", "civilian"]),
    st.sampled_from([None, "police", "Ann Lee", "Dawn"]),
)


@given(st.lists(TOLD, min_size=1, max_size=5), st.randoms(use_true_random=False))
def test_the_order_of_the_mentions_changes_neither_claimants_nor_voices(
    told: list[tuple[list[tuple[str, Stance]], str, int, str | None, str | None]], random: Random
) -> None:
    mentions = []
    for key, (roles, rule, number, of, by) in zip("abcde", told, strict=False):
        own = says(key, *roles, rule=rule)
        figure = Figure(number, number)
        counts = claim(key, "killed", figure, by, of, rule)
        mentions.append(msgspec.structs.replace(own, killed=figure, claims=(*own.claims, counts)))
    first = reconcile(*mentions)
    assert {entry.standing for entry in first.claimants} <= set(get_args(Standing))
    random.shuffle(mentions)
    assert reconcile(*mentions) == first
