"""What several articles say of one count: how it moved, where it differs, what we hold ourselves.

Nothing is added up or averaged: a total that somebody tells stands beside the incidents that the
ledger holds for the same countries and days, and is never one of them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from itertools import pairwise
from typing import Literal

import msgspec

from crosswire.model.figure import Figure
from crosswire.model.ids import make_id
from crosswire.model.incident import ArticleFacts, Copy, Incident, known_since
from crosswire.model.origins import Ancestry
from crosswire.model.related import Tally, TallyKind
from crosswire.relate.grouping import group_alike
from crosswire.relate.held import Held, hold_beside

MoveKind = Literal["rose", "same", "fell"]
LEAST_SHARED = 0.5  # of the words of two scopes that name neither country nor target


class Telling(msgspec.Struct, frozen=True):
    """One article's tally: its outlet, its day, since when it could be known, its text's origin.

    Those of a line that share text, an outlet or an agency have one `origin`: that they agree
    confirms nothing.
    """

    tally: Tally
    outlet: str | None
    day: date | None
    known: datetime
    origin: str


class Move(msgspec.Struct, frozen=True):
    """Between two tellings of one line, the earlier first: whether the figure rose or fell.

    A figure that fell was corrected or counted in another way: a total cannot shrink by itself.
    """

    before: str
    after: str
    kind: MoveKind


class CountLine(msgspec.Struct, frozen=True):
    """The tellings that count from one start over the same countries, in the order of time.

    `independent` is how many texts of different origin stand behind it; `held` what the ledger
    holds for the same countries and days, or why that cannot be said.
    """

    since: date | None
    countries: tuple[str, ...]
    tellings: tuple[Telling, ...]
    moves: tuple[Move, ...]
    independent: int
    held: Held


class Count(msgspec.Struct, frozen=True):
    """One thing that articles count: its kind, what, where, against whom, its lines and notes."""

    id: str
    kind: TallyKind
    counts: str
    countries: tuple[str, ...]
    targets: tuple[str, ...]
    lines: tuple[CountLine, ...]
    notes: tuple[str, ...]


def count_together(
    tallies: Iterable[Tally],
    articles: Mapping[str, ArticleFacts],
    copies: Iterable[Copy],
    incidents: Sequence[Incident],
) -> list[Count]:
    """The counts that the tallies are of, those told by most articles first.

    Two tallies are of one count if they are of one kind, count the same, and share a country and a
    target as far as both name them. Other starts or countries make another line: they are never
    compared. What is of one origin is found as for the sources of an incident. The order in which
    the tallies come changes nothing.
    """
    told = sorted(tallies, key=lambda tally: tally.id)
    tellings = [_tell(tally, articles.get(tally.article)) for tally in told]
    alike: defaultdict[tuple[str, str], list[Telling]] = defaultdict(list)
    for telling in tellings:
        alike[(telling.tally.kind, telling.tally.counts)].append(telling)
    groups = [group for some in alike.values() for group in _gather(some)]
    ancestry = Ancestry(articles, copies)
    counts = [_make_count(group, ancestry, incidents) for group in groups]
    return sorted(counts, key=lambda count: (-len(_articles_of(count)), count.id))


def _tell(tally: Tally, article: ArticleFacts | None) -> Telling:
    published = article.published if article else None
    day = published.end if published else None
    outlet = article.outlet if article else None
    return Telling(tally, outlet, day, known_since(article), tally.article)


def _articles_of(count: Count) -> set[str]:
    return {telling.tally.article for line in count.lines for telling in line.tellings}


def _gather(tellings: Sequence[Telling]) -> list[list[Telling]]:
    """The tellings in groups: each joins the first group of which it fits every member."""
    in_order = sorted(tellings, key=_says_most)
    return group_alike(in_order, lambda one, other: _is_one_count(one.tally, other.tally))


def _says_most(telling: Telling) -> tuple[int, int, tuple[str, ...], tuple[str, ...], str]:
    tally = telling.tally
    said = len(tally.countries) + len(tally.targets)
    return (-said, -len(tally.spans), tally.countries, tally.targets, tally.id)


def _is_one_count(one: Tally, other: Tally) -> bool:
    if one.kind == "deployment" and one.countries != other.countries:
        return False
    where = _overlap(one.countries, other.countries)
    whom = _overlap(one.targets, other.targets)
    if where is None and whom is None:
        return share_words(one.scope, other.scope)
    return where is not False and whom is not False


def _overlap(one: Sequence[str], other: Sequence[str]) -> bool | None:
    """True if two lists share a member, None if one of them is empty."""
    return bool(set(one) & set(other)) if one and other else None


def share_words(one: str, other: str) -> bool:
    """True if two descriptions share more than half the telling words of the shorter."""
    left, right = _telling_words(one), _telling_words(other)
    least = min(len(left), len(right))
    return bool(least) and len(left & right) / least > LEAST_SHARED


def _telling_words(scope: str) -> set[str]:
    """The beginnings of the words that say what is counted: "shipping" and "ships" are alike."""
    words = (word.strip(".,’'“”\"").lower() for word in scope.split())
    return {word[:STEM] for word in words if len(word) >= STEM and word.isalpha()} - _COUNTING


STEM = 4  # letters by which words are compared
_COUNTING = frozenset(  # beginnings of the words of any count: they tell no scope
    re.findall(
        r"\w+",
        "more than leas near abou some almo over arou roug appr hund doze scor thou been have were "
        "ther tota numb coun sinc time peop kill woun inju atta stri with that this whic from",
    )
)


def _make_count(
    tellings: Sequence[Telling], ancestry: Ancestry, incidents: Sequence[Incident]
) -> Count:
    first = min(tellings, key=_says_most).tally
    lines = [_make_line(part, ancestry, incidents) for part in _part_lines(tellings)]
    lines.sort(key=lambda line: (line.since or date.max, line.countries, line.tellings[0].tally.id))
    everywhere = {code for telling in tellings for code in telling.tally.countries}
    targets = dict.fromkeys(name for t in tellings for name in t.tally.targets)
    key = make_id("n", first.kind, first.counts, *sorted(t.tally.id for t in tellings))
    return Count(
        id=key,
        kind=first.kind,
        counts=first.counts,
        countries=tuple(sorted(everywhere)),
        targets=tuple(targets),
        lines=tuple(lines),
        notes=tuple(_note(lines)),
    )


def _part_lines(tellings: Sequence[Telling]) -> list[list[Telling]]:
    """Tellings of one start and the same countries together.

    One that names no start, and no time either, goes with the only start there is.
    """
    starts = {t.tally.since for t in tellings if t.tally.since is not None}
    only = next(iter(starts)) if len(starts) == 1 else None
    parts: defaultdict[tuple[str, ...], list[Telling]] = defaultdict(list)
    for telling in tellings:
        parts[_line_key(telling.tally, only)].append(telling)
    return [parts[key] for key in sorted(parts)]


def _line_key(tally: Tally, only: date | None) -> tuple[str, ...]:
    since = tally.since or (None if tally.period else only)
    words = tally.period.lower() if since is None else ""
    return (str(since), words, str(tally.until or ""), *tally.countries)


def _make_line(
    tellings: Sequence[Telling], ancestry: Ancestry, incidents: Sequence[Incident]
) -> CountLine:
    origins = ancestry.trace(t.tally.article for t in tellings).of
    placed = [msgspec.structs.replace(t, origin=origins[t.tally.article]) for t in tellings]
    ordered = sorted(placed, key=lambda t: (t.known, t.tally.article, t.tally.spans[0]))
    starts = [t.tally.since for t in ordered if t.tally.since is not None]
    since = starts[0] if starts else None
    return CountLine(
        since=since,
        countries=ordered[0].tally.countries,
        tellings=tuple(ordered),
        moves=tuple(_move(one, other) for one, other in pairwise(ordered)),
        independent=len({telling.origin for telling in ordered}),
        held=hold_beside(ordered[-1].tally, since, _last_day(ordered), incidents),
    )


def _last_day(tellings: Sequence[Telling]) -> date | None:
    """The day up to which the line counts: the one told, else that of its last article."""
    last = tellings[-1]
    return last.tally.until or last.day


def _move(one: Telling, other: Telling) -> Move:
    before, after = one.tally.figure, other.tally.figure
    return Move(one.tally.id, other.tally.id, compare_figures(before, after))


def compare_figures(before: Figure, after: Figure) -> MoveKind:
    """Whether a total rose or fell; "same" where both could be one number and neither says more.

    >>> compare_figures(Figure(60, 60), Figure(78, 78))
    'rose'
    >>> compare_figures(Figure(24, None), Figure(140, None))
    'rose'
    >>> compare_figures(Figure(180, None), Figure(160, 160))
    'fell'
    """
    earlier, later = before.low or before.high or 0, after.low or after.high or 0
    if earlier == later:
        return "same"
    if later > earlier:
        return "rose"
    return "same" if before.agrees_with(after) else "fell"


def _note(lines: Sequence[CountLine]) -> Iterable[str]:
    """What a reader must know before comparing the lines."""
    starts = _each(line.since.isoformat() for line in lines if line.since is not None)
    if len(starts) > 1:
        yield f"starts differ: {', '.join(starts)}"
    where = _each(", ".join(line.countries) for line in lines if line.countries)
    if len(where) > 1:
        yield f"places differ: {'; '.join(where)}"
    yield from _note_resets(lines)
    tallies = [telling.tally for line in lines for telling in line.tellings]
    yield from (f"counted so: {words}" for words in _each(t.definition or "" for t in tallies))
    for line in lines:
        yield from _note_line(line)


def _each(words: Iterable[str]) -> list[str]:
    """The different ones in order, without what says nothing."""
    return sorted(set(words) - {""})


def _note_resets(lines: Sequence[CountLine]) -> Iterable[str]:
    """A line that begins when another had been told already, and lower: counted anew."""
    for one in lines:
        for other in lines:
            if one.since and other.since and one.since < other.since and _is_later(one, other):
                yield f"counted anew since {other.since.isoformat()}"


def _is_later(one: CountLine, other: CountLine) -> bool:
    first = one.tellings[0]
    started = first.known < datetime.max.replace(tzinfo=UTC) and other.since is not None
    lower = compare_figures(first.tally.figure, other.tellings[0].tally.figure) == "fell"
    return started and lower and other.since is not None and first.known.date() < other.since


def _note_line(line: CountLine) -> Iterable[str]:
    if any(move.kind == "fell" for move in line.moves):
        yield "a later figure is lower: corrected, or counted in another way"
    articles = len({telling.tally.article for telling in line.tellings})
    if line.independent < articles:
        shared = "they share text, an outlet or an agency"
        yield f"{articles} articles, {line.independent} of different origin: {shared}"
