"""The traps of the sample articles (S5 … S44) in words of our own, so that they always run."""

from __future__ import annotations

import pytest

from crosswire.extract import extract_mentions
from crosswire.lexicon.load import load_lexicon
from crosswire.model.figure import Figure
from crosswire.model.incident import Reading, describe_article
from crosswire.model.mention import Mention
from crosswire.model.text import Article, Document
from crosswire.parse import parse_article
from crosswire.reconcile import find_copies, reconcile_group

LEXICON = load_lexicon()


def parse(text: str, name: str = "a1") -> Document:
    article = Article(name, f"{name}.txt", None, None, None, "en", None, text, name, "2026-01-01")
    return parse_article(article, LEXICON)


def read(text: str, name: str = "a1") -> Reading:
    return extract_mentions(parse(text, name), LEXICON)


def only(reading: Reading) -> Mention:
    (mention,) = reading.mentions
    return mention


CAPTIONED = """Rockets wound two at base in northern Iraq

12 March 2025

A burnt lorry stands near the air base at Harir in Iraq, Friday, Feb. 7, 2020. Picture: Alamy

Two soldiers were injured when rockets hit a base near Harir in Iraq on Tuesday, the army said.
"""


def test_s05_a_caption_of_another_year_dates_nothing_else() -> None:
    days = [m.date.start.isoformat() for m in read(CAPTIONED).mentions if m.date and m.date.start]
    assert "2025-03-11" in days
    main = next(m for m in read(CAPTIONED).mentions if m.role == "main")
    assert main.date is not None and str(main.date.start) == "2025-03-11"


def test_s06_casualties_alone_are_neither_killed_nor_injured() -> None:
    found = only(
        read("May 4, 2024\n\nMissiles hit the base at Harir on Friday, leading to two casualties.")
    )
    assert found.killed is None and found.injured is None
    assert found.casualties is not None and found.casualties.low == 2


def test_s07_several_then_nine_is_a_refinement() -> None:
    first = (
        "Tuesday, 4 June 2024\n\nSeveral soldiers were injured when rockets hit Harir "
        "base in Iraq on Monday."
    )
    second = (
        "Wednesday, 5 June 2024\n\nNine soldiers were injured in the rocket attack on "
        "Harir base in Iraq on Monday."
    )
    documents = [parse(first, "a1"), parse(second, "a2")]
    mentions = [m for d in documents for m in extract_mentions(d, LEXICON).mentions]
    facts = {d.article.id: describe_article(d) for d in documents}
    incident = reconcile_group(mentions, facts, find_copies(list(facts.values())))
    (injured,) = [s for s in incident.settled if s.slot == "injured"]
    assert injured.value == Figure(9, 9) and injured.status == "refined"


def test_s14_two_claimed_attacks_are_a_claim_and_not_two_incidents() -> None:
    found = only(
        read(
            "5 June 2024\n\nDrones attacked Harir base in Iraq on Tuesday, officials said.\n\n"
            "The Islamic Resistance in Iraq claimed two attacks of that day."
        )
    )
    claimed = [c.value for c in found.claims if c.slot == "claimed_attacks"]
    assert claimed == [Figure(2, 2)]


def test_s17_a_tally_printed_three_times_is_one_with_three_spans() -> None:
    tally = "There have been more than 60 attacks on the port since March."
    reading = read(
        f"Port attacked again\n\n{tally}\n\n4 June 2024\n\n{tally}\n\nDrones hit the port of "
        f"Aden on Monday.\n\n{tally}"
    )
    (found,) = reading.tallies
    assert found.figure == Figure(60, None) and len(found.spans) >= 2


def test_s19_an_answer_points_to_what_it_answers_and_to_nothing_else() -> None:
    reading = read(
        "5 June 2024\n\nUS warplanes bombed a depot near Al-Qaim in Iraq on Tuesday in "
        "retaliation for "
        "a rocket attack on Harir base on Saturday.\n\nDrones hit a base in Erbil on Tuesday."
    )
    (relation,) = reading.relations
    names = {m.id: m.type for m in reading.mentions}
    assert relation.kind == "response_to"
    assert names[relation.later] == "airstrike" and names[relation.earlier] == "rocket_attack"


def test_s23_rockets_found_on_a_lorry_were_not_shot_down() -> None:
    reading = read(
        "5 June 2024\n\nRockets hit Harir base in Iraq on Tuesday. Police then intercepted a truck "
        "carrying six more rockets near the base."
    )
    for mention in reading.mentions:
        assert mention.outcome is None or mention.outcome.intercepted is None


SENTENCE = (
    "Militias in the valley had taken up their raids on the convoys once more in recent weeks "
    "after a quiet spring, people who follow the fighting there told the agency."
)


def test_s26_a_sentence_that_two_outlets_share_has_one_origin() -> None:
    texts = {
        "a1": f"4 June 2024\n\nRockets hit Harir base in Iraq on Monday.\n\n{SENTENCE}",
        "a2": f"5 June 2024\n\nA base at Harir in Iraq came under fire on Monday.\n\n{SENTENCE}",
    }
    facts = [describe_article(parse(text, name)) for name, text in texts.items()]
    (copy,) = find_copies(facts)
    assert copy.kind in {"copy", "passage"}


QUOTED = (
    "“We will find those who fired on our guests and we will bring every one of them before a "
    "judge in this city,” the governor said."
)


def test_s32_a_shared_quotation_is_no_copy() -> None:
    texts = {
        "a1": f"4 June 2024\n\nRockets hit Harir base in Iraq on Monday.\n\n{QUOTED}",
        "a2": f"5 June 2024\n\nThe camp at Harir was shelled, its commander told us.\n\n{QUOTED}",
    }
    facts = [describe_article(parse(text, name)) for name, text in texts.items()]
    assert all(copy.kind == "quotation" for copy in find_copies(facts))


def test_s29_two_wordings_of_one_statement_are_both_kept() -> None:
    one = read(
        "5 June 2024\n\nRockets hit Harir base in Iraq on Tuesday. “We agreed that the attack "
        "on our "
        "troops was a grave step,” the minister said.",
        "a1",
    )
    two = read(
        "5 June 2024\n\nRockets hit Harir base in Iraq on Tuesday. The ministers “agreed that "
        "today's "
        "attack on the troops was a grave step,” the ministry said.",
        "a2",
    )
    assert len(one.statements) == len(two.statements) == 1
    assert one.statements[0].about == only(one).id and two.statements[0].about == only(two).id


@pytest.mark.parametrize(
    ("words", "actor"),
    [
        ("Kata’ib Hizballah", "Kataib Hezbollah"),
        ("Lebanese Hizballah", "Hezbollah"),
        ("Daesh", "Islamic State"),
        ("ISIS", "Islamic State"),
    ],
)
def test_s39_names_lead_to_their_own_group(words: str, actor: str) -> None:
    reading = read(
        f"5 June 2024\n\n{words} claimed responsibility for the rocket attack on Harir base "
        f"on Tuesday."
    )
    assert [r.actor for r in only(reading).responsibility if r.stance == "claimed"] == [actor]


def test_s44_a_weekday_without_a_zone_keeps_none() -> None:
    found = only(read("24 January 2025\n\nUS warplanes bombed two sites in Iraq on Tuesday."))
    assert found.date is not None and found.date.zone is None
    assert str(found.date.start) == "2025-01-21"


def edges_of(reading: Reading) -> set[tuple[str, str, str]]:
    """The relations by the place of each end; a run of attacks is "run"."""
    names = {m.id: m.place.name if m.place else m.type for m in reading.mentions}
    names |= {tally.id: "run" for tally in reading.tallies}
    return {(r.kind, names[r.earlier], names[r.later]) for r in reading.relations}


def test_s19_raids_answer_a_series_and_only_follow_one_attack_of_it() -> None:
    reading = read(
        "5 June 2024\n\nUS warplanes bombed a depot near Al-Qaim in Iraq on Tuesday.\n\n"
        "“These raids are in response to a series of attacks on our troops,” the minister said.\n\n"
        "The retaliatory raids came days after rockets hit Harir base on Saturday.\n\nDrones hit a "
        "base in Erbil on Tuesday."
    )
    kinds = sorted(kind for kind, _, _ in edges_of(reading))
    assert kinds == ["precedes", "response_to"]
    assert not any("Erbil" in ends for _, *ends in edges_of(reading))
    assert any(kind == "response_to" and one == "run" for kind, one, _ in edges_of(reading))


def test_s20_patterns_vows_and_threats_are_no_incidents() -> None:
    reading = read(
        "5 June 2024\n\nDrones hit Harir base in Iraq on Tuesday.\n\nThe army has on several "
        "occasions launched strikes on camps in retaliation for such attacks. “We are going to "
        "respond,” the minister said. The group has sworn vengeance for its dead."
    )
    assert only(reading).type == "drone_attack" and reading.relations == ()


def test_s21_a_strike_that_prompted_a_series_of_raids_is_one_background_incident() -> None:
    reading = read(
        "5 June 2024\n\nDrones hit Harir base in Iraq on Tuesday.\n\nThe militias took up their "
        "attacks again after a strike on a base in Kuwait in late January that killed two soldiers "
        "and prompted a series of retaliatory raids."
    )
    assert ("response_to", "Kuwait", "run") in edges_of(reading)
    (kuwait,) = [m for m in reading.mentions if m.place and m.place.country == "KW"]
    assert kuwait.role == "background" and kuwait.killed == Figure(2, 2)


def test_s22_a_killing_told_as_hours_before_another_precedes_it() -> None:
    reading = read(
        "5 June 2024\n\nRockets hit Harir base in Iraq on Monday.\n\nThe killing of the rebel "
        "leader Omar Haddad in Aleppo last week was a blow to the group. It had lost a commander "
        "to an assassination in Tripoli mere hours before Haddad's murder."
    )
    assert ("precedes", "Tripoli", "Aleppo") in edges_of(reading)


def test_s23_a_lorry_of_rockets_that_is_stopped_is_the_aftermath_of_the_attack() -> None:
    reading = read(
        "5 June 2024\n\nRockets hit Harir base in Iraq on Tuesday. Police secured the scene and "
        "intercepted a truck carrying six more rockets.\n\nThe rockets were disarmed, the "
        "governor said."
    )
    attack, truck = reading.mentions
    assert (attack.type, truck.type) == ("rocket_attack", "raid_or_arrest")
    assert truck.munitions == Figure(6, 6) and truck.outcome is None
    (edge,) = reading.relations
    assert (edge.kind, edge.earlier, edge.later) == ("aftermath_of", attack.id, truck.id)
