"""One frame for each clause that speaks of an occurrence: what, who, whom, where and when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import pairwise

from crosswire.extract.doers.agents import find_agents
from crosswire.extract.doers.deeds import Act, find_acts
from crosswire.extract.doers.roles import Finding, find_stances
from crosswire.extract.doers.speakers import Speaker, find_report_times, find_speaker
from crosswire.extract.figures.casualties import Toll, find_tolls
from crosswire.extract.incidents.offsets import points_back
from crosswire.extract.incidents.reach import event_places, event_times, find_reach
from crosswire.extract.incidents.realis import find_free_triggers, find_kind
from crosswire.extract.sayings.channels import add_channel
from crosswire.extract.sentence.clauses import Clause, is_set_apart, split_clauses
from crosswire.extract.sentence.scan import Group, Scan
from crosswire.lexicon.load import Entry, Lexicon
from crosswire.lexicon.pattern import compile_patterns
from crosswire.model.text import Span

FrameKey = tuple[Span, tuple[Toll, ...]]


@dataclass(frozen=True, slots=True)
class Frame:
    """What one clause says of one occurrence, before it is known which incident that is.

    `kind` is "" for an occurrence told as such, else why it is none: tally, series, future,
    drill, negated. `order` counts frames through the article. `seizes`: weapons were taken from
    somebody on the way, "intercepted a truck carrying rockets", which is no air defence.
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
    is_apart: bool = False
    acts: tuple[Act, ...] = ()
    seizes: bool = False

    @property
    def span(self) -> Span:
        """The stretch of the article that the frame was read from."""
        return self.clause.span

    @property
    def key(self) -> FrameKey:
        """What tells the frame from all others of its article, whatever is added to it later."""
        return self.clause.span, self.tolls

    @property
    def published(self) -> date | None:
        """The last day on which the article can have been published; None if it does not say."""
        return self.scan.published

    @property
    def zone(self) -> str:
        """The kind of zone that the sentence stands in."""
        return self.scan.sentence.zone

    def is_bare_stance(self) -> bool:
        """True for "Militias in Iraq are suspected": its places are not the attack's."""
        return bool(self.stances) and not (self.triggers or self.tolls)

    def only_stances(self) -> Frame:
        """The frame without all but its stances: "no group claimed it; rebels often raid there"."""
        return replace(
            self,
            kind="",
            triggers=(),
            times=(),
            places=(),
            weapons=(),
            tolls=(),
            agents=(),
            acts=(),
        )

    def has_strong_trigger(self) -> bool:
        """True if the clause says how something happened, not only that somebody was hurt."""
        return any(g.entry is not None and not g.entry.says_yes("weak") for g in self.triggers)

    def tells_blow(self) -> bool:
        """True if a weapon kills or wounds in the clause: "a roadside bomb wounded four"."""
        armed = any(w.letter == "W" for w in self.weapons)
        return armed and any(t.slot in {"killed", "injured"} and not t.subset for t in self.tolls)

    def tells_deed(self) -> bool:
        """True for "guerrillas burned three buses": somebody did something to somebody."""
        return _tells_deed(self.acts, self.span)

    def names_victim(self) -> bool:
        """True for "the gang kidnapped Ann Lee": whoever names the victim tells one occurrence."""
        return any(a.effect in {"killed", "abducted"} and a.phrase.name for a in self.acts)

    def names_dead(self) -> bool:
        """True for "the murder of Ann Lee": whoever names the victim speaks of one occurrence."""
        fatal = any(t.entry is not None and t.entry.says_yes("fatal") for t in self.triggers)
        return fatal and any(a.effect == "killed" and a.phrase.name for a in self.acts)

    def has_definite_trigger(self) -> bool:
        """True if the clause speaks of "the attack", "that strike", "the gunmen": told before."""
        if any(g.is_definite for g in self.triggers):
            return True
        verbs = [g for g in self.triggers if g.entry and g.entry.word("form") == "verb"]
        if not verbs:
            return False
        doers = [g for g in self.scan.of("NW", self.span) if g.span.end <= verbs[0].span.start]
        weapons = [w for w in self.weapons if w.letter == "W"]
        return any(g.is_definite for g in (*doers[:1], *weapons))

    def tells_another(self) -> bool:
        """True if the clause sets an occurrence beside one told: "a second post", "another".

        Not "One was shot down, a second went off": those are parts of what was told.
        """
        counts_parts = bool(self.scan.tokens) and self.scan.tokens[0].word == "one"
        if counts_parts or not self.has_strong_trigger():
            return False
        numbered = (_is_numbered(self.scan, o) or self._opens_part(o) for o in self.ordinals)
        return any(numbered) or _names_another(self.scan, self.span)

    def _opens_part(self, ordinal: Group) -> bool:
        """True for "The second struck a port", "the third operation": told in numbered parts."""
        if not _is_later(ordinal) or self.scan.word_before(ordinal.span.start) != "the":
            return False
        after = self.scan.word_after(ordinal.span.end)
        heads = ordinal.span.start - self.span.start <= PART_REACH
        own = after in _PART_VERBS and bool(self.places)
        return heads and (after in _PARTS or own or (after in _BLASTS and bool(self.tolls)))

    def has_day(self) -> bool:
        """True if the clause says on which day or days it happened."""
        return any(t.time_kind != "clock" and not points_back(t) for t in self.times)

    def has_own_day(self) -> bool:
        """True if the clause gives a day that counts from nothing told before it."""
        return any(t.time_kind == "day" and t.offset_days is None for t in self.times)


PART_REACH = 12  # characters before "second" at the head of a clause: "and in the", "the"
_PARTS = frozenset({"operation", "attack", "strike", "raid", "assault", "bombing", "ambush"})
_BLASTS = frozenset({"exploded", "detonated", "blew", "went"})  # "went off"
_PART_VERBS = frozenset({"targeted", "struck", "hit", "targeting", "attacked", "on", "against"})


def read_frames(scan: Scan, lexicon: Lexicon, order: int) -> list[Frame]:
    """The frames of a sentence in order; clauses that speak of nothing relevant give none."""
    spoken = scan.sentence.zone != "caption"
    tolls, stances = find_tolls(scan, lexicon), find_stances(scan, lexicon)
    if spoken and not (tolls or stances or scan.verbs or scan.of("EW")):
        return []
    report_times = find_report_times(scan, lexicon) if spoken else set()
    speaker = add_channel(find_speaker(scan, lexicon), scan, lexicon)
    apart = is_set_apart(scan, lexicon)
    frames = []
    for number, clause in enumerate(split_clauses(scan, lexicon)):
        triggers = find_triggers(scan, clause.span)
        own_tolls = tuple(t for t in tolls if clause.span.start <= t.span.start < clause.span.end)
        own_stances = tuple(
            s for s in stances if clause.span.start <= s.span.start < clause.span.end
        )
        shown = scan.sentence.zone == "caption" and bool(find_weapons(scan, clause.span))
        told = any(is_telling(t) for t in triggers) or _is_placed(scan, clause, triggers)
        seizes = _tells_seizure(scan, clause, lexicon)
        if not (own_tolls or own_stances or shown or triggers or seizes):
            continue
        acts = find_acts(scan, lexicon)
        deed = seizes or _tells_deed(acts, clause.span)
        if not (own_tolls or own_stances or shown or told or deed):
            continue
        free = find_free_triggers(scan, triggers, lexicon)
        own_tolls = tuple(t for t in own_tolls if not _counts_doers(t, acts))
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
                times=event_times(scan, clause, reach, report_times),
                places=event_places(scan, reach, free, taken=_takes_people(own_tolls)),
                weapons=find_weapons(scan, clause.span),
                tolls=own_tolls,
                stances=own_stances,
                agents=tuple(find_agents(scan, clause.span, free, speaker, lexicon)),
                speaker=speaker,
                ordinals=tuple(scan.of("O", clause.span)),
                is_apart=apart,
                acts=tuple(act for act in acts if clause.span.holds(act.at)),
                seizes=seizes,
            )
        )
    return frames


def _tells_seizure(scan: Scan, clause: Clause, lexicon: Lexicon) -> bool:
    hits = compile_patterns(lexicon, "ties").find(scan.symbols, scan.words)
    return any(
        hit.entry.word("ties") == "seized" and clause.span.holds(scan.span_at(hit.start, hit.end))
        for hit in hits
    )


def _is_placed(scan: Scan, clause: Clause, triggers: Sequence[Group]) -> bool:
    """True for "a blast damaged a pipeline near Basra on Monday": its day and place are told."""
    dated = any(t.time_kind in {"day", "interval"} for t in scan.of("T", clause.span))
    return bool(triggers) and dated and bool(scan.of("P", clause.span))


def _tells_deed(acts: Sequence[Act], span: Span) -> bool:
    """True for "guerrillas burned three buses": somebody did something to somebody."""
    own = [act for act in acts if span.holds(act.at)]
    struck = {act.at for act in own if act.part != "doer"}
    return any(act.part == "doer" and act.at in struck for act in own)


def _counts_doers(toll: Toll, acts: Sequence[Act]) -> bool:
    """True for the "two men" of "two men wounded a judge"."""
    hurt = {act.at for act in acts if act.part == "victim"}
    doers = (act.phrase.span for act in acts if act.part == "doer" and act.at in hurt)
    return any(span.holds(toll.counted) for span in doers)


def _takes_people(tolls: Sequence[Toll]) -> bool:
    return any(toll.slot == "abducted" for toll in tolls)


def _is_numbered(scan: Scan, ordinal: Group) -> bool:
    """True for "a second attack", "a third post", not for "the second", "a first"."""
    return _is_later(ordinal) and scan.word_before(ordinal.span.start) in {"a", "an"}


def _is_later(ordinal: Group) -> bool:
    """True for the second, the third and so on."""
    return ordinal.figure is not None and (ordinal.figure.low or 0) > 1


def _names_another(scan: Scan, span: Span) -> bool:
    """True for "another clinic", not for "another 20 people", who are counted with the rest."""
    people = {g.span.start for g in scan.of("NF", span)}
    tokens = [t for t in scan.tokens if span.start <= t.start < span.end]
    return any(
        token.word == "another"
        and not people & {token.start, after.start}
        and not (after.word.endswith("ed") or after.word in scan.closed.stops)
        for token, after in pairwise(tokens)
    )


WAR_TOLL = 1000  # so many dead are told of a war or a disaster, unless a clause tells the blow


def _find_war_toll(triggers: Sequence[Group], tolls: Sequence[Toll]) -> str:
    """ "tally" for a clause that only counts dead by the thousand."""
    strong = any(t.entry is not None and not t.entry.says_yes("weak") for t in triggers)
    many = any((toll.figure.low or 0) >= WAR_TOLL for toll in tolls)
    return "tally" if many and not strong else ""


def is_telling(trigger: Group) -> bool:
    """True if a trigger alone says enough to keep its clause: "the attack", not "fighting"."""
    entry = trigger.entry
    return entry is not None and (
        not entry.says_yes("weak") or entry.says_yes("fatal") or entry.says_yes("interception")
    )


def find_triggers(scan: Scan, span: Span) -> tuple[Group, ...]:
    """The event nouns and verbs of a clause; a verb that needs a weapon only beside one."""
    found = (*scan.of("E", span), *scan.verbs_in(span))
    kept = (g for g in found if g.entry is not None and _has_needs(scan, span, g, g.entry))
    return tuple(sorted(kept, key=lambda g: g.span.start))


def _has_needs(scan: Scan, span: Span, group: Group, entry: Entry) -> bool:
    """True if a trigger has the weapon or the ship beside it without which it tells nothing."""
    if group.determiner == "no":
        return False
    if entry.says_yes("needs_weapon"):
        return bool(scan.of("W", span)) or _counts_weapons(scan, span, group)
    if entry.says_yes("needs_ship"):
        return bool(scan.of("G", span)) or "ship" in scan.matters
    return True


ELLIPSIS = 12  # characters between "two" or "a second" and its verb: "two more came down"


def _counts_weapons(scan: Scan, span: Span, verb: Group) -> bool:
    """True for "two more came down" in an article of drones or rockets."""
    if "projectile" not in scan.matters:
        return False
    counts = (g for g in scan.of("FO", span) if g.span.end <= verb.span.start)
    return any(verb.span.start - g.span.end <= ELLIPSIS for g in counts)


def find_weapons(scan: Scan, span: Span) -> tuple[Group, ...]:
    """The weapons of a clause, those that other words imply ("drone strike", "gunmen") included."""
    found = [*scan.of("WEN", span), *scan.verbs_in(span)]
    armed = [
        g
        for g in found
        if g.entry is not None and g.entry.word("weapon") is not None and not _is_stored(scan, g)
    ]
    return tuple(sorted(armed, key=lambda g: g.span.start))


def _is_stored(scan: Scan, weapon: Group) -> bool:
    """True for the rockets of "a rocket depot": they were hit, not used."""
    return weapon.letter == "W" and scan.word_after(weapon.span.end) in scan.closed.stores
