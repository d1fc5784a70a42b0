"""All that can be asked of a ledger: at each question, at one moment, or as of one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec

from crosswire.briefing import Desk, Window
from crosswire.changing import Known, find_changes
from crosswire.deriving import derive
from crosswire.errors import LedgerError
from crosswire.explaining import explain_mentions, find_doubts
from crosswire.ledger import LedgerState, StoredLedger
from crosswire.ledger.find import make_question
from crosswire.ledger.search import Hit
from crosswire.ledger.state import State
from crosswire.lexicon.load import Lexicon, load_lexicon
from crosswire.link.explain import Explanation
from crosswire.link.review import Doubt
from crosswire.model.brief import Brief
from crosswire.model.change import Change
from crosswire.model.decision import Decision
from crosswire.model.incident import Incident, Rejection, Step, describe_article
from crosswire.model.mention import Mention
from crosswire.model.promises import Records
from crosswire.model.text import Article, Document
from crosswire.past import Past, find_moment
from crosswire.publish import export_ledger, write_whole
from crosswire.publish.brief_pages import brief_markdown
from crosswire.publish.cases import Case
from crosswire.publish.coverage import Coverage, gather_coverage
from crosswire.publish.grounding import Fault, Shelf, check_brief
from crosswire.reconcile import trace_history
from crosswire.reconcile.versions import Version, trace_versions
from crosswire.settings import Settings


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

    def decisions(self) -> list[Decision]:
        """Everything that people decided, the oldest first, also what was taken back."""
        return list(self._asked.decisions())

    def review(self) -> list[Doubt]:
        """What a person should look at, best first: unsure pairs, and decisions contradicted.

        for doubt in ledger.review()[:10]:
            print(doubt.left, doubt.right, doubt.score)
        """
        return find_doubts(self._fresh(), self._lexicon())

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

    def coverage(self) -> Coverage:
        """What of the articles was read, rejected and passed over, and why.

        print(ledger.coverage().abstained)
        """
        return gather_coverage(self._asked)

    def rejections(self) -> list[Rejection]:
        """What could not be read, and why."""
        return list(self._asked.rejections())

    # ---- the brief ----------------------------------------------------------------------------

    def brief(
        self, *, since: str | datetime | None = None, until: str | datetime | None = None
    ) -> Brief:
        """The newsletter of what was published behind `since`, up to `until`; a day to its end.

        Every sentence has its sources and is checked against them.

            for section in ledger.brief(since="2024-08-05").sections:
                print(section.title, len(section.items))
        """
        window = Window(*(None if each is None else find_moment(each) for each in (since, until)))
        desk = Desk(self._fresh(), self._lexicon())
        return desk.write(window, self._past.moment if self._past else None)

    def changes(
        self, since: str | datetime, until: str | datetime | None = None
    ) -> tuple[Change, ...]:
        """What is new, revised, retracted, merged or split since a moment, the earliest first.

        The ledger as it was known then is compared with that as it could be known at `until`, now
        unless given; what people decided in between counts as a change, too.

            for change in ledger.changes("2024-08-05", "2024-08-06"):
                print(change.at, change.kind, change.title, change.reason)
        """
        start = find_moment(since)
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

    def verify(self, brief: Brief) -> list[Fault]:
        """The sentences of a brief whose numbers, names or dates stand in no cited span.

        The check shares nothing with what makes the sentences. None if all of them hold.
        """
        return check_brief(brief, Shelf(self._fresh()), self._lexicon())

    # ---- handing on ---------------------------------------------------------------------------

    def export(self, form: str, path: str | Path) -> None:
        """Write the ledger to a file, whole or not at all: json, jsonl, csv, geojson or brief.

        ledger.export("geojson", "incidents.geojson")
        """
        write_whole(self.pieces(form), Path(path))

    def pieces(self, form: str) -> Iterator[str]:
        """The ledger in a format, as pieces of text; all of them from one state of it."""
        with self.at_one_moment():
            if form == "brief":
                yield from brief_markdown(self.brief())
            else:
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
