"""The gazetteer: spellings that meet, who is whose people, and the state of its files."""

from __future__ import annotations

import csv
from importlib.resources import files

import pytest

from crosswire.lexicon.gazetteer import Gazetteer, load_gazetteer
from crosswire.lexicon.gazetteer_keys import loose_key, place_key

GAZETTEER = load_gazetteer()
FOLDER = files("crosswire.lexicon") / "en"
KINDS = {"country", "admin1", "city", "airport", "site", "area", "sea"}


def rows(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader((FOLDER / name).read_text("utf-8").splitlines()))


def ids(name: str, gazetteer: Gazetteer = GAZETTEER) -> set[str]:
    key = place_key(name)
    return {r.id for r in gazetteer.lookup(key) or gazetteer.sounds_like(key)}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kyiv", "Kiev"),
        ("Odesa", "Odessa"),
        ("Kharkiv", "Kharkov"),
        ("Deir ez-Zor", "Deir al-Zour"),
        ("Hasakah", "Hassaka"),
        ("Al-Tanf", "al-Tanaf"),
        ("Hodeidah", "Hudaydah"),
        ("Khan Yunis", "Khan Younes"),
        ("Ain al-Asad", "Al Assad Airbase"),
        ("Abqaiq", "Abqaiq plant"),
        ("Sana'a", "Sanaa"),
    ],
)
def test_two_spellings_lead_to_one_place(one: str, other: str) -> None:
    assert ids(one) & ids(other)


def test_places_that_merely_sound_alike_keep_apart() -> None:
    assert not ids("Homs") & ids("Hama")
    assert loose_key("ur") == ""


def test_a_people_in_the_plural_belongs_to_its_country() -> None:
    known = GAZETTEER.demonym("iraqis")
    assert known is not None and known.country == "IQ"


@pytest.mark.parametrize("country", ["philippines", "laos", "wales"])
def test_a_country_that_ends_in_s_is_no_people(country: str) -> None:
    assert GAZETTEER.demonym(country) is None
    assert GAZETTEER.lookup(country)[0].kind == "country"


@pytest.mark.parametrize(
    ("country", "capital"), [("IQ", "Baghdad"), ("SO", "Mogadishu"), ("AT", "Vienna")]
)
def test_a_country_knows_its_capital(country: str, capital: str) -> None:
    found = GAZETTEER.capital(country)
    assert found is not None and found.name == capital


def test_a_town_names_its_province() -> None:
    (fallujah, *_) = GAZETTEER.lookup("fallujah")
    province = GAZETTEER.record(fallujah.admin1 or "")
    assert province is not None and province.name == "Anbar"


def test_a_hand_made_row_keeps_the_id_of_a_place_known_before() -> None:
    (base, *_) = GAZETTEER.lookup("ain al asad")
    assert (base.id, base.kind, base.country) == ("air:ORAA", "site", "IQ")


def test_every_hand_made_row_has_a_kind_a_source_and_coordinates() -> None:
    for row in rows("facilities.csv"):
        assert row["kind"] in KINDS, row
        assert row["source"], row
        assert -90 <= float(row["lat"]) <= 90 and -180 <= float(row["lon"]) <= 180, row


def test_every_province_of_a_hand_made_row_is_known() -> None:
    named = [row for row in rows("facilities.csv") if row["admin1"] and row["country"]]
    lost = {
        (row["country"], row["admin1"])
        for row in named
        if GAZETTEER.province(row["country"], row["admin1"]) is None
    }
    assert lost == set()


def test_no_id_is_given_twice() -> None:
    for name in ("places.csv", "facilities.csv"):
        given = [row["id"] for row in rows(name)]
        assert len(given) == len(set(given))


def test_the_keys_of_the_built_file_are_those_of_the_code() -> None:
    for row in rows("places.csv")[::500]:
        assert place_key(row["name"]) in row["keys"].split("|") or not place_key(row["name"]), row


def test_every_kind_of_id_has_a_named_source_and_licence() -> None:
    sources = {row["prefix"]: row for row in rows("places_sources.csv")}
    for row in (*rows("places.csv"), *rows("facilities.csv")):
        assert sources[row["id"].partition(":")[0]]["licence"]
