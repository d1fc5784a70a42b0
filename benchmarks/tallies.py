"""How well crosswire reads running totals, force levels and runs of attacks.

    python benchmarks/tallies.py FOLDER [FOLDER ...] [--show] [--ids odd|even]

Each FOLDER is a labelled set with `articles/` and `gold.jsonl`. Its articles go into a temporary
ledger; its tallies are compared with the `series` of the labels. A tally answers a series if their
words overlap in the article, their bounds are the same and, where the label has a kind, their kind.
A run of attacks that nobody counts ("a series of raids", "several explosions") is any figure open
at the top that begins at three or lower. A figure that the label's scope gives beside ("air
strikes, 146 killed") answers it, too, and further ones are not held against. Each answers one
series at most. Printed: precision, recall and F1 with a 95 % interval over articles; how many of
the starts that labels give are right where the series is found; and the mentions whose words are
those of a series and that answer no labelled incident, which must be none. --show lists what is
missed and what is spurious; --ids scores the articles with odd or even numbers alone.
"""

from __future__ import annotations

import argparse
import json
import re
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec
from tables import f1, interval, print_table, spell_bounds

import crosswire
from crosswire.model.promises import Records
from crosswire.model.related import Tally
from crosswire.model.text import Article, Span
from crosswire.score import load_gold
from crosswire.score.gold import Gold
from crosswire.score.scores import answer_article, find_by_stem

HEAD = ("", "articles", "series", "told", "P", "R", "F1", "95 %", "since right", "as incidents")
UNCOUNTED = 3  # the labels give "several" as three and more
Counts = tuple[int, int, int]


class Series(msgspec.Struct, frozen=True):
    """A labelled run of attacks or running total."""

    evidence: str
    count_low: int | None = None
    count_high: int | None = None
    since: str | None = None
    kind: str | None = None
    scope: str = ""

    def tells_beside(self, tally: Tally) -> bool:
        """True if the scope gives the figure of a tally beside that of the series."""
        given = {int(number.replace(",", "")) for number in _NUMBER.findall(self.scope)}
        return bool({tally.figure.low, tally.figure.high} & given)


_NUMBER = re.compile(r"\b\d+(?:,\d{3})*\b")


class Row(msgspec.Struct, frozen=True):
    """What the labels say of one article."""

    id: str
    series: tuple[Series, ...] = ()


class Answer(NamedTuple):
    """One article's labelled series, its tallies, which answers which, and what is mistyped."""

    stem: str
    text: str
    series: Sequence[Series]
    tallies: Sequence[Tally]
    pairs: Sequence[tuple[Series, Tally]]
    mistyped: Sequence[str]

    @property
    def counts(self) -> Counts:
        """How many tallies are right, given and wanted."""
        return len(self.pairs), len(self.pairs) + len(self.spurious), len(self.series)

    @property
    def spurious(self) -> list[Tally]:
        """The tallies that answer no series, without those whose figure a series gives beside."""
        used = [tally for _, tally in self.pairs]
        left = [tally for tally in self.tallies if tally not in used]
        return [t for t in left if not any(one.tells_beside(t) for one in self.series)]


def answer_set(folder: Path, parity: str | None = None) -> list[Answer]:
    """The tallies of a labelled set's articles beside its labels."""
    rows = read_labels(folder, parity)
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "tallies.db"
        with crosswire.open(str(path)) as ledger:
            ledger.add(str(folder / "articles"))
            return answer_ledger(ledger.records(), rows, load_gold(folder))


def read_labels(folder: Path, parity: str | None) -> list[Row]:
    """The labels of every article, or of those with odd or even numbers."""
    lines = (folder / "gold.jsonl").read_text("utf-8").splitlines()
    rows = [msgspec.convert(json.loads(line), Row, strict=False) for line in lines if line.strip()]
    return [row for row in rows if parity in (None, tell_parity(row.id))]


def tell_parity(name: str) -> str:
    """Whether the number in an article's name is odd or even.

    >>> tell_parity("m012")
    'even'
    """
    digits = re.sub(r"\D", "", name)
    return "odd" if digits and int(digits) % 2 else "even"


def answer_ledger(records: Records, rows: Sequence[Row], gold: Gold) -> list[Answer]:
    """The tallies of a ledger beside the labels of its articles."""
    articles = {Path(d.article.path or "").stem: d.article for d in records.documents()}
    told = list(records.tallies())
    mistyped = find_mistyped(records, rows, gold)
    answers = []
    for row in rows:
        article = articles[row.id]
        own = [tally for tally in told if tally.article == article.id]
        pairs = pair_up(row.series, own, article)
        missed = mistyped.get(row.id, [])
        answers.append(Answer(row.id, article.text, row.series, own, pairs, missed))
    return answers


def pair_up(
    series: Sequence[Series], tallies: Sequence[Tally], article: Article
) -> list[tuple[Series, Tally]]:
    """Series and the tallies that answer them, one to one, in the order of the labels."""
    left = list(tallies)
    pairs = []
    for one in series:
        told = find_words(article.text, one.evidence)
        fits = [t for t in left if agree(one, t) and any(map(told.overlaps, t.spans))]
        if fits:
            left.remove(fits[0])
            pairs.append((one, fits[0]))
    return pairs


def agree(series: Series, tally: Tally) -> bool:
    """True if bounds are the same, and the kind where the label has one."""
    if series.kind not in (None, tally.kind):
        return False
    low, high = tally.figure.low, tally.figure.high
    if series.tells_beside(tally):
        return True
    if (low, high) == (series.count_low, series.count_high):
        return True
    return all(
        top is None and (least or 0) <= UNCOUNTED
        for least, top in ((low, high), (series.count_low, series.count_high))
    )


def find_words(text: str, words: str) -> Span:
    """Where words stand in an article, whatever the blanks between them; nowhere if they do not."""
    found = re.search(r"\s+".join(map(re.escape, words.split())), text)
    return Span(found.start(), found.end()) if found else Span(0, 0)


def find_mistyped(records: Records, rows: Sequence[Row], gold: Gold) -> dict[str, list[str]]:
    """The mentions whose words are all those of a series, and that answer no labelled incident."""
    held, wanted = find_by_stem(records), gold.references()
    texts = {Path(d.article.path or "").stem: d.article.text for d in records.documents()}
    found: dict[str, list[str]] = {}
    for row in rows:
        answer = answer_article(
            row.id, wanted.get(row.id, ()), held.get(row.id, []), gold.incidents
        )
        told = [find_words(texts[row.id], one.evidence) for one in row.series]
        found[row.id] = [
            own.mention.evidence[0].quote(texts[row.id])
            for own, incident in answer.counted
            if incident is None and any(map(own.mention.evidence[0].overlaps, told))
        ]
    return found


def rate(counts: Iterable[Counts]) -> tuple[float, float, float]:
    """Precision, recall and F1 of the sums.

    >>> rate([(1, 2, 1), (2, 2, 3)])
    (0.75, 0.75, 0.75)
    """
    right, given, wanted = (sum(column) for column in zip(*counts, strict=True))
    return right / max(given, 1), right / max(wanted, 1), f1(right, given, wanted)


def rate_series(records: Records, folder: Path) -> float:
    """F1 of the series of a labelled set, whose articles a ledger holds."""
    answers = answer_ledger(records, read_labels(folder, None), load_gold(folder))
    return rate([answer.counts for answer in answers])[2]


def has_series(folder: Path) -> bool:
    """True if the labels of a folder tell series."""
    labels = folder / "gold.jsonl"
    return labels.is_file() and '"series": [{' in labels.read_text("utf-8")


def starts_right(pairs: Iterable[tuple[Series, Tally]]) -> tuple[int, int]:
    """How many starts are as the labels give them (a day, a month or a year), and how many are."""
    given = [(s.since, t.since) for s, t in pairs if s.since]
    right = sum(own is not None and own.isoformat().startswith(since) for since, own in given)
    return right, len(given)


def tell_row(name: str, answers: Sequence[Answer]) -> list[object]:
    """The row of a set."""
    counts = [answer.counts for answer in answers]
    right, given = starts_right(pair for answer in answers for pair in answer.pairs)
    return [
        name,
        len(answers),
        sum(wanted for _, _, wanted in counts),
        sum(told for _, told, _ in counts),
        *rate(counts),
        spell_bounds(interval(counts, lambda rows: rate(rows)[2])),
        f"{right} of {given}",
        sum(len(answer.mistyped) for answer in answers),
    ]


def tell_errors(answer: Answer) -> Iterator[str]:
    """What is missed, spurious or mistyped in one article, a line each."""
    found = [one for one, _ in answer.pairs]
    for one in answer.series:
        if one not in found:
            bounds = f"{one.count_low}..{one.count_high}"
            yield f"missed   {answer.stem} {one.kind} {bounds}: {one.evidence}"
    for tally in answer.spurious:
        yield f"spurious {answer.stem} {say_tally(tally, answer.text)}"
    for one, tally in answer.pairs:
        if one.since and not str(tally.since).startswith(one.since):
            yield f"since    {answer.stem} {one.since}: {say_tally(tally, answer.text)}"
    yield from (f"mistyped {answer.stem} {words}" for words in answer.mistyped)


def say_tally(tally: Tally, text: str) -> str:
    """A tally in one line."""
    words = " ".join(tally.spans[0].quote(text).split())
    return f"{tally.kind} {tally.figure.low}..{tally.figure.high} since {tally.since}: {words}"


def main() -> None:
    """Run the benchmark and print its table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folders", type=Path, nargs="+", metavar="FOLDER")
    parser.add_argument("--show", action="store_true")
    parser.add_argument("--ids", choices=("odd", "even"))
    given = parser.parse_args()
    rows = []
    for folder in given.folders:
        answers = answer_set(folder, given.ids)
        rows.append(tell_row(folder.name, answers))
        if given.show:
            print(*(line for answer in answers for line in tell_errors(answer)), sep="\n")
    print_table(HEAD, rows)


if __name__ == "__main__":
    main()
