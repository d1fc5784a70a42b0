"""How the settled values of an incident moved as one article after the other became known."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from itertools import groupby

from crosswire.model.incident import ArticleFacts, Copy, Settled, Step, known_since
from crosswire.model.mention import Mention
from crosswire.reconcile.reconcile import reconcile_group

Known = dict[str, Settled]


def trace_history(
    mentions: Sequence[Mention],
    articles: Mapping[str, ArticleFacts],
    copies: Sequence[Copy],
) -> list[Step]:
    """Every move of a settled value, in the order in which the articles could be known.

    Articles known since the same moment move it together. What stands at a moment is what the
    ledger as of that moment would settle from the same mentions.
    """

    def known(mention: Mention) -> datetime:
        return known_since(articles.get(mention.article))

    steps: list[Step] = []
    told: list[Mention] = []
    before: Known = {}
    for at, fresh in groupby(sorted(mentions, key=lambda m: (known(m), m.id)), key=known):
        own = list(fresh)
        told += own
        after = _by_slot(reconcile_group(told, articles, copies).settled)
        by = tuple(dict.fromkeys(mention.article for mention in own))
        steps += _find_moves(at, by, before, after)
        before = after
    return steps


def _by_slot(settled: Sequence[Settled]) -> Known:
    return {value.slot: value for value in settled}


def _find_moves(at: datetime, by: tuple[str, ...], before: Known, after: Known) -> Iterator[Step]:
    for slot in [*after, *(slot for slot in before if slot not in after)]:
        old, new = before.get(slot), after.get(slot)
        if old is None or new is None or (old.value, old.status) != (new.value, new.status):
            yield Step(at, by, slot, old, new)
