"""What could not be read, as pages say it."""

from __future__ import annotations

import msgspec

from crosswire.model.incident import Rejection
from crosswire.web.cards import clip, name_file


class Refused(msgspec.Struct, frozen=True):
    """A file or page that could not be read, at which stage, and the first line of why."""

    name: str
    stage: str
    reason: str


def tell_refused(rejection: Rejection) -> Refused:
    """A rejection without the folders of the machine that read it, and without tracebacks."""
    first = rejection.reason.strip().partition("\n")[0]
    named = first.replace(rejection.path, name_file(rejection.path))
    return Refused(name_file(rejection.path), rejection.stage, clip(named, 300))
