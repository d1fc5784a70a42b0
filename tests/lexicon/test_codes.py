"""The table of codes: a row for each type, and what each row's example is read as."""

from __future__ import annotations

from typing import get_args

import pytest

from crosswire.errors import SetupError
from crosswire.extract import extract_mentions
from crosswire.lexicon.codes import Facts, Row, find_codes, load_codes, read_codes
from crosswire.lexicon.load import load_lexicon
from crosswire.model.mention import IncidentType, Mention
from crosswire.model.text import Article
from crosswire.parse import parse_article
from crosswire.publish.codes import code_mention

LEXICON = load_lexicon()
TABLE = load_codes()
HEAD = "Thursday, 6 June 2024\n\n"


def read(text: str) -> Mention:
    article = Article("a1", None, None, None, None, "en", None, HEAD + text, "a", "2026-01-01")
    (mention,) = extract_mentions(parse_article(article, LEXICON), LEXICON).mentions
    return mention


@pytest.mark.parametrize("kind", get_args(IncidentType))
def test_every_type_has_a_row_that_asks_for_nothing_else(kind: str) -> None:
    assert find_codes(Facts(kind)).row


@pytest.mark.parametrize("row", TABLE.row, ids=lambda row: row.id)
def test_the_example_of_a_row_is_read_as_that_row(row: Row) -> None:
    mention = read(row.example)
    assert mention.type in row.types
    assert code_mention(mention).row == row.id


def test_no_two_rows_have_one_name() -> None:
    assert len({row.id for row in TABLE.row}) == len(TABLE.row)


def test_every_word_that_a_row_asks_for_is_an_entry() -> None:
    rules = {e.rule.partition("/")[2] for topic in LEXICON.topics for e in LEXICON.entries(topic)}
    for word in (word for row in TABLE.row for word in (*row.words, *row.unless)):
        assert word in rules or any(rule.startswith(f"{word}.") for rule in rules), word


def test_every_weapon_and_kind_of_victim_is_one_that_the_lexicon_knows() -> None:
    entries = [e for topic in LEXICON.topics for e in LEXICON.entries(topic)]
    weapons, roles = ({e.word(key) for e in entries} for key in ("weapon", "role"))
    assert {name for weapon in TABLE.weapon for name in weapon.names} <= weapons
    assert {name for row in TABLE.row for name in row.weapons} <= weapons
    assert {name for names in TABLE.victims.values() for name in names} <= roles


# The type, the codes of ACLED, of PLOVER, and the numbers of the GTD: attack, weapon.
CODED = {
    "Iran-backed militants fired ballistic missiles and rockets at Ain al-Asad air base in Iraq on "
    "Tuesday, causing casualties.": (
        "missile_attack",
        ("Explosions/Remote violence", "Shelling/artillery/missile attack"),
        ("ASSAULT", "heavy-weapons"),
        (3, 6),
    ),
    "Gunmen killed two soldiers at a checkpoint in Mosul on Tuesday.": (
        "shooting",
        ("Battles", "Armed clash"),
        ("ASSAULT", "firearms"),
        (2, 5),
    ),
    "Gunmen shot dead two teachers in Kano on Tuesday.": (
        "shooting",
        ("Violence against civilians", "Attack"),
        ("ASSAULT", "firearms"),
        (2, 5),
    ),
    "A man stabbed two people at a station in Paris on Tuesday.": (
        "shooting",
        (None, None),
        ("ASSAULT", "primitive"),
        (2, 9),
    ),
    "Rebels ambushed an army patrol near Goma on Tuesday, killing four soldiers.": (
        "shooting",
        ("Battles", "Armed clash"),
        ("ASSAULT", None),
        (2, None),
    ),
    "A general was assassinated with a car bomb in Moscow on Tuesday.": (
        "assassination",
        ("Explosions/Remote violence", "Remote explosive/landmine/IED"),
        ("ASSAULT", "targeted"),
        (1, 6),
    ),
    "Gunmen kidnapped two aid workers in Kano on Tuesday.": (
        "abduction",
        ("Violence against civilians", "Abduction/forced disappearance"),
        ("ASSAULT", "abduct"),
        (6, 5),
    ),
    "Ten pupils were taken hostage at a school in Kano on Tuesday by gunmen.": (
        "abduction",
        ("Violence against civilians", "Abduction/forced disappearance"),
        ("ASSAULT", "abduct"),
        (None, 5),
    ),
    "Arsonists torched a church in Lahore on Tuesday.": (
        "other_attack",
        ("Strategic developments", "Looting/property destruction"),
        ("ASSAULT", "destroy"),
        (7, 8),
    ),
    "Gunmen set fire to a school in Kano on Tuesday after they shot dead two teachers.": (
        "shooting",
        ("Violence against civilians", "Attack"),
        ("ASSAULT", "firearms"),
        (2, 5),
    ),
    "Rebels attacked a tanker in the Red Sea on Tuesday with a missile.": (
        "ship_attack",
        ("Explosions/Remote violence", "Shelling/artillery/missile attack"),
        ("ASSAULT", "heavy-weapons"),
        (3, 6),
    ),
    "An air strike killed nine people in Idlib on Tuesday.": (
        "airstrike",
        ("Explosions/Remote violence", "Air/drone strike"),
        ("ASSAULT", "aerial"),
        (None, None),
    ),
    "Troops arrested twelve members of Islamic State in Mosul on Tuesday.": (
        "raid_or_arrest",
        ("Strategic developments", "Arrests"),
        ("COERCE", "arrest"),
        (None, None),
    ),
    "Soldiers defused a car bomb left by militants at a market in Mosul on Tuesday.": (
        "raid_or_arrest",
        ("Strategic developments", "Disrupted weapons use"),
        (None, None),
        (None, None),
    ),
}


@pytest.mark.parametrize("text", CODED)
def test_a_sentence_has_the_codes_that_a_coder_would_give_it(text: str) -> None:
    mention = read(text)
    codes = code_mention(mention)
    assert (
        mention.type,
        (codes.acled.event_type, codes.acled.sub_event_type),
        (codes.plover.event, codes.plover.mode),
        (codes.gtd.attacktype, codes.gtd.weaptype),
    ) == CODED[text]


def test_an_arson_is_told_from_other_attacks_and_a_siege_from_a_kidnapping() -> None:
    rows = {row.id: row for row in TABLE.row}
    assert read(rows["arson"].example).type == "shooting"
    taken = [find_codes(Facts("abduction", words=frozenset({w}))).gtd for w in TAKEN]
    assert [gtd.attacktype for gtd in taken] == [6, 5, None]


def test_a_ship_that_a_drone_hit_was_not_seized_by_those_who_boarded_it_afterwards() -> None:
    words = frozenset({"en/events#verb.seize"})
    codes = find_codes(Facts("ship_attack", frozenset({"drone"}), words))
    assert (codes.row, codes.acled.sub_event_type) == ("ship struck from afar", "Air/drone strike")


TAKEN = ("en/events#verb.abduct", "en/events#noun.siege", "en/events#verb.hostage")


def test_a_code_that_is_not_listed_is_refused_with_the_row() -> None:
    text = TOML + 'acled = "Big bomb"\n'
    with pytest.raises(SetupError, match="bombing: acled has no 'Big bomb'"):
        read_codes(text)


def test_a_row_with_an_unknown_key_or_type_is_refused() -> None:
    with pytest.raises(SetupError, match="colour"):
        read_codes(TOML + 'colour = "red"\n')
    with pytest.raises(SetupError, match="Invalid enum value"):
        read_codes(TOML.replace('types = ["bombing"]', 'types = ["tickling"]'))


TOML = """
weapon = []
[acled]
[plover]
[attacktype]
[weaptype]
[victims]
armed = []
unarmed = []
[[row]]
id = "bombing"
types = ["bombing"]
example = "A bomb went off."
"""
