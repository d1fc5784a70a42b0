"""Totals, forces and phases in the five sample articles (S16, S17, S18, S26, S37, S45).

The articles are real and are not part of this repository: these tests read them beside it and
skip where they are not. tests/seeds/test_tally_traps.py holds the same in words of our own.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

import crosswire
from crosswire.model.related import Tally
from crosswire.relate.counting import Count, Telling

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
pytestmark = pytest.mark.skipif(
    not SEEDS.is_dir(), reason="the sample articles (../shared/seeds) are not beside this checkout"
)


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[crosswire.Ledger]:
    with crosswire.open(str(tmp_path_factory.mktemp("seeds") / "l.db")) as opened:
        opened.add(*(str(path) for path in sorted(SEEDS.glob("*.txt"))))
        yield opened


def name_of(ledger: crosswire.Ledger, article: str) -> str:
    return Path(ledger.article(article).path or "").name[:3]


def tellings(count: Count) -> list[Telling]:
    return [telling for line in count.lines for telling in line.tellings]


def count_with(ledger: crosswire.Ledger, low: int | None, high: int | None = None) -> Count:
    (found,) = [
        count
        for count in ledger.counts()
        if any((t.tally.figure.low, t.tally.figure.high) == (low, high) for t in tellings(count))
    ]
    return found


def told_by(ledger: crosswire.Ledger, number: str) -> list[Tally]:
    return [t for t in ledger.records().tallies() if name_of(ledger, t.article) == number]


def test_s16_two_claims_of_one_scope_stand_apart_with_our_own_count_beside(
    ledger: crosswire.Ledger,
) -> None:
    count = count_with(ledger, 140)
    assert (count.countries, count.targets[0]) == (("IQ", "SY"), "United States")
    lines = {
        line.tellings[0].tally.period: line
        for line in count.lines
        if line.countries == ("IQ", "SY") and line.since
    }
    start, middle = "Since the start of Israel's war on Gaza in October", "Since mid-October"
    assert set(lines) == {start, middle}
    assert lines[start].tellings[0].tally.figure.low == 140
    assert lines[middle].tellings[0].tally.figure.low == 24
    assert (lines[start].since, lines[middle].since) == (date(2023, 10, 1), date(2023, 10, 15))
    assert any(note.startswith("starts differ") for note in count.notes)
    held = lines[start].held
    assert held.figure is not None and held.figure.low == len(held.incidents) == 2
    days = {ledger.incident(key).title.rpartition(", ")[2] for key in held.incidents}
    assert days == {"20 January 2024", "23 January 2024"}


def test_s16_what_ours_claimed_is_never_added_to_what_others_count(
    ledger: crosswire.Ledger,
) -> None:
    figures = {(t.figure.low, t.figure.high) for t in ledger.records().tallies()}
    assert (142, None) not in figures and (26, None) not in figures
    assert all(i.id.startswith("i") for i in ledger.incidents())


def test_s17_one_claim_with_three_spans(ledger: crosswire.Ledger) -> None:
    (tally,) = [t for t in told_by(ledger, "004") if t.kind == "attack_tally"]
    text = ledger.article(tally.article).text
    assert len(tally.spans) == 3
    assert all("more than 140 attacks" in span.quote(text) for span in tally.spans)


def test_s18_forces_agree_because_the_articles_share_text(ledger: crosswire.Ledger) -> None:
    for low, country in ((2500, "IQ"), (900, "SY")):
        count = count_with(ledger, low, low)
        assert (count.kind, count.countries) == ("deployment", (country,))
        (line,) = count.lines
        told = {name_of(ledger, t.tally.article): t for t in line.tellings}
        assert told["000"].tally.figure == told["004"].tally.figure
        assert told["000"].tally.figure.approximate
        assert told["000"].origin == told["004"].origin
        assert {move.kind for move in line.moves} == {"same"}
        assert line.independent == len(told) - 1
        assert any("share text" in note for note in count.notes)


def test_s18_thousands_of_troops_have_no_upper_bound(ledger: crosswire.Ledger) -> None:
    (tally,) = [t for t in told_by(ledger, "002") if t.kind == "deployment"]
    assert (tally.figure.low, tally.figure.high) == (2000, None)
    assert tally.targets == ("United States",)


def test_s26_the_lull_and_the_resumption_have_one_origin(ledger: crosswire.Ledger) -> None:
    courses = {c.kind: c for c in ledger.courses() if "bases housing" in c.scope}
    assert set(courses) == {"lull", "resumption"}
    for course in courses.values():
        assert {name_of(ledger, phase.article) for phase in course.phases} == {"001", "002"}
        assert (course.independent, course.origin) == (1, "The Associated Press")
    assert all(p.since and p.since.words == "In recent weeks" for p in courses["resumption"].phases)


def test_s37_other_theatres_have_their_own_totals(ledger: crosswire.Ledger) -> None:
    gaza = count_with(ledger, None, 25500)
    assert (gaza.kind, gaza.countries, len(gaza.lines)) == ("cumulative_killed", ("PS",), 1)
    assert gaza.lines[0].since == date(2023, 10, 7)
    assert gaza.lines[0].held.incidents == ()
    (october,) = [i for i in ledger.incidents() if i.title.endswith("7 October 2023")]
    (killed,) = [s for s in october.settled if s.slot == "killed"]
    asserters = {
        c.asserter for m in ledger.mentions(october) for c in m.claims if c.slot == "killed"
    }
    assert killed.value.low == 1200 and asserters == {"Israel"}  # type: ignore[union-attr]
    for incident in ledger.incidents():
        told = [s.value for s in incident.settled if s.slot == "killed"]
        assert incident.id == october.id or all(f.low < 100 for f in told)  # type: ignore[union-attr, operator]


def test_s37_attacks_on_ships_are_said_to_go_on(ledger: crosswire.Ledger) -> None:
    (course,) = [c for c in ledger.courses() if c.kind == "continuation"]
    assert "ships" in course.scope


def test_s45_the_bounds_follow_the_words(ledger: crosswire.Ledger) -> None:
    figures = {
        (t.figure.low, t.figure.high, t.figure.approximate) for t in ledger.records().tallies()
    }
    assert {(None, 25500), (140, None)} <= {(low, high) for low, high, _ in figures}
    assert (900, 900, True) in figures and (2500, 2500, True) in figures
