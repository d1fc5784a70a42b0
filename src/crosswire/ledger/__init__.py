"""The memory: articles, what was read in them, what people decided, and what follows.

In: documents, readings, decisions. Out: the same values, for ever, and incidents derived from them.
Refuses: a file that is not a ledger, or that a newer crosswire wrote; it is left as it was.
"""

from crosswire.ledger.sqlite import SqliteLedger, open_ledger

__all__ = ["SqliteLedger", "open_ledger"]
