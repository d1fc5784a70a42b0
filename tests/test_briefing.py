"""The newsletter of the desk (S40): items with what changed since the last, and who changed it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

import crosswire
from crosswire.cli import cli
from crosswire.model.brief import Brief, SectionKind, Told
from crosswire.publish.brief_pages import BRIEF_FORMS

MORNING = (
    "Rockets hit base in Iraq\n\nHill Courier\n\nPublished March 3, 2024\n\nBAGHDAD - Rockets hit "
    "the Ain al-Asad air base in western Iraq on Saturday, wounding several soldiers, police said. "
    "The ministry blamed Kataib Hezbollah. No group has claimed responsibility for the "
    "attack.\n\nSign up for the Hill Courier's daily Threat Watch newsletter, which 40 people were "
    "killed to bring you on Friday.\n"
)
EVENING = (
    "Seven hurt at Iraqi base\n\nBay Mail\n\nPublished March 5, 2024\n\nBAGHDAD - Seven soldiers "
    "were wounded when rockets hit the Ain al-Asad air base in western Iraq on Saturday. Kataib "
    "Hezbollah claimed responsibility for the attack in a statement.\n"
)
LATER = (
    "Drone hits base in Erbil\n\nHill Courier\n\nPublished March 5, 2024\n\nERBIL - A drone hit a "
    "base near Erbil in northern Iraq on Monday, killing two guards, the police said.\n"
)


@pytest.fixture
def path(address: str, tmp_path: Path) -> str:
    for name, text in (("a", MORNING), ("b", EVENING), ("c", LATER)):
        (tmp_path / f"{name}.txt").write_text(text, "utf-8")
    with crosswire.open(address) as ledger:
        ledger.add(*sorted(tmp_path.glob("*.txt")), read_on="2024-05-01")
    return address


def told(brief: Brief, kind: SectionKind) -> list[Told]:
    sections = [section for section in brief.sections if section.kind == kind]
    return [told for section in sections for item in section.items for told in item.told]


def texts(brief: Brief, kind: SectionKind) -> list[str]:
    return [each.text for each in told(brief, kind)]


def test_s40_the_brief_tells_what_is_new_and_what_changed_since_the_last(path: str) -> None:
    with crosswire.open(path) as ledger:
        brief = ledger.brief(since="2024-03-05")
    assert texts(brief, "new")[0] == "Drone attack at base in Erbil, 4 March 2024."
    changed = texts(brief, "changed")
    assert changed[0] == "Rocket attack at Ain al-Asad Air Base, 2 March 2024."
    assert any("Kataib Hezbollah claimed responsibility." in text for text in changed)
    assert texts(brief, "claims")[-1] == "Kataib Hezbollah claimed responsibility."


def test_s40_who_moved_a_figure_is_named_with_both_sentences(path: str) -> None:
    with crosswire.open(path) as ledger:
        ledger.add(_count("Bay Mail", "March 6, 2024", "Nine"), read_on="2024-05-01")
        brief = ledger.brief(since="2024-03-06")
    (moved,) = [each for each in told(brief, "changed") if " moved " in each.text]
    assert "the number of people injured from 7 to 9." in moved.text
    assert [c.published for c in moved.citations] == ["2024-03-05", "2024-03-06"]
    assert moved.as_of == "2024-03-06"


def _count(outlet: str, day: str, number: str) -> Path:
    path = Path(__import__("tempfile").mkdtemp()) / "more.txt"
    path.write_text(
        f"{number} hurt\n\n{outlet}\n\nPublished {day}\n\nBAGHDAD - {number} soldiers were wounded "
        "when rockets hit the Ain al-Asad air base in western Iraq on Saturday, the army said.\n",
        "utf-8",
    )
    return path


def test_s40_a_line_that_promotes_a_newsletter_is_never_read_as_fact(path: str) -> None:
    with crosswire.open(path) as ledger:
        brief = ledger.brief()
    every = [each for section in brief.sections for item in section.items for each in item.told]
    assert not any("40" in each.text for each in every)
    assert not any("newsletter" in c.quote for each in every for c in each.citations)


def test_s43_blame_is_told_as_blame_and_nothing_takes_a_side(path: str) -> None:
    with crosswire.open(path, as_of="2024-03-04") as then:
        brief = then.brief()
    new = texts(brief, "new")
    assert [text for text in new if "Kataib" in text] == ["The ministry blamed Kataib Hezbollah."]
    assert texts(brief, "claims")[-1] == "No claim of responsibility was reported."


def test_every_figure_has_the_day_as_of_which_it_is(path: str) -> None:
    with crosswire.open(path) as ledger:
        brief = ledger.brief()
    figures = [
        each for each in told(brief, "new") if "injured" in each.text or "killed" in each.text
    ]
    assert figures
    assert all(each.as_of for each in figures)


def test_what_a_person_settled_is_told_with_the_name_and_the_reason(path: str) -> None:
    with crosswire.open(path) as ledger:
        first = next(ledger.incidents(place="Asad"))
        ledger.settle(
            first.id, "injured", "8", by="N. Reader", why="names of all", at="2024-03-07T08:00:00Z"
        )
        brief = ledger.brief(since="2024-03-07")
        assert ledger.verify(brief) == []
    (moved,) = [each for each in told(brief, "changed") if each.decision]
    assert moved.text == ("N. Reader settled the number of people injured as “8”: “names of all”.")


def test_the_brief_and_its_check_as_commands(path: str, tmp_path: Path) -> None:
    file = tmp_path / "brief.json"
    run = CliRunner().invoke
    made = run(cli, ["brief", "--format", "json", "-o", str(file), "--ledger", path])
    assert made.exit_code == 0
    checked = run(cli, ["verify", str(file), "--ledger", path], standalone_mode=False)
    assert checked.return_value == 0
    assert "0 not grounded" in checked.output
    forged = json.loads(file.read_text("utf-8").replace("2 people were", "5 people were"))
    file.write_text(json.dumps(forged), "utf-8")
    checked = run(cli, ["verify", str(file), "--ledger", path], standalone_mode=False)
    assert checked.return_value == 1
    assert "the number 5 stands in no cited span" in checked.output


def test_s16_a_running_total_stands_beside_our_own_count(path: str, tmp_path: Path) -> None:
    (tmp_path / "total.txt").write_text(
        "Attacks in Iraq\n\nBay Mail\n\nPublished March 8, 2024\n\nBAGHDAD - There have been "
        "more than 40 attacks on US troops in Iraq since February 2024, the Pentagon said.\n",
        "utf-8",
    )
    with crosswire.open(path) as ledger:
        ledger.add(tmp_path / "total.txt", read_on="2024-05-01")
        brief = ledger.brief(since="2024-03-08")
        held = {incident.id for incident in ledger.incidents()}
    total, own = told(brief, "tallies")
    assert "more than 40 attacks" in total.text
    assert own.text == "This ledger holds 2 incidents for the same countries and days."
    assert set(own.counted or ()) == held


def test_s24_a_follow_up_is_told_until_it_is_closed(path: str, tmp_path: Path) -> None:
    (tmp_path / "damage.txt").write_text(
        "Base hit\n\nBay Mail\n\nPublished March 3, 2024\n\nBAGHDAD - Rockets hit the "
        "Ain al-Asad air base in western Iraq on Saturday, police said. A damage "
        "assessment is under way.\n",
        "utf-8",
    )
    with crosswire.open(path) as ledger:
        ledger.add(tmp_path / "damage.txt", read_on="2024-05-01")
        brief = ledger.brief(since="2024-03-03")
    assert any("A damage assessment is open" in text for text in texts(brief, "follow_ups"))


def test_hostile_text_stays_text_in_every_form_and_the_brief_still_holds(
    address: str, tmp_path: Path
) -> None:
    bad = "</p><script>alert(1)</script> “](javascript:1)\u202e"
    words = (
        "BAGHDAD - Rockets hit the Ain al-Asad air base in western Iraq on Saturday, wounding "
        f"seven soldiers, police said.\n\nThe army said that a soldier of {bad} died in it.\n"
    )
    article = {"title": "Base hit", "outlet": bad, "published": "2024-03-03", "text": words}
    (tmp_path / "bad.jsonl").write_text(json.dumps(article), "utf-8")
    with crosswire.open(address) as ledger:
        ledger.add(tmp_path / "bad.jsonl", read_on="2024-05-01")
        brief = ledger.brief()
        assert ledger.verify(brief) == []
    assert told(brief, "new")
    for form in ("md", "html", "txt"):
        text = "".join(BRIEF_FORMS[form](brief))
        assert "\x1b" not in text and "\u202e" not in text
        assert form == "txt" or "<script>" not in text
        assert form != "md" or "\\](javascript" in text  # escaped: no link


def test_an_empty_window_gives_an_empty_brief(path: str) -> None:
    with crosswire.open(path) as ledger:
        brief = ledger.brief(since="2030-01-01")
    assert (brief.sections, brief.articles, brief.held) == ((), 0, 3)
