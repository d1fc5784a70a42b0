"""The lossless export: its spans, its keys, its bytes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from made import TEXTS

from crosswire.errors import LedgerError
from crosswire.ledger import StoredLedger
from crosswire.publish import export_ledger, write_whole


@pytest.fixture
def ledger(filled_ledger: StoredLedger) -> StoredLedger:
    return filled_ledger


def test_every_span_quotes_its_article(ledger: StoredLedger) -> None:
    whole = json.loads("".join(export_ledger(ledger, "json")))
    texts = {article["id"]: article["text"] for article in whole["articles"]}
    quoted = 0
    for mention in whole["mentions"]:
        text = texts[mention["article"]]
        for evidence in mention["evidence"]:
            assert text[evidence["start"] : evidence["end"]] == evidence["quote"]
            quoted += 1
    assert quoted == 3 + 8
    statement = whole["statements"][0]
    assert texts["a1"][statement["start"] : statement["end"]] == "We will answer,"


def test_evidence_begins_with_what_happened_and_has_one_span_for_each_claim(
    ledger: StoredLedger,
) -> None:
    mention = json.loads("".join(export_ledger(ledger, "json")))["mentions"][0]
    slots = [evidence["slot"] for evidence in mention["evidence"]]
    assert slots == ["what", "date", "place", "injured", "responsibility"]


def test_values_are_plain_json_and_unknown_is_null(ledger: StoredLedger) -> None:
    whole = json.loads("".join(export_ledger(ledger, "json")))
    first, _, third = whole["mentions"]
    assert first["claims"][2]["value"] == {"low": 3, "high": None, "approximate": False}
    assert first["date"]["start"] == "2031-03-01"
    assert first["place"]["as_written"] == "Gray Tower"
    assert third["date"] is None
    assert third["killed"] is None
    assert first["incident"] == "ia1"
    assert '"type":"figure"' not in "".join(export_ledger(ledger, "json"))


def test_articles_carry_path_credits_zones_copies_and_text(ledger: StoredLedger) -> None:
    one, two, three = json.loads("".join(export_ledger(ledger, "json")))["articles"]
    assert Path(one["path"]).stem == "a1"
    assert one["credits"] == [{"agency": "Plain Wire", "for": "text", "start": 0, "end": 3}]
    assert one["published"]["from"] == "given"
    assert one["copies"] == [{"article": "a2", "kind": "passage", "runs": [[0, 7, 35, 42]]}]
    assert two["copies"] == [{"article": "a1", "kind": "passage", "runs": [[35, 42, 0, 7]]}]
    assert three["copies"] == []
    assert one["text"] == TEXTS["a1"]


def test_incidents_carry_settled_values_sources_and_grades(ledger: StoredLedger) -> None:
    incident = json.loads("".join(export_ledger(ledger, "json")))["incidents"][0]
    assert incident["settled"]["injured"]["value"] == {"low": 7, "high": 7, "approximate": False}
    assert incident["settled"]["injured"]["status"] == "refined"
    assert incident["redirects_from"] == ["ia2"]
    assert incident["sources"]["independent"]["low"] == 2
    assert incident["grades"]["happened"] == "fair"


def test_mentions_and_incidents_carry_the_codes_of_the_field(ledger: StoredLedger) -> None:
    whole = json.loads("".join(export_ledger(ledger, "json")))
    assert whole["incidents"][0]["codes"] == whole["mentions"][0]["codes"]
    assert whole["mentions"][0]["codes"] == {
        "row": "rocket attack",
        "acled": {
            "disorder_type": "Political violence",
            "event_type": "Explosions/Remote violence",
            "sub_event_type": "Shelling/artillery/missile attack",
        },
        "plover": {"event": "ASSAULT", "mode": "heavy-weapons"},
        "gtd": {
            "attacktype": 3,
            "attacktype_txt": "Bombing/Explosion",
            "weaptype": 6,
            "weaptype_txt": "Explosives",
        },
    }
    ship = whole["mentions"][2]["codes"]
    assert (ship["row"], ship["plover"]["mode"], ship["gtd"]["weaptype"]) == (
        "ship attacked",
        None,
        None,
    )


def test_a_response_points_from_the_later_to_the_earlier(ledger: StoredLedger) -> None:
    relation = json.loads("".join(export_ledger(ledger, "json")))["relations"][0]
    assert (relation["from"], relation["to"]) == ("ia3", "ia1")


def test_rejections_and_decisions_are_exported(ledger: StoredLedger) -> None:
    whole = json.loads("".join(export_ledger(ledger, "json")))
    assert whole["rejections"] == [{"path": "in/broken.txt", "stage": "read", "reason": "not text"}]
    assert whole["decisions"] == []
    assert whole["format"] == "crosswire-ledger/1"


def test_json_lines_are_the_same_objects_with_a_kind(ledger: StoredLedger) -> None:
    whole = json.loads("".join(export_ledger(ledger, "json")))
    lines = [json.loads(line) for line in "".join(export_ledger(ledger, "jsonl")).splitlines()]
    assert lines[0] == {"kind": "ledger", "format": "crosswire-ledger/1"}
    mentions = [line for line in lines if line["kind"] == "mention"]
    assert [{k: v for k, v in m.items() if k != "kind"} for m in mentions] == whole["mentions"]
    kinds = {line["kind"] for line in lines}
    assert kinds >= {"article", "incident", "relation", "tally", "statement", "rejection"}
    tally = next(line for line in lines if line["kind"] == "tally")
    assert tally["tally_kind"] == "attack_tally"


def test_an_unknown_format_is_refused_with_the_nearest(ledger: StoredLedger) -> None:
    with pytest.raises(LedgerError, match='Did you mean "geojson"'):
        export_ledger(ledger, "geojsn")


def test_a_file_appears_whole_or_stays_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "out.json"
    path.write_text("before")

    def pieces() -> Iterator[str]:
        yield "half"
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_whole(pieces(), path)
    assert path.read_text() == "before"
    assert [item.name for item in tmp_path.iterdir()] == ["out.json"]
    write_whole(["a", "b\r\n"], path)
    assert path.read_bytes() == b"ab\r\n"
    with pytest.raises(LedgerError, match="cannot be written"):
        write_whole(["a"], tmp_path / "no" / "out.json")
