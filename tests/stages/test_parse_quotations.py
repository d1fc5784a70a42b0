"""Quoted words and who spoke them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crosswire.lexicon.load import load_lexicon
from crosswire.model.text import Quotation, Span
from crosswire.parse.quotations import find_quoted
from crosswire.parse.sentences import find_sentences
from crosswire.parse.speakers import find_quotations
from crosswire.parse.zones import place_zones

LEXICON = load_lexicon()


def find(text: str) -> list[Quotation]:
    sentences = find_sentences(text, place_zones(text, LEXICON), LEXICON)
    return find_quotations(text, sentences, LEXICON)


def speakers(text: str) -> list[str | None]:
    return [quotation.speaker for quotation in find(text)]


def quoted(text: str) -> list[str]:
    return [found.quote(text) for found in find_quoted(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('He said "yes" and "no".', ["yes", "no"]),
        ("He said “they called it ‘over’ then”.", ["they called it ‘over’ then"]),
        ("He said « oui », then ‹non›.", [" oui ", "non"]),
        ("Sites are now 'fair targets', Hamas' leader said.", ["fair targets"]),
        ("It was ‘several’ of Iraq’s bases in the ’90s.", ["several"]),
        ("He said: “We go on", ["We go on"]),
        ('The pipe was 5" wide.', []),
        ("“It's mixed\" he said.", ["It's mixed"]),
    ],
)
def test_every_kind_of_mark_is_read(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“We go on,” the harbour ministry said on Sunday.", "the harbour ministry"),
        ("“We go on,” said a clerk at the port, who gave no name.", "a clerk"),
        ("Foreign minister Ann Lee told reporters: “We go on.”", "Ann Lee"),
        ('"We go on," Ann Lee, the mayor, wrote on X.', "Ann Lee"),
        ('"We go on," the group\'s military spokesman, Bo Ek, said on Monday.', "Bo Ek"),
        ("It was “quite over”, according to the coast guard.", "the coast guard"),
        ("The army late Monday blamed rebels, calling it a “grave crime.”", "The army"),
        ("The toll has risen, says Ann Lee, who “counted twice”.", "Ann Lee"),
        ("“Several shells” were fired at the port, the navy said, wounding one.", "the navy"),
        ("The mayor ordered an inquiry and called it a “flagrant breach”.", "The mayor"),
        ("Harbour Command (HARCOM) said Saturday that it was “ready now”.", "Harbour Command"),
    ],
)
def test_the_nearest_reporting_clause_names_the_speaker(text: str, speaker: str) -> None:
    assert speakers(text) == [speaker]


@pytest.mark.parametrize(
    "text",
    [
        "The ship was “attacked” by fast boats in the drill.",
        "The raid was claimed by “Plain Brigade”, a loose alliance.",
        "Lee arrived in the United States on a “private” visit.",
    ],
)
def test_words_in_marks_that_nobody_speaks_have_no_speaker(text: str) -> None:
    assert speakers(text) == [None]


def test_a_surname_stands_for_the_full_name_seen_before() -> None:
    text = "Defence Secretary Ann Lee said it was over.\n\n“We go on,” Lee added. “We are ready.”"
    assert speakers(text) == ["Ann Lee", "Ann Lee"]


def test_he_and_it_stand_for_the_last_person_and_the_last_body() -> None:
    text = (
        "Brig. Gen. Bo Ek, the navy spokesman, met reporters. “No attack occurred,” he said.\n\n"
        "Harbour Command reported two boats. “Both sank,” it wrote on X."
    )
    assert speakers(text) == ["Bo Ek", "Harbour Command"]


def test_the_official_stands_for_the_one_described_before() -> None:
    text = (
        "A harbour official told AFP two boats sank.\n\n“Both are gone,” said the official.\n\n"
        "Long Bay Naval Command is in charge. “We search,” the command said."
    )
    assert speakers(text) == ["A harbour official", "Long Bay Naval Command"]


def test_a_paragraph_of_quoted_words_goes_on_with_the_same_speaker() -> None:
    text = "“We go on,” Ann Lee said.\n\n“We shall answer at a time of our choosing.”"
    first, second = find(text)
    assert second.speaker == first.speaker == "Ann Lee"
    assert second.cue is None and first.cue and first.cue.quote(text) == "Ann Lee said"


def test_furniture_holds_no_quotation() -> None:
    assert find("The river rose in the night.\n\nRead more: “Fares” to rise") == []


@given(st.text(alphabet="ab .,\n\"'“”‘’«»", max_size=80))
def test_quotations_lie_inside_the_text_and_apart(text: str) -> None:
    found = find(text)
    assert all(0 <= q.span.start < q.span.end <= len(text) for q in found)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
