"""The places of the world by name, and the peoples' names by country.

Four files in `en/`: places.csv (built by scripts/build_places.py, each line beginning with the
keys under which it is found), facilities.csv (bases, crossings, seas, regions, by hand),
demonyms.csv, and places_sources.csv, which says whose data each id is.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache, cached_property
from importlib.resources import files
from itertools import chain

import msgspec

from crosswire.lexicon.gazetteer_keys import loose_key, place_key


class Record(msgspec.Struct, frozen=True):
    """A place as the gazetteer knows it.

    `kind` is country, admin1, city, airport, site, area or sea; `admin1` the id of the province;
    `radius_km` how far it reaches, where a point would mislead.
    """

    id: str
    name: str
    kind: str
    country: str | None
    admin1: str | None
    lat: float
    lon: float
    population: int = 0
    radius_km: int = 0


class Demonym(msgspec.Struct, frozen=True):
    """A word for a country's people, or one that stands for the country or its government."""

    country: str
    kind: str


class Gazetteer:
    """Places by key. Lines are read apart only when somebody asks for them."""

    def __init__(self, lines: Iterable[str], facilities: Iterable[dict[str, str]]) -> None:
        self._lines: dict[str, str] = {}
        self._ids: dict[str, list[str]] = {}
        self._records: dict[str, Record] = {}
        self._answers: dict[str, tuple[Record, ...]] = {}
        self._provinces: dict[tuple[str, str], str] = {}
        self.demonyms: dict[str, Demonym] = {}
        waiting = list(facilities)
        for row in waiting:
            self._file(row["id"], facility_keys(row))
        for line in lines:
            keys, place_id, rest = line.split(",", 2)
            self._lines[place_id] = rest
            for key in keys.split("|"):
                ids = self._ids.get(key)
                if ids is None:
                    self._ids[key] = [place_id]
                else:
                    ids.append(place_id)
        for row in waiting:
            self._records[row["id"]] = self._facility(row)

    def _file(self, place_id: str, keys: Iterable[str]) -> None:
        for key in keys:
            self._ids.setdefault(key, []).append(place_id)

    def _facility(self, row: dict[str, str]) -> Record:
        return Record(
            id=row["id"],
            name=row["name"],
            kind=row["kind"],
            country=row["country"] or None,
            admin1=self.province(row["country"], row["admin1"]) if row["admin1"] else None,
            lat=float(row["lat"]),
            lon=float(row["lon"]),
            radius_km=int(row["radius_km"] or 0),
        )

    def add_demonyms(self, rows: Iterable[dict[str, str]]) -> None:
        """File the words for peoples and countries; names of countries become places, too."""
        for row in rows:
            key = place_key(row["form"])
            if row["kind"] == "name":
                self._ids.setdefault(key, []).insert(0, f"iso:{row['country']}")
            else:
                self.demonyms[key] = Demonym(row["country"], row["kind"])

    def lookup(self, key: str) -> tuple[Record, ...]:
        """The places of that very key, by hand-made first, then by population; none if unknown.

        >>> [record.id for record in load_gazetteer().lookup("deir ezzor")]
        ['iso:SY-DY', 'gn:170794']
        """
        known = self._answers.get(key)
        if known is None:
            found = (self.record(place_id) for place_id in dict.fromkeys(self._ids.get(key, ())))
            known = tuple(record for record in found if record)
            self._answers[key] = known
        return known

    def keys(self) -> Iterator[str]:
        """Every key under which some place is found."""
        yield from self._ids

    def has(self, key: str) -> bool:
        """True if some place has that very key."""
        return key in self._ids

    def sounds_like(self, key: str) -> tuple[Record, ...]:
        """The places whose names are other spellings of the same sounds."""
        sound = loose_key(key)
        return (self.lookup(f"~{sound}") or self.lookup(sound)) if sound else ()

    def record(self, place_id: str) -> Record | None:
        """The place of an id."""
        record = self._records.get(place_id)
        if record is None and place_id in self._lines:
            record = read_record(place_id, self._lines[place_id])
            self._records[place_id] = record
        return record

    def country(self, code: str) -> Record | None:
        """The country of an ISO 3166-1 code."""
        return self.record(f"iso:{code}")

    def capital(self, code: str) -> Record | None:
        """The capital of a country."""
        found = self.lookup(f"capital {code.lower()}")
        return found[0] if found else None

    def province(self, country: str, name: str) -> str | None:
        """The id of a country's province by name."""
        for place_id in self._ids.get(place_key(name), ()):
            if place_id.startswith((f"iso:{country}-", f"gn1:{country}.")):
                return place_id
        return None

    def names(self, place_id: str) -> tuple[str, ...]:
        """The keys of a country or a province, without those that begin with a land's code.

        >>> load_gazetteer().names("iso:US-OR")
        ('oregon', 'ore')
        """
        land = place_id.partition(":")[2][:2].lower()
        names = self._wide_names.get(place_id, ())
        return tuple(key for key in names if not key.startswith(f"{land} "))

    @cached_property
    def _wide_names(self) -> dict[str, tuple[str, ...]]:
        found: defaultdict[str, list[str]] = defaultdict(list)
        for key, ids in self._ids.items():
            for place_id in ids:
                if place_id.startswith(("iso:", "gn1:")):
                    found[place_id].append(key)
        return {place_id: tuple(dict.fromkeys(keys)) for place_id, keys in found.items()}

    def land_words(self, code: str) -> tuple[str, ...]:
        """The keys of a country and of its people: "syria", "syrian".

        >>> "yemeni" in load_gazetteer().land_words("YE")
        True
        """
        return (*self.names(f"iso:{code}"), *self._peoples.get(code, ()))

    @cached_property
    def _peoples(self) -> dict[str, tuple[str, ...]]:
        found: defaultdict[str, list[str]] = defaultdict(list)
        for key, word in self.demonyms.items():
            found[word.country] += [key, f"{key}s"]
        return {code: tuple(words) for code, words in found.items()}

    def demonym(self, key: str) -> Demonym | None:
        """The country that a word for a people belongs to, singular or plural."""
        known = self.demonyms.get(key)
        # "Philippines" and "Laos" are countries, not peoples in the plural.
        if known is None and key.endswith("s") and not self.has(key):
            known = self.demonyms.get(key[:-1])
        return known


def facility_keys(row: dict[str, str]) -> Iterator[str]:
    """The exact keys of a hand-made row, and its loose ones marked with "~"."""
    names = [row["name"], *filter(None, row["aliases"].split("|"))]
    keys = dict.fromkeys(place_key(name) for name in names)
    yield from keys
    yield from dict.fromkeys(f"~{loose_key(key)}" for key in keys if loose_key(key))


def read_record(place_id: str, rest: str) -> Record:
    """A line of places.csv after its keys and id."""
    name, kind, country, admin1, lat, lon, population, radius, _ = next(csv.reader([rest]))
    return Record(
        place_id,
        name,
        kind,
        country or None,
        admin1 or None,
        float(lat),
        float(lon),
        int(population or 0),
        int(radius or 0),
    )


@cache
def load_gazetteer() -> Gazetteer:
    """The packaged gazetteer; read once."""
    folder = files("crosswire.lexicon") / "en"
    lines = (folder / "places.csv").read_text("utf-8").splitlines()
    facilities = csv.DictReader((folder / "facilities.csv").read_text("utf-8").splitlines())
    gazetteer = Gazetteer(chain(lines[1:]), facilities)
    gazetteer.add_demonyms(
        csv.DictReader((folder / "demonyms.csv").read_text("utf-8").splitlines())
    )
    return gazetteer
