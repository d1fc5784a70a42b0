"""The check of a brief: a program of its own, beside what makes the brief.

In: a brief, and the ledger that it cites. Out: the sentences that do not hold, each with why.
Refuses: to trust the brief: every citation is looked up, every number, name and date read anew.
"""

from crosswire.publish.grounding.check import Fault, check_brief, check_sentence
from crosswire.publish.grounding.shelf import Shelf

__all__ = ["Fault", "Shelf", "check_brief", "check_sentence"]
