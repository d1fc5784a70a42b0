"""Who does what to whom, in ordinary print and in capitals."""

from __future__ import annotations

import pytest

from crosswire.extract.doers.deeds import find_acts
from crosswire.extract.sentence.groups import scan_sentence
from crosswire.extract.sentence.pieces import survey_article
from crosswire.lexicon.load import load_lexicon
from crosswire.model.text import Article, Document, Sentence, Span

LEXICON = load_lexicon()


def acts(text: str) -> list[tuple[str, str, str]]:
    """Each act as part, effect and words: the name, else the description."""
    article = Article("a0", None, None, None, None, "en", None, text, "", "2024-08-07")
    sentence = Sentence(Span(0, len(text)), "body", 0)
    document = Document(article, None, None, None, (), (sentence,), (), (), None)
    scan = scan_sentence(sentence, survey_article(document, LEXICON))
    return [
        (act.part, act.effect, (act.phrase.name or act.phrase.said or act.phrase.span).quote(text))
        for act in find_acts(scan, LEXICON)
    ]


@pytest.mark.parametrize("change", [str, str.upper])
def test_the_subject_of_a_passive_is_the_victim_and_by_names_the_doer(change: type[str]) -> None:
    found = acts(change("Two farmers were kidnapped by a group of armed men on Monday."))
    assert found == [
        ("victim", "abducted", change("farmers")),
        ("doer", "", change("group of armed men")),
    ]


def test_the_subject_of_an_active_verb_is_the_doer() -> None:
    assert acts("Guerrillas murdered the judge and two bodyguards.") == [
        ("victim", "killed", "judge"),
        ("victim", "killed", "bodyguards"),
        ("doer", "", "Guerrillas"),
    ]


def test_a_name_is_one_with_what_explains_it() -> None:
    found = acts("JULIO ZAMBRONI, MAYOR OF TULUMBA, WHO WAS KIDNAPPED ON MONDAY, WAS FOUND DEAD.")
    assert ("victim", "killed", "JULIO ZAMBRONI") in found
    assert ("victim", "abducted", "JULIO ZAMBRONI") in found


def test_a_noun_for_a_deed_has_its_victim_behind_of() -> None:
    assert acts("The murder of the priest was condemned.") == [("victim", "killed", "priest")]


def test_only_people_are_killed_and_a_number_alone_describes_nobody() -> None:
    assert acts("The raid killed 30 and the peasants of the valley.") == []
    assert acts("Rebels killed two peasants and a magistrate.")[:2] == [
        ("victim", "killed", "peasants"),
        ("victim", "killed", "magistrate"),
    ]


def test_a_nationality_in_letters_is_part_of_its_phrase() -> None:
    found = acts("Gunmen killed two U.S. missionaries near the town.")
    assert found[0] == ("victim", "killed", "U.S. missionaries")


@pytest.mark.parametrize(
    ("text", "part", "words"),
    [
        ("The crime was committed on Monday in Tulumba by two gunmen.", "doer", ["gunmen"]),
        ("The soldiers involved in the killing were sent home.", "doer", ["soldiers"]),
        ("The minister blamed guerrillas for the murder of a judge.", "doer", ["guerrillas"]),
        ("Two men riding on a motorcycle shot the judge.", "doer", ["men"]),
        ("A murder committed by rebels against the mayor was condemned.", "victim", ["mayor"]),
        ("They killed three reporters: Ann Lee, Bo Roe and Cy Day.", "victim",
         ["reporters", "Ann Lee", "Bo Roe", "Cy Day"]),
        ("The victims were identified as Ann Lee and Bo Roe.", "victim", ["Ann Lee", "Bo Roe"]),
        ("The mayor's house was the target of a bomb.", "thing", ["house"]),
        ("Bombs exploded at the house of a judge and at the offices of a bank.", "thing",
         ["house of a judge", "offices of a bank"]),
        ("Rebels burned the union (UTC) offices.", "thing", ["union (UTC) offices"]),
    ],
)  # fmt: skip
def test_a_sentence_tells_who_did_it_or_was_struck(text: str, part: str, words: list[str]) -> None:
    assert [told for kind, _, told in acts(text) if kind == part] == words


def test_a_device_strikes_the_thing_it_bursts_at() -> None:
    assert acts("A bomb exploded last night in front of the tax office.") == [
        ("thing", "struck", "tax office")
    ]


def test_what_is_abstract_is_not_struck() -> None:
    assert acts("The attack on democracy was condemned.") == []
