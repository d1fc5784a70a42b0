"""From what crosswire read to the incident templates of MUC-3/4.

What counts as an incident there, and how a slot is written, are rules of that benchmark: they stand
here as tables, and the reader knows nothing of them.
"""

from __future__ import annotations

from datetime import date

from crosswire.model.figure import Figure
from crosswire.model.incident import Reading
from crosswire.model.mention import Mention, Responsibility
from crosswire.model.moment import Moment
from crosswire.model.place import Place
from crosswire.model.text import Document

Slots = dict[str, list[str]]

DATE, PLACE, TYPE, STAGE, INSTRUMENT = "2", "3", "4", "5", "6"
PERSONS, ORGANISATION, CONFIDENCE = "9", "10", "11"
THINGS, THING_EFFECT = "12", "16"
NAMES, DESCRIPTIONS, NUMBERS, PEOPLE_EFFECT = "18", "19", "21", "23"

TYPES = {
    "bombing": "BOMBING",
    "abduction": "KIDNAPPING",
}
CONFIDENCES = {
    "stated": "REPORTED AS FACT",
    "claimed": "CLAIMED OR ADMITTED",
    "blamed": "SUSPECTED OR ACCUSED",
    "suspected": "POSSIBLE",
}
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
    return [make_template(document, mention) for mention in reading.mentions]


def make_template(document: Document, mention: Mention) -> Slots:
    """One incident as slots; what is not known is left out."""
    slots = {
        DATE: spell_date(mention.date, document),
        PLACE: spell_place(mention.place),
        TYPE: [TYPES.get(mention.type, "ATTACK")],
        STAGE: ["ACCOMPLISHED"],
        INSTRUMENT: [w.upper() for w in mention.weapons],
        ORGANISATION: [r.actor.upper() for r in _tied(mention)],
        CONFIDENCE: [f'{CONFIDENCES[r.stance]}: "{r.actor.upper()}"' for r in _tied(mention)],
        DESCRIPTIONS: [v.upper() for v in mention.victims],
    }
    return {name: fills for name, fills in slots.items() if fills}


def _tied(mention: Mention) -> list[Responsibility]:
    return [r for r in mention.responsibility if r.stance in CONFIDENCES]


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


def spell_place(place: Place | None) -> list[str]:
    """The country, then the place."""
    if place is None:
        return []
    country = COUNTRIES.get(place.country or "")
    if country is None:
        return []
    return [country if place.precision == "country" else f"{country}: {place.name.upper()}"]


def spell_number(figure: Figure) -> str:
    """A number, an open range, or PLURAL."""
    if figure.low is not None and figure.low == figure.high:
        return str(figure.low)
    return "PLURAL" if figure.low in {None, 2, 3} else f"{figure.low}-"
