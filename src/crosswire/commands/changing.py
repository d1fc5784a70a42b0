"""The command that tells what changed."""

from __future__ import annotations

import sys
from pathlib import Path

from crosswire.commands.opening import DONE, NOTHING, ask_ledger
from crosswire.publish import write_whole
from crosswire.publish.feeds import CHANGE_FORMS


def changes(
    path: str | None, as_of: str | None, window: tuple[str, str | None], form: str, output: str
) -> int:
    """Write what changed to a file or to standard output."""
    since, until = window
    with ask_ledger(path, as_of) as ledger:
        found = ledger.changes(since, until)
        articles = ledger.documents_named({key for change in found for key in change.articles})
    pieces = CHANGE_FORMS[form](found, articles)
    if output == "-":
        sys.stdout.writelines(pieces)
    else:
        write_whole(pieces, Path(output))
    return DONE if found else NOTHING
