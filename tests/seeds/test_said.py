"""What people say and whom they meet in the five sample articles (S15 … S43).

As tests/seeds/test_seeds.py: the articles are real and lie beside this checkout, or the tests skip.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import crosswire
from crosswire.model.related import Act
from crosswire.model.sayings import Meeting, Saying

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
pytestmark = pytest.mark.skipif(
    not SEEDS.is_dir(), reason="the sample articles (../shared/seeds) are not beside this checkout"
)


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[crosswire.Ledger]:
    with crosswire.open(tmp_path_factory.mktemp("said") / "l.db") as opened:
        opened.add(*(str(path) for path in sorted(SEEDS.glob("*.txt"))))
        yield opened


def article(ledger: crosswire.Ledger, number: str) -> str:
    return next(a.id for a in ledger.articles() if Path(a.path or "").name.startswith(number))


def said(ledger: crosswire.Ledger, words: str, act: Act | None = None) -> Saying:
    (found,) = [s for s in ledger.statements(act=act) if words in s.wordings[0].words]
    return found


def test_s15_a_motive_is_a_claim_and_no_statement_of_intent(ledger: crosswire.Ledger) -> None:
    (incident,) = ledger.incidents(since="2024-01-23", type="drone_attack")
    claims = [c for m in ledger.mentions(incident) for c in m.claims]
    assert all("support of Palestinians" not in s.wordings[0].words for s in ledger.statements())
    assert claims


def test_s20_a_vow_and_a_threat_are_no_incidents(ledger: crosswire.Ledger) -> None:
    vow = said(ledger, "We are going to respond", "vows").statement
    assert (vow.speaker, vow.plover, vow.quoted) == ("Jon Finer", "THREATEN", True)
    sworn = said(ledger, "sworn vengeance against Israel", "vows").statement
    assert sworn.speaker == "The Lebanese militant group" and not sworn.quoted
    texts = {a.id: a.text for a in ledger.articles()}
    for mention in (m for i in ledger.incidents() for m in ledger.mentions(i)):
        for span in mention.evidence:
            words = span.quote(texts[mention.article])
            assert "going to respond" not in words and "sworn vengeance" not in words


def test_s27_an_escalation_is_found_by_the_narrator_and_by_the_pentagon(
    ledger: crosswire.Ledger,
) -> None:
    found = [s.statement for s in ledger.statements(act="assesses")]
    by = {(s.speaker, s.article) for s in found}
    assert ("narrator", article(ledger, "000")) in by
    assert ("The US Defense Department", article(ledger, "001")) in by


def test_s28_a_post_a_statement_and_an_appearance_on_air(ledger: crosswire.Ledger) -> None:
    post = said(ledger, "Most of the missiles were intercepted").statement
    assert (post.speaker, post.channel, post.source) == ("US Central Command", "X", "primary")
    statement = said(ledger, "These precision strikes are in direct response").statement
    assert (statement.channel, statement.source) == ("statement", "primary")
    assert statement.role == "U.S. Secretary of Defense"
    on_air = said(ledger, "We are going to respond").statement
    assert (on_air.channel, on_air.source) == ("ABC", "secondary")


def test_s29_one_agreement_in_two_wordings_that_differ(ledger: crosswire.Ledger) -> None:
    saying = said(ledger, "agreed that today’s Iran-aligned militia attack")
    assert saying.differs and len(saying.wordings) == 2
    assert set(saying.articles) == {article(ledger, n) for n in ("001", "002")}
    changed = [p for p in saying.wordings[1].pieces if p.kind == "changed"]
    assert ("today’s", "the attack from") in {(p.base, p.other) for p in changed}
    same = [p.base for p in saying.wordings[1].pieces if p.kind == "same"]
    assert any("stationed at Al-Asad Airbase in western Iraq marked" in words for words in same)
    speakers = {s.speaker for s in saying.tellings}
    assert speakers == {"Lloyd Austin and Yoav Gallant", "Lloyd Austin"}
    assert {s.channel for s in saying.tellings} == {"readout", "statement"}


def test_s30_the_reason_for_no_name_is_kept(ledger: crosswire.Ledger) -> None:
    told = said(ledger, "Multiple attack drones were launched").statement
    assert told.anonymity == "the sensitivity of the subject"
    assert (told.voice, told.audience, told.source) == ("unnamed", "AFP", "secondary")
    again = said(ledger, "Latest reports include injuries").statement
    assert again.anonymity == told.anonymity


def meetings(ledger: crosswire.Ledger, party: str) -> list[Meeting]:
    return [m for m in ledger.meetings() if any(party in name for name in m.parties)]


def test_s34_a_meeting_in_baghdad_on_sunday(ledger: crosswire.Ledger) -> None:
    (meeting,) = meetings(ledger, "Maliki")
    assert set(meeting.parties) == {"Nuri al-Maliki", "Alina Romanowski"}
    assert meeting.date is not None
    assert (str(meeting.date.start), str(meeting.date.end)) == ("2024-01-21", "2024-01-21")
    assert (meeting.kind, meeting.place) == ("meeting", "Baghdad")
    mentions = [m for i in ledger.incidents() for m in ledger.mentions(i)]
    told = [m for m in mentions if m.article == article(ledger, "000")]
    assert {str(m.date.start) for m in told if m.date} == {"2024-01-20"}
    missiles = next(i for i in ledger.incidents(since="2024-01-20", until="2024-01-20"))
    assert meeting.about == missiles.id


def test_s35_one_phone_call_from_two_articles(ledger: crosswire.Ledger) -> None:
    (call,) = meetings(ledger, "Gallant")
    assert set(call.parties) == {"Lloyd Austin", "Yoav Gallant"}
    assert call.kind == "phone_call" and len(call.articles) == 2
    assert call.date is not None
    assert (str(call.date.start), str(call.date.end)) == ("2024-08-05", "2024-08-05")


def test_s36_demands_quoted_and_told(ledger: crosswire.Ledger) -> None:
    told = said(ledger, "calling for the international coalition to leave", "demands").statement
    assert (told.speaker, told.role) == ("Mohamed Shia al-Sudani", "Iraqi Prime Minister")
    assert (told.plover, told.quoted) == ("REQUEST", False)
    quoted = said(ledger, "immediately cease these attacks", "demands").statement
    assert (quoted.speaker, quoted.quoted) == ("Lloyd Austin", True)


def test_s42_plans_to_strengthen_forces_lie_ahead(ledger: crosswire.Ledger) -> None:
    plan = said(ledger, "plans to strengthen U.S. military assets", "plans").statement
    assert (plan.plover, plan.quoted) == ("MOBILIZE", False)
    assert plan.speaker == "The U.S. defense chief"


def test_s43_loaded_words_stand_inside_spans_alone(ledger: crosswire.Ledger) -> None:
    texts = {a.id: a.text for a in ledger.articles()}
    for statement in ledger.records().statements():
        assert "aggression" not in f"{statement.speaker} {statement.role} {statement.anonymity}"
        assert statement.span.quote(texts[statement.article])
