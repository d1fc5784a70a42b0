"""Places in text: one id for all spellings, containment, sides and surroundings, no persons."""

from __future__ import annotations

import pytest

from crosswire.extract.places import find_places, survey_places
from crosswire.lexicon.gazetteer import load_gazetteer
from crosswire.lexicon.load import load_lexicon
from crosswire.model.place import Place, compare_places
from crosswire.model.text import Span

LEXICON, GAZETTEER = load_lexicon(), load_gazetteer()


def places_in(text: str) -> list[Place]:
    context = survey_places(text, GAZETTEER, LEXICON)
    groups = find_places(text, Span(0, len(text)), GAZETTEER, LEXICON, context, [])
    return [group.place for group in groups if group.relation in {"at", "near"}]


@pytest.mark.parametrize(
    "spelling",
    ["Ain al-Asad air base", "Al Asad Airbase", "Al-Asad Air Base", "Ain al-Assad base"],
)
def test_all_spellings_of_a_base_are_one_place(spelling: str) -> None:
    (place,) = places_in(f"Rockets hit {spelling} on Monday.")
    assert (place.id, place.country, place.precision) == ("air:ORAA", "IQ", "site")


@pytest.mark.parametrize(
    ("text", "country", "precision"),
    [
        ("A bomb went off in Kunduz.", "AF", "city"),
        ("Shells fell in western Iraq.", "IQ", "area"),
        ("They attacked a base in Jordan.", "JO", "country"),
        ("A drone fell near Hasakah.", "SY", "area"),
        ("Missiles struck the airport in Aleppo.", "SY", "site"),
        ("Gunmen stormed a hotel in Mogadishu.", "SO", "city"),
    ],
)
def test_places_have_their_country_and_precision(text: str, country: str, precision: str) -> None:
    (place,) = places_in(text)
    assert (place.country, place.precision) == (country, precision)


def test_a_country_part_has_no_point() -> None:
    (place,) = places_in("Shells fell in western Iraq.")
    assert place.lat is None and place.lon is None


@pytest.mark.parametrize(
    "text",
    ["Most of them had left since then.", "Dawn broke over the hills.", "Jack London wrote it."],
)
def test_ordinary_words_and_persons_are_no_places(text: str) -> None:
    assert places_in(text) == []


def test_two_airports_in_one_phrase_are_two_places() -> None:
    found = places_in("Strikes hit the airports of Damascus and Aleppo.")
    assert len(found) == 2
    assert compare_places(*found) == "apart"


def test_a_place_lies_inside_its_country() -> None:
    (town,) = places_in("A bomb went off in Kunduz.")
    (country,) = places_in("Fighting flared in Afghanistan.")
    assert compare_places(town, country) == "inside"
