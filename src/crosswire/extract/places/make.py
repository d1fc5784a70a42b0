"""Places made from the gazetteer's records and the words around a name."""

from __future__ import annotations

import math
from collections.abc import Sequence

import msgspec

from crosswire.extract.places.nodes import Node
from crosswire.lexicon.gazetteer import Gazetteer, Record
from crosswire.lexicon.gazetteer_keys import place_key
from crosswire.model.place import Place, PlacePrecision

_PRECISION: dict[str, PlacePrecision] = {
    "country": "country",
    "admin1": "admin1",
    "city": "city",
    "airport": "site",
    "site": "site",
    "area": "area",
    "sea": "area",
}
# Degrees clockwise from north; "C", the centre, moves nothing.
_DEGREES = {"N": 0, "NE": 45, "E": 90, "SE": 135, "S": 180, "SW": 225, "W": 270, "NW": 315}
# "Western Iraq" is taken to lie a little more than half-way from the middle to the rim.
_INSIDE_SHARE = 0.6
# "South of Kirkuk" without a distance: a quarter of an hour's drive.
_OUTSIDE_KM = 15.0
# Of these, a town has one or few: "Erbil airport" is a place although it has no name of its own.
_UNIQUE = frozenset({"airport", "embassy", "port", "prison", "oil", "power", "government"})
_KM_PER_DEGREE = 111.2


def make_place(node: Node, chain: Sequence[Record], words: str, gazetteer: Gazetteer) -> Place:
    """The place that an expression means; `chain` holds its record and those that contain it."""
    # An unknown town is known by the nearest place told to hold it: "Maqur, Kandahar province".
    record = chain[1] if node.unknown and len(chain) > 1 else chain[0]
    place = plain_place(record, words, gazetteer)
    within = (*place.within, *(r.id for r in chain[1:] if r.id not in place.within))
    place = msgspec.structs.replace(place, within=within)
    if node.unknown and node.unknown != record.name:
        return unknown_place(node.unknown, record, place)
    if node.site and record.kind not in {"airport", "sea"}:
        place = site_place(node, record, place, gazetteer)
    if node.near:
        return near_place(node, record, place)
    return inner_place(node, record, place) if node.bearing else place


def plain_place(record: Record, words: str, gazetteer: Gazetteer) -> Place:
    """The place of a record, with the ids of its province and country."""
    province = gazetteer.record(record.admin1) if record.admin1 else None
    country = gazetteer.country(record.country) if record.country else None
    if record.kind == "admin1":
        province = record
    outer = tuple(r.id for r in (province, country) if r and r.id != record.id)
    return Place(
        id=record.id,
        name=record.name,
        as_written=" ".join(words.split()),
        country=record.country,
        admin1=province.name if province else None,
        lat=record.lat,
        lon=record.lon,
        precision=_PRECISION[record.kind],
        within=outer,
    )


def site_place(node: Node, record: Record, place: Place, gazetteer: Gazetteer) -> Place:
    """A building in a place: known by name and town, else under an id made from both."""
    known = known_site(node, record, place, gazetteer)
    if known:
        return plain_place(known, place.as_written, gazetteer)
    if record.kind == "site":
        return place
    if not node.site_name and (node.site not in _UNIQUE or record.kind in {"country", "admin1"}):
        return place
    if record.kind == "country" and not node.site_name:
        return place
    name = f"{node.site_name} {node.site}".strip()
    return msgspec.structs.replace(
        place,
        id=f"{record.id}/{name.replace(' ', '-')}",
        name=place.as_written,
        precision="site" if record.kind == "city" else place.precision,
        within=(record.id, *place.within),
    )


def known_site(node: Node, record: Record, place: Place, gazetteer: Gazetteer) -> Record | None:
    """The gazetteer's own building of that name and kind in that place."""
    owner = gazetteer.demonym(node.site_name) if node.site_name else None
    name = owner.country.lower() if owner else node.site_name
    towns = [place_key(town) for town in (record.name, place.admin1) if town]
    keys = [f"{name} {node.site} {town}" for town in (node.key, *towns)]
    if node.site_name:
        keys += [f"{name} {node.site}"]
    else:
        keys = [f"{town} {node.site}" for town in (node.key, *towns)]
    for key in keys:
        for site in gazetteer.lookup(key.strip()):
            if site.country == record.country and site.kind in {"site", "airport"}:
                return site
    return None


def unknown_place(name: str, record: Record, place: Place) -> Place:
    """A settlement that only its container locates: no coordinates unless that is small."""
    # 60 km: up to the size of a middling province the container's middle beats no answer.
    is_small = record.kind == "city" or 0 < record.radius_km <= 60
    return msgspec.structs.replace(
        place,
        id=f"{record.id}/{place_key(name).replace(' ', '-')}",
        name=name,
        lat=place.lat if is_small else None,
        lon=place.lon if is_small else None,
        precision="area" if is_small else "city",
        within=(record.id, *place.within),
    )


def near_place(node: Node, record: Record, place: Place) -> Place:
    """The surroundings of a place, on one side and at a distance if the text says so."""
    km = node.km or (_OUTSIDE_KM if node.bearing else 0.0)
    side = f"{round(node.km)}km-" if node.km else ""
    moved = shift(place, node.bearing, km)
    return msgspec.structs.replace(
        moved,
        id=f"{place.id}/{side}{node.bearing.lower() or 'near'}",
        precision="area" if record.kind != "country" else place.precision,
        within=tuple(i for i in place.within if i != record.id) or place.within,
    )


def inner_place(node: Node, record: Record, place: Place) -> Place:
    """A part of a place: "western Iraq", "central Baghdad"."""
    if node.bearing in ("C", "+") and record.kind == "city":
        return place
    part = shift(place, node.bearing, reach_km(record) * _INSIDE_SHARE)
    if record.kind == "country":  # a part of a country is too wide for any point to stand for it
        part = msgspec.structs.replace(part, lat=None, lon=None)
    return msgspec.structs.replace(
        part,
        id=f"{place.id}/{node.bearing.lower()}",
        name=place.as_written,
        precision="city" if record.kind == "city" else "area",
        within=(record.id, *place.within),
    )


def reach_km(record: Record) -> float:
    """How far a place reaches from its middle."""
    if record.radius_km:
        return float(record.radius_km)
    return 3.0 + math.sqrt(record.population) / 200  # seven million people: 16 km


def shift(place: Place, bearing: str, km: float) -> Place:
    """The place moved by so many kilometres in a direction."""
    if bearing not in _DEGREES or place.lat is None or place.lon is None:
        return place
    angle = math.radians(_DEGREES[bearing])
    lat = place.lat + math.cos(angle) * km / _KM_PER_DEGREE
    # 0.05: keeps the division sound at the poles.
    widening = max(0.05, math.cos(math.radians(place.lat)))
    lon = place.lon + math.sin(angle) * km / (_KM_PER_DEGREE * widening)
    return msgspec.structs.replace(place, lat=round(lat, 3), lon=round(lon, 3))
