"""The review queue: what a person should look at, found without reading all incidents."""

from __future__ import annotations

from pathlib import Path

from conftest import NewAddress

import crosswire
from crosswire.explaining import explain_mentions
from crosswire.link.explain import Explanation
from crosswire.link.review import Doubt, Groups, rank_doubts
from crosswire.model.decision import Decision, pick_standing

GOLD = Path(__file__).parents[1] / "gold"


def list_doubts(ledger: crosswire.Ledger) -> list[Doubt]:
    """The queue out of every incident and every link."""
    incidents = list(ledger.incidents())
    homes = {key: incident.id for incident in incidents for key in incident.mentions}
    sizes = {incident.id: len(incident.mentions) for incident in incidents}
    state, lexicon = ledger.records(), ledger._lexicon()
    decided = [
        (decision, explain_mentions(state, [one], [other], lexicon)[0])
        for decision in pick_standing(ledger.decisions())
        for one, other in [[ledger.mention(key) for key in (decision.left, decision.right)]]
    ]
    return rank_doubts(state.links(), Groups(homes, sizes), decided)


def test_the_queue_is_that_of_all_incidents_and_links(new_address: NewAddress) -> None:
    with crosswire.open(new_address()) as ledger:
        ledger.add(GOLD / "mideast" / "articles", read_on="2026-01-01")
        for number in range(4):
            doubts = ledger.review()
            assert doubts == list_doubts(ledger)
            verdict = "different" if doubts[number].joined else "same"
            pair = (doubts[number].left, doubts[number].right)
            ledger.decide(verdict, *pair, why="seen", by="N. Reader")
        assert len(doubts) > 4


def test_a_decided_pair_that_is_in_no_incident_yet_is_left_out() -> None:
    decision = Decision("N. Reader", "2031-03-04", "seen", "ma1", "ma2", "same")
    why = Explanation("ma1", "ma2", -9.0, 0.0, forbidden=True, in_favour=(), against=())
    both = Groups({"ma1": "i1", "ma2": "i2"}, {"i1": 1, "i2": 1})
    assert [doubt.decided for doubt in rank_doubts([], both, [(decision, why)])] == [decision.id]
    assert rank_doubts([], Groups({"ma1": "i1"}, {"i1": 1}), [(decision, why)]) == []
