"""The change feed: new, revised, retracted, merged, split, with before, after and reason."""

from __future__ import annotations

import json
import re
from pathlib import Path
from xml.etree import ElementTree as Xml

import msgspec
import pytest
from click.testing import CliRunner

import crosswire
from crosswire.cli import cli
from crosswire.model.change import Change
from crosswire.model.text import Article, Document
from crosswire.publish.feeds import CHANGE_FORMS

ATOM = "{http://www.w3.org/2005/Atom}"
BASE = (
    "Rockets hit base\n\n{outlet}\n\nPublished {day}\n\nBAGHDAD - {count} soldiers were wounded "
    "when rockets hit the Ain al-Asad air base in western Iraq on {weekday}, police said.\n"
)
STORIES = {
    "a": BASE.format(
        outlet="Hill Courier", day="March 3, 2024", count="Several", weekday="Saturday"
    ),
    "b": BASE.format(outlet="Bay Mail", day="March 4, 2024", count="Seven", weekday="Saturday"),
    "c": BASE.format(outlet="Bay Mail", day="March 12, 2024", count="Two", weekday="Monday"),
}
BY = {"by": "N. Reader", "why": "seen on the spot"}


@pytest.fixture
def path(address: str, tmp_path: Path) -> str:
    for name, text in STORIES.items():
        (tmp_path / f"{name}.txt").write_text(text, "utf-8")
    with crosswire.open(address) as ledger:
        ledger.add(*sorted(tmp_path.glob("*.txt")), read_on="2024-05-01")
    return address


def changes(path: str, since: str, until: str | None = None) -> tuple[Change, ...]:
    with crosswire.open(path) as ledger:
        return ledger.changes(since, until)


def test_what_nobody_had_told_is_new_with_who_told_it_first(path: str) -> None:
    (change,) = changes(path, "2024-03-02", "2024-03-03")
    assert (change.kind, change.at.isoformat()) == ("new", "2024-03-04T00:00:00+00:00")
    assert change.articles
    assert change.reason.startswith("first told by ")


def test_a_figure_that_moves_is_revised_with_before_after_and_who_moved_it(path: str) -> None:
    moved = {c.slot: c for c in changes(path, "2024-03-04", "2024-03-04")}
    injured = moved["injured"]
    assert injured.kind == "revised"
    assert injured.before is not None and injured.after is not None
    assert injured.before.value == crosswire.Figure(3, None)
    assert injured.after.value == crosswire.Figure(7, 7)
    assert injured.reason.startswith("became more exact, by ")
    with crosswire.open(path) as ledger:
        (article,) = (ledger.article(key) for key in injured.articles)
    assert "Seven soldiers" in article.text


def test_that_more_say_the_same_is_no_change(path: str) -> None:
    assert {c.slot for c in changes(path, "2024-03-04", "2024-03-04")} == {"injured"}


def test_nothing_changes_between_a_moment_and_itself(path: str) -> None:
    assert changes(path, "2024-03-05", "2024-03-04") == ()


def test_a_person_merges_and_splits_with_name_and_reason(path: str) -> None:
    with crosswire.open(path) as ledger:
        first, second = ledger.incidents()
        ledger.decide("same", first.id, second.id, at="2024-06-01T08:00:00+00:00", **BY)
    (merged,) = [c for c in changes(path, "2024-05-30") if c.kind == "merged"]
    assert (merged.incident, merged.others) == (first.id, (second.id,))
    assert merged.decision is not None and merged.decision.by == "N. Reader"
    assert merged.reason == "N. Reader decided so: seen on the spot"
    with crosswire.open(path) as ledger:
        ledger.decide(
            "different",
            first.mentions[0],
            first.mentions[1],
            at="2024-06-02T08:00:00+00:00",
            **BY,
        )
    (split,) = [c for c in changes(path, "2024-06-01T12:00Z") if c.kind == "split"]
    assert split.decision is not None and split.decision.verdict == "different"
    assert split.at.isoformat() == "2024-06-02T08:00:00+00:00"


def test_a_settled_value_is_a_revision_by_a_person(path: str) -> None:
    with crosswire.open(path) as ledger:
        first, _ = ledger.incidents()
        ledger.settle(first.id, "injured", "9", at="2024-06-03T08:00:00+00:00", **BY)
    (revised,) = changes(path, "2024-05-30")
    assert (revised.slot, revised.decision and revised.decision.by) == ("injured", "N. Reader")
    assert revised.after is not None and revised.after.value == crosswire.Figure(9, 9)


def test_what_a_newer_text_under_its_address_tells_no_more_is_retracted(
    address: str, tmp_path: Path
) -> None:
    old, new = tmp_path / "old.jsonl", tmp_path / "new.jsonl"
    same = {"url": "https://courier.example/1", "outlet": "Hill Courier", "title": "News"}
    told = "Rockets hit the Ain al-Asad air base in Iraq on Saturday, killing two, police said."
    old.write_text(json.dumps({**same, "text": told, "published": "2024-03-03"}), "utf-8")
    calm = "The minister opened a bridge over the river on Sunday. Hundreds came to see it."
    new.write_text(json.dumps({**same, "text": calm, "published": "2024-03-05"}), "utf-8")
    with crosswire.open(address) as ledger:
        ledger.add(old, new, read_on="2024-05-01")
        found = ledger.changes("2024-03-05", "2024-03-06")
    (change,) = found
    assert change.kind == "retracted"
    assert "replaced the text under its address" in change.reason
    assert change.at.isoformat() == "2024-03-06T00:00:00+00:00"


def test_the_order_of_arrival_and_the_time_of_asking_change_no_id(
    path: str, new_address: object, tmp_path: Path
) -> None:
    first = [change.id for change in changes(path, "2024-03-02")]
    other = str(tmp_path / "other.db")
    with crosswire.open(other) as ledger:
        for name in ("c", "a", "b"):
            ledger.add(tmp_path / f"{name}.txt", read_on="2024-05-01")
        assert [change.id for change in ledger.changes("2024-03-02")] == first
    assert len(set(first)) == len(first)


# ---- feeds ---------------------------------------------------------------------------------------


def write(path: str, form: str) -> str:
    result = CliRunner().invoke(
        cli, ["changes", "--since", "2024-03-02", "--format", form, "--ledger", path]
    )
    assert result.output
    return result.output


def test_the_atom_feed_has_all_that_the_standard_asks_for(path: str) -> None:
    feed = Xml.fromstring(write(path, "atom"))  # noqa: S314 - our own
    assert feed.tag == f"{ATOM}feed"
    for name in ("id", "title", "updated"):
        assert feed.findtext(f"{ATOM}{name}")
    assert feed.findtext(f"{ATOM}author/{ATOM}name") == "crosswire"
    entries = feed.findall(f"{ATOM}entry")
    assert entries
    for entry in entries:
        assert all(entry.findtext(f"{ATOM}{name}") for name in ("id", "title", "updated"))
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", entry.findtext(f"{ATOM}updated"))
        assert re.fullmatch(r"tag:[\w.]+,\d{4}:change/c[0-9a-f]{12}", entry.findtext(f"{ATOM}id"))
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    assert len(set(ids)) == len(ids)


def test_a_feed_reader_reads_the_atom_feed(path: str) -> None:
    feedparser = pytest.importorskip("feedparser")
    feed = feedparser.parse(write(path, "atom").encode())
    assert (feed.bozo, feed.version) == (False, "atom10")
    assert len(feed.entries) == len(changes(path, "2024-03-02"))
    assert feed.entries[0].updated_parsed >= feed.entries[-1].updated_parsed


def test_the_json_feed_has_the_fields_of_version_1_1(path: str) -> None:
    feed = json.loads(write(path, "jsonfeed"))
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["title"] and feed["items"]
    for item in feed["items"]:
        assert isinstance(item["id"], str) and item["content_text"]
        assert all(isinstance(tag, str) for tag in item["tags"])
        assert item["_crosswire"]["known_since"] == item["date_published"]


def test_hostile_text_stays_text_in_every_form(path: str) -> None:
    bad = "</title><script>&\x00\x1b]0;x\x07\ud83d\u202e"
    (change,) = changes(path, "2024-03-02", "2024-03-03")
    change = msgspec.structs.replace(change, title=bad.replace("\ud83d", ""), reason="]]><x/>")
    key = change.articles[0]
    article = Article(
        key, None, 'javascript:alert("1")', None, None, "en", None, "", "0" * 64, "2024-05-01"
    )
    document = Document(article, None, None, None, (), (), (), (), None)
    for form, write_form in CHANGE_FORMS.items():
        text = "".join(write_form([change], {key: document}))
        assert "\x1b" not in text and "\x00" not in text
        if form == "atom":
            feed = Xml.fromstring(text)  # noqa: S314 - our own
            assert "<script>" in (feed.findtext(f"{ATOM}entry/{ATOM}title") or "")
            assert feed.find(f"{ATOM}entry/{ATOM}link") is None


def test_the_command_says_what_changed_and_why(path: str) -> None:
    said = write(path, "text")
    assert "New: Rocket attack at Ain al-Asad Air Base, 2 March 2024" in said
    ask = ["changes", "--since", "2024-03-04", "--until", "2024-03-04", "--ledger", path]
    said = CliRunner().invoke(cli, ask).output
    assert "injured: at least 3 → 7" in said
    assert "became more exact, by " in said
    ask[2:5] = ["2030-01-01", "--until", "2030-01-02"]
    nothing = CliRunner().invoke(cli, ask, standalone_mode=False)
    assert (nothing.return_value, nothing.output) == (1, "")
