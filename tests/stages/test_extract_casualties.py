"""Tolls: lists are added up, parts are not, attackers and earlier counts stand apart."""

from __future__ import annotations

import pytest

from crosswire.extract.figures.casualties import find_tolls
from crosswire.extract.sentence.groups import scan_sentence
from crosswire.extract.sentence.pieces import survey_article
from crosswire.extract.sentence.scan import Scan
from crosswire.lexicon.load import load_lexicon
from crosswire.model.text import Article, Document, Sentence, Span

LEXICON = load_lexicon()


def scan(text: str) -> Scan:
    article = Article("a0", None, None, None, None, "en", None, text, "", "2024-08-07")
    sentence = Sentence(Span(0, len(text)), "body", 0)
    document = Document(article, None, None, None, (), (sentence,), (), (), None)
    return scan_sentence(sentence, survey_article(document, LEXICON))


def tolls(text: str) -> list[tuple[str, int | None, int | None]]:
    return [
        (toll.slot, toll.figure.low, toll.figure.high)
        for toll in find_tolls(scan(text), LEXICON)
        if not (toll.subset or toll.attackers or toll.outdated)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Five soldiers and two contractors were injured.", [("injured", 7, 7)]),
        ("A shell hit a house, injuring two women and two children.", [("injured", 4, 4)]),
        ("Two Indians and a Pakistani were killed.", [("killed", 3, 3)]),
        ("Six Americans, five soldiers and a contractor, were hurt.", [("injured", 6, 6)]),
        ("The blast killed 20 people, three of them children.", [("killed", 20, 20)]),
        ("Sixteen members of the country's security forces died.", [("killed", 16, 16)]),
        ("Nine officers and conscripts were killed.", [("killed", 9, 9)]),
        ("Dozens of people were wounded.", [("injured", 24, None)]),
        ("The death toll has gone up to 24.", [("killed", 24, 24)]),
        ("The toll climbed past 40.", [("killed", 40, None)]),
        ("The missiles caused no casualties.", [("killed", 0, 0), ("injured", 0, 0)]),
        ("At least 100 people were killed or wounded.", [("casualties", 100, None)]),
        ("A guard was killed and another wounded.", [("killed", 1, 1), ("injured", 1, 1)]),
        ("Two attackers were killed.", []),
        ("Two of the wounded were evacuated.", [("evacuated", 2, 2)]),
        ("Eight Amarnath pilgrims were killed.", [("killed", 8, 8)]),
        ("The patrol killed a suspected insurgent.", [("killed", 1, 1)]),
        ("The patrol killed an insurgent leader.", [("killed", 1, 1)]),
        ("The blast killed two policemen along with a driver.", [("killed", 3, 3)]),
        ("The clash resulted in ten insurgent deaths.", [("killed", 10, 10)]),
        ("A 7-year-old was fatally shot on the porch.", [("killed", 1, 1)]),
        ("A guard was fatally wounded.", [("killed", 1, 1)]),
        ("A man shot and killed his 8-year-old son.", [("killed", 1, 1)]),
        ("The shooting left a guard in critical condition.", [("injured", 1, 1)]),
        ("Twelve were hurt, and three guards are in critical condition.", [("injured", 12, 12)]),
        ("A farmer was shot in the leg and is expected to recover.", [("injured", 1, 1)]),
        ("Troops shot at the driver, killing him.", [("killed", 1, 1)]),
        ("The bomb he was making went off and killed him.", [("killed", 1, 1)]),
        (
            "The monitor counted 11 dead at first, and later 20.",
            [("killed", 11, 11), ("killed", 20, 20)],
        ),
        ("Forty-six people have sought medical help.", [("injured", 46, 46)]),
        ("Of 17 people in hospital, seven are in danger.", [("injured", 17, 17)]),
        ("They put the number as 165.", [("killed", 165, 165)]),
        ("In the ruins 133 bodies had been counted.", [("killed", 133, 133)]),
        ("Rescuers were looking for 42 people.", [("missing", 42, 42)]),
        ("The hospital is looking for twelve more nurses.", []),
        ("Two were killed and four more wounded.", [("killed", 2, 2), ("injured", 4, 4)]),
        ("Two died and five others were critically hurt.", [("killed", 2, 2), ("injured", 5, 5)]),
        ("Six guards are confirmed dead.", [("killed", 6, 6)]),
        ("Eleven people were taken to a clinic with cuts.", [("injured", 11, 11)]),
        ("Eight villagers remained in critical condition.", [("injured", 8, 8)]),
        ("The raid left three guards nursing wounds.", [("injured", 3, 3)]),
        ("Two guards died and another was wounded.", [("killed", 2, 2), ("injured", 1, 1)]),
        ("Seven people working for Aid Corps were killed.", [("killed", 7, 7)]),
        ("26 persons, including 16 soldiers, lost their lives.", [("killed", 26, 26)]),
        ("Two men attacked a plant, martyring five people.", [("killed", 5, 5)]),
        ("Three guards escaped with light wounds.", [("injured", 3, 3)]),
        ("It led to the injury of more than 60 people.", [("injured", 60, None)]),
        ("The number of villagers killed by a jet has surpassed 165.", [("killed", 165, None)]),
        ("They shot dead an 83-year-old Italian nun.", [("killed", 1, 1)]),
        ("Crews carried 18 bodies and 23 people wounded.", [("injured", 23, 23)]),
        (
            "A mayor was killed in a strike that killed five other people.",
            [("killed", 1, 1), ("killed", 6, 6)],
        ),
    ],
)
def test_a_sentence_counts_its_victims(
    text: str, expected: list[tuple[str, int | None, int | None]]
) -> None:
    assert tolls(text) == expected


def test_an_earlier_count_is_marked_as_overtaken() -> None:
    (found,) = find_tolls(scan("Officials had at first given a toll of 103."), LEXICON)
    assert found.outdated


def test_a_reported_count_is_not_overtaken() -> None:
    (found,) = find_tolls(scan("A doctor said that the clinic had reported 55 dead."), LEXICON)
    assert not found.outdated


def test_a_risen_count_is_of_all() -> None:
    *_, found = find_tolls(
        scan("A man died, which brings to 21 the number of people killed."), LEXICON
    )
    assert found.whole
    assert found.figure.low == 21


def test_a_rocket_attack_is_not_one_rocket() -> None:
    weapons = [g for g in scan("A rocket attack shook the base.").groups if g.letter == "W"]
    assert [weapon.figure for weapon in weapons] == [None]
