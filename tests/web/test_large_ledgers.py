"""What pages tell of a large ledger is counted by the database, and is what all articles tell."""

from __future__ import annotations

from collections import Counter, defaultdict
from pathlib import Path

import pytest

import crosswire
from crosswire.ledger.find import to_term
from crosswire.web.pages import actors


def test_actors_are_told_as_all_mentions_have_them(
    examples_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(actors, "PROFILED", 0)
    stances: defaultdict[str, Counter[str]] = defaultdict(Counter)
    incidents: Counter[str] = Counter()
    names: defaultdict[str, set[str]] = defaultdict(set)
    with crosswire.open(examples_path) as ledger:
        for incident in ledger.incidents():
            said = [role for m in ledger.mentions(incident) for role in m.responsibility]
            for role in said:
                names[to_term(role.actor)].add(role.actor)
            incidents.update({to_term(role.actor) for role in said})
            for term, stance in {(to_term(role.actor), role.stance) for role in said}:
                stances[term][stance] += 1
        shown = actors._list_actors(ledger).actors
    assert len(shown) == len(names) > 1
    for actor in shown:
        term = to_term(actor.name)
        assert actor.name in names[term]
        assert (actor.incidents, actor.stances) == (incidents[term], stances[term])
