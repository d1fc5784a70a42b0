"""How the settled values of an incident moved as articles became known and people judged."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from crosswire.model.decision import (
    Decision,
    decided_since,
    find_ends,
    resolve_decisions,
)
from crosswire.model.incident import ArticleFacts, Copy, Incident, Settled, Step, known_since
from crosswire.model.mention import Mention
from crosswire.reconcile.reconcile import Judged, judge_group

_NEVER = datetime.min.replace(tzinfo=UTC)
Settle = Callable[[Sequence[Mention], Sequence[Decision]], Sequence[Settled]]


class Turn(NamedTuple):
    """What came in at one moment: mentions that could be known since then, or a decision."""

    at: datetime
    mentions: tuple[Mention, ...] = ()
    decision: Decision | None = None


def trace_history(
    mentions: Sequence[Mention],
    articles: Mapping[str, ArticleFacts],
    copies: Sequence[Copy],
    decisions: Sequence[Decision] = (),
    *,
    moments: Collection[datetime] | None = None,
) -> list[Step]:
    """Every move of a settled value, in the order in which it could be known.

    Given `moments`, those of these moments alone: what stood in between is not settled.

    Articles known since the same moment move it together. What stands at a moment is what the
    ledger as of that moment would settle from the same mentions, but for what people decided: that
    moves a value when it was said. A decision that was taken back is told, and so is the undoing.
    """
    known = {mention.id: mention for mention in mentions}
    steps: list[Step] = []
    told: list[Mention] = []
    said: list[Decision] = []
    before: Judged | None = None
    for turn in _take_turns(mentions, articles, decisions):
        is_asked = moments is None or turn.at in moments
        if is_asked and before is None and told:
            before = judge_group(told, articles, copies, resolve_decisions(said, known))
        told += turn.mentions
        said += [turn.decision] if turn.decision is not None else []
        if not is_asked:
            before = None
        elif told:
            after = judge_group(told, articles, copies, resolve_decisions(said, known))
            steps += _find_moves(turn, before, after)
            before = after
    return steps


class Trace(NamedTuple):
    """The articles that told of an incident first, and the moves that later ones brought."""

    founders: frozenset[str]
    steps: Sequence[Step]


def trace_articles(
    incident: Incident,
    mentions: Sequence[Mention],
    articles: Mapping[str, ArticleFacts],
    copies: Sequence[Copy],
    decisions: Sequence[Decision],
    asked: Collection[str],
) -> Trace:
    """What some of an incident's articles moved in it, in short: nobody is asked who stands behind
    the values. With its founders nothing moves: all of it is new.
    """
    known = {m.article: known_since(articles.get(m.article)) for m in mentions}
    first = min(known.values())
    founders = frozenset(article for article, at in known.items() if at == first)
    moments = {known[article] for article in asked if article in known} - {first}
    if not moments:
        return Trace(founders, ())
    by_id = {mention.id: mention for mention in mentions}

    def settle(told: Sequence[Mention], said: Sequence[Decision]) -> Sequence[Settled]:
        return judge_group(told, articles, copies, resolve_decisions(said, by_id)).settled

    turns = _take_turns(mentions, articles, decisions)
    return Trace(founders, list(_walk_turns(turns, moments, settle, incident.settled)))


def _walk_turns(
    turns: Sequence[Turn], moments: Collection[datetime], settle: Settle, present: Sequence[Settled]
) -> Iterator[Step]:
    """The moves at some moments. What is settled after the last turn is known: the `present`."""
    told: list[Mention] = []
    said: list[Decision] = []
    before: Sequence[Settled] | None = None
    for turn in turns:
        if turn.at in moments and before is None:
            before = settle(told, said) if told else ()
        told += turn.mentions
        said += [turn.decision] if turn.decision is not None else []
        if turn.at not in moments:
            before = None
        elif told:
            after = present if turn is turns[-1] else settle(told, said)
            yield from _compare(turn, _by_slot(before or ()), _by_slot(after))
            before = after


def _compare(turn: Turn, old: Mapping[str, Settled], new: Mapping[str, Settled]) -> Iterator[Step]:
    """The moves of one turn."""
    articles = tuple(dict.fromkeys(mention.article for mention in turn.mentions))
    for slot in _find_moved(turn, old, new):
        yield Step(turn.at, articles, slot, old.get(slot), new.get(slot), turn.decision)


def _take_turns(
    mentions: Sequence[Mention], articles: Mapping[str, ArticleFacts], decisions: Sequence[Decision]
) -> list[Turn]:
    """What came in, the earliest first; of one moment the articles before the decisions."""
    known = {m.id: known_since(articles.get(m.article)) for m in mentions}
    by_moment: dict[datetime, list[Mention]] = {}
    for mention in sorted(mentions, key=lambda m: m.id):
        by_moment.setdefault(known[mention.id], []).append(mention)
    turns = [Turn(at, tuple(own)) for at, own in by_moment.items()]
    judged = [d for d in decisions if d.slot is not None or d.undoes is not None]
    ends = find_ends(judged, {mention.id: mention for mention in mentions})
    # A word on a mention cannot move anything before the mention is known.
    turns += [
        Turn(max(decided_since(d), known.get(left or "", _NEVER)), (), d)
        for d, (left, _) in zip(judged, ends, strict=True)
    ]
    return sorted(turns, key=lambda t: (t.at, t.decision is not None, _name(t.decision)))


def _name(decision: Decision | None) -> tuple[str, str]:
    return (decision.at, decision.id) if decision is not None else ("", "")


def _find_moves(turn: Turn, before: Judged | None, after: Judged) -> list[Step]:
    """The moves of one turn. Only where there are any is it asked who stands behind each value."""
    old, new = _by_slot(before.settled if before else ()), _by_slot(after.settled)
    if not _find_moved(turn, old, new):
        return []
    old, new = _by_slot(before.attest() if before else ()), _by_slot(after.attest())
    return list(_compare(turn, old, new))


def _find_moved(turn: Turn, old: Mapping[str, Settled], new: Mapping[str, Settled]) -> list[str]:
    judged = turn.decision is not None
    return [
        slot
        for slot in [*new, *(slot for slot in old if slot not in new)]
        if _see(old.get(slot), judged=judged) != _see(new.get(slot), judged=judged)
    ]


def _by_slot(settled: Iterable[Settled]) -> dict[str, Settled]:
    return {value.slot: value for value in settled}


def _see(settled: Settled | None, *, judged: bool) -> tuple[object, ...] | None:
    """What a reader sees move: the value and its status, and that a person set the same value."""
    if settled is None:
        return None
    seen = (settled.value, settled.status, settled.finer)
    return (*seen, settled.rule) if judged else seen
