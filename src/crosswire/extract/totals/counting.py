"""One total of a sentence, and what is known when the totals of a sentence are looked for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from crosswire.extract.figures.casualties import Toll, find_tolls
from crosswire.extract.sentence.scan import Group, Scan
from crosswire.extract.totals.periods import Period, find_period
from crosswire.lexicon.load import Lexicon
from crosswire.lexicon.match import fold
from crosswire.lexicon.pattern import compile_patterns
from crosswire.model.figure import Figure
from crosswire.model.related import TallyKind
from crosswire.model.text import Span

A_SERIES = Figure(2, None)  # "a series of attacks" says that there were more than one
FEW = 4  # as in realis.py: so many attacks without a time may each be meant as an occurrence
UNREAL = frozenset({"figure", "drill", "negated", "future"})
REACH = 5  # words between a number and what it counts, as in groups.py


class Total(NamedTuple):
    """One figure of a sentence that is a total: its kind, what it counts, where it stands.

    `counted` are the words of the figure, `whole` those that tell the total; they are the same
    where nobody counts ("a series of raids"). `voice` is whoever is said to count.
    """

    kind: TallyKind
    counts: str
    figure: Figure
    counted: Span
    whole: Span
    period: Period | None = None
    voice: Group | None = None


@dataclass(frozen=True)
class Counting:
    """A sentence, its periods, and what is known of its article when its totals are looked for.

    `tells`: the article tells an incident, which "the third attack" may be; `totals`: it has told
    how many attacks there were, which "the number" may be.
    """

    scan: Scan
    lexicon: Lexicon
    periods: list[Period]
    tells: bool
    totals: bool

    @cached_property
    def tolls(self) -> list[Toll]:
        """The people killed, injured or taken in the sentence."""
        return find_tolls(self.scan, self.lexicon)

    @cached_property
    def unreal(self) -> list[Span]:
        """The figures of speech, the drills, and what was only planned or threatened."""
        hits = compile_patterns(self.lexicon, "realis").find(self.scan.symbols, self.scan.words)
        meant = [hit for hit in hits if hit.entry.word("kind") in UNREAL]
        return [self.scan.span_at(hit.start, hit.end) for hit in meant]

    def period_of(self, span: Span) -> Period | None:
        """The period of what is counted at a span; None if the sentence gives none."""
        return find_period(self.periods, self.scan, span)


def find_counted(scan: Scan, span: Span) -> Group | None:
    """The event noun that a number right before it counts: "23 drone and rocket attacks"."""
    event = next((g for g in scan.of("E") if g.span.start >= span.end), None)
    if event is None or not _is_noun(event):
        return None
    between = _symbols_in(scan, Span(span.end, event.span.start))
    fits = len(between) <= REACH and all(_may_qualify(symbol, scan) for symbol in between)
    return event if fits else None


def _symbols_in(scan: Scan, within: Span) -> list[str]:
    symbols = zip(scan.symbols.split(), scan.spans, strict=True)
    return [symbol for symbol, place in symbols if within.holds(place)]


def _is_noun(event: Group) -> bool:
    """True for a noun, unless it is for what the police do."""
    entry = event.entry
    is_noun = entry is not None and entry.word("form") == "noun"
    return is_noun and entry is not None and entry.word("type") != "raid_or_arrest"


def _may_qualify(symbol: str, scan: Scan) -> bool:
    """True for what may stand between a number and its noun: "drone", "US", "and", "such"."""
    if symbol[1:2].isdigit():
        return symbol[0] in "WAPX"
    return symbol in _BETWEEN or (symbol.isalpha() and symbol not in scan.closed.stops)


_BETWEEN = frozenset({"and", "or", "of", "these", "those", ","})


def is_plural(scan: Scan, event: Group) -> bool:
    """True for "attacks", "raids"."""
    return head_of(scan, event).endswith("s")


def head_of(scan: Scan, event: Group) -> str:
    """The last word of a group, folded."""
    return fold(event.span.quote(scan.text)).rpartition(" ")[2]


def many_of(word: str) -> str:
    """A noun in the plural.

    >>> many_of("tanker"), many_of("ships")
    ('tankers', 'ships')
    """
    return word if word.endswith("s") else word + "s"


def is_mass(event: Group) -> bool:
    """True for "violence", "fighting": no single occurrence."""
    return event.entry is not None and event.entry.says_yes("weak")


def most_of(figure: Figure) -> int:
    """The number itself, or the bound that is told."""
    return figure.low or figure.high or 0
