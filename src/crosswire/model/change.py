"""What moved between two moments of knowing: one entry of the change feed."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

import msgspec

from crosswire.model.decision import Decision
from crosswire.model.ids import make_id
from crosswire.model.incident import Settled

ChangeKind = Literal["new", "revised", "retracted", "merged", "split"]


class Change(msgspec.Struct, frozen=True):
    """Something about an incident that was otherwise before.

    `at` is since when it could be known. `others` are the incidents that were merged into this one,
    or into which it was split. A revision has the `slot` with its value before and after; None
    where nothing was said. `articles` brought it about, or a person did, by the `decision`.
    """

    kind: ChangeKind
    at: datetime
    incident: str
    title: str
    reason: str
    others: tuple[str, ...] = ()
    slot: str | None = None
    before: Settled | None = None
    after: Settled | None = None
    articles: tuple[str, ...] = ()
    decision: Decision | None = None

    @property
    def id(self) -> str:
        """An id that comes from what changed alone: told again, it is the same change.

        Why it changed has no part in it, nor what else the ledger says.
        """
        values = (self.before and self.before.value, self.after and self.after.value)
        status = (self.before and self.before.status, self.after and self.after.status)
        told = (self.kind, self.at, self.incident, self.others, self.slot, values, status)
        return make_id("c", msgspec.json.encode(told).decode())
