"""Places in text: one id for all spellings, containment, sides and surroundings, no persons."""

from __future__ import annotations

import pytest

from crosswire.extract.places.places import find_places, survey_places
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


def groups_in(text: str) -> list[tuple[str, str, str]]:
    context = survey_places(text, GAZETTEER, LEXICON)
    groups = find_places(text, Span(0, len(text)), GAZETTEER, LEXICON, context)
    return [(g.span.quote(text), g.place.name, g.relation) for g in groups]


@pytest.mark.parametrize(
    ("text", "place_id"),
    [
        ("Rockets hit the Ain al-Asad air base in western Iraq.", "air:ORAA"),
        ("The shooting in Long Beach, CA, left one dead.", "gn:5367929"),
        ("The shooting in Elgin, Iowa, left one dead.", "iso:US-IA/elgin"),
        ("The shooting in Harrow, Ky., left one dead.", "iso:US-KY/harrow"),
        ("The shooting in Harrow, Kan., left one dead.", "iso:US-KS/harrow"),
        ("Gunmen fired at a church in Owo, in Ondo State.", "gn:2325314"),
        ("Fighters took Palma, in the north of Mozambique.", "fac:palma-mz"),
        ("A bomb went off in the Somali capital.", "gn:53654"),
        ("A hospital in the city of Kunduz was shelled.", "gn:1135689"),
        ("A drone hit the US embassy in Baghdad.", "fac:us-embassy-baghdad"),
    ],
)
def test_a_place_with_its_container_is_one_group_and_the_right_namesake(
    text: str, place_id: str
) -> None:
    (place,) = places_in(text)
    assert place.id == place_id


def test_a_named_building_in_a_town_has_the_towns_coordinates_and_its_own_id() -> None:
    (mosque,) = places_in("A bomb went off at the Abul Fazl mosque in Kandahar.")
    (town,) = places_in("A bomb went off in Kandahar.")
    assert mosque.precision == "site"
    assert mosque.id.startswith(f"{town.id}/") and town.id in mosque.within
    assert (mosque.lat, mosque.lon) == (town.lat, town.lon)


def test_a_distance_and_a_direction_move_the_point() -> None:
    (away,) = places_in("A convoy was hit 20 km south of Kirkuk.")
    (town,) = places_in("A convoy was hit in Kirkuk.")
    assert away.lat is not None and town.lat is not None
    assert 0.15 < town.lat - away.lat < 0.21
    assert compare_places(away, town) in {"inside", "near"}


def test_both_towns_have_the_airports_that_follow_them() -> None:
    found = places_in("Damascus and Aleppo airports were shut.")
    assert [place.id for place in found] == ["air:OSDI", "air:OSAP"]


def test_a_country_that_acts_is_only_spoken_of() -> None:
    relations = {name: relation for _, name, relation in groups_in("Iran fired at Erbil.")}
    assert relations == {"Iran": "of", "Erbil": "at"}


def test_an_army_is_no_place() -> None:
    assert all(relation == "of" for *_, relation in groups_in("Iraq's army said so."))
    assert groups_in("US troops and Iran-backed fighters met Israeli jets.") == []


def test_masked_words_name_no_place() -> None:
    text = "Islamic Resistance in Iraq claimed it."
    context = survey_places(text, GAZETTEER, LEXICON)
    masked = [Span(0, 26)]
    assert find_places(text, Span(0, len(text)), GAZETTEER, LEXICON, context, masked=masked) == []


@pytest.mark.parametrize(
    "text",
    [
        "Nuri al-Maliki met Mr. Paris.",
        "Mohammed and Basel al-Ghazawi died in it.",
        "They saw the Ariana Grande show on Monday.",
    ],
)
def test_persons_named_like_towns_are_no_places(text: str) -> None:
    assert places_in(text) == []


def test_a_large_town_named_like_a_person_is_a_place_behind_a_preposition() -> None:
    (place,) = places_in("Two people were shot in Dallas.")
    assert place.country == "US"


def test_an_unknown_village_lies_in_the_articles_country_without_a_point() -> None:
    text = "Mali sent troops. In Mali gunmen raided the village of Xarabelle."
    village = places_in(text)[-1]
    assert (village.name, village.country, village.lat) == ("Xarabelle", "ML", None)


def test_spans_lie_in_the_text_and_hold_the_words_as_written() -> None:
    text = "Ğ 🚀 Shells fell on Deir\nez-Zor and near al-Hasakah’s airport."
    context = survey_places(text, GAZETTEER, LEXICON)
    for group in find_places(text, Span(0, len(text)), GAZETTEER, LEXICON, context):
        assert " ".join(group.span.quote(text).split()) == group.place.as_written


def test_places_compare_the_same_from_both_sides() -> None:
    names = ["Kunduz", "Afghanistan", "Kabul", "northern Afghanistan", "Iraq"]
    found = [places_in(f"Shells fell in {name}.")[0] for name in names]
    for left in found:
        for right in found:
            assert compare_places(left, right) == compare_places(right, left)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Peru sent troops. Gunmen fled from Peru to the capital.", "Lima"),
        ("Peru sent troops. In Peru a bomb went off in the Santa Xarabel neighborhood.", "Santa"),
    ],
)
def test_the_capital_and_unknown_quarters_lie_in_the_articles_country(text: str, name: str) -> None:
    place = places_in(text)[-1]
    assert place.country == "PE"
    assert place.name.startswith(name)


@pytest.mark.parametrize(
    "text",
    [
        "Police in Bogota met Ramiro Cabrera. Cabrera was shot in his car.",
        "A bomb went off in Bogota, on Rojas avenue.",
    ],
)
def test_surnames_and_streets_named_like_far_towns_are_no_places(text: str) -> None:
    assert [place.name for place in places_in(text)] == ["Bogotá"]


@pytest.mark.parametrize(
    "text",
    [
        "He was shot at his home on Salt Works Road.",
        "It happened in the 700 block of Tennessee.",
        "A man was shot dead on Mill Lane.",
        "Shots were fired in northwest Xyz-Dade.",
    ],
)
def test_a_street_and_half_a_name_are_no_places(text: str) -> None:
    assert places_in(text) == []
