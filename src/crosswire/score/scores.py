"""Precision, recall and F1: of the mentions found, the incidents they were put in, the slots."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations
from pathlib import Path

import msgspec

from crosswire.model.mention import Mention
from crosswire.model.promises import Records
from crosswire.model.text import Article
from crosswire.score.agreement import (
    Found,
    agreement,
    date_right,
    figure_right,
    names_agree,
    place_right,
)
from crosswire.score.gold import Fact, Gold, Reference

Counts = tuple[float, float, float]  # right, given by the ledger, wanted by the labels


class Rate(msgspec.Struct, frozen=True):
    """Precision, recall and their harmonic mean, over `n` that were wanted."""

    precision: float
    recall: float
    f1: float
    n: int


class Scores(msgspec.Struct, frozen=True):
    """How well a ledger answers the labels.

    `found`: the mentions; `linked`: B-cubed of the incidents that found mentions were put in;
    `end_to_end`: pairs of references in one incident, missing and spurious mentions being errors;
    `slots`: the values of found mentions. Each mention may answer one reference only.
    """

    articles: int
    found: Rate
    found_recall_by_role: dict[str, float | None]
    linked: Rate
    end_to_end: Rate
    slots: dict[str, Rate]
    misses: tuple[str, ...]


class Answers(msgspec.Struct, frozen=True):
    """The references of one article, the mentions of the ledger, and which answers which."""

    stem: str
    references: tuple[Reference, ...]
    found: tuple[Found, ...]
    pairs: tuple[tuple[int, int], ...]

    @property
    def required(self) -> list[Reference]:
        """The references that must be found."""
        return [reference for reference in self.references if not reference.optional]

    @property
    def right(self) -> list[tuple[Reference, Found]]:
        """The required references that were found, each with its mention."""
        pairs = [(self.references[i], self.found[j]) for i, j in self.pairs]
        return [(reference, found) for reference, found in pairs if not reference.optional]

    @property
    def counted(self) -> list[tuple[Found, str | None]]:
        """The mentions and the labelled incident each answers, without those that answer an
        optional reference: they neither count nor harm."""
        served = {j: self.references[i] for i, j in self.pairs}
        return [
            (found, served[j].incident if j in served else None)
            for j, found in enumerate(self.found)
            if j not in served or not served[j].optional
        ]


def score_records(records: Records, gold: Gold) -> Scores:
    """How well the ledger answers the labels. Articles are matched by their file's stem."""
    held = find_by_stem(records)
    answers = [
        answer_article(stem, references, held.get(stem, []), gold.incidents)
        for stem, references in gold.references().items()
    ]
    return rate_answers(answers, gold.incidents)


def rate_answers(answers: Sequence[Answers], facts: dict[str, Fact]) -> Scores:
    """The scores of some articles' answers together."""
    right = [pair for answer in answers for pair in answer.right]
    given = sum(len(answer.counted) for answer in answers)
    wanted = sum(len(answer.required) for answer in answers)
    return Scores(
        articles=len(answers),
        found=_rate(len(right), given, wanted),
        found_recall_by_role=_recall_by_role(answers),
        linked=_b_cubed([(reference.incident, found.incident) for reference, found in right]),
        end_to_end=_end_to_end(answers),
        slots=_slots(right, facts),
        misses=tuple(miss for answer in answers for miss in _misses(answer)),
    )


def answer_article(
    stem: str, references: Sequence[Reference], found: Sequence[Found], facts: dict[str, Fact]
) -> Answers:
    """The references of one article with the mentions that answer them."""
    pairs = pair_up(references, found, facts)
    return Answers(stem, tuple(references), tuple(found), pairs)


def find_by_stem(records: Records) -> dict[str, list[Found]]:
    """The ledger's mentions by the stem of the file that their article was read from."""
    belongs = {m: incident.id for incident in records.incidents() for m in incident.mentions}
    articles = {document.article.id: document.article for document in records.documents()}
    held: defaultdict[str, list[Found]] = defaultdict(list)
    for mention in (m for reading in records.readings() for m in reading.mentions):
        article = articles[mention.article]
        incident = belongs.get(mention.id, mention.id)
        held[_stem(article)].append(Found(mention, incident, _quotes(mention, article.text)))
    return held


def _stem(article: Article) -> str:
    return Path(article.path or article.url or article.id).stem


def _quotes(mention: Mention, text: str) -> tuple[str, ...]:
    spans = (*mention.evidence, *(claim.span for claim in mention.claims))
    return tuple(span.quote(text) for span in spans)


def pair_up(
    references: Sequence[Reference], found: Sequence[Found], facts: dict[str, Fact]
) -> tuple[tuple[int, int], ...]:
    """References and mentions paired one to one, the best agreement first."""
    agreements = [
        (agreement(reference, facts.get(reference.incident, Fact()), mention), i, j)
        for i, reference in enumerate(references)
        for j, mention in enumerate(found)
    ]
    pairs: list[tuple[int, int]] = []
    for score, i, j in sorted(agreements, key=lambda row: (-row[0], row[1], row[2])):
        if score > 0 and all(i != a and j != b for a, b in pairs):
            pairs.append((i, j))
    return tuple(pairs)


def _rate(right: float, given: float, wanted: float) -> Rate:
    precision = right / given if given else 0.0
    recall = right / wanted if wanted else 0.0
    return _harmonic(precision, recall, int(wanted))


def _harmonic(precision: float, recall: float, n: int) -> Rate:
    both = precision + recall
    f1 = 2 * precision * recall / both if both else 0.0
    return Rate(round(precision, 4), round(recall, 4), round(f1, 4), n)


def _recall_by_role(answers: Iterable[Answers]) -> dict[str, float | None]:
    wanted: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for answer in answers:
        wanted.update(reference.role for reference in answer.required)
        right.update(reference.role for reference, _ in answer.right)
    roles = dict.fromkeys(["main", "background", *sorted(wanted)])
    return {r: round(right[r] / wanted[r], 4) if wanted[r] else None for r in roles}


def _b_cubed(rows: list[tuple[str, str]]) -> Rate:
    """Over found mentions: how pure and how whole the incidents they were put in are."""
    if not rows:
        return Rate(0.0, 0.0, 0.0, 0)
    labelled, own = Counter(gold for gold, _ in rows), Counter(mine for _, mine in rows)
    both = Counter(rows)
    precision = sum(both[row] / own[row[1]] for row in rows) / len(rows)
    recall = sum(both[row] / labelled[row[0]] for row in rows) / len(rows)
    return _harmonic(precision, recall, len(rows))


def _end_to_end(answers: Sequence[Answers]) -> Rate:
    placed = [row for answer in answers for row in _placed(answer)]
    made = Counter(found.incident for answer in answers for found, _ in answer.counted)
    together = [(a[1], b[1]) for a, b in combinations(placed, 2) if a[0] == b[0]]
    right = sum(a is not None and a == b for a, b in together)
    given = sum(size * (size - 1) // 2 for size in made.values())
    return _rate(right, given, len(together))


def _placed(answer: Answers) -> list[tuple[str, str | None]]:
    """Each required reference's labelled incident, and the ledger's; None if it was missed."""
    own = {id(reference): found.incident for reference, found in answer.right}
    return [(reference.incident, own.get(id(reference))) for reference in answer.required]


def _slots(right: Sequence[tuple[Reference, Found]], facts: dict[str, Fact]) -> dict[str, Rate]:
    sums: defaultdict[str, list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0])
    for reference, found in right:
        fact = facts.get(reference.incident, Fact())
        for slot, counts in slot_counts(reference, fact, found.mention).items():
            sums[slot] = [a + b for a, b in zip(sums[slot], counts, strict=True)]
    return {slot: _rate(*counts) for slot, counts in sorted(sums.items())}


def slot_counts(reference: Reference, fact: Fact, mention: Mention) -> dict[str, Counts]:
    """For each slot that the labels give: how many values are right, given, wanted."""
    own = mention
    counts: dict[str, Counts] = {"type": (own.type in reference.types, 1, 1)}
    if reference.date:
        has_day = own.date is not None and own.date.start is not None
        counts["date"] = (date_right(reference, own) is True, has_day, 1)
    if reference.place:
        counts["place"] = (place_right(reference, fact, own) is True, own.place is not None, 1)
    if reference.weapons is not None:
        counts["weapons"] = _name_counts(reference.weapons, own.weapons)
    return counts | _figure_counts(reference, own) | _actor_counts(reference, own)


def _figure_counts(reference: Reference, mention: Mention) -> dict[str, Counts]:
    rows = {
        "killed": (reference.killed, reference.killed_alt, mention.killed),
        "injured": (reference.injured, reference.injured_alt, mention.injured),
    }
    return {
        slot: (bool(want and own and figure_right(want, others, own)), bool(own), bool(want))
        for slot, (want, others, own) in rows.items()
        if want or own
    }


def _actor_counts(reference: Reference, mention: Mention) -> dict[str, Counts]:
    blamed = {*(reference.perpetrator_blamed or ()), *(reference.perpetrator_stated or ())}
    return {
        "claimed": _name_counts(reference.perpetrator_claimed or (), _actors(mention, "claimed")),
        "blamed": _name_counts(sorted(blamed), _actors(mention, "blamed", "suspected", "stated")),
    }


def _actors(mention: Mention, *stances: str) -> list[str]:
    return sorted({role.actor for role in mention.responsibility if role.stance in stances})


def _name_counts(wanted: Sequence[str], own: Sequence[str]) -> Counts:
    """How many wanted names are given; each given name may serve once."""
    left = list(own)
    for name in wanted:
        hit = next((given for given in left if names_agree(name, given)), None)
        if hit is not None:
            left.remove(hit)
    return len(own) - len(left), len(own), len(wanted)


def _misses(answer: Answers) -> list[str]:
    """What was missed and what is spurious in one article, a line each."""
    served = {id(reference) for reference, _ in answer.right}
    missed = [
        f"missed   {answer.stem} {reference.incident} {reference.role}: {reference.evidence}"
        for reference in answer.required
        if id(reference) not in served
    ]
    spurious = [
        f"spurious {answer.stem} {found.mention.type}: {' / '.join(found.quotes[:1])[:120]}"
        for found, incident in answer.counted
        if incident is None
    ]
    return missed + spurious
