"""The ledger as it could be known at a moment, how values moved, and why two mentions are one."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner

import crosswire
from crosswire.cli import cli
from crosswire.model.clocks import find_known_since, parse_as_of
from crosswire.model.moment import Moment
from crosswire.reconcile import trace_articles

MORNING = (
    "Rockets hit base in Iraq\n\nPublished March 3, 2024 08:00 GMT\n\nBAGHDAD - Rockets hit the "
    "Ain al-Asad air base in western Iraq on Saturday, wounding several soldiers, police said. "
    "No group has claimed responsibility for the attack.\n"
)
EVENING = (
    "Seven hurt at Iraqi base\n\nPublished March 3, 2024 19:30 GMT\n\nBAGHDAD - Seven soldiers "
    "were wounded when rockets hit the Ain al-Asad air base in western Iraq on Saturday. The Army "
    "of the Dawn claimed responsibility for the attack in a statement.\n"
)
LATER = (
    "Drone hits base in Erbil\n\nPublished April 9, 2024\n\nERBIL - A drone hit a base near Erbil "
    "in northern Iraq on Monday, the police said. Nobody was hurt.\n"
)
NOON = "2024-03-03T12:00Z"


@pytest.fixture
def path(address: str, tmp_path: Path) -> str:
    for name, text in (("a", MORNING), ("b", EVENING), ("c", LATER)):
        (tmp_path / f"{name}.txt").write_text(text, "utf-8")
    with crosswire.open(address) as ledger:
        ledger.add(*sorted(tmp_path.glob("*.txt")), read_on="2024-05-01")
    return address


def settled(ledger: crosswire.Ledger, slot: str) -> object:
    (incident,) = ledger.incidents(place="Asad")
    return next((s.value for s in incident.settled if s.slot == slot), None)


def test_what_was_not_published_yet_is_not_known(path: str) -> None:
    with crosswire.open(path, as_of=NOON) as then, crosswire.open(path) as now:
        assert (settled(then, "claim_status"), settled(now, "claim_status")) == (
            "none_yet",
            "claimed",
        )
        assert settled(then, "injured") == crosswire.Figure(3, None)
        assert settled(now, "injured") == crosswire.Figure(7, 7)
        assert len(list(then.articles())) == 1
        assert len(list(then.incidents())) == 1


def test_an_incident_keeps_its_id_from_the_first_article_on(path: str) -> None:
    with crosswire.open(path, as_of=NOON) as then, crosswire.open(path) as now:
        (first,) = then.incidents(place="Asad")
        assert now.incident(first.id).mentions[0] == first.mentions[0]
        assert now.incident(first.id).id == first.id


def test_a_past_ledger_is_read_only_and_goes_when_it_is_closed(path: str, tmp_path: Path) -> None:
    with crosswire.open(path, as_of=NOON) as then:
        with pytest.raises(crosswire.LedgerError, match="as of 2024-03-03T12:00"):
            then.add(tmp_path / "a.txt")
        with pytest.raises(crosswire.LedgerError, match="can only be read"):
            then.rebuild()
        next(then.incidents())
        folder = Path(then._past.whole.name).parent  # type: ignore[union-attr]
        assert folder.exists()
    assert not folder.exists()


def test_no_moment_is_refused_in_plain_words(path: str) -> None:
    with pytest.raises(crosswire.LedgerError, match='"soon" is no moment'):
        crosswire.open(path, as_of="soon")


def test_history_tells_each_move_and_ends_with_what_stands(path: str) -> None:
    with crosswire.open(path) as ledger:
        (incident,) = ledger.incidents(place="Asad")
        steps = ledger.history(incident)
        paths = {article.id: Path(article.path or "").name for article in ledger.articles()}
    moves = [(s.slot, s.after.status, paths[s.articles[0]]) for s in steps if s.after]
    assert ("injured", "single", "a.txt") in moves
    assert ("injured", "refined", "b.txt") in moves
    assert ("claim_status", "superseded", "b.txt") in moves
    assert [s.at for s in steps] == sorted(s.at for s in steps)
    last = {step.slot: step.after for step in steps}
    assert {s.slot: s.value for s in incident.settled} == {
        slot: after.value for slot, after in last.items() if after
    }


def test_every_step_is_what_the_ledger_as_of_then_says(path: str) -> None:
    with crosswire.open(path) as ledger:
        (incident,) = ledger.incidents(place="Asad")
        moments = sorted({step.at for step in ledger.history(incident)})
        for moment in moments:
            known = {s.slot: s.after for s in ledger.history(incident) if s.at <= moment}
            with crosswire.open(path, as_of=moment) as then:
                (seen,) = then.incidents(place="Asad")
                assert {s.slot: s.value for s in seen.settled} == {
                    slot: after.value for slot, after in known.items() if after
                }


def test_what_a_person_settled_is_a_step_of_its_own(path: str) -> None:
    with crosswire.open(path) as ledger:
        (incident,) = ledger.incidents(place="Asad")
        said = ledger.settle(
            incident.id, "injured", "8", why="names of all", by="N. Reader", at="2024-03-04T12:00Z"
        )
        steps = [s for s in ledger.history(incident.id) if s.slot == "injured"]
        assert [(s.decision and s.decision.by, s.after and s.after.value) for s in steps] == [
            (None, crosswire.Figure(3, None)),
            (None, crosswire.Figure(7, 7)),
            ("N. Reader", crosswire.Figure(8, 8)),
        ]
        assert steps[2].at == parse_as_of("2024-03-04T12:00Z") and steps[2].articles == ()
        ledger.undo(said.id, why="two had one name", by="A. Other", at="2024-03-05")
        last = [s for s in ledger.history(incident.id) if s.slot == "injured"][-1]
        assert last.decision is not None and last.decision.by == "A. Other"
        assert last.after is not None and last.after.value == crosswire.Figure(7, 7)


def test_a_word_dated_before_its_mention_was_known_moves_it_when_that_is(path: str) -> None:
    with crosswire.open(path) as ledger:
        (incident,) = ledger.incidents(place="Asad")
        (evening,) = [m for m in ledger.mentions(incident) if m.injured == crosswire.Figure(7, 7)]
        ledger.settle(evening.id, "injured", "8", why="names", by="N. Reader", at="2024-03-01")
        steps = [s for s in ledger.history(incident.id) if s.slot == "injured"]
    assert [s.decision is not None for s in steps] == [False, False, True]
    assert steps[2].at == steps[1].at


def test_a_person_who_confirms_a_value_moves_it_too(path: str) -> None:
    with crosswire.open(path) as ledger:
        (incident,) = ledger.incidents(place="Asad")
        word = {"why": "the hospital", "by": "N. Reader", "at": "2024-04-01"}
        ledger.settle(incident.id, "injured", "7", **word)
        last = [s for s in ledger.history(incident.id) if s.slot == "injured"][-1]
        assert last.decision is not None and last.before is not None and last.after is not None
        assert last.before.value == last.after.value
    words = ["history", "1", "--ledger", path]
    shown = CliRunner().invoke(cli, words, standalone_mode=False).output
    assert "stays (settled by a person: the hospital)" in " ".join(shown.split())
    assert "N. Reader" in shown


def test_a_decision_on_another_incident_is_no_step_of_this_one(path: str) -> None:
    with crosswire.open(path) as ledger:
        base, drone = (next(ledger.incidents(place=name)) for name in ("Asad", "Erbil"))
        before = ledger.history(base.id)
        ledger.settle(drone.id, "killed", "2", why="seen", by="N. Reader")
        assert ledger.history(base.id) == before


def test_why_gives_the_facts_for_and_against(path: str) -> None:
    with crosswire.open(path) as ledger:
        base, drone = (next(ledger.incidents(place=name)) for name in ("Asad", "Erbil"))
        (together,) = ledger.why(base.id, base.id)
        assert together.passes
        assert any("the same day" in fact for fact in together.in_favour)
        apart = ledger.why(base.id, drone.id)
        assert len(apart) == 2
        assert all(pair.forbidden and not pair.passes for pair in apart)
        assert any("days differ" in fact for fact in apart[0].against)
        by_mention = ledger.why(base.mentions[0], base.mentions[1])
        assert by_mention == [together]


def test_the_commands_show_it(path: str) -> None:
    def run(*words: str) -> str:
        result = CliRunner().invoke(cli, [*words, "--ledger", path], standalone_mode=False)
        assert result.exception is None, result.output
        return result.output

    assert "claim status: none yet" in run("show", "1", "--as-of", NOON)
    assert "claim status: claimed" in run("show", "1")
    shown = " ".join(run("show", "1").split())
    assert "Army: claimed since 3 Mar 2024 (b.txt): it says so" in shown
    assert "attested (Airwars, Admiralty): happened weak 3" in shown
    assert "by other rules: latest official at least 3" in shown
    history = " ".join(run("history", "1").split())
    assert "at least 3 → 7 (became more exact)" in history
    assert "2024-03-03 19:30" in history
    assert "for     the same day" in run("why", "1")
    assert "cannot be one incident" in run("why", "1", "2")
    assert "1 incident" not in run("list", "--as-of", "2024-03-03")


@pytest.mark.parametrize(
    ("published", "known"),
    [
        (Moment(None, None, "unknown"), datetime(2024, 5, 2, tzinfo=UTC)),
        (None, datetime(2024, 5, 2, tzinfo=UTC)),
    ],
)
def test_an_undated_article_is_known_once_it_was_read(
    published: Moment | None, known: datetime
) -> None:
    assert find_known_since(published, "2024-05-01") == known


def test_a_zone_is_heeded() -> None:
    assert parse_as_of("2024-03-03T12:00+03:00") == datetime(2024, 3, 3, 9, tzinfo=UTC)
    day = parse_as_of("2024-03-03").date()
    told = Moment(day, day, "day", "02:00", "Asia/Baghdad")
    assert find_known_since(told, "") == datetime(2024, 3, 3, 23, tzinfo=UTC)


PAGE = (
    '<html><head><meta property="article:published_time" content="2024-03-0{day}T08:00:00Z">'
    '<link rel="canonical" href="https://news.example/base-hit"></head><body><article>'
    "<h1>Rockets hit base in Iraq</h1><p>BAGHDAD - Rockets hit the Ain al-Asad air base in western "
    "Iraq on Saturday, March 2, wounding {count} soldiers, police said.</p><p>The base is used by "
    "several countries and lies west of the capital, in a wide and empty plain.</p></article>"
    "</body></html>"
)


def test_a_text_that_changed_under_its_address_replaces_the_older_one(
    address: str, tmp_path: Path
) -> None:
    (tmp_path / "1.html").write_text(PAGE.format(day=3, count="three"), "utf-8")
    (tmp_path / "2.html").write_text(PAGE.format(day=4, count="seven"), "utf-8")
    with crosswire.open(address) as ledger:
        ledger.add(tmp_path / "2.html", tmp_path / "1.html", read_on="2024-05-01")
        assert settled(ledger, "injured") == crosswire.Figure(7, 7)
        (incident,) = ledger.incidents()
        assert incident.sources.articles == 1
        (version,) = ledger.versions()
        (change,) = version.changes
        assert (change.kind, change.before, change.after) == ("replaced", "three", "seven")
    with crosswire.open(address, as_of="2024-03-03") as then:
        assert settled(then, "injured") == crosswire.Figure(3, 3)
    words = ["versions", "--ledger", address]
    shown = CliRunner().invoke(cli, words, standalone_mode=False).output
    assert "replaced: three → seven" in shown


def test_the_moves_of_some_moments_are_those_of_the_whole_history(path: str) -> None:
    with crosswire.open(path) as ledger, ledger.at_one_moment():
        (incident,) = ledger.incidents(place="Asad")
        whole = ledger.history(incident)
        moments = {step.at for step in whole}
        assert len(moments) == 2
        for moment in moments:
            own = ledger.history(incident, moments={moment})
            assert own == [step for step in whole if step.at == moment]


def test_nothing_moves_in_an_incident_of_which_no_mention_is_held(path: str) -> None:
    with crosswire.open(path) as ledger:
        (incident,) = ledger.incidents(place="Asad")
    assert trace_articles(incident, [], {}, [], [], ["a1"]) == (frozenset(), ())
