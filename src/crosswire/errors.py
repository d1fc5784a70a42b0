"""The errors a caller can act on, by who can mend them.

CrosswireError
├── SetupError      settings, lexicon, plug-in: stop before starting, naming file and line
├── ArticleError    an article that cannot be read: recorded as a Rejection, the rest goes on
└── LedgerError     the ledger is locked, gone or newer than this program: nothing half-written
"""

from __future__ import annotations


class CrosswireError(Exception):
    """The root of all errors that crosswire raises on purpose."""


class SetupError(CrosswireError):
    """A settings file, lexicon or plug-in is wrong; nothing was started."""


class ArticleError(CrosswireError):
    """One article could not be read or parsed; the others can."""

    def __init__(self, path: str, stage: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path, self.stage, self.reason = path, stage, reason


class LedgerError(CrosswireError):
    """The ledger cannot be opened or written; it is as it was before."""
