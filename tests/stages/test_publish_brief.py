"""The brief: no value without the words it was read from, and nothing that Markdown acts on."""

from __future__ import annotations

from datetime import date

import msgspec
from made import make_article, make_document, make_incident, make_mention, open_filled

from crosswire.model.figure import Figure
from crosswire.model.incident import Claimant, Settled, Voices
from crosswire.model.mention import Claim
from crosswire.model.text import Span
from crosswire.publish import export_ledger
from crosswire.publish.brief import escape, incident_section
from crosswire.publish.cases import Case


def export(address: str) -> str:
    with open_filled(address) as ledger:
        return "".join(export_ledger(ledger, "brief"))


def test_every_value_is_followed_by_a_quotation_and_its_source(address: str) -> None:
    lines = export(address).splitlines()
    values = [number for number, line in enumerate(lines) if line.startswith("- **")]
    assert values
    for number in values:
        assert lines[number + 1].startswith("  - ")
        assert "“" in lines[number + 1]
        assert " — " in lines[number + 1]


def test_figures_that_differ_are_named_one_by_one_with_their_speakers(address: str) -> None:
    text = export(address)
    assert (
        "  - at least 3: “Rockets hit Gray Tower on Saturday 🚀, wounding **several people**"
        in text
    )
    assert "Morning Plain, 2 Mar 2031; police" in text
    assert "  - 7: “**Seven people** were wounded" in text
    assert "Evening Plain, 2 Mar 2031; in its own voice" in text


def test_totals_relations_and_rejections_have_their_own_parts(address: str) -> None:
    text = export(address)
    assert "Running totals, not counted as incidents" in text
    assert "at least 40 since 2031-03-01" in text
    assert "said to respond to" in text
    assert "in/broken.txt: not text" in text


def test_text_of_articles_cannot_become_markup(address: str) -> None:
    assert "<b>" not in export(address)
    assert escape("[x](y) `z`") == "\\[x\\](y) \\`z\\`"


def test_what_other_rules_print_and_what_became_of_claims_stands_below_the_words() -> None:
    said = Claim("c1", "killed", Figure(9, 9), Span(0, 11), None, (), "asserted", None, "en/x#y")
    words = "Nine people died. Dawn claimed it."
    document = make_document(make_article("a1", words))
    rules = (("lowest", Figure(7, 7)), ("ucdp_low", Figure(7, 7)))
    voices = Voices(Figure(1, 2), ("a1 quotes several: A, B",))
    killed = Settled("killed", Figure(9, 9), None, "superseded", ("c1",), "later", rules)
    killed = msgspec.structs.replace(killed, finer="corrected_down", voices=voices)
    status = Settled("claim_status", "claimed", None, "single", ("c2",), "as all say")
    claimed = msgspec.structs.replace(said, id="c2", slot="claim_status", value="claimed")
    mention = msgspec.structs.replace(make_mention(make_article("a1")), claims=(said, claimed))
    dawn = Claimant("Dawn", "claimed", date(2031, 3, 2), ("a1",), "it says so")
    incident = msgspec.structs.replace(
        make_incident((mention,)), settled=(killed, status), claimants=(dawn,)
    )
    text = "".join(incident_section(Case(incident, (mention,), {"a1": document})))
    assert "- **Killed:** 9 (corrected down; 1 to 2 independent voices)" in text
    assert text.index("“**Nine people**") < text.index("  - By other rules: lowest 7; UCDP low 7")
    assert "  - Ledger: Dawn: claimed since 2 Mar 2031 (it says so)" in text
