"""What was declined: the sentences that speak of violence and from which no mention came, and why.

A sentence is accounted for if the gate found that it may tell of violence. Why it tells none is
what the step that declined it said.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from crosswire.extract.incidents.frames import Frame, FrameKey
from crosswire.model.incident import Abstained, AbstainReason
from crosswire.model.related import Tally
from crosswire.model.text import Sentence, Span

# What a clause that tells no new occurrence is, by the kind of its frame.
_KINDS: dict[str, AbstainReason] = {
    "negated": "negated",
    "drill": "drill",
    "figure": "figure_of_speech",
    "tally": "total",
    "series": "series",
    "future": "not_yet",
}


def account_for(
    likely: Sequence[Sentence],
    frames: Sequence[Frame],
    told: Collection[FrameKey],
    tallies: Sequence[Tally],
    *,
    other_realm: bool,
) -> tuple[Abstained, ...]:
    """Each sentence that may tell of violence and from which no mention came, in order.

    `told` are the frames that a mention was made of; `other_realm` if the article as a whole tells
    of something else: a game, an accident, a figure of speech.
    """
    by_sentence: dict[Span, list[Frame]] = {}
    for frame in frames:
        by_sentence.setdefault(frame.scan.sentence.span, []).append(frame)
    spans = [span for tally in tallies for span in tally.spans]
    return tuple(_decline(likely, by_sentence, told, spans, other_realm=other_realm))


def _decline(
    likely: Sequence[Sentence],
    frames: dict[Span, list[Frame]],
    told: Collection[FrameKey],
    totals: Sequence[Span],
    *,
    other_realm: bool,
) -> Iterator[Abstained]:
    for sentence in likely:
        own = frames.get(sentence.span, [])
        if any(frame.key in told for frame in own):
            continue
        if any(sentence.span.overlaps(span) for span in totals):
            yield Abstained(sentence.span, "total")
        else:
            yield Abstained(sentence.span, _say_why(own, other_realm=other_realm))


def _say_why(frames: Sequence[Frame], *, other_realm: bool) -> AbstainReason:
    """Why none of a sentence's clauses became a mention: the first that tells."""
    if not frames:
        return "no_deed"
    kinds = [_KINDS[frame.kind] for frame in frames if frame.kind in _KINDS]
    if kinds and all(frame.kind for frame in frames):
        return kinds[0]
    return "other_realm" if other_realm else "not_placed"
