"""The brief composed: what is new since a moment, what moved and who moved it, what differs.

The sentences are made in `publish/telling*.py`; here it is chosen which are asked for, and every
one is checked before it is printed (`publish/grounding`). What does not hold is withheld, with why.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime

import msgspec

from crosswire.lexicon.load import Lexicon
from crosswire.model.brief import Brief, Item, Section, SectionKind, Told, Withheld
from crosswire.model.decision import decided_since
from crosswire.model.incident import ArticleFacts, Copy, Step, describe_article, known_since
from crosswire.model.promises import Records
from crosswire.model.related import FollowUp, Statement, Tally
from crosswire.publish.cases import Case, open_cases
from crosswire.publish.grounding import Shelf, check_sentence
from crosswire.publish.telling import (
    OWN_WORD,
    Ways,
    word_all,
    word_asides,
    word_day,
    word_difference,
    word_heading,
    word_no_claim,
    word_responsibility,
)
from crosswire.publish.telling_beside import (
    INTENTS,
    word_follow_up,
    word_intent,
    word_own_count,
    word_phase,
    word_relation,
    word_talk,
    word_tally,
    word_tie,
)
from crosswire.publish.telling_moves import word_moves
from crosswire.reconcile import trace_history
from crosswire.relate.held import Held, hold_beside

TITLES: dict[SectionKind, str] = {
    "new": "New incidents",
    "changed": "What changed",
    "conflicts": "Where sources differ",
    "claims": "Claims of responsibility",
    "follow_ups": "Still open",
    "tallies": "Running totals of others, beside our count",
    "intents": "Statements of intent",
    "talks": "Talks",
    "actors": "Who is who, and how the runs of attacks are said to go",
}
LEAST_TOTAL = 10  # attacks: fewer, without a start, are an episode and not a running total
CountOwn = Callable[[Tally], Sequence[str] | None]


class Window(msgspec.Struct, frozen=True):
    """A stretch of knowing: what was published behind `since`, up to `until`. None is open."""

    since: datetime | None = None
    until: datetime | None = None

    def holds(self, moment: datetime) -> bool:
        """True if what could be known since a moment is news in the window."""
        after = self.since is None or moment > self.since
        return after and (self.until is None or moment <= self.until)


class Desk:
    """A ledger laid out for writing briefs: made once, asked for any window."""

    def __init__(
        self, records: Records, lexicon: Lexicon, count_own: CountOwn | None = None
    ) -> None:
        self._records = records
        self._lexicon = lexicon
        self.shelf = Shelf(records)
        self._documents = self.shelf.documents
        self._facts = {key: describe_article(d) for key, d in self._documents.items()}
        self._cases = list(open_cases(records))
        self._by_id = {case.incident.id: case for case in self._cases}
        self._relations = list(records.relations())
        self._copies: defaultdict[str, list[Copy]] = defaultdict(list)
        for copy in records.copies():
            self._copies[copy.left].append(copy)
        self._decisions = list(records.decisions())
        self._judged = {decision.id: decision for decision in self._decisions}
        self._rejected = len(list(records.rejections()))
        self._count_own = count_own or self._count_since
        self._history: dict[str, list[Step]] = {}
        self._checked: dict[Told, tuple[str, ...]] = {}
        self._printed: dict[Ways, tuple[Told | None, tuple[str, ...]]] = {}

    def write(self, window: Window, as_of: datetime | None = None) -> Brief:
        """The brief of a window, every sentence of it checked."""
        page = _Page(self)
        touched = self._tell_incidents(page, window)
        page.add("follow_ups", self._tell_follow_ups(window))
        page.add("tallies", self._tell_tallies(window))
        page.add("intents", self._tell_intents(window))
        page.add("talks", self._tell_talks(window))
        page.add("actors", self._tell_actors(window))
        days = sorted(c.when.start for c in touched if c.when and c.when.start)
        return Brief(
            since=_say_moment(window.since),
            until=_say_moment(window.until),
            as_of=_say_moment(as_of),
            first_day=days[0].isoformat() if days else None,
            last_day=days[-1].isoformat() if days else None,
            articles=sum(window.holds(known_since(facts)) for facts in self._facts.values()),
            held=len(self._facts),
            rejected=self._rejected,
            sections=tuple(page.sections),
            withheld=tuple(page.withheld),
        )

    def _tell_incidents(self, page: _Page, window: Window) -> list[Case]:
        """Put what the window brought of incidents on the page; the incidents come back."""
        fresh = [case for case in self._cases if window.holds(self._known(case))]
        moved = list(self._find_moved(window, {case.incident.id for case in fresh}))
        touched = [*fresh, *(case for case, _ in moved)]
        page.add("new", (self._tell_new(case) for case in fresh))
        page.add("changed", (self._tell_moves(case, steps) for case, steps in moved))
        page.add("conflicts", (self._tell_differences(case) for case in touched))
        page.add("claims", (self._tell_claims(case) for case in touched))
        return touched

    def _find_moved(self, window: Window, new: set[str]) -> Iterator[tuple[Case, list[Step]]]:
        """The other incidents of which a value moved in the window, with the moves."""
        touched = self._find_touched(window)
        for case in self._cases:
            if case.incident.id not in new and any(m.article in touched for m in case.mentions):
                steps = self._steps(case, window)
                if steps:
                    yield case, steps

    # ---- what is known, and since when --------------------------------------------------------

    def _known(self, case: Case) -> datetime:
        """Since when an incident could be known: since the first article that tells of it."""
        return min(known_since(self._facts.get(m.article)) for m in case.mentions)

    def _is_news(self, article: str, window: Window) -> bool:
        return window.holds(known_since(self._facts.get(article)))

    def _find_touched(self, window: Window) -> set[str]:
        """The articles that came in a window, and those on whose mentions a person decided in it.

        An incident without any of them has not moved.
        """
        touched = {key for key in self._facts if self._is_news(key, window)}
        for decision in self._decisions:
            meant = self._judged.get(decision.undoes or "", decision)
            if window.holds(decided_since(decision)):
                touched |= {meant.left_at.article} if meant.left_at else set(self._facts)
        return touched

    def _steps(self, case: Case, window: Window) -> list[Step]:
        """The moves of an incident's values in the window."""
        key = case.incident.id
        if key not in self._history:
            facts: dict[str, ArticleFacts] = {
                m.article: self._facts[m.article] for m in case.mentions
            }
            among = [c for key in facts for c in self._copies[key] if c.right in facts]
            self._history[key] = trace_history(case.mentions, facts, among, self._decisions)
        return [step for step in self._history[key] if window.holds(step.at)]

    # ---- sections -----------------------------------------------------------------------------

    def _tell_new(self, case: Case) -> _Raw:
        told = (word_heading(case), word_day(case), *word_all(case.lines), *word_asides(case))
        return _Raw([*told, *self._tell_relations(case)], case)

    def _tell_relations(self, case: Case) -> Iterator[Ways]:
        """What the incident is said to answer, to follow from, to come after."""
        for relation in self._relations:
            if relation.later == case.incident.id:
                earlier = self._by_id.get(relation.earlier)
                heading = self.pick(word_heading(earlier))[0] if earlier else None
                yield word_relation(relation, self._documents, heading)

    def _tell_moves(self, case: Case, steps: Sequence[Step]) -> _Raw:
        return _Raw([word_heading(case), *word_moves(case, steps)], case, was_known=True)

    def _tell_differences(self, case: Case) -> _Raw:
        return _Raw([word_heading(case), *map(word_difference, case.lines)], case)

    def _tell_claims(self, case: Case) -> _Raw:
        ways: list[Ways] = []
        entries = case.incident.claimants
        withdrawn = {entry.actor for entry in entries if entry.standing == "withdrawn"}
        for line in case.lines:
            if line.settled.slot == "responsibility":
                ties = word_responsibility(line, withdrawn=withdrawn)
                ways += [told for stance, told in ties if stance in OWN_WORD]
            elif line.settled.slot == "claim_status":
                ways.append(word_no_claim(line))
        return _Raw([word_heading(case), *ways], case)

    def _tell_follow_ups(self, window: Window) -> Iterator[_Raw]:
        for follow_up in find_open(self._records.follow_ups()):
            if window.until is None or self._is_news(follow_up.article, Window(None, window.until)):
                yield self._about(follow_up.about, word_follow_up(follow_up, self._documents))

    def _tell_tallies(self, window: Window) -> Iterator[_Raw]:
        for tally in self._records.tallies():
            if self._is_news(tally.article, window):
                own = self._count_own(tally)
                placed = self._hold_beside(tally) is not None
                beside = [] if own is None else [word_own_count(own, tally, placed=placed)]
                yield _Raw([word_tally(tally, self._documents), *((each,) for each in beside)])

    def _count_since(self, tally: Tally) -> Sequence[str] | None:
        """The incidents from the day on which a total of attacks starts, up to its article's.

        None beside what is no count of attacks: a few, or "a series" without a start.
        """
        least = tally.figure.low or 0
        if tally.kind != "attack_tally" or (tally.since is None and least < LEAST_TOTAL):
            return None
        told = self._facts[tally.article].published
        return [
            case.incident.id
            for case in self._cases
            if case.when is not None
            and case.when.start is not None
            and (tally.since is None or case.when.start >= tally.since)
            and (told is None or told.end is None or case.when.start <= told.end)
        ]

    def _hold_beside(self, tally: Tally) -> Held | None:
        """The attacks of a total's own countries and days; None if it does not tell both."""
        told = self._facts[tally.article].published
        until = tally.until or (told.end if told else None)
        incidents = [case.incident for case in self._cases]
        held = hold_beside(tally, tally.since, until, incidents)
        return held if held.why_not is None else None

    def _tell_intents(self, window: Window) -> Iterator[_Raw]:
        for statement in pick_intents(self._records.statements()):
            if self._is_news(statement.article, window):
                yield self._about(statement.about, word_intent(statement, self._documents))

    def _tell_talks(self, window: Window) -> Iterator[_Raw]:
        for talk in self._records.consultations():
            if self._is_news(talk.article, window):
                yield self._about(talk.about, word_talk(talk, self._documents))

    def _tell_actors(self, window: Window) -> Iterator[_Raw]:
        for tie in self._records.actor_ties():
            if self._is_news(tie.article, window):
                yield _Raw([word_tie(tie, self._documents)])
        for phase in self._records.phases():
            if self._is_news(phase.article, window):
                yield _Raw([word_phase(phase, self._documents)])

    def _about(self, incident: str | None, ways: Ways) -> _Raw:
        """Something beside incidents, under the heading of the one it is about."""
        case = self._by_id.get(incident or "")
        return _Raw([ways] if case is None else [word_heading(case), ways], case)

    # ---- checking -----------------------------------------------------------------------------

    def pick(self, ways: Ways) -> tuple[Told | None, tuple[str, ...]]:
        """The first way of saying a thing that holds; else none, and why the first does not."""
        if ways not in self._printed:
            first = next((told for told in ways if not self._check(told)), None)
            self._printed[ways] = (first, () if first else self._check(ways[0]))
        return self._printed[ways]

    def _check(self, told: Told) -> tuple[str, ...]:
        if told not in self._checked:
            self._checked[told] = check_sentence(told, self.shelf, self._lexicon)
        return self._checked[told]


class _Raw:
    """An item before it is checked: ways of saying each sentence, and the incident it is about."""

    def __init__(
        self, ways: Sequence[Ways], case: Case | None = None, *, was_known: bool = False
    ) -> None:
        self.ways = [each for each in ways if each]
        self.case = case
        self.was_known = was_known
        self.least = 1 if case is None else 2  # a heading alone tells nothing


class _Page:
    """Sections as they fill up, and what was withheld from them."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.sections: list[Section] = []
        self.withheld: list[Withheld] = []

    def add(self, kind: SectionKind, items: Iterable[_Raw]) -> None:
        """Put a section behind the others, if anything of it holds."""
        made = tuple(filter(None, (self._check_item(kind, raw) for raw in items)))
        if made:
            self.sections.append(Section(kind, TITLES[kind], made))

    def _check_item(self, kind: SectionKind, raw: _Raw) -> Item | None:
        least = 1 if kind == "new" else raw.least
        if len(raw.ways) < least:
            return None
        incident = raw.case.incident if raw.case else None
        told = tuple(self._pick_all(kind, raw.ways, incident.id if incident else None))
        if len(told) < least:
            return None
        if incident is None:
            return Item(told)
        sources = incident.sources
        return Item(told, incident.id, sources.articles, sources.outlets, raw.was_known)

    def _pick_all(
        self, kind: SectionKind, every: Iterable[Ways], incident: str | None
    ) -> Iterator[Told]:
        """The sentences that hold, each once; the others are withheld."""
        printed: set[Told] = set()
        for ways in every:
            held, reasons = self._desk.pick(ways)
            if held is None:
                self.withheld.append(Withheld(kind, ways[0].text, reasons, incident))
            elif held not in printed:
                printed.add(held)
                yield held


def find_open(follow_ups: Iterable[FollowUp]) -> list[FollowUp]:
    """What is open: of each kind for each incident, unless any article says that it is closed."""
    every = list(follow_ups)
    closed = {(f.kind, f.about) for f in every if f.state == "closed" and f.about is not None}
    return [f for f in every if f.state == "open" and (f.kind, f.about) not in closed]


def pick_intents(statements: Iterable[Statement]) -> list[Statement]:
    """The vows, threats, demands and plans."""
    return [statement for statement in statements if statement.act in INTENTS]


def _say_moment(moment: datetime | None) -> str | None:
    return moment.astimezone(UTC).isoformat(timespec="minutes") if moment else None
