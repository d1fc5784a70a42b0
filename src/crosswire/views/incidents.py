"""Incidents on the screen: a list, one opened, its history, why it is one, side by side."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from crosswire.model.figure import Figure, say_figure
from crosswire.model.place import Place
from crosswire.publish.cases import (
    Case,
    Line,
    Voice,
    name_source,
    voices_by_value,
    voices_by_words,
)
from crosswire.publish.words import (
    note_figure,
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
from crosswire.views.relations import show_related

if TYPE_CHECKING:
    from crosswire.link.explain import Explanation
    from crosswire.model.decision import Decision
    from crosswire.model.incident import Incident, Settled, Step
    from crosswire.relate.edges import Edge
    from crosswire.screen import Screen

HEADED = ("type", "date", "place")  # slots that nearly every sentence tells: one from each article
BESIDE = 4  # articles that fit side by side in 100 columns
PAIRS = 3  # pairs of mentions that are shown with all their facts
COLOURS = {"conflict": "bold yellow", "refined": "cyan", "superseded": "cyan"}


def show_list(screen: Screen, incidents: Iterable[Incident], numbers: Mapping[str, int]) -> None:
    """A row for each incident, under the number that `show` takes."""
    head = ["No.", "Date", "Type", "Place", "Killed", "Injured", "Articles", "Id"]
    screen.table(head, [_row(incident, numbers) for incident in incidents])


def _row(incident: Incident, numbers: Mapping[str, int]) -> list[str]:
    cells = {s.slot: _cell(s) for s in incident.settled}
    return [
        str(numbers[incident.id]),
        cells.get("date", ""),
        say_type(incident.type),
        *(cells.get(slot, "") for slot in ("place", "killed", "injured")),
        str(incident.sources.articles),
        incident.id[:7],
    ]


def _cell(settled: Settled) -> str:
    """A settled value in a few letters, marked if sources differ."""
    value = settled.value
    mark = " ≠" if settled.status == "conflict" else ""
    if isinstance(value, Place):
        return say_place(value, short=True) + mark
    return (note_figure(value) if isinstance(value, Figure) else say_value(value)) + mark


def show_case(
    screen: Screen, case: Case, edges: Sequence[Edge] = (), names: Mapping[str, str] | None = None
) -> None:
    """One incident: every settled value, and every claim with its article, speaker and words.

    `edges` tie it to others, whose `names` are given.
    """
    show_head(screen, case)
    show_claimants(screen, case)
    show_related(screen, case.incident.id, edges, names or {})
    for line in case.lines:
        show_line(screen, line, case, once=line.settled.slot in HEADED)


def show_head(screen: Screen, case: Case) -> None:
    """What happened, how many speak of it, and how well each part is attested."""
    incident, sources = case.incident, case.incident.sources
    when = say_moment(case.when) if case.when else "date unknown"
    where = f" · {say_place(case.where)}" if case.where else ""
    screen.say(f"{when} · {say_type(incident.type)}{where}", "bold")
    screen.say(
        f"{incident.id} · {say_count(sources.articles, 'article')}, "
        f"{say_count(sources.outlets, 'outlet')}, independent: {say_figure(sources.independent)}"
    )
    for reason in case.say_reasons(sources.why):
        screen.say(f"  {reason}")
    grades, numbers = incident.grades, incident.credibility
    attested = (f"{s} {getattr(grades, s)} {getattr(numbers, s)}" for s in grades.__struct_fields__)
    screen.say(f"attested (Airwars, Admiralty): {', '.join(attested)}")


def show_claimants(screen: Screen, case: Case) -> None:
    """The ledger of responsibility: a line for each who claimed or denied the deed."""
    for entry in case.incident.claimants:
        day = f" since {say_day(entry.since)}" if entry.since else ""
        by = ", ".join(dict.fromkeys(name_source(case.documents[a]) for a in entry.articles))
        screen.say(f"{entry.actor}: {say_type(entry.standing)}{day} ({by}): {entry.why}", "bold")


def show_line(screen: Screen, line: Line, case: Case, *, once: bool = False) -> None:
    """A settled value, then each voice: outlet, day, speaker, and the sentence.

    A sentence that several print stands once, under all of them. With `once`, an article that
    says the same several times is quoted once.
    """
    status = line.settled.status
    mark = "≠ " if status == "conflict" else ""
    screen.say()
    screen.say(
        f"{mark}{line.label}: {say_value(line.settled.value)}  ({_say_standing(line)})",
        COLOURS.get(status, "bold"),
    )
    _show_beside(screen, line, case)
    told = voices_by_value(line.voices)
    for said, voices in told.items():
        prefix = f"{said} — " if len(told) > 1 else ""
        for alike in voices_by_words(_one_each(voices) if once else voices).values():
            sources = dict.fromkeys(say_source(voice) for voice in alike)
            screen.say(f"  {prefix}{'; '.join(sources)}")
            screen.quote(alike[0].quote(), indent=4)


def _say_standing(line: Line) -> str:
    """Whether the sources agree, and how many voices give this very value."""
    settled = line.settled
    if settled.voices is None or (settled.status == "single" and settled.voices.count.high == 1):
        return say_status(settled)
    single = settled.status == "single" and settled.finer is None
    return f"{'one text' if single else say_status(settled)}; {say_voices(settled.voices)}"


def _show_beside(screen: Screen, line: Line, case: Case) -> None:
    """What stands beside a value: who settled it, other rules' figures, notes, why so few voices.

    Reasons that hold for the whole incident stand in its head.
    """
    settled = line.settled
    if settled.rule.startswith("settled by"):
        screen.say(f"  {settled.rule}")
    if settled.by_rule:
        screen.say(f"  by other rules: {say_estimates(settled)}")
    for note in settled.notes:
        screen.say(f"  note: {note}")
    why = settled.voices.why if settled.voices and settled.voices.count.high != 1 else ()
    told = [reason for reason in why if reason not in case.incident.sources.why]
    for reason in case.say_reasons(told):
        screen.say(f"  voices: {reason}")


def _one_each(voices: Iterable[Voice]) -> list[Voice]:
    """The first voice of each article."""
    first: dict[str, Voice] = {}
    for voice in voices:
        first.setdefault(voice.document.article.id, voice)
    return list(first.values())


def say_source(voice: Voice) -> str:
    """The outlet, its day, and whom it has the words from: an agency, and the speaker."""
    published = voice.document.published
    day = f", {say_moment(published.moment)}" if published else ""
    through = [*voice.chain[1:], *([] if voice.claim.chain else ["in its own voice"])]
    return f"{voice.outlet}{day} · {' → '.join(through)}"


def show_history(screen: Screen, case: Case, steps: Sequence[Step]) -> None:
    """How the settled values moved: when that could be known, by whom, from what to what."""
    show_head(screen, case)
    screen.say()
    rows: list[list[str]] = []
    shown = ("", "")
    for turn, moves in _group_steps(steps, case).items():
        for slots, move in moves.items():
            rows.append([*(turn if turn != shown else ("", "")), slots, move])
            shown = turn
    screen.table(["Known since (UTC)", "By", "Value", "Move"], rows, wrap=True)


def _group_steps(steps: Sequence[Step], case: Case) -> dict[tuple[str, str], dict[str, str]]:
    """The moves by when and by whom; values that stay and change their standing alike as one."""
    turns: dict[tuple[str, str], dict[str, str]] = {}
    for step in steps:
        turn = (step.at.strftime("%Y-%m-%d %H:%M"), _say_mover(step, case))
        moves = turns.setdefault(turn, {})
        slot, move = say_type(step.slot), _say_move(step)
        alike = next((slots for slots, said in moves.items() if said == move), None)
        if alike is not None:
            del moves[alike]
        moves[f"{alike}, {slot}" if alike is not None else slot] = move
    return turns


def _say_mover(step: Step, case: Case) -> str:
    """The articles, each once, or the person."""
    if step.decision is not None:
        return step.decision.by
    return ", ".join(dict.fromkeys(name_source(case.documents[a]) for a in step.articles))


def _say_move(step: Step) -> str:
    before = say_value(step.before.value) if step.before else None
    why = f": {step.decision.why}" if step.decision is not None else ""
    if step.after is None:
        return f"{before} → withdrawn{why}"
    how = _say_verdict(step.decision) if step.decision is not None else say_status(step.after)
    value = say_value(step.after.value)
    if before == value:
        return f"stays ({how}{why})"
    return f"{value} ({how}{why})" if before is None else f"{before} → {value} ({how}{why})"


def _say_verdict(decision: Decision) -> str:
    return f"takes back {decision.undoes}" if decision.undoes else "settled by a person"


def show_why(screen: Screen, found: Sequence[Explanation], cases: Mapping[str, Case]) -> None:
    """The likeliest pairs, each with what speaks for its being one incident and what against."""
    for case in cases.values():
        screen.say(f"{case.incident.id[:7]}  {case.incident.title}", "bold")
    named = {
        mention.id: name_source(case.documents[mention.article])
        for case in cases.values()
        for mention in case.mentions
    }
    if not found:
        screen.say("  One mention alone: there is nothing to compare.")
    for pair in found[:PAIRS]:
        left, right = (f"{named.get(key, key)} ({key})" for key in (pair.left, pair.right))
        screen.say()
        screen.say(f"{left} and {right}: {_say_sum(pair)}", "bold")
        _show_facts(screen, pair)
    rest = len(found) - PAIRS
    if rest > 0:
        screen.say(f"  and {say_count(rest, 'pair')} less likely")


def _show_facts(screen: Screen, pair: Explanation) -> None:
    for fact in pair.in_favour:
        screen.say(f"  for     {fact}")
    for fact in pair.against:
        screen.say(f"  against {fact}")


def _say_sum(pair: Explanation) -> str:
    if pair.forbidden:
        return "cannot be one incident"
    side = "at or above" if pair.passes else "below"
    return f"{pair.total:+.1f}, {side} the bar of {pair.bar:.1f}"


def show_beside(screen: Screen, lines: Sequence[Line]) -> None:
    """Values in rows, with a column for each article that gives any."""
    voices = [voice for line in lines for voice in line.voices]
    columns = {voice.document.article.id: voice.outlet for voice in voices}
    shown = list(columns)[:BESIDE]
    head = ["", *(columns[article] for article in shown)]
    rows = [[line.label, *(_said_in(line, article) for article in shown)] for line in lines]
    screen.table(head, rows, wrap=True)


def _said_in(line: Line, article: str) -> str:
    voices = [voice for voice in line.voices if voice.document.article.id == article]
    return "; ".join(voices_by_value(voices)) or "–"
