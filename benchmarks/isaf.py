"""How well crosswire reads ISAF press releases into one record each.

    python benchmarks/isaf.py FOLDER [--misses N]

FOLDER holds `dev.json`, a list of {text, gold} as ../shared/data/README.md describes. Every release
is read as it stands; `make_record` turns the reading into the record. Printed: date, event type,
province, killed and whether anybody was captured, their mean, the figures beside them, a 95 %
interval over releases, five folds, and the trivial answers measured in the same run.
"""

from __future__ import annotations

import argparse
import json
import re
import unicodedata
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from tables import f1, interval, print_table

from crosswire.extract import extract_mentions
from crosswire.extract.places.places import find_places, survey_places
from crosswire.lexicon.gazetteer import load_gazetteer
from crosswire.lexicon.load import load_lexicon
from crosswire.model.figure import Figure
from crosswire.model.incident import Reading
from crosswire.model.mention import Claim, Mention
from crosswire.model.text import Article, Document, Span
from crosswire.parse import parse_article

LEXICON = load_lexicon()
GAZETTEER = load_gazetteer()
READ_ON = "2026-01-01"
REFERENCES = "headline of simple rules 75.3, of constants 58.3; no published figure"
# How the coders wrote provinces that the gazetteer spells otherwise.
PROVINCES = {"sar_e_pol": "sar-e pul", "paktia": "paktya", "maidan_wardak": "wardak"}
# A number after the first: the next release of a chain, which looks back at the same event.
NEXT_RELEASE = re.compile(r"(?<=\n)\s*\d{4}-\d\d-[A-Z]{1,2}-\d+")
LONGEST_HEAD = 400  # characters above the story, in which a release prints its own number
MORE_THAN = re.compile(r"\b(?:more than|over)\s+\S+\s", re.IGNORECASE)
RETOLD = re.compile(r"\b(?:the\s|(?:him|her)\b)", re.IGNORECASE)
# What a round-up's lead adds up, before the operations are told one by one.
ROUND_UP = re.compile(
    r"\bseparate\b|\b(?:past|last) \d+ hours\b|\b(?:various|several|multiple) operations\b"
)
PARTICULAR = re.compile(r"(?:In|Near|Elsewhere|Also|During the (?:first|second))\b")
# The kinds of people who are the operation's aim, whose dead count.
ENEMIES = frozenset({"militant", "attacker", "official", "group", "named", "person", None})


class Record(NamedTuple):
    """What a release says in the coders' terms; the values are those of `gold`."""

    start_date: str | None
    event_type: frozenset[str]
    province: str | None
    min_killed: int
    min_captured: int
    airstrike: bool


def read_release(text: str) -> tuple[Document, Reading]:
    """The release as crosswire reads it, without the later releases that may stand below."""
    follows = NEXT_RELEASE.search(text, LONGEST_HEAD)
    text = text[: follows.start()] if follows else text
    article = Article("a1", None, None, None, None, "en", None, text, "a1", READ_ON)
    document = parse_article(article, LEXICON)
    return document, extract_mentions(document, LEXICON)


def make_record(document: Document, reading: Reading) -> Record:
    """The record of a release's incidents, which are one operation told in several sentences."""
    mentions = [m for m in reading.mentions if m.role == "main"] or list(reading.mentions)
    after = end_round_up(document)
    text = document.article.text
    claims = find_counts(reading.mentions if after else mentions, after)
    killed, captured = sum_figures(text, claims, "killed"), sum_figures(text, claims, "detained")
    airstrike = any(m.type == "airstrike" or "airstrike" in m.weapons for m in mentions)
    return Record(
        find_day(document, mentions),
        name_events(killed, captured, airstrike=airstrike),
        find_province(document, mentions, after),
        killed,
        captured,
        airstrike,
    )


def find_counts(mentions: Sequence[Mention], after: int) -> list[Claim]:
    """Who was killed or captured, as told behind an offset, or at all if nobody is behind it."""
    claims = [c for m in mentions for c in m.claims if c.slot in {"killed", "detained"}]
    return [c for c in claims if c.span.start >= after] or claims


def end_round_up(document: Document) -> int:
    """Where the lead ends that adds up several operations, of which one is the record; else 0."""
    story = [s.span for s in document.sentences if s.zone == "body"]
    lead = story[0].quote(document.article.text) if len(story) > 1 else ""
    if not ROUND_UP.search(lead) or not PARTICULAR.match(story[1].quote(document.article.text)):
        return 0
    return story[1].start


def find_day(document: Document, mentions: Sequence[Mention]) -> str | None:
    """The first day that an incident has; else the release's own.

    Of a night the first day, of "the past 24 hours" the last, as the coders wrote.
    """
    moments = [m.date for m in mentions if m.date and m.date.days in {1, 2}]
    moments.sort(key=lambda moment: moment.days or 0)
    days = [m.end if "hours" in m.words else m.start for m in moments]
    published = document.published.moment.start if document.published else None
    found = (days or [published])[0]
    return str(found) if found else None


def sum_figures(text: str, claims: Sequence[Claim], slot: str) -> int:
    """The number of people that the incidents' claims give: the lead's and what adds to it.

    One who is told of again ("killed the commander") is not another.
    """
    figures: dict[Span, int] = {}
    for claim in claims:
        if claim.slot != slot or claim.of not in ENEMIES or not isinstance(claim.value, Figure):
            continue
        words = claim.span.quote(text)
        if 1 not in figures.values() or claim.value.high != 1 or not RETOLD.search(words):
            figures.setdefault(claim.span, count_least(claim.value, words))
    return add_up(list(figures.values()))


def add_up(counts: Sequence[int]) -> int:
    """Leaders and followers told one after the other add; a later sum of both does not."""
    total = 0
    for count in counts[:2]:
        total = max(total, count) if count >= total > 0 and total != 1 else total + count
    return total


def count_least(figure: Figure, words: str) -> int:
    """The least number that a figure allows, as the coders counted: more than five are six."""
    low = figure.low if figure.low is not None else (figure.high or 0)
    return low + 1 if MORE_THAN.search(words) else low


def name_events(killed: int, captured: int, *, airstrike: bool) -> frozenset[str]:
    """The coders' event type."""
    if killed and captured:
        return frozenset({"captureandkill"})
    if airstrike and killed and not captured:
        return frozenset({"airstrike"})
    if killed:
        return frozenset({"insurgentskilled"})
    return frozenset({"detention"})


def find_province(document: Document, mentions: Sequence[Mention], after: int) -> str | None:
    """The province of the first incident that has one; else the first that the story names.

    Behind a round-up's lead, the first that the operation's own sentences name.
    """
    named = [m.place.admin1 for m in mentions if m.place and m.place.admin1]
    told = provinces_told(document, after) if after or not named else []
    found = [*told, *named]
    return spell_province(found[0]) if found else None


def provinces_told(document: Document, after: int) -> list[str]:
    """The provinces of the places that the body names behind an offset, in order."""
    text = document.article.text
    context = survey_places(text, GAZETTEER, LEXICON)
    body = (s.span for s in document.sentences if s.zone == "body" and s.span.start >= after)
    found = (g for span in body for g in find_places(text, span, GAZETTEER, LEXICON, context))
    return [group.place.admin1 for group in found if group.place.admin1]


def spell_province(name: str) -> str:
    """A province as the coders write it.

    >>> spell_province("Kandahār")
    'kandahar'
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    key = re.sub(r"\W+", "_", plain.removesuffix(" province")).strip("_")
    return PROVINCES.get(key, key)


class Answer(NamedTuple):
    """One release: its text, what the coders wrote, what was answered."""

    text: str
    gold: dict[str, object]
    own: Record


Measure = Callable[[Sequence[Answer]], float]


def share(test: Callable[[Answer], bool]) -> Measure:
    """The part of the answers that pass a test."""
    return lambda answers: sum(map(test, answers)) / len(answers)


def score_types(answers: Sequence[Answer]) -> float:
    """Micro F1 of the event types; a coder's "airstrike;detention" is both."""
    right = given = wanted = 0
    for answer in answers:
        gold = {part for name in answer.gold["event_type"] for part in name.split(";")}
        right += len(gold & answer.own.event_type)
        given, wanted = given + len(answer.own.event_type), wanted + len(gold)
    return f1(right, given, wanted)


def score_flag(gold: str, own: Callable[[Record], bool]) -> Measure:
    """F1 of a yes-or-no field."""

    def measure(answers: Sequence[Answer]) -> float:
        pairs = [(bool(a.gold[gold]), own(a.own)) for a in answers]
        return f1(
            sum(g and o for g, o in pairs), sum(o for _, o in pairs), sum(g for g, _ in pairs)
        )

    return measure


HEADLINE: dict[str, Measure] = {
    "date, exact": share(lambda a: a.own.start_date == a.gold["start_date"]),
    "event type, micro F1": score_types,
    "province, exact": share(lambda a: [a.own.province or ""] == a.gold["province"]),
    "killed at least, exact": share(lambda a: a.own.min_killed == a.gold["min_killed"]),
    "somebody captured, F1": score_flag("captureq", lambda own: own.min_captured > 0),
}
BESIDE: dict[str, Measure] = {
    "captured at least, exact": share(lambda a: a.own.min_captured == a.gold["min_captured"]),
    "somebody killed, F1": score_flag("killq", lambda own: own.min_killed > 0),
    "air strike, F1": score_flag("airstrike", lambda own: own.airstrike),
}


def headline(answers: Sequence[Answer]) -> float:
    """The mean of the five measures."""
    return sum(measure(answers) for measure in HEADLINE.values()) / len(HEADLINE)


def answer_trivially(text: str, document: Document) -> Record:
    """The same answer for every release, but for the dateline's day and the first "X province"."""
    named = re.search(r"(\w[\w-]*) province", text, re.IGNORECASE)
    published = document.published.moment.start if document.published else None
    day = str(published) if published else None
    province = spell_province(named[1]) if named else None
    return Record(day, frozenset({"detention"}), province, 0, 3, airstrike=False)


def main() -> None:
    """Run the benchmark and print its table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--misses", type=int, default=0, metavar="N", help="list N misses a field")
    options = parser.parse_args()
    releases = json.loads((options.folder / "dev.json").read_text("utf-8"))
    read = [(row, *read_release(row["text"])) for row in releases]
    own = [Answer(r["text"], r["gold"], make_record(d, reading)) for r, d, reading in read]
    plain = [Answer(r["text"], r["gold"], answer_trivially(r["text"], d)) for r, d, _ in read]
    rows: list[list[object]] = [
        [name, measure(own), measure(plain)] for name, measure in (HEADLINE | BESIDE).items()
    ]
    low, high = interval(own, headline)
    rows += [["headline, mean of the first five", headline(own), headline(plain)]]
    print(f"{len(own)} releases; {REFERENCES}")
    print_table(["", "crosswire", "dateline and constants"], rows)
    print(f"headline, 95 %: {100 * low:.1f} .. {100 * high:.1f}")
    folds = [headline(own[fold::5]) for fold in range(5)]
    print("headline by fold:", "  ".join(f"{100 * value:.1f}" for value in folds))
    print_misses(own, options.misses)


def print_misses(answers: Sequence[Answer], most: int) -> None:
    """Up to so many misses of each measure that is a share of releases."""
    for name, measure in HEADLINE.items():
        missed = [answer for answer in answers if measure([answer]) < 1][:most]
        for answer in missed:
            print(f"--- {name}\n{answer.own}\n{answer.gold}\n{answer.text[:600]}")


if __name__ == "__main__":
    main()
