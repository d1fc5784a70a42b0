"""Values that a person settled: they stand above every rule, and the voices stay beside them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import get_args

import msgspec

from crosswire.model.decision import Decision
from crosswire.model.figure import Figure
from crosswire.model.incident import Settled
from crosswire.model.mention import IncidentType, Mention, Value
from crosswire.model.moment import Moment
from crosswire.model.place import Place

FIGURES = ("killed", "injured", "casualties", "munitions")
_EXACT = re.compile(r"\d+")
_RANGE = re.compile(r"(\d+)\s*(?:-|–|to)\s*(\d+)")
_LEAST = re.compile(r"(?:at least\s*)?(\d+)\+?")
_MOST = re.compile(r"(?:up to|at most|≤)\s*(\d+)")


def apply_settlements(
    settled: Sequence[Settled], decisions: Iterable[Decision], mentions: Sequence[Mention]
) -> tuple[Settled, ...]:
    """The settled values with those that people set in their place, the last word standing.

    The status and the claims stay those of the voices; `rule` names who settled it and why. A
    value that can no longer be read, such as a place that no mention names, is left out.
    """
    by_slot = {value.slot: value for value in settled}
    own = {mention.id for mention in mentions}
    for decision in decisions:
        if decision.slot is None or decision.left not in own:
            continue
        value = read_value(decision.slot, decision.value or "", mentions)
        if value is not None:
            by_slot[decision.slot] = _judge(by_slot.get(decision.slot), decision, value)
    return tuple(by_slot.values())


def _judge(before: Settled | None, decision: Decision, value: Value) -> Settled:
    rule = f"settled by {decision.by} on {decision.at[:10]}: {decision.why}"
    if before is None:
        return Settled(decision.slot or "", value, None, "single", (), rule)
    spread = before.spread if before.spread is not None else before.value
    return msgspec.structs.replace(
        before, value=value, spread=None if spread == value else spread, rule=rule
    )


def read_value(slot: str, words: str, mentions: Sequence[Mention]) -> Value | None:
    """The value that somebody's words give for a slot; None if they give none.

    Numbers as "7", "at least 7", "up to 7", "3-7" or "none"; a date as a day or "from..to"; a type
    by its code; a place by the name or id that a mention gives it; a target in any words.

    >>> read_value("killed", "at least 7", ())
    Figure(low=7, high=None, approximate=False)
    """
    if slot in FIGURES:
        return _read_figure(words.strip().lower())
    if slot == "place":
        return _read_place(words.strip().lower(), mentions)
    if slot == "date":
        return _read_moment(words.strip())
    if slot == "type":
        return _read_type(words.strip())
    return words.strip() or None if slot == "target" else None


def _read_type(words: str) -> str | None:
    kind = words.replace(" ", "_")
    return kind if kind in get_args(IncidentType) else None


def _read_place(words: str, mentions: Sequence[Mention]) -> Place | None:
    given = (mention.place for mention in mentions if mention.place is not None)
    return next((p for p in given if words in {p.id.lower(), p.name.lower()}), None)


def _read_figure(words: str) -> Figure | None:
    if words in {"none", "no", "nobody"}:
        return Figure(0, 0)
    if _EXACT.fullmatch(words):
        return Figure(int(words), int(words))
    if found := _RANGE.fullmatch(words):
        low, high = sorted(map(int, found.groups()))
        return Figure(low, high)
    if found := _LEAST.fullmatch(words):
        return Figure(int(found[1]), None)
    found = _MOST.fullmatch(words)
    return Figure(None, int(found[1])) if found else None


def _read_moment(words: str) -> Moment | None:
    first, _, last = words.partition("..")
    try:
        start, end = date.fromisoformat(first), date.fromisoformat(last or first)
    except ValueError:
        return None
    return Moment(start, end, "day" if start == end else "range") if start <= end else None
