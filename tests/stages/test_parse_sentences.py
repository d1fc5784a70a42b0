"""Where sentences begin and end."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crosswire.lexicon.load import load_lexicon
from crosswire.model.text import Sentence
from crosswire.parse.sentences import find_sentences
from crosswire.parse.zones import find_zones, place_zones

LEXICON = load_lexicon()


def find(text: str) -> list[Sentence]:
    return find_sentences(text, place_zones(text, LEXICON), LEXICON)


def words(text: str) -> list[str]:
    return [sentence.span.quote(text) for sentence in find(text)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Rockets fell at about 9 p.m. Monday near the river.",
        "He was shot at about 9 p.m. Thursday, police said.",
        "It ended at 5:02 p.m. EST on Jan. 4 near the U.S. Army base.",
        "Brig. Gen. Lee and Mr. Ek of St. Louis met on Sept. 14.",
        "The case of Lee vs. Ek is closed.",
        "“Who did it?” Austin asked.",
        '"Stop!" the mayor said on Friday.',
        "“We will answer.”",
        "“It is over. We won,” he said.",
    ],
)
def test_abbreviations_and_quotations_do_not_end_a_sentence(sentence: str) -> None:
    assert words(f"{sentence} The army left the town.") == [sentence, "The army left the town."]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Troops left the country.Ann Lee, an envoy, spoke.", 2),
        ("It was hit by the U.S. The base is closed.", 2),
        ("It ended at 5 p.m. The army left.", 2),
        ("“You can be sure of that.” Most of the shells fell short.", 2),
        ("They left. (The army said so.) It ended.", 3),
        ("He walked away from it\nShe stayed.", 2),
    ],
)
def test_sentences_are_told_apart(text: str, expected: int) -> None:
    assert len(words(text)) == expected


def test_a_mark_left_open_goes_with_the_words_after_it() -> None:
    assert words("The base was hit, he said. “We will respond.")[1].startswith("“We")


def test_places_count_code_points_after_signs_beyond_the_basic_plane() -> None:
    assert words("A 🚀 fell on Harrow. Then 🚀🚀 fell.") == [
        "A 🚀 fell on Harrow.",
        "Then 🚀🚀 fell.",
    ]


def test_a_sentence_knows_its_zone_and_paragraph() -> None:
    text = "HARROW — The river rose. Nobody was hurt.\n\nThe governor left the town."
    assert [(s.zone, s.paragraph) for s in find(text)] == [
        ("dateline", 0),
        ("body", 0),
        ("body", 0),
        ("body", 1),
    ]


PIECES = st.sampled_from(
    [
        "He said. ",
        "“Yes.” ",
        '"No',
        "9 p.m. ",
        "Monday ",
        "U.S. ",
        "🚀",
        "\n",
        "\n\n",
        ".",
        "” ",
        "(so.) ",
    ]
)


@given(st.lists(PIECES | st.text(max_size=20), max_size=14).map("".join))
def test_sentences_are_in_order_apart_and_cover_their_zones(text: str) -> None:
    sentences = find(text)
    assert all(a.span.end <= b.span.start for a, b in pairwise(sentences))
    covered = {i for s in sentences for i in range(s.span.start, s.span.end)}
    for zone in find_zones(text, LEXICON):
        missed = set(range(zone.span.start, zone.span.end)) - covered
        assert all(text[i].isspace() for i in missed)
