"""One frame for each clause that speaks of an occurrence: what, who, whom, where and when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from crosswire.extract.agents import find_agents
from crosswire.extract.casualties import Toll, find_tolls
from crosswire.extract.clauses import Clause, split_clauses
from crosswire.extract.offsets import anchor_times
from crosswire.extract.realis import find_free_triggers, find_kind
from crosswire.extract.roles import Finding, find_stances
from crosswire.extract.scan import Group, Scan
from crosswire.extract.speakers import Speaker, find_report_times, find_speaker
from crosswire.lexicon.load import Lexicon
from crosswire.model.text import Span


@dataclass(frozen=True, slots=True)
class Frame:
    """What one clause says of one occurrence, before it is known which incident that is.

    `kind` is "" for an occurrence told as such, else why it is none: tally, series, future,
    drill, negated. `order` counts frames through the article.
    """

    scan: Scan
    clause: Clause
    order: int
    kind: str
    triggers: tuple[Group, ...] = ()
    times: tuple[Group, ...] = ()
    places: tuple[Group, ...] = ()
    weapons: tuple[Group, ...] = ()
    tolls: tuple[Toll, ...] = ()
    stances: tuple[Finding, ...] = ()
    agents: tuple[Finding, ...] = ()
    speaker: Speaker | None = None
    ordinals: tuple[Group, ...] = field(default=())

    @property
    def span(self) -> Span:
        """The stretch of the article that the frame was read from."""
        return self.clause.span

    @property
    def zone(self) -> str:
        """The kind of zone that the sentence stands in."""
        return self.scan.sentence.zone

    def has_strong_trigger(self) -> bool:
        """True if the clause says how something happened, not only that somebody was hurt."""
        return any(g.entry is not None and not g.entry.says_yes("weak") for g in self.triggers)

    def has_definite_trigger(self) -> bool:
        """True if the clause speaks of "the attack", "that strike": something told before."""
        verbal = any(g.entry is not None and g.entry.word("form") == "verb" for g in self.triggers)
        return any(g.is_definite for g in self.triggers) or (
            verbal and any(w.is_definite for w in self.weapons if w.letter == "W")
        )

    def has_day(self) -> bool:
        """True if the clause says on which day or days it happened."""
        return any(t.time_kind != "clock" for t in self.times)


def read_frames(scan: Scan, lexicon: Lexicon, order: int) -> list[Frame]:
    """The frames of a sentence in order; clauses that speak of nothing relevant give none."""
    spoken = scan.sentence.zone != "caption"
    report_times = find_report_times(scan, lexicon) if spoken else set()
    tolls, stances = find_tolls(scan, lexicon), find_stances(scan, lexicon)
    speaker = find_speaker(scan, lexicon)
    frames = []
    for number, clause in enumerate(split_clauses(scan, lexicon)):
        triggers = find_triggers(scan, clause.span)
        own_tolls = tuple(t for t in tolls if clause.span.start <= t.span.start < clause.span.end)
        own_stances = tuple(
            s for s in stances if clause.span.start <= s.span.start < clause.span.end
        )
        shown = scan.sentence.zone == "caption" and bool(find_weapons(scan, clause.span))
        if not (own_tolls or own_stances or shown or any(_is_telling(t) for t in triggers)):
            continue
        free = find_free_triggers(scan, triggers, lexicon)
        reach = find_reach(scan, clause.span, free)
        frames.append(
            Frame(
                scan=scan,
                clause=clause,
                order=order + number,
                kind=find_kind(scan, clause.span, triggers, lexicon)
                or _find_war_toll(triggers, own_tolls)
                or ("series" if clause.joined == "amid" else ""),
                triggers=free,
                times=_clause_times(scan, clause, reach, report_times),
                places=_event_places(scan, reach, free),
                weapons=find_weapons(scan, clause.span),
                tolls=own_tolls,
                stances=own_stances,
                agents=tuple(find_agents(scan, clause.span, free, speaker)),
                speaker=speaker,
                ordinals=tuple(scan.of("O", clause.span)),
            )
        )
    return frames


WAR_TOLL = 1000  # so many dead are told of a war or a disaster, unless a clause tells the blow


def _find_war_toll(triggers: Sequence[Group], tolls: Sequence[Toll]) -> str:
    """ "tally" for a clause that only counts dead by the thousand."""
    strong = any(t.entry is not None and not t.entry.says_yes("weak") for t in triggers)
    many = any((toll.figure.low or 0) >= WAR_TOLL for toll in tolls)
    return "tally" if many and not strong else ""


def _is_telling(trigger: Group) -> bool:
    """True if a trigger alone says enough to keep its clause: "the attack", not "fighting"."""
    entry = trigger.entry
    return entry is not None and (
        not entry.says_yes("weak") or entry.says_yes("fatal") or entry.says_yes("interception")
    )


def find_triggers(scan: Scan, span: Span) -> tuple[Group, ...]:
    """The event nouns and verbs of a clause; a verb that needs a weapon only beside one."""
    armed, at_sea = bool(scan.of("W", span)), bool(scan.of("G", span))
    found = [*scan.of("E", span), *scan.verbs_in(span)]
    return tuple(
        sorted(
            (
                g
                for g in found
                if g.entry is not None
                and (armed or not g.entry.says_yes("needs_weapon"))
                and (at_sea or not g.entry.says_yes("needs_ship"))
                and g.determiner != "no"
            ),
            key=lambda g: g.span.start,
        )
    )


def find_weapons(scan: Scan, span: Span) -> tuple[Group, ...]:
    """The weapons of a clause, those that other words imply ("drone strike", "gunmen") included."""
    found = [*scan.of("WEN", span), *scan.verbs_in(span)]
    armed = [g for g in found if g.entry is not None and g.entry.word("weapon") is not None]
    return tuple(sorted(armed, key=lambda g: g.span.start))


def _clause_times(
    scan: Scan, clause: Clause, reach: Span, report_times: set[Span]
) -> tuple[Group, ...]:
    """The times within reach of the triggers; if there are none, those of the whole clause.

    "Drones hit a base that houses soldiers on Tuesday" dates the drones.
    """
    cue = clause.cue if clause.joined == "before" else None
    near = _event_times(scan, reach, report_times, cue)
    return near or _event_times(scan, clause.span, report_times, cue)


def _event_times(
    scan: Scan, span: Span, report_times: set[Span], cue: Span | None
) -> tuple[Group, ...]:
    """The times that date a clause; `cue` is a connective that counts for the one before."""
    times = [
        g
        for g in scan.of("T", span)
        if g.time_kind in {"day", "interval", "relative", "clock"}
        and g.span not in report_times
        and not (g.time_key == "offset:0" and scan.is_quoted(g.span))
        and not g.rule.endswith("#future")
        and not (cue is not None and g.time_kind == "relative" and g.span.overlaps(cue))
    ]
    return anchor_times(scan, times)


def find_reach(scan: Scan, span: Span, triggers: Sequence[Group]) -> Span:
    """The part of a clause whose times and places belong to its triggers."""
    if not triggers:
        return span
    last = triggers[-1].span.end
    turn = next(
        (t.start for t in scan.tokens if t.start >= last and t.word in scan.closed.turns), span.end
    )
    return Span(span.start, max(last, min(turn, span.end)))


def _event_places(scan: Scan, span: Span, triggers: Sequence[Group]) -> tuple[Group, ...]:
    places = [g for g in scan.of("P", span) if g.relation in {"at", "near"}]
    if not triggers:
        return tuple(places)
    return tuple(g for g in places if not _is_far(scan, g, triggers[-1]))


# Words behind its trigger after which a country is some other matter's: "… an election in Russia".
COUNTRY_REACH = 10


def _is_far(scan: Scan, place: Group, trigger: Group) -> bool:
    if place.place is None or place.place.precision != "country":
        return False
    between = scan.text[trigger.span.end : max(place.span.start, trigger.span.end)]
    return len(between.split()) > COUNTRY_REACH
