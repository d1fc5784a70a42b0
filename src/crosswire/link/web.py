"""Mentions with their links, and what follows from these: ties, cells, groups."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from itertools import chain

from crosswire.link.candidates import order_pair
from crosswire.link.cells import Cell, find_cells
from crosswire.link.comparer import Comparer
from crosswire.link.facts import Side
from crosswire.link.groups import Grouping, Members
from crosswire.link.near import NearLinks
from crosswire.link.ties import LinkPartners, Mask, list_numbers, mark
from crosswire.link.verdicts import find_verdicts, pick_pairs
from crosswire.link.weights import load_weights
from crosswire.model.decision import Decision
from crosswire.model.incident import Link, LinkState

Group = tuple[str, ...]


class Web:
    """Sides by rank and links between them: a whole ledger's, or those around a few mentions.

    `fallen` are the mentions whose article a newer text has superseded: they keep their links, but
    are tied to nothing and belong to no group. `passing` are the links that pass the bar between
    two mentions that stand, unless a person said that the two are not one.
    """

    def __init__(
        self,
        sides: Sequence[Side],
        near: NearLinks,
        comparer: Comparer,
        decisions: Sequence[Decision],
        fallen: Collection[str],
    ) -> None:
        self.sides = sides
        self.near = near
        self._comparer = comparer
        self._bar = load_weights().bars.join
        self._standing = [n for n, side in enumerate(sides) if side.mention.id not in fallen]
        self._verdicts = find_verdicts(decisions, sides, fallen)
        self.passing = self._find_passing()
        self._partners = LinkPartners(near, self.passing, comparer)

    def _find_passing(self) -> Mask:
        near, standing = self.near, mark(self._standing, len(self.sides))
        return bytearray(
            total >= self._bar
            and standing[near.left[number]]
            and standing[near.right[number]]
            and self._verdicts.get(near.pair(number), "same") == "same"
            for number, total in enumerate(near.total)
        )

    # ---- ties ---------------------------------------------------------------------------------

    def find_outdone(self, asked: Mask) -> Mask:
        """Of some links that pass those that a surer one rules out."""
        return self._partners.find_outdone(asked)

    def find_unsure(self, asked: Mask, outdone: Mask) -> Mask:
        """Of some links that pass and are not outdone those that have a rival."""
        return self._partners.find_unsure(asked, outdone)

    def mark(self, numbers: Iterable[int]) -> Mask:
        """Some links as a mask."""
        return mark(numbers, len(self.near))

    def link(self, number: int, state: LinkState, refused: str | None) -> Link:
        """A link as it is kept."""
        left, right = sorted(self.sides[key].mention.id for key in self.near.pair(number))
        return Link(left, right, self.near.alone[number], self.near.total[number], state, refused)

    # ---- groups -------------------------------------------------------------------------------

    def find_cells(self, tied: Mask) -> list[Cell]:
        """The cells of all that stand: what ties hold together, and what people said is one."""
        ties = map(self.near.pair, list_numbers(tied))
        return find_cells(self._standing, chain(ties, pick_pairs(self._verdicts, "same")))

    def group(self, cells: Iterable[Cell], tied: Mask) -> tuple[list[Group], dict[int, str]]:
        """The groups of cells, in order, and why ties do not join after all."""
        groups: list[Group] = []
        refused: dict[int, str] = {}
        for cell in cells:
            members, reasons = self._group_cell(cell, tied)
            groups += (tuple(sorted(self.sides[n].mention.id for n in held)) for held in members)
            refused |= reasons
        return sorted(groups), refused

    def _group_cell(self, cell: Cell, tied: Mask) -> tuple[list[Members], dict[int, str]]:
        """First by what the pairs say by themselves, then with the stories that articles share."""
        if len(cell) == 1:
            return [cell], {}
        near, held = self.near, set(cell)
        links = {
            near.pair(number): number
            for key in cell
            for number in self._partners.numbers(key)
            if near.left[number] == key and near.right[number] in held
        }
        ties = [pair for pair, number in links.items() if tied[number]]
        grouping = Grouping(cell, self.sides, self._comparer, self._verdicts)
        grouping.join_best({pair: near.alone[number] for pair, number in links.items()}, ties)
        refused = grouping.join_best({p: near.total[number] for p, number in links.items()}, ties)
        return grouping.groups(), {links[pair]: reason for pair, reason in refused.items()}


def weave(
    sides: Iterable[Side],
    links: Sequence[Link],
    decisions: Sequence[Decision],
    fallen: Collection[str] = (),
) -> Web:
    """The web of some sides and links between them, which keep the order they are given in."""
    ranked = sorted(sides, key=lambda side: side.rank)
    number_of = {side.mention.id: number for number, side in enumerate(ranked)}
    near = NearLinks()
    for link in links:
        left, right = (number_of[end] for end in link.ends)
        near.add(order_pair(left, right), link.alone, link.total)
    return Web(ranked, near, Comparer(ranked), decisions, fallen)
