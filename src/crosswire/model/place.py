"""Where something happened."""

from __future__ import annotations

import math
from typing import Literal

import msgspec

PlacePrecision = Literal["site", "city", "area", "admin1", "country"]


class Place(msgspec.Struct, frozen=True, tag="place"):
    """A place with one id for all its spellings; coordinates are WGS 84 degrees.

    `precision`: `site` a base, airport or building; `city` a town; `area` near, south of, a region
    or a sea; `admin1` a province; `country`. `within` holds the ids of the places that contain it.
    """

    id: str
    name: str
    as_written: str
    country: str | None
    admin1: str | None
    lat: float | None
    lon: float | None
    precision: PlacePrecision
    within: tuple[str, ...] = ()

    @property
    def is_point(self) -> bool:
        """True for a town or a site, which has a spot on the map; an area, a land has none."""
        return self.precision in {"site", "city"}


def distance_km(left: Place, right: Place) -> float | None:
    """Great-circle distance in kilometres; None when either has no coordinates."""
    if left.lat is None or left.lon is None or right.lat is None or right.lon is None:
        return None
    p, q = math.radians(left.lat), math.radians(right.lat)
    turn = math.radians(right.lon - left.lon)
    half = math.sin((q - p) / 2) ** 2 + math.cos(p) * math.cos(q) * math.sin(turn / 2) ** 2
    return 2 * 6371.0 * math.asin(min(1.0, math.sqrt(half)))  # 6371 km: the Earth's mean radius


Closeness = Literal["same", "inside", "near", "apart", "unknown"]

# Two places as near as this may be one place told by two landmarks.
NEAR_KM = 30.0
# Words like "near Hasakah" or "eastern Syria" mean no point: within one country, 100 km may agree.
NEAR_AREA_KM = 100.0
# A part of a country ("northern Afghanistan") has its middle this far from its edges at most.
WIDE_AREA_KM = 300.0


def compare_places(left: Place, right: Place) -> Closeness:
    """How two places lie to each other, whichever is given first.

    `same` id; one `inside` the other; `near` within 30 km, or 100 km where one is an area and both
    are in one country; otherwise `apart`; `unknown` where coordinates are missing, or where an
    area is so wide that it may hold the other.
    """
    if left.id == right.id:
        return "same"
    if is_within(left, right) or is_within(right, left):
        return "inside"
    if left.country and right.country and left.country != right.country:
        return "near" if _are_close(left, right, NEAR_KM) else "apart"
    gap_km = distance_km(left, right)
    if gap_km is None:
        return "unknown"
    if not {"area", "admin1"} & {left.precision, right.precision}:
        return "near" if gap_km <= NEAR_KM else "apart"
    if gap_km <= NEAR_AREA_KM:
        return "near"
    wide = _is_wide(left) or _is_wide(right)
    return "unknown" if wide and gap_km <= WIDE_AREA_KM else "apart"


def is_within(inner: Place, outer: Place) -> bool:
    """True if the first place lies in the second, by its containers' ids or by names."""
    if outer.id in inner.within:
        return True
    if outer.country is None or inner.country != outer.country:
        return False
    if outer.precision == "country":
        return True
    return outer.precision == "admin1" and inner.admin1 == outer.name


def _is_wide(place: Place) -> bool:
    """True for a province or a part of a country, not for what is near a town."""
    return place.precision == "admin1" or (place.precision == "area" and "/" in place.id)


def _are_close(left: Place, right: Place, most_km: float) -> bool:
    gap_km = distance_km(left, right)
    return gap_km is not None and gap_km <= most_km
