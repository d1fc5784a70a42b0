"""What people decided: an append-only record that stands above everything the program concludes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Literal

import msgspec

from crosswire.model.clocks import parse_as_of
from crosswire.model.ids import make_id
from crosswire.model.mention import Mention
from crosswire.model.text import Span

Verdict = Literal["same", "different", "unsure"]


class Anchor(msgspec.Struct, frozen=True):
    """Where a mention stands: its article and its first words there.

    The id of a mention changes when better rules read more in its article; its words stay.
    """

    article: str
    span: Span


class Decision(msgspec.Struct, frozen=True):
    """A person's word, with name, time (ISO 8601) and reason. It outranks whatever is derived.

    `verdict` is about the mentions `left` and `right`: of one incident, of two, or nobody can tell.
    With a `slot` it settles the `value` of that slot for the incident of `left`. With `undoes` it
    takes an earlier decision back, whose id that is. Exactly one of the three is given.
    """

    by: str
    at: str
    why: str
    left: str | None = None
    right: str | None = None
    verdict: Verdict | None = None
    slot: str | None = None
    value: str | None = None
    undoes: str | None = None
    left_at: Anchor | None = None
    right_at: Anchor | None = None

    def __post_init__(self) -> None:
        given = [name for name in ("verdict", "slot", "undoes") if getattr(self, name) is not None]
        if len(given) != 1:
            raise ValueError("a decision gives one of verdict, slot and undoes")
        if self.verdict and (not self.left or not self.right or self.left == self.right):
            raise ValueError("a verdict is about two mentions")
        if self.slot and (not self.left or self.value is None):
            raise ValueError("a settled value needs a mention and the value")

    @property
    def id(self) -> str:
        """An id that comes from the content alone, so that two records can be merged."""
        told = msgspec.json.encode(self, order="sorted")
        return make_id("d", told.decode())


def decided_since(decision: Decision) -> datetime:
    """When somebody decided; last of all if the record gives no time that can be read."""
    try:
        return parse_as_of(decision.at)
    except ValueError:
        return datetime.max.replace(tzinfo=UTC)


def order_decisions(decisions: Iterable[Decision]) -> list[Decision]:
    """The decisions, the oldest first; of those of one moment the order is that of their ids."""
    return sorted(decisions, key=lambda decision: (decision.at, decision.id))


def pick_standing(decisions: Iterable[Decision]) -> list[Decision]:
    """The decisions that nobody took back, the oldest first; an undoing can be undone, too."""
    ordered = order_decisions(decisions)
    undone: set[str] = set()
    for decision in reversed(ordered):
        if decision.undoes is not None and decision.id not in undone:
            undone.add(decision.undoes)
    return [d for d in ordered if d.undoes is None and d.id not in undone]


def find_anchor(mention: Mention) -> Anchor | None:
    """Where a mention stands; None for one without words of its own."""
    return Anchor(mention.article, mention.evidence[0]) if mention.evidence else None


def find_standing(anchor: Anchor, mentions: Iterable[Mention]) -> list[Mention]:
    """Those of an article's mentions that stand at the words of an anchor.

    Several only if they share as many of the words. A mention whose first words they are comes
    before one that tells of them later on.
    """
    shares = [(_share(anchor.span, mention), mention) for mention in mentions]
    most = max((share for share, _ in shares), default=(0, 0))
    return [mention for share, mention in shares if share == most and any(share)]


def _share(words: Span, mention: Mention) -> tuple[int, int]:
    """How many of the words are among a mention's first ones, and among any of its passages."""
    shared = [
        max(0, min(words.end, told.end) - max(words.start, told.start)) for told in mention.evidence
    ]
    return (shared[0], max(shared)) if shared else (0, 0)


def resolve_decisions(
    decisions: Sequence[Decision], mentions: Mapping[str, Mention]
) -> list[Decision]:
    """The standing decisions with the ids that their mentions have by now.

    A decision whose mention is no longer read at all is left out here; the record keeps it.
    """
    resolved = []
    standing = pick_standing(decisions)
    for decision, (left, right) in zip(standing, find_ends(standing, mentions), strict=True):
        found = left is not None and (right is not None) == (decision.right is not None)
        if found and left != right:
            resolved.append(msgspec.structs.replace(decision, left=left, right=right))
    return resolved


def find_ends(
    decisions: Iterable[Decision], mentions: Mapping[str, Mention]
) -> list[tuple[str | None, str | None]]:
    """The ids that the two mentions of each decision have by now; None where none is read."""
    by_article: dict[str, list[Mention]] = {}
    for mention in mentions.values():
        by_article.setdefault(mention.article, []).append(mention)
    return [
        (
            _find_mention(decision.left, decision.left_at, mentions, by_article),
            _find_mention(decision.right, decision.right_at, mentions, by_article),
        )
        for decision in decisions
    ]


def pick_about(
    decisions: Sequence[Decision], mentions: Mapping[str, Mention]
) -> list[tuple[Decision, str | None]]:
    """The decisions about any of some mentions, and what took these back, the oldest first.

    Each with the id that its first mention has by now; None where that is not among them.
    """
    told: dict[str, tuple[Decision, str | None]] = {}
    for decision, (left, right) in zip(decisions, find_ends(decisions, mentions), strict=True):
        if left or right or decision.undoes in told:
            told[decision.id] = decision, left
    return list(told.values())


def _find_mention(
    key: str | None,
    anchor: Anchor | None,
    mentions: Mapping[str, Mention],
    by_article: Mapping[str, Sequence[Mention]],
) -> str | None:
    """The id if it is still there, else that of the mention at its words."""
    if key is None or key in mentions or anchor is None:
        return key if key in mentions else None
    standing = find_standing(anchor, by_article.get(anchor.article, ()))
    return min((mention.id for mention in standing), default=None)
