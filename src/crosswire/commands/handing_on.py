"""Commands that write the ledger for others."""

from __future__ import annotations

import sys

from crosswire.commands.opening import DONE, ask_ledger


def export(path: str | None, as_of: str | None, form: str, output: str) -> int:
    """Write the ledger to a file or to standard output."""
    with ask_ledger(path, as_of) as ledger:
        if output == "-":
            sys.stdout.writelines(ledger.pieces(form))
        else:
            ledger.export(form, output)
    return DONE
