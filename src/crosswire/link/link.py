"""The stage itself: candidates, comparisons, groups."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from crosswire.lexicon.load import Lexicon
from crosswire.link import weights as w
from crosswire.link.candidates import Pair, find_candidates
from crosswire.link.facts import describe_side
from crosswire.link.groups import Grouping
from crosswire.link.words import weigh_words
from crosswire.model.incident import ArticleFacts, Decision, Link
from crosswire.model.mention import Mention

_STATE_KINDS = frozenset({"state", "force"})


def link_mentions(
    mentions: Sequence[Mention],
    articles: Mapping[str, ArticleFacts],
    decisions: Sequence[Decision] = (),
    *,
    lexicon: Lexicon | None = None,
) -> tuple[list[Link], list[tuple[str, ...]]]:
    """Links between mentions with their reasons, and the groups of mentions that follow.

    The order in which mentions are given changes nothing. A decision by a person outranks every
    link. Mentions of one article are never joined unless a person says that they are the same;
    a mention that fits two incidents equally well stays apart. The lexicon tells which doers are
    states; without it no two doers contradict each other.
    """
    nations = _nations(lexicon)
    words = weigh_words(mentions, articles)
    sides = {m.id: describe_side(m, articles, words[m.id], nations) for m in mentions}
    grouping = Grouping(sides, decisions)
    pairs = find_candidates(mentions, articles)
    refused = grouping.join_best(pairs)
    decided = {_pair(d.left, d.right) for d in decisions if d.left in sides and d.right in sides}
    links = [_link(pair, grouping, refused.get(pair)) for pair in sorted({*pairs, *decided})]
    groups = [tuple(sorted(members)) for members in grouping.groups()]
    return [link for link in links if link is not None], sorted(groups)


def _pair(left: str, right: str) -> Pair:
    return (left, right) if left < right else (right, left)


def _nations(lexicon: Lexicon | None) -> dict[str, str]:
    """The country of each actor that is a state or a state's force."""
    if lexicon is None:
        return {}
    return {
        actor: country
        for entry in lexicon.entries("actors")
        if entry.word("kind") in _STATE_KINDS
        and (actor := entry.word("actor"))
        and (country := entry.word("country"))
    }


def _link(pair: Pair, grouping: Grouping, refused: str | None) -> Link | None:
    """The record of a pair; None if it lies far below the bar and nobody decided about it."""
    comparison = grouping.compare(pair)
    verdict = grouping.verdict(pair)
    if verdict is None and (comparison.forbidden or comparison.total < w.JOIN - w.KEPT):
        return None
    notes = [f"a person decided: {verdict}"] if verdict else []
    notes += [f"not joined: {refused}"] if refused else []
    return Link(pair[0], pair[1], comparison.score, (*notes, *comparison.reasons))
