"""The brief: no value without the words it was read from, and nothing that Markdown acts on."""

from __future__ import annotations

from made import open_filled

from crosswire.publish import export_ledger
from crosswire.publish.brief import escape


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
