"""The rows S11–S13, S24, S25, S38 and S39 on the five sample articles, as one asks the ledger.

The articles are real and are not part of this repository: the tests skip where they are not.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

import crosswire
from crosswire.api import Ledger
from crosswire.model.incident import Incident
from crosswire.relate.follow_ups import FollowUpTrace

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
pytestmark = pytest.mark.skipif(
    not SEEDS.is_dir(), reason="the sample articles (../shared/seeds) are not beside this checkout"
)


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    with crosswire.open(tmp_path_factory.mktemp("seeds") / "l.db") as opened:
        opened.add(*(str(path) for path in sorted(SEEDS.glob("*.txt"))))
        yield opened


def rocket_attack(ledger: Ledger) -> Incident:
    (incident,) = ledger.incidents(since="2024-08-05", type="rocket_attack")
    return incident


def traces(ledger: Ledger, incident: Incident, kind: str) -> list[FollowUpTrace]:
    return [trace for trace in ledger.follow_ups(incident) if trace.kind == kind]


def stances(ledger: Ledger, actor: str) -> set[tuple[str, str]]:
    titles = {incident.id: incident.type for incident in ledger.incidents()}
    return {(titles[part.incident], part.stance) for part in ledger.actor(actor).parts}


def test_s11_the_claims_of_responsibility_stand_with_those_who_made_them(ledger: Ledger) -> None:
    assert stances(ledger, "Al-Thawriun") == {("rocket_attack", "claimed")}
    assert stances(ledger, "Islamic Resistance in Iraq") == {
        ("missile_attack", "claimed"),
        ("drone_attack", "claimed"),
    }


def test_s12_nobody_who_is_blamed_has_claimed_for_it(ledger: Ledger) -> None:
    incident = rocket_attack(ledger)
    roles = {(r.actor, r.stance) for m in ledger.mentions(incident) for r in m.responsibility}
    claimed = {actor for actor, stance in roles if stance == "claimed"}
    blamed = {actor for actor, stance in roles if stance == "blamed"}
    assert claimed == {"Al-Thawriun"} and blamed and not claimed & blamed


def test_s13_israel_is_suspected_and_nothing_more(ledger: Ledger) -> None:
    parts = ledger.actor("Israel").parts
    assert {part.stance for part in parts} == {"suspected"} and len(parts) == 2


def test_s24_the_damage_is_still_being_assessed(ledger: Ledger) -> None:
    august = traces(ledger, rocket_attack(ledger), "damage_assessment")
    assert {trace.state for trace in august} == {"open"}
    assert "Base personnel" in {trace.owner for trace in august}
    assert {trace.since for trace in august} == {date(2024, 8, 6)}
    (january,) = ledger.incidents(since="2024-01-20", until="2024-01-20", type="missile_attack")
    (assessment,) = traces(ledger, january, "damage_assessment")
    assert (assessment.state, assessment.closed) == ("open", None)
    assert assessment.steps[0].told.asserter == "US Central Command"


def test_s25_iraqi_officials_owe_an_investigation(ledger: Ledger) -> None:
    (investigation,) = traces(ledger, rocket_attack(ledger), "investigation")
    assert (investigation.state, investigation.owner) == ("open", "Iraqi officials")


def test_s38_the_new_group_is_new_and_the_umbrella_holds_no_member_s_deeds(
    ledger: Ledger,
) -> None:
    (newcomer,) = ledger.actor("Al-Thawriun").ties
    assert (newcomer.tie.kind, newcomer.tie.asserter) == ("newcomer", None)
    umbrella = ledger.actor("Islamic Resistance in Iraq")
    assert {(t.tie.kind, t.tie.other) for t in umbrella.ties} == {
        ("umbrella", "Iran-linked armed groups"),
        ("umbrella", "militias"),
    }
    assert len({t.tie.article for t in umbrella.ties}) == 3
    assert ledger.actor("Kataib Hezbollah").parts == ()


def test_s39_three_organisations_under_all_their_spellings(ledger: Ledger) -> None:
    names = {
        name: {written.name for written in ledger.actor(name).names}
        for name in ("Hezbollah", "Kataib Hezbollah", "Islamic State")
    }
    assert "Lebanese Hizballah" in names["Hezbollah"] and "Hezbollah" in names["Hezbollah"]
    assert names["Kataib Hezbollah"] == {"Kataib Hezbollah"}
    assert {"Daesh/ISIS", "Islamic State"} <= names["Islamic State"]
