"""The page of one incident: every value with every voice behind it, and how it all came to be."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from crosswire.asking import LedgerReader
from crosswire.model.decision import Decision, pick_about
from crosswire.model.figure import say_figure
from crosswire.model.incident import Incident, Settled, describe_article, known_since
from crosswire.model.text import Document
from crosswire.publish.cases import Case, Line, Voice, name_source
from crosswire.publish.words import (
    say_day,
    say_estimates,
    say_status,
    say_type,
    say_value,
    say_voices,
)
from crosswire.web.asked import Asked
from crosswire.web.cards import Row, clip, make_row
from crosswire.web.cited import Said, Source, describe_source, tell_claim
from crosswire.web.highlights import Stretch, lay_out, mark_claims
from crosswire.web.moves import Chart, Move, draw_chart, list_moves
from crosswire.web.pages.beside import Beside, tell_beside
from crosswire.web.why import Neighbour, Pair, list_neighbours, list_pairs

RUNS = 12  # shared runs of two articles that are printed, the longest first
LEADING = 8  # claims on one value that stand open; the rest is behind a click
HEADED = ("type",)  # slots that nearly every sentence tells: one claim from each article leads
ORDER = (
    *("killed", "injured", "casualties", "missing", "detained", "evacuated", "severity"),
    *("responsibility", "claim_status", "claimed_attacks", "date", "place", "target"),
    *("weapons", "munitions", "intercepted", "impacted", "damage", "seized", "type"),
)
COMPARED = 8  # mentions of an incident whose pairs are explained on its page: 28 pairs


class Value(msgspec.Struct, frozen=True):
    """A slot: the suggested value, how far voices differ, the rule, and each claim behind it.

    The first `leading` claims say all that is said: each value as each article first gives it.
    """

    slot: str
    label: str
    value: str
    spread: str | None
    status: str
    status_label: str
    rule: str
    by_rule: str
    voices: str
    why: tuple[str, ...]
    notes: tuple[str, ...]
    leading: int
    claims: tuple[Said, ...]


class Grade(msgspec.Struct, frozen=True):
    """How well one part is attested, in Airwars' word and the Admiralty's number."""

    part: str
    grade: str
    credibility: int


class Claimed(msgspec.Struct, frozen=True):
    """An entry of the ledger of responsibility."""

    actor: str
    standing: str
    since: str | None
    articles: tuple[str, ...]
    outlets: tuple[str, ...]
    why: str


class Shared(msgspec.Struct, frozen=True):
    """A run of words that two articles share, as each prints it."""

    left: str
    right: str


class Copied(msgspec.Struct, frozen=True):
    """Two articles that share words: the whole, a passage, or only what somebody said."""

    left: Source
    right: Source
    kind: str
    words: int
    runs: tuple[Shared, ...]


class Decided(msgspec.Struct, frozen=True):
    """What a person decided about one of the mentions."""

    id: str
    by: str
    at: str
    what: str
    why: str


class IncidentPage(msgspec.Struct, frozen=True):
    """All that is known of one incident, and who says so in which words."""

    incident: Row
    redirects_from: tuple[str, ...]
    independent: str
    independent_why: tuple[str, ...]
    grades: tuple[Grade, ...]
    values: tuple[Value, ...]
    responsibility: tuple[Claimed, ...]
    articles: tuple[Source, ...]
    moves: tuple[Move, ...]
    charts: tuple[Chart, ...]
    copies: tuple[Copied, ...]
    beside: Beside
    pairs: tuple[Pair, ...]
    pairs_left_out: int
    neighbours: tuple[Neighbour, ...]
    decisions: tuple[Decided, ...]
    shown: str | None
    text: tuple[Stretch, ...]


def build(ledger: LedgerReader, asked: Asked, key: str) -> IncidentPage:
    """The page of the incident with an id, a former id, or the first letters of one."""
    incident = ledger.incident(key)
    case = ledger.case(incident)
    steps = ledger.history(incident, voices=False)
    pairs, left_out = list_pairs(ledger, case, COMPARED)
    first = case.mentions[0].article if case.mentions else None
    mentioned = [mention for mention in case.mentions if mention.article == first]
    return IncidentPage(
        incident=make_row(incident),
        redirects_from=incident.redirects_from,
        independent=say_figure(incident.sources.independent),
        independent_why=tuple(
            clip(reason, 300) for reason in case.say_reasons(incident.sources.why)
        ),
        grades=_list_grades(incident),
        values=tuple(_list_values(case)),
        responsibility=_list_claimed(case),
        articles=tuple(describe_source(document) for document in _in_order(case)),
        moves=tuple(list_moves(steps, case)),
        charts=tuple(draw_chart(steps)),
        copies=tuple(_list_copies(ledger, case)),
        beside=tell_beside(ledger, case),
        pairs=pairs,
        pairs_left_out=left_out,
        neighbours=list_neighbours(ledger, case),
        decisions=tuple(_list_decisions(ledger, case)),
        shown=first,
        text=lay_out(case.documents[first], mark_claims(mentioned)) if first else (),
    )


def _in_order(case: Case) -> list[Document]:
    """The articles, by when they could be known."""
    return sorted(
        case.documents.values(), key=lambda d: (known_since(describe_article(d)), d.article.id)
    )


def _list_grades(incident: Incident) -> tuple[Grade, ...]:
    grades, numbers = incident.grades, incident.credibility
    return tuple(
        Grade(part, getattr(grades, part), getattr(numbers, part))
        for part in grades.__struct_fields__
    )


def _list_values(case: Case) -> Iterator[Value]:
    """The values, what happened to people first."""
    place = {slot: number for number, slot in enumerate(ORDER)}
    lines = sorted(case.lines, key=lambda line: place.get(line.settled.slot, len(ORDER)))
    return (_tell_value(line, case) for line in lines)


def _lead(line: Line) -> tuple[list[Voice], int]:
    """The voices, first those that give each value as each article first does, and how many."""
    first: dict[tuple[str, str], Voice] = {}
    for voice in line.voices:
        said = "" if line.settled.slot in HEADED else voice.said
        first.setdefault((said, voice.document.article.id), voice)
    leading = list(first.values())[:LEADING]
    held = {id(voice) for voice in leading}
    return [*leading, *(v for v in line.voices if id(v) not in held)], len(leading)


def _tell_value(line: Line, case: Case) -> Value:
    settled = line.settled
    voices = settled.voices
    told, leading = _lead(line)
    return Value(
        slot=settled.slot,
        label=line.label,
        value=clip(say_value(settled.value), 300),
        spread=_say_spread(settled),
        status=settled.status,
        status_label=say_status(settled),
        rule=settled.rule,
        by_rule=say_estimates(settled),
        voices=say_voices(voices) if voices else "",
        why=tuple(case.say_reasons(voices.why)) if voices else (),
        notes=settled.notes,
        leading=leading,
        claims=tuple(tell_claim(voice) for voice in told),
    )


def _say_spread(settled: Settled) -> str | None:
    """How far the voices differ; None where they do not."""
    spread = settled.spread
    if spread is None or spread == settled.value:
        return None
    return clip(say_value(spread), 300)


def _list_claimed(case: Case) -> tuple[Claimed, ...]:
    return tuple(
        Claimed(
            clip(entry.actor),
            say_type(entry.standing),
            say_day(entry.since) if entry.since else None,
            entry.articles,
            tuple(dict.fromkeys(clip(name_source(case.documents[a])) for a in entry.articles)),
            " ".join(case.say_reasons([entry.why])) or entry.why,
        )
        for entry in case.incident.claimants
    )


def _list_copies(ledger: LedgerReader, case: Case) -> Iterator[Copied]:
    """Who shares words with whom, the passages side by side; the earlier article is on the left."""
    for copy in ledger.copies(case.incident):
        documents = [case.documents[key] for key in (copy.left, copy.right)]
        ends = sorted((0, 1), key=lambda end: known_since(describe_article(documents[end])))
        texts = [documents[end].article.text for end in ends]
        runs = [
            Shared(*(run[end].quote(text) for end, text in zip(ends, texts, strict=True)))
            for run in copy.runs
        ]
        yield Copied(
            describe_source(documents[ends[0]]),
            describe_source(documents[ends[1]]),
            copy.kind,
            sum(len(run.left.split()) for run in runs),
            tuple(sorted(runs, key=lambda run: -len(run.left))[:RUNS]),
        )


def _list_decisions(ledger: LedgerReader, case: Case) -> Iterator[Decided]:
    """What people decided about the incident's mentions, also what was taken back."""
    held = {mention.id: mention for mention in case.mentions}
    for decision, _ in pick_about(ledger.decisions(), held):
        what = _say_decision(decision)
        yield Decided(decision.id, decision.by, decision.at, what, decision.why)


def _say_decision(decision: Decision) -> str:
    if decision.undoes:
        return f"took back {decision.undoes}"
    if decision.slot:
        return f"{say_type(decision.slot)} is {decision.value}"
    return f"{decision.left} and {decision.right}: {decision.verdict}"
