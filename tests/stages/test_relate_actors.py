"""Actors over all articles: every spelling one actor, every new name its own."""

from __future__ import annotations

from datetime import date

from crosswire.extract import extract_mentions
from crosswire.lexicon.load import load_lexicon
from crosswire.model.incident import ArticleFacts, Reading, describe_article
from crosswire.model.text import Article
from crosswire.parse import parse_article
from crosswire.relate.actors import ActorProfile, find_actors, profile_actors

LEXICON = load_lexicon()


def read(*stories: tuple[str, str]) -> list[ActorProfile]:
    """The actors of stories, each told on a day; every mention an incident of its own."""
    facts: list[ArticleFacts] = []
    readings: list[Reading] = []
    for number, (day, words) in enumerate(stories):
        text = f"{day}\n\n{words}"
        article = Article(f"a{number}", None, None, None, None, "en", None, text, "", "2026-01-01")
        document = parse_article(article, LEXICON)
        facts.append(describe_article(document))
        readings.append(extract_mentions(document, LEXICON))
    incidents = {m.id: f"i{m.id[1:]}" for reading in readings for m in reading.mentions}
    found = profile_actors(facts, readings, incidents, LEXICON)
    assert found == profile_actors(facts[::-1], readings[::-1], incidents, LEXICON)
    return found


def actor(found: list[ActorProfile], name: str) -> ActorProfile:
    (one,) = [profile for profile in found if profile.name == name]
    return one


STORY = (
    "4 June 2024",
    "Rockets hit a base near Erbil on Monday, wounding two guards. Officials blamed Hizballah. "
    "Iraq's Kataib Hezbollah denied that it had fired them. Hezbollah said nothing. Daesh, also "
    "known as ISIS, has been defeated; the Islamic State lost the town in 2017.",
)


def test_s39_spellings_are_one_actor_and_three_organisations_stay_three() -> None:
    found = read(STORY)
    assert {n.name for n in actor(found, "Hezbollah").names} == {"Hizballah", "Hezbollah"}
    assert {n.name for n in actor(found, "Kataib Hezbollah").names} == {"Kataib Hezbollah"}
    state = actor(found, "Islamic State")
    assert {n.name for n in state.names} == {"Daesh", "ISIS", "Islamic State"}
    assert [p.name for p in found if p.kind == "group"] == [
        "Hezbollah",
        "Islamic State",
        "Kataib Hezbollah",
    ]


NEWCOMER = (
    "4 June 2024",
    "Rockets hit a base near Erbil on Monday, wounding two guards. A previously unknown group "
    "calling itself Hezbollah Vanguard Brigade claimed the attack.",
)


def test_s38_a_new_name_is_provisional_and_is_not_merged_by_a_shared_word() -> None:
    found = read(NEWCOMER)
    new = actor(found, "Hezbollah Vanguard Brigade")
    assert (new.status, new.kind, new.reference) == ("provisional", None, ())
    assert [seen.tie.kind for seen in new.ties] == ["newcomer"]
    assert new.first == new.last == date(2024, 6, 4)
    assert "Hezbollah" not in {profile.name for profile in found}


def test_s38_an_umbrella_keeps_its_members_apart_and_its_facts_beside_its_claims() -> None:
    found = read(
        (
            "4 June 2024",
            "Rockets hit a base near Erbil on Monday, wounding two guards. The Islamic Resistance "
            "in Iraq, a loose alliance of armed groups, claimed the attack. Kataib Hezbollah, part "
            "of the Islamic Resistance in Iraq, praised it.",
        )
    )
    umbrella, member = actor(found, "Islamic Resistance in Iraq"), actor(found, "Kataib Hezbollah")
    assert {p.stance for p in umbrella.parts} == {"claimed"} and member.parts == ()
    assert {seen.tie.kind for seen in umbrella.ties} == {"umbrella", "member"}
    assert ("aligned", "Iran") in {(r.kind, r.other) for r in umbrella.reference}
    assert all(seen.tie.kind != "backed_by" for seen in umbrella.ties)  # no article says so here


def test_ties_come_in_order_of_time_with_who_says_so() -> None:
    found = read(
        (
            "9 June 2024",
            "A bomb killed two people in Goma on Friday. UN experts say that M23 is backed by "
            "Rwanda.",
        ),
        ("4 June 2024", "Shells killed two people in Goma on Monday. Rwanda denies backing M23."),
    )
    ties = actor(found, "M23").ties
    assert [(t.tie.modality, t.tie.asserter) for t in ties] == [
        ("denied", "Rwanda"),
        ("asserted", "UN experts"),
    ]
    assert actor(found, "Rwanda").ties == ties
    days = [seen.published.start for seen in ties if seen.published is not None]
    assert days == [date(2024, 6, 4), date(2024, 6, 9)]


def test_an_actor_is_found_by_any_spelling_and_the_exact_name_goes_first() -> None:
    found = read(STORY, NEWCOMER)
    assert [p.name for p in find_actors(found, "hizballah")] == ["Hezbollah"]
    assert [p.name for p in find_actors(found, "daesh")] == ["Islamic State"]
    assert [p.name for p in find_actors(found, "vanguard")] == ["Hezbollah Vanguard Brigade"]
    assert find_actors(found, "nobody") == []


def test_a_person_who_is_suspected_is_no_actor() -> None:
    found = read(
        ("4 June 2024", "A man shot two people dead in Tulsa on Monday. Police blamed Karl Brandt.")
    )
    assert "Karl Brandt" not in {profile.name for profile in found}
