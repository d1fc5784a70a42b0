"""Why mentions of a ledger are one incident or two, and where a person should look."""

from __future__ import annotations

from collections.abc import Sequence

from crosswire.ledger import LedgerState
from crosswire.lexicon.load import Lexicon
from crosswire.link import explain_pairs
from crosswire.link.explain import Explanation
from crosswire.link.review import Doubt, rank_doubts
from crosswire.model.decision import pick_standing
from crosswire.model.mention import Mention


def explain_mentions(
    state: LedgerState, left: Sequence[Mention], right: Sequence[Mention], lexicon: Lexicon
) -> list[Explanation]:
    """Every mention of one side with every one of the other, the likeliest pair first."""
    facts = state.facts_of({mention.article for mention in (*left, *right)})
    beside = state.mentions_in(list(facts))
    return explain_pairs(left, right, facts, beside=beside, lexicon=lexicon)


def find_doubts(state: LedgerState, lexicon: Lexicon) -> list[Doubt]:
    """What a person should look at, best first: unsure pairs, and decisions contradicted."""
    groups = [incident.mentions for incident in state.incidents()]
    decided = []
    for decision in pick_standing(state.decisions()):
        both = [key for key in (decision.left, decision.right) if key]
        found = state.mentions_by_id(both)
        if decision.verdict and len(found) == len(both):
            decided.append((decision, explain_mentions(state, found[:1], found[1:], lexicon)[0]))
    return rank_doubts(state.links(), groups, decided)
