"""Who said what: capacity, channel, audience, day, acts, in words of our own."""

from __future__ import annotations

import pytest

from crosswire.extract import extract_mentions
from crosswire.lexicon.load import load_lexicon
from crosswire.model.incident import Reading
from crosswire.model.related import Statement
from crosswire.model.text import Article
from crosswire.parse import parse_article

LEXICON = load_lexicon()
LEAD = "5 June 2024\n\nTwo shells hit a market in Kherson on Monday and killed three people.\n\n"


def read(text: str) -> Reading:
    article = Article("a1", None, None, None, None, "en", None, text, "", "2024-08-07")
    return extract_mentions(parse_article(article, LEXICON), LEXICON)


def only(told: str, lead: str = LEAD) -> Statement:
    (found,) = read(lead + told).statements
    return found


@pytest.mark.parametrize(
    ("told", "role", "voice"),
    [
        (
            "“We go on as before,” provincial police chief Ann Lee said.",
            "provincial police chief",
            "named",
        ),
        ("“We go on as before,” said Ann Lee, the mayor of Kherson.", "mayor of Kherson", "named"),
        (
            "“We go on as before,” the ministry's spokesman, Bo Ek, said.",
            "ministry's spokesman",
            "named",
        ),
        (
            "“We go on as before,” said Gen. Bo Ek, the deputy army chief.",
            "deputy army chief",
            "named",
        ),
        (
            "“We go on as before,” said Bo Ek, who heads the rescue service.",
            "heads the rescue service",
            "named",
        ),
        (
            "“We go on as before,” a senior health official said.",
            "senior health official",
            "unnamed",
        ),
        ("“We go on as before,” the defence ministry said.", None, "body"),
        ("“We go on as before,” Ann Lee said.", None, "named"),
    ],
)
def test_the_capacity_of_a_speaker_is_the_articles_own_words(
    told: str, role: str | None, voice: str
) -> None:
    found = only(told)
    assert (found.role, found.voice) == (role, voice)


@pytest.mark.parametrize(
    ("told", "channel", "audience", "source"),
    [
        ("wrote on X", "X", None, "primary"),
        ("said in a statement on Telegram", "Telegram", None, "primary"),
        ("said in a brief joint statement", "statement", None, "primary"),
        ("told reporters in Odesa", "news conference", "reporters", "primary"),
        ("told Reuters by telephone", "telephone", "Reuters", "secondary"),
        ("said in an interview with the BBC", "interview", "BBC", "secondary"),
        ("said in a letter to the Security Council", "letter", "Security Council", "primary"),
        ("said during her appearance on NBC’s Meet the Press", "NBC", None, "secondary"),
        ("said", None, None, None),
    ],
)
def test_where_it_was_said_and_to_whom(
    told: str, channel: str | None, audience: str | None, source: str | None
) -> None:
    found = only(f"“We go on as before,” Governor Ann Lee {told}.")
    assert (found.channel, found.audience, found.source) == (channel, audience, source)


def test_what_an_article_s_own_agency_was_told_is_primary() -> None:
    found = only(
        "“We go on as before,” Governor Ann Lee told Reuters.",
        "KHERSON, June 5, 2024 (Reuters) - Two shells hit a market in Kherson on Monday and killed "
        "three people.\n\n",
    )
    assert (found.audience, found.source) == ("Reuters", "primary")


@pytest.mark.parametrize(
    ("told", "reason"),
    [
        (
            "said, speaking on condition of anonymity because the inquiry goes on.",
            "the inquiry goes on",
        ),
        ("said, asking not to be named for fear of the militia.", "fear of the militia"),
        ("said on condition of anonymity.", None),
        ("said. The officer was not authorised to brief the press.", None),
    ],
)
def test_s30_the_reason_for_no_name_is_kept_in_its_words(told: str, reason: str | None) -> None:
    found = only(f"“We go on as before,” a Ukrainian officer {told}")
    assert (found.voice, found.anonymity) == ("unnamed", reason)


def test_s30_a_reason_given_once_holds_for_all_that_somebody_says() -> None:
    reading = read(
        LEAD + "A port officer who was not allowed to brief the press said more would come. “It is "
        "not over at all,” the port officer said."
    )
    (found,) = reading.statements
    assert found.anonymity == "was not allowed to brief the press"


@pytest.mark.parametrize(
    ("told", "days", "basis"),
    [
        ("“We go on as before,” Governor Ann Lee said on Tuesday.", ("2024-06-04",) * 2, "stated"),
        ("On Tuesday, Governor Ann Lee said: “We go on.”", ("2024-06-04",) * 2, "stated"),
        (
            "Governor Ann Lee told reporters on Tuesday that it was bad. “We go on,” she said.",
            ("2024-06-04",) * 2,
            "stated",
        ),
        ("“We go on as before,” Governor Ann Lee said.", ("2024-06-03", "2024-06-05"), "inferred"),
        (
            "“There was a shelling today in the market,” Governor Ann Lee said.",
            ("2024-06-03",) * 2,
            "inferred",
        ),
    ],
)
def test_the_day_of_saying_is_stated_or_bounded(
    told: str, days: tuple[str, str], basis: str
) -> None:
    date = only(told).date
    assert date is not None
    assert (str(date.start), str(date.end)) == days and only(told).date_basis == basis


def test_an_undated_article_dates_no_words() -> None:
    found = only(
        "“We go on as before,” Governor Ann Lee said.",
        "Two shells hit a market in Kherson and killed three people.\n\n",
    )
    assert found.date is None and found.date_basis == "stated"


@pytest.mark.parametrize(
    ("told", "speaker", "act", "plover", "quoted"),
    [
        ("“We will hunt them down,” Governor Ann Lee said.", "Ann Lee", "vows", "THREATEN", True),
        ("Governor Ann Lee vowed to rebuild the market by May.", "Ann Lee", "vows", None, False),
        (
            "The Free Valley Army has sworn revenge.",
            "The Free Valley Army",
            "vows",
            "THREATEN",
            False,
        ),
        (
            "“These raids must stop at once,” Governor Ann Lee said.",
            "Ann Lee",
            "demands",
            "REQUEST",
            True,
        ),
        (
            "Governor Ann Lee called on Moscow to release the men.",
            "Ann Lee",
            "demands",
            "REQUEST",
            False,
        ),
        (
            "The Free Valley Army threatened to shell the port.",
            "The Free Valley Army",
            "threatens",
            "THREATEN",
            False,
        ),
        (
            "Poland plans to deploy two more batteries near the border.",
            "Poland",
            "plans",
            "MOBILIZE",
            False,
        ),
        ("The shelling marked an escalation in the war.", "narrator", "assesses", None, False),
        (
            "Governor Ann Lee said the shelling marked an escalation.",
            "Ann Lee",
            "assesses",
            None,
            False,
        ),
        ("Governor Ann Lee called it a “cowardly crime.”", "Ann Lee", "assesses", None, True),
    ],
)
def test_s20_s27_s36_s42_what_saying_does(
    told: str, speaker: str, act: str, plover: str | None, quoted: bool
) -> None:
    found = only(told)
    assert (found.speaker, found.act, found.plover, found.quoted) == (speaker, act, plover, quoted)


@pytest.mark.parametrize(
    "told",
    [
        "Ambulances were called for the wounded.",
        "The crew called for help.",
        "The new governor was sworn in.",
        "Two of the injuries were life-threatening.",
        "Police foiled a plan to attack the harbour.",
    ],
)
def test_what_only_looks_like_an_intent_is_none(told: str) -> None:
    assert read(LEAD + told).statements == ()


def test_s20_a_vow_adds_no_incident() -> None:
    plain, vowed = read(LEAD), read(LEAD + "Governor Ann Lee vowed to strike Kherson again.")
    assert len(plain.mentions) == len(vowed.mentions) == 1
    assert [s.act for s in vowed.statements] == ["vows"]


def test_each_further_act_of_a_quotation_is_told_with_its_own_sentence() -> None:
    text = (
        LEAD + "“We will not rest. We call on the gangs to lay down arms,” Governor Ann Lee said."
    )
    found = read(text).statements
    assert [(s.act, s.span.quote(text)) for s in found] == [
        ("vows", "We will not rest. We call on the gangs to lay down arms,"),
        ("demands", "We call on the gangs to lay down arms,"),
    ]


def test_s29_a_readout_speaks_for_both_who_talked() -> None:
    found = only(
        "A ministry readout of a call between Defence Minister Ann Lee and General Bo Ek said the "
        "two “agreed that the shelling was a grave step.”"
    )
    assert (found.speaker, found.channel) == ("Ann Lee and Bo Ek", "readout")


def test_s43_loaded_words_stay_inside_the_span() -> None:
    text = LEAD + "Governor Ann Lee condemned the barbaric shelling."
    (found,) = read(text).statements
    told = f"{found.speaker} {found.role} {found.channel} {found.anonymity}"
    assert "barbaric" in found.span.quote(text) and "barbaric" not in told


def test_words_are_about_the_incident_that_they_stand_beside() -> None:
    text = (
        "5 June 2024\n\nTwo shells hit a market in Kherson on Monday and killed three people.\n\n"
        "“We saw the stalls burn,” said a trader at the market.\n\nIn Odesa, a drone killed a "
        "docker at the port on Tuesday. “He had two sons,” the docker's foreman said."
    )
    reading = read(text)
    by_place = {m.place.name: m.id for m in reading.mentions if m.place}
    market, port = sorted(reading.statements, key=lambda s: s.span)
    assert (market.about, port.about) == (by_place["Kherson"], by_place["Odesa"])


def test_the_two_are_those_who_talked() -> None:
    found = read(
        LEAD
        + "Minister Ann Lee and General Bo Ek held a phone call on Tuesday.\n\nThe two agreed that "
        "“it was a grave and dangerous step.”"
    ).statements
    assert [s.speaker for s in found] == ["Ann Lee and Bo Ek"]


def test_whom_somebody_speaks_for_is_the_capacity_where_there_is_no_office() -> None:
    found = only("“We go on as before,” Harland Watch’s Ann Lee said.")
    assert (found.speaker, found.role) == ("Ann Lee", "Harland Watch")
