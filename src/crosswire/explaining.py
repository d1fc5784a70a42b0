"""Why mentions of a ledger are one incident or two, and where a person should look."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from crosswire.ledger import LedgerState
from crosswire.lexicon.load import Lexicon
from crosswire.link import explain_pairs
from crosswire.link.explain import Explanation
from crosswire.link.review import Doubt, Groups, bound_doubt, rank_doubts
from crosswire.model.decision import Decision, find_ends, pick_standing
from crosswire.model.incident import ArticleFacts
from crosswire.model.mention import Mention


def explain_mentions(
    state: LedgerState,
    left: Sequence[Mention],
    right: Sequence[Mention],
    lexicon: Lexicon,
    facts: Mapping[str, ArticleFacts] | None = None,
) -> list[Explanation]:
    """Every mention of one side with every one of the other, the likeliest pair first.

    `facts` are those of their articles, if they are known already.
    """
    if facts is None:
        facts = state.facts_of({mention.article for mention in (*left, *right)})
    beside = state.mentions_in(list(facts))
    return explain_pairs(left, right, facts, beside=beside, lexicon=lexicon)


def find_doubts(state: LedgerState, lexicon: Lexicon) -> list[Doubt]:
    """What a person should look at, best first: unsure pairs, and decisions contradicted."""
    browser = state.browse()
    decided = _explain_decided(state, lexicon)
    bound = browser.doubtful(*bound_doubt())
    homes = browser.incidents_of({key for _, why in decided for key in (why.left, why.right)})
    for each in bound:
        homes[each.link.left], homes[each.link.right] = each.left, each.right
    return rank_doubts((each.link for each in bound), Groups(homes, browser.sizes()), decided)


def _explain_decided(state: LedgerState, lexicon: Lexicon) -> list[tuple[Decision, Explanation]]:
    """The verdicts that stand, each with what speaks for and against its pair."""
    standing = pick_standing(state.decisions())
    mentions = state.mentions_decided(standing)
    decided = []
    for decision, (left, right) in zip(standing, find_ends(standing, mentions), strict=True):
        if decision.verdict and left and right and left != right:
            one, other = [mentions[left]], [mentions[right]]
            decided.append((decision, explain_mentions(state, one, other, lexicon)[0]))
    return decided
