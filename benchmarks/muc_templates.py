"""From what crosswire read to the incident templates of MUC-3/4.

What counts as an incident there, and how a slot is written, are rules of that benchmark: they stand
here as tables, and the reader knows nothing of them.
"""

from __future__ import annotations

from datetime import date

from muc_organisations import name_organisations
from muc_relevance import is_person, keep_relevant
from muc_types import settle_type

from crosswire.lexicon.gazetteer import load_gazetteer
from crosswire.lexicon.gazetteer_keys import place_key
from crosswire.model.figure import Figure
from crosswire.model.incident import Reading
from crosswire.model.mention import Mention, Party
from crosswire.model.moment import Moment
from crosswire.model.place import Place
from crosswire.model.text import Document

Slots = dict[str, list[str]]

DATE, PLACE, TYPE, STAGE, INSTRUMENT = "2", "3", "4", "5", "6"
PERSONS, ORGANISATION, CONFIDENCE = "9", "10", "11"
THINGS, THING_EFFECT = "12", "16"
NAMES, DESCRIPTIONS, NUMBERS, PEOPLE_EFFECT = "18", "19", "21", "23"

CONFIDENCES = {
    "stated": "REPORTED AS FACT",
    "claimed": "CLAIMED OR ADMITTED",
    "blamed": "SUSPECTED OR ACCUSED",
    "suspected": "POSSIBLE",
}
PEOPLE_EFFECTS = {
    "killed": "DEATH",
    "injured": "INJURY",
    "unharmed": "NO INJURY OR DEATH",
    "freed": "REGAINED FREEDOM",
}
# Words of weapons that name no device.
NO_WEAPONS = frozenset({"SHOT", "SHOTS", "RIFLE FIRE", "GUNFIRE", "SHOOTING", "HELICOPTER GUNSHIP"})
THING_EFFECTS = {"destroyed": "DESTROYED", "damaged": "SOME DAMAGE"}
COUNTRIES = {
    "SV": "EL SALVADOR",
    "GT": "GUATEMALA",
    "HN": "HONDURAS",
    "AR": "ARGENTINA",
    "BO": "BOLIVIA",
    "CL": "CHILE",
    "CO": "COLOMBIA",
    "EC": "ECUADOR",
    "PE": "PERU",
}
MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")


def make_templates(document: Document, reading: Reading) -> list[Slots]:
    """The templates of one message, in the order in which it tells the incidents."""
    kept = (keep_relevant(mention, COUNTRIES.keys()) for mention in reading.mentions)
    return [make_template(document, mention) for mention in kept if mention is not None]


def make_template(document: Document, mention: Mention) -> Slots:
    """One incident as slots; what is not known is left out."""
    slots = {
        DATE: spell_date(mention.date, document),
        PLACE: spell_place(mention.place, document),
        TYPE: [settle_type(mention)],
        STAGE: ["ACCOMPLISHED"],
        INSTRUMENT: spell_weapons(document, mention),
        **spell_doers(document, mention),
        **spell_things(mention),
        **spell_victims(mention),
    }
    return {name: list(dict.fromkeys(fills)) for name, fills in slots.items() if fills}


def spell_weapons(document: Document, mention: Mention) -> list[str]:
    """The words for the weapons, as the message has them; "gunmen" and "shot dead" are none."""
    text = document.article.text
    told = [c for c in mention.claims if c.slot == "weapon" and c.rule.startswith("en/weapons#")]
    return [words for c in told if (words := _caps(c.span.quote(text))) not in NO_WEAPONS]


def spell_doers(document: Document, mention: Mention) -> Slots:
    """The persons and organisations that did it, and how each organisation is tied to it."""
    doers = [p for p in mention.parties if p.part == "doer"]
    tied = {
        _caps(name): CONFIDENCES[stance]
        for name, stance in name_organisations(document, mention)
        if stance in CONFIDENCES
    }
    persons = [_caps(p.name or p.description or "") for p in doers if is_person(p)]
    return {
        PERSONS: persons,
        ORGANISATION: list(tied),
        CONFIDENCE: [f'{value}: "{name}"' for name, value in tied.items()],
    }


def spell_things(mention: Mention) -> Slots:
    """The things that were struck, and what became of them."""
    things = [(_caps(p.description or ""), p) for p in mention.parties if p.part == "thing"]
    effects = [
        f'{THING_EFFECTS[p.effect]}: "{words}"' for words, p in things if p.effect in THING_EFFECTS
    ]
    return {THINGS: [words for words, _ in things], THING_EFFECT: effects}


def spell_victims(mention: Mention) -> Slots:
    """The people that were struck: names, descriptions, how many, and what became of them."""
    victims = [p for p in mention.parties if p.part == "victim"]
    labels = [(_label(p), p) for p in victims if _label(p)]
    return {
        NAMES: [_caps(p.name) for p in victims if p.name],
        DESCRIPTIONS: [_caps(p.description) for p in victims if p.description],
        NUMBERS: [f'{spell_number(p.figure)}: "{label}"' for label, p in labels],
        PEOPLE_EFFECT: [
            f'{PEOPLE_EFFECTS[p.effect]}: "{label}"'
            for label, p in labels
            if p.effect in PEOPLE_EFFECTS
        ],
    }


def _label(party: Party) -> str:
    return _caps(party.name or party.description or "")


def _caps(words: str) -> str:
    return " ".join(words.upper().replace('"', "").split())


def spell_date(moment: Moment | None, document: Document) -> list[str]:
    """A day, a range, or "not after the day of the report" where the text fixes none."""
    if moment is None or moment.start is None or moment.end is None:
        published = document.published.moment.end if document.published else None
        return [f"- {_day(published)}"] if published else []
    if moment.start == moment.end:
        return [_day(moment.start)]
    return [f"{_day(moment.start)} - {_day(moment.end)}"]


def _day(day: date) -> str:
    return f"{day.day:02} {MONTHS[day.month - 1]} {day.year % 100:02}"


def spell_place(place: Place | None, document: Document) -> list[str]:
    """The country, then the place; the country of the dateline where the text fixes none."""
    if place is None or place.country not in COUNTRIES:
        return dateline_country(document)
    country, name = COUNTRIES[place.country], spell_settlement(place)
    return [f"{country}: {name}" if name and name != country else country]


def spell_settlement(place: Place) -> str:
    """The town or province of a place without the words around it: "northern Tegucigalpa" is it."""
    record = load_gazetteer().record(place.id.partition("/")[0])
    if place.precision == "country" or record is None or record.kind in {"country", "area", "sea"}:
        known = record is None or place.name == record.name or "/" not in place.id
        return "" if place.precision in {"country", "area"} or known else _ascii(place.name)
    if record.kind in {"site", "airport"}:
        return _ascii(place.admin1 or "")
    is_named = place.precision != "site" and place_key(place.name) != place_key(place.as_written)
    return _ascii(place.name if "/" in place.id and is_named else record.name)


def _ascii(name: str) -> str:
    return place_key(name).upper()


# The capitals that reports are sent from: a report from elsewhere names its country in brackets.
CAPITALS = {
    "SAN SALVADOR": "EL SALVADOR",
    "GUATEMALA CITY": "GUATEMALA",
    "TEGUCIGALPA": "HONDURAS",
    "BUENOS AIRES": "ARGENTINA",
    "LA PAZ": "BOLIVIA",
    "SANTIAGO": "CHILE",
    "BOGOTA": "COLOMBIA",
    "QUITO": "ECUADOR",
    "LIMA": "PERU",
}


def dateline_country(document: Document) -> list[str]:
    """The country that a message was sent from, if it is one of the nine."""
    opening = document.article.text[:200].upper()
    known = [*CAPITALS.items(), *((name, name) for name in COUNTRIES.values())]
    found = [(opening.find(name), country) for name, country in known if name in opening]
    return [min(found)[1]] if found else []


def spell_number(figure: Figure | None) -> str:
    """A number, an open range, or PLURAL."""
    if figure is None:
        return "PLURAL"
    if figure.low is not None and figure.low == figure.high:
        return str(figure.low)
    return "PLURAL" if figure.low in {None, 2, 3} else f"{figure.low}-"
