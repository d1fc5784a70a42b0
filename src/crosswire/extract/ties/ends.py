"""Which incident, or which total, a clause speaks of when it is tied to another clause."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from crosswire.extract.incidents.bonds import find_bonds
from crosswire.extract.incidents.draft import Draft
from crosswire.extract.incidents.frames import Frame, FrameKey
from crosswire.extract.incidents.kinds import families_of
from crosswire.extract.sentence.scan import Scan
from crosswire.lexicon.load import Lexicon
from crosswire.model.mention import Mention
from crosswire.model.place import compare_places
from crosswire.model.related import Basis, RelationKind, Tally
from crosswire.model.text import Document

# What a clause without an incident of its own may speak of: an article that told more between would
# name it again, and a text made to be slow is read in a time that grows with its length alone.
MOST_BEFORE, MOST_AFTER = 12, 3


class Told(NamedTuple):
    """A mention, and the frames that tell it."""

    mention: Mention
    draft: Draft

    @property
    def id(self) -> str:
        """The id of the mention."""
        return self.mention.id

    @property
    def opening(self) -> Frame:
        """The frame that tells it first."""
        return self.draft.frames[0]


class Telling:
    """An article as relations are read from it: what is told, and which clause tells what."""

    def __init__(
        self,
        document: Document,
        scans: Sequence[Scan],
        frames: Sequence[Frame],
        told: Sequence[tuple[Mention, Draft]],
        tallies: Sequence[Tally],
        lexicon: Lexicon,
    ) -> None:
        self.document, self.scans = document, scans
        self.frames = sorted(frames, key=lambda frame: frame.span.start)
        self._starts = [frame.span.start for frame in self.frames]
        self.told = [Told(mention, draft) for mention, draft in told]
        self.tallies, self.lexicon = tallies, lexicon
        self._owners: defaultdict[FrameKey, list[Told]] = defaultdict(list)
        for one in self.told:
            for frame in one.draft.frames:
                self._owners[frame.key].append(one)

    def owner(self, frame: Frame, beside: Told | None = None) -> Told | None:
        """What a frame tells; of two sites of one operation that where `beside` happened."""
        owners = self._owners.get(frame.key, [])
        near = (one for one in owners if beside is not None and share_place(one, beside))
        return next(near, owners[0] if owners else None)

    def resolve(self, frame: Frame, beside: Told | None) -> Told | None:
        """What a frame speaks of, told elsewhere in the article if not by the frame itself.

        "In reply to a drone attack" speaks of the drone attack that the next sentence tells. It is
        never `beside`, and nothing that contradicts the frame.
        """
        own = self.owner(frame, beside)
        if own is not None:
            return own
        others = [one for one in self.told if one is not beside]
        before = [one for one in others if one.opening.span.start < frame.span.start][::-1]
        after = [one for one in others if one.opening.span.start >= frame.span.start]
        near = (*before[:MOST_BEFORE], *after[:MOST_AFTER])
        return next((one for one in near if _fits(frame, one)), None)

    def total_of(self, frame: Frame) -> Tally | None:
        """The tally that a frame's clause tells; None if it tells occurrences."""
        if frame.kind not in {"series", "tally"}:
            return None
        return next((t for t in self.tallies if any(map(frame.span.holds, t.spans))), None)

    def frame_before(self, frame: Frame) -> Frame | None:
        """The frame that was read just before a frame; None at the article's start."""
        number = bisect_left(self._starts, frame.span.start)
        return self.frames[number - 1] if number else None

    def last_before(self, frame: Frame, *, but: Told | None = None) -> Told | None:
        """What the article spoke of last before a frame."""
        return next((one for one in self.spoken_before(frame) if one is not but), None)

    def counted_from(self, frame: Frame, *, but: Told) -> Told | None:
        """What "hours later" counts from: what was told last, in the order of the story.

        Where the article has spoken of a run of attacks since, it is back at what it opens with.
        """
        for number in range(bisect_left(self._starts, frame.span.start) - 1, -1, -1):
            other = self.frames[number]
            own = self.owner(other)
            if own is None and other.kind in {"series", "tally"}:
                return self.told[0] if self.told[0] is not but else None
            if own is not None and own is not but:
                return own
        return None

    def spoken_before(self, frame: Frame) -> Iterator[Told]:
        """What the article spoke of before a frame, the last spoken of first."""
        starts = self._starts
        for number in range(bisect_left(starts, frame.span.start) - 1, -1, -1):
            own = self.owner(self.frames[number])
            if own is not None:
                yield own


def _fits(frame: Frame, told: Told) -> bool:
    """True if a frame speaks of the same kind of occurrence, and nothing in it contradicts."""
    if not frame.triggers or find_bonds(frame, told.draft, focused=False) is None:
        return False
    mine, theirs = families_of([frame]), families_of(told.draft.frames)
    return bool(mine & theirs) or not mine


def share_place(left: Told, right: Told) -> bool:
    """True if both happened at one place, or in the same town."""
    a, b = left.mention.place, right.mention.place
    return a is not None and b is not None and compare_places(a, b) in {"same", "inside"}


def is_before(left: Told, right: Told) -> bool:
    """True if the days given say that one came before the other."""
    a, b = left.mention.date, right.mention.date
    if a is None or b is None or a.end is None or b.start is None:
        return False
    return a.end < b.start


def may_precede(left: Told, right: Told) -> bool:
    """True unless the days given say that the one came after the other."""
    return not is_before(right, left)


class Edge(NamedTuple):
    """A tie as it is found: the ids of its ends, and the frame whose sentence tells it."""

    kind: RelationKind
    earlier: str
    later: str
    frame: Frame
    basis: Basis = "stated"
