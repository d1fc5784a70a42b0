"""The value to print for each slot that is not a number, by named rules."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

import msgspec

from crosswire.model.figure import Figure
from crosswire.model.incident import Claimant, Settled, Status
from crosswire.model.mention import Mention, Slot
from crosswire.model.moment import Moment
from crosswire.model.place import Place, compare_places
from crosswire.reconcile.claim_status import settle_claim_status
from crosswire.reconcile.estimates import estimate_by_rules
from crosswire.reconcile.figures import settle_figure
from crosswire.reconcile.reports import (
    Report,
    Source,
    claims_of,
    count_agreeing,
    count_origins,
    date_reprints,
    find_origins_of,
    report,
    report_figures,
)
from crosswire.reconcile.roles import settle_responsibility
from crosswire.reconcile.scopes import check_parts, drop_partial, mark_scope

_PRECISION = {"site": 0, "city": 1, "area": 2, "admin1": 3, "country": 4}
FigureOf = Callable[[Mention], Figure | None]
_NUMBERS: Mapping[Slot, FigureOf] = {
    "munitions": lambda mention: mention.munitions,
    "killed": lambda mention: mention.killed,
    "injured": lambda mention: mention.injured,
    "casualties": lambda mention: mention.casualties,
}
_VAGUE_TYPE = "other_attack"


def settle_slots(sources: Sequence[Source], claimants: Sequence[Claimant]) -> tuple[Settled, ...]:
    """Every slot that at least one source fills, settled. Sources come the earliest first."""
    found = (
        settle_type(sources),
        settle_date(sources),
        settle_place(sources),
        settle_weapons(sources),
        *_settle_numbers(sources),
        settle_responsibility(sources),
        settle_claim_status(sources, claimants),
        settle_target(sources),
    )
    return tuple(settled for settled in found if settled is not None)


def _settle_numbers(sources: Sequence[Source]) -> list[Settled | None]:
    return [_settle_number(slot, sources, figure_of) for slot, figure_of in _NUMBERS.items()]


def _settle_number(slot: Slot, sources: Sequence[Source], figure_of: FigureOf) -> Settled | None:
    told = ((figure, s) for s in sources if (figure := figure_of(s.mention)))
    found = [mark_scope(slot, r) for f, s in told for r in report_figures(f, s, slot)]
    reports = date_reprints(found)
    settled = settle_figure(slot, reports)
    if settled is None:
        return None
    notes = (*settled.notes, *check_parts(slot, sources))
    estimates = estimate_by_rules(drop_partial(reports))
    return msgspec.structs.replace(settled, by_rule=estimates, notes=notes)


def settle_type(sources: Sequence[Source]) -> Settled:
    """The type that most texts give; an unspecific one never outvotes a specific one."""
    reports = [report(str(source.mention.type), source, "type") for source in sources]
    specific = [r for r in reports if r.value != _VAGUE_TYPE] or reports
    chosen = _most_given(specific)
    others = [r for r in specific if r.value != chosen]
    if others:
        spread = _list_values(specific)
        rule = "the type that most sources give, main reports first"
        return Settled("type", chosen, spread, "conflict", claims_of(reports), rule)
    status = _agreement(specific) if len(specific) == len(reports) else "refined"
    return Settled("type", chosen, None, status, claims_of(reports), "the specific type")


def _most_given(reports: Sequence[Report[str]]) -> str:
    """The value of most texts; then of most main reports; then the first printed."""
    origins = {(r.value, r.source.origin) for r in reports}
    votes = Counter(value for value, _ in origins)
    main = Counter(r.value for r in reports if r.source.mention.role == "main")
    first = {r.value: -n for n, r in reversed(list(enumerate(reports)))}
    return max(votes, key=lambda value: (votes[value], main[value], first[value]))


def _list_values(reports: Sequence[Report[str]]) -> str:
    return ", ".join(dict.fromkeys(r.value for r in reports))


def _agreement(reports: Sequence[Report[str]] | Sequence[Report[Moment]]) -> Status:
    origins = {r.source.origin for r in reports}
    return "agreed" if len(origins) > 1 else "single"


def settle_date(sources: Sequence[Source]) -> Settled | None:
    """The narrowest interval that agrees with most texts; a clock time of that day is added."""
    dated = ((source, source.mention.date) for source in sources)
    reports = [report(m, source, "date") for source, m in dated if m and m.start]
    if not reports:
        return None
    return _settle_moments(reports)


def _settle_moments(reports: Sequence[Report[Moment]]) -> Settled:
    chosen = _choose_moment(reports)
    value = _with_clock(chosen, reports)
    claims = claims_of(reports)
    if not all(r.value.meets(value) for r in reports):
        rule = "sources differ: the day that most sources allow"
        return Settled("date", value, _span_moments(reports), "conflict", claims, rule)
    if len({(r.value.start, r.value.end) for r in reports}) > 1:
        rule = "the narrowest of times that agree"
        return Settled("date", value, _span_moments(reports), "refined", claims, rule)
    rule = "all sources give it" if count_origins(reports) > 1 else "one source gives it"
    return Settled("date", value, None, _agreement(reports), claims, rule)


def _choose_moment(reports: Sequence[Report[Moment]]) -> Moment:
    """The day or days that most texts allow, then the fewest days, then the start most give."""
    given = find_origins_of(reports, lambda moment: Moment(moment.start, moment.end, "range"))
    allowed = count_agreeing(given, Moment.meets)
    same = count_agreeing(given, lambda one, other: one.start == other.start)

    def rank(one: Report[Moment]) -> tuple[int, int, int, bool, str]:
        days = Moment(one.value.start, one.value.end, "range")
        few = -(days.days or 0)
        return allowed[days], few, same[days], bool(one.value.clock), one.source.mention.id

    return max(reports, key=rank).value


def _with_clock(moment: Moment, reports: Sequence[Report[Moment]]) -> Moment:
    if moment.clock or moment.days != 1:
        return moment
    for other in (r.value for r in reports):
        if other.clock and (other.start, other.end) == (moment.start, moment.end):
            return msgspec.structs.replace(moment, clock=other.clock, zone=other.zone)
    return moment


def _span_moments(reports: Sequence[Report[Moment]]) -> Moment:
    starts = [r.value.start for r in reports if r.value.start]
    ends = [r.value.end for r in reports if r.value.end]
    return Moment(min(starts), max(ends), "range")


def settle_place(sources: Sequence[Source]) -> Settled | None:
    """The most exact place that agrees with most texts."""
    reports = [report(p, s, "place") for s in sources if (p := s.mention.place) is not None]
    if not reports:
        return None
    chosen = _choose_place(reports)
    claims = claims_of(reports)
    apart = [r.value for r in reports if compare_places(chosen, r.value) == "apart"]
    if apart:
        rule = "sources differ: the place that most sources allow"
        return Settled("place", chosen, apart[0], "conflict", claims, rule)
    if len({r.value.id for r in reports}) == 1:
        status: Status = "agreed" if count_origins(reports) > 1 else "single"
        return Settled("place", chosen, None, status, claims, "the place that all sources give")
    return Settled("place", chosen, None, "refined", claims, "the most exact of places that agree")


def _choose_place(reports: Sequence[Report[Place]]) -> Place:
    """The place that most texts allow, then the most exact, then the one that most name."""
    given = find_origins_of(reports, _as_named)
    allowed = count_agreeing(given, lambda one, other: compare_places(one, other) != "apart")
    same = count_agreeing(given, lambda one, other: one.id == other.id)

    def rank(one: Report[Place]) -> tuple[int, int, bool, int, str]:
        place = _as_named(one.value)
        exact = -_PRECISION[place.precision]
        located = place.lat is not None
        return allowed[place], exact, located, same[place], one.source.mention.id

    return max(reports, key=rank).value


def _as_named(place: Place) -> Place:
    """The place whatever an article's own words for it are."""
    return msgspec.structs.replace(place, as_written="")


def settle_weapons(sources: Sequence[Source]) -> Settled | None:
    """All weapons that any source names, the first printed first."""
    armed = [source for source in sources if source.mention.weapons]
    if not armed:
        return None
    reports = [report(", ".join(sorted(s.mention.weapons)), s, "weapon") for s in armed]
    named = dict.fromkeys(weapon for s in armed for weapon in sorted(s.mention.weapons))
    value, claims = ", ".join(named), claims_of(reports)
    spread = "; ".join(dict.fromkeys(r.value for r in reports))
    if ";" not in spread:
        rule = "as all sources name them"
        return Settled("weapons", value, None, _agreement(reports), claims, rule)
    # One source that names them all makes the others incomplete, not contrary.
    nested = any(set(source.mention.weapons) == set(named) for source in armed)
    status: Status = "refined" if nested else "conflict"
    return Settled("weapons", value, spread, status, claims, "every weapon that a source names")


def settle_target(sources: Sequence[Source]) -> Settled | None:
    """The target in the words that most texts use; differing words are no conflict."""
    reports = [report(t, s, "target") for s in sources if (t := s.mention.target)]
    if not reports:
        return None
    chosen = _most_given(reports)
    claims = claims_of(reports)
    if len({r.value.lower() for r in reports}) == 1:
        return Settled("target", chosen, None, _agreement(reports), claims, "as all sources say")
    rule = "in the words of most sources, main reports first"
    return Settled("target", chosen, _list_values(reports), "refined", claims, rule)
