"""Which incidents an article ties to one another, in sentences from many countries."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crosswire.extract import extract_mentions
from crosswire.lexicon.load import load_lexicon
from crosswire.model.incident import Reading
from crosswire.model.text import Article
from crosswire.parse import parse_article

LEXICON = load_lexicon()
HEAD = "Wednesday, 5 June 2024\n\n"


def read(text: str) -> Reading:
    article = Article("a1", None, None, None, None, "en", None, HEAD + text, "a", "2026-01-01")
    return extract_mentions(parse_article(article, LEXICON), LEXICON)


def spell(text: str) -> list[str]:
    """The relations of an article as "earlier kind later", an incident by its place or type."""
    reading = read(text)
    names = {m.id: m.place.name if m.place else m.type for m in reading.mentions}
    names |= {tally.id: "run" for tally in reading.tallies}
    return sorted(
        f"{names[r.earlier]} {r.kind} {names[r.later]}"
        + ("" if r.basis == "stated" else f" ({r.basis})")
        for r in reading.relations
    )


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Troops shelled a camp near Loikaw on Tuesday in retaliation for an ambush near "
            "Myitkyina on Sunday that killed four soldiers.",
            ["Myitkyina response_to Loikaw"],
        ),
        (
            "Gunmen killed nine soldiers in an ambush near Gao on Monday. The army answered with "
            "air strikes on two camps near Ansongo, killing twelve militants.",
            ["Gao response_to Ansongo"],
        ),
        (
            "Rebels stormed a post in Goma on Monday. The attack prompted retaliatory shelling of "
            "a hill near Bukavu on Tuesday.",
            ["Goma response_to Bukavu"],
        ),
        (
            "Warplanes bombed rebel positions near Idlib on Tuesday, hours after three of its "
            "soldiers were killed by a roadside bomb in Hama, the Syrian army said.",
            ["Hamah response_to Idlib"],
        ),
        (
            "Air strikes on Mekele killed ten people on Tuesday. The strikes were ordered after a "
            "rocket attack on Asmara on Sunday.",
            ["Asmara response_to Mek'ele"],
        ),
    ],
)
def test_what_answers_an_attack_is_tied_to_it(text: str, wanted: list[str]) -> None:
    assert spell(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "A car bomb killed six people in Quetta on Tuesday. The bombing followed an attack on "
            "a checkpoint in Turbat on Sunday, which left two officers dead.",
            ["Turbat precedes Quetta"],
        ),
        (
            "Rockets hit Donetsk on Monday, wounding two. Two days later a drone struck a bus in "
            "Horlivka and killed a driver.",
            ["Donetsk precedes Horlivka"],
        ),
        (
            "A bomb killed three policemen in Bannu on Tuesday. A day earlier gunmen shot dead a "
            "teacher in Mardan.",
            ["Mardan precedes Bannu"],
        ),
        (
            "Drones hit the port of Odesa on Tuesday. In March a missile struck the same port and "
            "killed five people.",
            ["Odesa precedes Odesa"],
        ),
        (
            "A bomb hit a church in Jolo on Tuesday. It was the second attack in the town within a "
            "week: on Friday gunmen shot dead a priest in Patikul.",
            ["Patikul precedes Jolo", "run part_of Jolo"],
        ),
    ],
)
def test_words_of_order_tie_two_incidents(text: str, wanted: list[str]) -> None:
    assert [line.replace("Port of Odesa", "Odesa") for line in spell(text)] == wanted


def test_two_sites_of_one_operation_are_parts_of_it() -> None:
    text = "Grenade attacks hit police stations in Cúcuta and Tibú on Monday night, killing two."
    assert spell(text) == ["Cúcuta part_of Tibú"]


@pytest.mark.parametrize(
    "more",
    [
        "The bombing was the latest in a series of attacks on the pipeline.",
        "There have been more than 40 attacks on pipelines since January. Most attacks, including "
        "Tuesday's bombing, were claimed by the ELN.",
    ],
)
def test_an_attack_that_a_text_counts_in_a_run_is_part_of_it(more: str) -> None:
    text = f"A bomb killed two farmers near Arauca on Tuesday. {more}"
    assert spell(text) == ["run part_of Arauca"]


def test_men_arrested_over_a_bombing_are_its_aftermath() -> None:
    text = (
        "A bomb killed six worshippers at a mosque in Peshawar on Monday. On Tuesday police "
        "arrested three men in Mardan over the bombing."
    )
    assert spell(text) == ["Peshawar aftermath_of Mardan"]


def test_a_run_of_attacks_and_not_one_of_them_is_answered() -> None:
    text = "Jets bombed a depot near Aden on Tuesday in response to a series of attacks on ships."
    assert spell(text) == ["run response_to Aden"]


def test_what_came_while_fear_grew_after_an_attack_states_no_order() -> None:
    text = (
        "Rockets hit Erbil on Tuesday. The attack came as fear spread after a bombing in Kirkuk on "
        "Friday."
    )
    assert spell(text) == ["Kirkuk precedes Erbil (inferred)"]


@pytest.mark.parametrize(
    "text",
    [
        "A bomb killed two men in Kabul on Tuesday. Gunmen shot dead a judge in Herat on Monday.",
        "A warning came a week after a bombing in Mosul, and hours after a raid in Tikrit.",
        "The army has carried out several raids in retaliation for attacks in Darfur.",
        "Rockets hit Sderot on Tuesday. “We will respond,” the minister said after the attack.",
        "A bomb killed a man in Basra on Tuesday, which has been calm since a battle in 2008.",
    ],
)
def test_days_alone_vows_and_patterns_tie_nothing(text: str) -> None:
    assert spell(text) == []


def test_an_answer_says_no_order_as_well() -> None:
    text = (
        "Raids on Idlib after bomb kills soldiers\n\nJets bombed Idlib on Tuesday in reply to a "
        "roadside bomb in Hama on Monday that killed three soldiers."
    )
    assert [line.split()[1] for line in spell(text)] == ["response_to"]


def test_a_relation_has_its_speaker_and_its_sentence() -> None:
    reading = read(
        "Drones struck Sumy on Tuesday. The ministry said the strike was in retaliation for an "
        "attack on Belgorod on Sunday."
    )
    (relation,) = reading.relations
    text = HEAD + (
        "Drones struck Sumy on Tuesday. The ministry said the strike was in retaliation for an "
        "attack on Belgorod on Sunday."
    )
    assert relation.span.quote(text).startswith("The ministry said")


PIECES = st.lists(
    st.sampled_from(
        [
            "A bomb hit Mosul on Monday.",
            "Two days later gunmen shot dead a judge in Tikrit.",
            "The same base was hit in March.",
            "It was the third attack in a week.",
            "The army answered with strikes on Sinjar, and an air raid on Baiji on Friday.",
            "Police arrested four men over the attack.",
            "after the raid: in response to",
            "A week after the",
            "“ ; , and the two airports",
        ]
    ),
    max_size=8,
)


@settings(max_examples=40, deadline=None)
@given(PIECES)
def test_any_text_gives_ends_that_exist_and_never_one_tied_to_itself(pieces: list[str]) -> None:
    text = HEAD + " ".join(pieces)
    reading = read(" ".join(pieces))
    known = {m.id for m in reading.mentions} | {t.id for t in reading.tallies}
    for relation in reading.relations:
        assert {relation.earlier, relation.later} <= known
        assert relation.earlier != relation.later
        assert relation.span.quote(text).strip()


def test_it_is_what_the_article_reports_and_not_what_it_has_just_recalled() -> None:
    text = (
        "Drones hit the port of Odesa on Tuesday. In March a missile struck the same port and "
        "killed five people. It was the 28th attack on ports since May."
    )
    reading = read(text)
    (part,) = [r for r in reading.relations if r.kind == "part_of"]
    assert {m.id: m.type for m in reading.mentions}[part.later] == "drone_attack"


def test_the_first_attack_of_its_kind_is_part_of_no_run() -> None:
    text = (
        "A bomb killed ten people at a church in Jolo on Sunday. It was the first such bombing in "
        "Jolo, but the group is blamed for several explosions in Cotabato."
    )
    assert spell(text) == []


def test_numbered_parts_of_what_was_told_are_of_one_operation() -> None:
    text = (
        "Militants set off two bombs in Quetta on Tuesday. The first bomb killed six passengers "
        "on a bus. The second exploded outside a clinic, killing a nurse."
    )
    assert spell(text) == ["Quetta part_of bombing"]


def test_numbered_attacks_of_different_days_are_of_none() -> None:
    text = (
        "Militants attacked Quetta twice. The first attack killed six people on Monday. The second "
        "attack killed a nurse in Turbat on Tuesday."
    )
    assert not any("part_of" in line for line in spell(text))


def test_a_blast_known_before_still_has_its_order() -> None:
    text = (
        "A bomb ripped through a bus in Cotabato on Monday, killing one. The blast came a day "
        "after two soldiers were shot dead in Jolo. Police arrested a suspected bomber in Tacurong "
        "on Tuesday."
    )
    assert spell(text) == ["Cotabato aftermath_of Tacurong", "Jolo precedes Cotabato"]
