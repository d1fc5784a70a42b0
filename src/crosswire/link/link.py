"""The stage itself: candidates, comparisons, cells, groups."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from crosswire.lexicon.load import Lexicon
from crosswire.link.candidates import Pair, find_candidates
from crosswire.link.cells import find_cells, share_out
from crosswire.link.compare import Comparison, compare_mentions, compare_open
from crosswire.link.facts import Side
from crosswire.link.groups import Grouping
from crosswire.link.sides import describe_side, name_nations
from crosswire.link.stories import add_stories
from crosswire.link.verdicts import find_verdicts, pick_pairs
from crosswire.model.decision import Decision, Verdict
from crosswire.model.incident import ArticleFacts, Link
from crosswire.model.mention import Mention


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
    nations = name_nations(lexicon)
    sides = {m.id: describe_side(m, articles.get(m.article), nations) for m in mentions}
    verdicts = find_verdicts(decisions, sides)
    known = compare_candidates(find_candidates(mentions, articles), sides, verdicts)
    told = add_stories(known, sides)
    ties = [p for p, found in told.items() if found.joins and verdicts.get(p) != "unsure"]
    ties += pick_pairs(verdicts, "same")
    links: list[Link] = []
    groups: list[tuple[str, ...]] = []
    for cell, pairs in share_out(find_cells(sides, ties), known):
        own = {key: sides[key] for key in cell}
        found = link_cell(own, {pair: (known[pair], told[pair]) for pair in pairs}, verdicts)
        links += found[0]
        groups += found[1]
    return sorted(links, key=lambda link: (link.left, link.right)), sorted(groups)


def link_cell(
    sides: Mapping[str, Side],
    compared: Mapping[Pair, tuple[Comparison, Comparison]],
    verdicts: Mapping[Pair, Verdict],
) -> tuple[list[Link], list[tuple[str, ...]]]:
    """The links and groups of one cell: first by what its pairs say, then with shared stories.

    `compared` has each pair without and with the stories of its articles.
    """
    grouping = Grouping(sides, verdicts)
    sure = [pair for pair in compared if verdicts.get(pair) != "unsure"]
    grouping.join_best({pair: compared[pair][0] for pair in sure})
    refused = grouping.join_best({pair: compared[pair][1] for pair in sure})
    told = {pair: both[1] for pair, both in compared.items()}
    return make_links(told, verdicts, refused), grouping.groups()


def compare_candidates(
    pairs: Iterable[Pair], sides: Mapping[str, Side], verdicts: Mapping[Pair, Verdict]
) -> dict[Pair, Comparison]:
    """The comparisons that pass the bar or might with shared stories, and all decided ones."""
    known = {(left, right): compare_mentions(sides[left], sides[right]) for left, right in verdicts}
    for left, right in pairs:
        comparison = compare_open(sides[left], sides[right])
        if comparison is not None and comparison.is_near:
            known[left, right] = comparison
    return known


def make_links(
    known: Mapping[Pair, Comparison],
    verdicts: Mapping[Pair, Verdict],
    refused: Mapping[Pair, str],
) -> list[Link]:
    """The record of the pairs that pass the bar or come near it, and of all decided ones."""
    return [
        _link(pair, found, verdicts.get(pair), refused.get(pair))
        for pair, found in known.items()
        if found.joins or found.is_doubtful or pair in verdicts
    ]


def _link(pair: Pair, found: Comparison, verdict: Verdict | None, refused: str | None) -> Link:
    notes = [f"a person decided: {verdict}"] if verdict else []
    notes += [f"not joined: {refused}"] if refused else []
    return Link(pair[0], pair[1], found.score, (*notes, *found.reasons))
