"""How many independent voices stand behind a value, and how far it can be believed."""

from __future__ import annotations

import msgspec
import pytest
from told import ARTICLES, BASE, COUNTRY, claim, counted, mention, on, reconcile, settle

from crosswire.model.decision import Decision
from crosswire.model.figure import Figure
from crosswire.model.incident import Copy, Voices
from crosswire.model.mention import Mention, Party, Responsibility
from crosswire.model.text import Span
from crosswire.reconcile import reconcile_group

SHARED = ((Span(0, 9), Span(3, 12)),)


def voices(*mentions: Mention, copies: tuple[Copy, ...] = ()) -> Voices:
    found = settle(*mentions, copies=copies)["killed"].voices
    assert found is not None
    return found


def test_only_articles_that_give_the_very_value_stand_behind_it() -> None:
    told = voices(counted("a", "killed", 4), counted("b", "killed", 7), counted("c", "killed", 7))
    assert told.count == Figure(2, 2)
    assert told.why == ("2 articles with no text in common",)


def test_two_texts_that_share_prose_are_one_voice_and_the_reason_says_so() -> None:
    copies = (Copy("b", "c", "passage", SHARED),)
    told = voices(counted("b", "killed", 7), counted("c", "killed", 7), copies=copies)
    assert told.count == Figure(1, 1)
    assert told.why == ("b shares prose with c: probably one text behind both",)


def test_one_official_by_name_is_one_voice_in_however_many_papers() -> None:
    told = voices(counted("b", "killed", 7, "Ann Lee"), counted("c", "killed", 7, "Ann Lee"))
    assert told.count == Figure(1, 1)
    assert told.why == ("b and c rest on one voice: Ann Lee",)


def test_officials_without_a_name_may_be_one_or_two() -> None:
    told = voices(counted("b", "killed", 7, "officials"), counted("c", "killed", 7, "officials"))
    assert told.count == Figure(1, 2)


def test_two_speakers_in_one_text_may_be_two_voices() -> None:
    seven = Figure(7, 7)
    both = (claim("a", "killed", seven, "Ann Lee"), claim("a", "killed", seven, "Jo Day"))
    told = voices(mention("a", killed=seven, claims=both))
    assert told.count == Figure(1, 2)
    assert told.why == ("a quotes several: Ann Lee, Jo Day",)


def test_a_texts_own_voice_does_not_count_beside_the_one_it_names() -> None:
    seven = Figure(7, 7)
    both = (claim("a", "killed", seven), claim("a", "killed", seven, "Ann Lee"))
    assert voices(mention("a", killed=seven, claims=both)).count == Figure(1, 1)


def test_it_is_said_of_a_value_that_only_one_side_gives_it() -> None:
    role = (Responsibility("Navy", "claimed", "Navy"),)
    told = voices(msgspec.structs.replace(counted("a", "killed", 7, "Navy"), responsibility=role))
    assert told.why == ("all of them are one side, Navy",)


def test_papers_that_print_a_claim_of_responsibility_have_it_from_one() -> None:
    role = (Responsibility("Dawn", "claimed", "Dawn"),)
    settled = settle(mention("a", responsibility=role), mention("b", responsibility=role))
    assert settled["responsibility"].voices.count == Figure(1, 1)  # type: ignore[union-attr]
    assert settled["claim_status"].voices.count == Figure(2, 2)  # type: ignore[union-attr]


def test_a_value_that_a_person_set_and_no_article_gives_has_no_voice() -> None:
    said = Decision("n", "2021-07-01", "names", left="ma", slot="killed", value="9")
    told = [counted("a", "killed", 7)]
    (killed,) = [
        s for s in reconcile_group(told, ARTICLES, (), (said,)).settled if s.slot[0] == "k"
    ]
    assert killed.voices == Voices(Figure(0, 0), ("no article gives this value",))


def test_every_slot_has_its_voices() -> None:
    full = {"date": on(3), "place": BASE, "weapons": ("rocket",), "target": "the base"}
    settled = settle(mention("a", **full), mention("b", **full, killed=Figure(1, 1)))
    assert {slot: s.voices.count.low for slot, s in settled.items() if s.voices} == {
        "type": 2,
        "date": 2,
        "place": 2,
        "weapons": 2,
        "killed": 1,
        "target": 2,
    }


@pytest.mark.parametrize(
    ("told", "number"),
    [
        ([counted("a", "killed", 7), counted("b", "killed", 7)], 1),
        ([counted("a", "killed", 7, "officials"), counted("b", "killed", 7, "officials")], 2),
        ([counted("a", "killed", 7)], 3),
        ([counted("b", "killed", 7), counted("c", "killed", 9)], 4),
        ([mention("a")], 6),
    ],
)
def test_a_figure_is_credible_by_how_many_voices_give_it_and_contradict_it(
    told: list[Mention], number: int
) -> None:
    assert reconcile(*told).credibility.figures == number


def test_what_is_only_denied_is_improbable_and_discounted() -> None:
    never = msgspec.structs.replace(claim("a", "type", "bombing"), modality="denied")
    told = reconcile(mention("a", claims=(never,)))
    assert (told.credibility.happened, told.grades.happened) == (5, "discounted")


def test_blame_is_never_more_than_possibly_true() -> None:
    blame = (Responsibility("Dusk", "blamed", None),)
    told = reconcile(*(mention(key, responsibility=blame) for key in "abc"))
    assert told.credibility.responsibility == 3
    stated = (Responsibility("Dusk", "stated", None),)
    told = reconcile(*(mention(key, responsibility=stated) for key in "abc"))
    assert told.credibility.responsibility == 1


def test_a_place_made_more_exact_by_one_voice_is_probably_true_at_best() -> None:
    told = reconcile(mention("a", place=COUNTRY), mention("b", place=BASE))
    assert told.credibility.place == 2


def test_voices_of_one_state_are_one_side_by_whatever_name() -> None:
    stated = (Responsibility("United States", "stated", None),)
    seven = Figure(7, 7)
    told = [
        mention(
            key,
            killed=seven,
            responsibility=stated,
            claims=(claim(key, "killed", seven, by), claim(key, "type", "airstrike", by)),
        )
        for key, by in (("a", "US Central Command"), ("b", "Pentagon"))
    ]
    found = reconcile(*told)
    assert "all that is told comes from one side, United States" in found.sources.why
    (killed,) = [s for s in found.settled if s.slot == "killed"]
    assert killed.voices is not None and killed.voices.why[-1].endswith("one side, United States")


def test_those_who_were_struck_are_a_side_too() -> None:
    troops = Party(
        "victim", None, "Israeli soldiers", None, Figure(2, 2), "killed", "military", Span(0, 1)
    )
    told = counted("a", "killed", 2, "Israeli military")
    killed = settle(msgspec.structs.replace(told, parties=(troops,)))["killed"]
    assert killed.voices is not None
    assert killed.voices.why == ("all of them are one side, Israeli soldiers",)


def test_a_title_before_a_name_says_whose_voice_it_is() -> None:
    text = "US Defence Secretary Ann Lee said that seven had died."
    told = msgspec.structs.replace(
        counted("a", "killed", 7, "Ann Lee"),
        responsibility=(Responsibility("US military", "stated", None),),
    )
    article = msgspec.structs.replace(ARTICLES["a"], text=text)
    found = reconcile_group([told], {"a": article}, ())
    assert found.settled[1].voices is not None
    assert found.settled[1].voices.why == ("all of them are one side, US military",)


def test_an_article_with_two_voices_between_which_its_figure_lies_is_a_conflict() -> None:
    high, low = Figure(42, 42), Figure(38, 38)
    both = (claim("a", "killed", high, "monitors", of="x"), claim("a", "killed", low, "officers"))
    killed = settle(mention("a", killed=Figure(38, 42), claims=both))["killed"]
    assert (killed.value, killed.spread, killed.status) == (low, Figure(38, 42), "conflict")
    assert dict(killed.by_rule)["highest"] == high
    assert killed.voices == Voices(Figure(1, 1), ("one article",))
    told_as_range = (claim("a", "killed", Figure(38, 42), "officers"),)
    kept = settle(mention("a", killed=Figure(38, 42), claims=told_as_range))["killed"]
    assert (kept.value, kept.status) == (Figure(38, 42), "single")


def test_a_text_that_says_it_itself_too_is_not_of_one_side() -> None:
    seven = Figure(7, 7)
    both = (claim("a", "killed", seven), claim("a", "killed", seven, "Navy"))
    role = (Responsibility("Navy", "claimed", "Navy"),)
    told = voices(mention("a", killed=seven, claims=both, responsibility=role))
    assert told.why == ("one article",)
