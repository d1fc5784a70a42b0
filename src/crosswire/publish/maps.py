"""The ledger as a map: GeoJSON as RFC 7946 has it, a feature an incident."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from crosswire.model.place import Place
from crosswire.model.promises import Records
from crosswire.publish.cases import Case, open_cases
from crosswire.publish.plain import Object, plain_moment, plain_place, plain_value

# ACLED's scale: 1 the named place itself, 2 near it or part of a region, 3 a larger region.
GEO_PRECISION = {"site": 1, "city": 1, "area": 2, "admin1": 3, "country": 3}


def geojson_pieces(records: Records) -> Iterator[str]:
    """A feature for each incident; without coordinates its geometry is null, and it is there."""
    yield '{"type":"FeatureCollection","features":['
    for number, case in enumerate(open_cases(records)):
        comma = "," if number else ""
        yield f"{comma}\n{msgspec.json.encode(incident_feature(case)).decode()}"
    yield "\n]}\n"


def incident_feature(case: Case) -> Object:
    """One incident; its properties say how exact date and place are."""
    return {
        "type": "Feature",
        "id": case.incident.id,
        "geometry": place_geometry(case.where),
        "properties": _properties(case),
    }


def place_geometry(place: Place | None) -> Object | None:
    """A point, longitude first; None without coordinates.

    >>> place_geometry(Place("p", "Erbil", "Irbil", "IQ", None, 36.19, 44.01, "city"))
    {'type': 'Point', 'coordinates': [44.01, 36.19]}
    """
    if place is None or place.lat is None or place.lon is None:
        return None
    return {"type": "Point", "coordinates": [place.lon, place.lat]}


def _properties(case: Case) -> Object:
    incident, where = case.incident, case.where
    return {
        "title": incident.title,
        "type": incident.type,
        "date": plain_moment(case.when) if case.when else None,
        "place": plain_place(where) if where else None,
        "geo_precision": GEO_PRECISION[where.precision] if where else None,
        "weapons": case.weapons,
        **{slot: _settled(case, slot) for slot in ("munitions", "killed", "injured", "casualties")},
        "claimed_by": case.named("claimed"),
        "blamed": case.named("blamed", "suspected", "stated"),
        "articles": incident.sources.articles,
        "outlets": incident.sources.outlets,
        "claims": sum(len(mention.claims) for mention in case.mentions),
        "grades": msgspec.to_builtins(incident.grades),
    }


def _settled(case: Case, slot: str) -> Object | None:
    """A settled figure with its status."""
    for settled in case.incident.settled:
        if settled.slot == slot:
            return {"value": plain_value(settled.value), "status": settled.status}
    return None
