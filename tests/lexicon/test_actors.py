"""The ties of actors: every name they point at exists, and they say what an analyst would."""

from __future__ import annotations

import pytest

from crosswire.lexicon.actors import load_actors
from crosswire.lexicon.load import load_lexicon

LEXICON = load_lexicon()
ACTORS = load_actors(LEXICON)
TIES = ("member_of", "branch_of", "wing_of", "front_for", "split_from", "aligned", "speaks_for")
JNIM = "Group for the Support of Islam and Muslims (JNIM, GSIM)"


def test_every_tie_leads_to_an_actor() -> None:
    lost = {
        (entry.id, name)
        for entry in LEXICON.entries("actors")
        for key in TIES
        for name in entry.words(key)
        if ACTORS.find(name) is None
    }
    assert lost == set()


def test_no_actor_is_a_part_of_itself() -> None:
    names = {entry.word("actor") or "" for entry in LEXICON.entries("actors")}
    assert {name for name in names if name in ACTORS.wholes_of(name)} == set()


@pytest.mark.parametrize(
    ("left", "right", "tie"),
    [
        ("Kataib Hezbollah", "Islamic Resistance in Iraq", "part"),
        ("Kataib Hezbollah", "Harakat Hezbollah al-Nujaba", "siblings"),
        ("Saraya Awliya al-Dam", "Kataib Hezbollah", "part"),
        ("Houthis", "Iran", "aligned"),
        ("Houthis", "Hezbollah", "aligned"),
        ("Katiba Macina", "Al-Qaeda", "part"),
        ("Katiba Macina", JNIM, "part"),
        ("Al-Shabaab", "Al-Qaeda", "part"),
        ("Islamic State Khorasan Province (ISIS-K)", "Islamic State", "part"),
        ("Allied Democratic Forces (ADF)", "Islamic State", "part"),
        ("The Resistance Front (TRF)", "Lashkar-e-Taiba", "part"),
        ("Balochistan Liberation Army (BLA)", "Balochistan Liberation Front (BLF)", "siblings"),
        ("Arakan Army", "Three Brotherhood Alliance", "part"),
        ("M23", "Rwanda", "aligned"),
        ("Hamas", "Islamic State", None),
        ("Boko Haram", "Al-Shabaab", None),
        ("Israel", "Israel", "same"),
    ],
)
def test_two_actors_are_tied_as_known(left: str, right: str, tie: str | None) -> None:
    assert ACTORS.tie(left, right) == tie
    assert ACTORS.tie(right, left) == tie


def test_a_group_that_left_another_does_not_answer_for_it() -> None:
    assert not ACTORS.may_be_one("Islamic State West Africa Province (ISWAP)", "Boko Haram")
