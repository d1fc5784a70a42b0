"""The benchmarks on invented data: what they make of a reading, and how they score it."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import gvc
import hrdsattack
import labels
import msgspec
import pytest
from gvc_facts import FACTS, Answer, Fact
from hrds_attributes import Attack, make_attack
from made import SATURDAY, make_article, make_incident, make_mention

from crosswire.model.figure import Figure
from crosswire.model.incident import Reading, Settled
from crosswire.model.mention import Party
from crosswire.model.place import Place
from crosswire.model.text import Span

BOMB = "A bomb killed four people in a market in Baghdad on Saturday, 1 March 2031, police said."
CHOIR = "The choir of the town sang in the hall, and the audience was pleased with what it heard."


@pytest.fixture
def labelled(tmp_path: Path) -> Path:
    """A labelled set: a bombing that is read, and an ordinary article."""
    bombing = {"incident": "B", "type": "bombing", "date": "2031-03-01", "evidence": BOMB[:30]}
    rows = [
        {"id": "a", "distractor": False, "incidents": [bombing]},
        {"id": "b", "distractor": True, "incidents": []},
    ]
    folder = tmp_path / "made"
    (folder / "articles").mkdir(parents=True)
    (folder / "gold.jsonl").write_text("\n".join(map(json.dumps, rows)))
    (folder / "incidents.json").write_text('{"B": {"place": "Baghdad"}}')
    for name, text in {"a": BOMB, "b": CHOIR}.items():
        (folder / "articles" / f"{name}.txt").write_text(text)
    return folder


def test_a_labelled_set_is_scored_with_its_ordinary_articles(
    labelled: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    labels.print_sets([labels.answer_set(labelled)])
    printed = capsys.readouterr().out
    assert "incident articles only" in printed
    assert "made: 0 false incidents in 1 ordinary articles, in 0 of them" in printed
    assert ["made", "2", "100.0", "100.0", "100.0"] in [
        line.split()[:5] for line in printed.splitlines()
    ]
    assert labels.rate_counts([(1, 1, 1), (0, 1, 2)]) == pytest.approx(0.4)


def test_texts_may_stand_beside_one_gold_file(labelled: Path) -> None:
    rows = [json.loads(row) for row in (labelled / "gold.jsonl").read_text().splitlines()]
    whole = {
        "articles": {f"{row['id']}.txt": {"incidents": row["incidents"]} for row in rows},
        "incidents": {"B": {"place": "Baghdad"}},
    }
    beside = labelled / "articles"
    (beside / "gold.json").write_text(json.dumps(whole))
    answered = labels.answer_set(beside)
    assert answered.answers == labels.answer_set(labelled).answers
    assert not answered.ordinary


def test_the_lead_event_gives_a_report_its_cluster() -> None:
    first, second = (make_mention(make_article(name)) for name in ("a1", "a2"))
    recalled = msgspec.structs.replace(first, id="m0", role="background")
    reading = Reading("a1", (recalled, first), (), (), ())
    assert gvc.choose_lead(reading) == first.id
    assert gvc.choose_lead(Reading("a1", (), (), (), ())) is None
    reports = [gvc.Report(n, "I", "", "", date(2031, 3, 1)) for n in ("r1", "r2", "r3")]
    incident = make_incident((first, second))
    clusters = gvc.group_reports(reports, {"r1": first.id, "r2": second.id}, [incident])
    assert clusters == {"r1": incident.id, "r2": incident.id, "r3": "r3"}


def test_facts_are_right_only_where_they_are_given() -> None:
    town = Place("x", "Gray", "Gray", "US", "Ohio", 40.0, -83.0, "city")
    settled = tuple(
        Settled(slot, value, None, "single", (), "")
        for slot, value in {"date": SATURDAY, "place": town, "killed": Figure(2, None)}.items()
    )
    own = msgspec.structs.replace(
        make_incident((make_mention(make_article("a1")),)), settled=settled
    )
    answer = Answer(Fact(date(2031, 3, 2), "Ohio", "Gray", 2, 0), own, (), date(2031, 3, 2))
    right = {name for name, (test, _, _) in FACTS.items() if test(answer)}
    assert right == {
        "date, a day off at most",
        "state",
        "city or county",
        "killed, exact",
        "killed, any kept",
    }
    abroad = msgspec.structs.replace(town, country="GE", admin1=None, name="Ohio")
    moved = msgspec.structs.replace(
        own, settled=(Settled("place", abroad, None, "single", (), ""),)
    )
    assert not FACTS["state"][0](answer._replace(own=moved))


def test_a_reading_becomes_attributes() -> None:
    taken = Party("victim", "Ana Paz", "reporter", None, None, "abducted", "journalist", Span(0, 7))
    doer = Party("doer", None, "riot police", None, None, "", None, Span(8, 12))
    crowd = Party("victim", None, "ten others", None, Figure(10, 10), "killed", None, Span(13, 20))
    mention = msgspec.structs.replace(
        make_mention(make_article("a1")), responsibility=(), parties=(taken, doer, crowd)
    )
    attack = make_attack([mention])
    assert attack.violations == {"kidnapping", "killing"}
    assert (attack.perpetrator, attack.country, attack.city) == ("state actor", "IQ", None)
    assert (attack.year, attack.month, attack.day) == (2031, 3, 1)
    assert [tuple(victim) for victim in attack.victims] == [
        ("Ana Paz", "individual"),
        (None, "multiple"),
    ]
    assert make_attack([]) == Attack()


def test_coded_rows_are_cleaned_and_scored() -> None:
    coded = {
        "violation_types": ["killing"],
        "perpetrator_type": None,
        "perpetrator_mention": True,
        "country": "USA",
        "region": "None",
        "city": "unknown",
        "year": "2031.0",
        "month": "Febuary",
        "date": None,
        "victims": [{"victim_name": "Ana Paz", "victim_population_type": "individual"}],
    }
    gold = hrdsattack.read_gold({"merged_sample": coded})
    assert (gold.country, gold.region, gold.city) == ("US", None, None)
    assert (gold.year, gold.month, gold.day) == (2031, 2, None)
    same = [hrdsattack.Answer(gold, gold)]
    perfect = {name: measure(same) for name, measure in hrdsattack.MEASURES.items()}
    assert perfect.pop("violations, macro F1") == pytest.approx(1 / 7)
    assert perfect.pop("perpetrator's type, where coded") == 0
    assert set(perfect.values()) == {1.0}
