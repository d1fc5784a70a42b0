"""One incident as it could be known at a moment, without deriving the whole ledger of that moment.

Links are about two articles, whenever one asks; and of what was known at a moment the leaders of
each block are the same then as now. So the links of then are those of now between mentions that
were known. Which of them tie, and the groups that follow, is found again around the one incident.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime

from crosswire.ledger import Workings
from crosswire.link import Ends, Group, Side, Web, weave
from crosswire.link.ties import leave_out, list_numbers
from crosswire.link.verdicts import find_same
from crosswire.link.weights import load_weights
from crosswire.model.decision import Decision, resolve_decisions
from crosswire.model.incident import ArticleFacts, Incident, Link, incident_id
from crosswire.reconcile import find_superseded, reconcile_group


class Recalling:
    """A ledger as it could be known at a moment, asked for one incident at a time."""

    def __init__(self, state: Workings, moment: datetime) -> None:
        self._state = state
        self._moment = moment
        self._index = state.linking(Side)
        self._decisions = self._resolve_decisions()
        self._bar = load_weights().bars.join
        self._links: dict[str, list[Link]] = {}
        self._sides: dict[str, Side | None] = {}  # None: not known then, or superseded then

    def incident(self, name: str) -> Incident | None:
        """The incident that a present name means, as it could be known; None if it could not be."""
        held = self._state.incident(name)
        if held is None:
            return None
        known = self._load(held.mentions)
        founders = [key for key in held.mentions if key in known]
        if not founders:
            return None
        named = [key for key in founders if incident_id(key).startswith(name)]
        group = self._find_group((named or founders)[0])
        mentions = self._state.mentions_by_id(group)
        facts = self._state.facts_of({mention.article for mention in mentions})
        copies = self._state.copies_among(facts)
        return reconcile_group(mentions, facts, copies, self._decisions)

    def _resolve_decisions(self) -> list[Decision]:
        decisions = list(self._state.decisions())
        return resolve_decisions(decisions, self._state.mentions_decided(decisions))

    # ---- what was known -----------------------------------------------------------------------

    def _load(self, mentions: Iterable[str]) -> dict[str, Side]:
        """The sides of those of the mentions that were known and stood then."""
        wanted = set(mentions)
        fresh = self._index.sides(wanted - self._sides.keys())
        known = [side for side in fresh if side.known <= self._moment]
        old = self._find_superseded({side.mention.article for side in known})
        self._sides |= dict.fromkeys(wanted - self._sides.keys())
        self._sides |= {s.mention.id: s for s in known if s.mention.article not in old}
        return {key: side for key in wanted if (side := self._sides[key]) is not None}

    def _find_superseded(self, articles: Collection[str]) -> frozenset[str]:
        """Those of the articles that a newer text had superseded then."""
        imprints = self._state.imprints_of(articles).values()
        addresses = {imprint.address for imprint in imprints if imprint.address}
        texts = self._state.facts_of(self._state.imprints_at(addresses))
        return find_superseded(filter(self._was_known, texts.values()))

    def _was_known(self, article: ArticleFacts) -> bool:
        return article.known is not None and article.known <= self._moment

    # ---- the group of then --------------------------------------------------------------------

    def _find_group(self, mention: str) -> Group:
        """The group of a mention then: its cell is followed from tie to tie."""
        region: set[str] = set()
        fresh = {mention}
        ties: set[Ends] = set()
        while fresh:
            region |= fresh
            found = self._find_ties(fresh)
            ties |= found
            fresh = ({end for pair in found for end in pair} | self._find_same(region)) - region
        links = [link for link in self._find_links(region) if region >= set(link.ends)]
        web = weave(self._load(region).values(), links, self._decisions)
        tied = web.mark(number for number, link in enumerate(links) if link.ends in ties)
        groups, _ = web.group(web.find_cells(tied), tied)
        return next(group for group in groups if mention in group)

    def _find_ties(self, mentions: Collection[str]) -> set[Ends]:
        """The links of mentions that tied then, by their ends.

        Most have no rival at all. Whether a rival counts hangs on its own partners, which are
        looked up then.
        """
        partners = _list_ends(self._find_links(mentions))
        links, web = self._look_around(partners | set(mentions))
        found = (n for n, link in enumerate(links) if not set(mentions).isdisjoint(link.ends))
        own = web.mark(n for n in found if web.passing[n])
        outdone = web.find_outdone(own)
        asked = leave_out(own, outdone)
        unsure = web.find_unsure(asked, outdone)
        ties = {links[number].ends for number in list_numbers(leave_out(asked, unsure))}
        return ties | self._find_sure({links[number].ends for number in list_numbers(unsure)})

    def _find_sure(self, doubtful: Collection[Ends]) -> set[Ends]:
        """Those of some links that tied after all, all partners of their rivals being known."""
        ends = {end for pair in doubtful for end in pair}
        links, web = self._look_around(_list_ends(self._find_links(ends)) | ends)
        asked = web.mark(n for n, link in enumerate(links) if link.ends in doubtful)
        unsure = web.find_unsure(asked, web.find_outdone(web.passing))
        return {links[number].ends for number in list_numbers(leave_out(asked, unsure))}

    def _look_around(self, mentions: Collection[str]) -> tuple[list[Link], Web]:
        """All links of mentions that were known, and the web of them."""
        links = self._find_links(mentions)
        return links, weave(self._load(_list_ends(links)).values(), links, self._decisions)

    def _find_links(self, mentions: Collection[str]) -> list[Link]:
        """The links of mentions, between what was known, that pass the bar."""
        fresh = set(mentions) - self._links.keys()
        self._links |= {key: [] for key in fresh}
        found = self._index.links_of(fresh, self._bar) if fresh else []
        known = self._load(_list_ends(found))
        for link in found:
            if known.keys() >= set(link.ends):
                for end in fresh.intersection(link.ends):
                    self._links[end].append(link)
        every = {link.ends: link for key in mentions for link in self._links[key]}
        return [every[ends] for ends in sorted(every)]

    def _find_same(self, region: Collection[str]) -> set[str]:
        """What people said is the same as one of some mentions, as far as it was known."""
        return set(self._load(find_same(self._decisions, region)))


def _list_ends(links: Iterable[Link]) -> set[str]:
    return {end for link in links for end in link.ends}
