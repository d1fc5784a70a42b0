"""Linking and lineage on the labelled corpora: the labels stand in for what extraction finds."""

from __future__ import annotations

import calendar
import json
import random
import re
from collections import defaultdict
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import pytest

from crosswire.lexicon.load import load_lexicon
from crosswire.link import link_mentions
from crosswire.model.figure import Figure
from crosswire.model.incident import ArticleFacts
from crosswire.model.mention import Mention
from crosswire.model.moment import Moment
from crosswire.model.place import Place
from crosswire.model.text import Span
from crosswire.reconcile import find_copies

SHARED = Path(__file__).parents[3] / "shared"
pytestmark = pytest.mark.skipif(not SHARED.is_dir(), reason="the labelled corpora are not here")
STANCES = ("claimed", "blamed", "stated", "denied")
COUNTRIES = {"Iraq", "Israel", "Jordan", "Lebanon", "Kuwait"}
WITHHELD = 0.3  # the share of places that get no coordinates, as a gazetteer would fail
Row = dict[str, Any]
Labelled = tuple[list[Mention], dict[str, ArticleFacts], dict[str, str]]


def read_rows(name: str) -> tuple[list[Row], dict[str, Row], Path]:
    if name == "seeds":
        whole = json.loads((SHARED / "seeds/gold.json").read_text())
        rows = [{"id": Path(key).stem, **row} for key, row in whole["articles"].items()]
        return rows, whole["incidents"], SHARED / "seeds"
    folder = SHARED / "corpus" / name
    rows = [json.loads(line) for line in (folder / "gold.jsonl").read_text().splitlines()]
    return rows, json.loads((folder / "incidents.json").read_text()), folder / "articles"


def load(name: str) -> Labelled:
    rows, incidents, folder = read_rows(name)
    chance = random.Random(7)  # noqa: S311
    mentions, articles, gold = [], {}, {}
    for row in rows:
        text = (folder / f"{row['id']}.txt").read_text()
        articles[row["id"]] = article(row, text)
        for number, label in enumerate(row["incidents"]):
            fact = incidents[label["incident"]]
            found = mention(f"{row['id']}.{number}", row["id"], label, fact, text, chance)
            mentions.append(found)
            gold[found.id] = label["incident"]
    return mentions, articles, gold


def article(row: Row, text: str) -> ArticleFacts:
    quotes = tuple(Span(q.start(1), q.end(1)) for q in re.finditer(r'[“"]([^“”"]+)[”"]', text))
    day = row.get("published")
    published = moment({"date": day, "date_precision": "day"}) if day else None
    body = (Span(0, len(text)),)
    return ArticleFacts(row["id"], row.get("outlet"), published, (), text, body, quotes)


def moment(label: Row) -> Moment | None:
    written = label.get("date")
    if not written:
        return None
    first, _, last = written.partition("/")
    start, end = bounds(first)[0], bounds(last or first)[1]
    if label.get("date_precision") == "month":
        start, end = bounds(written[:7])
    if label.get("date_precision") == "week":
        start = date.fromordinal(start.toordinal() - start.weekday())
        end = date.fromordinal(start.toordinal() + 6)
    return Moment(start, end, "day" if start == end else "range", clock=label.get("time_local"))


def bounds(written: str) -> tuple[date, date]:
    parts = [int(part) for part in written.split("-")]
    year, month = parts[0], parts[1] if len(parts) > 1 else 1
    last_month = month if len(parts) > 1 else 12
    if len(parts) == 3:
        return date(*parts), date(*parts)
    return date(year, month, 1), date(year, last_month, calendar.monthrange(year, last_month)[1])


def place(label: Row, fact: Row, chance: random.Random) -> Place | None:
    written, country = label.get("place"), label.get("country")
    if not written:
        return None
    within = (f"iso:{country}",) if country else ()
    if written in COUNTRIES or written == "a base in Jordan":
        return Place(f"iso:{country}", written, written, country, None, None, None, "country")
    if fact.get("lat") is None or chance.random() < WITHHELD:
        kind = "area" if "Sea" in written else "city"
        return Place(f"w:{written}", written, written, country, None, None, None, kind, within)
    name, lat, lon = fact["place"], fact["lat"], fact["lon"]
    return Place(f"p:{name}", name, written, country, None, lat, lon, "city", within)


def mention(
    key: str, article_id: str, label: Row, fact: Row, text: str, chance: random.Random
) -> Mention:
    target = label.get("target") or ""
    killing = label["type"] == "assassination"
    content = {
        "id": key,
        "article": article_id,
        "role": label["role"],
        "type": label["type"],
        "weapons": label.get("weapons") or [],
        "responsibility": [
            {"type": "responsibility", "actor": actor, "stance": stance, "asserter": None}
            for stance in STANCES
            for actor in label.get(f"perpetrator_{stance}") or ()
        ],
        "target": target or None,
        "victims": re.findall(r"[A-Z][a-z]+ [A-Z][a-z]+", target) if killing else [],
        **dict.fromkeys(["date", "place", "outcome", "casualties", "claim_status"]),
        **dict.fromkeys(["munitions", "killed", "injured"]),
        "evidence": [],
        "claims": [],
    }
    return msgspec.structs.replace(
        msgspec.convert(content, Mention),
        date=moment(label),
        place=place(label, fact, chance),
        munitions=figure(label.get("munition_count")),
        killed=figure(label.get("killed")),
        injured=figure(label.get("injured")),
        evidence=passage(label.get("evidence") or "", text),
    )


def figure(label: Row | None) -> Figure | None:
    return Figure(label.get("low"), label.get("high")) if label else None


def passage(words: str, text: str) -> tuple[Span, ...]:
    start = text.find(words[:40]) if words else -1
    return (Span(max(start - 60, 0), min(start + 200, len(text))),) if start >= 0 else ()


def b_cubed(groups: list[tuple[str, ...]], gold: dict[str, str]) -> tuple[float, float]:
    alike = defaultdict(set)
    for key, incident in gold.items():
        alike[incident].add(key)
    precision = recall = 0.0
    for group in groups:
        for key in group:
            shared = len(alike[gold[key]] & set(group))
            precision += shared / len(group) / len(gold)
            recall += shared / len(alike[gold[key]]) / len(gold)
    return precision, recall


@pytest.mark.parametrize("name", ["mideast", "world", "seeds"])
def test_labelled_mentions_fall_into_the_labelled_incidents(name: str) -> None:
    mentions, articles, gold = load(name)
    _, groups = link_mentions(mentions, articles, lexicon=load_lexicon())
    precision, recall = b_cubed(groups, gold)
    assert 2 * precision * recall / (precision + recall) >= 0.97
    assert precision >= 0.99


def test_no_two_sample_incidents_that_must_stay_apart_are_joined() -> None:
    mentions, articles, gold = load("seeds")
    _, groups = link_mentions(mentions, articles, lexicon=load_lexicon())
    kept = json.loads((SHARED / "seeds/gold.json").read_text())["cross_article"]["must_not_merge"]
    joined = [{gold[key] for key in group} for group in groups]
    assert not [pair for pair in kept if any(set(pair) <= incidents for incidents in joined)]


def test_copies_of_agency_stories_are_found_and_shared_quotations_are_not_copies() -> None:
    _, articles, _ = load("mideast")
    found = {(c.left, c.right): c.kind for c in find_copies(list(articles.values()))}
    lines = (SHARED / "corpus/mideast/copies.jsonl").read_text().splitlines()
    pairs = {(row["a"], row["b"]): row["kind"] for row in map(json.loads, lines)}
    for pair, kind in pairs.items():
        expected = {"copy": {"copy"}, "quote_only": {"quotation", None}, "independent": {None}}[
            kind
        ]
        assert found.get(pair) in expected, pair


def test_the_samples_that_share_prose_are_found() -> None:
    _, articles, _ = load("seeds")
    found = {(c.left[:3], c.right[:3]): c.kind for c in find_copies(list(articles.values()))}
    assert found == {("000", "004"): "passage", ("001", "002"): "passage"}
