"""The Python door: a ledger that reads articles and answers questions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import IO

import msgspec

from crosswire import pipeline
from crosswire.deciding import Word, make_settlement, make_undoing, make_verdict
from crosswire.deriving import derive
from crosswire.errors import LedgerError
from crosswire.explaining import explain_mentions, find_doubts
from crosswire.ledger import LedgerState, StoredLedger, open_ledger
from crosswire.ledger.find import make_question
from crosswire.ledger.search import Hit
from crosswire.ledger.state import State
from crosswire.lexicon.load import Lexicon, load_lexicon
from crosswire.link.explain import Explanation
from crosswire.link.review import Doubt
from crosswire.model.decision import Decision, Verdict
from crosswire.model.incident import Incident, Rejection, Step, describe_article
from crosswire.model.mention import Mention
from crosswire.model.promises import Records
from crosswire.model.text import Article, Document
from crosswire.past import Past, find_moment
from crosswire.pipeline import AddReport, Progress
from crosswire.publish import export_ledger, write_whole
from crosswire.publish.cases import Case
from crosswire.reconcile import trace_history
from crosswire.reconcile.versions import Version, trace_versions
from crosswire.settings import Settings, load_settings


def open(  # noqa: A001 - meant to be said as crosswire.open
    path: str | Path | None = None,
    *,
    must_exist: bool = False,
    settings: Settings | None = None,
    as_of: str | datetime | None = None,
) -> Ledger:
    """The ledger in a file or a PostgreSQL database, made if there is none. Use it in a `with`.

    The path may be an address such as postgresql://user@host/database. Without a path, the one
    that crosswire.toml or CROSSWIRE_LEDGER names, else `crosswire.db`.

        with crosswire.open("crosswire.db") as ledger:
            report = ledger.add("articles/")

    With `as_of`, the ledger as it could be known at that moment ("2024-08-06T09:00Z", or a day,
    which is meant to its end), from the articles published until then. It can only be read.

        with crosswire.open("crosswire.db", as_of="2024-08-06T09:00Z") as ledger:
            print(ledger.case("i3f").lines)

    Raises:
        SetupError: crosswire.toml is wrong, or psycopg is needed and not installed.
        LedgerError: it does not answer, is locked, not a ledger, or from a newer crosswire; `as_of`
            is no moment.
    """
    chosen = settings or load_settings()
    address = chosen.ledger if path is None else path
    must_exist = must_exist or as_of is not None
    moment = None if as_of is None else find_moment(as_of)
    store = open_ledger(address, must_exist=must_exist, wait_s=chosen.wait_s)
    if moment is None:
        return Ledger(store, chosen)
    load = partial(load_lexicon, *map(Path, chosen.lexicons))
    return Ledger(store, chosen, Past(store, moment, load))


class Ledger:
    """Articles, and the incidents they tell of. Made by `crosswire.open`."""

    def __init__(self, store: StoredLedger, settings: Settings, past: Past | None = None) -> None:
        self._store = store
        self._held: LedgerState = store  # or one moment of it
        self._settings = settings
        self._past = past

    def __enter__(self) -> Ledger:
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

    def _check_writable(self) -> None:
        """Raises LedgerError for a ledger as of some moment: what is past cannot be added to."""
        if self._past is not None:
            said = self._past.moment.isoformat(timespec="minutes")
            raise LedgerError(f"the ledger as of {said} can only be read. Leave as_of out.")

    # ---- filling ------------------------------------------------------------------------------

    def add(
        self,
        *sources: str | Path,
        read_on: str | date | None = None,
        stdin: IO[bytes] | None = None,
        progress: Progress = pipeline.say_nothing,
    ) -> AddReport:
        """Read files, folders or `-`, and say what came of it. What is held already is skipped.

        `read_on` is the day of reading, today unless given.

            report = ledger.add("articles/", "late.html")
            print(len(report.added), "new,", len(report.rejected), "could not be read")
        """
        self._check_writable()
        day = read_on or date.today()
        return pipeline.add_sources(
            self._store,
            [str(source) for source in sources],
            self._lexicon(),
            read_on=day if isinstance(day, str) else day.isoformat(),
            stdin=stdin,
            progress=progress,
        )

    def rebuild(self, progress: Progress = pipeline.say_nothing) -> tuple[Rejection, ...]:
        """Read every stored article again with the present words, and derive the incidents again.

        Comes back with what could not be read. Texts and people's decisions stay as they are.
        """
        self._check_writable()
        return pipeline.rebuild(self._store, self._lexicon(), progress)

    def _lexicon(self) -> Lexicon:
        return load_lexicon(*map(Path, self._settings.lexicons))

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

    # ---- deciding -----------------------------------------------------------------------------

    def decide(
        self, verdict: Verdict, left: str, right: str, *, why: str, by: str, at: str | None = None
    ) -> Decision:
        """Say that two incidents, or two mentions, are the same, different, or not to be told.

        It holds above whatever the program finds, also after `rebuild`, until it is undone. `at` is
        now unless given.

            ledger.decide("same", "i3f", "i9a", why="the same convoy", by="N. Reader")

        Raises:
            LedgerError: the two are one incident; name two of its mentions.
        """
        one, other = self._mentions_named(left)[0], self._mentions_named(right)[0]
        return self._record(make_verdict(verdict, one, other, Word(by, at or _now(), why)))

    def settle(
        self, incident: str, slot: str, value: str, *, why: str, by: str, at: str | None = None
    ) -> Decision:
        """Say which value of a slot is right; what every voice says stays beside it.

            ledger.settle("i3f", "killed", "at least 7", why="names of all seven", by="N. Reader")

        Raises:
            LedgerError: no such slot can be settled so, or the value cannot be read.
        """
        mentions = self._mentions_named(incident)
        return self._record(make_settlement(slot, value, mentions, Word(by, at or _now(), why)))

    def undo(self, decision: str, *, why: str, by: str, at: str | None = None) -> Decision:
        """Take a decision back. The record keeps both.

        Raises:
            LedgerError: no decision has an id that begins so, or several do.
        """
        return self._record(make_undoing(decision, self.decisions(), Word(by, at or _now(), why)))

    def decisions(self) -> list[Decision]:
        """Everything that people decided, the oldest first, also what was taken back."""
        return list(self._asked.decisions())

    def merge_decisions(self, decisions: Iterable[Decision]) -> int:
        """Add decisions of another record; those held already are skipped. How many were new."""
        held = {decision.id for decision in self._asked.decisions()}
        fresh = {decision.id: decision for decision in decisions if decision.id not in held}
        return len([self._record(decision) for decision in fresh.values()])

    def review(self) -> list[Doubt]:
        """What a person should look at, best first: unsure pairs, and decisions contradicted.

        for doubt in ledger.review()[:10]:
            print(doubt.left, doubt.right, doubt.score)
        """
        return find_doubts(self._fresh(), self._lexicon())

    def _record(self, decision: Decision) -> Decision:
        self._check_writable()
        self._store.decide(decision)
        return decision

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


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="microseconds")


__all__ = ["Ledger", "State", "open"]
