"""What can be asked of what stands beside incidents, over all articles."""

from __future__ import annotations

from contextlib import closing
from datetime import datetime

from crosswire.asking.incidents import IncidentReader
from crosswire.changing import Known, find_changes
from crosswire.errors import LedgerError
from crosswire.model.change import Change
from crosswire.model.incident import Incident, describe_article
from crosswire.model.related import Act
from crosswire.model.sayings import Meeting, Saying
from crosswire.past import Past, find_moment, find_start
from crosswire.relate import join_consultations, join_variants
from crosswire.relate.actors import ActorProfile, find_actors, profile_actors
from crosswire.relate.counting import Count, count_together
from crosswire.relate.courses import Course, trace_courses
from crosswire.relate.edges import Edge, gather_edges
from crosswire.relate.follow_ups import FollowUpTrace, follow_ups_of, trace_follow_ups

SHOWN_ACTORS = 5  # names offered where one is not enough


class BesideReader(IncidentReader):
    """A ledger that brings together what several articles say of one thing."""

    def relations(self, incident: Incident | str | None = None) -> list[Edge]:
        """How an incident is related to others, or all of them, with every article that says so.

        for edge in ledger.relations("i3f"):
            print(edge.kind, edge.earlier, edge.later, edge.basis, len(edge.told))
        """
        if incident is None:
            return gather_edges(self._fresh().relations())
        held = self.incident(incident) if isinstance(incident, str) else incident
        told_in = {mention.article for mention in self.mentions(held)}
        edges = gather_edges(self._asked.relations_in(told_in))
        return [edge for edge in edges if held.id in edge.ends]

    def counts(self) -> list[Count]:
        """What articles count, each with how it moved and our own count beside, never added.

        Every incident is read, and every article that counts anything.

        for count in ledger.counts():
            for line in count.lines:
                print(count.kind, line.since, [t.tally.figure for t in line.tellings], line.held)
        """
        held = self._fresh()
        told = list(held.tallies())
        facts = held.facts_of({tally.article for tally in told})
        return count_together(told, facts, held.copies_among(list(facts)), list(held.incidents()))

    def courses(self) -> list[Course]:
        """How runs of attacks are said to go: who says so, and from how many origins.

        print([(course.kind, course.scope, course.independent) for course in ledger.courses()])
        """
        held = self._fresh()
        told = list(held.phases())
        facts = held.facts_of({phase.article for phase in told})
        return trace_courses(told, facts, held.copies_among(list(facts)))

    def statements(
        self,
        incident: Incident | str | None = None,
        *,
        by: str | None = None,
        act: Act | None = None,
    ) -> list[Saying]:
        """What was said, each statement once with all its wordings, by its day; undated last.

        Of an incident, or of all. A speaker is found by the beginnings of words of the name or
        office; an act is says, demands, vows, threatens, plans or assesses.

            for saying in ledger.statements("i3f", act="vows"):
                print(saying.statement.speaker, saying.wordings[0].words, saying.differs)
        """
        held = self.incident(incident) if isinstance(incident, str) else incident
        if held is None:
            told = list(self._fresh().statements())
        else:
            articles = {mention.article for mention in self.mentions(held)}
            told = [s for s in self._fresh().statements_in(articles) if s.about == held.id]
        texts = self._asked.documents_of({statement.article for statement in told})
        sayings = join_variants(told, {d.article.id: d.article.text for d in texts})
        return [saying for saying in sayings if saying.answers(by, act)]

    def meetings(self) -> list[Meeting]:
        """Meetings, calls and visits, each once whoever tells of it, by its day; undated last.

        for meeting in ledger.meetings():
            print(meeting.date, meeting.parties, meeting.place, meeting.articles)
        """
        return join_consultations(list(self._fresh().consultations()))

    def follow_ups(self, incident: Incident | str | None = None) -> list[FollowUpTrace]:
        """What is to be found out or done after incidents, open or closed, by whom and since when.

        Those of one incident, or of all.

            for trace in ledger.follow_ups():
                print(trace.kind, trace.state, trace.owner, trace.since)
        """
        if incident is None:
            state = self._fresh()
            told = list(state.follow_ups())
            return trace_follow_ups(told, state.facts_of({f.article for f in told}))
        held = self.incident(incident) if isinstance(incident, str) else incident
        articles = {mention.article for mention in self.mentions(held)}
        told = follow_ups_of(self._held.readings_of(articles), held)
        return trace_follow_ups(told, self.facts(held) if told else {})

    def actors(self) -> list[ActorProfile]:
        """Every actor that is named, with its names, ties and parts in incidents, by name.

        All articles are read, with their texts: names are looked for in each.

        for actor in ledger.actors():
            print(actor.name, actor.status, [written.name for written in actor.names])
        """
        state = self._fresh()
        incidents = {m: i.id for i in state.incidents() for m in i.mentions}
        facts = map(describe_article, state.documents())
        return profile_actors(facts, list(state.readings()), incidents, self._lexicon())

    def actor(self, name: str) -> ActorProfile:
        """The actor with a name, under whatever spelling, or the first letters of one.

        All articles are read, as for `actors`.

        Raises:
            LedgerError: nobody is called so, or several are.
        """
        found = find_actors(self.actors(), name)
        if len(found) == 1:
            return found[0]
        if not found:
            raise LedgerError(f'nobody is called "{name}". See them with: crosswire actors --all')
        several = ", ".join(actor.name for actor in found[:SHOWN_ACTORS])
        raise LedgerError(f'several are called "{name}". Did you mean: {several}?')

    def changes(
        self, since: str | datetime, until: str | datetime | None = None
    ) -> tuple[Change, ...]:
        """What is new, revised, retracted, merged or split since a moment, the earliest first.

        The ledger as it was known then is compared with that as it could be known at `until`, now
        unless given; what people decided in between counts as a change, too. Each ledger of a
        moment is made anew from all articles of then.

            for change in ledger.changes("2024-08-05", "2024-08-06"):
                print(change.at, change.kind, change.title, change.reason)
        """
        start = find_start(since)
        seen_at = self._past.moment if self._past else None
        end = seen_at if until is None else find_moment(until)
        with closing(self._as_decided(start)) as before:
            if end is None:
                return tuple(find_changes(Known(before.whole), Known(self._fresh()), start))
            with closing(self._as_decided(end)) as after:
                return tuple(find_changes(Known(before.whole), Known(after.whole), start))

    def _as_decided(self, moment: datetime) -> Past:
        """The ledger of a moment, with what people had decided by then."""
        self._refresh()
        return Past(self._store, moment, self._lexicon, as_decided=True)
