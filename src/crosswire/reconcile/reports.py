"""What the mentions of one incident say of one slot, with who says it and when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from datetime import date
from typing import Generic, TypeVar

import msgspec

from crosswire.model.figure import Figure
from crosswire.model.incident import ArticleFacts
from crosswire.model.mention import Claim, Mention, Responsibility, Slot
from crosswire.reconcile.signals import is_earlier

T = TypeVar("T")
Key = TypeVar("Key", bound=Hashable)
Hour = tuple[date, str]
NEVER: Hour = (date.max, "")


class Source(msgspec.Struct, frozen=True):
    """A mention, the text it goes back to, and when it was printed.

    `origin` is one for all articles that share prose; `at` is the day and, if known, the time;
    `text` is the article's.
    """

    mention: Mention
    origin: str
    at: Hour
    text: str = ""


class Report(msgspec.Struct, Generic[T], frozen=True):
    """One value that one mention gives for a slot, and the claims that it rests on.

    `scope` is the kind of people that a figure counts alone, if it does.
    """

    value: T
    source: Source
    claims: tuple[str, ...] = ()
    voices: frozenset[str] = frozenset()
    scope: str | None = None


def order_sources(
    mentions: Sequence[Mention],
    articles: Mapping[str, ArticleFacts],
    origins: Mapping[str, str],
) -> list[Source]:
    """The mentions as sources, the earliest printed first, undated ones last."""
    found = [_source(m, articles.get(m.article), origins) for m in mentions]
    return sorted(found, key=lambda source: (source.at, source.mention.id))


def _source(mention: Mention, article: ArticleFacts | None, origins: Mapping[str, str]) -> Source:
    origin = origins.get(mention.article, mention.article)
    return Source(mention, origin, _printed(article), article.text if article else "")


def _printed(article: ArticleFacts | None) -> Hour:
    if article is None or article.published is None or article.published.start is None:
        return NEVER
    return (article.published.start, article.published.clock or "")


def report(value: T, source: Source, *slots: Slot) -> Report[T]:
    """A value with the claims of the mention that are about these slots."""
    claims = [claim for claim in source.mention.claims if claim.slot in slots]
    return Report(value, source, tuple(c.id for c in claims), _voices(claims))


def report_figures(figure: Figure, source: Source, slot: Slot) -> list[Report[Figure]]:
    """The figure of a mention, or those of the voices between which it lies, the higher first.

    An article that has 42 from one voice and 38 from another is put together as 38 to 42.
    """
    whole = report(figure, source, slot)
    if figure.low is None or figure.high is None or figure.is_exact:
        return [whole]
    own = [c for c in source.mention.claims if c.slot == slot and not is_earlier(c)]
    high, low = ([c for c in own if c.value == Figure(n, n)] for n in (figure.high, figure.low))
    if not high or not low:
        return [whole]
    rest = tuple(key for key in whole.claims if key not in {c.id for c in low})
    return [
        Report(Figure(figure.high, figure.high), source, rest, _voices(high)),
        Report(Figure(figure.low, figure.low), source, tuple(c.id for c in low), _voices(low)),
    ]


def date_reprints(reports: Sequence[Report[T]]) -> list[Report[T]]:
    """The reports, in their order, a reprint dated as the first print of its figure was.

    A paper that prints an agency's morning story the next day says nothing new: articles that go
    back to one text give the same value from the first of them on.
    """
    first: dict[tuple[str, T], Hour] = {}
    for one in reports:
        key = one.source.origin, one.value
        first[key] = min(first.get(key, NEVER), one.source.at)
    return [_date(one, first[one.source.origin, one.value]) for one in reports]


def _date(one: Report[T], at: Hour) -> Report[T]:
    if one.source.at == at:
        return one
    return msgspec.structs.replace(one, source=msgspec.structs.replace(one.source, at=at))


def report_status(value: T, source: Source) -> Report[T]:
    """A claim status with the claims that say so: of nobody yet, of who claimed or denied it."""
    claims = [claim for claim in source.mention.claims if tells_claim_status(claim)]
    return Report(value, source, tuple(c.id for c in claims), _voices(claims))


def tells_claim_status(claim: Claim) -> bool:
    """True if a claim says that nobody claimed a deed yet, or that somebody did, or denied it."""
    stance = claim.value.stance if isinstance(claim.value, Responsibility) else None
    return claim.slot == "claim_status" or stance in {"claimed", "denied"}


def _voices(claims: Iterable[Claim]) -> frozenset[str]:
    return frozenset(claim.asserter for claim in claims if claim.asserter)


def claims_of(reports: Iterable[Report[T]]) -> tuple[str, ...]:
    """The ids of all claims behind some reports, each once, the earliest printed first."""
    return tuple(dict.fromkeys(claim for report in reports for claim in report.claims))


def count_origins(reports: Iterable[Report[T]]) -> int:
    """How many different texts some reports go back to."""
    return len({report.source.origin for report in reports})


def find_origins_of(
    reports: Iterable[Report[T]], key: Callable[[T], Key]
) -> dict[Key, frozenset[str]]:
    """The texts that give each value, by what is told apart of it."""
    found: defaultdict[Key, set[str]] = defaultdict(set)
    for report in reports:
        found[key(report.value)].add(report.source.origin)
    return {value: frozenset(origins) for value, origins in found.items()}


def count_agreeing(
    origins: Mapping[Key, frozenset[str]], agree: Callable[[Key, Key], bool]
) -> dict[Key, int]:
    """How many texts give a value that agrees with each. No two values are compared twice."""
    return {
        one: len(frozenset().union(*(held for key, held in origins.items() if agree(one, key))))
        for one in origins
    }


def is_before(earlier: Report[T], later: Report[T]) -> bool:
    """True if one report was printed before the other: by day, or by the hour where both have one.

    A report without a date is before none and after none.
    """
    one, other = earlier.source.at, later.source.at
    if NEVER in (one, other):
        return False
    if one[0] != other[0]:
        return one[0] < other[0]
    return bool(one[1] and other[1] and one[1] < other[1])
