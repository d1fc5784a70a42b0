"""Whether an article itself says in which land a place lies, or leaves it to the reader.

A local paper writes of Norwich and means its own: which Norwich was read is then a guess.
"""

from __future__ import annotations

import re
from functools import lru_cache

from crosswire.lexicon.gazetteer import load_gazetteer
from crosswire.lexicon.gazetteer_keys import spell_key
from crosswire.model.place import Place

WELL_KNOWN = 500_000  # people: nobody means a namesake of such a city without saying so
# Lands whose towns share their names with each other's: only the province tells them apart.
_SHARED_NAMES = frozenset({"US", "GB", "AU", "CA", "NZ", "IE", "ZA"})
_MARKS = re.compile(r"[.,;:!?()\"“”—/]")
_INITIAL = re.compile(r"\b([A-Z])\.")
_CODE = re.compile(r"\b[A-Z]\.?[A-Z]\b")


def is_vouched(place: Place | None, text: str) -> bool:
    """True if a text names the land of a town, in English-speaking lands the province.

    Whole provinces and lands vouch for themselves, and so do cities that everybody knows.
    """
    if place is None or not place.country or not place.is_point or _is_well_known(place):
        return True
    words, codes = _read_words(text)
    names = {name for outer in _provinces(place) for name in load_gazetteer().names(outer)}
    if any(f" {name} " in words for name in names):
        return True
    if any(outer.rpartition("-")[2] in codes for outer in _provinces(place)):
        return True
    lands = load_gazetteer().land_words(place.country)
    return place.country not in _SHARED_NAMES and any(f" {name} " in words for name in lands)


def _is_well_known(place: Place) -> bool:
    record = load_gazetteer().record(place.id.partition("/")[0])
    return record is None or record.kind != "city" or record.population >= WELL_KNOWN


def _provinces(place: Place) -> list[str]:
    return [outer for outer in place.within if outer.startswith(("iso:", "gn1:")) and "-" in outer]


@lru_cache(maxsize=64)  # the mentions of one article come one after the other
def _read_words(text: str) -> tuple[str, frozenset[str]]:
    """The text as keys of places are written, and the codes in it: "NC", "N.Y."."""
    apart = _MARKS.sub(" ", _INITIAL.sub(r"\1", text))
    codes = frozenset(code.replace(".", "") for code in _CODE.findall(text))
    return f" {spell_key(apart)} ", codes
