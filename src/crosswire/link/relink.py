"""Linking what came and what went, and nothing else: the same links and groups as all at once.

The laws that make it exact: a link depends on its two articles alone, a tie on the links of its two
ends, a group on the ties and links of its cell. So what moves is followed from each to the next.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Protocol

import msgspec

from crosswire.link.blocks import Blocks, Key, find_blocks, find_views
from crosswire.link.candidates import Pair, order_pair
from crosswire.link.comparer import Comparer
from crosswire.link.facts import Side
from crosswire.link.meetings import BlockIndex, Ends, Meetings, Moved, Rank, order_ends
from crosswire.link.near import find_bar
from crosswire.link.stories import add_stories
from crosswire.link.ties import list_numbers
from crosswire.link.verdicts import find_same
from crosswire.link.web import Group, Web, weave
from crosswire.link.weights import load_weights
from crosswire.model.decision import Decision
from crosswire.model.incident import Link, LinkState


class LinkIndex(BlockIndex, Protocol):
    """What a ledger keeps of linking: blocks, sides and links."""

    def sides(self, mentions: Collection[str]) -> Sequence[Side]:
        """The sides of mentions, by their ids; those that are not held are left out."""
        ...

    def sides_of(self, articles: Collection[str]) -> Sequence[Side]:
        """The sides of all mentions of some articles."""
        ...

    def superseded(self, mentions: Collection[str]) -> set[str]:
        """Those of the mentions whose article a newer text has superseded."""
        ...

    def links_of(self, mentions: Collection[str], least: float | None = None) -> Sequence[Link]:
        """The links that have one of the mentions at either end, of at least some total."""
        ...

    def put_sides(self, sides: Sequence[Side]) -> None:
        """Keep sides."""
        ...

    def drop_sides(self, mentions: Collection[str]) -> None:
        """Forget sides."""
        ...

    def put_links(self, links: Collection[Link]) -> None:
        """Keep links, in the place of those with the same ends."""
        ...

    def drop_links(self, ends: Collection[Ends]) -> None:
        """Forget links."""
        ...


class Relinking:
    """Keeps the links of an index up to date with its mentions, and finds the groups that move."""

    def __init__(self, index: LinkIndex, decisions: Sequence[Decision]) -> None:
        self._index = index
        self._decisions = decisions
        self._meetings = Meetings(index, self._find_lookers, self._find_blocks)
        self._sides: dict[str, Side] = {}
        bars = load_weights().bars
        self._bar, self._margin = bars.join, bars.margin
        self._fresh: dict[Ends, Link] = {}  # links in a new state, not yet kept
        self._stirred: set[str] = set()  # mentions whose cells may fall into other groups

    def move(
        self,
        came: Sequence[Side],
        gone: Sequence[Side],
        turned: Collection[str] = (),
        beside: Collection[str] = (),
    ) -> list[Group]:
        """Let mentions come and go; the groups of every cell that this may move.

        `turned` are mentions that are held before and after, but of which something else changed:
        whether their article stands, or what people decided about them. `beside` are those that
        were in one group with any of these.
        """
        affected, articles = self._drop_links_of({side.mention.id: side for side in gone})
        self._replace_sides(came, gone)
        moved = self._meetings.move(stand_sides(came), stand_sides(gone))
        affected |= self._relink(moved, articles) | self._find_affected(self._weigh_links(turned))
        self._stirred |= {*turned, *beside, *(side.mention.id for side in came)}
        self._retie(affected)
        return self._regroup()

    def _replace_sides(self, came: Sequence[Side], gone: Sequence[Side]) -> None:
        self._index.drop_sides([side.mention.id for side in gone])
        self._index.put_sides(came)
        for side in gone:
            self._sides.pop(side.mention.id, None)
        self._sides |= {side.mention.id: side for side in came}

    def _weigh_links(self, mentions: Collection[str]) -> dict[Ends, float]:
        links = self._index.links_of(mentions, self._bar) if mentions else []
        return {link.ends: link.total for link in links}

    # ---- what is held -------------------------------------------------------------------------

    def _load(self, mentions: Iterable[str]) -> dict[str, Side]:
        """The sides of mentions by their ids, in order of rank."""
        wanted = set(mentions)
        if missing := wanted - self._sides.keys():
            self._sides |= {side.mention.id: side for side in self._index.sides(missing)}
        held = (self._sides[key] for key in wanted if key in self._sides)
        return {side.mention.id: side for side in sorted(held, key=lambda side: side.rank)}

    def _find_blocks(self, mentions: Collection[str]) -> dict[str, Blocks]:
        return {key: find_blocks(side) for key, side in self._load(mentions).items()}

    def _find_lookers(self, blocks: Collection[Key]) -> dict[Key, list[str]]:
        """Who looks into each of the blocks."""
        views = {block: find_views(block) for block in blocks}
        members = self._index.members({view for held in views.values() for view in held})
        looks = {
            key: set(held.looks)
            for key, held in self._find_blocks({k for m in members.values() for k in m}).items()
        }
        return {
            block: [
                key
                for key in {key for view in held for key in members.get(view, ())}
                if block in looks[key]
            ]
            for block, held in views.items()
        }

    # ---- links --------------------------------------------------------------------------------

    def _drop_links_of(self, gone: Mapping[str, Side]) -> tuple[set[Ends], set[Ends]]:
        """Forget the links of mentions that go; the links of others that this affects.

        And the pairs of articles that were linked by these: they may share fewer stories now.
        """
        self._sides |= gone
        links = self._index.links_of(gone) if gone else []
        self._load(end for link in links for end in link.ends)
        articles = {self._find_articles(link.ends) for link in links}
        affected = self._drop(links)
        self._stirred -= gone.keys()
        return affected, articles

    def _drop(self, links: Collection[Link]) -> set[Ends]:
        dropped = {link.ends: link.total for link in links}
        affected = self._find_affected(dropped)
        self._index.drop_links(dropped)
        self._stirred |= {end for link in links if self._weighs_in(link) for end in link.ends}
        return affected - dropped.keys()

    def _weighs_in(self, link: Link) -> bool:
        """True if groups hang on a link: it ties, or speaks for two of a cell with its stories."""
        return link.state == "tied" or (link.total != link.alone and link.total >= self._bar)

    def _relink(self, moved: Moved, articles: Collection[Ends]) -> set[Ends]:
        """Make and forget links as mentions meet and part; the links that this affects.

        Those between some pairs of articles are told anew, too.
        """
        held: dict[Ends, Link] = {}
        if moved.parted:
            ends = {end for pair in (*moved.met, *moved.parted) for end in pair}
            held = {link.ends: link for link in self._index.links_of(ends)}
        lost = held.keys() & moved.parted
        lost -= self._meetings.meets(lost)
        affected = self._drop([held[ends] for ends in lost])
        found = self._compare(moved.met - held.keys())
        changed = {*articles, *(self._find_articles(pair) for pair in (*found, *lost))}
        beside = {link.ends: link for link in self._find_beside(changed)}
        fresh = self._retell(found, beside, changed)
        told = [*fresh.values(), *(beside[ends] for ends in fresh.keys() & beside.keys())]
        self._stirred |= {end for link in told if self._weighs_in(link) for end in link.ends}
        self._index.put_links(list(map(self._part, fresh.values())))
        made = {ends: link.total for ends, link in fresh.items() if ends not in beside}
        # Of a link that is told anew others may have waited for what it weighed before.
        retold = {
            ends: max(link.total, beside[ends].total)
            for ends, link in fresh.items()
            if ends in beside
        }
        return affected | self._find_affected(made, made) | self._find_affected(retold)

    def _part(self, link: Link) -> Link:
        """The link, apart if it does not pass the bar any more."""
        passes = link.total >= self._bar
        return link if passes else msgspec.structs.replace(link, state="apart", refused=None)

    def _find_affected(
        self, changed: Mapping[Ends, float], made: Collection[Ends] = ()
    ) -> set[Ends]:
        """The links that may tie or not now that others changed, with what those weigh at most.

        They share an end with such a link, exclude its other end, and are not much surer. Of links
        that are `made` anew no other can have waited, so what was outdone stays so.
        """
        passing = {ends: total for ends, total in changed.items() if total >= self._bar}
        links_of = self._find_links({end for pair in passing for end in pair})
        ends = {end for held in links_of.values() for link in held for end in link.ends}
        sides = self._load(ends.union(*passing))
        number_of = {key: number for number, key in enumerate(sides)}
        comparer = Comparer(list(sides.values()))

        def is_affected(link: Link, end: str, pair: Ends) -> bool:
            if link.total - self._margin > passing[pair]:
                return False
            if pair in made and link.state == "outdone":
                return False
            beside, other = _other_end(link.ends, end), _other_end(pair, end)
            same = sides[beside].mention.article == sides[other].mention.article
            return same or comparer.exclude(number_of[beside], number_of[other])

        beside = {
            link.ends
            for pair in passing
            for end in pair
            for link in links_of[end]
            if link.ends != pair and is_affected(link, end, pair)
        }
        return beside | passing.keys()

    def _find_links(self, mentions: Collection[str]) -> defaultdict[str, list[Link]]:
        """The links by which mentions pass the bar."""
        found: defaultdict[str, list[Link]] = defaultdict(list)
        for link in self._index.links_of(mentions, self._bar):
            for end in link.ends:
                found[end].append(link)
        return found

    def _compare(self, pairs: Collection[Ends]) -> dict[Ends, float]:
        """What speaks for each pair that is near, by itself."""
        sides = self._load(end for pair in pairs for end in pair)
        number_of = {key: number for number, key in enumerate(sides)}
        comparer = Comparer(list(sides.values()))
        bar = find_bar()
        found = {}
        for one, other in pairs:
            if sides[one].mention.article != sides[other].mention.article:
                total = comparer.weigh_open(number_of[one], number_of[other])
                if total is not None and total >= bar:
                    found[one, other] = total
        return found

    def _retell(
        self, found: Mapping[Ends, float], held: Mapping[Ends, Link], changed: Collection[Ends]
    ) -> dict[Ends, Link]:
        """The links that are new or weigh more or less, now that articles share other stories."""
        alone = {ends: link.alone for ends, link in held.items()} | dict(found)
        number_of = {key: n for n, key in enumerate(self._load(e for p in alone for e in p))}
        parts: defaultdict[Ends, dict[Pair, float]] = defaultdict(dict)
        ends_of: dict[Pair, Ends] = {}
        for ends, total in alone.items():
            pair = order_pair(number_of[ends[0]], number_of[ends[1]])
            ends_of[pair] = ends
            parts[self._find_articles(ends)][pair] = total
        totals = {
            ends_of[pair]: total
            for articles in changed
            for pair, total in add_stories(parts[articles]).items()
        }
        return {
            ends: Link(*ends, alone[ends], total, held[ends].state if ends in held else "apart")
            for ends, total in sorted(totals.items())
            if ends not in held or held[ends].total != total
        }

    def _find_articles(self, ends: Ends) -> Ends:
        """The two articles of a pair."""
        sides = self._load(ends)
        return order_ends(*(sides[end].mention.article for end in ends))

    def _find_beside(self, articles: Collection[Ends]) -> list[Link]:
        """The links between pairs of articles, and others of theirs."""
        often = Counter(article for pair in articles for article in pair)
        one_of_each = {
            min(pair, key=lambda article: (-often[article], article)) for pair in articles
        }
        sides = self._index.sides_of(one_of_each)
        return list(self._index.links_of({side.mention.id for side in sides}))

    # ---- ties and groups ----------------------------------------------------------------------

    def _retie(self, affected: set[Ends]) -> None:
        """Find again which links are outdone, and then which of them tie.

        The first hangs on all links of the two ends, the second on which of those are outdone.
        """
        links, web = self._look_around(affected)
        flipped = self._sift(links, web, affected)
        if flipped:
            self._put_fresh()
            affected = affected | self._find_affected(flipped)
            links, web = self._look_around(affected)
        self._pick_ties(links, web, affected)
        self._put_fresh()

    def _look_around(self, affected: Collection[Ends]) -> tuple[list[Link], Web]:
        """All links of the ends of some links, and the web of them."""
        every = self._index.links_of({end for ends in affected for end in ends}, self._bar)
        links = sorted(every, key=lambda link: link.ends)
        return links, self._weave({end for link in links for end in link.ends}, links)

    def _sift(self, links: list[Link], web: Web, affected: Collection[Ends]) -> dict[Ends, float]:
        """Find again which of the affected links are outdone; those of which that changes."""
        own = {number for number, link in enumerate(links) if link.ends in affected}
        outdone = web.find_outdone(web.mark(n for n in own if web.passing[n]))
        flipped: dict[Ends, float] = {}
        for number in own:
            link = links[number]
            state: LinkState = "apart"
            if web.passing[number]:
                undecided: LinkState = "tied" if link.state == "tied" else "unsure"
                state = "outdone" if outdone[number] else undecided
            if (link.state == "outdone") != (state == "outdone"):
                flipped[link.ends] = link.total
            links[number] = self._change(link, state)
        return flipped

    def _pick_ties(self, links: list[Link], web: Web, affected: Collection[Ends]) -> None:
        """Find again which of the affected links tie, now that it is known which are outdone."""
        outdone = web.mark(n for n, link in enumerate(links) if link.state == "outdone")
        own = (n for n, link in enumerate(links) if link.ends in affected)
        asked = web.mark(n for n in own if web.passing[n] and not outdone[n])
        unsure = web.find_unsure(asked, outdone)
        for number in list_numbers(asked):
            state: LinkState = "unsure" if unsure[number] else "tied"
            links[number] = self._change(links[number], state)

    def _change(self, link: Link, state: LinkState) -> Link:
        """A link in another state; its ends are stirred if it ties now, or did."""
        if state == link.state:
            return link
        if "tied" in (state, link.state):
            self._stirred |= set(link.ends)
        self._fresh[link.ends] = changed = msgspec.structs.replace(link, state=state, refused=None)
        return changed

    def _regroup(self) -> list[Group]:
        """The groups of all cells that hold a mention that was stirred."""
        held: dict[Ends, Link] = {}
        region: set[str] = set()
        fresh = set(self._stirred)
        while fresh:
            region |= fresh
            links = self._index.links_of(fresh, self._bar)
            held |= {link.ends: link for link in links}
            fresh = {end for link in links if link.state == "tied" for end in link.ends}
            fresh = (fresh | find_same(self._decisions, region)) - region
        links = sorted((k for k in held.values() if set(k.ends) <= region), key=lambda k: k.ends)
        web = self._weave(region, links)
        tied = web.mark(number for number, link in enumerate(links) if link.state == "tied")
        groups, refused = web.group(web.find_cells(tied), tied)
        for number in list_numbers(tied):
            changed = msgspec.structs.replace(links[number], refused=refused.get(number))
            if changed != links[number]:
                self._fresh[changed.ends] = changed
        self._put_fresh()
        return groups

    def _weave(self, mentions: Collection[str], links: Sequence[Link]) -> Web:
        """Some mentions and links between them, in the order in which the links are given."""
        fallen = self._index.superseded(mentions)
        return weave(self._load(mentions).values(), links, self._decisions, fallen)

    def _put_fresh(self) -> None:
        self._index.put_links(self._fresh.values())
        self._fresh.clear()


def _other_end(ends: Ends, end: str) -> str:
    return ends[1] if ends[0] == end else ends[0]


def stand_sides(sides: Iterable[Side]) -> dict[Rank, Blocks]:
    """The blocks of sides, by their ranks."""
    return {side.rank: find_blocks(side) for side in sides}
