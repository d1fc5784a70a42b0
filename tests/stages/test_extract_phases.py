"""How runs of attacks are said to go, as one article tells it."""

from __future__ import annotations

import pytest

from crosswire.extract import extract_mentions
from crosswire.lexicon.load import load_lexicon
from crosswire.model.related import Phase
from crosswire.model.text import Article
from crosswire.parse import parse_article

LEXICON = load_lexicon()
HEAD = "5 June 2024\n\nRockets hit a depot near Tikrit in Iraq on Tuesday and wounded a guard.\n\n"


def phases(sentence: str) -> list[Phase]:
    text = f"{HEAD}{sentence}\n"
    article = Article("a1", "a1.txt", None, None, None, "en", None, text, "a1", "2026-01-01")
    return list(extract_mentions(parse_article(article, LEXICON), LEXICON).phases)


TOLD = [
    (
        "In recent weeks militias have resumed attacks on bases after a lull of three months.",
        {("resumption", "attacks on bases"), ("lull", "attacks on bases")},
    ),
    ("Raids on convoys have multiplied since May.", {("escalation", "Raids on convoys")}),
    ("Attacks by rebels on lorries continue.", {("continuation", "Attacks by rebels on lorries")}),
    ("It follows a rise in strikes on the port.", {("escalation", "strikes on the port")}),
    ("The attacks had all but stopped for months.", {("lull", "attacks")}),
]


@pytest.mark.parametrize(("sentence", "told"), TOLD)
def test_a_phase_knows_its_kind_and_its_run(sentence: str, told: set[tuple[str, str]]) -> None:
    assert {(phase.kind, phase.scope) for phase in phases(sentence)} == told


def test_a_phase_has_its_time_and_its_voice() -> None:
    (phase,) = phases("Raids on convoys have multiplied since May, the governor said.")
    assert phase.since is not None and phase.since.words == "since May"
    assert str(phase.since.start) == "2024-05-01" and phase.asserter == "governor"


@pytest.mark.parametrize(
    "sentence",
    [
        "The toll of Tuesday's attack has risen to 12.",
        "The group vowed to resume attacks on the port.",
        "Sales have resumed after a lull of two weeks.",
        "The search for survivors continued.",
    ],
)
def test_what_is_planned_or_of_one_occurrence_is_no_phase(sentence: str) -> None:
    assert phases(sentence) == []


def test_a_phase_in_a_quotation_that_goes_on_is_its_speakers() -> None:
    told = (
        "“We are tired,” Mayor Ann Lee said. “We wait. Raids on convoys have multiplied since May.”"
    )
    assert [phase.asserter for phase in phases(told)] == ["Ann Lee"]
