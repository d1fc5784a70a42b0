"""The GeoJSON export: longitude first, and no incident left out."""

from __future__ import annotations

import json

from made import open_filled

from crosswire.publish import export_ledger


def test_every_incident_is_a_feature_and_an_unlocated_one_has_no_geometry(address: str) -> None:
    with open_filled(address) as ledger:
        whole = json.loads("".join(export_ledger(ledger, "geojson")))
    assert whole["type"] == "FeatureCollection"
    tower, ship = whole["features"]
    assert tower["geometry"] == {"type": "Point", "coordinates": [42.5, 33.5]}
    assert ship["geometry"] is None
    assert {feature["type"] for feature in whole["features"]} == {"Feature"}
    assert "crs" not in whole


def test_properties_say_how_exact_date_and_place_are(address: str) -> None:
    with open_filled(address) as ledger:
        tower, ship = json.loads("".join(export_ledger(ledger, "geojson")))["features"]
    assert tower["properties"]["geo_precision"] == 1
    assert ship["properties"]["geo_precision"] == 2
    assert tower["properties"]["place"]["precision"] == "site"
    assert tower["properties"]["date"]["precision"] == "day"
    assert ship["properties"]["date"] is None
    assert tower["properties"]["injured"]["status"] == "refined"
    assert tower["properties"]["claims"] == 7


def test_an_empty_ledger_is_an_empty_collection(address: str) -> None:
    from crosswire.ledger import open_ledger

    with open_ledger(address) as ledger:
        whole = json.loads("".join(export_ledger(ledger, "geojson")))
    assert whole == {"type": "FeatureCollection", "features": []}
