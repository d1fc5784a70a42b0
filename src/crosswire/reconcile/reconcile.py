"""The stage itself: order the mentions, settle every slot, count the sources, grade."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from crosswire.model.decision import Decision
from crosswire.model.incident import (
    ArticleFacts,
    Claimant,
    Copy,
    Incident,
    Settled,
    incident_id,
    known_since,
)
from crosswire.model.mention import Mention
from crosswire.model.origins import Origins, find_origins
from crosswire.reconcile.claimants import list_claimants
from crosswire.reconcile.credibility import judge_credibility
from crosswire.reconcile.grade import grade_incident
from crosswire.reconcile.judged import apply_settlements
from crosswire.reconcile.reports import Source, order_sources
from crosswire.reconcile.settle import settle_slots
from crosswire.reconcile.sources import count_sources
from crosswire.reconcile.title import name_incident
from crosswire.reconcile.voices import attest


def reconcile_group(
    mentions: Sequence[Mention],
    articles: Mapping[str, ArticleFacts],
    copies: Sequence[Copy],
    decisions: Sequence[Decision] = (),
) -> Incident:
    """One incident out of the mentions of a group, whatever order they come in.

    Its id is founded on the mention that could be known first; the ids that the others would have
    founded redirect to it, so an id once given always leads somewhere. What people decided about a
    slot, the oldest decision first, stands above the rules.

    Raises:
        ValueError: there are no mentions.
    """
    judged = judge_group(mentions, articles, copies, decisions)
    ordered, claimants = judged.mentions, judged.claimants
    settled = judged.attest()
    counted = count_sources(ordered, articles, judged.origins)
    return Incident(
        id=incident_id(ordered[0].id),
        title=name_incident(settled),
        type=next(str(s.value) for s in settled if s.slot == "type"),
        mentions=tuple(m.id for m in ordered),
        redirects_from=tuple(sorted(incident_id(m.id) for m in ordered[1:])),
        settled=settled,
        sources=counted,
        grades=grade_incident(ordered, settled, counted, claimants),
        claimants=claimants,
        credibility=judge_credibility(ordered, settled, counted),
    )


class Judged(NamedTuple):
    """A group with its values settled, before anybody asks who stands behind each."""

    mentions: Sequence[Mention]
    origins: Origins
    sources: Sequence[Source]
    claimants: tuple[Claimant, ...]
    settled: Sequence[Settled]

    def attest(self) -> tuple[Settled, ...]:
        """The settled values, each with the voices behind it."""
        return tuple(attest(self.settled, self.sources, self.origins.ties))


def judge_group(
    mentions: Sequence[Mention],
    articles: Mapping[str, ArticleFacts],
    copies: Sequence[Copy],
    decisions: Sequence[Decision] = (),
) -> Judged:
    """The settled values of a group, its mentions ordered by when they could be known.

    Raises:
        ValueError: there are no mentions.
    """
    if not mentions:
        raise ValueError("an incident has at least one mention")
    ordered = sorted(mentions, key=lambda m: (known_since(articles.get(m.article)), m.id))
    origins = find_origins((m.article for m in ordered), articles, copies)
    sources = order_sources(ordered, articles, origins.of)
    claimants = list_claimants(sources)
    settled = apply_settlements(settle_slots(sources, claimants), decisions, ordered)
    return Judged(ordered, origins, sources, claimants, settled)
