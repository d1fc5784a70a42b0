"""What the commands do: open the ledger, ask it, show what comes back, return the exit code."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import msgspec

from crosswire import api
from crosswire.deciding import read_decisions, write_decisions
from crosswire.demo import DEMO_LEDGER, example_articles, show_demo
from crosswire.meter import Meter
from crosswire.model.decision import Verdict
from crosswire.model.incident import Incident, describe_article
from crosswire.publish import write_whole
from crosswire.publish.json import incident_object
from crosswire.reconcile import rate_outlets
from crosswire.score import load_gold, score_records
from crosswire.screen import open_screen
from crosswire.settings import load_settings
from crosswire.views import (
    show_added,
    show_case,
    show_decision,
    show_doubts,
    show_history,
    show_list,
    show_rejections,
    show_scores,
    show_sources,
    show_state,
    show_versions,
    show_why,
)

DONE, NOTHING = 0, 1


def demo(path: str | None) -> int:
    """Read the example articles and open one incident."""
    with _open(path or DEMO_LEDGER) as ledger, Meter() as meter:
        report = ledger.add(*example_articles(), progress=meter)
        show_demo(open_screen(), ledger, report)
    return DONE


def add(path: str | None, sources: tuple[str, ...]) -> int:
    """Read articles into the ledger."""
    with _open(path) as ledger, Meter() as meter:
        report = ledger.add(*sources, stdin=sys.stdin.buffer, progress=meter)
    show_added(open_screen(), report)
    return NOTHING if report.rejected else DONE


def list_incidents(
    path: str | None, as_of: str | None, asked: Mapping[str, str | None], *, as_json: bool
) -> int:
    """List the incidents that answer, each under its number in the whole list."""
    with _asked(path, as_of) as ledger:
        numbers = {incident.id: n for n, incident in enumerate(ledger.incidents(), start=1)}
        found = list(ledger.incidents(**asked))
        objects = [incident_object(i, ledger.mentions(i)) for i in found] if as_json else []
    if as_json:
        _print_json(objects)
    elif found:
        show_list(open_screen(), found, numbers)
    else:
        print("crosswire: no incident answers.", file=sys.stderr)
    return DONE if found else NOTHING


def show(path: str | None, as_of: str | None, name: str) -> int:
    """Show one incident."""
    with _asked(path, as_of) as ledger:
        show_case(open_screen(), ledger.case(_find(ledger, name)))
    return DONE


def history(path: str | None, as_of: str | None, name: str) -> int:
    """Show how the values of one incident moved."""
    with _asked(path, as_of) as ledger:
        incident = _find(ledger, name)
        show_history(open_screen(), ledger.case(incident), ledger.history(incident))
    return DONE


def sources(path: str | None, as_of: str | None) -> int:
    """Show the record of each outlet."""
    with _asked(path, as_of) as ledger:
        records = ledger.records()
        mentions = {m.id: m for reading in records.readings() for m in reading.mentions}
        facts = {d.article.id: describe_article(d) for d in records.documents()}
        found = rate_outlets(records.incidents(), mentions, facts, list(records.copies()))
    if not found:
        print("crosswire: no article names its outlet.", file=sys.stderr)
    show_sources(open_screen(), found)
    return DONE if found else NOTHING


def versions(path: str | None, as_of: str | None) -> int:
    """Show what was changed in articles under their address."""
    with _asked(path, as_of) as ledger:
        found = list(ledger.versions())
    if not found:
        print("crosswire: no article has changed under its address.", file=sys.stderr)
    show_versions(open_screen(), found)
    return DONE if found else NOTHING


def why(path: str | None, as_of: str | None, left: str, right: str) -> int:
    """Show what speaks for two incidents being one, and what against."""
    with _asked(path, as_of) as ledger:
        one, other = (_resolve(ledger, name) for name in (left, right))
        found = ledger.why(one, other)
        cases = {key: ledger.case(key) for key in dict.fromkeys((one, other)) if key[0] == "i"}
        show_why(open_screen(), found, cases)
    return DONE if found else NOTHING


def decide(path: str | None, verdict: str, left: str, right: str, *, by: str, why: str) -> int:
    """Record that two incidents are one, are two, or cannot be told apart."""
    said = msgspec.convert(verdict, Verdict)
    with _open(path, must_exist=True) as ledger:
        one, other = (_resolve(ledger, name) for name in (left, right))
        decision = ledger.decide(said, one, other, by=by, why=why)
    show_decision(open_screen(), decision)
    return DONE


def settle(path: str | None, name: str, slot: str, value: str, *, by: str, why: str) -> int:
    """Record which value of an incident is right."""
    with _open(path, must_exist=True) as ledger:
        decision = ledger.settle(_find(ledger, name).id, slot, value, by=by, why=why)
    show_decision(open_screen(), decision)
    return DONE


def undo(path: str | None, start: str, *, by: str, why: str) -> int:
    """Record that a decision is taken back."""
    with _open(path, must_exist=True) as ledger:
        decision = ledger.undo(start, by=by, why=why)
    show_decision(open_screen(), decision)
    return DONE


def decisions(path: str | None, merge: str | None, output: str) -> int:
    """Write the record of decisions, or add one to it."""
    with _open(path, must_exist=True) as ledger:
        if merge is not None:
            fresh = ledger.merge_decisions(read_decisions(Path(merge)))
            print(f"crosswire: {fresh} decisions added.", file=sys.stderr)
            return DONE
        lines = write_decisions(ledger.decisions())
        if output == "-":
            sys.stdout.writelines(lines)
        else:
            write_whole(lines, Path(output))
    return DONE


def review(path: str | None, most: int) -> int:
    """List what a person should look at."""
    with _asked(path, None) as ledger:
        found = [
            (doubt, ledger.why(doubt.left, doubt.right)[0]) for doubt in ledger.review()[:most]
        ]
        titles = {key: i.title for i in ledger.incidents() for key in i.mentions} if found else {}
    if not found:
        print("crosswire: nothing to review.", file=sys.stderr)
    show_doubts(open_screen(), found, titles)
    return DONE if found else NOTHING


def export(path: str | None, as_of: str | None, form: str, output: str) -> int:
    """Write the ledger to a file or to standard output."""
    with _asked(path, as_of) as ledger:
        if output == "-":
            sys.stdout.writelines(ledger.pieces(form))
        else:
            ledger.export(form, output)
    return DONE


def rebuild(path: str | None) -> int:
    """Read all stored articles again."""
    with _open(path, must_exist=True) as ledger, Meter() as meter:
        rejected = ledger.rebuild(meter)
        state = ledger.status()
    screen = open_screen()
    show_state(screen, state)
    show_rejections(screen, rejected)
    return NOTHING if rejected else DONE


def status(path: str | None, as_of: str | None) -> int:
    """Show how much the ledger holds, and what could not be read."""
    with _open(path, as_of, must_exist=True) as ledger:
        state, rejections = ledger.status(), ledger.rejections()
    screen = open_screen()
    show_state(screen, state)
    show_rejections(screen, rejections)
    return DONE


def score(path: str | None, as_of: str | None, gold: str, misses: int, *, as_json: bool) -> int:
    """Score the ledger against labels."""
    with _asked(path, as_of) as ledger:
        scores = score_records(ledger.records(), load_gold(Path(gold)))
    if as_json:
        _print_json(scores)
    else:
        show_scores(open_screen(), scores)
    for miss in scores.misses[:misses]:
        print(miss, file=sys.stderr)
    return DONE


def _open(path: str | None, as_of: str | None = None, *, must_exist: bool = False) -> api.Ledger:
    return api.open(must_exist=must_exist, settings=load_settings(ledger=path), as_of=as_of)


@contextmanager
def _asked(path: str | None, as_of: str | None) -> Iterator[api.Ledger]:
    """The ledger at one moment, so that all of a command's answers agree."""
    with _open(path, as_of, must_exist=True) as ledger, ledger.at_one_moment():
        yield ledger


def _find(ledger: api.Ledger, name: str) -> Incident:
    """The incident with a number of the list, an id, or the first letters of one."""
    if name.isdecimal():
        for number, incident in enumerate(ledger.incidents(), start=1):
            if number == int(name):
                return incident
    return ledger.incident(name)


def _resolve(ledger: api.Ledger, name: str) -> str:
    """The id of a mention as it is given, or of the incident that is named."""
    return name if name.startswith("m") else _find(ledger, name).id


def _print_json(value: object) -> None:
    print(msgspec.json.format(msgspec.json.encode(value), indent=1).decode())
