"""How far what is told can be believed, on the Admiralty scale's numbers for information.

1  confirmed by other sources   two or more voices that share no text and no speaker give it
2  probably true                two or more give it, but may go back to one; or later reports made
                                it more exact or brought it up to date
3  possibly true                one voice gives it and nobody contradicts it
4  doubtful                     others contradict it
5  improbable                   all that is said of it is that it is not so
6  cannot be judged             nobody says, or a person set what no article gives

Blame and suspicion are never more than possibly true, however many repeat them. The number is about
the information, not about who gives it: the letters for sources are in `reliability`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from crosswire.model.incident import Credibility, Settled, Sources
from crosswire.model.mention import Mention, Responsibility
from crosswire.reconcile.grade import FIGURES, is_denied

CONFIRMED, PROBABLE, POSSIBLE, DOUBTFUL, IMPROBABLE, UNJUDGED = range(1, 7)
_ACCEPTED = frozenset({"claimed", "stated"})


def judge_credibility(
    mentions: Sequence[Mention], settled: Sequence[Settled], sources: Sources
) -> Credibility:
    """The five numbers of an incident."""
    slots = {value.slot: value for value in settled}
    return Credibility(
        happened=_judge_happened(mentions, sources),
        responsibility=_judge_responsibility(slots.get("responsibility")),
        figures=_judge_figures(slots),
        place=_judge(slots.get("place")),
        date=_judge(slots.get("date")),
    )


def _judge_happened(mentions: Sequence[Mention], sources: Sources) -> int:
    if is_denied([claim for mention in mentions for claim in mention.claims]):
        return IMPROBABLE
    return _by_voices(sources.independent.low or 1, sources.independent.high or 1)


def _judge_responsibility(settled: Settled | None) -> int:
    number = _judge(settled)
    if settled is None or not isinstance(settled.value, Responsibility):
        return number
    if settled.value.stance == "denied":
        return max(number, DOUBTFUL)
    return number if settled.value.stance in _ACCEPTED else max(number, POSSIBLE)


def _judge_figures(slots: Mapping[str, Settled]) -> int:
    """The worst number of the tolls that can be judged: a reader takes them together."""
    numbers = [_judge(slots[name]) for name in FIGURES if name in slots]
    return max((n for n in numbers if n != UNJUDGED), default=UNJUDGED)


def _judge(settled: Settled | None) -> int:
    if settled is None or settled.voices is None or not settled.voices.count.high:
        return UNJUDGED
    if settled.status == "conflict":
        return DOUBTFUL
    number = _by_voices(settled.voices.count.low or 1, settled.voices.count.high)
    is_better_told = settled.status in ("refined", "superseded")
    return min(number, PROBABLE) if is_better_told else number


def _by_voices(low: int, high: int) -> int:
    return CONFIRMED if low > 1 else PROBABLE if high > 1 else POSSIBLE
