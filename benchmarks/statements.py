"""How well crosswire tells who said what, in which capacity, when, and about which incident.

    python benchmarks/statements.py FOLDER [FOLDER ...] [--show]

Each FOLDER is a labelled set as for labels.py whose labels give `statements`: speaker, role,
quote_starts, about, date. A statement answers a label if its words begin with those of the label,
or hold them near their beginning. Two names are one speaker if the last name agrees, if they are
names or descriptions of one actor, or if the words of one all stand in the other ("the official"
of "a US defence official"). Printed: precision, recall and F1 of the speakers of labelled
quotations, the same by odd and even articles; then, of the statements found, how many roles, dates
and incidents are right. With --show every miss, every wrong value, and what has no label.
"""

from __future__ import annotations

import argparse
import json
import re
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec
from labels import list_articles
from tables import f1, interval, print_table, spell_bounds

import crosswire
from crosswire.lexicon.actors import load_actors
from crosswire.lexicon.load import load_lexicon
from crosswire.lexicon.match import fold
from crosswire.model.moment import Moment
from crosswire.model.promises import Records
from crosswire.model.related import Statement
from crosswire.model.text import Document
from crosswire.score import load_gold
from crosswire.score.scores import answer_article, find_by_stem

HEAD = ("", "labels", "speaker P", "R", "F1", "95 %", "role", "date", "about")
# Words before the labelled ones that a quotation may begin with: "the prime minister said: …".
LATEST = 40
_SMALL = frozenset({"a", "an", "the", "of", "for", "in", "to", "s", "and", "u"})
_SPELT = {"defence": "defense", "spokesman": "spokesperson", "spokeswoman": "spokesperson"}
_SPELT |= {"us": "american", "iraqi": "iraq", "iranian": "iran", "turkish": "turkey"}
_SPELT |= {"saudi": "saudi", "israeli": "israel", "yahya": "yahya"}


class Label(msgspec.Struct, frozen=True):
    """A labelled statement. The date is ISO 8601; `about` names a labelled incident."""

    speaker: str
    quote_starts: str
    role: str | None = None
    about: str | None = None
    date: str | None = None


class Held(NamedTuple):
    """An article of a set: its labels, what the ledger has of it, its incidents by label."""

    stem: str
    labels: tuple[Label, ...]
    document: Document | None
    statements: tuple[Statement, ...]
    incidents: dict[str, str]


class Answer(NamedTuple):
    """A label and the statement that answers it, with what is right of it."""

    stem: str
    label: Label
    statement: Statement | None
    words: str
    incident: str | None

    @property
    def has_speaker(self) -> bool:
        """True if the speaker is the labelled one."""
        return self.statement is not None and is_same_speaker(
            self.label.speaker, self.statement.speaker
        )

    @property
    def has_role(self) -> bool | None:
        """True if the role is the labelled one; None where there is nothing to compare."""
        if self.statement is None or not self.label.role:
            return None
        # A label repeats a speaker without a name as the role; so may the ledger.
        own = self.statement.role or self.statement.speaker
        return is_same_role(self.label.role, own)

    @property
    def has_date(self) -> bool | None:
        """True if the day is the labelled one, or lies in the span of days that is given."""
        if self.statement is None or self.label.date is None:
            return None
        return is_day_in(self.label.date, self.statement.date)

    @property
    def has_incident(self) -> bool | None:
        """True if it is about the labelled incident, or about none where the label says so."""
        return None if self.statement is None else self.statement.about == self.incident


def load_labels(path: Path) -> dict[str, tuple[Label, ...]]:
    """The labelled statements of a set by the stem of the article's file."""
    if path.is_dir():
        rows = map(json.loads, (path / "gold.jsonl").read_text("utf-8").splitlines())
        told = {row["id"]: row.get("statements", []) for row in rows}
    else:
        articles = json.loads(path.read_text("utf-8"))["articles"]
        told = {Path(name).stem: row.get("statements", []) for name, row in articles.items()}
    return {stem: tuple(msgspec.convert(row, Label) for row in rows) for stem, rows in told.items()}


def hold_set(folder: Path) -> list[Held]:
    """The set read into a ledger of its own, article by article, in the order of their names."""
    path = folder / "gold.json" if (folder / "gold.json").exists() else folder
    with (
        tempfile.TemporaryDirectory() as place,
        crosswire.open(Path(place) / "statements.db") as ledger,
    ):
        ledger.add(*list_articles(folder))
        return hold_records(ledger.records(), path)


def hold_records(records: Records, path: Path) -> list[Held]:
    """What a ledger has of each labelled article, in the order of their names."""
    labels, gold = load_labels(path), load_gold(path)
    found, statements = find_by_stem(records), list(records.statements())
    documents = {Path(d.article.path or "").stem: d for d in records.documents()}
    held = []
    for stem in sorted(labels):
        answer = answer_article(stem, gold.references()[stem], found.get(stem, []), gold.incidents)
        document = documents.get(stem)
        own = [s for s in statements if document and s.article == document.article.id]
        incidents = {reference.incident: mention.incident for reference, mention in answer.right}
        held.append(Held(stem, labels[stem], document, tuple(own), incidents))
    return held


def answer_labels(held: Held) -> list[Answer]:
    """Each label of an article with the statement that answers it, if any does."""
    text = held.document.article.text if held.document else ""
    answers = []
    for label in held.labels:
        found = find_statement(label, held.statements, text)
        words = found.span.quote(text) if found else ""
        # An incident that was not found can be told by nobody: "" is about nothing the ledger has.
        incident = held.incidents.get(label.about, "") if label.about else None
        answers.append(Answer(held.stem, label, found, words, incident))
    return answers


def find_statement(label: Label, statements: Sequence[Statement], text: str) -> Statement | None:
    """The statement with the labelled words earliest in it."""
    wanted = plain(label.quote_starts)
    places = [
        (place, not statement.quoted, statement.span, statement)
        for statement in statements
        if 0 <= (place := plain(statement.span.quote(text)).find(wanted)) <= LATEST
    ]
    return min(places, key=lambda row: row[:3])[3] if places else None


def plain(words: str) -> str:
    """Words in small letters without marks.

    >>> plain("“We’ll go,” she said")
    "we'll go she said"
    """
    return " ".join(re.findall(r"[\w']+", fold(words)))


def content(words: str) -> frozenset[str]:
    """The words of a name or description that tell it from others, in one spelling.

    >>> sorted(content("a spokesman for the US Defence Ministry"))
    ['american', 'defense', 'ministry', 'spokesperson']
    """
    told = re.findall(r"\w+", fold(words).replace("u.s.", "us"))
    spelt = (_SPELT.get(word, word) for word in told if word not in _SMALL)
    return frozenset(word[:-1] if word.endswith("s") and len(word) > 4 else word for word in spelt)


def is_same_speaker(label: str, own: str) -> bool:
    """True if two names or descriptions may be of one speaker.

    >>> is_same_speaker("Patrick Ryder", "Maj. Gen. Pat Ryder")
    True
    >>> is_same_speaker("a US defence official", "the official")
    True
    >>> is_same_speaker("a lawyer", "a US defence official")
    False
    """
    if ";" in label:
        return any(is_same_speaker(part, own) for part in label.split(";"))
    actors = load_actors(load_lexicon())
    one, other = (actors.find(re.sub("^(?:the|The) ", "", name)) for name in (label, own))
    if one is not None and other is not None and one.name == other.name:
        return True
    left, right = content(label), content(own)
    if label[:1].isupper() and own[:1].isupper() and label.split()[-1:] == own.split()[-1:]:
        return True
    return bool(left and right) and (left <= right or right <= left)


def is_same_role(label: str, own: str) -> bool:
    """True if most words of a labelled role are given: "US Defence Secretary", "the secretary".

    >>> is_same_role("US Defence Secretary", "Defense Secretary")
    True
    >>> is_same_role("lawyer", "mayor")
    False
    """
    wanted, given = content(label), content(own)
    return 2 * len(wanted & given) >= len(wanted)


def is_day_in(label: str, own: Moment | None) -> bool:
    """True if a day given as ISO 8601 lies in a moment."""
    if own is None or own.start is None or own.end is None:
        return False
    return own.start.isoformat() <= label <= own.end.isoformat()


def rate_speakers(answers: Sequence[Answer]) -> tuple[float, float, float]:
    """Precision, recall and F1 of the speakers of some labelled quotations."""
    right = sum(answer.has_speaker for answer in answers)
    given = sum(answer.statement is not None for answer in answers)
    wanted = len(answers)
    return (
        right / given if given else 0.0,
        right / wanted if wanted else 0.0,
        f1(right, given, wanted),
    )


def share(values: Iterator[bool | None]) -> str:
    """How many of those that can be compared are right."""
    told = [value for value in values if value is not None]
    return f"{sum(told)}/{len(told)}"


def tell_row(name: str, answers: Sequence[Answer]) -> list[object]:
    """The row of the table for some answers."""
    bounds = interval(answers, lambda rows: rate_speakers(rows)[2]) if answers else None
    return [
        name,
        len(answers),
        *rate_speakers(answers),
        spell_bounds(bounds),
        share(answer.has_role for answer in answers),
        share(answer.has_date for answer in answers),
        share(answer.has_incident for answer in answers),
    ]


def show_answers(answers: Sequence[Answer]) -> None:
    """Every label that is not wholly answered, with what was given."""
    for answer in answers:
        own, label = answer.statement, answer.label
        checks = {
            "speaker": answer.has_speaker,
            "role": answer.has_role,
            "date": answer.has_date,
            "about": answer.has_incident,
        }
        wrong = [name for name, right in checks.items() if right is False]
        if own is None or wrong:
            given = own and (own.speaker, own.role, own.date and own.date.start, own.about)
            print(f"{answer.stem}  {', '.join(wrong) or 'missing'}: {label}\n    given: {given}")


def show_rest(held: Sequence[Held]) -> None:
    """Every statement of the articles that no label asks for."""
    for one in held:
        served = {answer.statement for answer in answer_labels(one)}
        for own in one.statements:
            if own not in served and one.document:
                words = own.span.quote(one.document.article.text)
                print(f"{one.stem}  {own.act}  {own.speaker} ({own.role}) {own.channel}: {words}")


def rate_records(records: Records, labels: Path) -> dict[str, float]:
    """The scores that may not fall, by name; none for a set without labelled statements."""
    answers = [answer for held in hold_records(records, labels) for answer in answer_labels(held)]
    return {"speakers": rate_speakers(answers)[2]} if answers else {}


def main() -> None:
    """Run the benchmark and print its table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folders", type=Path, nargs="+", metavar="FOLDER")
    parser.add_argument("--show", action="store_true", help="print misses and what has no label")
    asked = parser.parse_args()
    rows: list[list[object]] = []
    for folder in asked.folders:
        held = hold_set(folder)
        answers = [
            [answer for one in held[part::2] for answer in answer_labels(one)] for part in (0, 1)
        ]
        rows.append(tell_row(folder.name, answers[0] + answers[1]))
        rows += [
            tell_row(f"  {name}", part) for name, part in zip(("odd", "even"), answers, strict=True)
        ]
        if asked.show:
            show_answers(answers[0] + answers[1])
            show_rest(held)
    print_table(HEAD, rows)


if __name__ == "__main__":
    main()
