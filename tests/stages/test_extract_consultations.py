"""Meetings, calls and visits of one article, in words of our own."""

from __future__ import annotations

import pytest

from crosswire.extract import extract_mentions
from crosswire.lexicon.load import load_lexicon
from crosswire.model.related import Consultation
from crosswire.model.text import Article
from crosswire.parse import parse_article

LEXICON = load_lexicon()
LEAD = "5 June 2024\n\nTwo shells hit a market in Kherson on Monday and killed three people.\n\n"


def read(text: str) -> tuple[Consultation, ...]:
    article = Article("a1", None, None, None, None, "en", None, text, "", "2024-08-07")
    return extract_mentions(parse_article(article, LEXICON), LEXICON).consultations


@pytest.mark.parametrize(
    ("told", "kind", "parties"),
    [
        (
            "Governor Ann Lee met on Tuesday with former premier Bo Ek.",
            "meeting",
            {"Ann Lee", "Bo Ek"},
        ),
        (
            "President Ann Lee spoke by phone with Prime Minister Bo Ek.",
            "phone_call",
            {"Ann Lee", "Bo Ek"},
        ),
        (
            "In a call with General Bo Ek, Minister Ann Lee said it was over.",
            "phone_call",
            {"Ann Lee", "Bo Ek"},
        ),
        (
            "Minister Ann Lee and her Polish counterpart, Bo Ek, spoke by telephone on Tuesday.",
            "phone_call",
            {"Ann Lee", "Bo Ek"},
        ),
        (
            "Minister Ann Lee later spoke with her counterpart, Defence Minister Bo Ek.",
            "talks",
            {"Ann Lee", "Bo Ek"},
        ),
        ("Minister Ann Lee held talks with General Bo Ek.", "talks", {"Ann Lee", "Bo Ek"}),
        ("Foreign Minister Ann Lee visited Warsaw on Tuesday.", "visit", {"Ann Lee"}),
    ],
)
def test_who_met_or_called_whom(told: str, kind: str, parties: set[str]) -> None:
    (found,) = read(LEAD + told)
    assert (found.kind, set(found.parties)) == (kind, parties)


@pytest.mark.parametrize(
    "told",
    [
        "The rescuers were met with gunfire.",
        "The driver met his death at the market.",
        "Tourists visited the square on Tuesday.",
        "Governor Ann Lee spoke with reporters.",
        "The hospital received twenty wounded.",
    ],
)
def test_what_only_looks_like_a_meeting_is_none(told: str) -> None:
    assert read(LEAD + told) == ()


def test_s34_a_meeting_told_again_is_one_with_its_day_and_place() -> None:
    (found,) = read(
        LEAD + "The Harland ambassador to Ukraine met on Tuesday with former premier Bo Ek, Ek's "
        "office said.\n\nThe meeting in Odesa with Ambassador Ann Lee came amid soaring tensions."
    )
    assert set(found.parties) == {"Ann Lee", "Bo Ek"}
    assert found.date is not None and str(found.date.start) == "2024-06-04"
    assert found.place == "Odesa" and len(found.spans) == 2
    assert found.about is not None and found.asserter is not None


def test_s35_a_call_about_todays_attack_was_on_its_day() -> None:
    (found,) = read(
        LEAD
        + "A readout of a call between Minister Ann Lee and General Bo Ek said the two men “agreed "
        "that today’s shelling was a grave step.”"
    )
    assert found.kind == "phone_call" and found.date is not None
    assert (str(found.date.start), str(found.date.end)) == ("2024-06-03", "2024-06-03")


def test_an_office_before_a_name_is_no_party_of_its_own() -> None:
    (found,) = read(LEAD + "Governor Ann Lee met the minister of foreign affairs, Bo Ek.")
    assert found.parties == ("Ann Lee", "Bo Ek")
    (found,) = read(LEAD + "Governor Ann Lee met her Polish counterpart Bo Ek.")
    assert found.parties == ("Ann Lee", "Bo Ek")


def test_he_is_whom_the_sentence_before_was_about() -> None:
    (found,) = read(LEAD + "Governor Ann Lee left. She later telephoned Premier Bo Ek.")
    assert found.parties == ("Ann Lee", "Bo Ek")
