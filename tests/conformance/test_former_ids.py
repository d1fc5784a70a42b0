"""An id once given leads on, also after articles were read again by other rules."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from conftest import NewAddress
from made import make_article, make_document, make_mention, span_of

import crosswire
from crosswire.deriving import derive_all
from crosswire.ledger import LedgerState, StoredLedger, open_ledger
from crosswire.lexicon.load import load_lexicon
from crosswire.model.incident import Reading, Rejection, incident_id
from crosswire.model.mention import Mention
from crosswire.publish import export_ledger
from crosswire.settings import Settings

LEXICON = load_lexicon()
ARTICLE = make_article("a1")
FIRST, SECOND = "Rockets hit Gray Tower", "The Brigade claimed it"
WORDS = """
[lexicon]
language = "en"
topic = "casualties"
licence = "CC0-1.0"

[[entry]]
id = "injured.local"
says = ["{people} were flumped"]
means = { field = "injured" }
examples = [{ text = "Three guards were flumped.", finds = { injured = "3" } }]
"""
STORIES = {
    "a": "Published March 3, 2024\n\nBAGHDAD - Three guards were flumped when rockets hit the Ain "
    "al-Asad air base in western Iraq on Saturday, police said.\n",
    "b": "Published March 4, 2024\n\nBAGHDAD - Rockets hit the Ain al-Asad air base in western "
    "Iraq on Saturday, and four guards were flumped, police said.\n",
}
SAID = {"by": "N. Reader", "why": "seen on the spot"}


def stand(name: str, words: str, *more: str) -> Mention:
    """A mention that stands at words of the article, and tells on at others."""
    told = tuple(span_of(ARTICLE, each) for each in (words, *more))
    return msgspec.structs.replace(make_mention(ARTICLE), id=name, evidence=told)


def read(ledger: StoredLedger, *mentions: Mention) -> None:
    """Store the article with these mentions, in the place of what was read in it before."""
    reading = Reading("a1", mentions, (), (), ())
    ledger.write_article(make_document(ARTICLE), reading, over=ledger.article("a1"))
    derive_all(ledger, LEXICON)


def lead(ledger: LedgerState, mention: str) -> tuple[str, ...]:
    """The mentions of the incident that the id founded by a mention leads to."""
    incident = ledger.incident(incident_id(mention))
    return incident.mentions if incident else ()


def complaint(ledger: LedgerState, mention: str) -> str:
    with pytest.raises(crosswire.LedgerError) as raised:
        ledger.incident(incident_id(mention))
    return str(raised.value)


def test_ids_lead_on_when_other_words_give_mentions_other_ids(
    address: str, new_address: NewAddress, tmp_path: Path
) -> None:
    (tmp_path / "words").mkdir()
    (tmp_path / "words" / "local.toml").write_text(WORDS, "utf-8")
    for name, text in STORIES.items():
        (tmp_path / f"{name}.txt").write_text(text, "utf-8")
    sources, newer = sorted(tmp_path.glob("*.txt")), Settings(lexicons=(str(tmp_path / "words"),))
    with crosswire.open(address, settings=Settings()) as ledger:
        ledger.add(*sources, read_on="2024-05-01")
        (before,) = ledger.incidents()
        given = (before.id, *before.redirects_from)
    with crosswire.open(address, settings=newer) as ledger:
        ledger.rebuild()
        (after,) = ledger.incidents()
        assert set(given).isdisjoint((after.id, *after.redirects_from))
        assert [ledger.incident(key) for key in (*given, given[0][:6].upper())] == [after] * 3
        (pair,) = ledger.why(*before.mentions)
        assert {pair.left, pair.right} == set(after.mentions)
        decision = ledger.decide("different", *before.mentions, **SAID)
        assert {decision.left, decision.right} == set(after.mentions)
        assert ledger.settle(before.mentions[0], "killed", "none", **SAID).left in after.mentions
        assert {ledger.incident(key).id for key in given} == {i.id for i in ledger.incidents()}
    with crosswire.open(address, settings=newer, as_of="2024-03-03") as past:
        (known,) = past.incidents()
        assert {past.incident(given[0]).id, past.incident(known.id).id} == {known.id}
    with crosswire.open(address, settings=Settings()) as ledger:
        ledger.rebuild()
        assert {ledger.incident(key).id for key in given} == {i.id for i in ledger.incidents()}
        assert ledger.incident(after.id).id in given


def test_nothing_derived_or_exported_tells_what_was_read_before(
    address: str, new_address: NewAddress
) -> None:
    with open_ledger(address) as old, open_ledger(new_address()) as fresh:
        read(old, stand("m1", FIRST))
        for _ in range(2):
            read(old, stand("m2", FIRST))
            read(fresh, stand("m2", FIRST))
        exports = ["".join(export_ledger(each, "json")) for each in (old, fresh)]
        assert exports[0] == exports[1]
        assert {key for key, n in old.count().items() if n != fresh.count()[key]} == {"former"}


def test_an_id_leads_on_through_several_readings_and_back_again(address: str) -> None:
    with open_ledger(address) as ledger:
        for name in ("m1", "m2", "m3"):
            read(ledger, stand(name, FIRST))
        assert [lead(ledger, name) for name in ("m1", "m2", "m3")] == [("m3",)] * 3
        read(ledger, stand("m1", FIRST))
        assert [lead(ledger, name) for name in ("m1", "m2", "m3")] == [("m1",)] * 3
        assert {former.mention for former in ledger.former(["a1"])} == {"m2", "m3"}


def test_an_id_leads_to_the_mention_that_tells_of_its_words_now(address: str) -> None:
    with open_ledger(address) as ledger:
        read(ledger, stand("m1", FIRST), stand("m2", SECOND))
        read(ledger, stand("m3", "hit Gray Tower on Saturday"), stand("m4", SECOND))
        assert (lead(ledger, "m1"), lead(ledger, "m2")) == (("m3",), ("m4",))
        read(ledger, stand("m5", "Gray Tower", SECOND))
        assert (lead(ledger, "m1"), lead(ledger, "m2")) == (("m5",), ("m5",))
        read(ledger, stand("m6", FIRST), stand("m7", "wounding several people", SECOND))
        assert [lead(ledger, name) for name in ("m4", "m5")] == [("m7",), ("m6",)]


def test_ids_of_mentions_at_the_very_same_words_are_told_apart(address: str) -> None:
    with open_ledger(address) as ledger:
        read(ledger, stand("m1", FIRST), stand("m2", FIRST))
        read(ledger, stand("m4", FIRST), stand("m3", FIRST))
        assert (lead(ledger, "m1"), lead(ledger, "m2")) == (("m4",), ("m3",))
        read(ledger, stand("m5", FIRST))
        assert (lead(ledger, "m1"), lead(ledger, "m2")) == (("m5",), ("m5",))


def test_an_id_at_whose_words_nothing_is_read_says_so_and_names_the_article(address: str) -> None:
    with open_ledger(address) as ledger:
        read(ledger, stand("m1", FIRST), stand("m2", SECOND))
        read(ledger, stand("m1", FIRST))
        said = complaint(ledger, "m2")
        assert f'"{incident_id("m2")}" is no longer read' in said
        assert "in/a1.txt (a1)" in said
        with pytest.raises(crosswire.LedgerError, match=r"no longer read.* in/a1"):
            ledger.mention("m2")
        assert ledger.incident("i-never-given") is None
        assert ledger.mention("m-never-given") is None
        read(ledger, stand("m3", FIRST), stand("m2", SECOND))
        assert (lead(ledger, "m1"), lead(ledger, "m2")) == (("m3",), ("m2",))


def test_the_beginning_of_several_former_ids_asks_for_more_letters(address: str) -> None:
    names = [f"m{n}" for n in range(40) if incident_id(f"m{n}").startswith("i4")][:2]
    now = next(f"n{n}" for n in range(99) if not incident_id(f"n{n}").startswith("i4"))
    with open_ledger(address) as ledger:
        read(ledger, stand(names[0], FIRST), stand(names[1], SECOND))
        read(ledger, stand(now, FIRST))
        with pytest.raises(crosswire.LedgerError, match="fits 2 incidents"):
            ledger.incident("i4")
        read(ledger, stand(now, FIRST, SECOND))
        found = ledger.incident("i4")
        assert found and found.mentions == (now,)


def test_an_article_that_cannot_be_read_for_a_while_keeps_its_ids(address: str) -> None:
    with open_ledger(address) as ledger:
        read(ledger, stand("m1", FIRST))
        bare = msgspec.structs.replace(make_document(ARTICLE), zones=(), sentences=())
        fault = Rejection("in/a1.txt", "parse", "a fault")
        ledger.write_article(bare, Reading("a1", (), (), (), ()), fault, over=ARTICLE)
        derive_all(ledger, LEXICON)
        assert "no longer read" in complaint(ledger, "m1")
        read(ledger, stand("m2", FIRST))
        assert lead(ledger, "m1") == ("m2",)


def test_a_run_killed_half_way_keeps_all_ids_or_none(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def die(*_: object) -> None:
        raise KeyboardInterrupt

    with open_ledger(address) as ledger:
        read(ledger, stand("m1", FIRST))
        for step in ("keep_former", "_insert_article", "_note_pending"):
            with monkeypatch.context() as patch:
                patch.setattr(f"crosswire.ledger.stored.{step}", die)
                with pytest.raises(KeyboardInterrupt):
                    read(ledger, stand("m2", FIRST))
            assert not ledger.former(["a1"])
            assert lead(ledger, "m1") == ("m1",)
    with open_ledger(address, must_exist=True) as again:
        read(again, stand("m2", FIRST))
        assert lead(again, "m1") == ("m2",)
