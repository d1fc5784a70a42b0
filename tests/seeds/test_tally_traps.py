"""What the sample articles show of totals, forces and phases (S14 … S45) in words of our own."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

import crosswire
from crosswire.cli import run
from crosswire.relate.counting import Count

TEXTS = {
    "morning": (
        "Drones attack barracks in Mali\n\nPublished in Morning Plain, June 5th, 2024\n\n"
        "Drones hit the barracks at Gao in Mali on Tuesday and wounded three soldiers, the army "
        "said.\n\nSince mid-March there have been dozens of attacks on the approximately 1,500 "
        "French troops in Mali and the around 400 in Niger, who train local units there.\n\n"
        "In recent weeks, fighters from the northern hills have resumed attacks on posts that "
        "shelter French soldiers in Mali after a lull of several months.\n"
    ),
    "evening": (
        "Since the coup in February, there have been more than 90 attacks on French forces in Mali "
        "and Niger\n\nPublished in Evening Plain, June 6th, 2024\n\nDrones hit the barracks at Gao "
        "in Mali on Tuesday, injuring soldiers.\n\nSince the coup in February, there have been "
        "more than 90 attacks on French forces in Mali and Niger, the defence ministry said.\n\n"
        "In recent weeks, fighters from the northern hills have resumed attacks on posts that "
        "shelter French soldiers in Mali after a lull of several months, Agence France-Presse "
        "reported.\n\nThere are roughly 1,500 French troops in Mali and some 400 in Niger.\n\n"
        "The shelling of the delta, which has killed nearly 3,400 people since the 2 February "
        "offensive, goes on. Raids by river pirates on barges continue.\n\n"
        "The Front claimed responsibility for two attacks on Tuesday against the barracks.\n"
    ),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("texts")
    for name, text in TEXTS.items():
        (place / f"{name}.txt").write_text(text, "utf-8")
    return place


@pytest.fixture(scope="module")
def ledger(folder: Path) -> Iterator[crosswire.Ledger]:
    with crosswire.open(str(folder / "l.db")) as opened:
        opened.add(*(str(folder / f"{name}.txt") for name in TEXTS))
        yield opened


def kind(ledger: crosswire.Ledger, kind: str) -> list[Count]:
    return [count for count in ledger.counts() if count.kind == kind]


def test_s14_claimed_attacks_are_a_claim_and_no_total(ledger: crosswire.Ledger) -> None:
    assert not [t for t in ledger.records().tallies() if t.figure.low == t.figure.high == 2]
    assert (
        sum(m.type == "drone_attack" for i in ledger.incidents() for m in ledger.mentions(i)) == 2
    )


def test_s16_dozens_and_more_than_ninety_are_two_lines_with_our_own_count(
    ledger: crosswire.Ledger,
) -> None:
    (count,) = kind(ledger, "attack_tally")
    assert (count.countries, count.targets) == (("ML", "NE"), ("France",))
    told = {line.tellings[0].tally.figure.low: line for line in count.lines}
    assert set(told) == {24, 90}
    assert str(told[24].since) == "2024-03-15" and str(told[90].since) == "2024-02-01"
    assert [len(line.held.incidents) for line in count.lines] == [1, 1]


def test_s17_a_headline_repeats_the_sentence_of_the_story(ledger: crosswire.Ledger) -> None:
    (tally,) = [t for t in ledger.records().tallies() if t.figure.low == 90]
    assert len(tally.spans) == 2


def test_s18_forces_of_two_articles_that_share_text(ledger: crosswire.Ledger) -> None:
    counts = kind(ledger, "deployment")
    told = {(c.countries, t.tally.figure.low) for c in counts for t in c.lines[0].tellings}
    assert told == {(("ML",), 1500), (("NE",), 400)}
    assert all(len(c.lines[0].tellings) == 2 and c.lines[0].independent == 1 for c in counts)


def test_s26_both_print_one_agencys_sentence_on_the_lull(ledger: crosswire.Ledger) -> None:
    courses = {c.kind: c for c in ledger.courses() if "posts" in c.scope}
    assert set(courses) == {"lull", "resumption"}
    assert {(len(c.phases), c.independent) for c in courses.values()} == {(2, 1)}
    assert {c.origin for c in courses.values()} == {"Agence France-Presse"}


def test_s37_the_toll_of_another_theatre_is_added_to_nothing(ledger: crosswire.Ledger) -> None:
    (count,) = kind(ledger, "cumulative_killed")
    (telling,) = count.lines[0].tellings
    assert (telling.tally.figure.low, telling.tally.figure.high) == (None, 3400)
    assert not any(s.slot == "killed" for i in ledger.incidents() for s in i.settled)
    assert [c.scope for c in ledger.courses() if c.kind == "continuation"] == [
        "Raids by river pirates on barges"
    ]


def test_s45_words_of_more_and_less_bound_the_figures(ledger: crosswire.Ledger) -> None:
    bounds = {
        (t.figure.low, t.figure.high, t.figure.approximate) for t in ledger.records().tallies()
    }
    assert bounds == {
        (24, None, False),
        (90, None, False),
        (1500, 1500, True),
        (400, 400, True),
        (None, 3400, False),
    }


def test_the_command_shows_the_claims_and_what_we_hold(
    ledger: crosswire.Ledger, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    where = ["--ledger", str(folder / "l.db")]
    assert run(["tallies", *where]) == 0
    shown = capsys.readouterr().out
    assert "attack tally: attacks in ML, NE (France)" in shown
    assert "at least 90: defence ministry (evening.txt, 6 Jun 2024, 2 times)" in shown
    assert "held in the ledger: 1 attack, 15 Mar 2024 to 5 Jun 2024" in shown
    folded = " ".join(shown.split())
    assert "lull: attacks on posts" in folded and "origin Agence France-Presse" in folded
    assert run(["tallies", "--json", *where]) == 0
    counts = json.loads(capsys.readouterr().out)
    (attacks,) = [c for c in counts if c["kind"] == "attack_tally"]
    assert [line["held"]["figure"]["low"] for line in attacks["lines"]] == [1, 1]
    assert {t["origin"] for c in counts for line in c["lines"] for t in line["tallies"]} != set()


def test_before_the_second_article_came_out_there_was_one_claim(
    ledger: crosswire.Ledger, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    where = ["--ledger", str(folder / "l.db")]
    assert run(["tallies", "--json", "--as-of", "2024-06-05", *where]) == 0
    counts = json.loads(capsys.readouterr().out)
    (attacks,) = [c for c in counts if c["kind"] == "attack_tally"]
    assert [t["figure"]["low"] for line in attacks["lines"] for t in line["tallies"]] == [24]


def test_a_ledger_in_which_nobody_counts_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    where = ["--ledger", str(tmp_path / "l.db")]
    text = tmp_path / "a.txt"
    text.write_text("5 June 2024\n\nA bomb wounded a guard in Gao in Mali on Tuesday.\n", "utf-8")
    assert run(["add", *where, str(text)]) == 0
    capsys.readouterr()
    assert run(["tallies", *where]) == 1
    assert "no article counts anything" in capsys.readouterr().err
