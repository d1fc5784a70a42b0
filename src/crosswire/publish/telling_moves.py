"""Sentences on what moved since the last brief: from what to what, and who moved it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import product

from crosswire.model.brief import Told
from crosswire.model.figure import Figure, say_figure
from crosswire.model.incident import Settled, Step
from crosswire.model.mention import name_type
from crosswire.model.moment import Moment
from crosswire.model.place import Place
from crosswire.publish.cases import Case, Line, Voice
from crosswire.publish.citing import cite_voice, tell
from crosswire.publish.phrasing import EFFECTS, quoted, say_date
from crosswire.publish.telling import (
    MOST,
    Ways,
    word_difference,
    word_figure,
    word_no_claim,
    word_responsibility,
    word_weapons,
)
from crosswire.publish.words import say_type

SUBJECTS = {
    "date": "the day",
    "place": "the place",
    "type": "the kind of attack",
    "munitions": "the number of munitions",
}


def word_moves(case: Case, steps: Sequence[Step]) -> Iterator[Ways]:
    """What each step moved; of several moves of one slot the whole way, by who moved it last."""
    by_slot: dict[str, list[Step]] = {}
    for step in steps:
        by_slot.setdefault(step.slot, []).append(step)
    for slot, moves in by_slot.items():
        whole = (moves[0].before, moves[-1])
        if whole[1].decision is not None:
            yield _settled_by_person(slot, whole[1])
        elif slot == "responsibility":
            yield from _new_ties(case, moves)
        elif whole[1].after is not None:
            yield from _moved(case, slot, *whole)


def _new_ties(case: Case, moves: Sequence[Step]) -> Iterator[Ways]:
    articles = [article for move in moves for article in move.articles]
    line = next((line for line in case.lines if line.settled.slot == "responsibility"), None)
    if line is not None:
        yield from (ways for _, ways in word_responsibility(line, articles))


def _moved(case: Case, slot: str, before: Settled | None, last: Step) -> Iterator[Ways]:
    after = last.after
    if after is None:
        return
    line = _line_of(case, after)
    if before is None:
        yield _word_first(line, last)
    elif before.value != after.value and _says(slot):
        yield tuple(_from_to(_line_of(case, before), line, last, case))
    if after.status == "conflict" and (before is None or before.status != "conflict"):
        yield word_difference(line)


def _word_first(line: Line, step: Step) -> Ways:
    """What nobody had said before."""
    slot = line.settled.slot
    if slot == "weapons":
        return word_weapons(line)
    if slot == "claim_status":
        return word_no_claim(line)
    return word_figure(line, step.articles) if slot in EFFECTS else ()


def _says(slot: str) -> bool:
    return slot in EFFECTS or slot in SUBJECTS


def _line_of(case: Case, settled: Settled) -> Line:
    """A value that was settled at some time, with the voices that it was settled from."""
    known = _voices_of(case)
    return Line(settled, tuple(known[key] for key in settled.claims if key in known))


def _voices_of(case: Case) -> Mapping[str, Voice]:
    return {
        claim.id: Voice(claim, case.documents[mention.article])
        for mention in case.mentions
        for claim in mention.claims
    }


def _from_to(before: Line, after: Line, step: Step, case: Case) -> Iterator[Told]:
    """That somebody moved a value, with the words it was read from before and now."""
    subject, new = _subject(after.settled.slot), _say(after.settled)
    if not new or _say(before.settled) in ("", new):
        return
    outlet = next((case.documents[a].outlet for a in step.articles if a in case.documents), None)
    movers = [v for v in after.voices if v.document.article.id in step.articles]
    for later in _alike(after, movers)[:MOST]:
        for earlier in _alike(before, before.voices)[:MOST]:
            cited = (cite_voice(earlier), cite_voice(later))
            own = [outlet] if outlet is not None and later.document.outlet == outlet else []
            olds, news = (_say(before.settled), _quote(earlier)), (new, _quote(later))
            for now, old, mover in product(news, olds, (*own, "a later report")):
                yield tell(f"{mover} moved {subject} from {old} to {now}", cited, dated=True)


def _quote(voice: Voice) -> str:
    """The words of a voice, where they give no number: "several soldiers"."""
    return quoted(voice.claim.span.quote(voice.document.article.text))


def _alike(line: Line, voices: Sequence[Voice]) -> list[Voice]:
    """The voices that give the very value first."""
    return sorted(voices, key=lambda voice: _value_of(voice) != _said(line.settled))


def _value_of(voice: Voice) -> object:
    value = voice.claim.value
    return value.id if isinstance(value, Place) else value


def _said(settled: Settled) -> object:
    return settled.value.id if isinstance(settled.value, Place) else settled.value


def _say(settled: Settled) -> str:
    value = settled.value
    match value:
        case Figure(low=int(low), high=int(high)) if low < high:
            return f"between {low:,} and {high:,}"
        case Figure():
            return say_figure(value)
        case Moment():
            return say_date(value)
        case Place():
            return value.name
        case str():
            return name_type(value)
        case _:
            return ""


def _subject(slot: str) -> str:
    return SUBJECTS.get(slot, f"the number of people {EFFECTS.get(slot, slot)}")


def _settled_by_person(slot: str, step: Step) -> Ways:
    """What a person decided, with the name and the reason."""
    decision = step.decision
    if decision is None:
        return ()
    subject = _subject(slot) if _says(slot) else f"the {say_type(slot)}"
    why = f": {quoted(decision.why)}" if decision.why.strip() else ""
    if decision.undoes is not None:
        said = f"{decision.by} took back a decision on {subject}{why}"
    else:
        said = f"{decision.by} settled {subject} as {quoted(decision.value or '')}{why}"
    return (tell(said, (), decision=decision.id),)
