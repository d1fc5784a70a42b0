"""What part each line of a page plays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crosswire.lexicon.load import load_lexicon
from crosswire.model.text import ZoneKind
from crosswire.parse.zones import find_zones

LEXICON = load_lexicon()
STORY = "Two shells fell on the market of Harrow on Tuesday, the governor said. Nobody was hurt."
MORE = "The governor asked people to stay away from the river until the weekend."


def zones(text: str) -> list[tuple[ZoneKind, str]]:
    return [(zone.kind, zone.span.quote(text)) for zone in find_zones(text, LEXICON)]


def kinds(text: str) -> dict[str, ZoneKind]:
    return {words: kind for kind, words in zones(text)}


def kind_of(line: str, *, above: str = "", below: str = MORE) -> ZoneKind:
    """The kind of a line below the first paragraph of a story."""
    return kinds(f"Shells fall on Harrow market\n\n{above}{STORY}\n\n{line}\n\n{below}")[line]


def test_a_page_is_laid_out_from_top_to_foot() -> None:
    text = (
        "Contact Us\n\nShells fall on Harrow market\n\nNo one was hurt, the governor says.\n"
        "2 min read\n3 May, 2031\nBy Ann Lee\nA stall in Harrow on Tuesday [Getty]\n\n"
        f"{STORY}\n\nSport\nLive Story\n\n{MORE}\n\nRead more: Ferry fares to rise"
    )
    assert [kind for kind, _ in zones(text)] == [
        "furniture",
        "title",
        "standfirst",
        "furniture",
        "furniture",
        "byline",
        "caption",
        "body",
        "furniture",
        "furniture",
        "body",
        "furniture",
    ]


def test_s41_furniture_is_no_part_of_the_story() -> None:
    promoted = [
        "Subscribe",
        "MENA",
        "Live Story",
        "3 min read",
        "Sign up for our weekend letter.",
        "Please read our comment policy before commenting.",
        "Dear guest, the comments section is closed until Monday.",
        "• Ann Lee can be reached at desk@harrow.example.",
        "Click here to get the Harrow letter each weekday.",
        "A version of this story appeared in the Harrow Letter newsletter.",
        "Published in Harrow Post, May 3rd, 2031",
        "(This story has not been edited by our staff.)",
        "ADVERTISEMENT",
        "-30-",
        "___",
        "RIV100 up 0.39 ▲ SALT 54.09",
        "Copyright 2031. This material may not be rewritten.",
        "Comments (0)",
        "Read also: Ferry fares to rise in spring",
        "MORE: What the flood means for your garden",
    ]
    assert {line: kind_of(line) for line in promoted} == dict.fromkeys(promoted, "furniture")


def test_s41_a_glued_promotion_leaves_its_paragraph() -> None:
    text = f"{STORY} Read more: Ferry fares to rise in spring"
    assert zones(text) == [
        ("body", STORY),
        ("furniture", "Read more: Ferry fares to rise in spring"),
    ]


def test_s41_a_crawl_date_before_the_headline_is_furniture() -> None:
    text = f" date 2031-05-03 Shells fall on ‘quiet’ market\n\n3 May 2031, 08:36\n\n{STORY}"
    assert [kind for kind, _ in zones(text)] == ["furniture", "title", "furniture", "body"]


def test_s05_captions_are_kept_apart_from_the_story() -> None:
    shown = "Wreckage lies by the river at Harrow, Tuesday, Jan. 4, 2028."
    text = (
        f"Shells fall on Harrow\n\n{shown}\n{shown} Picture: Alamy\nEJ Lee\n\nBy EJ Lee\n\n{STORY}"
    )
    assert [kind for kind, _ in zones(text)] == [
        "title",
        "caption",
        "caption",
        "byline",
        "byline",
        "body",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "File photo: A gun carriage near Harrow on February 11, 2028.",
        "A crane lifts a cart beside the market. — Reuters",
        "The defence minister, Ann Lee (REUTERS File Photo)",
        "Men carry a stretcher in Harrow on Tuesday [AFP/Getty]",
        "Smoke over the river in a picture handed out by villagers [Handout]",
        "FILE - The Harrow outpost is seen on Oct. 22, 2028. (Pool photo)",
        "Photo: The market of Harrow, May 1, 2031",
    ],
)
def test_s05_a_photo_credit_makes_a_caption(line: str) -> None:
    assert kind_of(line) == "caption"


def test_a_paragraph_repeated_in_the_story_stays_in_the_story() -> None:
    said = "Since the flood in October, raiders have come to the river towns more than 70 times."
    text = f"Raid on Harrow\n\n{said}\n2 min read\n{said[:-1]} [Getty]\n\n{STORY}\n\n{said}"
    assert [kind for kind, _ in zones(text)] == [
        "title",
        "standfirst",
        "furniture",
        "caption",
        "body",
        "body",
    ]


@pytest.mark.parametrize(
    "prefix",
    [
        "HARROW/LONG BAY:",
        "HARROW —",
        "HARROW, United Plains (AP) —",
        "TAMPA, Fla. –",
        "Erbil (Plain Observer) –",
        "LONG BAY, 17th January, 2031 (ESA) --",
        "Yala (Thailand), Nov 6 (AP)",
        "Harrow, PSN –",
        "KABUL, Oct 22:",
        "Goma (AFP) 21 August 2023 -",
        "SRINAGAR, 20 November 2023 (Kashmir Wire):",
        "Hill Post - 12 April 2023.",
        "Port-au-Prince, Oct 4 (EFE).-",
        "SAN SALVADOR, 3 JAN 90 --",
    ],
)
def test_a_dateline_is_cut_off_the_first_paragraph(prefix: str) -> None:
    assert zones(f"{prefix} {STORY}") == [("dateline", prefix), ("body", STORY)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Lee — who was ill at the time — said that the river had risen again.",
        "Vienna attack: what we know about the four people who were killed there.",
        "The governor - a farmer's son - called the shelling of the market a crime.",
    ],
)
def test_a_dash_or_colon_alone_makes_no_dateline(sentence: str) -> None:
    assert zones(sentence) == [("body", sentence)]


@pytest.mark.parametrize("credit", ["– AFP", "—AFP", "(AP) SCY", "(Reuters)"])
def test_an_agency_at_the_end_of_the_story_is_no_part_of_its_last_sentence(credit: str) -> None:
    assert zones(f"{MORE}\n\n{STORY} {credit}")[-2:] == [("body", STORY), ("byline", credit)]


@pytest.mark.parametrize("line", ["Five dead", "The governor meets an envoy", "05:12 GMT"])
def test_a_subheading_belongs_to_the_story(line: str) -> None:
    assert kind_of(line) == "body"


def test_other_stories_below_a_heading_are_furniture() -> None:
    text = f"{STORY}\n\nIn the headlines\nFerry fares to rise\nWhat is behind the flood?"
    assert [kind for kind, _ in zones(text)] == ["body", "furniture", "furniture", "furniture"]


def test_a_masthead_is_not_the_headline() -> None:
    text = f"THE HARROW POST\n\n3 May 2031, 10:15\n\nShells fall on market\n\n{STORY}"
    assert zones(text)[2] == ("title", "Shells fall on market")


def test_a_date_after_a_bar_leaves_the_headline() -> None:
    text = f"LIVE: Shells hit Harrow market | Thursday, 4 May 2031\n\n{STORY}"
    assert zones(text)[0] == ("title", "LIVE: Shells hit Harrow market")


def test_a_story_without_headline_has_no_title() -> None:
    assert "title" not in kinds(f"{STORY}\n{MORE}").values()


def test_lines_wrapped_by_hand_are_joined_to_paragraphs() -> None:
    line = "THE TROOPS OF THE PLAIN REPORTED THAT ABOUT FIFTY PEASANTS HAD BEEN\n"
    text = f"HARROW, 3 JAN 90 -- {line * 5}TAKEN AWAY.\n\n{line * 5}SET FREE.\n"
    assert [kind for kind, _ in zones(text)] == ["dateline", "body", "body"]


@pytest.mark.parametrize("mark", ["\u2028", "\u2029", "\v", "\f"])
def test_every_kind_of_line_break_parts_lines(mark: str) -> None:
    lines = ["Shells fall on the market of Harrow", "By Ann Lee", STORY]
    assert zones(mark.join(lines)) == zones("\n".join(lines))


LINES = st.sampled_from(
    [
        "",
        " ",
        "\t",
        STORY,
        MORE,
        "MENA",
        "By Ann Lee",
        "3 May 2031",
        "— Reuters",
        "“",
        "🚀 fell.",
        "x",
    ]
)


@given(st.lists(LINES | st.text(max_size=60), max_size=12).map("\n".join))
def test_zones_are_in_order_apart_and_cover_all_but_white_space(text: str) -> None:
    covered = [False] * len(text)
    end = 0
    for zone in find_zones(text, LEXICON):
        assert end <= zone.span.start < zone.span.end
        end = zone.span.end
        covered[zone.span.start : end] = [True] * (end - zone.span.start)
    assert all(char.isspace() or here for char, here in zip(text, covered, strict=True))
