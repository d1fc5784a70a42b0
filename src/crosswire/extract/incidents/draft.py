"""The frames of one incident, gathered from an article."""

from __future__ import annotations

from dataclasses import dataclass, field

from crosswire.extract.incidents.frames import Frame
from crosswire.extract.incidents.kinds import weapon_name
from crosswire.extract.incidents.offsets import points_back
from crosswire.extract.sentence.scan import Group
from crosswire.model.place import Place

# Frames that a further frame is compared with: no labelled article has as many in one draft, and
# a text made to be slow is read in a time that grows with its length alone.
MOST_COMPARED = 60


@dataclass(slots=True)
class Draft:
    """The frames that speak of one incident, in reading order.

    `sites`: the incident is one of these sites of one operation, that of `place`.
    """

    frames: list[Frame] = field(default_factory=list)
    place: Place | None = None
    sites: tuple[Place, ...] = ()

    def opening(self) -> Draft:
        """The draft as its first frames tell it: all that a further frame is compared with."""
        if len(self.frames) <= MOST_COMPARED:
            return self
        return Draft(self.frames[:MOST_COMPARED], self.place)

    def is_headline(self) -> bool:
        """True if only the title has spoken of it: the lead tells the same thing in full."""
        return all(frame.zone == "title" for frame in self.frames)

    @property
    def times(self) -> list[Group]:
        """Every time its frames give."""
        return [t for frame in self.frames for t in frame.times]

    @property
    def day_times(self) -> list[Group]:
        """The times of the first frame that gives a day or a week, else all: its own day."""
        for frame in self.frames:
            if any(_is_fine(t) for t in frame.times):
                return [t for t in frame.times if _is_fine(t)]
        return self.times

    @property
    def places(self) -> list[Place]:
        """Every place its frames give; its own alone when it is one of several sites."""
        if self.place is not None:
            return [self.place]
        return [g.place for frame in self.frames for g in frame.places if g.place]

    @property
    def weapons(self) -> set[str]:
        """The usual names of the weapons its frames speak of."""
        return {name for f in self.frames for w in f.weapons if (name := weapon_name(w))}

    @property
    def agents(self) -> set[str]:
        """The doers its frames name."""
        return {a.actor for f in self.frames for a in f.agents if a.actor}


FINE_DAYS = 7  # a longer interval says little about the day of what happened in it


def _is_fine(time: Group) -> bool:
    days = time.moment.days if time.moment is not None else None
    return days is not None and days <= FINE_DAYS and not points_back(time)


def comes_from_air(draft: Draft, first: Draft) -> bool:
    """True if a draft's doers, or the first one's where it names none, strike from the air."""
    agents = draft.agents or first.agents
    return any(agent in draft.frames[0].scan.air for agent in agents)
