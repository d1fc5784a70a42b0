"""The brief composed: what is new since a moment, what moved and who moved it, what differs.

The sentences are made in `publish/telling*.py`; here it is chosen which are asked for, and every
one is checked before it is printed (`publish/grounding`). What does not hold is withheld, with why.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime

import msgspec

from crosswire.lexicon.load import Lexicon
from crosswire.model.brief import Brief, Item, Section, SectionKind, Told, Withheld
from crosswire.model.decision import decided_since
from crosswire.model.incident import ArticleFacts, Step, describe_article, known_since
from crosswire.model.origins import Copied
from crosswire.model.promises import Records
from crosswire.publish.cases import Case, open_cases
from crosswire.publish.grounding import Shelf, check_sentence
from crosswire.publish.telling import (
    MOST,
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
    word_no_count,
    word_own_count,
    word_phase,
    word_relation,
    word_talk,
    word_tally,
    word_tie,
)
from crosswire.publish.telling_moves import word_moves
from crosswire.reconcile import trace_history
from crosswire.relate import join_consultations, join_variants
from crosswire.relate.counting import Count, count_together
from crosswire.relate.courses import trace_courses
from crosswire.relate.follow_ups import trace_follow_ups
from crosswire.relate.held import Held

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

    def __init__(self, records: Records, lexicon: Lexicon) -> None:
        self._records = records
        self._lexicon = lexicon
        self.shelf = Shelf(records)
        self._documents = self.shelf.documents
        self._facts = {key: describe_article(d) for key, d in self._documents.items()}
        self._cases = list(open_cases(records))
        self._by_id = {case.incident.id: case for case in self._cases}
        self._relations = list(records.relations())
        self._copied = Copied(records.copies())
        self._decisions = list(records.decisions())
        self._judged = {decision.id: decision for decision in self._decisions}
        self._rejected = len(list(records.rejections()))
        self._counts: list[Count] | None = None
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
            among = self._copied.among(facts)
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
        """What is open at the end of the window, whenever it was opened."""
        known = Window(None, window.until)
        told = [f for f in self._records.follow_ups() if self._is_news(f.article, known)]
        opened = [t for t in trace_follow_ups(told, self._facts) if t.state == "open"]
        latest = [trace.steps[-1].told for trace in opened]
        return self._under_headings((f.about, word_follow_up(f, self._documents)) for f in latest)

    def _tell_tallies(self, window: Window) -> Iterator[_Raw]:
        for count in self._count_together():
            for line in count.lines:
                fresh = [t.tally for t in line.tellings if self._is_news(t.tally.article, window)]
                if fresh:
                    told = [word_tally(tally, self._documents) for tally in fresh[:MOST]]
                    yield _Raw([*told, *_tell_held(count, line.held)])

    def _count_together(self) -> list[Count]:
        """What articles count, brought together once for all windows."""
        if self._counts is None:
            incidents = [case.incident for case in self._cases]
            tallies, copies = self._records.tallies(), self._records.copies()
            self._counts = count_together(tallies, self._facts, copies, incidents)
        return self._counts

    def _tell_intents(self, window: Window) -> Iterator[_Raw]:
        """Vows, threats, demands and plans, each once in its fullest wording."""
        told = [
            statement
            for statement in self._records.statements()
            if statement.act in INTENTS and self._is_news(statement.article, window)
        ]
        texts = {s.article: self._documents[s.article].article.text for s in told}
        fullest = [saying.statement for saying in join_variants(told, texts)]
        return self._under_headings((s.about, word_intent(s, self._documents)) for s in fullest)

    def _tell_talks(self, window: Window) -> Iterator[_Raw]:
        told = [t for t in self._records.consultations() if self._is_news(t.article, window)]
        meetings = join_consultations(told)
        return self._under_headings(
            (meeting.about, word_talk(meeting.tellings, self._documents)) for meeting in meetings
        )

    def _tell_actors(self, window: Window) -> Iterator[_Raw]:
        for tie in self._records.actor_ties():
            if self._is_news(tie.article, window):
                yield _Raw([word_tie(tie, self._documents)])
        phases = [p for p in self._records.phases() if self._is_news(p.article, window)]
        for course in trace_courses(phases, self._facts, self._records.copies()):
            yield _Raw([word_phase(course.phases, self._documents)])

    def _under_headings(self, told: Iterable[tuple[str | None, Ways]]) -> Iterator[_Raw]:
        """What stands beside incidents, together under the heading of the one it is about."""
        by_incident: dict[str | None, list[Ways]] = {}
        for incident, ways in told:
            by_incident.setdefault(incident if incident in self._by_id else None, []).append(ways)
        for incident, every in by_incident.items():
            case = self._by_id.get(incident or "")
            if case is not None:
                yield _Raw([word_heading(case), *every], case)
            else:
                yield from (_Raw([ways]) for ways in every)

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


def _tell_held(count: Count, held: Held) -> Iterator[Ways]:
    """Our own count beside a total of attacks or of those hurt in them, or why there is none."""
    if held.figure is not None:
        yield (word_own_count(held.incidents),)
    elif held.why_not and count.kind == "attack_tally":
        yield (word_no_count(held.why_not),)


def _say_moment(moment: datetime | None) -> str | None:
    return moment.astimezone(UTC).isoformat(timespec="minutes") if moment else None
