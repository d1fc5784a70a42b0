"""Words that two sides of an ocean spell differently are one word of the lexicon."""

from __future__ import annotations

import pytest

from crosswire.lexicon.load import load_lexicon
from crosswire.lexicon.match import find_phrases
from crosswire.lexicon.spellings import spell_both_ways


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("kidnapped", "kidnaped"),
        ("armoured vehicle", "armored vehicle"),
        ("Defense Organization", "Defence Organisation"),
    ],
)
def test_a_phrase_has_both_spellings(one: str, other: str) -> None:
    assert other in spell_both_ways(one)
    assert one in spell_both_ways(other)


@pytest.mark.parametrize("phrase", ["cruise missile", "travels", "prison", "IRA", "surprised"])
def test_a_word_with_one_spelling_keeps_it(phrase: str) -> None:
    assert spell_both_ways(phrase) == [phrase]


def test_the_lexicon_finds_a_word_in_the_spelling_it_does_not_list() -> None:
    found = find_phrases("Two men were kidnaped.", load_lexicon(), ("events",))
    assert [match.entry.word("form") for match in found] == ["verb"]
