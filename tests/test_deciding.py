"""What people decide stands above what the program finds, survives a rebuild and can be undone."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner
from conftest import NewAddress
from hypothesis import given
from hypothesis import strategies as st
from made import make_article, make_mention

import crosswire
from crosswire.cli import cli
from crosswire.model.decision import Anchor, Decision, pick_standing, resolve_decisions
from crosswire.model.text import Span

BASE = (
    "Rockets hit base\n\nPublished {day}\n\nBAGHDAD - {count} soldiers were wounded when rockets "
    "hit the Ain al-Asad air base in western Iraq on {weekday}, police said.\n"
)
STORIES = {
    "a": BASE.format(day="March 3, 2024", count="Three", weekday="Saturday"),
    "b": BASE.format(day="March 4, 2024", count="Seven", weekday="Saturday"),
    "c": BASE.format(day="March 12, 2024", count="Two", weekday="Monday"),
}
SAID = {"by": "N. Reader", "why": "seen on the spot"}


@pytest.fixture
def path(address: str, tmp_path: Path) -> str:
    for name, text in STORIES.items():
        (tmp_path / f"{name}.txt").write_text(text, "utf-8")
    with crosswire.open(address) as ledger:
        ledger.add(*sorted(tmp_path.glob("*.txt")), read_on="2024-05-01")
    return address


def sizes(ledger: crosswire.Ledger) -> list[int]:
    return [len(incident.mentions) for incident in ledger.incidents()]


def test_same_and_different_outrank_the_program(path: str) -> None:
    with crosswire.open(path) as ledger:
        assert sizes(ledger) == [2, 1]
        first, second = ledger.incidents()
        ledger.decide("same", first.id, second.id, **SAID)
        assert sizes(ledger) == [3]
        ledger.decide("different", first.mentions[0], first.mentions[1], **SAID)
        assert max(sizes(ledger)) == 2


def test_a_decision_survives_a_rebuild_and_an_undoing_takes_it_back(path: str) -> None:
    with crosswire.open(path) as ledger:
        first, second = ledger.incidents()
        decision = ledger.decide("same", first.id, second.id, **SAID)
        ledger.rebuild()
        assert sizes(ledger) == [3]
        ledger.undo(decision.id[:6], by="A. Other", why="another week")
        assert sizes(ledger) == [2, 1]
        assert [d.by for d in ledger.decisions()] == ["N. Reader", "A. Other"]
        assert [i.id for i in ledger.incidents()] == [first.id, second.id]


def test_a_merged_id_leads_on(path: str) -> None:
    with crosswire.open(path) as ledger:
        first, second = ledger.incidents()
        ledger.decide("same", first.id, second.id, **SAID)
        assert ledger.incident(second.id).id == first.id


def test_a_decision_finds_its_mention_by_the_words_when_the_id_has_changed(
    path: str, new_address: NewAddress, tmp_path: Path
) -> None:
    with crosswire.open(path) as ledger:
        first, second = ledger.incidents()
        decision = ledger.decide("same", first.id, second.id, **SAID)
    stale = msgspec.structs.replace(decision, left="m-of-older-rules", right="m-too")
    with crosswire.open(new_address()) as ledger:
        ledger.add(*sorted(tmp_path.glob("*.txt")), read_on="2024-05-01")
        assert ledger.merge_decisions([stale, stale]) == 1
        assert sizes(ledger) == [3]


def test_a_decision_is_about_the_mention_that_shares_most_of_its_words() -> None:
    def decided(*told: tuple[Span, ...]) -> list[str | None]:
        mention = make_mention(make_article("a1"))
        held = [
            msgspec.structs.replace(mention, id=f"m{n}", evidence=e) for n, e in enumerate(told)
        ]
        settled = Decision("n", "2024-01-01", "w", "m-old", slot="killed", value="1", left_at=at)
        return [d.left for d in resolve_decisions([settled], {m.id: m for m in held})]

    at = Anchor("a1", Span(20, 40))
    assert decided((Span(0, 22),), (Span(18, 40),)) == ["m1"]
    assert decided((Span(0, 10), Span(20, 40)), (Span(50, 60),)) == ["m0"]
    assert decided((Span(0, 10), Span(20, 40)), (Span(30, 60),)) == ["m1"]
    assert decided((Span(20, 40),), (Span(20, 40),)) == ["m0"]
    assert decided((Span(0, 20),), (Span(40, 60),), ()) == []


def test_a_settled_value_stands_and_the_voices_stay(path: str) -> None:
    with crosswire.open(path) as ledger:
        first, _ = ledger.incidents()
        ledger.settle(first.id, "injured", "at least 9", **SAID)
        (injured,) = [s for s in ledger.incident(first.id).settled if s.slot == "injured"]
        assert injured.value == crosswire.Figure(9, None)
        assert len(injured.claims) == 2
        assert injured.spread is not None
        assert injured.rule.startswith("settled by N. Reader")
        ledger.settle(first.id, "killed", "none", **SAID)
        killed = next(s for s in ledger.incident(first.id).settled if s.slot == "killed")
        assert killed.value == crosswire.Figure(0, 0)


@pytest.mark.parametrize(
    ("slot", "value"),
    [("injured", "many"), ("date", "Tuesday"), ("type", "quarrel"), ("place", "Atlantis")],
)
def test_a_value_that_says_nothing_is_refused(path: str, slot: str, value: str) -> None:
    with crosswire.open(path) as ledger:
        first, _ = ledger.incidents()
        with pytest.raises(crosswire.LedgerError, match=f"is no value for {slot}"):
            ledger.settle(first.id, slot, value, **SAID)


def test_whoever_decides_gives_a_name_and_a_reason(path: str) -> None:
    with crosswire.open(path) as ledger:
        first, second = ledger.incidents()
        with pytest.raises(crosswire.LedgerError, match="needs a name"):
            ledger.decide("same", first.id, second.id, by=" ", why="x")
        with pytest.raises(crosswire.LedgerError, match="needs a reason"):
            ledger.decide("same", first.id, second.id, by="x", why="")
        with pytest.raises(crosswire.LedgerError, match="one incident already"):
            ledger.decide("same", first.id, first.id, **SAID)
        with pytest.raises(crosswire.LedgerError, match="no decision has an id"):
            ledger.undo("d0", **SAID)


def test_strong_evidence_against_a_decision_is_shown_not_followed(path: str) -> None:
    with crosswire.open(path) as ledger:
        first, second = ledger.incidents()
        decision = ledger.decide("same", first.mentions[0], second.id, **SAID)
        assert sizes(ledger) == [3]
        doubt = ledger.review()[0]
        assert (doubt.decided, doubt.joined) == (decision.id, True)


def test_a_decision_about_a_mention_that_is_read_anew_is_reviewed_too(path: str) -> None:
    with crosswire.open(path) as ledger:
        first, second = ledger.incidents()
        made = ledger.decide("same", first.mentions[0], second.id, **SAID)
        ledger.undo(made.id, **SAID)
        # As other rules would have named the same mention: its words are where they were.
        former = msgspec.structs.replace(made, left="m000000000000", at="2024-05-03T00:00Z")
        ledger.merge_decisions([former])
        assert sizes(ledger) == [3]
        assert ledger.review()[0].decided == former.id


def test_the_commands_decide_and_the_record_goes_from_hand_to_hand(
    path: str, new_address: NewAddress, tmp_path: Path
) -> None:
    def run(*words: str, code: int = 0, ledger: str = path) -> str:
        result = CliRunner().invoke(
            cli, [*words, "--ledger", ledger], standalone_mode=False, env={"CROSSWIRE_BY": "N"}
        )
        assert result.exception is None, result.output
        assert result.return_value == code
        return result.output

    assert "same" in run("decide", "same", "1", "2", "--why", "one convoy")
    assert "injured of" in run("settle", "1", "injured", "7", "--why", "names")
    record, second = tmp_path / "record.jsonl", new_address()
    run("decisions", "-o", str(record))
    assert len(record.read_text("utf-8").splitlines()) == 2
    with crosswire.open(second) as other:
        other.add(*sorted(tmp_path.glob("*.txt")), read_on="2024-05-01")
    run("decisions", "--merge", str(record), ledger=second)
    assert run("export", ledger=second) == run("export")
    decided = run("decisions").splitlines()
    first = msgspec.json.decode(decided[0], type=Decision)
    run("undo", first.id, "--why", "two convoys")
    assert len(run("decisions").splitlines()) == 3


def test_a_line_that_is_no_decision_is_named(path: str, tmp_path: Path) -> None:
    (tmp_path / "bad.jsonl").write_text('\n{"by": 1}\n', "utf-8")
    words = ["decisions", "--merge", str(tmp_path / "bad.jsonl"), "--ledger", path]
    result = CliRunner().invoke(cli, words, standalone_mode=False)
    assert isinstance(result.exception, crosswire.LedgerError)
    assert "bad.jsonl, line 2" in str(result.exception)


@given(st.lists(st.integers(0, 5), max_size=6))
def test_undoing_an_undoing_brings_a_decision_back(targets: list[int]) -> None:
    chain = [Decision("n", "2024-01-01", "w", "m1", "m2", "same")]
    for number, target in enumerate(targets, start=2):
        undone = chain[min(target, len(chain) - 1)].id
        chain.append(Decision("n", f"2024-01-{number:02}", "w", undoes=undone))
    standing = pick_standing(chain)
    assert standing == pick_standing(chain[::-1])
    undone_by = {d.undoes: d.id for d in chain[::-1] if d.undoes}
    assert all(d.undoes is None for d in standing)
    if not targets:
        assert standing == chain
    elif chain[0].id not in undone_by:
        assert standing == chain[:1]
