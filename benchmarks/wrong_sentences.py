"""Sentences of a brief made wrong on purpose, to test the check that must catch them."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta

import msgspec

from crosswire.model.brief import Brief, Citation, Told
from crosswire.model.moment import MONTH_NAMES as MONTHS
from crosswire.model.text import Document, Span
from crosswire.publish.citing import cite_span, tell

Spoil = Callable[[Told, "Spoiler"], "Told | None"]

_NUMBER = re.compile(r"(?<![\d:,.] )(?<![\w:,])\d[\d,]*(?![\d:]|,\d)")
_DAY = re.compile(rf"\b(\d{{1,2}}) ({'|'.join(MONTHS)}) (\d{{4}})\b")
_NAME = re.compile(r"(?<!^)\b[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*")
_BY = re.compile(r"(?<=according to )[^.;:“]+|^.+?(?= (?:blamed|attributed|moved)\b)")
_APPROXIMATOR = re.compile(r"\b(at least|up to|about) (?=\d)", re.IGNORECASE)
_QUOTED = re.compile(r"“[^”]*”")
RAISED = (
    (re.compile(r"^Blame was put on (.+)\.$"), r"\1 carried out the attack."),
    (re.compile(r"^Blame was put on (.+)\.$"), r"\1 claimed responsibility."),
    (re.compile(r"^.+ blamed (.+)\.$"), r"A report attributed the attack to \1."),
    (re.compile(r"^.+ blamed (.+)\.$"), r"The attack was committed by \1."),
    (re.compile(r"^Suspicion was put on (.+)\.$"), r"Blame was put on \1."),
    (re.compile(r"^(.+) denied responsibility\.$"), r"\1 claimed responsibility."),
    (re.compile(r"^(.+) claimed responsibility\.$"), r"A report attributed the attack to \1."),
    (re.compile(r"may have been"), "was"),
)


class Spoiler:
    """Makes a sentence wrong in one way, with names and words out of the same ledger."""

    def __init__(self, brief: Brief, documents: Sequence[Document], seed: int) -> None:
        self.random = random.Random(seed)  # noqa: S311 - a test, and the same each time
        self.documents = documents
        self.sentences = [t for s in brief.sections for item in s.items for t in item.told]
        names = {n for t in self.sentences for n in _NAME.findall(_bare(t.text)) if n not in MONTHS}
        self.names = sorted(names)
        told = {hit[0] for t in self.sentences if (hit := _BY.search(t.text))}
        self.speakers = sorted(name for name in told if not name.endswith(" report"))

    def spoil(self, kind: str) -> Iterator[Told]:
        """Every sentence that can be made wrong in a way, made so."""
        for told in self.sentences:
            wrong = KINDS[kind](told, self)
            if wrong is not None and wrong != told:
                yield wrong

    def other(self, words: Sequence[str], own: str) -> str | None:
        """Another of some words, none of which is part of the sentence's own."""
        low = own.lower()
        apart = [word for word in words if word.lower() not in low and low not in word.lower()]
        return self.random.choice(apart) if apart else None


def _bare(text: str) -> str:
    return _QUOTED.sub(lambda hit: " " * len(hit[0]), text)


def _swap(told: Told, hit: re.Match[str], words: str) -> Told:
    text = told.text[: hit.start()] + words + told.text[hit.end() :]
    return msgspec.structs.replace(told, text=text)


def change_number(told: Told, spoiler: Spoiler) -> Told | None:
    """Another number in its place."""
    plain = _DAY.sub(lambda hit: " " * len(hit[0]), _bare(told.text))
    plain = re.sub(r"\b(?:19|20)\d\d\b", "    ", plain)
    hit = _NUMBER.search(plain)
    if hit is None:
        return None
    number = int(hit[0].replace(",", ""))
    return _swap(told, hit, f"{number + spoiler.random.choice((1, 2, 5, 30)):,}")


def swap_name(told: Told, spoiler: Spoiler) -> Told | None:
    """Another name in its place."""
    hits = [hit for hit in _NAME.finditer(_bare(told.text)) if hit[0] not in MONTHS]
    if not hits:
        return None
    other = spoiler.other(spoiler.names, hits[-1][0])
    return _swap(told, hits[-1], other) if other else None


def shift_date(told: Told, spoiler: Spoiler) -> Told | None:
    """A day before or after it."""
    hit = _DAY.search(_bare(told.text))
    if hit is None:
        return None
    day = date(int(hit[3]), MONTHS.index(hit[2]) + 1, int(hit[1]))
    day += timedelta(days=spoiler.random.choice((-9, -2, -1, 1, 2, 7, 30)))
    return _swap(told, hit, f"{day.day} {MONTHS[day.month - 1]} {day.year}")


def swap_speaker(told: Told, spoiler: Spoiler) -> Told | None:
    """Somebody else who says so."""
    hit = _BY.search(_bare(told.text))
    other = spoiler.other(spoiler.speakers, hit[0]) if hit else None
    return _swap(told, hit, other) if hit and other else None


def raise_modality(told: Told, spoiler: Spoiler) -> Told | None:
    """Said more firmly than it is."""
    ways = [(pattern, words) for pattern, words in RAISED if pattern.search(told.text)]
    if not ways:
        return None
    pattern, words = spoiler.random.choice(ways)
    return msgspec.structs.replace(told, text=pattern.sub(words, told.text))


def move_citation(told: Told, spoiler: Spoiler) -> Told | None:
    """Other sentences of the same or another article cited in its place."""
    if not told.citations:
        return None
    cited = tuple(_elsewhere(citation, spoiler) for citation in told.citations)
    as_of = tell("", cited, dated=told.as_of is not None).as_of
    return msgspec.structs.replace(told, citations=cited, as_of=as_of)


def _elsewhere(citation: Citation, spoiler: Spoiler) -> Citation:
    near = [d for d in spoiler.documents if d.article.id == citation.article]
    document = spoiler.random.choice([*near, spoiler.random.choice(spoiler.documents)])
    own = Span(citation.start, citation.end)
    spans = [
        s.span
        for s in document.sentences
        if s.span.start < s.span.end
        and not (document in near and s.span.overlaps(own))
        and s.span.quote(document.article.text).strip()
    ]
    return cite_span(document, spoiler.random.choice(spans)) if spans else citation


def drop_approximator(told: Told, spoiler: Spoiler) -> Told | None:
    """The bare number where only a bound is given."""
    hit = _APPROXIMATOR.search(_bare(told.text))
    return _swap(told, hit, "") if hit else None


def forge_quotation(told: Told, spoiler: Spoiler) -> Told | None:
    """A word put into somebody's mouth."""
    hit = _QUOTED.search(told.text)
    return _swap(told, hit, hit[0][:-1] + " at once”") if hit else None


KINDS: dict[str, Spoil] = {
    "number changed": change_number,
    "name swapped": swap_name,
    "date shifted": shift_date,
    "speaker swapped": swap_speaker,
    "modality raised": raise_modality,
    "citation moved": move_citation,
    "approximator dropped": drop_approximator,
    "quotation forged": forge_quotation,
}
