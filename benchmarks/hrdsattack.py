"""How well crosswire reads attacks on human-rights defenders into the attributes of HRDsAttack.

    python benchmarks/hrdsattack.py FOLDER [--part dev]

FOLDER holds `train.json` and `dev.json` as ../shared/data/README.md describes. Every article is
read with its day of publication given; `hrds_attributes.py` turns what was read into the coders'
attributes. Printed: each measure with a 95 % interval over articles, and beside it, in the same
run, two trivial answers: the commonest values with the day of publication, and null for all.
"""

from __future__ import annotations

import argparse
import difflib
import html
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from hrds_attributes import Attack, Victim, make_attack
from tables import f1, interval, print_table, spell_bounds

from crosswire.lexicon.gazetteer import load_gazetteer
from crosswire.lexicon.gazetteer_keys import place_key
from crosswire.lexicon.load import load_lexicon
from crosswire.model.incident import Reading
from crosswire.model.moment import Moment
from crosswire.model.text import Article, Published
from crosswire.pipeline import read_one
from crosswire.read.articles import Known, Origin, make_article

PARTS = ("dev", "train")
READ_ON = "2026-01-01"
CLASSES = (
    "killing",
    "arbitrary detention",
    "kidnapping",
    "torture",
    "enforced disappearance",
    "other",
    "unknown",
)
MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july", "august", "september"),
    *("october", "november", "december"),
)
NULLS = frozenset({"", "none", "unknown"})
SAME_NAME = 0.8  # token F1 from which two names are one

Coded = Mapping[str, object]


class Answer(NamedTuple):
    """What the coders wrote of an article, and what was answered."""

    gold: Attack
    own: Attack


Measure = Callable[[Sequence[Answer]], float]


def read_story(sample: Coded) -> Reading | None:
    """The article of a row as crosswire reads it; None if it declines the text."""
    title, body = str(sample["Input.title"]), str(sample["Input.article_interface"])
    text = "\n\n".join([title, *split_paragraphs(body)])
    known = Known(title, published=Published(published_on(sample), "given"))
    article = make_article(text.encode(), text, known, Origin("story", READ_ON))
    return read_one(article, load_lexicon()).reading if isinstance(article, Article) else None


def split_paragraphs(markup: str) -> list[str]:
    """The paragraphs of an article's markup.

    >>> split_paragraphs("<p>One &amp; two.</p> <p>Three.</p>")
    ['One & two.', 'Three.']
    """
    found = re.findall(r"<p>(.*?)</p>", markup, re.DOTALL)
    return [html.unescape(re.sub(r"<[^>]+>", " ", paragraph)).strip() for paragraph in found]


def published_on(sample: Coded) -> Moment:
    """The day of publication."""
    day = date.fromisoformat(str(sample["Input.publish_date"])[:10])
    return Moment(day, day)


def read_gold(row: Mapping[str, Coded]) -> Attack:
    """The coders' attributes of a row, cleaned: null is `null`, "None" or "unknown"."""
    coded = row["merged_sample"]
    victims, types = coded["victims"], coded["violation_types"]
    assert isinstance(victims, list) and isinstance(types, list)
    country = read_word(coded["country"])
    return Attack(
        violations=frozenset(types),
        perpetrator=read_word(coded["perpetrator_type"]),
        is_perpetrator_told=bool(coded["perpetrator_mention"]),
        country=find_country(country) if country else None,
        region=read_word(coded["region"]),
        city=read_word(coded["city"]),
        year=read_number(coded["year"]),
        month=read_month(coded["month"]),
        day=read_number(coded["date"]),
        victims=tuple(
            Victim(read_word(v["victim_name"]), v["victim_population_type"]) for v in victims
        ),
    )


def read_word(value: object) -> str | None:
    """A coded word; None for the ways in which null is written."""
    word = str(value or "").strip()
    return None if word.lower() in NULLS else word


def read_number(value: object) -> int | None:
    """A coded number.

    >>> read_number("2019.0"), read_number("unknown"), read_number("4")
    (2019, None, 4)
    """
    digits = re.match(r"\d+", str(value or ""))
    return int(digits[0]) if digits else None


def read_month(value: object) -> int | None:
    """A coded month, a number or a name that may be misspelt.

    >>> read_month("07"), read_month("Novermber"), read_month("October"), read_month(None)
    (7, 11, 10, None)
    """
    word = str(value or "").lower()
    close = difflib.get_close_matches(word, MONTHS, n=1)
    return MONTHS.index(close[0]) + 1 if close else read_number(word)


def find_country(name: str) -> str:
    """The ISO code of a country that coders wrote in their own way; their word if there is none.

    >>> find_country("USA"), find_country("People's Republic of China"), find_country("Yemeni")
    ('US', 'CN', 'YE')
    >>> find_country("England"), find_country("Africa")
    ('GB', 'Africa')
    """
    gazetteer, key = load_gazetteer(), place_key(name)
    countries = [r.country for r in gazetteer.lookup(key) if r.kind in {"country", "admin1"}]
    people = gazetteer.demonym(key)
    return next(filter(None, countries), None) or (people.country if people else name)


def are_one_place(left: str | None, right: str | None) -> bool:
    """True if two names are one, or two of one place; null is only null.

    >>> are_one_place("Kiev", "Kyiv"), are_one_place("Ogun State", "Ogun")
    (True, True)
    >>> are_one_place(None, None), are_one_place("Minsk", None)
    (True, False)
    """
    if left is None or right is None:
        return left is right
    keys = [place_key(re.sub(r" (?:State|Province|Region|City)$", "", n)) for n in (left, right)]
    first, second = ({r.id for r in load_gazetteer().lookup(key)} for key in keys)
    return keys[0] == keys[1] or not first.isdisjoint(second)


def share(test: Callable[[Answer], bool]) -> Measure:
    """The part of the articles that pass a test."""
    return lambda answers: sum(map(test, answers)) / len(answers)


def count_violations(answers: Sequence[Answer]) -> dict[str, tuple[int, int, int]]:
    """For each violation how often it is right, given and wanted."""
    gold = Counter(name for a in answers for name in a.gold.violations)
    own = Counter(name for a in answers for name in a.own.violations)
    both = Counter(name for a in answers for name in a.own.violations & a.gold.violations)
    return {name: (both[name], own[name], gold[name]) for name in CLASSES}


def score_micro(answers: Sequence[Answer]) -> float:
    """F1 of all violations together."""
    counts = count_violations(answers).values()
    return f1(*(sum(column) for column in zip(*counts, strict=True)))


def score_macro(answers: Sequence[Answer]) -> float:
    """The mean of the violations' own F1."""
    return sum(f1(*counts) for counts in count_violations(answers).values()) / len(CLASSES)


def score_perpetrator(answers: Sequence[Answer]) -> float:
    """How often the perpetrator's type is right, where the coders give one."""
    coded = [a for a in answers if a.gold.perpetrator]
    return sum(a.own.perpetrator == a.gold.perpetrator for a in coded) / max(1, len(coded))


def score_told(answers: Sequence[Answer]) -> float:
    """F1 of whether a perpetrator is told of at all."""
    pairs = [(a.gold.is_perpetrator_told, a.own.is_perpetrator_told) for a in answers]
    both, own, gold = (
        sum(g and o for g, o in pairs),
        sum(o for _, o in pairs),
        sum(g for g, _ in pairs),
    )
    return f1(both, own, gold)


def match_victims(answer: Answer) -> Iterator[tuple[Victim, Victim]]:
    """The named victims that are answered, each with its answer, no answer twice."""
    left = [victim for victim in answer.own.victims if victim.name]
    for gold in answer.gold.victims:
        hit = next((own for own in left if are_one_name(gold.name or "", own.name or "")), None)
        if hit is not None:
            left.remove(hit)
            yield gold, hit


def are_one_name(left: str, right: str) -> bool:
    """True if two names share enough words.

    >>> are_one_name("Jamal Ahmad Khashoggi", "jamal khashoggi"), are_one_name("Ana Paz", "Ana")
    (True, False)
    """
    mine, theirs = (Counter(re.findall(r"\w+", name.lower())) for name in (left, right))
    return f1((mine & theirs).total(), mine.total(), theirs.total()) >= SAME_NAME


def score_names(answers: Sequence[Answer]) -> float:
    """F1 of the victims' names."""
    right = sum(1 for a in answers for _ in match_victims(a))
    given, wanted = (
        sum(victim.name is not None for attack in attacks for victim in attack.victims)
        for attacks in ([a.own for a in answers], [a.gold for a in answers])
    )
    return f1(right, given, wanted)


def score_population(answers: Sequence[Answer]) -> float:
    """How often a matched victim is rightly one person, or several."""
    pairs = [pair for answer in answers for pair in match_victims(answer)]
    return sum(gold.population == own.population for gold, own in pairs) / max(1, len(pairs))


MEASURES: dict[str, Measure] = {
    "violations, micro F1": score_micro,
    "violations, macro F1": score_macro,
    "perpetrator's type, where coded": score_perpetrator,
    "perpetrator told of, F1": score_told,
    "country, exact": share(lambda a: are_one_place(a.own.country, a.gold.country)),
    "region, exact": share(lambda a: are_one_place(a.own.region, a.gold.region)),
    "city, exact": share(lambda a: are_one_place(a.own.city, a.gold.city)),
    "year, exact": share(lambda a: a.own.year == a.gold.year),
    "month, exact": share(lambda a: a.own.month == a.gold.month),
    "date, exact": share(lambda a: a.own.day == a.gold.day),
    "victims' names, F1": score_names,
    "population of matched victims": score_population,
}


def answer_trivially(sample: Coded) -> Attack:
    """The commonest values, and the day of publication."""
    day = published_on(sample).start
    assert day is not None
    return Attack(
        violations=frozenset({"arbitrary detention"}),
        perpetrator="state actor",
        is_perpetrator_told=True,
        country="NG",
        year=day.year,
        month=day.month,
        day=day.day,
    )


def print_classes(answers: Sequence[Answer]) -> None:
    """One line for each violation."""
    rows = [
        [name, f1(right, given, wanted), right, given, wanted]
        for name, (right, given, wanted) in count_violations(answers).items()
    ]
    print_table(("violation", "F1", "right", "given", "wanted"), rows)


def main() -> None:
    """Run the benchmark and print its tables."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--part", choices=PARTS, default="dev")
    options = parser.parse_args()
    rows = json.loads((options.folder / f"{options.part}.json").read_text("utf-8"))
    golds = [read_gold(row) for row in rows]
    readings = [read_story(row["sample"]) for row in rows]
    attacks = [make_attack(reading.mentions if reading else ()) for reading in readings]
    own = [Answer(*pair) for pair in zip(golds, attacks, strict=True)]
    plain = [
        Answer(gold, answer_trivially(row["sample"])) for gold, row in zip(golds, rows, strict=True)
    ]
    empty = [Answer(gold, Attack()) for gold in golds]
    told = sum(bool(reading and reading.mentions) for reading in readings)
    print(f"{len(own)} articles, {told} of them with an incident")
    print_table(
        ("", "crosswire", "95 %", "commonest", "null"),
        [
            [
                name,
                measure(own),
                spell_bounds(interval(own, measure)),
                measure(plain),
                measure(empty),
            ]
            for name, measure in MEASURES.items()
        ],
    )
    print()
    print_classes(own)


if __name__ == "__main__":
    main()
