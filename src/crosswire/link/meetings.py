"""Who meets whom anew when some come and some go, without looking at the rest.

Members stand in blocks and look into blocks (see `blocks`), and meet the leaders of those that they
look into. An index keeps who stands where, by rank; ranks end in the member's id.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import NamedTuple, Protocol

from crosswire.link.blocks import LEADERS, Blocks, Key

Rank = str
Ends = tuple[str, str]  # two members by their ids, the smaller first


class BlockIndex(Protocol):
    """Who stands in which block."""

    def leaders(self, blocks: Collection[Key], most: int) -> Mapping[Key, Sequence[Rank]]:
        """The first of each block by rank, at most so many."""
        ...

    def members(self, blocks: Collection[Key]) -> Mapping[Key, Sequence[str]]:
        """The ids of all who stand in each of the blocks."""
        ...

    def enter(self, standings: Collection[tuple[Key, Rank]]) -> None:
        """Let ranks stand in blocks."""
        ...

    def leave(self, standings: Collection[tuple[Key, Rank]]) -> None:
        """Let them stand there no longer."""
        ...


class Moved(NamedTuple):
    """The pairs that are to be compared anew, and those that may meet no longer."""

    met: set[Ends]
    parted: set[Ends]


class Meetings:
    """Keeps an index up to date, and tells which pairs that moves.

    `find_lookers` gives the members that look into each of some blocks, `find_blocks` the blocks of
    members, both of what the index holds.
    """

    def __init__(
        self,
        index: BlockIndex,
        find_lookers: Callable[[Collection[Key]], Mapping[Key, Collection[str]]],
        find_blocks: Callable[[Collection[str]], Mapping[str, Blocks]],
    ) -> None:
        self._index = index
        self._find_lookers = find_lookers
        self._find_blocks = find_blocks

    def move(self, came: Mapping[Rank, Blocks], gone: Mapping[Rank, Blocks]) -> Moved:
        """Let members come and go. The pairs of those who are gone are nobody's business here."""
        changed = {block for blocks in (*came.values(), *gone.values()) for block in blocks.stands}
        before = self._find_leaders(changed)
        self._index.leave(list_standings(gone))
        self._index.enter(list_standings(came))
        after = self._find_leaders(changed)
        # Who comes again changed leads anew, even if by the rank that it had before.
        risen = {block: after[block] - (before[block] - came.keys()) for block in changed}
        fallen = {block: _leave_out(before[block] - after[block], gone) for block in changed}
        lookers = self._find_lookers({block for block in changed if risen[block] or fallen[block]})
        met, parted = self._meet_leaders(came), set[Ends]()
        for block, those in lookers.items():
            met |= _pair(those, risen[block])
            parted |= _pair(those, fallen[block])
        return Moved(met, parted)

    def _find_leaders(self, blocks: Collection[Key]) -> dict[Key, set[Rank]]:
        leaders = self._index.leaders(blocks, LEADERS)
        return {block: set(leaders.get(block, ())) for block in blocks}

    def meets(self, pairs: Collection[Ends]) -> set[Ends]:
        """Those of the pairs that meet: one is a leader of a block that the other looks into."""
        blocks = self._find_blocks({end for pair in pairs for end in pair})
        shared = {
            (one, other): set(blocks[one].looks) & set(blocks[other].stands)
            for pair in pairs
            for one, other in (pair, pair[::-1])
        }
        asked = {block for held in shared.values() for block in held}
        leaders = self._index.leaders(asked, LEADERS)
        leading = {block: {read_id(rank) for rank in ranks} for block, ranks in leaders.items()}
        return {
            order_ends(one, other)
            for (one, other), held in shared.items()
            if any(other in leading.get(block, ()) for block in held)
        }

    def _meet_leaders(self, came: Mapping[Rank, Blocks]) -> set[Ends]:
        looks = {block for blocks in came.values() for block in blocks.looks}
        leaders = self._index.leaders(looks, LEADERS)
        return {
            order_ends(read_id(rank), read_id(other))
            for rank, blocks in came.items()
            for block in blocks.looks
            for other in leaders.get(block, ())
            if other != rank
        }


def list_standings(members: Mapping[Rank, Blocks]) -> list[tuple[Key, Rank]]:
    """Who stands in which block, in order."""
    return sorted({(block, rank) for rank, blocks in members.items() for block in blocks.stands})


def _leave_out(ranks: Iterable[Rank], gone: Iterable[Rank]) -> set[Rank]:
    """The ranks of members that are not gone, nor have come again by another rank."""
    left = set(map(read_id, gone))
    return {rank for rank in ranks if read_id(rank) not in left}


def _pair(lookers: Iterable[str], ranks: Iterable[Rank]) -> set[Ends]:
    ids = [read_id(rank) for rank in ranks]
    return {order_ends(one, other) for one in lookers for other in ids if one != other}


def read_id(rank: Rank) -> str:
    """The id of the member with a rank."""
    return rank.rsplit(" ", 1)[-1]


def order_ends(one: str, other: str) -> Ends:
    """Two ids, the smaller first."""
    return (one, other) if one < other else (other, one)
