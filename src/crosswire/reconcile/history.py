"""How the settled values of an incident moved as articles became known and people judged."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from functools import partial
from typing import NamedTuple

from crosswire.model.decision import Decision, decided_since, pick_about, resolve_decisions
from crosswire.model.incident import ArticleFacts, Copy, Incident, Settled, Step, known_since
from crosswire.model.mention import Mention
from crosswire.reconcile.reconcile import judge_group

_NEVER = datetime.min.replace(tzinfo=UTC)


class Standing(NamedTuple):
    """The values of a moment, and what finds the voices behind each."""

    settled: Sequence[Settled]
    attest: Callable[[], Sequence[Settled]]


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
    stands: Sequence[Settled] | None = None,
    voices: bool = True,
) -> list[Step]:
    """Every move of a settled value, in the order in which it could be known.

    Given `moments`, those of these moments alone: what stood in between is not settled. `stands`
    is what all of the mentions settle to, if it is known. Without `voices` it is not asked who
    stands behind a value that moved; most of the time goes into that.

    Articles known since the same moment move it together. What stands at a moment is what the
    ledger as of that moment would settle from the same mentions, but for what people decided: that
    moves a value when it was said. A decision that was taken back is told, and so is the undoing.
    """
    known = {mention.id: mention for mention in mentions}
    steps: list[Step] = []
    told: list[Mention] = []
    said: list[Decision] = []
    before: Standing | None = None
    last = None if stands is None else Standing(stands, partial(tuple, stands))

    def settle() -> Standing:
        judged = judge_group(told, articles, copies, resolve_decisions(said, known))
        return Standing(judged.settled, judged.attest)

    turns = _take_turns(mentions, articles, decisions)
    for turn in turns:
        is_asked = moments is None or turn.at in moments
        if is_asked and before is None and told:
            before = settle()
        told += turn.mentions
        said += [turn.decision] if turn.decision is not None else []
        if not is_asked:
            before = None
        elif told:
            after = last if last is not None and turn is turns[-1] else settle()
            steps += _find_moves(turn, before, after, voices=voices)
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
    the values. With its founders nothing moves: all of it is new. Nothing moves without mentions,
    as of an incident that was not held yet at the moment of the ledger from which these are.
    """
    if not mentions:
        return Trace(frozenset(), ())
    known = {m.article: known_since(articles.get(m.article)) for m in mentions}
    first = min(known.values())
    founders = frozenset(article for article, at in known.items() if at == first)
    moments = {known[article] for article in asked if article in known} - {first}
    if not moments:
        return Trace(founders, ())
    steps = trace_history(
        mentions,
        articles,
        copies,
        decisions,
        moments=moments,
        stands=incident.settled,
        voices=False,
    )
    return Trace(founders, steps)


def _take_turns(
    mentions: Sequence[Mention], articles: Mapping[str, ArticleFacts], decisions: Sequence[Decision]
) -> list[Turn]:
    """What came in, the earliest first; of one moment the articles before the decisions."""
    known = {m.id: known_since(articles.get(m.article)) for m in mentions}
    by_moment: dict[datetime, list[Mention]] = {}
    for mention in sorted(mentions, key=lambda m: m.id):
        by_moment.setdefault(known[mention.id], []).append(mention)
    turns = [Turn(at, tuple(own)) for at, own in by_moment.items()]
    # A word on a mention cannot move anything before the mention is known.
    turns += [
        Turn(max(decided_since(decision), known.get(left or "", _NEVER)), (), decision)
        for decision, left in pick_about(decisions, {mention.id: mention for mention in mentions})
        if decision.slot is not None or decision.undoes is not None
    ]
    return sorted(turns, key=lambda t: (t.at, t.decision is not None, _name(t.decision)))


def _name(decision: Decision | None) -> tuple[str, str]:
    return (decision.at, decision.id) if decision is not None else ("", "")


def _find_moves(
    turn: Turn, before: Standing | None, after: Standing, *, voices: bool
) -> list[Step]:
    """The moves of one turn. Only where there are any is it asked who stands behind each value."""
    old, new = _by_slot(before.settled if before else ()), _by_slot(after.settled)
    judged = turn.decision is not None
    moved = [
        slot
        for slot in [*new, *(slot for slot in old if slot not in new)]
        if _see(old.get(slot), judged=judged) != _see(new.get(slot), judged=judged)
    ]
    if not moved:
        return []
    articles = tuple(dict.fromkeys(mention.article for mention in turn.mentions))
    if voices:
        old, new = _by_slot(before.attest() if before else ()), _by_slot(after.attest())
    return [
        Step(turn.at, articles, slot, old.get(slot), new.get(slot), turn.decision) for slot in moved
    ]


def _by_slot(settled: Iterable[Settled]) -> dict[str, Settled]:
    return {value.slot: value for value in settled}


def _see(settled: Settled | None, *, judged: bool) -> tuple[object, ...] | None:
    """What a reader sees move: the value and its status, and that a person set the same value."""
    if settled is None:
        return None
    seen = (settled.value, settled.status, settled.finer)
    return (*seen, settled.rule) if judged else seen
