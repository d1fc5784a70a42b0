"""How well crosswire reads what articles say of two incidents' relation.

    python benchmarks/relations.py [FOLDER ...] [--misses] [--fold odd|even]

Each FOLDER (gold/mideast if none is given) is a labelled set with `relations.jsonl`: rows {from,
to, kind, article, evidence}, read "from response_to / aftermath_of / part_of / precedes to". Its
articles go into a temporary ledger. A relation's two incidents are the labelled ones whose mentions
its own article's mentions answer (`crosswire.score`), else those that most mentions of the incident
answer in other articles.

Three counts, each with precision, recall and F1: *by article*, where a relation is right if the
same kind joins the same two incidents in the same article; *spread*, the same without the relations
that a label asks for in another article (of texts that print the same words often one is labelled);
and *by tie*, where the article does not matter and each tie counts once. Left out, as neither
wanted nor wrong: relations of a tally, which these labels do not join, and relations of a reference
labelled optional, unless the label asks for them.

A part_of that joins two places of one operation has no direction that a text would tell, so it is
matched either way round, and by same_operation as well. Inferred relations, which no words state,
make a row of their own and count in "all".

Printed beside: the answer without reading, that each incident labelled as background precedes the
first main one of its article. --misses lists what is missed and spurious with its sentence; --fold
keeps the articles whose number is odd or even, to tune on one half and look at the other.
"""

from __future__ import annotations

import argparse
import json
import re
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from labels import list_articles
from tables import Rates, f1, interval, print_table, spell_bounds

import crosswire
from crosswire.model.promises import Records
from crosswire.model.related import Relation
from crosswire.score import Gold, load_gold
from crosswire.score.scores import Answers, answer_article, find_by_stem

ROOT = Path(__file__).parents[1]
KINDS = ("response_to", "aftermath_of", "part_of", "precedes")
LATER_FIRST = frozenset({"response_to", "aftermath_of", "part_of"})  # as the labels name them
UNNAMED = "?"  # an incident that no label names


class Tie(NamedTuple):
    """Two labelled incidents, the earlier first, how they are tied, and who says so."""

    kind: str
    earlier: str
    later: str
    article: str

    @property
    def ends(self) -> tuple[str, str]:
        """The two incidents."""
        return self.earlier, self.later

    def anywhere(self) -> Tie:
        """The tie whatever article says it."""
        return self._replace(article="")


class Found(NamedTuple):
    """A tie of the ledger, whether words state it, and the sentence it was read from."""

    tie: Tie
    basis: str
    words: str


class Compared(NamedTuple):
    """A set's articles, what its labels ask for with their words, and what the ledger gives."""

    name: str
    articles: tuple[str, ...]
    wanted: dict[Tie, str]
    found: tuple[Found, ...]
    guessed: frozenset[Tie]


def is_labelled(folder: Path) -> bool:
    """True if the folder says which of its incidents are related."""
    return (folder / "relations.jsonl").is_file()


def make_tie(kind: str, earlier: str, later: str, article: str) -> Tie:
    """A tie in the form that is compared: two places of one operation in alphabetic order.

    >>> make_tie("same_operation", "D05", "D04", "m063")
    Tie(kind='part_of', earlier='D04', later='D05', article='m063')
    """
    if kind in {"part_of", "same_operation"}:
        kind, (earlier, later) = "part_of", sorted((earlier, later))
    return Tie(kind, earlier, later, article)


def load_ties(folder: Path) -> dict[Tie, str]:
    """The labelled ties with their words."""
    rows = map(json.loads, (folder / "relations.jsonl").read_text("utf-8").splitlines())
    return {_read_tie(row): row.get("evidence", "") for row in rows}


def _read_tie(row: Mapping[str, str]) -> Tie:
    ends = [row["from"], row["to"]]
    earlier, later = reversed(ends) if row["kind"] in LATER_FIRST else ends
    return make_tie(row["kind"], earlier, later, row["article"])


def compare_set(folder: Path) -> Compared:
    """The set read into a ledger of its own, its relations beside the labels."""
    gold = load_gold(folder)
    with (
        tempfile.TemporaryDirectory() as place,
        crosswire.open(Path(place) / "relations.db") as ledger,
    ):
        ledger.add(*list_articles(folder))
        return compare_records(folder, gold, ledger.records())


def compare_records(folder: Path, gold: Gold, records: Records) -> Compared:
    """What a ledger's records give beside what the labels ask for."""
    held = find_by_stem(records)
    answers = [
        answer_article(stem, references, held.get(stem, []), gold.incidents)
        for stem, references in gold.references().items()
    ]
    wanted = load_ties(folder)
    optional = {
        (answer.stem, reference.incident)
        for answer in answers
        for reference in answer.references
        if reference.optional
    }
    found = [
        row
        for row in read_relations(records, name_incidents(answers))
        if row.tie in wanted or not any((row.tie.article, end) in optional for end in row.tie.ends)
    ]
    stems = tuple(answer.stem for answer in answers)
    return Compared(folder.name, stems, wanted, tuple(found), guess_ties(answers))


def name_incidents(answers: Iterable[Answers]) -> Callable[[str, str], str]:
    """A function from an article and an incident of the ledger to the labelled incident."""
    own: dict[tuple[str, str], str] = {}
    votes: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for answer in answers:
        for i, j in answer.pairs:
            label, incident = answer.references[i].incident, answer.found[j].incident
            own.setdefault((answer.stem, incident), label)
            votes[incident][label] += 1

    def name(article: str, incident: str) -> str:
        most = votes[incident].most_common(1) if incident in votes else [(UNNAMED, 0)]
        return own.get((article, incident), most[0][0])

    return name


def read_relations(records: Records, name: Callable[[str, str], str]) -> Iterator[Found]:
    """The relations between incidents, between the labelled incidents that they name."""
    incidents = {incident.id for incident in records.incidents()}
    articles = {document.article.id: document.article for document in records.documents()}
    for relation in records.relations():
        if {relation.earlier, relation.later} <= incidents:
            article = articles[relation.article]
            stem = Path(article.path or article.id).stem
            words = " ".join(relation.span.quote(article.text).split())
            yield Found(_name_ends(relation, stem, name), relation.basis, words)


def _name_ends(relation: Relation, stem: str, name: Callable[[str, str], str]) -> Tie:
    ends = (name(stem, end) for end in (relation.earlier, relation.later))
    return make_tie(relation.kind, *ends, stem)


def guess_ties(answers: Iterable[Answers]) -> frozenset[Tie]:
    """The answer without reading: what is background precedes what is main."""
    guessed: set[Tie] = set()
    for answer in answers:
        main = next((r.incident for r in answer.required if r.role == "main"), None)
        others = (r.incident for r in answer.required if r.role == "background")
        guessed |= {Tie("precedes", other, main, answer.stem) for other in others if main}
    return frozenset(guessed)


def rate_ties(given: Collection[Tie], wanted: Collection[Tie]) -> Rates:
    """The ties given against those wanted, each once."""
    return Rates(len({*given} & {*wanted}), len({*given}), len({*wanted}))


def rate_anywhere(given: Iterable[Tie], wanted: Iterable[Tie]) -> Rates:
    """The same, whatever article says a tie."""
    return rate_ties([t.anywhere() for t in given], [t.anywhere() for t in wanted])


def rate_spread(given: Iterable[Tie], wanted: Collection[Tie]) -> Rates:
    """The ties by article, without those that are wanted of another article."""
    known = {tie.anywhere() for tie in wanted}
    return rate_ties([t for t in given if t in wanted or t.anywhere() not in known], wanted)


def pick(compared: Compared, *bases: str) -> list[Tie]:
    """The ties that the ledger gives on one of these bases, all if none is named."""
    return [row.tie for row in compared.found if not bases or row.basis in bases]


def rate_records(folder: Path, records: Records) -> dict[str, float]:
    """F1 of a ledger's relations by article, and by tie whatever article says it."""
    compared = compare_records(folder, load_gold(folder), records)
    given, wanted = pick(compared), list(compared.wanted)
    return {
        "relations": rate_ties(given, wanted).f1,
        "relations_by_tie": rate_anywhere(given, wanted).f1,
    }


def keep_fold(compared: Compared, fold: str | None) -> Compared:
    """The articles whose number is odd or even alone."""
    if fold is None:
        return compared
    kept = {stem for stem in compared.articles if _is_odd(stem) == (fold == "odd")}
    return Compared(
        f"{compared.name}, {fold}",
        tuple(stem for stem in compared.articles if stem in kept),
        {tie: words for tie, words in compared.wanted.items() if tie.article in kept},
        tuple(row for row in compared.found if row.tie.article in kept),
        frozenset(tie for tie in compared.guessed if tie.article in kept),
    )


def _is_odd(stem: str) -> bool:
    digits = re.findall(r"\d+", stem)
    return bool(digits) and int(digits[-1]) % 2 == 1


def tell_rows(compared: Compared) -> list[list[object]]:
    """The rows of a set: all, stated alone, by tie, each kind, the answer without reading."""
    given, wanted = pick(compared), list(compared.wanted)
    rows: list[list[object]] = [
        [compared.name, *rate_ties(given, wanted).row_counted(), _bound(compared)],
        ["  stated alone", *rate_ties(pick(compared, "stated"), wanted).row_counted(), None],
        ["  spread over copies", *rate_spread(given, wanted).row_counted(), None],
        ["  by tie, whatever article", *rate_anywhere(given, wanted).row_counted(), None],
    ]
    for kind in KINDS:
        sides = [[tie for tie in side if tie.kind == kind] for side in (given, wanted)]
        rows.append([f"  {kind}", *rate_ties(*sides).row_counted(), None])
    inferred = rate_ties(pick(compared, "inferred"), wanted)
    rows.append(["  inferred from days", *inferred.row_counted(), None])
    return [
        *rows,
        ["  background precedes main", *rate_ties(compared.guessed, wanted).row_counted(), None],
    ]


def _bound(compared: Compared) -> str | None:
    """A 95 % interval of F1 over articles."""
    given, wanted = Counter(pick(compared)), Counter(compared.wanted)
    rows = [
        rate_ties([t for t in given if t.article == stem], [t for t in wanted if t.article == stem])
        for stem in compared.articles
    ]
    return spell_bounds(interval(rows, _rate_rows))


def _rate_rows(rows: Sequence[Rates]) -> float:
    return f1(*(sum(column) for column in zip(*rows, strict=True)))


def tell_misses(compared: Compared) -> Iterator[str]:
    """What is missed and what is spurious, a line each, with its words."""
    given = {row.tie for row in compared.found}
    for tie, words in compared.wanted.items():
        if tie not in given:
            yield f"missed   {tie.article} {tie.earlier} {tie.kind} {tie.later}: {words}"
    for row in compared.found:
        tie = row.tie
        if tie not in compared.wanted:
            mark = "spurious" if row.basis == "stated" else row.basis
            yield f"{mark} {tie.article} {tie.earlier} {tie.kind} {tie.later}: {row.words}"


def main() -> None:
    """Run the benchmark and print its table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folders", type=Path, nargs="*", metavar="FOLDER")
    parser.add_argument("--misses", action="store_true", help="list what is missed and spurious")
    parser.add_argument("--fold", choices=("odd", "even"), help="keep half of the articles")
    asked = parser.parse_args()
    folders = asked.folders or [ROOT / "gold" / "mideast"]
    sets = [keep_fold(compare_set(folder), asked.fold) for folder in folders]
    head = ("relations", "P", "R", "F1", "right", "given", "wanted", "95 %")
    print_table(head, [row for compared in sets for row in tell_rows(compared)])
    print("an empty ledger has 0 everywhere; no published figure")
    if asked.misses:
        for compared in sets:
            print("", *tell_misses(compared), sep="\n")


if __name__ == "__main__":
    main()
