"""From what crosswire read to the incident templates of MUC-3/4.

What counts as an incident there, and how a slot is written, are rules of that benchmark: they stand
here as tables, and the reader knows nothing of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from muc_organisations import name_organisations
from muc_people import Struck, list_struck
from muc_relevance import is_person, keep_relevant
from muc_things import list_things
from muc_types import settle_type
from muc_weapons import name_devices

from crosswire.lexicon.gazetteer import load_gazetteer
from crosswire.lexicon.gazetteer_keys import place_key
from crosswire.model.figure import Figure
from crosswire.model.incident import Reading
from crosswire.model.mention import Mention
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
        INSTRUMENT: name_devices(document.article.text, mention),
        **spell_doers(document, mention),
        **spell_things(mention),
        **spell_victims(document, mention),
    }
    return {name: list(dict.fromkeys(fills)) for name, fills in slots.items() if fills}


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
    things = [(_caps(p.description or ""), p) for p in list_things(mention.parties)]
    effects = [
        f'{THING_EFFECTS[p.effect]}: "{words}"' for words, p in things if p.effect in THING_EFFECTS
    ]
    return {THINGS: [words for words, _ in things], THING_EFFECT: effects}


def spell_victims(document: Document, mention: Mention) -> Slots:
    """The people that were struck: names, descriptions, how many, and what became of them."""
    struck = list_struck(document.article.text, mention.parties)
    return {
        NAMES: [one.name for one in struck if one.name],
        DESCRIPTIONS: [spell_description(one) for one in struck if one.description],
        NUMBERS: [f'{spell_number(one.figure)}: "{one.label}"' for one in struck],
        PEOPLE_EFFECT: spell_effects(struck) or spell_no_harm(mention),
    }


def spell_effects(struck: Sequence[Struck]) -> list[str]:
    """What became of those who were struck, where it is told."""
    told = [one for one in struck if one.effect in PEOPLE_EFFECTS]
    return [f'{PEOPLE_EFFECTS[one.effect]}: "{one.label}"' for one in told]


def spell_no_harm(mention: Mention) -> list[str]:
    """ "No casualties" is an effect, too, though of nobody."""
    tolls = (c.value for c in mention.claims if c.slot in {"killed", "injured", "casualties"})
    unhurt = any(isinstance(toll, Figure) and toll.high == 0 for toll in tolls)
    return ["NO INJURY OR DEATH"] if unhurt else []


def spell_description(one: Struck) -> str:
    """A description, with the name of the one whose title or role it is."""
    return f'"{one.description}": "{one.name}"' if one.name else one.description


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
