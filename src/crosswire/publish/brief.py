"""The ledger as a brief to read: Markdown, every line with its sources and their words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from crosswire.model.figure import say_figure
from crosswire.model.incident import Incident
from crosswire.model.promises import Records
from crosswire.model.related import Relation, Tally
from crosswire.model.text import Document
from crosswire.publish.cases import (
    Case,
    Line,
    Quote,
    Voice,
    name_source,
    open_cases,
    quote_around,
    voices_by_value,
    voices_by_words,
)
from crosswire.publish.words import (
    say_count,
    say_day,
    say_estimates,
    say_moment,
    say_place,
    say_status,
    say_type,
    say_value,
    say_voices,
)

QUOTES = 3  # quotations printed for one value; the rest are counted
HEADED = ("type", "date", "place")  # slots that the heading of an incident prints already
PLAIN = str.maketrans({c: f"\\{c}" for c in "\\`*_[]#|~"} | {"&": "&amp;", "<": "&lt;"})
RELATIONS = {
    "response_to": "said to respond to",
    "aftermath_of": "said to follow from",
    "part_of": "said to be part of",
    "precedes": "said to come before",
    "same_operation": "said to be one operation with",
}


def brief_pieces(records: Records) -> Iterator[str]:
    """Incidents by date, with who says what in which words, what differs, and running totals."""
    cases = list(open_cases(records))
    documents = {document.article.id: document for document in records.documents()}
    yield f"# {_title(cases)}\n\n"
    yield f"{_extent(cases, documents)}\n"
    for case in cases:
        yield from incident_section(case)
    yield from _relations(records.relations(), [case.incident for case in cases], documents)
    yield from _tallies(records.tallies(), documents)
    yield from _unread(records)


def _title(cases: Sequence[Case]) -> str:
    days = [case.when for case in cases if case.when and case.when.start]
    if not days:
        return "Incidents"
    first, last = days[0], days[-1]
    return f"Incidents, {say_moment(first)}" + (f" to {say_moment(last)}" if len(days) > 1 else "")


def _extent(cases: Sequence[Case], documents: dict[str, Document]) -> str:
    incidents = say_count(len(cases), "incident")
    differing = sum(any(line.differs for line in case.lines) for case in cases)
    return (
        f"{incidents} in {say_count(len(documents), 'article')}; in {differing} of them the "
        "reports differ or became more exact. Each value is followed by the words it comes from."
    )


def incident_section(case: Case) -> Iterator[str]:
    """One incident: its heading, how many voices speak, then a paragraph for each value."""
    sources = case.incident.sources
    yield f"\n## {incident_heading(case)}\n\n"
    yield (
        f"`{case.incident.id}` · {say_count(sources.articles, 'article')}, "
        f"{say_count(sources.outlets, 'outlet')}, "
        f"independent: {say_figure(sources.independent)}"
    )
    reasons = "; ".join(map(escape, case.say_reasons(sources.why)))
    yield f" ({reasons})\n\n" if reasons else "\n\n"
    for line in case.lines:
        if line.voices and (line.differs or line.settled.slot not in HEADED):
            yield from value_paragraph(line)
            ledger = _claimants(case) if line.settled.slot == "claim_status" else ()
            yield from (f"  - Ledger: {escape(entry)}\n" for entry in ledger)


def _claimants(case: Case) -> Iterator[str]:
    """Who claimed or denied it, and what became of that; nothing if nobody did."""
    for entry in case.incident.claimants:
        day = f" since {say_day(entry.since)}" if entry.since else ""
        yield f"{entry.actor}: {say_type(entry.standing)}{day} ({entry.why})"


def incident_heading(case: Case) -> str:
    """Date, type and place in one line."""
    when = say_moment(case.when) if case.when else "date unknown"
    where = f" · {say_place(case.where)}" if case.where else ""
    return escape(f"{when} · {say_type(case.incident.type)}{where}")


def value_paragraph(line: Line) -> Iterator[str]:
    """A settled value, whether sources agree, a quotation for each voice, and notes."""
    told = voices_by_value(line.voices)
    is_open = line.settled.status == "conflict"
    values = "; ".join(told) if is_open else say_value(line.settled.value)
    yield f"- **{line.label.capitalize()}:** {escape(values)} ({_standing(line)})\n"
    for said, voices in told.items():
        prefix = f"{said}: " if len(told) > 1 else ""
        alike = list(voices_by_words(voices).values())
        for group in alike[:QUOTES]:
            yield f"  - {escape(prefix)}{cite(group)}\n"
        if len(alike) > QUOTES:
            yield f"  - {escape(prefix)}and {len(alike) - QUOTES} more\n"
    yield from (f"  - {escape(beside)}\n" for beside in _beside(line))


def _standing(line: Line) -> str:
    voices = line.settled.voices
    counted = f"; {say_voices(voices)}" if voices and (voices.count.high or 0) > 1 else ""
    return f"{say_status(line.settled)}{counted}"


def _beside(line: Line) -> Iterator[str]:
    """What a reader should know beside a value: a suggestion where sources differ, and notes."""
    settled = line.settled
    if settled.rule.startswith("settled by"):
        yield settled.rule
    elif settled.status == "conflict":
        yield f"Suggested: {say_value(settled.value)} ({settled.rule})"
    if settled.by_rule:
        yield f"By other rules: {say_estimates(settled)}"
    yield from settled.notes


def cite(voices: Sequence[Voice]) -> str:
    """The words that some voices share, then each one's outlet, date and speaker."""
    named = (f"{_source(voice.document)}; {escape(voice.speaker)}" for voice in voices)
    return f"{say_quote(voices[0].quote())} — {', and '.join(dict.fromkeys(named))}"


def say_quote(quote: Quote) -> str:
    """A quotation with the telling words in bold."""
    words = f"**{escape(quote.words)}**" if quote.words.strip() else ""
    return f"“{escape(quote.before).lstrip()}{words}{escape(quote.after).rstrip()}”"


def _source(document: Document) -> str:
    day = f", {say_moment(document.published.moment)}" if document.published else ""
    return escape(f"{name_source(document)}{day}")


def _relations(
    relations: Iterable[Relation], incidents: Iterable[Incident], documents: dict[str, Document]
) -> Iterator[str]:
    titles = {incident.id: incident.title for incident in incidents}
    found = list(relations)
    if found:
        yield "\n## What is said to be tied together\n\n"
    for relation in found:
        ends = (relation.earlier, relation.later)
        first, second = ends if relation.kind == "precedes" else reversed(ends)
        quote = say_quote(quote_around(documents[relation.article], relation.span))
        names = [escape(titles.get(end, end)) for end in (first, second)]
        yield (
            f"- {names[0]} — *{RELATIONS[relation.kind]}* — {names[1]}\n"
            f"  - {quote} — {_source(documents[relation.article])}"
            f"{_said_by(relation.asserter)}\n"
        )


def _tallies(tallies: Iterable[Tally], documents: dict[str, Document]) -> Iterator[str]:
    found = list(tallies)
    if found:
        yield "\n## Running totals, not counted as incidents\n\n"
    for tally in found:
        since = f" since {tally.since.isoformat()}" if tally.since else ""
        document = documents[tally.article]
        yield (
            f"- **{say_type(tally.kind).capitalize()}:** {say_figure(tally.figure)}{since}"
            f" ({escape(tally.scope)})\n"
            f"  - {say_quote(quote_around(document, tally.spans[0]))} — {_source(document)}"
            f"{_said_by(tally.asserter)}\n"
        )


def _said_by(asserter: str | None) -> str:
    return f"; {escape(asserter)}" if asserter else "; in its own voice"


def _unread(records: Records) -> Iterator[str]:
    rejected = list(records.rejections())
    if rejected:
        yield "\n## Could not be read\n\n"
    for rejection in rejected:
        reason = rejection.reason.strip().splitlines()[0]
        yield f"- {escape(rejection.path)}: {escape(reason)}\n"


def escape(text: str) -> str:
    """The text with everything that Markdown or HTML would act on made plain.

    >>> escape("a *b* <script>")
    'a \\\\*b\\\\* &lt;script>'
    """
    return text.translate(PLAIN)
