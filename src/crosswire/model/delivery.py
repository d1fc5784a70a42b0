"""Changes on their way to somebody's webhook."""

from __future__ import annotations

import msgspec

from crosswire.model.ids import make_id


class Parcel(msgspec.Struct, frozen=True):
    """Changes to be sent, as the JSON that is sent. It is kept until it was taken."""

    made_at: str
    body: str

    @property
    def id(self) -> str:
        """An id that comes from the content, so that whoever gets it twice can tell."""
        return make_id("p", self.body)


class Delivery(msgspec.Struct, frozen=True):
    """What became of what was to be sent: how many parcels were taken, how many wait.

    `trouble` says why the rest waits; it is sent again the next time.
    """

    sent: int = 0
    waiting: int = 0
    trouble: str | None = None
