"""How reliable an outlet has been, on the Admiralty scale's letters, by its record in the ledger.

A date, place, number of killed or of injured that an outlet prints is *tested* if a text of another
origin gives that value for the same incident, and *borne out* if one of these agrees with it. A
toll that was printed before a higher one is no test: it may have been right when it was printed.

A  completely reliable     thirty tested or more, and all borne out
B  usually reliable        at least nine of ten borne out
C  fairly reliable         at least seven of ten
D  not usually reliable    at least half
E  unreliable              less
F  cannot be judged        fewer than ten tested

The letters are about outlets, not about what is told, and no list of good and bad outlets goes into
them. Agreement is not truth: all may be wrong together.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

import msgspec

from crosswire.model.figure import Figure
from crosswire.model.incident import ArticleFacts, Copy, Incident
from crosswire.model.mention import Mention
from crosswire.model.origins import Ancestry
from crosswire.model.place import compare_places
from crosswire.reconcile.reports import Report, Source, is_before, order_sources, report

T = TypeVar("T")
Told = tuple[str, bool]
# Set by hand: the scale has words ("history of complete reliability"), no numbers.
ENOUGH, MANY = 10, 30
_LETTERS = ((0.9, "B"), (0.7, "C"), (0.5, "D"), (0.0, "E"))


class Record(msgspec.Struct, frozen=True):
    """What became of the values that an outlet printed, and the letter that this gives."""

    outlet: str
    articles: int
    tested: int
    borne_out: int

    @property
    def letter(self) -> str:
        """A to F.

        >>> [Record("Post", 50, *n).letter for n in ((9, 9), (10, 10), (30, 30), (20, 9))]
        ['F', 'B', 'A', 'E']
        """
        if self.tested < ENOUGH:
            return "F"
        if self.tested >= MANY and self.borne_out == self.tested:
            return "A"
        share = self.borne_out / self.tested
        return next(letter for least, letter in _LETTERS if share >= least)


def rate_outlets(
    incidents: Iterable[Incident],
    mentions: Mapping[str, Mention],
    articles: Mapping[str, ArticleFacts],
    copies: Sequence[Copy],
) -> list[Record]:
    """The record of every outlet whose name an article gives, by name."""
    ancestry = Ancestry(articles, copies)
    tested: Counter[str] = Counter()
    borne_out: Counter[str] = Counter()
    for incident in incidents:
        own = [mentions[key] for key in incident.mentions if key in mentions]
        for article, holds in _test_incident(own, articles, ancestry):
            outlet = articles[article].outlet or ""
            tested[outlet] += 1
            borne_out[outlet] += holds
    held = Counter(facts.outlet for facts in articles.values() if facts.outlet)
    return [Record(name, held[name], tested[name], borne_out[name]) for name in sorted(held)]


def _test_incident(
    mentions: Sequence[Mention],
    articles: Mapping[str, ArticleFacts],
    ancestry: Ancestry,
) -> Iterator[Told]:
    """Each tested value of an incident: the article that prints it, and whether it is borne out."""
    origins = ancestry.trace(mention.article for mention in mentions)
    sources = order_sources(mentions, articles, origins.of)
    dates = [report(m, s) for s in sources if (m := s.mention.date) and m.start]
    yield from _test(dates, lambda one, other: one.meets(other))
    places = [report(p, s) for s in sources if (p := s.mention.place)]
    yield from _test(places, lambda one, other: compare_places(one, other) != "apart")
    yield from _test_tolls([report(f, s) for s in sources if (f := s.mention.killed)])
    yield from _test_tolls([report(f, s) for s in sources if (f := s.mention.injured)])


def _test(reports: Sequence[Report[T]], agree: Callable[[T, T], bool]) -> Iterator[Told]:
    for one in reports:
        others = [r.value for r in reports if r.source.origin != one.source.origin]
        if others:
            yield _article(one.source), any(agree(one.value, other) for other in others)


def _test_tolls(reports: Sequence[Report[Figure]]) -> Iterator[Told]:
    standing = [r for r in reports if not any(_is_overtaken(r, other) for other in reports)]
    yield from _test(standing, Figure.agrees_with)


def _is_overtaken(one: Report[Figure], other: Report[Figure]) -> bool:
    higher = (other.value.low or 0) > (one.value.high or one.value.low or 0)
    return higher and is_before(one, other)


def _article(source: Source) -> str:
    return source.mention.article
