"""The real articles in a browser: the attack of 5 August 2024 found, opened, and seen to move."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

import crosswire
from crosswire.settings import Settings
from crosswire.web.app import make_app

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
ATTACK = {"since": "2024-08-05", "until": "2024-08-05", "place": "Asad"}

pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="the seeds are not here")


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """The pages of the five articles."""
    path = tmp_path_factory.mktemp("seeds") / "seeds.db"
    with crosswire.open(path) as ledger:
        ledger.add(*sorted(SEEDS.glob("*.txt")), read_on="2024-08-09")
    with TestClient(make_app(Settings(ledger=str(path))), base_url="http://localhost") as held:
        yield held


def test_several_became_seven_and_the_words_are_lit(client: TestClient) -> None:
    (row,) = client.get("/index.json", params=ATTACK).json()["rows"]
    page = client.get(f"/incident/{row['id']}.json").json()
    chart = next(chart for chart in page["charts"] if chart["slot"] == "injured")
    assert [point["text"] for point in chart["points"]][-1] == "7"
    injured = next(value for value in page["values"] if value["slot"] == "injured")
    assert injured["value"] == "7"
    several = next(c for c in injured["claims"] if "everal" in c["cited"]["words"])
    article = client.get(f"/article/{several['cited']['article']}").text
    assert f'id="at-{several["id"]}"' in article


def test_on_the_morning_of_6_august_no_group_had_claimed_it(client: TestClient) -> None:
    then = {"as_of": "2024-08-06T09:00Z"}
    (row,) = client.get("/index.json", params=ATTACK | then).json()["rows"]
    assert row["claimed"] == "no group has claimed it"
    assert "no group has claimed" in client.get(f"/incident/{row['id']}", params=then).text
    (now,) = client.get("/index.json", params=ATTACK).json()["rows"]
    assert "Al-Thawriun" in now["claimed"]


def test_totals_stand_beside_our_own_count(client: TestClient) -> None:
    quoted = client.get("/index.json").json()["timeline"]["quoted"]
    assert any(total["low"] is not None and total["low"] >= 140 for total in quoted)
