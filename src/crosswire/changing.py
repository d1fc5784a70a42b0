"""What changed between a ledger as it was known and the same as it is known later."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime

from crosswire.model.change import Change, ChangeKind
from crosswire.model.decision import Decision, decided_since
from crosswire.model.incident import (
    ArticleFacts,
    Incident,
    Settled,
    Step,
    describe_article,
    known_since,
)
from crosswire.model.mention import Mention
from crosswire.model.origins import Copied
from crosswire.model.promises import Records
from crosswire.publish.cases import name_source
from crosswire.publish.words import say_status
from crosswire.reconcile import trace_history


class Known:
    """A ledger laid out for comparing: incidents, their mentions, when each could be known.

    Everything that the ledger holds is read, whatever changed.
    """

    def __init__(self, records: Records) -> None:
        self.incidents = {incident.id: incident for incident in records.incidents()}
        self.mentions = {m.id: m for reading in records.readings() for m in reading.mentions}
        self.facts: dict[str, ArticleFacts] = {}
        self._names: dict[str, str] = {}
        for document in records.documents():
            self.facts[document.article.id] = describe_article(document)
            self._names[document.article.id] = name_source(document)
        self.copied = Copied(records.copies())
        self.decisions = list(records.decisions())
        self.owner = {m: i.id for i in self.incidents.values() for m in i.mentions}

    def told(self, incident: Incident) -> list[Mention]:
        """The mentions of an incident."""
        return [self.mentions[key] for key in incident.mentions if key in self.mentions]

    def since(self, mentions: Iterable[Mention]) -> list[tuple[datetime, str]]:
        """When each article of some mentions could be known, the first first."""
        articles = {mention.article for mention in mentions}
        return sorted((known_since(self.facts.get(article)), article) for article in articles)

    def name(self, article: str) -> str:
        """The outlet of an article, else its address or file."""
        return self._names.get(article, article)


def find_changes(before: Known, after: Known, since: datetime | None = None) -> list[Change]:
    """All that is otherwise after than it was before, by when it could be known.

    `since` is the moment of `before`: nothing is told as if it could be known earlier. The order in
    which articles were added to either ledger changes nothing.
    """
    return sorted(
        _Comparison(before, after, since).find(),
        key=lambda change: (change.at, change.incident, change.kind, change.slot or "", change.id),
    )


class _Comparison:
    """Two states of a ledger, and which incidents of one are which of the other."""

    def __init__(self, before: Known, after: Known, since: datetime | None) -> None:
        self._before, self._after, self._since = before, after, since
        self._older: defaultdict[str, set[str]] = defaultdict(set)
        self._newer: defaultdict[str, set[str]] = defaultdict(set)
        for mention, old in before.owner.items():
            new = after.owner.get(mention)
            if new is not None:
                self._older[new].add(old)
                self._newer[old].add(new)

    def find(self) -> Iterator[Change]:
        """Every change, in no order."""
        for key, incident in self._after.incidents.items():
            older = self._older.get(key)
            if older is None:
                yield self._tell_new(incident)
                continue
            if len(older) > 1:
                yield self._tell_merged(incident, older)
            yield from self._tell_revised(incident, key if key in older else min(older))
        for key, incident in self._before.incidents.items():
            if not self._newer.get(key):
                yield self._tell_retracted(incident)
            elif len(self._newer[key]) > 1:
                yield self._tell_split(incident, self._newer[key])

    def _tell_new(self, incident: Incident) -> Change:
        first, article = self._after.since(self._after.told(incident))[0]
        reason = f"first told by {self._after.name(article)}"
        return _change("new", self._clamp(first), incident, reason, articles=(article,))

    def _tell_merged(self, incident: Incident, older: set[str]) -> Change:
        others = tuple(sorted(older - {incident.id}))
        return self._tell_regrouped("merged", incident, others, {incident.id, *older}, "same")

    def _tell_split(self, incident: Incident, newer: set[str]) -> Change:
        others = tuple(sorted(newer - {incident.id}))
        return self._tell_regrouped("split", incident, others, {incident.id, *newer}, "different")

    def _tell_regrouped(
        self,
        kind: ChangeKind,
        incident: Incident,
        others: tuple[str, ...],
        ends: set[str],
        verdict: str,
    ) -> Change:
        """Incidents that became one, or one that became several: a person said so, or articles."""
        decision = self._find_verdict(ends, verdict)
        if decision is not None:
            at, reason = decided_since(decision), f"{decision.by} decided so: {decision.why}"
            return _change(kind, self._clamp(at), incident, reason, others, decision=decision)
        told = [m for key in sorted(ends) for m in self._told_either(key)]
        fresh = [m for m in told if m.article not in self._before.facts]
        at, _ = self._after.since(fresh or told)[0 if fresh else -1]
        articles = tuple(article for _, article in self._after.since(fresh))
        names = ", ".join(dict.fromkeys(map(self._after.name, articles)))
        ties = "ties the reports together" if kind == "merged" else "tells the reports apart"
        reason = f"what {names} tells {ties}" if names else f"what is known now {ties}"
        return _change(kind, self._clamp(at), incident, reason, others, articles=articles)

    def _told_either(self, key: str) -> list[Mention]:
        held = self._after.incidents.get(key) or self._before.incidents.get(key)
        return self._after.told(held) if held else []

    def _find_verdict(self, incidents: set[str], verdict: str) -> Decision | None:
        """The last decision since then by which incidents are one, or two."""
        known = {decision.id for decision in self._before.decisions}
        for decision in reversed(self._after.decisions):
            ends = (decision.left, decision.right)
            owners = {side.owner.get(end or "") for side in self._sides() for end in ends}
            if decision.id not in known and decision.verdict == verdict and owners & incidents:
                return decision
        return None

    def _sides(self) -> tuple[Known, Known]:
        return (self._before, self._after)

    def _tell_retracted(self, incident: Incident) -> Change:
        told = self._before.told(incident)
        articles = tuple(article for _, article in self._before.since(told))
        at, reason = self._find_successor(articles)
        return _change("retracted", self._clamp(at), incident, reason, articles=articles)

    def _find_successor(self, articles: Sequence[str]) -> tuple[datetime, str]:
        """When and why what some articles told is told no more."""
        addresses = {f.address for a in articles if (f := self._before.facts.get(a)) and f.address}
        later = [
            facts
            for key, facts in self._after.facts.items()
            if facts.address in addresses and key not in self._before.facts
        ]
        names = ", ".join(dict.fromkeys(map(self._before.name, articles)))
        if later:
            reason = f"{names} replaced the text under its address, and tells it no more"
            return min(map(known_since, later)), reason
        last = max((known_since(self._after.facts.get(a)) for a in articles), default=_NEVER)
        return last, f"nothing is read of it in {names} any more"

    def _tell_revised(self, incident: Incident, older: str) -> Iterator[Change]:
        old = {settled.slot: settled for settled in self._before.incidents[older].settled}
        new = {settled.slot: settled for settled in incident.settled}
        moved = [slot for slot in {**new, **old} if _see(old.get(slot)) != _see(new.get(slot))]
        steps = self._trace(incident) if moved else {}
        for slot in moved:
            before, after, step = old.get(slot), new.get(slot), steps.get(slot)
            articles = step.articles if step else self._find_fresh(incident)
            at = step.at if step else self._after.since(self._after.told(incident))[-1][0]
            yield Change(
                "revised",
                self._clamp(at),
                incident.id,
                incident.title,
                self._say_why(after, step, articles),
                slot=slot,
                before=before,
                after=after,
                articles=articles,
                decision=step.decision if step else None,
            )

    def _find_fresh(self, incident: Incident) -> tuple[str, ...]:
        dated = self._after.since(self._after.told(incident))
        return tuple(article for _, article in dated if article not in self._before.facts)

    def _trace(self, incident: Incident) -> Mapping[str, Step]:
        """The last move of each slot behind the moment of before."""
        told = self._after.told(incident)
        facts = {m.article: self._after.facts[m.article] for m in told}
        copies = self._after.copied.among(facts)
        steps = trace_history(told, facts, copies, self._after.decisions)
        fresh = [s for s in steps if self._since is None or s.at > self._since]
        return {step.slot: step for step in fresh}

    def _say_why(self, after: Settled | None, step: Step | None, articles: Sequence[str]) -> str:
        if step is not None and step.decision is not None:
            return f"{step.decision.by} decided so: {step.decision.why}"
        how = "no longer said" if after is None else say_status(after)
        names = ", ".join(dict.fromkeys(map(self._after.name, articles)))
        return f"{how}, by {names}" if names else how

    def _clamp(self, at: datetime) -> datetime:
        """A moment, but none at or before that of which the ledger is compared."""
        return max(at, self._since) if self._since is not None else at


_NEVER = datetime.max.replace(tzinfo=UTC)


def _change(
    kind: ChangeKind,
    at: datetime,
    incident: Incident,
    reason: str,
    others: tuple[str, ...] = (),
    *,
    articles: tuple[str, ...] = (),
    decision: Decision | None = None,
) -> Change:
    return Change(
        kind, at, incident.id, incident.title, reason, others, articles=articles, decision=decision
    )


def _see(settled: Settled | None) -> tuple[object, ...] | None:
    """What a reader sees move: the value, or that sources began or ceased to differ."""
    if settled is None:
        return None
    return (settled.value, settled.status == "conflict", settled.finer)
