"""What the places of two mentions say for and against."""

from __future__ import annotations

import re

from crosswire.link import weights as w
from crosswire.link.facts import Fact, Side
from crosswire.link.words import load_common_words
from crosswire.model.place import Place, compare_places, distance_km

_SAME = {
    "site": w.SAME_SITE,
    "city": w.SAME_CITY,
    "area": w.SAME_AREA,
    "admin1": w.SAME_PROVINCE,
    "country": w.SAME_COUNTRY,
}
_INSIDE = {
    "site": w.INSIDE,
    "city": w.INSIDE,
    "area": w.INSIDE,
    "admin1": w.INSIDE_PROVINCE,
    "country": w.INSIDE_COUNTRY,
}
SIDE_BY_SIDE_KM = 3.0  # the length of an air base
_WORD = re.compile(r"[^\W\d_]{4,}")


def compare_sites(left: Side, right: Side) -> Fact:
    """The fact of the two places; a place that is missing counts a little against the pair."""
    one, other = left.mention.place, right.mention.place
    if one is None or other is None:
        return Fact(w.NO_PLACE, "a place is missing")
    match compare_places(one, other):
        case "apart":
            return Fact(w.UNLIKE_TYPE, f"{one.name} and {other.name} are apart", forbids=True)
        case "same":
            return Fact(_SAME[one.precision], f"the same place, {one.name}")
        case "inside":
            return _compare_nested(one, other)
        case "near":
            return _compare_near(one, other)
        case _:
            return _compare_names(one, other)


def _compare_nested(one: Place, other: Place) -> Fact:
    weight = min(_INSIDE[one.precision], _INSIDE[other.precision])
    return Fact(weight, f"of {one.name} and {other.name} one lies in the other")


def _compare_near(one: Place, other: Place) -> Fact:
    """Two sites with names of their own are two places, unless they stand side by side."""
    gap_km = distance_km(one, other)
    if gap_km is not None and gap_km <= SIDE_BY_SIDE_KM:
        return Fact(w.SIDE_BY_SIDE, f"{one.name} and {other.name} are side by side")
    if one.precision == other.precision and one.precision in ("site", "city"):
        return Fact(w.NEAR_BUT_TWO, f"{one.name} and {other.name} are near, but two places")
    return Fact(w.NEAR, f"{one.name} and {other.name} are near each other")


def _compare_names(one: Place, other: Place) -> Fact:
    if one.name.lower() == other.name.lower():
        return Fact(w.SAME_PLACE_NAME, f"places of one name, {one.name}")
    shared = name_words(one) & name_words(other)
    if not shared:
        return Fact(w.OTHER_PLACE_NAME, f"{one.name} and {other.name} share no word")
    return Fact(w.PLACE_WORD_SHARED, f"places that share {', '.join(sorted(shared))}")


def name_words(place: Place) -> frozenset[str]:
    """The words of a place's names that few other places share."""
    words = _WORD.findall(f"{place.name} {place.as_written}".lower())
    return frozenset(words) - load_common_words().place
