"""The memory: articles, what was read in them, what people decided, and what follows.

In: documents, readings, decisions. Out: the same values, for ever, and incidents derived from them.
Refuses: what is not a ledger, or what a newer crosswire wrote; it is left as it was.
"""

from crosswire.ledger.open import open_ledger
from crosswire.ledger.revision import Revision, Workings
from crosswire.ledger.state import LedgerState
from crosswire.ledger.stored import StoredLedger

__all__ = ["LedgerState", "Revision", "StoredLedger", "Workings", "open_ledger"]
