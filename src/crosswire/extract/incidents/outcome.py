"""What became of the munitions: intercepted, impacted; and damage, seizures, motives."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from crosswire.extract.incidents.frames import Frame
from crosswire.extract.sentence.scan import Group, Scan
from crosswire.lexicon.load import Lexicon
from crosswire.lexicon.pattern import Hit, compile_patterns
from crosswire.model.figure import Figure
from crosswire.model.mention import Outcome
from crosswire.model.text import Span


class Result(NamedTuple):
    """One thing said of the outcome: its slot, the share or number, the words and the rule."""

    slot: str
    figure: Figure | None
    share: str | None
    span: Span
    rule: str


def find_results(frame: Frame, lexicon: Lexicon) -> list[Result]:
    """What a frame says of the outcome, each stretch of words once for a slot."""
    scan = frame.scan
    found: dict[tuple[str, int], Result] = {}
    for hit in compile_patterns(lexicon, "outcome").find(scan.symbols, scan.words):
        span = scan.span_at(hit.start, hit.end)
        if frame.span.overlaps(span):
            slot = hit.entry.word("field") or ""
            result = Result(slot, _figure(scan, hit), hit.entry.word("share"), span, hit.entry.rule)
            known = found.get((slot, span.start))
            if known is None or (known.share is None and result.share is not None):
                found[(slot, span.start)] = result
    return sorted(found.values(), key=lambda r: (r.span, r.slot))


def _figure(scan: Scan, hit: Hit) -> Figure | None:
    groups = [scan.groups[i] for i in hit.groups.values()]
    return next((g.figure for g in groups if g.letter in "WF" and g.figure is not None), None)


def settle_outcome(results: Sequence[Result], munitions: Figure | None) -> Outcome | None:
    """The outcome of an attack's munitions; None when the article does not say.

    A share ("all", "most") outranks a count; "all" of a known number is that number.
    """
    relevant = [r for r in results if r.slot in {"intercepted", "impacted"}]
    if not relevant:
        return None
    shares = [r for r in relevant if r.share is not None]
    best = next(iter(shares), relevant[0])
    intercepted = next((r.figure for r in relevant if r.slot == "intercepted" and r.figure), None)
    if best.share == "all" and munitions is not None:
        intercepted = munitions
    impacted = next((r.figure for r in relevant if r.slot == "impacted" and r.figure), None)
    words = f"{best.share} were intercepted" if best.share else ""
    return Outcome(intercepted, impacted, words)


def is_all_intercepted(outcome: Outcome | None) -> bool:
    """True if every munition was stopped before it arrived."""
    return outcome is not None and outcome.words.startswith("all ") and outcome.impacted is None


def find_munitions(frames: Sequence[Frame]) -> Group | None:
    """The weapon group that says how many were used: the first with a number, else the first."""
    weapons = [w for f in frames for w in f.weapons if w.figure is not None and _counts(w)]
    exact = [w for w in weapons if w.figure is not None and w.figure.low not in (None, 2)]
    return next(iter([*exact, *weapons]), None)


def _counts(weapon: Group) -> bool:
    """True if the group counts munitions, not aircraft, bombers or strikes."""
    return weapon.letter == "W" and weapon.entry is not None and not weapon.entry.says_yes("doer")
