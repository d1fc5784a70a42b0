"""What the places of two mentions say for and against."""

from __future__ import annotations

import re

from crosswire.link.facts import Fact, Side, make_fact
from crosswire.link.words import load_common_words
from crosswire.model.place import Place, compare_places, distance_km

_SAME = {
    "site": "same_site",
    "city": "same_city",
    "area": "same_area",
    "admin1": "same_province",
    "country": "same_country",
}
_INSIDE = {
    "site": "inside",
    "city": "inside",
    "area": "inside",
    "admin1": "inside_province",
    "country": "inside_country",
}
SIDE_BY_SIDE_KM = 3.0  # the length of an air base
_WORD = re.compile(r"[^\W\d_]{4,}")


def compare_sites(left: Side, right: Side) -> Fact:
    """The fact of the two places; a place that is missing counts a little against the pair."""
    one, other = left.mention.place, right.mention.place
    if one is None or other is None:
        return make_fact("no_place", "a place is missing")
    match compare_places(one, other):
        case "apart":
            return _part(left, right, f"{one.name} and {other.name} are apart")
        case "same":
            return make_fact(_SAME[one.precision], f"the same place, {one.name}")
        case "inside":
            return _compare_nested(one, other)
        case "near":
            return _compare_near(one, other)
        case _:
            return _compare_names(one, other)


def _part(left: Side, right: Side, reason: str) -> Fact:
    """Two places apart rule a pair out, unless one may be the namesake of the place meant."""
    if left.vouched and right.vouched:
        return make_fact("apart", reason, forbids=True)
    return make_fact("apart_unsure", f"{reason}, if they were read rightly")


def _compare_nested(one: Place, other: Place) -> Fact:
    wider = max(one.precision, other.precision, key=_WIDTHS.index)
    return make_fact(_INSIDE[wider], f"of {one.name} and {other.name} one lies in the other")


_WIDTHS = ("site", "city", "area", "admin1", "country")


def _compare_near(one: Place, other: Place) -> Fact:
    """Two sites with names of their own are two places, unless they stand side by side."""
    gap_km = distance_km(one, other)
    if gap_km is not None and gap_km <= SIDE_BY_SIDE_KM:
        return make_fact("side_by_side", f"{one.name} and {other.name} are side by side")
    if one.precision == other.precision and one.precision in ("site", "city"):
        return make_fact("near_but_two", f"{one.name} and {other.name} are near, but two places")
    return make_fact("near", f"{one.name} and {other.name} are near each other")


def _compare_names(one: Place, other: Place) -> Fact:
    if one.name.lower() == other.name.lower():
        return make_fact("same_place_name", f"places of one name, {one.name}")
    shared = name_words(one) & name_words(other)
    if not shared:
        return make_fact("other_place_name", f"{one.name} and {other.name} share no word")
    return make_fact("place_word_shared", f"places that share {', '.join(sorted(shared))}")


def name_words(place: Place) -> frozenset[str]:
    """The words of a place's names that few other places share."""
    words = _WORD.findall(f"{place.name} {place.as_written}".lower())
    return frozenset(words) - load_common_words().place
