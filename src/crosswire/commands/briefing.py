"""Commands that write the newsletter of the desk, and check one."""

from __future__ import annotations

import sys
from pathlib import Path

import msgspec

from crosswire.commands.opening import DONE, NOTHING, ask_ledger
from crosswire.errors import LedgerError
from crosswire.publish import write_whole
from crosswire.publish.brief_pages import BRIEF_FORMS, read_brief
from crosswire.screen import open_screen
from crosswire.views.briefing import show_faults


def brief(
    path: str | None,
    as_of: str | None,
    window: tuple[str | None, str | None],
    form: str,
    output: str,
) -> int:
    """Write the brief of a window to a file or to standard output."""
    since, until = window
    with ask_ledger(path, as_of) as ledger:
        pieces = BRIEF_FORMS[form](ledger.brief(since=since, until=until))
        if output == "-":
            sys.stdout.writelines(pieces)
        else:
            write_whole(pieces, Path(output))
    return DONE


def verify(path: str | None, file: str) -> int:
    """Check a brief against the ledger."""
    try:
        told = read_brief(Path(file).read_bytes())
    except (msgspec.DecodeError, OSError) as error:
        raise LedgerError(f"{file}: not a brief in JSON: {error}") from error
    with ask_ledger(path, told.as_of) as ledger:
        faults = ledger.verify(told)
    sentences = sum(len(item.told) for section in told.sections for item in section.items)
    show_faults(open_screen(), faults, sentences)
    return NOTHING if faults else DONE
