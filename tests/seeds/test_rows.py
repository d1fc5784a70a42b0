"""What the rows S1–S13, S31–S33, S40, S41 and S44 ask besides, as one asks the ledger.

The articles are real and are not part of this repository: the tests skip where they are not.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path, PurePath

import pytest

import crosswire
from crosswire.api import Ledger
from crosswire.model.figure import Figure
from crosswire.model.incident import Incident
from crosswire.model.mention import Claim, Mention, Responsibility
from crosswire.model.moment import Moment
from crosswire.model.text import Document

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
pytestmark = pytest.mark.skipif(
    not SEEDS.is_dir(), reason="the sample articles (../shared/seeds) are not beside this checkout"
)


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    with crosswire.open(tmp_path_factory.mktemp("seeds") / "l.db") as opened:
        opened.add(*(str(path) for path in sorted(SEEDS.glob("*.txt"))))
        yield opened


def document(ledger: Ledger, number: str) -> Document:
    return next(
        d for d in ledger.documents() if PurePath(d.article.path or "").name.startswith(number)
    )


def on_day(ledger: Ledger, day: str, kind: str) -> Incident:
    (incident,) = ledger.incidents(since=day, until=day, type=kind)
    return incident


def mention(ledger: Ledger, incident: Incident, number: str) -> Mention:
    wanted = document(ledger, number).article.id
    return next(m for m in ledger.mentions(incident) if m.article == wanted)


def claims(ledger: Ledger, incident: Incident, slot: str) -> list[Claim]:
    return [c for m in ledger.mentions(incident) for c in m.claims if c.slot == slot]


def missiles(ledger: Ledger) -> Incident:
    return on_day(ledger, "2024-01-20", "missile_attack")


def drones(ledger: Ledger) -> Incident:
    return on_day(ledger, "2024-01-23", "drone_attack")


def rockets(ledger: Ledger) -> Incident:
    return on_day(ledger, "2024-08-05", "rocket_attack")


def test_s01_both_times_and_both_counts_of_missiles_are_kept(ledger: Ledger) -> None:
    incident = missiles(ledger)
    times = {
        (c.value.clock, c.span.quote(document(ledger, "003").article.text))
        for c in claims(ledger, incident, "date")
        if isinstance(c.value, Moment) and c.value.clock
    }
    assert {clock for clock, _ in times} == {"18:30"}
    text = document(ledger, "000").article.text
    said = {c.span.quote(text) for c in mention(ledger, incident, "000").claims if c.slot == "date"}
    assert "late on Saturday" in said
    counts = {c.value for c in claims(ledger, incident, "munitions")}
    assert {Figure(3, None), Figure(12, None)} <= counts


def test_s02_five_articles_write_five_names_of_one_base_in_anbar(ledger: Ledger) -> None:
    written: set[str] = set()
    places: set[tuple[str, str | None, str | None]] = set()
    for incident in ledger.incidents():
        for told in ledger.mentions(incident):
            text = ledger.article(told.article).text
            for claim in told.claims:
                place = claim.value
                if claim.slot == "place" and getattr(place, "name", "") == "Ain al-Asad Air Base":
                    written.add(claim.span.quote(text))
                    places.add((place.id.split("/")[0], place.admin1, place.country))  # type: ignore[union-attr]
    assert places == {("air:ORAA", "Anbar", "IQ")}
    assert sum("sad" in words for words in written) >= 5


def test_s03_last_week_is_a_week_and_no_day(ledger: Ledger) -> None:
    killings = list(ledger.incidents(type="assassination"))
    assert len(killings) == 2
    for incident in killings:
        when = mention(ledger, incident, "001").date
        assert when is not None and (when.precision, when.start, when.end) == (
            "week",
            date(2024, 7, 29),
            date(2024, 8, 4),
        )


def test_s06_an_iraqi_casualty_is_sure_to_nobody_and_neither_dead_nor_hurt(ledger: Ledger) -> None:
    told = mention(ledger, missiles(ledger), "000")
    (claim,) = [c for c in told.claims if c.slot == "casualties"]
    assert (claim.value, claim.modality, claim.asserter) == (
        Figure(1, 1),
        "suspected",
        "US military",
    )
    assert told.killed is None and told.injured is None


def test_s07_five_and_two_are_the_seven_and_two_of_them_were_flown_out(ledger: Ledger) -> None:
    incident = rockets(ledger)
    told = mention(ledger, incident, "002")
    parts = {c.of: c.value for c in told.claims if c.slot == "injured" and c.of is not None}
    assert parts["personnel"] == Figure(5, 5) and parts["contractors"] == Figure(2, 2)
    assert told.injured == Figure(7, 7)
    (evacuated,) = claims(ledger, incident, "evacuated")
    assert evacuated.value == Figure(2, 2)
    (severity,) = claims(ledger, incident, "severity")
    assert severity.value == "non-life-threatening injuries"


def test_s08_that_no_further_details_are_known_is_kept(ledger: Ledger) -> None:
    (unknown,) = claims(ledger, drones(ledger), "assessment")
    assert "further details" in str(unknown.value)


def test_s09_each_outcome_has_the_one_who_tells_it(ledger: Ledger) -> None:
    incident = missiles(ledger)
    impacted = claims(ledger, incident, "impacted")
    assert {(c.value, c.asserter) for c in impacted} == {("others impacted", "US Central Command")}
    told = {c.asserter for c in claims(ledger, incident, "intercepted")}
    assert told == {"US Central Command", "Pentagon"}
    (shot,) = claims(ledger, drones(ledger), "intercepted")
    assert (shot.value, shot.asserter) == (Figure(1, 1), "Iraqi security official")


def test_s10_each_reading_of_the_weapons_has_its_voice(ledger: Ledger) -> None:
    incident = rockets(ledger)
    voices = {(c.value, c.asserter) for c in claims(ledger, incident, "weapon")}
    assert ("rocket", "US defence officials") in voices
    assert ("drone", "Al-Thawriun") in voices


def test_s11_the_new_group_says_so_in_a_statement_after_nobody_had(ledger: Ledger) -> None:
    incident = rockets(ledger)
    entry = next(c for c in incident.claimants if c.actor == "Al-Thawriun")
    assert entry.standing == "claimed" and entry.since == date(2024, 8, 6)


def test_s12_the_defence_department_blames(ledger: Ledger) -> None:
    blamed = [
        c.value
        for c in claims(ledger, rockets(ledger), "responsibility")
        if isinstance(c.value, Responsibility) and c.value.stance == "blamed"
    ]
    assert {role.asserter for role in blamed} == {None, "US Defense Department"}


def test_s31_who_wrote_a_text_is_not_who_took_its_photo(ledger: Ledger) -> None:
    credited = {
        number: {(c.agency, c.of) for c in document(ledger, number).credits}
        for number in ("000", "001", "002", "003", "004")
    }
    assert credited["000"] == set()
    assert credited["001"] == {("Alamy", "photo")}
    assert credited["002"] == {("AP", "text")}
    assert credited["003"] == {("Anadolu", "text"), ("Reuters", "photo")}
    assert credited["004"] == {("Getty", "photo")}
    chains = {c.chain for c in mention(ledger, drones(ledger), "004").claims}
    assert any(chain[:1] == ("AFP",) for chain in chains)  # told AFP


def test_s40_the_line_that_promotes_a_newsletter_is_never_read(ledger: Ledger) -> None:
    page = document(ledger, "002")
    promotion = page.zones[0]
    assert promotion.kind == "furniture" and "newsletter" in promotion.span.quote(page.article.text)
    for incident in ledger.incidents():
        told = [m for m in ledger.mentions(incident) if m.article == page.article.id]
        assert not any(promotion.span.overlaps(c.span) for m in told for c in m.claims)


def test_s41_glued_paragraphs_part_and_notices_say_nothing(ledger: Ledger) -> None:
    page = document(ledger, "000")
    opened = {s.span.quote(page.article.text).split()[0] for s in page.sentences}
    assert "Maliki," in opened  # printed as "country.Maliki"
    for number in ("000", "002", "003", "004"):
        laid_out = document(ledger, number)
        furniture = [z.span for z in laid_out.zones if z.kind == "furniture"]
        assert furniture
        zones = {s.zone for s in laid_out.sentences if any(f.holds(s.span) for f in furniture)}
        assert zones <= {"furniture"}


def test_s44_the_strikes_have_a_day_whose_zone_nobody_gives(ledger: Ledger) -> None:
    (strikes,) = ledger.incidents(since="2024-01-23", until="2024-01-23", type="airstrike")
    when = mention(ledger, strikes, "003").date
    assert when is not None and when.zone is None and when.clock is None
    assert when.start is not None and date(2024, 1, 23) <= when.start <= date(2024, 1, 24)
