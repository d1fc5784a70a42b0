"""What can be asked of incidents, their mentions, and what people decided of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date, datetime

from crosswire.asking.holding import HeldLedger
from crosswire.errors import LedgerError
from crosswire.explaining import explain_mentions, find_doubts
from crosswire.ledger.among import AT_ONCE
from crosswire.ledger.browse import Browser
from crosswire.ledger.find import make_question
from crosswire.link.explain import Explanation
from crosswire.link.review import Doubt
from crosswire.model.decision import Decision
from crosswire.model.incident import ArticleFacts, Copy, Incident, Step, describe_article
from crosswire.model.mention import Mention
from crosswire.model.origins import Copied
from crosswire.publish.cases import Case
from crosswire.reconcile import Trace, trace_articles, trace_history


class IncidentReader(HeldLedger):
    """A ledger that answers for its incidents."""

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

        spots = ledger.browse().survey(Question(place="Iraq"), most=10).spots
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
        return list(self._once(("mentions", held.id), lambda: self._held.mentions(held)))

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
        return self._once(("case", held.id), lambda: self._open([held], self.mentions(held))[0])

    def cases(self, incidents: Iterable[Incident]) -> list[Case]:
        """Some incidents opened up, as `case` does; read together."""
        return [
            case
            for some in _part_incidents(incidents)
            for case in self._open(some, self._held.mentions_by_id(_list_mentions(some)))
        ]

    def _open(self, incidents: Sequence[Incident], mentions: Iterable[Mention]) -> list[Case]:
        home = {key: incident.id for incident in incidents for key in incident.mentions}
        told: dict[str, list[Mention]] = {incident.id: [] for incident in incidents}
        for mention in mentions:
            told[home[mention.id]].append(mention)
        articles = {mention.article for held in told.values() for mention in held}
        documents = {d.article.id: d for d in self._held.documents_of(articles)}
        return [
            Case(
                incident,
                tuple(told[incident.id]),
                {m.article: documents[m.article] for m in told[incident.id]},
            )
            for incident in incidents
        ]

    def facts(self, incident: Incident | str) -> dict[str, ArticleFacts]:
        """What is to be known of each article of an incident, by its id."""
        documents = self.case(incident).documents
        return {key: describe_article(document) for key, document in documents.items()}

    def copies(self, incident: Incident | str) -> list[Copy]:
        """What the articles of an incident share with one another, word for word."""
        articles = {mention.article for mention in self.mentions(incident)}
        among = tuple(sorted(articles))
        return list(self._once(("copies", among), lambda: self._held.copies_among(articles)))

    def history(
        self,
        incident: Incident | str,
        *,
        moments: Collection[datetime] | None = None,
        voices: bool = True,
    ) -> list[Step]:
        """How the settled values of an incident moved, and which articles or persons moved them.

        All of it, or what moved at some moments. Without `voices` it is quicker, and a value that
        moved does not tell who stands behind it.

        for step in ledger.history("i3f"):
            print(step.at, step.slot, step.after and step.after.value)
        """
        held = self.incident(incident) if isinstance(incident, str) else incident
        return trace_history(
            self.mentions(held),
            self.facts(held),
            self.copies(held),
            self.decisions(),
            moments=moments,
            stands=held.settled,
            voices=voices,
        )

    def traces(
        self, incidents: Collection[Incident], articles: Collection[str]
    ) -> dict[str, Trace]:
        """What some articles moved in incidents, by the incidents' ids; nothing else is settled.

        All that is needed is read at once, however many incidents there are.
        """
        mentions = self._held.mentions_named(_list_mentions(incidents))
        facts = self._held.facts_of({mention.article for mention in mentions.values()})
        copied = Copied(self._held.copies_among(facts))
        decisions = self.decisions()
        found = {}
        for incident in incidents:
            told = [mentions[key] for key in incident.mentions if key in mentions]
            own = {mention.article: facts[mention.article] for mention in told}
            shared = copied.among(own)
            found[incident.id] = trace_articles(incident, told, own, shared, decisions, articles)
        return found

    def why(self, left: Incident | str, right: Incident | str) -> list[Explanation]:
        """What speaks for two incidents, or two mentions, being one, and what against.

        Every pair of their mentions, the likeliest first. The two may be one incident: then the
        pairs are those that hold it together.

        print(ledger.why("i3f", "i9a")[0].against)
        """
        facts = self.facts(left) if isinstance(left, Incident) and left is right else None
        one, other = self._mentions_named(left), self._mentions_named(right)
        return explain_mentions(self._held, one, other, self._lexicon(), facts)

    def _mentions_named(self, name: Incident | str) -> list[Mention]:
        """The mention with an id or a former id, or those of an incident."""
        if isinstance(name, str) and name.startswith("m"):
            found = self._held.mention(name)
            if found is not None:
                return [found]
        return self.mentions(name)

    def decisions(self) -> list[Decision]:
        """Everything that people decided, the oldest first, also what was taken back."""
        return list(self._once("decisions", lambda: list(self._asked.decisions())))

    def review(self) -> list[Doubt]:
        """What a person should look at, best first: unsure pairs, and decisions contradicted.

        for doubt in ledger.review()[:10]:
            print(doubt.left, doubt.right, doubt.score)
        """
        return find_doubts(self._fresh(), self._lexicon())


def _part_incidents(incidents: Iterable[Incident]) -> Iterator[list[Incident]]:
    """The incidents in their order, so many at a time as one question takes, at least one."""
    part: list[Incident] = []
    for incident in incidents:
        if part and sum(len(each.mentions) for each in (*part, incident)) > AT_ONCE:
            yield part
            part = []
        part.append(incident)
    if part:
        yield part


def _list_mentions(incidents: Iterable[Incident]) -> set[str]:
    return {key for incident in incidents for key in incident.mentions}
