"""From what is stored to the incidents: all at once, or only what one new thing changes.

    link → reconcile → relate

Both ways give the same ledger, byte for byte: a property test holds them against each other. One
article touches few incidents, whatever the ledger holds, so adding to a large one costs no more.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from typing import NamedTuple

import msgspec

from crosswire.ledger import Revision, StoredLedger
from crosswire.ledger.derived import Derived, Imprint
from crosswire.lexicon.load import Lexicon
from crosswire.link import (
    LEADERS,
    Blocks,
    Ends,
    Group,
    Meetings,
    Rank,
    Relinking,
    Side,
    describe_side,
    link_sides,
    list_standings,
    name_nations,
    order_ends,
    read_id,
    stand_sides,
)
from crosswire.model.decision import Decision, find_ends, resolve_decisions
from crosswire.model.incident import ArticleFacts, Copy, Incident, describe_article, known_since
from crosswire.model.mention import Mention
from crosswire.model.origins import Copied
from crosswire.reconcile import (
    find_copies,
    find_prints,
    find_superseded,
    normalise_address,
    reconcile_group,
)
from crosswire.relate import relate_incidents

# One pending article in so many is derived from alone; with more of them all at once is faster.
ALONE = 10


def derive(ledger: StoredLedger, lexicon: Lexicon) -> None:
    """Bring the incidents up to date with what is pending.

    What others store meanwhile stays pending, for them to derive from.
    """
    pending = ledger.pending()
    if len(pending) * ALONE > ledger.count_added():
        derive_all(ledger, lexicon)
        return
    for name in pending:
        with ledger.revising() as revision:
            if revision.is_pending(name):
                Deriving(revision, lexicon).derive_from(name)


def derive_all(ledger: StoredLedger, lexicon: Lexicon) -> None:
    """Link, reconcile and relate everything the ledger holds, and store what follows."""
    with ledger.at_one_moment() as moment:
        revision = moment.revision()
        articles = {d.article.id: describe_article(d) for d in moment.documents()}
        readings = list(moment.readings())
        decided = list(moment.decisions())
    # What a newer text under the same address says stands in the place of what the older said.
    old = find_superseded(articles.values())
    mentions = {mention.id: mention for reading in readings for mention in reading.mentions}
    decisions = resolve_decisions(decided, mentions)
    nations = name_nations(lexicon)
    sides = [describe_side(m, articles.get(m.article), nations) for m in mentions.values()]
    links, groups = link_sides(sides, decisions, old)
    imprints = [take_imprint(article, superseded=key in old) for key, article in articles.items()]
    copies = find_copies(articles.values(), meet_by_prints(imprints))
    held = ([mentions[member] for member in group] for group in groups)
    incidents = list(_reconcile_groups(held, articles, copies, decisions))
    belongs = {member: incident.id for incident in incidents for member in incident.mentions}
    related = relate_incidents(
        [reading for reading in readings if reading.article not in old], belongs
    )
    standings = list_standings(stand_sides(sides) | stand_imprints(imprints))
    derived = Derived(links, incidents, related, copies, standings, sides, imprints)
    ledger.write_derived(derived, mentions, revision)


def _reconcile_groups(
    groups: Iterable[Sequence[Mention]],
    articles: Mapping[str, ArticleFacts],
    copies: Iterable[Copy],
    decisions: Sequence[Decision],
) -> Iterator[Incident]:
    copied = Copied(copies)
    for mentions in groups:
        own = copied.among({mention.article for mention in mentions})
        yield reconcile_group(mentions, articles, own, decisions)


# ---- who shares words with whom ------------------------------------------------------------------


def take_imprint(article: ArticleFacts, *, superseded: bool) -> Imprint:
    """What an article is found by."""
    return Imprint(
        article=article.id,
        rank=f"{known_since(article):%Y%m%d%H%M%S} {article.id}",
        prints=find_prints(article),
        address=normalise_address(article.address) if article.address else None,
        superseded=superseded,
    )


def stand_imprints(imprints: Iterable[Imprint]) -> dict[Rank, Blocks]:
    """The blocks of articles: each print is one, and who stands there looks there, too."""
    prints = {each.rank: tuple(f"print {n:x}" for n in each.prints) for each in imprints}
    return {rank: Blocks(blocks, blocks) for rank, blocks in prints.items()}


def meet_by_prints(imprints: Iterable[Imprint]) -> set[Ends]:
    """The pairs of articles to compare: each with the leaders of those who share a print."""
    leaders: defaultdict[int, list[str]] = defaultdict(list)
    met: set[Ends] = set()
    for imprint in sorted(imprints, key=lambda each: each.rank):
        for number in imprint.prints:
            held = leaders[number]
            met |= {order_ends(imprint.article, other) for other in held}
            if len(held) < LEADERS:
                held.append(imprint.article)
    return met


# ---- what one thing changes ----------------------------------------------------------------------


class Changes(NamedTuple):
    """What is to be derived anew: mentions that came and went, and what turned about others.

    `turned` are those of which it changed whether they stand, or what was decided about them;
    `retold` those of which anything else may have changed.
    `articles` are those whose own words are to be tied to incidents again; `copies` the pairs of
    which it changed who copied whom.
    """

    came: Sequence[Side] = ()
    gone: Sequence[Side] = ()
    turned: Collection[str] = ()
    retold: Collection[str] = ()
    copies: Collection[Ends] = ()
    articles: Collection[str] = ()

    @property
    def mentions(self) -> set[str]:
        """All mentions that this is about."""
        moved = {side.mention.id for side in (*self.came, *self.gone)}
        return moved.union(self.turned, self.retold)

    @property
    def lost(self) -> set[str]:
        """The mentions that are not there any more."""
        return {side.mention.id for side in self.gone} - {side.mention.id for side in self.came}


class Deriving:
    """Derives from one article or decision that is pending, within a revision of the ledger."""

    def __init__(self, revision: Revision, lexicon: Lexicon) -> None:
        self._revision = revision
        self._nations = name_nations(lexicon)
        self._index = revision.linking(Side)
        self._decisions = list(revision.decisions())

    def derive_from(self, name: str) -> None:
        """Bring everything up to date with what is stored under a name."""
        decision = self._revision.decision(name)
        if decision is not None:
            self._regroup(Changes(turned=self._find_decided(decision)))
        else:
            self._derive_article(name)
        self._revision.finish(name)

    def _derive_article(self, article_id: str) -> None:
        facts = self._revision.facts_of([article_id])[article_id]
        sides = {
            mention.id: describe_side(mention, facts, self._nations)
            for mention in self._revision.mentions_in([article_id])
        }
        held = {side.mention.id: side for side in self._index.sides_of([article_id])}
        imprint = take_imprint(facts, superseded=False)
        before = self._revision.imprints_of([article_id]).get(article_id)
        flipped = self._supersede(imprint, before)
        turned = {side.mention.id for side in self._index.sides_of(flipped)}
        turned |= self._find_judged(article_id, held.keys() | sides.keys())
        changes = Changes(
            came=[side for key, side in sides.items() if held.get(key) != side],
            gone=[side for key, side in held.items() if sides.get(key) != side],
            turned=turned - (held.keys() - sides.keys()),
            retold=sides.keys(),
            copies=self._compare_texts(imprint, before),
            articles=flipped | {article_id},
        )
        self._regroup(changes)

    def _find_decided(self, decision: Decision) -> set[str]:
        """The mentions that a decision is about; of an undoing, those of what it undoes."""
        while decision.undoes is not None:
            undone = self._revision.decision(decision.undoes)
            if undone is None:
                return set()
            decision = undone
        return self._find_ends([decision])

    def _find_judged(self, article: str, own: Set[str]) -> set[str]:
        """The mentions that decisions about an article's own are about, these and others.

        When other mentions are read in the article, a decision may be about another one of them,
        or about none.
        """
        return self._find_ends(
            decision
            for decision in self._decisions
            if not own.isdisjoint((decision.left, decision.right))
            or article in {at.article for at in (decision.left_at, decision.right_at) if at}
        )

    def _find_ends(self, decisions: Iterable[Decision]) -> set[str]:
        decisions = list(decisions)
        ends = find_ends(decisions, self._revision.mentions_decided(decisions))
        return {key for pair in ends for key in pair if key}

    # ---- what is needed -----------------------------------------------------------------------

    def _resolve_decisions(self) -> list[Decision]:
        return resolve_decisions(self._decisions, self._revision.mentions_decided(self._decisions))

    # ---- texts that replace or repeat others --------------------------------------------------

    def _supersede(self, imprint: Imprint, before: Imprint | None) -> set[str]:
        """The articles held before that stand no longer, or again, now that this one is held."""
        own = {each.address for each in (imprint, before) if each and each.address}
        texts = self._revision.imprints_at(own) | {imprint.article: imprint}
        old = find_superseded(self._revision.facts_of(texts).values()) if len(texts) > 1 else set()
        was = {key: each.superseded for key, each in texts.items()}
        was |= {before.article: before.superseded} if before else {}
        flipped = {key for key in texts if was[key] != (key in old)}
        changed = [
            msgspec.structs.replace(texts[key], superseded=key in old)
            for key in sorted(flipped | {imprint.article})
        ]
        self._revision.replace_imprints(changed)
        return flipped

    def _compare_texts(self, imprint: Imprint, before: Imprint | None) -> set[Ends]:
        """Compare an article with those that share its wording; the pairs that this changes."""
        meetings = Meetings(self._index, self._index.members, self._find_print_blocks)
        moved = meetings.move(stand_imprints([imprint]), stand_imprints([before] if before else []))
        held = {(c.left, c.right): c for c in self._revision.copies_of([imprint.article])}
        asked = moved.met | meetings.meets(held.keys() | moved.parted)
        parted = self._revision.copies_of({end for pair in moved.parted for end in pair})
        held |= {(c.left, c.right): c for c in parted if (c.left, c.right) in moved.parted}
        texts = self._revision.facts_of({end for pair in asked for end in pair})
        found = {(c.left, c.right): c for c in find_copies(texts.values(), asked)}
        changed = {pair for pair in held.keys() | found.keys() if held.get(pair) != found.get(pair)}
        self._revision.replace_copies(changed, [found[p] for p in sorted(changed) if p in found])
        return changed

    def _find_print_blocks(self, articles: Collection[str]) -> dict[str, Blocks]:
        imprints = self._revision.imprints_of(articles).values()
        return {read_id(rank): blocks for rank, blocks in stand_imprints(imprints).items()}

    # ---- what follows -------------------------------------------------------------------------

    def _regroup(self, changes: Changes) -> None:
        """Link what moved, and write the incidents anew that this changes."""
        decisions = self._resolve_decisions()
        beside = self._find_beside(changes)
        relinking = Relinking(self._index, decisions)
        groups = relinking.move(changes.came, changes.gone, changes.turned, beside)
        region = {key for group in groups for key in group}
        copied = self._find_copied(changes.copies)
        every = {*groups, *(group for group in copied if region.isdisjoint(group))}
        anew = changes.mentions
        belonged = self._revision.incidents_of({key for group in every for key in group} | anew)
        before = self._revision.members_of(set(belonged.values()))
        kept = {g for g in before.values() if g in every and anew.isdisjoint(g)} - copied
        old = [key for key, members in before.items() if members not in kept]
        self._rewrite(old, sorted(every - kept), changes.articles, decisions)

    def _find_beside(self, changes: Changes) -> set[str]:
        """The mentions that stay, in the incidents of those that change."""
        held = self._revision.incidents_of(changes.mentions)
        members = self._revision.members_of(set(held.values())).values()
        return {key for group in members for key in group} | set(changes.retold) - changes.lost

    def _find_copied(self, pairs: Collection[Ends]) -> set[Group]:
        """The groups that tell of two articles of which it changed who copied whom."""
        sides = self._index.sides_of({end for pair in pairs for end in pair})
        belongs = self._revision.incidents_of({side.mention.id for side in sides})
        told: defaultdict[str, set[str]] = defaultdict(set)
        for side in sides:
            if side.mention.id in belongs:
                told[belongs[side.mention.id]].add(side.mention.article)
        both = {key for key, held in told.items() if any(set(pair) <= held for pair in pairs)}
        return set(self._revision.members_of(both).values())

    def _rewrite(
        self,
        old: Collection[str],
        groups: Sequence[Group],
        articles: Collection[str],
        decisions: Sequence[Decision],
    ) -> None:
        """Put the incidents of groups in the place of others, and what is tied to them."""
        mentions = self._revision.mentions_named({key for group in groups for key in group})
        facts = self._revision.facts_of({mention.article for mention in mentions.values()})
        copies = self._revision.copies_among(facts)
        # Of an article that is pending other mentions may be stored by now than were linked.
        stored = ([mentions[key] for key in group if key in mentions] for group in groups)
        incidents = list(_reconcile_groups(filter(None, stored), facts, copies, decisions))
        self._revision.replace_incidents(old, incidents, mentions)
        self._relate({*facts, *articles})

    def _relate(self, articles: Collection[str]) -> None:
        """Tie what articles say beside their mentions to the incidents as they are now."""
        imprints = self._revision.imprints_of(articles)
        standing = {key for key in articles if not imprints[key].superseded}
        sides = self._index.sides_of(standing)
        belongs = self._revision.incidents_of({side.mention.id for side in sides})
        related = relate_incidents(self._revision.readings_of(standing), belongs)
        self._revision.replace_related(articles, related)
