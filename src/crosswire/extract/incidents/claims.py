"""Every value of a draft as a claim: its words, its voice, and the rule that found it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import msgspec

from crosswire.extract.doers.told_by import is_own_word
from crosswire.extract.figures.casualties import Toll
from crosswire.extract.figures.toll_parts import RULE, find_parts
from crosswire.extract.incidents.draft import Draft
from crosswire.extract.incidents.frames import Frame
from crosswire.extract.incidents.kinds import weapon_name
from crosswire.extract.incidents.outcome import Result
from crosswire.extract.sentence.scan import Group
from crosswire.model.ids import make_id
from crosswire.model.mention import Claim, Modality, Responsibility, Slot, Value
from crosswire.model.text import Quotation, Span


def make_claims(
    article: str,
    draft: Draft,
    incident_type: str,
    date: Group | None,
    results: Sequence[tuple[Frame, Result]],
    target: tuple[Frame, Span] | None,
) -> tuple[Claim, ...]:
    """The claims of a draft in reading order, each value once for each stretch of words."""
    found: dict[str, Claim] = {}
    for frame in draft.frames:
        for claim in _frame_claims(article, frame, incident_type, date):
            found.setdefault(claim.id, claim)
    for frame, result in results:
        claim = _result_claim(article, frame, result)
        found.setdefault(claim.id, claim)
    if target is not None:
        frame, span = target
        words = span.quote(frame.scan.text)
        claim = make_claim(article, frame, "target", words, span, "extract/mentions")
        found.setdefault(claim.id, claim)
    return tuple(sorted(found.values(), key=lambda claim: (claim.span, claim.slot, claim.id)))


def credit_speakers(claims: Sequence[Claim], quotations: Sequence[Quotation]) -> tuple[Claim, ...]:
    """The claims, those inside quotation marks given to the one who is quoted.

    A sentence of a longer quotation names no speaker of its own.
    """
    return tuple(_credit(claim, quotations) for claim in claims)


def _credit(claim: Claim, quotations: Sequence[Quotation]) -> Claim:
    if claim.asserter is not None:
        return claim
    told = (q.speaker for q in quotations if q.speaker is not None and q.span.holds(claim.span))
    speaker = next(told, None)
    if speaker is None:
        return claim
    modality: Modality = "reported" if claim.modality == "asserted" else claim.modality
    return msgspec.structs.replace(claim, asserter=speaker, chain=(speaker,), modality=modality)


def _frame_claims(
    article: str, frame: Frame, incident_type: str, date: Group | None
) -> Iterator[Claim]:
    for trigger in frame.triggers:
        yield make_claim(article, frame, "type", incident_type, trigger.span, trigger.rule)
    for time in frame.times:
        moment = date.moment if date is not None and date.span == time.span else time.moment
        if moment is not None:
            yield make_claim(article, frame, "date", moment, time.span, time.rule)
    for place in frame.places:
        if place.place is not None:
            yield make_claim(article, frame, "place", place.place, place.span, place.rule)
    yield from _weapon_claims(article, frame)
    yield from _people_claims(article, frame)


def _weapon_claims(article: str, frame: Frame) -> Iterator[Claim]:
    for weapon in frame.weapons:
        name = weapon_name(weapon)
        if name is not None:
            yield make_claim(article, frame, "weapon", name, weapon.span, weapon.rule)
        if weapon.figure is not None and weapon.letter == "W":
            yield make_claim(article, frame, "munitions", weapon.figure, weapon.span, weapon.rule)


def _people_claims(article: str, frame: Frame) -> Iterator[Claim]:
    for toll in frame.tolls:
        if toll.slot in _TOLL_SLOTS:
            told = frame if is_own_word(frame, toll) else replace(frame, speaker=None)
            yield _toll_claim(article, told, toll)
            yield from _part_claims(article, told, toll)
    for finding in (*frame.stances, *frame.agents):
        if finding.stance is None or finding.actor is None:
            yield make_claim(article, frame, "claim_status", "none_yet", finding.span, finding.rule)
            continue
        asserter = finding.actor if finding.stance == "claimed" else _voice(frame)
        value = Responsibility(finding.actor, finding.stance, asserter)
        yield make_claim(article, frame, "responsibility", value, finding.span, finding.rule)


def _toll_claim(article: str, frame: Frame, toll: Toll) -> Claim:
    slot: Slot = toll.slot  # type: ignore[assignment]
    of = "attackers" if toll.attackers else None if toll.of == "named" else toll.of
    claim = make_claim(article, frame, slot, toll.figure, toll.span, toll.rule, of)
    if not toll.outdated:
        return claim
    # The rule is what tells later stages that the count was overtaken.
    return msgspec.structs.replace(claim, modality="reported", rule=toll.outdated)


def _part_claims(article: str, frame: Frame, toll: Toll) -> Iterator[Claim]:
    slot: Slot = toll.slot  # type: ignore[assignment]
    for part in find_parts(frame.scan, toll):
        yield make_claim(article, frame, slot, part.figure, part.span, RULE, part.of)


_TOLL_SLOTS = frozenset({"killed", "injured", "casualties", "missing", "evacuated", "detained"})


def _result_claim(article: str, frame: Frame, result: Result) -> Claim:
    words = result.span.quote(frame.scan.text)
    value: Value = result.figure if result.figure and result.slot != "seized" else words
    slot: Slot = result.slot  # type: ignore[assignment]
    return make_claim(article, frame, slot, value, result.span, result.rule)


def _voice(frame: Frame) -> str | None:
    return frame.speaker.name if frame.speaker else None


def make_claim(
    article: str,
    frame: Frame,
    slot: Slot,
    value: Value,
    span: Span,
    rule: str,
    of: str | None = None,
) -> Claim:
    """A claim with the voice of its frame."""
    speaker = frame.speaker
    return Claim(
        id=make_id("c", article, slot, span.start, span.end, msgspec.json.encode(value)),
        slot=slot,
        value=value,
        span=span,
        asserter=speaker.name if speaker else None,
        chain=speaker.chain if speaker else (),
        modality=_modality(frame, span),
        of=of,
        rule=rule,
    )


def _modality(frame: Frame, span: Span) -> Modality:
    start = max(frame.scan.sentence.span.start, span.start - 25)
    near = set(frame.scan.text[start : span.end].lower().split())
    if near & frame.scan.closed.hedges:
        return "suspected"
    return "reported" if frame.speaker is not None else "asserted"
