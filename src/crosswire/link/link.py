"""The stage itself, for all mentions at once: candidates, links, ties, cells, groups."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from crosswire.lexicon.load import Lexicon
from crosswire.link.candidates import find_candidates
from crosswire.link.comparer import Comparer
from crosswire.link.facts import Side
from crosswire.link.near import find_near
from crosswire.link.sides import describe_side, name_nations
from crosswire.link.ties import leave_out
from crosswire.link.web import Group, Web
from crosswire.model.decision import Decision
from crosswire.model.incident import ArticleFacts, Link, LinkState
from crosswire.model.mention import Mention


def link_mentions(
    mentions: Iterable[Mention],
    articles: Mapping[str, ArticleFacts],
    decisions: Sequence[Decision] = (),
    *,
    lexicon: Lexicon | None = None,
    superseded: Collection[str] = (),
) -> tuple[list[Link], list[Group]]:
    """Links between mentions, and the groups of mentions that follow.

    The order in which mentions are given changes nothing. A decision by a person outranks every
    link. Mentions of one article are never joined unless a person says that they are the same;
    a mention that fits two incidents equally well stays apart. Articles that a newer text has
    superseded keep their links, but belong to no group. The lexicon tells which doers are states;
    without it no two doers contradict each other.
    """
    nations = name_nations(lexicon)
    sides = [describe_side(m, articles.get(m.article), nations) for m in mentions]
    links, groups = link_sides(sides, decisions, superseded)
    return list(links), groups


def link_sides(
    sides: Iterable[Side], decisions: Sequence[Decision], superseded: Collection[str]
) -> tuple[Iterator[Link], list[Group]]:
    """The same for mentions that are made ready to be compared; the links as they are asked for."""
    ranked = sorted(sides, key=lambda side: side.rank)
    comparer = Comparer(ranked)
    near = find_near(find_candidates(ranked), comparer)
    fallen = {side.mention.id for side in ranked if side.mention.article in superseded}
    web = Web(ranked, near, comparer, decisions, fallen)
    outdone = web.find_outdone(web.passing)
    unsure = web.find_unsure(leave_out(web.passing, outdone), outdone)
    tied = leave_out(web.passing, outdone, unsure)
    groups, refused = web.group(web.find_cells(tied), tied)

    def find_state(number: int) -> LinkState:
        if not web.passing[number]:
            return "apart"
        return "outdone" if outdone[number] else "unsure" if unsure[number] else "tied"

    links = (web.link(n, find_state(n), refused.get(n)) for n in range(len(near)))
    return links, groups
