"""All that can be asked of a ledger: at each question, at one moment, or as of one."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec

from crosswire.deriving import derive
from crosswire.errors import LedgerError
from crosswire.explaining import explain_mentions, find_doubts
from crosswire.ledger import LedgerState, StoredLedger
from crosswire.ledger.browse import Browser
from crosswire.ledger.find import make_question
from crosswire.ledger.search import Hit
from crosswire.ledger.state import State
from crosswire.lexicon.load import Lexicon, load_lexicon
from crosswire.link.explain import Explanation
from crosswire.link.review import Doubt
from crosswire.model.decision import Decision
from crosswire.model.incident import ArticleFacts, Copy, Incident, Rejection, Step, describe_article
from crosswire.model.mention import Mention
from crosswire.model.promises import Records
from crosswire.model.related import Act
from crosswire.model.sayings import Meeting, Saying
from crosswire.model.text import Article, Document
from crosswire.past import Past
from crosswire.publish import export_ledger, write_whole
from crosswire.publish.cases import Case
from crosswire.reconcile import trace_history
from crosswire.reconcile.versions import Version, trace_versions
from crosswire.relate import join_consultations, join_variants
from crosswire.relate.actors import ActorProfile, find_actors, profile_actors
from crosswire.relate.counting import Count, count_together
from crosswire.relate.courses import Course, trace_courses
from crosswire.relate.follow_ups import FollowUpTrace, follow_ups_of, trace_follow_ups
from crosswire.settings import Settings

SHOWN_ACTORS = 5  # names offered where one is not enough


class LedgerReader:
    """A ledger that answers questions. `Ledger` can be added to as well."""

    def __init__(self, store: StoredLedger, settings: Settings, past: Past | None = None) -> None:
        self._store = store
        self._held: LedgerState = store  # or one moment of it
        self._settings = settings
        self._past = past

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database. A `with` statement does it."""
        if self._past is not None:
            self._past.close()
        self._store.close()

    # ---- asking -------------------------------------------------------------------------------

    def incidents(
        self,
        *,
        since: str | date | None = None,
        until: str | date | None = None,
        place: str | None = None,
        type: str | None = None,  # noqa: A002 - the word of the ledger
        actor: str | None = None,
    ) -> Iterator[Incident]:
        """The incidents that answer, by their first day; undated ones last.

        Days are inclusive. A place or actor is found by the beginning of any word of any name that
        an article gives it.

            for incident in ledger.incidents(since="2024-01-01", place="Iraq"):
                print(incident.id, incident.title)
        """
        question = make_question(since, until, place, type, actor)
        return self._fresh().incidents(question)

    def browse(self) -> Browser:
        """Incidents page by page, counted and grouped, as a screen shows many.

        spots = ledger.browse().spots(Question(place="Iraq"), most=10)
        """
        return self._fresh().browse()

    def incident(self, id: str) -> Incident:  # noqa: A002 - the word of the ledger
        """The incident with an id, a former id, or the first letters of one if they are unique.

        Raises:
            LedgerError: no id begins so, or several do, or it is no longer read.
        """
        self._refresh()
        found = self._past.incident(id) if self._past else self._held.incident(id)
        if found is None:
            raise LedgerError(f'no incident "{id}". See them with: crosswire list')
        return found

    def mentions(self, incident: Incident | str) -> list[Mention]:
        """What each article says of an incident, by article.

        for mention in ledger.mentions("i3f"):
            for claim in mention.claims:
                print(claim.slot, claim.span.quote(ledger.article(mention.article).text))
        """
        held = self.incident(incident) if isinstance(incident, str) else incident
        return self._held.mentions(held)

    def mention(self, id: str) -> Mention:  # noqa: A002 - the word of the ledger
        """The mention with an id, or the one that stands now where a former one stood.

        Raises:
            LedgerError: there is none.
        """
        found = self._held.mention(id)
        if found is None:
            raise LedgerError(f'no mention "{id}" in {self._store.name}')
        return found

    def case(self, incident: Incident | str) -> Case:
        """An incident opened up: each settled value, and who says what in which words.

        for line in ledger.case("i3f").lines:
            for voice in line.voices:
                print(line.label, voice.said, voice.outlet, voice.speaker, voice.quote())
        """
        held = self.incident(incident) if isinstance(incident, str) else incident
        mentions = self._held.mentions(held)
        documents = self._held.documents_of({mention.article for mention in mentions})
        return Case(held, tuple(mentions), {d.article.id: d for d in documents})

    def copies(self, incident: Incident | str) -> list[Copy]:
        """What the articles of an incident share with one another, word for word."""
        return self._held.copies_among({mention.article for mention in self.mentions(incident)})

    def history(self, incident: Incident | str) -> list[Step]:
        """How the settled values of an incident moved, and which articles or persons moved them.

        for step in ledger.history("i3f"):
            print(step.at, step.slot, step.after and step.after.value)
        """
        mentions = self.mentions(incident)
        facts = self._held.facts_of({mention.article for mention in mentions})
        copies = self._held.copies_among(list(facts))
        return trace_history(mentions, facts, copies, self.decisions())

    def why(self, left: str, right: str) -> list[Explanation]:
        """What speaks for two incidents, or two mentions, being one, and what against.

        Every pair of their mentions, the likeliest first. The two may be one incident: then the
        pairs are those that hold it together.

        print(ledger.why("i3f", "i9a")[0].against)
        """
        one, other = self._mentions_named(left), self._mentions_named(right)
        return explain_mentions(self._held, one, other, self._lexicon())

    def _mentions_named(self, name: str) -> list[Mention]:
        """The mention with an id or a former id, or those of an incident."""
        if name.startswith("m"):
            found = self._held.mention(name)
            if found is not None:
                return [found]
        return self.mentions(name)

    def counts(self) -> list[Count]:
        """What articles count, each with how it moved and our own count beside, never added.

        for count in ledger.counts():
            for line in count.lines:
                print(count.kind, line.since, [t.tally.figure for t in line.tellings], line.held)
        """
        held, facts = self._fresh(), self._facts()
        return count_together(held.tallies(), facts, held.copies(), list(held.incidents()))

    def courses(self) -> list[Course]:
        """How runs of attacks are said to go: who says so, and from how many origins.

        print([(course.kind, course.scope, course.independent) for course in ledger.courses()])
        """
        held = self._fresh()
        return trace_courses(held.phases(), self._facts(), held.copies())

    def _facts(self) -> dict[str, ArticleFacts]:
        return {d.article.id: describe_article(d) for d in self._asked.documents()}

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
            articles = {mention.article for mention in self._held.mentions(held)}
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

    def decisions(self) -> list[Decision]:
        """Everything that people decided, the oldest first, also what was taken back."""
        return list(self._asked.decisions())

    def review(self) -> list[Doubt]:
        """What a person should look at, best first: unsure pairs, and decisions contradicted.

        for doubt in ledger.review()[:10]:
            print(doubt.left, doubt.right, doubt.score)
        """
        return find_doubts(self._fresh(), self._lexicon())

    # ---- beside incidents ---------------------------------------------------------------------

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
        articles = {mention.article for mention in self._held.mentions(held)}
        told = follow_ups_of(self._held.readings_of(articles), held)
        return trace_follow_ups(told, self._held.facts_of({f.article for f in told}))

    def actors(self) -> list[ActorProfile]:
        """Every actor that is named, with its names, ties and parts in incidents, by name.

        for actor in ledger.actors():
            print(actor.name, actor.status, [written.name for written in actor.names])
        """
        state = self._fresh()
        incidents = {m: i.id for i in state.incidents() for m in i.mentions}
        facts = map(describe_article, state.documents())
        return profile_actors(facts, list(state.readings()), incidents, self._lexicon())

    def actor(self, name: str) -> ActorProfile:
        """The actor with a name, under whatever spelling, or the first letters of one.

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

    # ---- articles -----------------------------------------------------------------------------

    def versions(self) -> Iterator[Version]:
        """Each text that was replaced by a later one under its address, and what was changed.

        for version in ledger.versions():
            print(version.address, [change.after for change in version.changes])
        """
        return trace_versions([describe_article(d) for d in self._asked.documents()])

    def article(self, id: str) -> Article:  # noqa: A002 - the word of the ledger
        """The article with an id, with its text as it was read.

        Raises:
            LedgerError: there is none.
        """
        found = self._asked.article(id)
        if found is None:
            raise LedgerError(f'no article "{id}" in {self._asked.name}')
        return found

    def articles(self) -> Iterator[Article]:
        """Every article, by id."""
        return (document.article for document in self._asked.documents())

    def documents(self) -> Iterator[Document]:
        """Every article laid out: its date, outlet, zones, sentences and quotations."""
        return self._asked.documents()

    def documents_named(self, articles: Collection[str]) -> dict[str, Document]:
        """The articles with some ids, laid out, by id."""
        return {d.article.id: d for d in self._asked.documents_of(articles)}

    def moments(self) -> list[datetime]:
        """Since when anything could be known, each moment once, also those after `as_of`."""
        return self._store.browse().moments()

    def article_page(self, article: str) -> tuple[Document, list[Mention]]:
        """An article laid out, and what it tells of.

        Raises:
            LedgerError: there is none with this id.
        """
        found = self._asked.documents_of([article])
        if not found:
            raise LedgerError(f'no article "{article}" in {self._asked.name}')
        return found[0], self._asked.mentions_in([article])

    def search(self, words: str) -> list[Hit]:
        """The articles that hold all of the words, the best match first; "quoted" words in a row.

        for hit in ledger.search('"air base" drones'):
            print(hit.outlet, hit.passage)
        """
        return self._asked.search(words)

    def status(self) -> State:
        """How much the ledger holds, and whether its incidents are up to date."""
        state = self._asked.status()
        return msgspec.structs.replace(state, path=self._store.name) if self._past else state

    def rejections(self) -> list[Rejection]:
        """What could not be read, and why."""
        return list(self._asked.rejections())

    # ---- handing on ---------------------------------------------------------------------------

    def export(self, form: str, path: str | Path) -> None:
        """Write the ledger to a file, whole or not at all: json, jsonl, csv, geojson or brief.

        ledger.export("geojson", "incidents.geojson")
        """
        write_whole(self.pieces(form), Path(path))

    def pieces(self, form: str) -> Iterator[str]:
        """The ledger in a format, as pieces of text; all of them from one state of it."""
        with self.at_one_moment():
            yield from export_ledger(self._asked, form)

    def records(self) -> Records:
        """The ledger as exporters and scorers see it, its incidents up to date."""
        return self._fresh()

    @contextmanager
    def at_one_moment(self) -> Iterator[None]:
        """Within it every answer is of one moment, whatever other programs add meanwhile.

        with ledger.at_one_moment():
            incidents, articles = list(ledger.incidents()), list(ledger.articles())
        """
        self._refresh()
        before = self._held
        with self._store.at_one_moment() as moment:
            self._held = moment if before is self._store else before
            try:
                yield
            finally:
                self._held = before

    @property
    def _asked(self) -> LedgerState:
        return self._past.whole if self._past else self._held

    def _fresh(self) -> LedgerState:
        self._refresh()
        return self._asked

    def _refresh(self) -> None:
        """Derive the incidents if an interrupted run left that undone.

        Once: other programs may add faster than incidents can be derived.
        """
        if self._held is self._store and self._store.is_stale():
            derive(self._store, self._lexicon())

    def _lexicon(self) -> Lexicon:
        return load_lexicon(*map(Path, self._settings.lexicons))
